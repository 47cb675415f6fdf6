#include "canvas/paint.h"

#include <cmath>

namespace throughline::canvas {

namespace {

constexpr float dimmed_share = 0.35f;
constexpr float boxes_below = 0.15f;
constexpr float bars_below = 0.35f;
constexpr float hysteresis = 1.1f;

Point shift_of(Pin pin, Point shift) {
    return {pin == Pin::Left || pin == Pin::Corner ? shift.x : 0,
            pin == Pin::Top || pin == Pin::Corner ? shift.y : 0};
}

Pin pin_of(const BoxInstance& box) {
    bool left = (box.flags & BoxPinnedLeft) != 0;
    bool top = (box.flags & BoxPinnedTop) != 0;
    return left && top ? Pin::Corner : left ? Pin::Left : top ? Pin::Top : Pin::None;
}

class Painter {
public:
    Painter(const Scene& scene, const Camera& camera, const PaintOptions& options, SceneSink& sink)
        : m_camera(camera)
        , m_options(options)
        , m_sink(sink)
        , m_shift(pin_shift(scene, camera)) {}

    void box(const BoxInstance& instance) const {
        if ((instance.flags & BoxHidden) != 0)
            return;
        if (m_options.detail == Detail::Boxes && (instance.flags & BoxInsideCard) != 0)
            return;
        if (m_options.detail != Detail::Bars && (instance.flags & BoxStandsForText) != 0)
            return;
        float zoom = m_camera.zoom();
        Box world{instance.x, instance.y, instance.width, instance.height};
        SinkBox box;
        box.box = m_camera.screen_from_world(world.moved(shift_of(pin_of(instance), m_shift)));
        if (!box.box.grown(6 * zoom).intersects(m_camera.viewport()))
            return;
        float share = (instance.flags & BoxDimmed) != 0 ? dimmed_share : 1;
        box.shape = static_cast<Shape>(instance.shape);
        box.radius = instance.radius * zoom;
        box.fill = faded(m_options.palette[instance.fill], share);
        box.border = faded(m_options.palette[instance.border], share);
        box.border_width = instance.border_width > 0 ? std::fmax(instance.border_width * zoom, 1.0f) : 0;
        box.dashed = (instance.flags & BoxDashed) != 0;
        if ((instance.flags & BoxShadow) != 0 && m_options.detail == Detail::Full)
            box.shadow = faded(m_options.palette[Colour::Shadow], share);
        box.scale = zoom;
        if ((box.fill & 0xff) != 0 || ((box.border & 0xff) != 0 && box.border_width > 0))
            m_sink.box(box);
    }

    void ribbon(const RibbonInstance& instance) const {
        if ((instance.flags & RibbonHidden) != 0)
            return;
        float zoom = m_camera.zoom();
        auto point = [&](std::size_t index) {
            return m_camera.screen_from_world(
                Point{instance.points[2 * index], instance.points[2 * index + 1]});
        };
        SinkRibbon ribbon;
        ribbon.curve = {point(0), point(1), point(2), point(3)};
        if (!ribbon.curve.bounds().grown(8).intersects(m_camera.viewport()))
            return;
        float share = (instance.flags & RibbonDimmed) != 0 ? dimmed_share : 1;
        // Thinner than half a pixel: fainter instead.
        share *= std::fmin(std::fmax(instance.width * zoom * 2, 0.3f), 1.0f);
        ribbon.colour = faded(m_options.palette[instance.colour], share);
        ribbon.width = std::fmax(instance.width * zoom, 1.0f);
        ribbon.dashed = (instance.flags & RibbonDashed) != 0;
        if (m_options.detail == Detail::Full) {
            ribbon.start_end = static_cast<LinkEnd>(instance.start_end);
            ribbon.finish_end = static_cast<LinkEnd>(instance.finish_end);
        }
        ribbon.scale = zoom;
        if ((ribbon.colour & 0xff) != 0)
            m_sink.ribbon(ribbon);
    }

private:
    const Camera& m_camera;
    const PaintOptions& m_options;
    SceneSink& m_sink;
    Point m_shift;
};

class TextToSink final : public TextPainter {
public:
    explicit TextToSink(SceneSink& sink)
        : m_sink(sink) {}
    void draw(const TextLine& line) override { m_sink.text(line); }

private:
    SceneSink& m_sink;
};

} // namespace

Detail detail_for(float zoom, Detail before) {
    // A border is crossed upwards a little later than downwards.
    float boxes = before == Detail::Boxes ? boxes_below * hysteresis : boxes_below;
    float bars = before != Detail::Full ? bars_below * hysteresis : bars_below;
    if (zoom < boxes)
        return Detail::Boxes;
    return zoom < bars ? Detail::Bars : Detail::Full;
}

Point pin_shift(const Scene& scene, const Camera& camera) {
    Point seen = camera.visible_world().corner();
    return {std::fmax(seen.x - scene.pin_origin().x, 0.0f), std::fmax(seen.y - scene.pin_origin().y, 0.0f)};
}

Box screen_box(const Scene& scene, const Camera& camera, CardIndex card) {
    Point shift = shift_of(scene.card(card).pin, pin_shift(scene, camera));
    return camera.screen_from_world(scene.shown_box(card).moved(shift));
}

Box unpinned_viewport(const Scene& scene, const Camera& camera) {
    const Box& viewport = camera.viewport();
    Point strip = scene.pinned_strip();
    Point shift = pin_shift(scene, camera);
    Point free = camera.screen_from_world(scene.pin_origin() + shift + strip);
    float left = strip.x > 0 ? std::fmax(viewport.x, free.x) : viewport.x;
    float top = strip.y > 0 ? std::fmax(viewport.y, free.y) : viewport.y;
    return {left, top, std::fmax(viewport.right() - left, 0.0f), std::fmax(viewport.bottom() - top, 0.0f)};
}

void paint(const Scene& scene, const Camera& camera, const PaintOptions& options, SceneSink& sink) {
    const InstanceLists& lists = scene.instances();
    Painter painter(scene, camera, options, sink);
    for (std::size_t index = 0; index < lists.ground; ++index)
        painter.box(lists.boxes[index]);
    for (const RibbonInstance& ribbon : lists.ribbons)
        painter.ribbon(ribbon);
    for (std::size_t index = lists.ground; index < lists.boxes.size(); ++index)
        painter.box(lists.boxes[index]);
    if (options.overlay) {
        for (const RibbonInstance& ribbon : lists.overlay_ribbons)
            painter.ribbon(ribbon);
        for (const BoxInstance& box : lists.overlay_boxes)
            painter.box(box);
    }
    TextToSink text(sink);
    TextPass pass;
    pass.paint(scene, camera, options, text);
}

} // namespace throughline::canvas
