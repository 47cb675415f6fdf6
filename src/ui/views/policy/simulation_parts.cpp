// The parts of the simulation page, one beside the other.
#include "base/text.h"
#include "ui/views/policy/simulation_page.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

using engage::Fate;
using engage::no_index;

constexpr std::array<GridColumn, 4> rule_columns = {
    {{.title = "Rule", .width = 300, .sortable = false},
     {.title = "Accuracy", .detail = "in the group, of n", .width = 180, .sortable = false},
     {.title = "Coverage", .detail = "of the group", .width = 110, .align = Align::Right, .sortable = false},
     {.title = "Holds for", .detail = "customers", .width = 110, .align = Align::Right, .sortable = false}}};

constexpr std::array<GridColumn, 5> group_columns = {
    {{.title = "Group", .width = 220, .sortable = false},
     {.title = "Get it", .detail = "of n", .width = 170, .sortable = false},
     {.title = "All others", .width = 90, .align = Align::Right, .sortable = false},
     {.title = "Rate ratio", .detail = "95 % interval", .width = 180, .sortable = false},
     {.title = "Verdict", .width = 100, .sortable = false}}};

bool has_rules(Fate fate) {
    return fate >= Fate::Eligibility && fate <= Fate::Contact;
}

} // namespace

int SimulationPage::draw_bars(ViewContext& context, std::string_view name, const Bars& bars, bool choosable) {
    m_values.clear();
    for (const Bar& bar : bars)
        m_values.push_back(
            {.label = bar.label, .value = bar.value, .text = bar.text, .tone = bar.tone, .muted = bar.muted});
    return bar_chart(context.ui, name, m_values, {.choosable = choosable});
}

void SimulationPage::draw_figures(ViewContext& context, const PolicyData& data) {
    Ui& ui = context.ui;
    const engage::SimulationResult& result = data.run->result();
    const double customers = static_cast<double>(result.chosen.size());
    auto row = columns(ui, {1, 1, 1, 1}, 12);
    const auto figure = [&](std::string_view name, std::string_view value, std::string_view detail) {
        auto box = card(ui, name, {.quiet = true});
        small_label(ui, name);
        label(ui, value, {.size = metric::title_text, .weight = Weight::Semibold});
        paragraph(ui, detail, {.colour = ui.theme().second_ink});
    };
    figure("Customers with an action", ui.format("%.1f %%", 100 * result.worth.contacted),
           ui.format("%s of %s", ui.number(customers - static_cast<double>(result.nothing)).data(),
                     ui.number(customers).data()));
    next_column(ui);
    figure("Expected value", ui.number(result.worth.value, 2),
           ui.format("a customer, net; n = %s", ui.number(customers).data()));
    next_column(ui);
    figure("Accepted", ui.format("%.1f %%", 100 * result.worth.acceptance),
           ui.format("of all, expected; n = %s", ui.number(customers).data()));
    next_column(ui);
    figure("Worth to the customer", ui.number(result.worth.customer, 2),
           ui.format("a customer; n = %s", ui.number(customers).data()));
}

void SimulationPage::draw_distribution(ViewContext& context, PolicyData& data) {
    Ui& ui = context.ui;
    auto box = card(ui, "Actions chosen", {.quiet = true});
    heading(ui, "Which action is chosen");
    second_label(ui, "Choose a bar to see its customers.");
    const int chosen = draw_bars(context, "Customers by action", m_distribution, true);
    if (chosen < 0)
        return;
    const std::uint32_t action = m_distribution_actions[static_cast<std::size_t>(chosen)];
    const engage::SimulationResult& result = data.run->result();
    std::vector<tables::RowIndex> rows;
    for (tables::RowIndex customer = 0; customer < result.chosen.size(); ++customer) {
        if (result.chosen[customer] == action)
            rows.push_back(customer);
    }
    m_drop.reset();
    m_list.show("Customers with “" + std::string(data.title_of(action)) + "”", std::move(rows));
}

void SimulationPage::draw_funnel(ViewContext& context, PolicyData& data) {
    Ui& ui = context.ui;
    auto box = card(ui, "Funnel", {.quiet = true});
    heading(ui, "Where candidates drop");
    second_label(ui, ui.format("Each of %s customers with each of %zu actions is a candidate.",
                               ui.number(data.table->row_count()).data(), data.catalogue->actions.size()));
    const int chosen = draw_bars(context, "Candidates by stage", m_funnel, true);
    if (chosen >= 0) {
        m_stage = m_funnel_fates[static_cast<std::size_t>(chosen)];
        m_has_stage = has_rules(m_stage);
        prepare_rules(data);
        ask_for(data, {m_stage, no_index},
                "Customers with an action that was " + std::string(engage::fate_name(m_stage)));
    }
    if (!m_has_stage)
        return;
    const std::string_view stage = engage::fate_name(m_stage);
    section(ui, ui.format("By rule: %.*s", static_cast<int>(stage.size()), stage.data()));
    const int rule = draw_bars(context, "Candidates by rule", m_rules, true);
    if (rule >= 0)
        ask_for(data, {m_stage, m_rule_causes[static_cast<std::size_t>(rule)]},
                "Customers stopped by “" + m_rules[static_cast<std::size_t>(rule)].label + "”");
}

// The rows behind a bar are found by simulating once more.
void SimulationPage::draw_drop(ViewContext& context, PolicyData&) {
    if (!m_drop)
        return;
    if (!m_drop->is_done()) {
        progress_bar(context.ui, "Finding these customers", m_drop->progress());
        return;
    }
    m_list.show(m_drop_title, m_drop->result().dropped);
    m_drop.reset();
}

