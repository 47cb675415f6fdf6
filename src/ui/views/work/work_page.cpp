#include "ui/views/work/work_page.h"

namespace throughline::ui {

std::string_view name_or_nobody(const Store& store, const Id& id) {
    const std::string_view name = title_of(store, id);
    return name.empty() ? "nobody" : name;
}

void fill_state(const journey::WorkItem& item, GridCell& cell) {
    cell.kind = CellKind::Chip;
    cell.text = item.state;
    cell.tone = item.blocked ? Tone::Warning : item.finished ? Tone::Good : Tone::Neutral;
}

void follow_grid(ViewContext& context, const GridState& grid, const GridResult& result, std::size_t rows,
                 FunctionRef<Id(std::size_t row)> id_of) {
    const auto id_at = [&](std::int64_t row) {
        const auto place = static_cast<std::size_t>(row);
        return row >= 0 && place < rows ? id_of(place) : Id();
    };
    const std::int64_t opened = result.activated_row >= 0 ? result.activated_row : result.link_row;
    if (opened >= 0) {
        if (const Id id = id_at(opened); !id.empty())
            run(context, "go.record", {{"id", id.text()}});
        return;
    }
    if (!result.selection_changed && !result.cursor_moved)
        return;
    if (const Id id = id_at(grid.cursor_row); !id.empty())
        run(context, "edit.select", {{"ids", id.text()}, {"mode", "set"}});
}

} // namespace throughline::ui
