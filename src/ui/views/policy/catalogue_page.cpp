#include "ui/views/policy/catalogue_page.h"

#include "base/later.h"
#include "base/text.h"
#include "commands/policy/policy_files.h"
#include "engage/decision/explain.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace throughline::ui {

namespace {

using engage::CatalogueAction;
using engage::no_index;
using engage::Term;

constexpr float formula_height = 108, banner_height = 44, detail_height = 262;
constexpr std::size_t problems_shown = 3;

struct TermWords {
    Term term;
    std::string_view label;
    std::string_view field; // of the ranking
    std::string_view tooltip;
};
constexpr std::array<TermWords, engage::term_count> terms = {
    {{Term::Propensity, "P propensity", "ranking.without_propensity", "How likely the customer accepts"},
     {Term::Value, "V value", "ranking.without_value", "What accepting is worth to the firm"},
     {Term::Customer, "K customer", "ranking.without_customer",
      "What it does about what the customer misses"},
     {Term::Context, "C context", "ranking.without_context", "How well it fits the situation"},
     {Term::Levers, "L levers", "ranking.without_levers", "How much the business favours it"}}};

constexpr std::array<GridColumn, 9> first_columns = {
    {{.title = "Issue, group, action", .width = 230, .sortable = false},
     {.title = "State", .width = 74, .sortable = false},
     {.title = "Value", .detail = "accepted", .width = 68, .align = Align::Right, .sortable = false},
     {.title = "Cost", .width = 56, .align = Align::Right, .sortable = false},
     {.title = "Starts at", .detail = "propensity", .width = 72, .align = Align::Right, .sortable = false},
     {.title = "Levers", .detail = "percent, factor", .width = 132, .sortable = false},
     {.title = "Conditions", .detail = "by stage", .width = 150, .sortable = false},
     {.title = "Contact", .detail = "policies", .width = 64, .align = Align::Right, .sortable = false},
     {.title = "Chosen for", .detail = "simulated", .width = 150, .align = Align::Right, .sortable = false}}};

// "30 + 15 + 10 → 1.55"
std::string levers_text(const engage::Catalogue& catalogue, const CatalogueAction& action, Date day) {
    std::string text;
    std::size_t context = 0;
    for (const std::uint32_t place : action.levers) {
        const engage::LeverRule& lever = catalogue.levers[place];
        if (lever.is_context) {
            ++context;
            continue;
        }
        if ((lever.from && day < *lever.from) || (lever.until && *lever.until < day))
            continue;
        const double size = std::abs(lever.weight);
        text += text.empty() ? (lever.weight < 0 ? "−" : "") : (lever.weight < 0 ? " − " : " + ");
        text += number_for_people(size, size == std::floor(size) ? 0 : 1);
    }
    if (!text.empty())
        text += " → " + number_for_people(standing_levers(catalogue, action, day).factor, 2);
    if (context > 0)
        text += text_format("%s%zu in context", text.empty() ? "" : ", ", context);
    return text;
}

// "1 eligibility, 2 suitability"
std::string conditions_text(const engage::Catalogue& catalogue, const CatalogueAction& action) {
    std::array<std::size_t, std::size(condition_stages)> counts{};
    for (const std::uint32_t rule : action.rules)
        ++counts[static_cast<std::size_t>(catalogue.rules[rule].stage)];
    std::string text;
    for (std::size_t stage = 0; stage < counts.size(); ++stage) {
        if (counts[stage] > 0)
            text += text_format("%s%zu %s", text.empty() ? "" : ", ", counts[stage],
                                folded(condition_stages[stage].label).c_str());
    }
    return text;
}

// "Level 2 · Payment plan"
std::string title_with_level(const CatalogueAction& action) {
    return action.level ? "Level " + number_text(*action.level) + " · " + action.title : action.title;
}

ReportRow heading_row(std::string text) {
    ReportRow row;
    row.cells = {{.text = std::move(text), .semibold = true}};
    return row;
}

std::vector<std::uint32_t> in_order(const engage::Catalogue& catalogue) {
    std::vector<std::uint32_t> order(catalogue.actions.size());
    for (std::uint32_t index = 0; index < order.size(); ++index)
        order[index] = index;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
        const CatalogueAction &one = catalogue.actions[left], &other = catalogue.actions[right];
        if (one.issue != other.issue || one.group != other.group)
            return one.issue != other.issue ? one.issue < other.issue : one.group < other.group;
        if (one.family != other.family)
            return one.family < other.family;
        return one.level.value_or(0) < other.level.value_or(0);
    });
    return order;
}

} // namespace

