// The whole canvas in a corner: cards as boxes and a rectangle around what the camera shows, which can be
// dragged.
#pragma once

#include "canvas/camera.h"
#include "canvas/paint.h"
#include "canvas/scene.h"

namespace throughline::canvas {

class Minimap {
public:
    // `box` in screen pixels. Call once a frame, before the scene is drawn.
    void update(const Scene& scene, const Camera& camera, const Box& box);

    const Box& box() const { return m_box; }
    // The camera that shows the scene inside the minimap.
    const Camera& camera() const { return m_camera; }
    // What the main camera shows, in screen pixels, clipped to the box.
    Box view_rectangle() const { return m_view; }
    // Nothing to show: the scene is empty or wholly visible.
    bool needed() const { return m_needed; }

    // The pose of the main camera after a press or drag at `screen` inside the minimap.
    CameraPose pose_for(Point screen, const Camera& main) const;

private:
    Box m_box;
    Box m_view;
    Camera m_camera;
    bool m_needed = false;
};

void paint_minimap(const Minimap& minimap, const Scene& scene, const Palette& palette, SceneSink& sink);

} // namespace throughline::canvas