void SimulationPage::draw_finder(ViewContext& context, const PolicyData& data) {
    Ui& ui = context.ui;
    auto box = card(ui, "Value finder", {.quiet = true});
    {
        auto row = line(ui, {.height = metric::control});
        heading(ui, "Who is left without");
        constexpr std::array<std::string_view, 2> shares = {"Lowest 5 %", "Lowest 10 %"};
        const int share = segmented(ui, "Irrelevant below", shares, m_is_tenth ? 1 : 0);
        constexpr std::array<std::string_view, 2> groups = {"No action", "Only irrelevant"};
        const int group = segmented(ui, "Describe", groups, m_describes_irrelevant ? 1 : 0);
        m_is_tenth = share < 0 ? m_is_tenth : share == 1;
        m_describes_irrelevant = group < 0 ? m_describes_irrelevant : group == 1;
        if (share >= 0 || group >= 0)
            prepare_finder(data);
    }
    const std::size_t customers = m_finding.customers.size();
    {
        auto row = line(ui);
        if (link(ui, ui.format("%s of %s have no action", ui.number(m_finding.no_action).data(),
                               ui.number(customers).data())))
            m_list.show("Customers without an action", m_without);
        if (link(ui, ui.format("%s have only actions below %.1f %%",
                               ui.number(m_finding.only_irrelevant).data(), 100 * m_finding.threshold)))
            m_list.show("Customers with irrelevant actions only", m_irrelevant);
    }
    second_label(ui, "What these customers have in common, one condition each:");
    const float rows = std::max(1.0F, static_cast<float>(m_rules_of_group.rows.size()));
    m_rules_of_group.draw_table(context, "Rules that describe them",
                                place(ui, 0, (rows + 2) * metric::grid_row), rule_columns,
                                "Nothing that describes them: the group is empty, or as mixed as all others");
}

void SimulationPage::draw_fairness_choice(ViewContext& context, const PolicyData& data) {
    Ui& ui = context.ui;
    const auto workspaces = context.store().all(Kind::Workspace);
    const auto& table_columns = data.table->info().columns;
    auto row = columns(ui, {0.42F, 180, 0.42F}, 16);
    const auto known = data.table->column_named(data.ranking.fairness_column);
    const Picked column =
        picker(ui, "Groups by",
               {.count = static_cast<int>(table_columns.size()),
                .chosen = known ? static_cast<int>(*known) : -1,
                .placeholder = "choose a column",
                .disabled_reason =
                    workspaces.empty() ? "The workspace has no record of its own to keep this in." : "",
                .clearable = true},
               [&](int index) { return Choice{table_columns[static_cast<std::size_t>(index)].name}; });
    if (column && !workspaces.empty())
        run(context, "record.set",
            {{"id", workspaces.front()->id.text()},
             {"path", "ranking.fairness_column"},
             {"value", column.index < 0 ? std::string()
                                        : table_columns[static_cast<std::size_t>(column.index)].name}});
    constexpr std::array<std::string_view, 2> ranges = {"0.8 to 1.25", "0.5 to 2"};
    next_column(ui);
    const int range =
        segmented(ui, "Fair range", ranges, data.ranking.least_ratio.value_or(0.8) < 0.8 ? 1 : 0);
    if (range >= 0 && !workspaces.empty())
        run(context, "record.set",
            {{"id", workspaces.front()->id.text()},
             {"path", "ranking.least_ratio"},
             {"value", range == 1 ? "0.5" : "0.8"}});
    next_column(ui);
    const auto& actions = data.catalogue->actions;
    const Picked action =
        picker(ui, "Who gets",
               {.count = static_cast<int>(actions.size()) + 1,
                .chosen = m_fair_action == no_index ? 0 : static_cast<int>(m_fair_action) + 1},
               [&](int index) {
                   return index == 0 ? Choice{"any action"}
                                     : Choice{actions[static_cast<std::size_t>(index - 1)].title};
               });
    if (action.index >= 0) {
        m_fair_action = action.index == 0 ? no_index : static_cast<std::uint32_t>(action.index - 1);
        prepare_fairness(data);
    }
}

// What is found of any action keeps a version from being published; of a single one where that is said.
void SimulationPage::draw_watched(ViewContext& context, const PolicyData& data) {
    const auto workspaces = context.store().all(Kind::Workspace);
    if (m_fair_action == no_index || workspaces.empty())
        return;
    const bool watched = is_watched(data);
    if (!check_box(context.ui, "Blocks publishing for this action, too", watched))
        return;
    const Id& chosen = data.catalogue->actions[m_fair_action].id;
    std::vector<std::string> ids;
    for (const Id& id : data.ranking.fairness_actions) {
        if (id != chosen)
            ids.push_back(id.text());
    }
    if (!watched)
        ids.push_back(chosen.text());
    run(context, "record.set",
        {{"id", workspaces.front()->id.text()},
         {"path", "ranking.fairness_actions"},
         {"value", joined(ids, "\n")}});
}

void SimulationPage::draw_fairness(ViewContext& context, const PolicyData& data) {
    Ui& ui = context.ui;
    auto box = card(ui, "Fairness", {.quiet = true});
    heading(ui, "Do all groups get their share?");
    draw_fairness_choice(context, data);
    if (!m_fair_error.empty())
        label(ui, m_fair_error, {.colour = ui.theme().bad});
    if (m_groups.rows.empty()) {
        second_label(ui, "Choose a column such as age or district. A group whose rate is outside the range, "
                         "with all of its interval, keeps the policy from being published.");
        return;
    }
    dot(ui, m_fair_words, m_fair_tone);
    draw_watched(context, data);
    const auto rows = static_cast<float>(m_groups.rows.size());
    m_groups.draw_table(context, "Groups", place(ui, 0, (rows + 2) * metric::grid_row), group_columns,
                        "No groups");
}

} // namespace throughline::ui
