#include "ui/views/decisions/tests_card.h"

#include "base/later.h"
#include "base/text.h"
#include "commands/decisions/cell_block.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

// Columns: the test's name, its inputs, what is expected, and how it stands.
int result_column(const Decision& decision) {
    return 1 + static_cast<int>(decision.inputs.size() + decision.outputs.size());
}

// The output that a column is about; nothing for the others.
std::optional<std::size_t> output_of(const Decision& decision, int column) {
    const int output = column - 1 - static_cast<int>(decision.inputs.size());
    const bool is_output = output >= 0 && output < static_cast<int>(decision.outputs.size());
    return is_output ? std::optional(static_cast<std::size_t>(output)) : std::nullopt;
}

std::string_view cell_source(const Decision& decision, const DecisionTest& test, int column) {
    if (column == 0)
        return test.title;
    if (const auto output = output_of(decision, column))
        return *output < test.expected.size() ? std::string_view(test.expected[*output]) : "";
    const auto input = static_cast<std::size_t>(column - 1);
    return input < test.values.size() ? std::string_view(test.values[input]) : "";
}

std::string number_argument(std::size_t value) {
    return text_format("%zu", value);
}

std::string_view standing(Ui& ui, const engage::TestRun& run) {
    if (run.failed > 0)
        return ui.format(run.failed == 1 ? "%zu of %zu tests fails" : "%zu of %zu tests fail", run.failed,
                         run.tests.size());
    if (run.open > 0)
        return ui.format("%zu of %zu tests pass, %zu expect nothing yet", run.passed, run.tests.size(),
                         run.open);
    return ui.format(run.passed == 1 ? "%zu test passes" : "all %zu tests pass", run.passed);
}

std::string_view result_text_of(Ui& ui, const engage::TestResult& result) {
    switch (result.state) {
    case engage::TestState::Passed:
        return ui.format("passes · %s", result.message.c_str());
    case engage::TestState::Failed:
        return result.rule ? ui.format("fails · rule %u", *result.rule + 1) : std::string_view("fails");
    case engage::TestState::Open:
        return ui.format("expects nothing · %s", result.message.c_str());
    }
    return {};
}

} // namespace

void TestsCard::prepare(const RecordPointer& record, const engage::TestRun& run) {
    if (m_prepared == record)
        return;
    const bool is_other = !m_prepared || m_prepared->id != record->id;
    m_prepared = record;
    if (is_other) {
        m_editor = {};
        m_only_failing = false;
    }
    const auto& decision = *as<Decision>(record);
    m_subject = {{"id", decision.id.text()}};
    m_columns.clear();
    m_columns.push_back({.title = "Test", .share = 1.4F});
    for (const DecisionInput& input : decision.inputs)
        m_columns.push_back({.title = input.label.empty() ? input.expression : input.label,
                             .detail = input.type,
                             .tooltip = "A FEEL value; a text needs no quotes. Empty: blank"});
    for (const DecisionOutput& output : decision.outputs)
        m_columns.push_back({.title = output.name,
                             .detail = "expected",
                             .output = &output == decision.outputs.data(),
                             .tooltip = "What the table must give. Empty: anything"});
    m_columns.push_back({.title = "Now", .share = 1.2F, .semibold_title = false, .editable = false});
    if (m_editor.shares.size() != m_columns.size())
        m_editor.shares.clear();
    list_tests(run);
}

void TestsCard::list_tests(const engage::TestRun& run) {
    const std::size_t count = as<Decision>(m_prepared)->tests.size();
    m_shown.clear();
    for (std::uint32_t index = 0; index < count; ++index) {
        const bool fails = index < run.tests.size() && run.tests[index].state == engage::TestState::Failed;
        if (!m_only_failing || fails)
            m_shown.push_back(index);
    }
}

LATER void TestsCard::draw_chip(ViewContext& context, const RecordPointer& record) {
    if (as<Decision>(record)->tests.empty())
        return;
    Ui& ui = context.ui;
    const engage::TestRun& run = m_tests.run(record);
    if (!run.problem.empty())
        chip(ui, "tests cannot be run", {.tone = Tone::Bad, .tooltip = run.problem});
    else
        chip(ui, standing(ui, run),
             {.tone = run.failed > 0 ? Tone::Bad
                      : run.open > 0 ? Tone::Warning
                                     : Tone::Good,
              .tooltip = "They run after every change."});
}

