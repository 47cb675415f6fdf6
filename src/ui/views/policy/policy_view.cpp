#include "ui/views/policy/policy_view.h"

#include "base/later.h"
#include "ui/views/nothing_yet.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"

#include <array>

namespace throughline::ui {

LATER void PolicyView::draw_tabs(ViewContext& context) {
    constexpr std::array<TabLabel, policy_page_count> labels = {{{.label = "Catalogue"},
                                                                 {.label = "Models"},
                                                                 {.label = "Simulation"},
                                                                 {.label = "Compare"},
                                                                 {.label = "Trade-off"},
                                                                 {.label = "Budget"},
                                                                 {.label = "Versions"},
                                                                 {.label = "Experiments"}}};
    constexpr std::array<std::string_view, policy_page_count> commands = {
        "go.policy_catalogue", "go.policy_models", "go.policy_simulation", "go.policy_compare",
        "go.policy_trade_off", "go.policy_budget", "go.policy_versions",   "go.policy_experiments"};
    const int chosen =
        tabs(context.ui, "Next best action", labels, static_cast<int>(context.session().policy_page));
    if (chosen >= 0)
        run(context, commands[static_cast<std::size_t>(chosen)]);
}

LATER void PolicyView::draw(ViewContext& context, const Box& box) {
    if (context.store().all(Kind::Action).empty())
        return draw_nothing_yet(
            context, box,
            {.icon = "decisions",
             .title = "No actions yet",
             .sentence = "An action is something that can be proposed to a customer, or done for one. The "
                         "next best action is the one that is worth most to both.",
             .action = "Add an action",
             .command = "record.add",
             .arguments = {{"kind", "action"}}});
    m_data.refresh(context);
    switch (context.session().policy_page) {
    case PolicyPage::Catalogue:
        return m_catalogue.draw(context, m_data, box);
    case PolicyPage::Models:
        return m_models.draw(context, m_data, box);
    case PolicyPage::Simulation:
        return m_simulation.draw(context, m_data, box);
    case PolicyPage::Compare:
        return m_compare.draw(context, m_data, box);
    case PolicyPage::TradeOff:
        return m_trade_off.draw(context, m_data, box);
    case PolicyPage::Budget:
        return m_budget.draw(context, m_data, box);
    case PolicyPage::Versions:
        return m_versions.draw(context, m_data, box);
    case PolicyPage::Experiments:
        return m_experiments.draw(context, m_data, box);
    }
}

LATER bool PolicyView::work(const std::function<double()>& clock, double until) {
    const bool is_simulating = m_data.runs.work(clock, until);
    const bool is_learning = m_models.work(clock, until);
    return m_versions.work(clock, until) || is_simulating || is_learning;
}

} // namespace throughline::ui
