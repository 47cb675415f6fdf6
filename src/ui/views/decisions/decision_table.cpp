// The table itself: cells, headers, hit policy, and what is wrong where.
#include "base/later.h"
#include "base/text.h"
#include "ui/views/decisions/decision_parts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

// Tables that are seen as a whole need neither a filter nor a note of what it hides.
constexpr std::size_t rules_without_filter = 12;

bool same_cell(const dmn::CellProblem& left, const dmn::CellProblem& right) {
    return left.row == right.row && left.kind == right.kind && left.column == right.column;
}

bool cell_before(const dmn::CellProblem& left, const dmn::CellProblem& right) {
    if (left.row != right.row)
        return left.row < right.row;
    return left.kind != right.kind ? left.kind < right.kind : left.column < right.column;
}

} // namespace

std::string_view cell_source(const Decision& decision, std::size_t at, int column) {
    const DecisionRule& rule = decision.rules[at];
    const auto index = static_cast<std::size_t>(column);
    if (index < decision.inputs.size())
        return index < rule.input_entries.size() ? std::string_view(rule.input_entries[index]) : "-";
    const std::size_t output = index - decision.inputs.size();
    if (output < decision.outputs.size())
        return output < rule.output_entries.size() ? std::string_view(rule.output_entries[output]) : "";
    return rule.annotation;
}

// What is asked of all rules is worked out once for each state of the decision and its run, not in each
// frame.
LATER void DecisionsView::gather_facts(const OpenDecision& open, std::uint64_t version) {
    TableFacts& facts = m_facts;
    if (facts.decision == open.record && facts.version == version && facts.run == open.run &&
        facts.is_pending == (open.bound && open.bound->is_pending))
        return;
    const bool is_same = facts.decision && facts.decision->id == open.record->id;
    facts.decision = open.record;
    facts.version = version;
    facts.run = open.run;
    facts.is_pending = open.bound && open.bound->is_pending;
    facts.most_hits = 0;
    facts.silent = 0;
    if (open.run) {
        for (const std::uint64_t count : open.run->deciding_counts) {
            facts.most_hits = std::max(facts.most_hits, count);
            facts.silent += count == 0 ? 1 : 0;
        }
    }
    // While a large table is compiled anew, what was wrong before is still shown.
    if (facts.is_pending && is_same)
        return;
    facts.problems.clear();
    facts.errors = facts.warnings = 0;
    facts.first_problem.clear();
    if (!open.bound)
        return;
    for (const dmn::CellProblem& problem : open.bound->problems) {
        (problem.severity == dmn::Severity::Error ? facts.errors : facts.warnings) += 1;
        if (problem.kind == dmn::CellKind::InputEntry || problem.kind == dmn::CellKind::OutputEntry)
            facts.problems.push_back(problem);
    }
    if (!open.bound->problems.empty() && open.bound->parts)
        facts.first_problem = dmn::describe(open.bound->problems.front(), dmn::source(*open.bound->parts));
    std::stable_sort(facts.problems.begin(), facts.problems.end(), cell_before);
}

const dmn::CellProblem* DecisionsView::problem_at(const OpenDecision& open, std::size_t rule,
                                                  int column) const {
    const int inputs = static_cast<int>(open.decision->inputs.size());
    dmn::CellProblem wanted;
    wanted.kind = column < inputs ? dmn::CellKind::InputEntry : dmn::CellKind::OutputEntry;
    wanted.row = static_cast<int>(rule);
    wanted.column = column < inputs ? column : column - inputs;
    const std::vector<dmn::CellProblem>& problems = m_facts.problems;
    const auto found = std::lower_bound(problems.begin(), problems.end(), wanted, cell_before);
    return found != problems.end() && same_cell(*found, wanted) ? &*found : nullptr;
}

void DecisionsView::draw_toolbar(ViewContext& context, const OpenDecision& open, const Box& box) {
    Ui& ui = context.ui;
    auto bar = ui.group(Role::Toolbar, "Decision", box);
    auto flow = column(ui, box.inset(12, 10));
    auto row = line(ui, {.height = metric::control});
    if (button(ui, "All decisions", {.icon = icon_named("back"), .tooltip = "Back to the inventory"}))
        context.session().set_open_record(Place::Decisions, {});
    draw_hit_policy(context, open);
    const Arguments& id = m_subject;
    if (!context.session().presenting) {
        command_button(context, "decision.insert_rule", id, CommandLook::Quiet);
        draw_add_input(context, open);
        command_button(context, "decision.add_output", id, CommandLook::Quiet);
        command_button(context, "decision.export", id, CommandLook::Quiet, "Export DMN");
    }
    push_right(ui);
    m_tests.draw_chip(context, open.record);
    draw_problems(context, open);
}