LATER void TestsCard::draw(ViewContext& context, const RecordPointer& record, const tables::Table* customers,
                           EditorState& rules) {
    Ui& ui = context.ui;
    const auto& decision = *as<Decision>(record);
    const engage::TestRun& run = m_tests.run(record);
    prepare(record, run);
    auto box = card(ui, "Tests", CardOptions{.quiet = true});
    if (decision.tests.empty()) {
        heading(ui, "Tests");
        second_label(ui, "A test is a case with the answer it must get, checked after every change. Add one, "
                         "keep a customer as one, or let the table make them.");
        draw_actions(context, run);
        return;
    }
    heading(ui, run.problem.empty() ? ui.format("Tests: %s", standing(ui, run).data()) : "Tests");
    if (!run.problem.empty())
        paragraph(ui, ui.format("They cannot be run: %s", run.problem.c_str()), {.colour = ui.theme().bad});
    draw_actions(context, run);
    if (m_shown.empty())
        second_label(ui, "No test fails.");
    else
        draw_list(context, decision, customers, run);
    draw_row_menu(context, decision, run, rules);
}

void TestsCard::draw_actions(ViewContext& context, const engage::TestRun& run) {
    Ui& ui = context.ui;
    if (context.session().presenting)
        return;
    auto row = line(ui, {.wrap = true});
    command_button(context, "decision.add_test", m_subject);
    command_button(context, "decision.generate_tests", m_subject);
    if (run.failed > 0 || m_only_failing) {
        if (toggle_button(ui, "Only what fails", m_only_failing)) {
            m_only_failing = !m_only_failing;
            list_tests(run);
        }
    }
    if (auto menu = menu_button(ui, "More##tests", {.tooltip = "Files, and what is done to all of them"})) {
        command_item(context, "decision.run_tests", m_subject);
        command_item(context, "decision.accept_tests", m_subject);
        menu_separator(ui);
        command_item(context, "decision.export_tests", m_subject, "Export tests (TCK XML)");
        command_item(context, "decision.import_tests", m_subject, "Import tests (TCK XML)");
        menu_separator(ui);
        command_item(context, "decision.remove_generated_tests", m_subject);
    }
}

void TestsCard::draw_list(ViewContext& context, const Decision& decision, const tables::Table* customers,
                          const engage::TestRun& run) {
    Ui& ui = context.ui;
    EditorOptions options;
    options.row_count = static_cast<int>(m_shown.size());
    m_help.prepare(context.store(), decision, context.decisions.bound(m_prepared), customers);
    options.help = &m_help;
    const EditorResult result = table_editor(
        ui, "Tests of the decision", m_editor, m_columns, options,
        [&](int row, EditorRow& out) {
            const std::uint32_t index = m_shown[static_cast<std::size_t>(row)];
            out.header = ui.format("%u", index + 1);
            if (index < run.tests.size())
                out.description = run.tests[index].message;
        },
        [&](int row, int column, EditorCell& out) { fill_cell(context, decision, run, row, column, out); });
    take_event(context, decision, result);
}

void TestsCard::fill_cell(ViewContext& context, const Decision& decision, const engage::TestRun& run, int row,
                          int column, EditorCell& out) const {
    const std::uint32_t index = m_shown[static_cast<std::size_t>(row)];
    const engage::TestResult* result = index < run.tests.size() ? &run.tests[index] : nullptr;
    if (column == result_column(decision)) {
        if (!result)
            return;
        out.text = result_text_of(context.ui, *result);
        if (result->state == engage::TestState::Failed)
            out.error = result->message;
        out.muted = result->state == engage::TestState::Open;
        return;
    }
    out.text = cell_source(decision, decision.tests[index], column);
    const auto output = output_of(decision, column);
    if (output && result && *output < result->differs.size() && result->differs[*output])
        out.error = result->message;
    if (out.text.empty())
        out.placeholder = output ? "anything" : column > 0 ? "blank" : "";
}

