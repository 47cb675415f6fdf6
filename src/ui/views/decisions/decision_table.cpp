// The table itself: cells, headers, hit policy, and what is wrong where.
#include "base/text.h"
#include "ui/views/decisions/decisions_view.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<std::string_view, 8> feel_types = {"string",
                                                        "number",
                                                        "boolean",
                                                        "date",
                                                        "date and time",
                                                        "time",
                                                        "days and time duration",
                                                        "years and months duration"};

int annotation_column(const Decision& decision) {
    return static_cast<int>(decision.inputs.size() + decision.outputs.size());
}
int hits_column(const Decision& decision) {
    return annotation_column(decision) + 1;
}

std::string number_argument(int value) {
    return text_format("%d", value);
}

Arguments cell_arguments(const OpenDecision& open, int row, int column) {
    return {{"id", open.decision->id.text()},
            {"rule", number_argument(row)},
            {"column", number_argument(column)}};
}

// The first problem of a cell, or nullptr.
const dmn::CellProblem* problem_at(const OpenDecision& open, int row, int column) {
    if (!open.bound)
        return nullptr;
    const int inputs = static_cast<int>(open.decision->inputs.size());
    for (const dmn::CellProblem& problem : open.bound->problems) {
        const bool is_input = problem.kind == dmn::CellKind::InputEntry;
        const bool is_output = problem.kind == dmn::CellKind::OutputEntry;
        if ((is_input || is_output) && problem.row == row &&
            problem.column + (is_output ? inputs : 0) == column)
            return &problem;
    }
    return nullptr;
}

std::string_view cell_source(const Decision& decision, int row, int column) {
    const DecisionRule& rule = decision.rules[static_cast<std::size_t>(row)];
    const auto index = static_cast<std::size_t>(column);
    if (index < decision.inputs.size())
        return index < rule.input_entries.size() ? std::string_view(rule.input_entries[index]) : "-";
    const std::size_t output = index - decision.inputs.size();
    if (output < decision.outputs.size())
        return output < rule.output_entries.size() ? std::string_view(rule.output_entries[output]) : "";
    return rule.annotation;
}

} // namespace

