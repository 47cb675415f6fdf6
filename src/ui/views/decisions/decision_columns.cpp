// The menus of a decision's rules and columns.
#include "base/later.h"
#include "base/text.h"
#include "engage/own_decisions.h"
#include "ui/views/decisions/decision_parts.h"
#include "ui/views/record_picker.h"
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

} // namespace

// Over customers, one of their columns; what is read already is not offered again.
LATER void DecisionsView::draw_add_input(ViewContext& context, const OpenDecision& open) {
    const TableReference* customers = open.customers.reference;
    if (!customers) {
        command_button(context, "decision.add_input", m_subject, CommandLook::Quiet);
        return;
    }
    m_unread.clear();
    for (std::size_t index = 0; index < customers->columns.size(); ++index) {
        const auto reads = [&](const DecisionInput& input) {
            return input.expression == customers->columns[index].name;
        };
        if (std::none_of(open.decision->inputs.begin(), open.decision->inputs.end(), reads))
            m_unread.push_back(index);
    }
    const auto count = static_cast<int>(m_unread.size());
    const Picked picked = picker(
        context.ui, "Add input",
        {.count = count + 1, .placeholder = "Add input", .label_hidden = true, .width = 120}, [&](int index) {
            if (index == count)
                return Choice{"Something else", "expression"};
            const TableColumn& column = customers->columns[m_unread[static_cast<std::size_t>(index)]];
            return Choice{column.label.empty() ? std::string_view(column.name)
                                               : context.ui.join({column.name, " · ", column.label}),
                          engage::feel_type(column.type)};
        });
    if (!picked)
        return;
    Arguments arguments = m_subject;
    if (picked.index < count) {
        const TableColumn& column = customers->columns[m_unread[static_cast<std::size_t>(picked.index)]];
        arguments["expression"] = column.name;
        arguments["label"] = column.label;
        arguments["type"] = std::string(engage::feel_type(column.type));
    }
    const auto added = static_cast<int>(open.decision->inputs.size());
    const bool has_rules = !open.decision->rules.empty();
    if (run(context, "decision.add_input", arguments) && has_rules)
        m_editor.go_to(0, added);
}

// None of the tables has the columns that the decision reads, and it names none.
LATER void DecisionsView::draw_no_customers(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    if (context.store().all(Kind::TableReference).empty()) {
        chip(ui, "no customers to try it on",
             {.tone = Tone::Warning, .tooltip = "Import a CSV file in Customers."});
        return;
    }
    Id chosen;
    pick_record(
        context, "Try it on", {Kind::TableReference},
        {.placeholder = "try it on…",
         .tooltip = "No table has the columns that this decision reads; choose the customers it is for",
         .label_hidden = true,
         .width = 130},
        chosen);
    if (!chosen.empty())
        run(context, "record.set",
            {{"id", open.decision->id.text()}, {"path", "table"}, {"value", chosen.text()}});
}

void DecisionsView::draw_row_menu(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    auto menu = context_menu(ui, "Rule", m_open_row_menu, {m_menu_box.x, m_menu_box.bottom()});
    m_open_row_menu = false;
    if (!menu || m_menu_row < 0 || m_menu_row >= static_cast<int>(open.decision->rules.size()))
        return;
    const std::string id = open.decision->id.text();
    const std::string here = number_argument(static_cast<std::size_t>(m_menu_row));
    const std::string below = number_argument(static_cast<std::size_t>(m_menu_row) + 1);
    menu_heading(ui, ui.format("Rule %d", m_menu_row + 1));
    command_item(context, "decision.insert_rule", {{"id", id}, {"at", here}}, "Insert a rule above");
    command_item(context, "decision.insert_rule", {{"id", id}, {"at", below}}, "Insert a rule below");
    command_item(context, "decision.duplicate_rule", {{"id", id}, {"at", here}});
    if (m_menu_row > 0)
        command_item(
            context, "decision.move_rule",
            {{"id", id}, {"from", here}, {"to", number_argument(static_cast<std::size_t>(m_menu_row) - 1)}},
            "Move up");
    if (m_menu_row + 1 < static_cast<int>(open.decision->rules.size()))
        command_item(context, "decision.move_rule", {{"id", id}, {"from", here}, {"to", below}}, "Move down");
    menu_separator(ui);
    command_item(context, "decision.copy_cells", {{"id", id}});
    command_item(context, "decision.cut_cells", {{"id", id}});
    menu_separator(ui);
    command_item(context, "decision.remove_rule", {{"id", id}, {"at", here}});
}

// The order in which rules are shown, which changes none of them, and their own order, which may change
// results.
LATER void DecisionsView::draw_order(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    auto row = line(ui, {.wrap = true});
    const bool is_sorted = m_rows.sorted_column() == m_menu_column;
    const auto show = [&](std::string_view label, SortMark mark, std::string_view tooltip) {
        const bool on = is_sorted && m_rows.sorted() == mark;
        if (!toggle_button(ui, label, on, {.tooltip = tooltip}))
            return;
        m_rows.sort_by(m_menu_column, on ? SortMark::None : mark);
        close_layer(ui);
    };
    show("Show ascending", SortMark::Ascending, "Only the view: the rules keep their order");
    show("Show descending", SortMark::Descending, "Only the view: the rules keep their order");
    if (command_button(context, "decision.sort_rules",
                       {{"id", open.decision->id.text()},
                        {"column", number_argument(static_cast<std::size_t>(m_menu_column))}},
                       CommandLook::Quiet, "Sort the rules"))
        close_layer(ui);
}

// What a column is: its name, what it reads, its type, the values it may have.
void DecisionsView::draw_column_editor(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    auto box = popover(ui, "Column", m_open_column_editor, m_menu_box, {.width = 340});
    m_open_column_editor = false;
    const Decision& decision = *open.decision;
    if (!box || m_menu_column < 0 || m_menu_column > annotation_column(decision))
        return;
    if (m_menu_column == annotation_column(decision)) {
        heading(ui, "Remarks");
        draw_order(context, open);
        return;
    }
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
    draw_order(context, open);
    const std::string_view kind = is_input ? "input" : "output";
    auto buttons = line(ui);
    const std::string position = number_argument(static_cast<std::size_t>(at));
    if (at > 0)
        command_button(
            context, ui.format("decision.move_%.*s", static_cast<int>(kind.size()), kind.data()),
            {{"id", id}, {"from", position}, {"to", number_argument(static_cast<std::size_t>(at) - 1)}},
            CommandLook::Normal, "Move left");
    const std::size_t count = is_input ? decision.inputs.size() : decision.outputs.size();
    if (static_cast<std::size_t>(at) + 1 < count)
        command_button(
            context, ui.format("decision.move_%.*s", static_cast<int>(kind.size()), kind.data()),
            {{"id", id}, {"from", position}, {"to", number_argument(static_cast<std::size_t>(at) + 1)}},
            CommandLook::Normal, "Move right");
    if (command_button(context, ui.format("decision.remove_%.*s", static_cast<int>(kind.size()), kind.data()),
                       {{"id", id}, {"at", position}}, CommandLook::Normal, "Remove"))
        close_layer(ui);
}

} // namespace throughline::ui
