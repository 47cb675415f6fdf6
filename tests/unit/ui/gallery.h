// Every widget on one page, for the tests and for looking at them.
#pragma once

#include "ui/widgets/data_grid.h"
#include "ui/widgets/entry_help.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/table_editor.h"
#include "ui/widgets/ui.h"

#include <string>
#include <vector>

namespace throughline::ui::test {

// Two words for every cell, and one text that is wrong.
class GalleryHelp final : public EntryHelp {
public:
    void look(int, int, std::string_view text, std::size_t caret, bool asked) override {
        m_text = text;
        m_caret = caret;
        m_asked = asked;
    }
    void leave() override { m_text.clear(); }
    std::string_view error() const override { return m_text == "wrong" ? "That is wrong." : ""; }
    std::string_view hint() const override { return {}; }
    int offer_count() const override { return m_asked ? 2 : 0; }
    EntryOffer offer(int index) const override {
        return index == 0 ? EntryOffer{"alpha", "first"} : EntryOffer{"beta", "second"};
    }
    std::string_view accept(int index, std::size_t& caret) override {
        const std::string_view word = offer(index).text;
        m_accepted = m_text;
        m_accepted.insert(m_caret, word);
        caret = m_caret + word.size();
        return m_accepted;
    }

private:
    std::string m_text, m_accepted;
    std::size_t m_caret = 0;
    bool m_asked = false;
};

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
    GalleryHelp help;
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
