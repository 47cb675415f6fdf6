// What an engine found, as a table that is put together when the workspace changed: for the chosen row, why
// it matters and a button for what to do about it.
#pragma once

#include "journey/figure.h"
#include "ui/views/view.h"
#include "ui/widgets/data_grid.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::ui {

// Tells when what was prepared from the workspace has to be prepared anew.
class Seen {
public:
    // True once for each state of the workspace on each day.
    bool is_new(const ViewContext& context);
    void forget() { m_store = ~std::uint64_t{0}; }

private:
    std::uint64_t m_store = ~std::uint64_t{0};
    Date m_day;
};

// A command with its arguments, put together and asked beforehand: a steady frame makes nothing.
struct Deed {
    std::string_view command; // empty: there is nothing to do
    std::string label;
    Arguments arguments;
    std::string refused; // why it may not run; empty: it may
};
Deed make_deed(ViewContext& context, std::string_view command, std::string label, Arguments arguments);
Deed show_deed(ViewContext& context, const Id& record);
// Selects all of them; a single one is shown in its place.
Deed show_all_deed(ViewContext& context, const std::vector<Id>& records);
// True when it ran.
bool deed_button(ViewContext& context, const Deed& deed, CommandLook look = CommandLook::Normal);

struct ReportCell {
    std::string text;
    CellKind kind = CellKind::Text;
    Tone tone = Tone::Neutral;
    bool muted = false;
    bool semibold = false;
};
struct ReportRow {
    Id record; // selected with the row; may be empty
    std::vector<ReportCell> cells;
    std::string heading;
    std::string why;
    std::vector<Deed> deeds;
};

class ReportTable {
public:
    std::vector<ReportRow> rows;

    // The row that was chosen, or nullptr. Rows that were put together anew may stand elsewhere: the chosen
    // one is found again by its record.
    const ReportRow* chosen();
    // Fills the box: the table, and below it what belongs to the chosen row.
    void draw(ViewContext& context, std::string_view name, const Box& box,
              std::span<const GridColumn> columns, std::string_view empty_text);
    // Only the table.
    void draw_table(ViewContext& context, std::string_view name, const Box& box,
                    std::span<const GridColumn> columns, std::string_view empty_text);
    // Looks at this record's row, if it has one.
    void look_at(const Id& record);
    void look_at_row(std::size_t row);

private:
    void draw_chosen(ViewContext& context, const ReportRow& row, const Box& box);

    GridState m_grid;
    Id m_chosen; // the record of the row at the cursor
};

// The name of a record; one without is named after what it is about: "Approach assessment of “Advisor call”".
std::string name_of(const ViewContext& context, const Id& id);
// "Advisor call, Reminder e-mail and 3 more".
std::string names_of(const ViewContext& context, const std::vector<Id>& ids, std::size_t shown = 3);
// With interval, n and how many of how many were measured; without a value what is missing.
std::string figure_sentence(const journey::Figure& figure, int decimals = 0);
// "7.5", or "" where there is none.
std::string number_or_nothing(const std::optional<double>& value, int decimals = 0);

} // namespace throughline::ui
