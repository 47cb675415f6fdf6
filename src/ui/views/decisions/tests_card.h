// The tests of a decision: each with its values, what is expected, and how it stands after every change.
#pragma once

#include "engage/decision_tests.h"
#include "ui/views/decisions/cell_help.h"
#include "ui/views/view.h"
#include "ui/widgets/table_editor.h"

#include <cstdint>
#include <vector>

namespace throughline::ui {

class TestsCard {
public:
    // `rules` is the cursor of the rules' table, for going to the rule that fired.
    void draw(ViewContext& context, const RecordPointer& decision, const tables::Table* customers,
              EditorState& rules);
    // How the tests stand, for the toolbar; nothing where there are none.
    void draw_chip(ViewContext& context, const RecordPointer& decision);

private:
    void prepare(const RecordPointer& decision, const engage::TestRun& run);
    void list_tests(const engage::TestRun& run);
    void draw_actions(ViewContext& context, const engage::TestRun& run);
    void draw_list(ViewContext& context, const Decision& decision, const tables::Table* customers,
                   const engage::TestRun& run);
    void fill_cell(ViewContext& context, const Decision& decision, const engage::TestRun& run, int row,
                   int column, EditorCell& out) const;
    void take_event(ViewContext& context, const Decision& decision, const EditorResult& result);
    void take_cells(ViewContext& context, const Decision& decision, const EditorResult& result);
    void clear_block(ViewContext& context, const Decision& decision, const EditorResult& result);
    std::string tests_of(int first_row, int last_row) const;
    void draw_row_menu(ViewContext& context, const Decision& decision, const engage::TestRun& run,
                       EditorState& rules);

    engage::DecisionTests m_tests;
    EditorState m_editor;
    CellHelp m_help{HelpedCells::Tests};
    // Refilled when the decision changes; they hold views of its texts.
    RecordPointer m_prepared;
    std::vector<EditorColumn> m_columns;
    Arguments m_subject;
    // The tests that are listed.
    std::vector<std::uint32_t> m_shown;
    bool m_only_failing = false;

    // The menu that was asked for, and where.
    int m_menu_row = -1;
    bool m_open_menu = false;
    Box m_menu_box;
};

} // namespace throughline::ui
