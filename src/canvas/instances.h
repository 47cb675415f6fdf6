// The scene as the graphics card takes it: two lists of fixed-size instances, in paint order. They change
// only when the scene does; colours are tokens, so a palette is one small upload.
#pragma once

#include "canvas/palette.h"

#include <cstdint>
#include <vector>

namespace throughline::canvas {

// Bits of BoxInstance::flags; shaders/box.vert and box.frag read the same numbers.
enum BoxFlag : std::uint8_t {
    BoxDashed = 1 << 0,
    BoxShadow = 1 << 1,
    BoxInsideCard = 1 << 2,    // left out when zoomed out to boxes only
    BoxStandsForText = 1 << 3, // shown only while text is too small to draw
    BoxPinnedLeft = 1 << 4,
    BoxPinnedTop = 1 << 5,
    BoxDimmed = 1 << 6,
    BoxHidden = 1 << 7,
};

// A rounded rectangle or mark, in world units. 32 bytes.
struct BoxInstance {
    float x = 0, y = 0, width = 0, height = 0;
    float radius = 0;
    float border_width = 0;
    Colour fill = Colour::None;
    Colour border = Colour::None;
    std::uint8_t shape = 0;   // Shape
    std::uint8_t flags = 0;   // BoxFlag
    std::uint32_t unused = 0; // whole texels of 16 bytes
};
static_assert(sizeof(BoxInstance) == 32);

enum RibbonFlag : std::uint8_t {
    RibbonDashed = 1 << 0,
    RibbonDimmed = 1 << 1,
    RibbonHidden = 1 << 2,
};

// A cubic Bezier curve with a width. 48 bytes.
struct RibbonInstance {
    float points[8] = {}; // start, its control, end's control, end
    float width = 2;
    Colour colour = Colour::None;
    std::uint8_t flags = 0;       // RibbonFlag
    std::uint8_t start_end = 0;   // LinkEnd
    std::uint8_t finish_end = 0;  // LinkEnd
    std::uint32_t unused[2] = {}; // whole texels of 16 bytes
};
static_assert(sizeof(RibbonInstance) == 48);

// Paint order: boxes [0, ground), ribbons, the other boxes (cards, pinned headers, copies of raised cards),
// then the overlay, whose lists are small and change with every gesture.
struct InstanceLists {
    std::vector<BoxInstance> boxes;
    std::vector<RibbonInstance> ribbons;
    std::uint32_t ground = 0;
    std::vector<BoxInstance> overlay_boxes;
    std::vector<RibbonInstance> overlay_ribbons;
};

} // namespace throughline::canvas
