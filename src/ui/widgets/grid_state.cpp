// What is selected in a grid.
#include "ui/widgets/data_grid.h"

#include <algorithm>

namespace throughline::ui {

bool GridState::selected(std::int64_t row) const {
    const auto after =
        std::upper_bound(selection.begin(), selection.end(), row,
                         [](std::int64_t value, const RowRange& range) { return value < range.first; });
    return after != selection.begin() && row < std::prev(after)->last;
}

std::int64_t GridState::selected_count() const {
    std::int64_t count = 0;
    for (const RowRange& range : selection)
        count += range.last - range.first;
    return count;
}

void GridState::clear_selection() {
    selection.clear();
}

void GridState::select_only(std::int64_t row) {
    selection.assign(1, {row, row + 1});
    anchor_row = row;
}

void GridState::toggle(std::int64_t row) {
    anchor_row = row;
    for (std::size_t index = 0; index < selection.size(); ++index) {
        const RowRange range = selection[index];
        if (row < range.first || row >= range.last)
            continue;
        const auto place = selection.erase(selection.begin() + static_cast<std::ptrdiff_t>(index));
        const RowRange before{range.first, row}, after{row + 1, range.last};
        auto next = place;
        if (after.first < after.last)
            next = selection.insert(next, after);
        if (before.first < before.last)
            selection.insert(next, before);
        return;
    }
    const auto place = std::find_if(selection.begin(), selection.end(),
                                    [row](const RowRange& range) { return range.first > row; });
    const auto added = selection.insert(place, {row, row + 1});
    // Neighbours that touch become one.
    auto start = added == selection.begin() ? added : std::prev(added);
    while (std::next(start) != selection.end()) {
        const auto next = std::next(start);
        if (start->last == next->first) {
            start->last = next->last;
            selection.erase(next);
        } else if (start->first > row) {
            break;
        } else {
            ++start;
        }
    }
}

void GridState::select_range(std::int64_t from, std::int64_t to) {
    selection.assign(1, {std::min(from, to), std::max(from, to) + 1});
}

void GridState::reveal(std::int64_t row) {
    revealed_row = row;
}

} // namespace throughline::ui
