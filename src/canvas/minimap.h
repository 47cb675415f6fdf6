// The whole canvas in a corner: cards as boxes and a rectangle around what the camera shows, which can be
// dragged.
#pragma once

#include "canvas/camera.h"
#include "canvas/paint.h"
#include "canvas/scene.h"

#include <array>
#include <span>
#include <vector>

namespace throughline::canvas {

class Minimap {
public:
    // `box` in screen pixels. Call once a frame, before the scene is drawn; cheap while nothing changes.
    void update(const Scene& scene, const Camera& camera, const Box& box);

    // False when there is nothing to show: the scene is empty or wholly visible.
    bool needed() const { return m_needed; }
    const Box& box() const { return m_box; }
    // The camera that shows the scene inside the minimap.
    const Camera& camera() const { return m_camera; }
    // What the main camera shows, in screen pixels, inside the box.
    const Box& view_rectangle() const { return m_view; }

    // The pose of the main camera after a press or drag at `screen`: what was pressed comes to its centre.
    CameraPose pose_for(Point screen, const Camera& main) const;

    // As the renderer takes it, in world units of camera(): the panel and the cards; the view rectangle.
    std::span<const BoxInstance> boxes() const { return m_boxes; }
    std::span<const BoxInstance> frame() const { return m_frame; }

private:
    void write_boxes(const Scene& scene);

    Box m_box;
    Box m_view;
    Camera m_camera;
    bool m_needed = false;
    std::uint64_t m_revision = 0;
    std::vector<BoxInstance> m_boxes;
    std::array<BoxInstance, 1> m_frame;
};

void paint_minimap(const Minimap& minimap, const Palette& palette, SceneSink& sink);

} // namespace throughline::canvas