ReportRow CataloguePage::action_row(ViewContext& context, const PolicyData& data, std::uint32_t index) const {
    const engage::Catalogue& catalogue = *data.catalogue;
    const CatalogueAction& action = catalogue.actions[index];
    const auto state = context.store().find_as<Action>(action.id)->state;
    ReportRow row;
    row.record = action.id;
    row.heading = action.title;
    const std::uint64_t chosen = data.is_simulated() ? data.run->result().counts[index] : 0;
    row.cells = {
        {.text = "        " + title_with_level(action), .kind = CellKind::Link},
        {.text = std::string(choice_label(std::span(action_states), state)),
         .kind = CellKind::Chip,
         .tone = action.is_active ? Tone::Good : Tone::Neutral},
        {.text = number_for_people(action.value)},
        {.text = number_for_people(action.cost)},
        {.text = number_for_people(100 * action.starting_propensity, 1) + " %"},
        {.text = levers_text(catalogue, action, data.day)},
        {.text = conditions_text(catalogue, action)},
        {.text =
             action.contact_rules.empty() ? std::string() : text_format("%zu", action.contact_rules.size())},
        {.text = data.is_simulated() ? share_text(chosen, data.run->result().chosen.size()) : std::string(),
         .muted = chosen == 0}};
    for (std::uint32_t channel = 0; channel < catalogue.channels.size(); ++channel) {
        std::string reason = channel_reason(catalogue, index, channel);
        const bool can = reason.empty();
        row.cells.push_back({.text = can ? std::string("can") : std::move(reason),
                             .kind = can ? CellKind::Chip : CellKind::Text,
                             .tone = can ? Tone::Good : Tone::Neutral,
                             .muted = !can});
    }
    return row;
}

void CataloguePage::add_rows(ViewContext& context, const PolicyData& data) {
    m_table.rows.clear();
    m_actions.clear();
    const std::string* issue = nullptr;
    const std::string* group = nullptr;
    const auto add = [this](ReportRow row, std::uint32_t action) {
        m_table.rows.push_back(std::move(row));
        m_actions.push_back(action);
    };
    for (const std::uint32_t index : in_order(*data.catalogue)) {
        const CatalogueAction& action = data.catalogue->actions[index];
        if (!issue || *issue != action.issue) {
            issue = &action.issue;
            group = nullptr;
            add(heading_row(action.issue.empty() ? "Without an issue" : action.issue), no_index);
        }
        if (!group || *group != action.group) {
            group = &action.group;
            add(heading_row("    " + (action.group.empty() ? "Without a group" : action.group)), no_index);
        }
        add(action_row(context, data, index), index);
    }
}

void CataloguePage::refresh(ViewContext& context, const PolicyData& data) {
    if (m_version == data.version())
        return;
    m_version = data.version();
    const engage::Catalogue& catalogue = *data.catalogue;
    add_rows(context, data);
    // The texts first: columns hold views of them.
    m_titles.clear();
    for (const engage::CatalogueChannel& channel : catalogue.channels)
        m_titles.push_back(channel.title);
    m_columns.assign(first_columns.begin(), first_columns.end());
    for (const std::string& title : m_titles)
        m_columns.push_back({.title = title, .width = 96, .sortable = false});
    const auto workspaces = context.store().all(Kind::Workspace);
    m_workspace = workspaces.empty() ? Id() : workspaces.front()->id;
    const engage::ScoreForm form =
        data.arbitration.form == engage::ScoreForm::Automatic ? catalogue.form : data.arbitration.form;
    m_formula = engage::formula_text(form, data.arbitration.used);
    std::vector<engage::ScoreParts> scores;
    for (const CatalogueAction& action : catalogue.actions) {
        if (!action.is_active)
            continue;
        engage::ScoreParts& parts = scores.emplace_back();
        parts.terms = {action.starting_propensity, action.value, 1,
                       standing_levers(catalogue, action, data.day).factor,
                       data.arbitration.customer_strength * catalogue.customer_worth * action.gap};
    }
    m_warning = engage::value_warning(scores, data.arbitration.used);
    m_strength = number_text(data.arbitration.customer_strength);
    m_nothing = number_text(data.arbitration.do_nothing);
    m_detail.forget();
}

