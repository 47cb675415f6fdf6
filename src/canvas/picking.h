// What lies under a point or in a box: a uniform grid over the cards and links of a scene.
#pragma once

#include "canvas/geometry.h"

#include <cstdint>
#include <span>
#include <vector>

namespace throughline::canvas {

// A cubic Bezier curve.
struct Bezier {
    Point start;
    Point start_control;
    Point end_control;
    Point end;

    Point at(float t) const;
    // A box that holds the curve (that of its control points).
    Box bounds() const;
};

// Distance in world units, by walking 24 chords: exact enough for a pointer.
float distance_to(const Bezier& curve, Point point);

class Picking {
public:
    // Rebuilds the grid; memory is kept. Boxes that are empty are never found.
    void build(std::span<const Box> cards, std::span<const Bezier> links);

    // Calls `visit(index)` for each card whose box meets `area`, in ascending order, each once.
    template <typename Visit>
    void visit_cards(const Box& area, Visit&& visit) const;

    // Indices of links that may pass within `distance` of the point, by their boxes; appended to `found`,
    // ascending, each once. Memory of `found` is the caller's.
    void links_near(Point point, float distance, std::vector<std::uint32_t>& found) const;
    // Cards that meet the area, appended to `found`, ascending, each once.
    void cards_in(const Box& area, std::vector<std::uint32_t>& found) const;

private:
    struct Cells {
        std::vector<std::uint32_t> starts;
        std::vector<std::uint32_t> items;
    };
    struct CellRange {
        int left = 0, top = 0, right = -1, bottom = -1;
    };

    CellRange cells_of(const Box& box) const;
    void fill(Cells& cells, std::span<const Box> boxes);
    void collect(const Cells& cells, std::span<const Box> boxes, const Box& area,
                 std::vector<std::uint32_t>& found) const;

    Box m_bounds;
    float m_cell_size = 256;
    int m_columns = 0;
    int m_rows = 0;
    std::vector<Box> m_card_boxes;
    std::vector<Box> m_link_boxes;
    Cells m_cards;
    Cells m_links;
    mutable std::vector<std::uint32_t> m_scratch;
};

template <typename Visit>
void Picking::visit_cards(const Box& area, Visit&& visit) const {
    m_scratch.clear();
    cards_in(area, m_scratch);
    for (std::uint32_t index : m_scratch)
        visit(index);
}

} // namespace throughline::canvas