void DecisionsView::draw_hit_policy(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    const auto current = static_cast<std::size_t>(open.decision->hit_policy);
    auto menu = menu_button(ui, ui.format("Hit policy: %s##hit policy", hit_policies[current].label.data()),
                            {.tooltip = "What counts when several rules hold for one customer"});
    if (!menu)
        return;
    constexpr std::array<std::string_view, 7> meanings = {
        "at most one rule may hold",
        "the first rule that holds decides",
        "several may hold if they agree",
        "the highest result by its order decides",
        "all results together, or their sum, count, least, greatest",
        "all results in the order of the rules",
        "all results in the order of the output's values"};
    for (std::size_t index = 0; index < std::size(hit_policies); ++index) {
        MenuItemOptions item{.tooltip = meanings[index], .checkable = true, .checked = index == current};
        if (menu_item(ui, hit_policies[index].label, item))
            run(context, "decision.set_hit_policy",
                {{"id", open.decision->id.text()}, {"policy", std::string(hit_policies[index].name)}});
    }
}

void DecisionsView::draw_problems(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    const TableFacts& facts = m_facts;
    if (open.bound->is_pending)
        chip(ui, "checking the cells…");
    if (facts.errors + facts.warnings > 0) {
        const Tone tone = facts.errors > 0 ? Tone::Bad : Tone::Warning;
        const std::string_view text = facts.errors > 0
                                          ? ui.counted(facts.errors, "cell with errors", "cells with errors")
                                          : ui.counted(facts.warnings, "remark", "remarks");
        if (chip_button(ui, text, {.tone = tone, .tooltip = facts.first_problem}) &&
            !facts.problems.empty()) {
            const dmn::CellProblem& first = facts.problems.front();
            const std::size_t outputs_from =
                first.kind == dmn::CellKind::OutputEntry ? open.decision->inputs.size() : 0;
            m_editor.go_to(first.row, first.column + static_cast<int>(outputs_from), true);
        }
    }
    if (!open.customers.reference)
        draw_no_customers(context, open);
    if (!open.run)
        return;
    if (facts.silent > 0)
        chip(ui, ui.counted(facts.silent, "rule never decides", "rules never decide"),
             {.tone = Tone::Warning, .tooltip = "For no customer of this table."});
    if (open.run->undecided > 0)
        chip(ui,
             ui.format("%s customers without a rule",
                       ui.number(static_cast<double>(open.run->undecided)).data()),
             Tone::Warning);
    if (open.run->violations > 0)
        chip(ui, ui.format("%s contradictions", ui.number(static_cast<double>(open.run->violations)).data()),
             Tone::Bad);
}

void DecisionsView::prepare_columns(const OpenDecision& open) {
    if (m_columns_of == open.record)
        return;
    // An edit keeps the widths that a person has drawn.
    if (!m_columns_of || m_columns_of->id != open.record->id)
        m_editor.shares.clear();
    m_columns_of = open.record;
    const Decision& decision = *open.decision;
    m_columns.clear();
    m_column_texts.clear();
    // The texts are kept first: the columns hold views of them.
    for (const DecisionInput& input : decision.inputs) {
        m_column_texts.push_back(input.label.empty() ? input.expression : input.label);
        m_column_texts.push_back(input.type);
    }
    for (const DecisionOutput& output : decision.outputs) {
        m_column_texts.push_back(output.name);
        m_column_texts.push_back(output.type);
    }
    for (std::size_t index = 0; index < m_column_texts.size(); index += 2) {
        const std::size_t column = index / 2;
        m_columns.push_back({.title = m_column_texts[index],
                             .detail = m_column_texts[index + 1],
                             .output = column == decision.inputs.size(),
                             .tooltip = "Click to edit this column"});
    }
    m_columns.push_back(
        {.title = "Why", .share = 1.2F, .semibold_title = false, .tooltip = "Remarks on the rule"});
    m_columns.push_back({.title = "Customers hit", .editable = false});
}

void DecisionsView::fill_row(ViewContext& context, const OpenDecision&, int row, EditorRow& out) {
    const std::size_t rule = m_rows.rule_at(row);
    out.header = context.ui.format("%zu", rule + 1);
    if (!m_customer_found || rule >= dmn::source(m_explained_by->compiled()).rules.size())
        return;
    const auto place = static_cast<std::uint32_t>(rule);
    const auto& deciding = m_evaluation.deciding;
    const bool decides = std::find(deciding.begin(), deciding.end(), place) != deciding.end();
    out.mark = decides ? RowMark::Hit : RowMark::Dimmed;
    out.description = context.ui.keep(dmn::explain_rule(m_explained_by->compiled(), m_evaluation, place));
}

