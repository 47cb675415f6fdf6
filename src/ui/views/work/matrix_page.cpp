// R022: the RACI matrix of experiences, interactions and tasks; a cell changes the letter.
#include "base/later.h"
#include "base/text.h"
#include "ui/views/nothing_yet.h"
#include "ui/views/work/work_pages.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

ShownCount MatrixPage::answer(ViewContext& context, const WorkInput& input) {
    m_matrix = journey::raci_matrix(context.store());
    const std::size_t all = m_matrix.rows.size();
    std::erase_if(m_matrix.rows,
                  [&](const journey::RaciRow& row) { return !input.lets_pass(row.subject->id); });
    m_columns.clear();
    m_columns.push_back({.title = "What", .width = 300, .sortable = false});
    for (const RecordPointer& person : m_matrix.people)
        m_columns.push_back({.title = person->title,
                             .detail = person->kind == Kind::Role ? "role" : "",
                             .width = 110,
                             .align = Align::Centre,
                             .sortable = false});
    return {m_matrix.rows.size(), all};
}

LATER void MatrixPage::draw(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    if (context.store().all(Kind::Person).empty())
        return draw_nothing_yet(
            context, box,
            {"work", "No people yet",
             "Add the people who do the work; then say who is responsible and who is accountable.",
             "Add a person", "person.add"});
    Box rest = box;
    {
        auto flow = column(ui, rest.cut_top(28).inset(12, 4));
        second_label(ui,
                     "R does it, A answers for it (exactly one), C is asked, I is told. A cell changes it.");
    }
    const GridResult result = item_grid(ui, "Responsibilities", rest, m_grid, m_columns, m_matrix.rows,
                                        [&](const journey::RaciRow& line, int grid_column, GridCell& cell) {
                                            fill_cell(context, line, grid_column, cell);
                                        });
    const std::int64_t pressed = result.link_row >= 0 ? result.link_row : result.activated_row;
    const int pressed_column = result.link_row >= 0 ? result.link_column : m_grid.cursor_column;
    if (pressed >= 0 && pressed_column == 0)
        run(context, "go.record",
            {{"id", m_matrix.rows[static_cast<std::size_t>(pressed)].subject->id.text()}});
    const std::int64_t row = pressed >= 0 ? pressed : m_grid.cursor_row;
    const int grid_column = pressed >= 0 ? pressed_column : m_grid.cursor_column;
    const bool wants_menu = pressed >= 0 || result.context.context;
    if (wants_menu && row >= 0 && row < static_cast<std::int64_t>(m_matrix.rows.size()) && grid_column > 0) {
        m_menu_record = m_matrix.rows[static_cast<std::size_t>(row)].subject->id;
        m_menu_person = m_matrix.people[static_cast<std::size_t>(grid_column - 1)]->id;
        m_menu_at = result.menu_at;
        m_open_menu = true;
    }
    draw_cell_menu(context);
}

void MatrixPage::fill_cell(ViewContext& context, const journey::RaciRow& line, int column, GridCell& cell) {
    cell.kind = CellKind::Link;
    if (column == 0) {
        cell.text = context.ui.format("%s%s", line.subject->title.c_str(),
                                      line.accountable_missing ? "  (nobody accountable)" : "");
        cell.semibold = line.subject->kind == Kind::Experience;
        cell.tone = line.accountable_missing ? Tone::Warning : Tone::Neutral;
        return;
    }
    const std::string& letters = line.letters[static_cast<std::size_t>(column - 1)];
    cell.text = letters.empty() ? std::string_view("·") : std::string_view(letters);
    cell.muted = letters.empty();
    cell.semibold = letters.find('A') != std::string::npos;
}

void MatrixPage::draw_cell_menu(ViewContext& context) {
    Ui& ui = context.ui;
    auto menu = context_menu(ui, "Responsibility", m_open_menu, m_menu_at);
    m_open_menu = false;
    if (!menu)
        return;
    menu_heading(ui, ui.join({name_or_nobody(context.store(), m_menu_record), " · ",
                              name_or_nobody(context.store(), m_menu_person)}));
    const auto arguments_for = [&](const ChoiceName& responsibility) {
        return Arguments{{"target", m_menu_record.text()},
                         {"who", m_menu_person.text()},
                         {"responsibility", std::string(responsibility.name)}};
    };
    for (const ChoiceName& responsibility : responsibilities)
        command_item(context, "work.assign", arguments_for(responsibility), responsibility.label);
    menu_separator(ui);
    // Offered where there is something to take away; who is accountable says why not.
    const journey::People people = journey::people_of(context.store(), m_menu_record);
    const auto has = [&](const std::vector<Id>& ids) {
        return std::find(ids.begin(), ids.end(), m_menu_person) != ids.end();
    };
    const bool has_it[] = {has(people.responsible), people.accountable == m_menu_person,
                           has(people.consulted), has(people.informed)};
    for (std::size_t index = 0; index < std::size(responsibilities); ++index) {
        if (has_it[index])
            command_item(context, "work.unassign", arguments_for(responsibilities[index]),
                         ui.format("No longer %s", folded(responsibilities[index].label).c_str()));
    }
}

} // namespace throughline::ui
