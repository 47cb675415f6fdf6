#include "ui/views/policy/budget_page.h"

#include "base/later.h"
#include "base/text.h"
#include "ui/views/nothing_yet.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/plot.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace throughline::ui {

namespace {

constexpr std::size_t curve_points = 25;
constexpr double ticks = 4; // at least, and fewer than ten

constexpr std::array<GridColumn, 5> columns_shown = {
    {{.title = "Action", .width = 300, .sortable = false},
     {.title = "Customers", .width = 170, .align = Align::Right, .sortable = false},
     {.title = "By the policy", .width = 170, .align = Align::Right, .sortable = false},
     {.title = "Cost", .width = 110, .align = Align::Right, .sortable = false},
     {.title = "Expected value", .width = 130, .align = Align::Right, .sortable = false}}};

// Two digits that say something: 12,345 becomes 12,000.
double rounded(double value) {
    if (!(value > 0))
        return 0;
    const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
    return std::round(value / unit) * unit;
}

// 1, 2 or 5 of a power of ten, so that so many of them fit.
double tick_step(double high) {
    const double part = std::max(high, 1.0) / ticks;
    const double unit = std::pow(10, std::floor(std::log10(part)));
    return part >= 5 * unit ? 5 * unit : part >= 2 * unit ? 2 * unit : unit;
}

} // namespace

std::uint32_t BudgetPage::action_of(std::size_t customer, std::uint32_t level) const {
    return level == engage::LevelChoice::none ? engage::no_index : m_actions[m_begins[customer] + level];
}

double BudgetPage::value_of(std::size_t customer, std::uint32_t action) const {
    const engage::KeptCandidates& kept = m_run->candidates();
    for (std::size_t place = customer == 0 ? 0 : kept.ends[customer - 1]; place < kept.ends[customer];
         ++place) {
        if (kept.items[place].action == action)
            return kept.items[place].value;
    }
    return 0;
}

void BudgetPage::refresh(PolicyData& data) {
    if (m_version == data.version())
        return;
    m_version = data.version();
    m_budgets.reset();
    m_run.reset();
    if (!data.run)
        return;
    engage::PolicyQuestion question = data.question();
    question.keep = engage::Keep::Candidates;
    m_run = data.runs.ask(std::move(question));
}

// What is worth more than doing nothing may be offered; each costs what the action costs.
void BudgetPage::prepare(const PolicyData& data) {
    const engage::KeptCandidates& kept = m_run->candidates();
    std::vector<std::vector<engage::LevelOffer>> customers(kept.ends.size());
    m_actions.clear();
    m_begins.clear();
    std::size_t place = 0;
    for (std::size_t customer = 0; customer < kept.ends.size(); ++customer) {
        m_begins.push_back(m_actions.size());
        for (; place < kept.ends[customer]; ++place) {
            const engage::KeptCandidate& candidate = kept.items[place];
            const double priority =
                candidate.base < 0 ? candidate.base : candidate.base * (1 + candidate.levers / 100);
            if (priority <= data.arbitration.do_nothing)
                continue;
            customers[customer].push_back(
                {std::max(data.catalogue->actions[candidate.action].cost, 0.0), candidate.value});
            m_actions.push_back(candidate.action);
        }
    }
    auto made = engage::LevelBudgets::of(std::move(customers));
    m_budgets = std::move(made).value(); // no cost is below 0
    m_policy_cost = m_policy_value = 0;
    const std::vector<std::uint32_t>& chosen = m_run->result().chosen;
    for (std::size_t customer = 0; customer < chosen.size(); ++customer) {
        if (chosen[customer] == engage::no_index)
            continue;
        m_policy_cost += std::max(data.catalogue->actions[chosen[customer]].cost, 0.0);
        m_policy_value += value_of(customer, chosen[customer]);
    }
    choose(data, m_wanted.value_or(rounded(m_budgets->most_spent() / 2)));
}

void BudgetPage::prepare_curve() {
    m_curve.clear();
    m_now.clear();
    m_curve_budgets.clear();
    const double most = m_budgets->most_spent();
    for (std::size_t point = 0; point < curve_points; ++point) {
        const double budget = most * static_cast<double>(point) / (curve_points - 1);
        const double value = m_budgets->bound(budget);
        m_curve_budgets.push_back(budget);
        PlotPoint shown;
        shown.x = budget;
        shown.y = value;
        m_curve.add(shown, text_format("Budget %s: value %s", number_for_people(budget, 0).c_str(),
                                       number_for_people(value, 0).c_str()));
    }
    PlotPoint now;
    now.x = std::min(m_budget, most);
    now.y = m_choice.value;
    now.tone = Tone::Good;
    PlotPoint policy;
    policy.x = m_policy_cost;
    policy.y = m_policy_value;
    policy.tone = Tone::Neutral;
    policy.name = "policy";
    m_now.add(policy, text_format("As the policy ranks, cost %s: value %s",
                                  number_for_people(m_policy_cost, 0).c_str(),
                                  number_for_people(m_policy_value, 0).c_str()));
    m_now.add(now, text_format("Chosen, budget %s: value %s", number_for_people(m_budget, 0).c_str(),
                               number_for_people(m_choice.value, 0).c_str()));
    m_tick_texts.clear();
    add_ticks(std::max(most, m_policy_cost), m_ticks_across);
    add_ticks(m_budgets->most_value(), m_ticks_up);
}

