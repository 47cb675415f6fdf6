#include "canvas/snapping.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace throughline::canvas {

namespace {

constexpr float snap_pixels = 6;
// With more cards in view than this, everything lines up with something, and guides say nothing.
constexpr std::size_t most_cards = 2000;

struct Snap {
    float by = 0;
    float distance = 0;
    float line = 0;
    Box other;
    bool found = false;
};

// Near edge, middle, far edge along one direction.
std::array<float, 3> lines_of(float start, float length) {
    return {start, start + length / 2, start + length};
}

void consider(Snap& best, float own_start, float own_length, float other_start, float other_length,
              const Box& other, float reach) {
    for (float own : lines_of(own_start, own_length)) {
        for (float line : lines_of(other_start, other_length)) {
            float distance = std::fabs(line - own);
            if (distance <= reach && (!best.found || distance < best.distance))
                best = {line - own, distance, line, other, true};
        }
    }
}

float to_grid(float start, float by, float grid) {
    return grid > 0 ? std::round((start + by) / grid) * grid - start : by;
}

} // namespace

Point snapped(const Box& dragged, Point by, const Scene& scene, const Camera& camera,
              std::span<const CardIndex> moving, const SnapOptions& options, std::vector<Guide>& guides,
              std::vector<std::uint32_t>& scratch) {
    Box own = dragged.moved(by);
    float reach = snap_pixels / camera.zoom();
    scratch.clear();
    scene.picking().cards_in(camera.visible_world(), scratch);
    Snap sideways;
    Snap up_down;
    if (scratch.size() <= most_cards) {
        for (CardIndex index : scratch) {
            const Card& card = scene.card(index);
            if (card.layer != Layer::Card || (card.traits & Movable) == 0 ||
                std::binary_search(moving.begin(), moving.end(), index))
                continue;
            if (options.sideways)
                consider(sideways, own.x, own.width, card.box.x, card.box.width, card.box, reach);
            if (options.up_down)
                consider(up_down, own.y, own.height, card.box.y, card.box.height, card.box, reach);
        }
    }
    Point result = by;
    if (options.sideways)
        result.x = sideways.found ? by.x + sideways.by : to_grid(dragged.x, by.x, options.grid);
    if (options.up_down)
        result.y = up_down.found ? by.y + up_down.by : to_grid(dragged.y, by.y, options.grid);

    Box placed = dragged.moved(result);
    if (sideways.found) {
        Box both = placed.united(sideways.other);
        guides.push_back({{sideways.line, both.y}, {sideways.line, both.bottom()}});
    }
    if (up_down.found) {
        Box both = placed.united(up_down.other);
        guides.push_back({{both.x, up_down.line}, {both.right(), up_down.line}});
    }
    return result;
}

} // namespace throughline::canvas
