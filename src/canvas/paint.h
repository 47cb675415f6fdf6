// Walks what can be seen of a scene in paint order. The renderer's text, SVG and PNG export, the software
// rasteriser of the tests and the printed page all go through here.
#pragma once

#include "canvas/camera.h"
#include "canvas/scene.h"

#include <cstdint>
#include <string_view>

namespace throughline::canvas {

// How much is drawn at a zoom (with hysteresis of 10 %, so that it does not flicker at the border).
enum class Detail : std::uint8_t {
    Boxes, // below 0.15: cards and links only
    Bars,  // below 0.35: text is replaced by bars
    Full,
};
Detail detail_for(float zoom, Detail before);

// All in screen pixels, colours resolved; state bits and detail already applied.
struct SinkBox {
    Box box;
    Shape shape = Shape::Box;
    float radius = 0;
    Rgba fill = 0;
    Rgba border = 0;
    float border_width = 0;
    bool dashed = false;
    Rgba shadow = 0; // 0: none. Else 1 pixel down with a blur of 3 pixels, at 100 %
    float scale = 1; // pixels per world unit
};

struct SinkRibbon {
    Bezier curve;
    Rgba colour = 0;
    float width = 2;
    bool dashed = false;
    LinkEnd start_end = LinkEnd::None;
    LinkEnd finish_end = LinkEnd::None;
    float scale = 1;
};

class SceneSink {
public:
    virtual ~SceneSink() = default;
    virtual void box(const SinkBox& box) = 0;
    virtual void ribbon(const SinkRibbon& ribbon) = 0;
    virtual void text(const TextLine& line) = 0;
};

struct PaintOptions {
    Palette palette;
    Detail detail = Detail::Full;
    bool overlay = true; // marquee, guides, handles
};

void paint(const Scene& scene, const Camera& camera, const PaintOptions& options, SceneSink& sink);

// Only the text, to a painter: what the graphics card does not draw. Lines below a higher card are left out.
void paint_text(const Scene& scene, const Camera& camera, const PaintOptions& options, TextPainter& painter);

} // namespace throughline::canvas