void DecisionsView::fill_cell(ViewContext& context, const OpenDecision& open, int row, int column,
                              EditorCell& out) {
    const Decision& decision = *open.decision;
    const std::size_t rule = m_rows.rule_at(row);
    if (column == hits_column(decision)) {
        if (!open.run || rule >= open.run->deciding_counts.size())
            return;
        const auto most = static_cast<double>(m_facts.most_hits);
        const auto count = static_cast<double>(open.run->deciding_counts[rule]);
        out.bar = most > 0 ? count / most : 0;
        out.text = context.ui.number(count);
        return;
    }
    out.text = cell_source(decision, rule, column);
    if (column < annotation_column(decision)) {
        if (const dmn::CellProblem* problem = problem_at(open, rule, column))
            out.error = problem->message;
    }
    if (!m_customer_found)
        return;
    const dmn::FailedCell cell{static_cast<std::uint32_t>(rule), static_cast<std::uint32_t>(column)};
    // The cells that failed are in order of rules, then inputs.
    out.failing = std::binary_search(m_evaluation.misses.begin(), m_evaluation.misses.end(), cell,
                                     [](const dmn::FailedCell& left, const dmn::FailedCell& right) {
                                         return left.rule != right.rule ? left.rule < right.rule
                                                                        : left.input < right.input;
                                     });
}

// A filter, and what it and the order of looking hide.
LATER void DecisionsView::draw_filter(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    if (m_rows.is_whole() && open.decision->rules.size() <= rules_without_filter)
        return;
    auto row = line(ui, {.height = metric::control});
    const FieldResult filter = search_field(ui, "Filter rules", m_rows.filter(),
                                            {.label = LabelPlace::Hidden,
                                             .placeholder = "Filter rules, or tenure: 12",
                                             .select_all = false,
                                             .width = 220});
    if (filter.edited() || filter.committed())
        m_rows.set_filter(filter.value);
    m_rows.follow(open.record, context.session().cells);
    if (!m_rows.filter().empty())
        label(ui, ui.format("%s of %s rules; the filter hides %s", ui.number(m_rows.count()).data(),
                            ui.number(static_cast<double>(open.decision->rules.size())).data(),
                            ui.number(static_cast<double>(m_rows.hidden_count())).data()));
    const int sorted = m_rows.sorted_column();
    if (sorted >= 0) {
        const std::string_view title = m_columns[static_cast<std::size_t>(sorted)].title;
        second_label(ui, ui.format("shown by %.*s; the rules keep their order",
                                   static_cast<int>(title.size()), title.data()));
        command_button(context, "decision.sort_rules",
                       {{"id", open.decision->id.text()},
                        {"column", number_argument(static_cast<std::size_t>(sorted))},
                        {"order", m_rows.sorted() == SortMark::Descending ? "descending" : "ascending"}},
                       CommandLook::Quiet, "Sort the rules so");
    }
    if (!m_rows.is_whole() && link(ui, "Show all rules in their order"))
        m_rows.show_all();
    m_rows.follow(open.record, context.session().cells);
}

// The editor is asked to go to a rule; where it lies in the view is known here.
void DecisionsView::place_wanted_rule(ViewContext& context, const OpenDecision& open) {
    if (m_editor.wanted_row < 0)
        return;
    const std::size_t rule = static_cast<std::size_t>(m_editor.wanted_row);
    if (rule < open.decision->rules.size() && m_rows.row_of(rule) < 0) {
        m_rows.show_all();
        m_rows.follow(open.record, context.session().cells);
    }
    if (rule < open.decision->rules.size())
        m_editor.wanted_row = m_rows.row_of(rule);
}

void DecisionsView::draw_table(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    prepare_columns(open);
    gather_facts(open, context.decisions.version());
    m_rows.follow(open.record, context.session().cells);
    draw_filter(context, open);
    place_wanted_rule(context, open);
    m_help.prepare(context.store(), *open.decision, *open.bound, open.customers.table);
    for (std::size_t column = 0; column < m_columns.size(); ++column)
        m_columns[column].sorted =
            static_cast<int>(column) == m_rows.sorted_column() ? m_rows.sorted() : SortMark::None;
    EditorOptions options;
    options.row_count = m_rows.count();
    options.corner = dmn::hit_policy_letter(static_cast<dmn::HitPolicy>(open.decision->hit_policy),
                                            static_cast<dmn::Aggregation>(open.decision->aggregation));
    options.corner_tooltip = hit_policies[static_cast<std::size_t>(open.decision->hit_policy)].label;
    options.help = &m_help;
    const EditorResult result = table_editor(
        ui, "Rules", m_editor, m_columns, options,
        [&](int row, EditorRow& out) { fill_row(context, open, row, out); },
        [&](int row, int column, EditorCell& out) { fill_cell(context, open, row, column, out); });
    if (m_rows.count() == 0 && !m_rows.filter().empty())
        second_label(ui, "No rule has this in a cell.");
    take_event(context, open, result);
    draw_row_menu(context, open);
    draw_column_editor(context, open);
}

} // namespace throughline::ui
