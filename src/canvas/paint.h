// Walks what can be seen of a scene in paint order. The renderer's text, SVG and PNG export, the software
// rasteriser of the tests and the printed page all go through here.
#pragma once

#include "canvas/camera.h"
#include "canvas/scene.h"

#include <cstdint>
#include <string_view>
#include <vector>

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

// Length of an arrow head, and 2.5 times the radius of a dot, at the end of a link of this width; the shader
// draws the same.
constexpr float link_end_size(float width) {
    return 5 + 2 * width;
}

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
    // Screen pixels: no text is drawn here. The box of the minimap, where there is one.
    Box without_text;
};

// Where a card is on the screen: moved by a drag, kept at the edge where it is pinned.
Box screen_box(const Scene& scene, const Camera& camera, CardIndex card);
// How far, in world units, the view has gone past the places where cards are pinned.
Point pin_shift(const Scene& scene, const Camera& camera);
// The part of the viewport that pinned cards leave free, and so where other text is drawn.
Box unpinned_viewport(const Scene& scene, const Camera& camera);

void paint(const Scene& scene, const Camera& camera, const PaintOptions& options, SceneSink& sink);

// Only the text, to a painter: what the graphics card does not draw. Lines below a higher card are left out.
// Keeps its working memory from frame to frame, so a steady frame allocates nothing.
class TextPass {
public:
    void paint(const Scene& scene, const Camera& camera, const PaintOptions& options, TextPainter& painter);

private:
    void paint_card(CardIndex index, const Box& clip, Point shift);
    bool covered(CardIndex index, const Box& world_line) const;
    void find_covering(CardIndex index);

    const Scene* m_scene = nullptr;
    const Camera* m_camera = nullptr;
    const PaintOptions* m_options = nullptr;
    TextPainter* m_painter = nullptr;
    std::vector<std::uint32_t> m_visible;
    std::vector<std::uint32_t> m_covering;
};

} // namespace throughline::canvas
