// What the pages of the place Work have in common: each answers one question about what the filter lets pass.
#pragma once

#include "journey/work.h"
#include "journey/work_filter.h"
#include "ui/views/view.h"
#include "ui/widgets/data_grid.h"

#include <span>
#include <vector>

namespace throughline::ui {

// What the answers depend on.
struct WorkStamp {
    std::uint64_t store = ~std::uint64_t{0};
    Date day;
    journey::WorkFilter filter;
    friend bool operator==(const WorkStamp&, const WorkStamp&) = default;
};

struct WorkInput {
    WorkStamp stamp;
    const std::vector<Id>& passed; // journey::select_work
    bool lets_pass(const Id& id) const { return journey::is_among(passed, id); }
};

// "12 of 40 shown"
struct ShownCount {
    std::size_t shown = 0, of = 0;
};

class WorkPage {
public:
    WorkPage() = default;
    virtual ~WorkPage() = default;
    WorkPage(const WorkPage&) = delete;
    WorkPage& operator=(const WorkPage&) = delete;

    // Answers anew where the workspace, the day or the filter has changed.
    void refresh(ViewContext& context, const WorkInput& input) {
        if (m_stamp == input.stamp)
            return;
        m_stamp = input.stamp;
        m_count = answer(context, input);
    }
    virtual void draw(ViewContext& context, const Box& box) = 0;
    ShownCount count() const { return m_count; }

protected:
    virtual ShownCount answer(ViewContext& context, const WorkInput& input) = 0;

private:
    WorkStamp m_stamp;
    ShownCount m_count;
};

// A grid with a row for each item, of which one is chosen; `fill(item, column, cell)`.
template <typename Item, typename Fill>
GridResult item_grid(Ui& ui, std::string_view name, const Box& box, GridState& grid,
                     std::span<const GridColumn> columns, const std::vector<Item>& items, Fill fill,
                     std::string_view empty_text = "Nothing passes the filter") {
    GridOptions options;
    options.row_count = static_cast<std::int64_t>(items.size());
    options.empty_text = empty_text;
    options.multiple_selection = false;
    return data_grid(ui, name, box, grid, columns, options,
                     [&](std::int64_t row, int column, GridCell& cell) {
                         fill(items[static_cast<std::size_t>(row)], column, cell);
                     });
}

// The title of a record, "nobody" where there is none.
std::string_view name_or_nobody(const Store& store, const Id& id);
// The state of an interaction or task as a chip.
void fill_state(const journey::WorkItem& item, GridCell& cell);
// Selects the record of the row under the cursor where it has moved, and opens that of a link or Enter.
// `id_of` gives the record of a row.
void follow_grid(ViewContext& context, const GridState& grid, const GridResult& result, std::size_t rows,
                 FunctionRef<Id(std::size_t row)> id_of);

} // namespace throughline::ui
