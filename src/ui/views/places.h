// All places and the inspector beside them: one object that knows which view draws what.
#pragma once

#include "ui/views/customers/customers_view.h"
#include "ui/views/decisions/decisions_view.h"
#include "ui/views/evidence/evidence_view.h"
#include "ui/views/inspector/inspector_view.h"
#include "ui/views/journeys/journeys_view.h"
#include "ui/views/outcomes/outcomes_view.h"
#include "ui/views/view.h"
#include "ui/views/work/work_view.h"

#include <functional>

namespace throughline::ui {

class Places {
public:
    void draw(ViewContext& context, const Box& box);
    void draw_inspector(ViewContext& context, const Box& box);
    // Long work of the views until `clock` passes `until`. True while there is more to do.
    bool work(const std::function<double()>& clock, double until);
    // For what a Worker makes beside the page.
    bool is_waiting() const { return m_decisions.is_waiting(); }
    // Of the open place's canvas; 0 where it has none.
    float zoom(const Session& session) const;

private:
    OutcomesView m_outcomes;
    JourneysView m_journeys;
    DecisionsView m_decisions;
    CustomersView m_customers;
    WorkView m_work;
    EvidenceView m_evidence;
    InspectorView m_inspector;
};

} // namespace throughline::ui
