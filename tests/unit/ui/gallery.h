// Every widget on one page, for the tests and for looking at them.
#pragma once

#include "ui/widgets/data_grid.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/table_editor.h"
#include "ui/widgets/ui.h"

#include <string>
#include <vector>

namespace throughline::ui::test {

struct Gallery {
    // What the person did last, in words that tests compare.
    std::string last;
    int place = 2;
    ShellState shell_state;
    bool checked = false, switched = true;
    int radio = 0, segment = 1, tab = 1;
    std::string title = "Advisor call on affordability",
                notes = "One call, documents already read, answer on the call";
    std::string number = "8.7", date = "2027-06-30", search, live;
    int owner = 1, channel = -1;
    bool dialog_open = false;
    PaletteState palette_state;
    GridState grid;
    EditorState editor;
    std::vector<std::vector<std::string>> rules;
    bool show_tree = true;
    float split = 240;
    int page = 0; // 0: decision table, 1: customers grid, 2: controls

    Gallery();
    void draw(Ui& ui);

private:
    void top_bar(Ui& ui, const Box& box);
    void rail(Ui& ui, const Box& box);
    void status(Ui& ui, const Box& box);
    void inspector(Ui& ui, const Box& box);
    void decision_page(Ui& ui, const Box& box);
    void decision_bar(Ui& ui, const Box& box);
    void decision_table(Ui& ui);
    void take_edit(Ui& ui, const EditorResult& edit);
    void decision_charts(Ui& ui);
    void customers_page(Ui& ui, const Box& box);
    void controls_page(Ui& ui, const Box& box);
    void choices(Ui& ui);
    void fields(Ui& ui);
    void lists(Ui& ui);
    void layer_buttons(Ui& ui);
    void layers(Ui& ui);
};

} // namespace throughline::ui::test
