// Edges and centres that line up while cards are dragged.
#pragma once

#include "canvas/camera.h"
#include "canvas/scene.h"

#include <span>
#include <vector>

namespace throughline::canvas {

// A line, in world units, along which something lines up.
struct Guide {
    Point from;
    Point to;
};

struct SnapOptions {
    float grid = 0; // world units; 0: none
    bool sideways = true;
    bool up_down = true;
};

// `by`, changed by at most 6 screen pixels in each direction so that `dragged`, moved by it, lines up with
// cards in view. `moving` are the dragged cards, ascending; they do not count. Guides are appended; `scratch`
// is working memory.
Point snapped(const Box& dragged, Point by, const Scene& scene, const Camera& camera,
              std::span<const CardIndex> moving, const SnapOptions& options, std::vector<Guide>& guides,
              std::vector<std::uint32_t>& scratch);

} // namespace throughline::canvas
