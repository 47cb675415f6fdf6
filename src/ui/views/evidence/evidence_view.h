// Evidence: what is measured and proved, and what that says: the loop, improvements behind their gate,
// approaches, the two models, coverage, the self-check, requirements, and the programme that keeps it alive.
#pragma once

#include "ui/views/evidence/approaches_page.h"
#include "ui/views/evidence/coverage_page.h"
#include "ui/views/evidence/improvements_page.h"
#include "ui/views/evidence/loop_page.h"
#include "ui/views/evidence/measures_page.h"
#include "ui/views/evidence/programme_page.h"
#include "ui/views/evidence/requirements_page.h"
#include "ui/views/evidence/self_check_page.h"
#include "ui/views/evidence/two_models_page.h"
#include "ui/views/view.h"

namespace throughline::ui {

class EvidenceView {
public:
    void draw(ViewContext& context, const Box& box);

private:
    void follow_open_record(ViewContext& context);
    void draw_tabs(ViewContext& context, const Box& box);

    Id m_open; // the record that was followed last
    MeasuresPage m_measures;
    LoopPage m_loop;
    ImprovementsPage m_improvements;
    ApproachesPage m_approaches;
    TwoModelsPage m_two_models;
    CoveragePage m_coverage;
    SelfCheckPage m_self_check;
    RequirementsPage m_requirements;
    ProgrammePage m_programme;
};

} // namespace throughline::ui
