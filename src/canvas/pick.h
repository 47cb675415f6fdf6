// The topmost thing at a point of the screen.
#pragma once

#include "canvas/camera.h"
#include "canvas/scene.h"

#include <vector>

namespace throughline::canvas {

// A part, a card, or a link within 6 screen pixels; all empty where there is nothing. `card` is also given
// for a part.
struct Picked {
    Target target;
    CardIndex card = no_card;
    LinkIndex link = no_link;
    Traits traits = 0;
    bool handle = false; // the handle of a card that links are drawn from
};

// `scratch` is working memory. Handles count for hovered and selected cards, which show them.
Picked pick(const Scene& scene, const Camera& camera, Point screen, std::vector<std::uint32_t>& scratch);

// Nothing, or a card of the ground layer: where a marquee starts and where something new may come.
bool on_ground(const Scene& scene, const Picked& picked);

// The handle lies at the middle of a card's right edge and is this large on the screen.
constexpr float handle_size = 12;
Box handle_box(const Scene& scene, const Camera& camera, CardIndex card);

} // namespace throughline::canvas