void TestsCard::take_event(ViewContext& context, const Decision& decision, const EditorResult& result) {
    if (result.event == EditorEvent::None)
        return;
    const std::string id = decision.id.text();
    const auto test_at = [this](int row) {
        const bool is_there = row >= 0 && row < static_cast<int>(m_shown.size());
        return number_argument(is_there ? m_shown[static_cast<std::size_t>(row)] : 0);
    };
    switch (result.event) {
    case EditorEvent::None:
    case EditorEvent::Edited:
    case EditorEvent::Cancelled:
    case EditorEvent::ColumnMenu:
    case EditorEvent::HeaderActivated:
    case EditorEvent::CornerActivated:
    case EditorEvent::ColumnMoved:
        break;
    case EditorEvent::Committed:
    case EditorEvent::Cleared:
    case EditorEvent::Copy:
    case EditorEvent::Cut:
    case EditorEvent::Paste:
        take_cells(context, decision, result);
        break;
    case EditorEvent::RowMenu:
        m_menu_row = result.row;
        m_menu_box = result.at.box;
        m_open_menu = true;
        break;
    case EditorEvent::RowWanted:
    case EditorEvent::RowInsertWanted:
        if (run(context, "decision.add_test", {{"id", id}}))
            m_editor.go_to(static_cast<int>(m_shown.size()), 0);
        break;
    case EditorEvent::RowDeleteWanted:
        run(context, "decision.remove_test",
            {{"id", id},
             {"at", test_at(result.row)},
             {"count", number_argument(static_cast<std::size_t>(result.last_row) -
                                       static_cast<std::size_t>(result.row) + 1)}});
        break;
    case EditorEvent::RowMoved:
        run(context, "decision.move_test",
            {{"id", id}, {"from", test_at(result.row)}, {"to", test_at(result.to_row)}});
        break;
    }
}

std::string TestsCard::tests_of(int first_row, int last_row) const {
    std::string tests;
    for (int row = first_row; row <= last_row && row < static_cast<int>(m_shown.size()); ++row)
        tests += (tests.empty() ? "" : " ") + std::to_string(m_shown[static_cast<std::size_t>(row)]);
    return tests;
}

LATER void TestsCard::take_cells(ViewContext& context, const Decision& decision, const EditorResult& result) {
    const std::string id = decision.id.text();
    const int last_column = std::min(result.last_column, result_column(decision) - 1);
    if (result.event == EditorEvent::Committed) {
        run(context, "decision.set_test_cell",
            {{"id", id},
             {"test", number_argument(m_shown[static_cast<std::size_t>(result.row)])},
             {"column", number_argument(static_cast<std::size_t>(result.column))},
             {"value", std::string(result.value)}});
        return;
    }
    if (result.event == EditorEvent::Paste) {
        // Onto the tests that are shown from here on, then behind the last one.
        run(context, "decision.paste_test_cells",
            {{"id", id},
             {"rules", tests_of(result.row, static_cast<int>(m_shown.size()) - 1)},
             {"column", number_argument(static_cast<std::size_t>(std::max(0, result.column)))},
             {"text", std::string(result.value)}});
        return;
    }
    if (result.event == EditorEvent::Copy || result.event == EditorEvent::Cut) {
        CellRows cells;
        for (int row = result.row; row <= result.last_row; ++row) {
            std::vector<std::string>& line_of = cells.emplace_back();
            for (int column = result.column; column <= last_column; ++column)
                line_of.emplace_back(
                    cell_source(decision, decision.tests[m_shown[static_cast<std::size_t>(row)]], column));
        }
        context.session().copied_cells = text_of_cells(cells);
        context.ui.provide_copy(context.session().copied_cells, write_html_table(cells));
    }
    if (result.event == EditorEvent::Cleared || result.event == EditorEvent::Cut)
        clear_block(context, decision, result);
}

void TestsCard::clear_block(ViewContext& context, const Decision& decision, const EditorResult& result) {
    const int last_column = std::min(result.last_column, result_column(decision) - 1);
    if (last_column < result.column)
        return;
    run(context, "decision.clear_test_cells",
        {{"id", decision.id.text()},
         {"rules", tests_of(result.row, result.last_row)},
         {"column", number_argument(static_cast<std::size_t>(result.column))},
         {"last_column", number_argument(static_cast<std::size_t>(last_column))}});
}

void TestsCard::draw_row_menu(ViewContext& context, const Decision& decision, const engage::TestRun& run_of,
                              EditorState& rules) {
    Ui& ui = context.ui;
    auto menu = context_menu(ui, "Test", m_open_menu, {m_menu_box.x, m_menu_box.bottom()});
    m_open_menu = false;
    if (!menu || m_menu_row < 0 || m_menu_row >= static_cast<int>(m_shown.size()))
        return;
    const std::uint32_t index = m_shown[static_cast<std::size_t>(m_menu_row)];
    const std::string id = decision.id.text();
    menu_heading(ui, decision.tests[index].title);
    const auto rule = index < run_of.tests.size() ? run_of.tests[index].rule : std::nullopt;
    if (rule && menu_item(ui, ui.format("Show rule %u", *rule + 1)))
        rules.go_to(static_cast<int>(*rule), 0);
    command_item(context, "decision.accept_tests", {{"id", id}, {"at", number_argument(index)}});
    menu_separator(ui);
    command_item(context, "decision.remove_test", {{"id", id}, {"at", number_argument(index)}});
}

} // namespace throughline::ui
