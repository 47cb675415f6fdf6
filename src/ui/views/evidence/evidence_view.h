// Evidence: what is measured, how far it is and on how many cases; the loop with its measures; the
// improvements and how far each is proved (R003, R006, R029, R048, R049, R079).
#pragma once

#include "ui/views/evidence/improvements_page.h"
#include "ui/views/evidence/loop_page.h"
#include "ui/views/view.h"
#include "ui/widgets/data_grid.h"

namespace throughline::ui {

class EvidenceView {
public:
    void draw(ViewContext& context, const Box& box);

private:
    enum class Tab : std::uint8_t { Measures, Loop, Improvements };

    void draw_toolbar(ViewContext& context, const Box& box);
    void draw_measures(ViewContext& context, const Box& box);

    Tab m_tab = Tab::Measures;
    GridState m_grid;
    LoopPage m_loop;
    ImprovementsPage m_improvements;
};

} // namespace throughline::ui