void CataloguePage::set_ranking(ViewContext& context, std::string_view field, std::string value) {
    run(context, "record.set",
        {{"id", m_workspace.text()}, {"path", std::string(field)}, {"value", std::move(value)}});
}

void CataloguePage::draw_terms(ViewContext& context, const PolicyData& data) {
    Ui& ui = context.ui;
    const std::string_view refused =
        m_workspace.empty() ? "The workspace has no record of its own to keep this in." : "";
    {
        auto row = line(ui, {.gap = 14, .height = metric::control});
        for (const TermWords& words : terms) {
            const bool is_used = data.arbitration.used.has(words.term);
            if (check_box(ui, words.label, is_used, {.tooltip = words.tooltip, .disabled_reason = refused}))
                set_ranking(context, words.field, is_used ? "true" : "false");
        }
        constexpr std::array<std::string_view, 3> forms = {"Automatic", "Product", "Expected value"};
        const int form = segmented(ui, "Form", forms, static_cast<int>(data.ranking.form));
        if (form >= 0 && !m_workspace.empty())
            set_ranking(context, "ranking.form",
                        std::string(ranking_forms[static_cast<std::size_t>(form)].name));
    }
    auto row = columns(ui, {1, 1});
    const FieldResult strength =
        number_field(ui, "Weight of K", m_strength,
                     {.tooltip = "What closing all of the customer's gap is worth, against a mean action: 1",
                      .disabled_reason = refused});
    if (strength.committed())
        set_ranking(context, "ranking.customer_strength", std::string(strength.value));
    next_column(ui);
    const FieldResult nothing =
        number_field(ui, "Doing nothing", m_nothing,
                     {.tooltip = "An action must be worth more than this", .disabled_reason = refused});
    if (nothing.committed())
        set_ranking(context, "ranking.do_nothing", std::string(nothing.value));
}

void CataloguePage::draw_formula(ViewContext& context, const PolicyData& data, const Box& box) {
    Ui& ui = context.ui;
    auto flow = column(ui, box.inset(12, 6), 6);
    {
        auto row = line(ui, {.height = 24});
        second_label(ui, "Ranked by");
        label(ui, m_formula, {.size = metric::title_text, .weight = Weight::Semibold});
        second_label(ui, ui.format("%zu actions, across all issues and products at once",
                                   data.catalogue->actions.size()));
        push_right(ui);
        if (!context.session().presenting && button(ui, "Add an action"))
            run(context, "record.add", {{"kind", "action"}});
    }
    draw_terms(context, data);
}

void CataloguePage::draw_problems(ViewContext& context, const PolicyData& data) {
    Ui& ui = context.ui;
    const auto& problems = data.catalogue->problems;
    for (std::size_t index = 0; index < std::min(problems.size(), problems_shown); ++index) {
        const engage::CatalogueProblem& problem = problems[index];
        auto scope = ui.with_id(static_cast<std::uint64_t>(index));
        const std::string_view title = title_of(context.store(), problem.record);
        if (banner(ui,
                   ui.format("“%.*s”: %s", static_cast<int>(title.size()), title.data(),
                             problem.message.c_str()),
                   {.tone = Tone::Bad, .action = "Show it"}) == 1)
            run(context, "edit.select", {{"ids", problem.record.text()}, {"mode", "set"}});
    }
}

LATER void CataloguePage::draw(ViewContext& context, PolicyData& data, const Box& box) {
    refresh(context, data);
    Ui& ui = context.ui;
    Box rest = box;
    draw_formula(context, data, rest.cut_top(formula_height));
    // R040
    if (!m_warning.empty()) {
        auto area = column(ui, rest.cut_top(banner_height).inset(12, 4));
        banner(ui, m_warning);
    }
    const std::size_t problems = std::min(data.catalogue->problems.size(), problems_shown);
    if (problems > 0) {
        auto area = column(ui, rest.cut_top(banner_height * static_cast<float>(problems)).inset(12, 4), 4);
        draw_problems(context, data);
    }
    const ReportRow* chosen = m_table.chosen();
    const std::uint32_t action =
        chosen ? m_actions[static_cast<std::size_t>(chosen - m_table.rows.data())] : no_index;
    if (action != no_index) {
        const Box below = rest.cut_bottom(std::min(detail_height, rest.height / 2));
        m_detail.draw(context, data, action, below);
    }
    m_table.draw_table(context, "Catalogue", rest, m_columns, "No actions yet");
}

} // namespace throughline::ui
