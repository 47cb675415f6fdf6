// The next best action: the decision policy as a whole. What can be proposed and how it is ranked, who would
// get what, what another version, other levers or a budget would bring, what was published, and what it
// brought.
#pragma once

#include "ui/views/policy/budget_page.h"
#include "ui/views/policy/catalogue_page.h"
#include "ui/views/policy/compare_page.h"
#include "ui/views/policy/experiments_page.h"
#include "ui/views/policy/models_page.h"
#include "ui/views/policy/policy_data.h"
#include "ui/views/policy/simulation_page.h"
#include "ui/views/policy/trade_off_page.h"
#include "ui/views/policy/versions_page.h"

namespace throughline::ui {

class PolicyView {
public:
    void draw_tabs(ViewContext& context);
    void draw(ViewContext& context, const Box& box);
    bool work(const std::function<double()>& clock, double until);
    // For what a Worker makes.
    bool is_waiting() const { return m_data.runs.is_waiting(); }

private:
    PolicyData m_data;
    CataloguePage m_catalogue;
    ModelsPage m_models;
    SimulationPage m_simulation;
    ComparePage m_compare;
    TradeOffPage m_trade_off;
    BudgetPage m_budget;
    VersionsPage m_versions;
    ExperimentsPage m_experiments;
};

} // namespace throughline::ui