void BudgetPage::add_ticks(double high, std::vector<PlotTick>& made) {
    made.clear();
    const double step = tick_step(high);
    for (double at = step; at <= high; at += step)
        made.push_back({at, m_tick_texts.emplace_back(number_for_people(at, 0))});
}

void BudgetPage::choose(const PolicyData& data, double budget) {
    m_budget = budget;
    m_choice = m_budgets->within(budget).value();
    prepare_curve();
    prepare_figures();
    const std::size_t actions = data.catalogue->actions.size();
    struct Sum {
        std::uint64_t customers = 0;
        double value = 0;
    };
    std::vector<Sum> sums(actions);
    std::vector<tables::RowIndex> moved;
    std::vector<std::string> within;
    const engage::SimulationResult& policy = m_run->result();
    for (std::size_t customer = 0; customer < m_choice.levels.size(); ++customer) {
        const std::uint32_t now = action_of(customer, m_choice.levels[customer]);
        if (now != engage::no_index) {
            ++sums[now].customers;
            sums[now].value += value_of(customer, now);
        }
        if (now == policy.chosen[customer])
            continue;
        moved.push_back(customer);
        within.emplace_back(data.title_of(now));
    }
    m_table.rows.clear();
    for (std::uint32_t action = 0; action < actions; ++action) {
        const Sum& sum = sums[action];
        if (sum.customers == 0 && policy.counts[action] == 0)
            continue;
        const engage::CatalogueAction& item = data.catalogue->actions[action];
        ReportRow row;
        row.record = item.id;
        row.cells = {
            {.text = item.level ? text_format("%s, level %s", item.title.c_str(),
                                              number_for_people(*item.level).c_str())
                                : item.title},
            {.text = share_text(sum.customers, m_choice.levels.size())},
            {.text = share_text(policy.counts[action], m_choice.levels.size()), .muted = true},
            {.text = number_for_people(static_cast<double>(sum.customers) * std::max(item.cost, 0.0), 0)},
            {.text = number_for_people(sum.value, 0)}};
        m_table.rows.push_back(std::move(row));
    }
    if (moved.empty())
        m_list.clear();
    else
        m_list.show("Customers who get something else within the budget", std::move(moved), std::move(within),
                    "Within the budget");
}

void BudgetPage::draw_budget(ViewContext& context, const PolicyData& data) {
    Ui& ui = context.ui;
    const FieldResult field =
        number_field(ui, "Budget for all", m_budget_text, {.note = m_budget_note, .width = 200});
    double budget = 0;
    if (!field.committed() || !parse_number(field.value, budget) || !(budget >= 0))
        return;
    m_wanted = budget;
    choose(data, budget);
}

void BudgetPage::prepare_figures() {
    const auto whole = [](double value) { return number_for_people(value, 0); };
    m_figures = {{"Spent", whole(m_choice.spent) + " of " + whole(m_budget)},
                 {"Expected value", whole(m_choice.value)},
                 {"The policy, without a limit", whole(m_policy_value) + " for " + whole(m_policy_cost)},
                 {"One more unit brings", m_choice.shadow_price > 0
                                              ? number_for_people(m_choice.shadow_price, 2)
                                              : "nothing: all get the best"},
                 {"No choice is worth more than", whole(m_choice.bound)}};
    m_budget_text = number_text(m_budget);
    m_budget_note = "Whoever gets what is worth most to each: " + whole(m_budgets->most_spent()) + ".";
}

LATER void BudgetPage::draw(ViewContext& context, PolicyData& data, const Box& box) {
    if (data.draw_missing(context, box))
        return;
    refresh(data);
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "Budget", box, metric::padding, 12);
    data.draw_choice(context);
    if (!m_run)
        return;
    if (!data.draw_progress(ui, *m_run, "Looking at every customer"))
        return;
    if (!m_budgets)
        prepare(data);
    if (m_budgets->most_spent() <= 0) {
        second_label(ui, "Nothing that is worth offering costs anything: there is no budget to divide. Enter "
                         "costs with the actions.");
        return;
    }
    draw_budget(context, data);
    second_label(ui, "Each customer gets at most one action, at the level that brings most for the money. "
                     "Value is acceptance × value − cost.");
    {
        auto row = columns(ui, {0.67F, 0.33F}, 24);
        PlotOptions options;
        options.height = 260;
        options.left = 72;
        options.across = {0, std::max(m_budgets->most_spent(), m_policy_cost) * 1.06, m_ticks_across, {}};
        options.up = {0, m_budgets->most_value() * 1.08, m_ticks_up, {}};
        options.choosable = true;
        const std::array<PlotRule, 1> chosen_budget = {
            {{std::min(m_budget, m_budgets->most_spent()), "chosen"}}};
        options.across.rules = chosen_budget;
        const std::array<PlotLine, 2> lines = {
            {{"Value within a budget", m_curve.points(), PlotJoin::Joined, Tone::Accent},
             {"Chosen", m_now.points(), PlotJoin::Apart, Tone::Good}}};
        const PlotChoice chosen = plot(ui, "Value by budget", lines, options);
        if (chosen && chosen.line == 0) {
            m_wanted = m_curve_budgets[static_cast<std::size_t>(chosen.point)];
            choose(data, *m_wanted);
        }
        next_column(ui);
        for (const auto& [name, text] : m_figures)
            key_value(ui, name, text);
    }
    m_table.draw_table(context, "Who gets what within the budget",
                       place(ui, 0, static_cast<float>(m_table.rows.size() + 2) * metric::grid_row),
                       columns_shown, "No actions");
    m_list.draw(context, data);
}

} // namespace throughline::ui
