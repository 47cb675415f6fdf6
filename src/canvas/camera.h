// Where the canvas is looked at from: pan, zoom, and moves between two places. The whole scene is drawn with
// this one transform, so panning and zooming touch no other data.
#pragma once

#include "canvas/geometry.h"

#include <cstdint>

namespace throughline::canvas {

constexpr float smallest_zoom = 0.05f;
constexpr float largest_zoom = 4.0f;

// The world point at the viewport's top left corner, and screen pixels per world unit.
struct CameraPose {
    Point origin;
    float zoom = 1;
    friend bool operator==(const CameraPose&, const CameraPose&) = default;
};

enum class Motion : std::uint8_t { Jump, Animate };

class Camera {
public:
    // `viewport` in screen pixels. The world point in its centre stays there when its size changes.
    void set_viewport(const Box& viewport);
    const Box& viewport() const { return m_viewport; }

    const CameraPose& pose() const { return m_pose; }
    float zoom() const { return m_pose.zoom; }
    // Where an animated move ends; the pose itself when nothing moves.
    const CameraPose& destination() const { return m_moving ? m_end : m_pose; }

    Point screen_from_world(Point world) const;
    Point world_from_screen(Point screen) const;
    Box screen_from_world(const Box& world) const;
    Box world_from_screen(const Box& screen) const;
    // What can be seen, in world units.
    Box visible_world() const { return world_from_screen(m_viewport); }

    // People and systems that want less motion: every move jumps.
    void allow_animation(bool allowed) { m_animation_allowed = allowed; }

    void set_pose(const CameraPose& pose);
    // Without the limits of zoom: for minimaps.
    void set_unlimited_pose(const CameraPose& pose);
    void pan(Point by_screen_pixels);
    // Multiplies the zoom, within its limits; the world point under `screen` stays under it.
    void zoom_about(Point screen, float factor);

    // These start a move of 200 ms that advance() carries out, or jump.
    void move_to(const CameraPose& pose, Motion motion);
    // Shows all of `world` with a margin; never larger than 100 % (or `largest`).
    void fit(const Box& world, Motion motion, float margin = 40, float largest = 1);
    void zoom_to(float zoom, Motion motion); // about the viewport's centre
    // What lies over a part of the viewport, in screen pixels (a minimap); empty when nothing does.
    void set_covered(const Box& covered) { m_covered = covered; }
    // Pans as little as needed to bring `world` into view, beside what covers it; keeps the zoom.
    void reveal(const Box& world, Motion motion, float margin = 24);

    // Once a frame. True while a move goes on: the caller asks for another frame.
    bool advance(double now_milliseconds);

private:
    Point beside_covered(const Box& world, const CameraPose& pose, float margin) const;

    Box m_viewport;
    Box m_covered;
    CameraPose m_pose;
    CameraPose m_start;
    CameraPose m_end;
    double m_started = 0;
    bool m_moving = false;
    bool m_waits_for_first_frame = false;
    bool m_animation_allowed = true;
};

} // namespace throughline::canvas