void DecisionsView::draw_toolbar(ViewContext& context, const OpenDecision& open, const Box& box) {
    Ui& ui = context.ui;
    auto bar = ui.group(Role::Toolbar, "Decision", box);
    auto flow = column(ui, box.inset(12, 10));
    auto row = line(ui, {.height = metric::control});
    if (button(ui, "All decisions", {.icon = icon_named("back"), .tooltip = "Back to the inventory"}))
        context.session().set_open_record(Place::Decisions, {});
    draw_hit_policy(context, open);
    const Arguments id = {{"id", open.decision->id.text()}};
    if (!context.session().presenting) {
        command_button(context, "decision.insert_rule", id, CommandLook::Quiet);
        command_button(context, "decision.add_input", id, CommandLook::Quiet);
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
    if (!open.customers.table) {
        chip(ui, "no customers to try it on",
             {.tone = Tone::Warning, .tooltip = "Import a CSV file in Customers."});
        return;
    }
    std::size_t errors = 0;
    std::size_t warnings = 0;
    for (const dmn::CellProblem& problem : open.bound->problems)
        (problem.severity == dmn::Severity::Error ? errors : warnings) += 1;
    const dmn::DecisionTable source = engage::decision_table(*open.decision);
    if (errors + warnings > 0) {
        const dmn::CellProblem& first = open.bound->problems.front();
        const Tone tone = errors > 0 ? Tone::Bad : Tone::Warning;
        const std::string_view text =
            errors > 0 ? ui.format("%zu cells with errors", errors) : ui.format("%zu remarks", warnings);
        if (chip_button(ui, text, {.tone = tone, .tooltip = ui.keep(dmn::describe(first, source))}) &&
            first.row >= 0) {
            const int outputs_from =
                first.kind == dmn::CellKind::OutputEntry ? static_cast<int>(source.inputs.size()) : 0;
            m_editor.go_to(first.row, first.column + outputs_from, true);
        }
    }
    if (!open.run)
        return;
    const std::size_t silent = static_cast<std::size_t>(
        std::count(open.run->deciding_counts.begin(), open.run->deciding_counts.end(), 0U));
    if (silent > 0)
        chip(ui, ui.format("%zu rules never decide", silent),
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

void DecisionsView::prepare_columns(ViewContext& context, const OpenDecision& open) {
    if (m_columns_of == open.record)
        return;
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
    m_editor.shares.clear();
    static_cast<void>(context);
}

void DecisionsView::fill_row(ViewContext& context, const OpenDecision&, int row, EditorRow& out) {
    out.header = context.ui.format("%d", row + 1);
    if (!m_customer_found)
        return;
    const auto rule = static_cast<std::uint32_t>(row);
    const auto& deciding = m_evaluation.deciding;
    const bool decides = std::find(deciding.begin(), deciding.end(), rule) != deciding.end();
    out.mark = decides ? RowMark::Hit : RowMark::Dimmed;
    out.description = context.ui.keep(dmn::explain_rule(m_explained_by->compiled(), m_evaluation, rule));
}

void DecisionsView::fill_cell(ViewContext& context, const OpenDecision& open, int row, int column,
                              EditorCell& out) {
    const Decision& decision = *open.decision;
    if (column == hits_column(decision)) {
        if (!open.run || static_cast<std::size_t>(row) >= open.run->deciding_counts.size())
            return;
        const auto& counts = open.run->deciding_counts;
        const auto most = static_cast<double>(*std::max_element(counts.begin(), counts.end()));
        const auto count = static_cast<double>(counts[static_cast<std::size_t>(row)]);
        out.bar = most > 0 ? count / most : 0;
        out.text = context.ui.number(count);
        return;
    }
    out.text = cell_source(decision, row, column);
    if (const dmn::CellProblem* problem = problem_at(open, row, column))
        out.error = problem->message;
    if (!m_customer_found)
        return;
    out.failing =
        std::any_of(m_evaluation.misses.begin(), m_evaluation.misses.end(), [=](const dmn::FailedCell& cell) {
            return static_cast<int>(cell.rule) == row && static_cast<int>(cell.input) == column;
        });
}

void DecisionsView::draw_table(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    prepare_columns(context, open);
    EditorOptions options;
    options.row_count = static_cast<int>(open.decision->rules.size());
    options.corner = dmn::hit_policy_letter(static_cast<dmn::HitPolicy>(open.decision->hit_policy),
                                            static_cast<dmn::Aggregation>(open.decision->aggregation));
    options.corner_tooltip = hit_policies[static_cast<std::size_t>(open.decision->hit_policy)].label;
    const EditorResult result = table_editor(
        ui, "Rules", m_editor, m_columns, options,
        [&](int row, EditorRow& out) { fill_row(context, open, row, out); },
        [&](int row, int column, EditorCell& out) { fill_cell(context, open, row, column, out); });
    take_event(context, open, result);
    draw_row_menu(context, open);
    draw_column_editor(context, open);
}

void DecisionsView::take_event(ViewContext& context, const OpenDecision& open, const EditorResult& result) {
    if (result.cursor_moved) {
        auto& cells = context.session().cells;
        cells.rule = cells.last_rule = static_cast<std::size_t>(std::max(0, m_editor.row));
        cells.column = cells.last_column = static_cast<std::size_t>(std::max(0, m_editor.column));
    }
    Arguments arguments = cell_arguments(open, result.row, result.column);
    switch (result.event) {
    case EditorEvent::None:
        break;
    case EditorEvent::Edited:
        preview(open, result.row, result.column, result.value);
        break;
    case EditorEvent::Committed:
        forget_preview();
        arguments["value"] = std::string(result.value);
        run(context, "decision.set_cell", arguments);
        break;
    case EditorEvent::Cleared:
        arguments["last_rule"] = arguments["rule"];
        arguments["last_column"] = arguments["column"];
        run(context, "decision.clear_cells", arguments);
        break;
    case EditorEvent::Cancelled:
        forget_preview();
        break;
    case EditorEvent::RowMenu:
        m_menu_row = result.row;
        m_menu_box = result.at.box;
        m_open_row_menu = true;
        break;
    case EditorEvent::ColumnMenu:
    case EditorEvent::HeaderActivated:
        if (result.column < annotation_column(*open.decision)) {
            m_menu_column = result.column;
            m_menu_box = result.at.box;
            m_open_column_editor = true;
        }
        break;
    case EditorEvent::CornerActivated:
        break;
    case EditorEvent::RowWanted:
        if (run(context, "decision.insert_rule",
                {{"id", open.decision->id.text()},
                 {"at", number_argument(static_cast<int>(open.decision->rules.size()))}}))
            m_editor.go_to(static_cast<int>(open.decision->rules.size()), 0);
        break;
    case EditorEvent::RowDeleteWanted:
        run(context, "decision.remove_rule", {{"id", open.decision->id.text()}, {"at", arguments["rule"]}});
        break;
    case EditorEvent::RowMoved:
        run(context, "decision.move_rule",
            {{"id", open.decision->id.text()},
             {"from", arguments["rule"]},
             {"to", number_argument(result.to_row)}});
        break;
    case EditorEvent::Copy:
        if (result.column <= annotation_column(*open.decision))
            context.ui.provide_copy(cell_source(*open.decision, result.row, result.column));
        break;
    case EditorEvent::Paste:
        arguments["text"] = std::string(result.value);
        run(context, "decision.paste_cells", arguments);
        break;
    }
}

void DecisionsView::draw_row_menu(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    auto menu = context_menu(ui, "Rule", m_open_row_menu, {m_menu_box.x, m_menu_box.bottom()});
    m_open_row_menu = false;
    if (!menu || m_menu_row < 0 || m_menu_row >= static_cast<int>(open.decision->rules.size()))
        return;
    const std::string id = open.decision->id.text();
    const std::string here = number_argument(m_menu_row);
    const std::string below = number_argument(m_menu_row + 1);
    menu_heading(ui, ui.format("Rule %d", m_menu_row + 1));
    command_item(context, "decision.insert_rule", {{"id", id}, {"at", here}}, "Insert a rule above");
    command_item(context, "decision.insert_rule", {{"id", id}, {"at", below}}, "Insert a rule below");
    command_item(context, "decision.duplicate_rule", {{"id", id}, {"at", here}});
    if (m_menu_row > 0)
        command_item(context, "decision.move_rule",
                     {{"id", id}, {"from", here}, {"to", number_argument(m_menu_row - 1)}}, "Move up");
    if (m_menu_row + 1 < static_cast<int>(open.decision->rules.size()))
        command_item(context, "decision.move_rule", {{"id", id}, {"from", here}, {"to", below}}, "Move down");
    menu_separator(ui);
    command_item(context, "decision.remove_rule", {{"id", id}, {"at", here}});
}

// What a column is: its name, what it reads, its type, the values it may have.
void DecisionsView::draw_column_editor(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    auto box = popover(ui, "Column", m_open_column_editor, m_menu_box, {.width = 340});
    m_open_column_editor = false;
    const Decision& decision = *open.decision;
    if (!box || m_menu_column < 0 || m_menu_column >= annotation_column(decision))
        return;
    const int inputs = static_cast<int>(decision.inputs.size());
    const bool is_input = m_menu_column < inputs;
    const int at = is_input ? m_menu_column : m_menu_column - inputs;
    const std::string id = decision.id.text();
    const std::string item = text_format(is_input ? "inputs[%d]." : "outputs[%d].", at);
    const auto edit = [&](std::string_view label, const std::string& field, std::string_view value,
                          FieldOptions options) {
        const FieldResult result = text_field(ui, label, value, options);
        if (result.committed())
            run(context, "record.set",
                {{"id", id}, {"path", item + field}, {"value", std::string(result.value)}});
    };
    heading(ui, is_input ? "Input" : "Output");
    const std::string* type = nullptr;
    if (is_input) {
        const DecisionInput& input = decision.inputs[static_cast<std::size_t>(at)];
        edit("Label", "label", input.label, {});
        edit("Reads", "expression", input.expression,
             {.note = "A column of the table, or a FEEL expression", .monospace = true});
        edit("Allowed", "allowed_values", input.allowed_values,
             {.placeholder = "any value", .monospace = true});
        type = &input.type;
    } else {
        const DecisionOutput& output = decision.outputs[static_cast<std::size_t>(at)];
        edit("Name", "name", output.name, {});
        edit("Default", "default_value", output.default_value, {.placeholder = "none", .monospace = true});
        edit("Allowed", "allowed_values", output.allowed_values,
             {.placeholder = "any value", .monospace = true});
        type = &output.type;
    }
    const auto known = std::find(feel_types.begin(), feel_types.end(), *type);
    const int chosen = known == feel_types.end() ? -1 : static_cast<int>(known - feel_types.begin());
    const Picked picked = picker(
        ui, "Type", {.count = static_cast<int>(feel_types.size()), .chosen = chosen, .placeholder = "any"},
        [](int index) { return Choice{feel_types[static_cast<std::size_t>(index)]}; });
    if (picked)
        run(context, "record.set",
            {{"id", id},
             {"path", item + "type"},
             {"value", std::string(feel_types[static_cast<std::size_t>(picked.index)])}});
    const std::string_view kind = is_input ? "input" : "output";
    auto buttons = line(ui);
    const std::string position = number_argument(at);
    if (at > 0)
        command_button(context, ui.format("decision.move_%.*s", static_cast<int>(kind.size()), kind.data()),
                       {{"id", id}, {"from", position}, {"to", number_argument(at - 1)}}, CommandLook::Normal,
                       "Move left");
    if (command_button(context, ui.format("decision.remove_%.*s", static_cast<int>(kind.size()), kind.data()),
                       {{"id", id}, {"at", position}}, CommandLook::Normal, "Remove"))
        close_layer(ui);
}

} // namespace throughline::ui
