#include "canvas/picking.h"

#include <cmath>

namespace throughline::canvas {

namespace {

constexpr int most_cells = 1 << 16;
// Chords of this length lie within this distance of their curve.
constexpr float chord_length = 160;
constexpr float chord_error = 4;

} // namespace

void Picking::build(std::span<const Box> cards, std::span<const Bezier> links) {
    m_boxes.assign(cards.begin(), cards.end());
    choose_cells(links);
    fill(m_cards, [&](auto&& entry) {
        for (std::uint32_t index = 0; index < m_boxes.size(); ++index) {
            if (m_boxes[index].empty())
                continue;
            CellRange range = cells_of(m_boxes[index]);
            for (int row = range.top; row <= range.bottom; ++row)
                for (int column = range.left; column <= range.right; ++column)
                    entry(cell_at(row, column), index);
        }
    });
    fill(m_links, [&](auto&& entry) {
        for (std::uint32_t index = 0; index < links.size(); ++index)
            each_link_cell(links[index], [&](std::size_t cell) { entry(cell, index); });
    });
}

// Cells of 256 units, larger where the scene is so large that there would be too many.
void Picking::choose_cells(std::span<const Bezier> links) {
    m_bounds = {};
    for (const Box& box : m_boxes)
        m_bounds = m_bounds.united(box);
    for (const Bezier& link : links)
        m_bounds = m_bounds.united(link.bounds().grown(1));
    m_cell_size = 256;
    auto cells_along = [&](float length) { return static_cast<int>(length / m_cell_size) + 1; };
    while (static_cast<double>(m_bounds.width / m_cell_size + 1) * (m_bounds.height / m_cell_size + 1) >
           most_cells)
        m_cell_size *= 2;
    m_columns = cells_along(m_bounds.width);
    m_rows = cells_along(m_bounds.height);
}

Picking::CellRange Picking::cells_of(const Box& box) const {
    auto cell = [&](float distance, int count) {
        return std::clamp(static_cast<int>(std::floor(distance / m_cell_size)), 0, count - 1);
    };
    if (!box.intersects(m_bounds))
        return {};
    Box inside = box.intersected(m_bounds);
    return {cell(inside.x - m_bounds.x, m_columns), cell(inside.y - m_bounds.y, m_rows),
            cell(inside.right() - m_bounds.x, m_columns), cell(inside.bottom() - m_bounds.y, m_rows)};
}

// The cells that the boxes of the link's chords meet. A cell may come more than once.
template <typename Each>
void Picking::each_link_cell(const Bezier& link, Each&& each) const {
    Point from = link.start;
    int chords = chords_for(link, chord_length);
    for (int chord = 1; chord <= chords; ++chord) {
        Point to = link.at(static_cast<float>(chord) / static_cast<float>(chords));
        CellRange range = cells_of(box_between(from, to).grown(chord_error));
        for (int row = range.top; row <= range.bottom; ++row)
            for (int column = range.left; column <= range.right; ++column)
                each(cell_at(row, column));
        from = to;
    }
}

// Counting sort of (cell, item) entries: count, add up, put. `each_entry` is walked twice.
template <typename EachEntry>
void Picking::fill(Cells& cells, EachEntry&& each_entry) {
    auto count = static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows);
    cells.starts.assign(count + 1, 0);
    each_entry([&](std::size_t cell, std::uint32_t) { ++cells.starts[cell + 1]; });
    for (std::size_t cell = 0; cell < count; ++cell)
        cells.starts[cell + 1] += cells.starts[cell];
    cells.items.resize(cells.starts[count]);
    m_next.assign(cells.starts.begin(), cells.starts.end() - 1);
    each_entry(
        [&](int cell, std::uint32_t item) { cells.items[m_next[static_cast<std::size_t>(cell)]++] = item; });
}

void Picking::links_near(Point point, float distance, std::vector<std::uint32_t>& found) const {
    std::size_t first = found.size();
    CellRange range = cells_of(Box{point.x, point.y, 0, 0}.grown(distance));
    for (int row = range.top; row <= range.bottom; ++row) {
        for (int column = range.left; column <= range.right; ++column) {
            std::size_t cell = cell_at(row, column);
            for (std::uint32_t entry = m_links.starts[cell]; entry < m_links.starts[cell + 1]; ++entry)
                found.push_back(m_links.items[entry]);
        }
    }
    auto start = found.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(start, found.end());
    found.erase(std::unique(start, found.end()), found.end());
}

void Picking::cards_in(const Box& area, std::vector<std::uint32_t>& found) const {
    std::size_t first = found.size();
    CellRange range = cells_of(area);
    for (int row = range.top; row <= range.bottom; ++row) {
        for (int column = range.left; column <= range.right; ++column) {
            std::size_t cell = cell_at(row, column);
            for (std::uint32_t entry = m_cards.starts[cell]; entry < m_cards.starts[cell + 1]; ++entry) {
                std::uint32_t index = m_cards.items[entry];
                if (!m_boxes[index].intersects(area))
                    continue;
                // A card in several cells counts in the first of them that the area covers.
                CellRange own = cells_of(m_boxes[index]);
                if (row == std::max(own.top, range.top) && column == std::max(own.left, range.left))
                    found.push_back(index);
            }
        }
    }
    std::sort(found.begin() + static_cast<std::ptrdiff_t>(first), found.end());
}

} // namespace throughline::canvas
