#include "canvas/minimap.h"

namespace throughline::canvas {

namespace {

constexpr float margin = 6;
constexpr float smallest_card = 2;

BoxInstance instance_of(const Box& box, Colour fill, Colour border, float border_width, float radius) {
    BoxInstance instance;
    instance.x = box.x;
    instance.y = box.y;
    instance.width = box.width;
    instance.height = box.height;
    instance.fill = fill;
    instance.border = border;
    instance.border_width = border_width;
    instance.radius = radius;
    return instance;
}

} // namespace

void Minimap::update(const Scene& scene, const Camera& camera, const Box& box) {
    Box world = scene.bounds();
    m_needed = !world.empty() && !camera.visible_world().contains(world);
    if (!m_needed)
        return;
    bool moved = m_box != box;
    m_box = box;
    CameraPose before = m_camera.pose();
    // Scenes are far larger than the map: its own scale may go below the smallest zoom of the canvas.
    float zoom = std::min((box.width - 2 * margin) / world.width, (box.height - 2 * margin) / world.height);
    m_camera.set_viewport(box);
    Point half{box.width / 2 / zoom, box.height / 2 / zoom};
    m_camera.set_unlimited_pose({world.centre() - half, zoom});
    if (moved || m_revision != scene.revision() || !(before == m_camera.pose())) {
        m_revision = scene.revision();
        write_boxes(scene);
    }

    m_view = m_camera.screen_from_world(camera.visible_world()).intersected(box.grown(-2));
    m_view.width = std::max(m_view.width, smallest_card);
    m_view.height = std::max(m_view.height, smallest_card);
    float pixel = 1 / zoom;
    m_frame[0] = instance_of(m_camera.world_from_screen(m_view), Colour::None, Colour::Accent, 1.5f * pixel,
                             2 * pixel);
}

void Minimap::write_boxes(const Scene& scene) {
    float pixel = 1 / m_camera.zoom();
    m_boxes.clear();
    m_boxes.push_back(
        instance_of(m_camera.world_from_screen(m_box), Colour::Panel, Colour::Line, pixel, 8 * pixel));
    for (CardIndex index = 1; index < scene.cards().size(); ++index) {
        const Card& card = scene.card(index);
        if (card.minimap == Colour::None || card.layer != Layer::Card)
            continue;
        Box box = scene.shown_box(index);
        box.width = std::max(box.width, smallest_card * pixel);
        box.height = std::max(box.height, smallest_card * pixel);
        Colour fill = (card.state & StateSelected) != 0 ? Colour::Accent : card.minimap;
        m_boxes.push_back(instance_of(box, fill, Colour::None, 0, 1.5f * pixel));
    }
}

CameraPose Minimap::pose_for(Point screen, const Camera& main) const {
    const Box& viewport = main.viewport();
    Point half{viewport.width / 2 / main.zoom(), viewport.height / 2 / main.zoom()};
    return {m_camera.world_from_screen(screen) - half, main.zoom()};
}

void paint_minimap(const Minimap& minimap, const Palette& palette, SceneSink& sink) {
    if (!minimap.needed())
        return;
    auto paint_box = [&](const BoxInstance& instance) {
        float zoom = minimap.camera().zoom();
        SinkBox box;
        box.box =
            minimap.camera().screen_from_world(Box{instance.x, instance.y, instance.width, instance.height});
        box.radius = instance.radius * zoom;
        box.fill = palette[instance.fill];
        box.border = palette[instance.border];
        box.border_width = instance.border_width * zoom;
        box.scale = zoom;
        sink.box(box);
    };
    for (const BoxInstance& box : minimap.boxes())
        paint_box(box);
    for (const BoxInstance& box : minimap.frame())
        paint_box(box);
}

} // namespace throughline::canvas
