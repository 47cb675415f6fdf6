// The little of OpenGL that the canvas needs, as an interface: the page implements it with WebGL 2
// (gl/), tests with a recorder that counts.
#pragma once

#include "canvas/camera.h"
#include "canvas/palette.h"

#include <cstddef>
#include <cstdint>

namespace throughline::canvas {

enum class Buffer : std::uint8_t { Boxes, Ribbons, OverlayBoxes, OverlayRibbons, MinimapBoxes, MinimapFrame };
constexpr std::size_t buffer_count = 6;

enum class Program : std::uint8_t { Box, Ribbon };

// One transform and a few switches; the same for all draws of one pass.
struct PassUniforms {
    Box viewport; // where, in CSS pixels of the page
    Box clip;     // nothing is drawn outside; CSS pixels of the page
    Point origin; // world
    float zoom = 1;
    float pixel_ratio = 1; // device pixels per CSS pixel
    Point page;            // size of the page in CSS pixels
    Point pin;             // world: how far pinned boxes are moved
    std::uint8_t detail = 2;
};

struct DrawRange {
    Program program = Program::Box;
    Buffer buffer = Buffer::Boxes;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::uint32_t segments = 0;  // of a ribbon
    std::uint32_t cap_pairs = 0; // pairs of vertices for what sits at each of its ends
};

class GraphicsDevice {
public:
    virtual ~GraphicsDevice() = default;
    // Makes room for `bytes`; the content is lost.
    virtual void allocate(Buffer buffer, std::size_t bytes) = 0;
    // `offset` and `size` are multiples of 16.
    virtual void upload(Buffer buffer, std::size_t offset, const void* bytes, std::size_t size) = 0;
    virtual void set_palette(const Palette& palette) = 0;
    virtual void begin_pass(const PassUniforms& uniforms) = 0;
    virtual void draw(const DrawRange& range) = 0;
    // Leaves blending, scissor and bindings for the caller to set anew.
    virtual void end_pass() = 0;
};

} // namespace throughline::canvas
