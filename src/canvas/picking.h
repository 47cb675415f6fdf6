// What lies under a point or in a box: a uniform grid over the cards and links of a scene.
#pragma once

#include "canvas/bezier.h"

#include <cstdint>
#include <span>
#include <vector>

namespace throughline::canvas {

class Picking {
public:
    // Rebuilds the grid; memory is kept. Boxes that are empty are never found.
    void build(std::span<const Box> cards, std::span<const Bezier> links);

    // Links that may pass within `distance` of the point: those of the cells around it. Appended to `found`,
    // ascending, each once; `found` is the caller's, so that a steady frame allocates nothing.
    void links_near(Point point, float distance, std::vector<std::uint32_t>& found) const;
    // Cards that meet the area, appended to `found`, ascending, each once.
    void cards_in(const Box& area, std::vector<std::uint32_t>& found) const;

private:
    // The items of cell c are items[starts[c]] up to items[starts[c + 1]].
    struct Cells {
        std::vector<std::uint32_t> starts;
        std::vector<std::uint32_t> items;
    };
    // Cells from (left, top) to (right, bottom), both included.
    struct CellRange {
        int left = 0, top = 0, right = -1, bottom = -1;
    };

    void choose_cells(std::span<const Bezier> links);
    CellRange cells_of(const Box& box) const;
    std::size_t cell_at(int row, int column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
               static_cast<std::size_t>(column);
    }
    template <typename Each>
    void each_link_cell(const Bezier& link, Each&& each) const;
    template <typename EachEntry>
    void fill(Cells& cells, EachEntry&& each_entry);

    Box m_bounds;
    float m_cell_size = 256;
    int m_columns = 0;
    int m_rows = 0;
    std::vector<Box> m_boxes; // of cards
    Cells m_cards;
    Cells m_links;
    std::vector<std::uint32_t> m_next; // while filling
};

} // namespace throughline::canvas
