#include "canvas/camera.h"

#include <cmath>

namespace throughline::canvas {

namespace {

constexpr double move_milliseconds = 200;

float limited(float zoom) {
    return std::clamp(zoom, smallest_zoom, largest_zoom);
}

// Slow, fast, slow.
float eased(float share) {
    return share * share * (3 - 2 * share);
}

} // namespace

void Camera::set_viewport(const Box& viewport) {
    if (viewport == m_viewport)
        return;
    if (!m_viewport.empty()) {
        Point by{(viewport.width - m_viewport.width) / 2 / m_pose.zoom,
                 (viewport.height - m_viewport.height) / 2 / m_pose.zoom};
        m_pose.origin = m_pose.origin - by;
        m_start.origin = m_start.origin - by;
        m_end.origin = m_end.origin - by;
    }
    m_viewport = viewport;
}

Point Camera::screen_from_world(Point world) const {
    return m_viewport.corner() + (world - m_pose.origin) * m_pose.zoom;
}

Point Camera::world_from_screen(Point screen) const {
    return m_pose.origin + (screen - m_viewport.corner()) * (1 / m_pose.zoom);
}

Box Camera::screen_from_world(const Box& world) const {
    Point corner = screen_from_world(world.corner());
    return {corner.x, corner.y, world.width * m_pose.zoom, world.height * m_pose.zoom};
}

Box Camera::world_from_screen(const Box& screen) const {
    Point corner = world_from_screen(screen.corner());
    return {corner.x, corner.y, screen.width / m_pose.zoom, screen.height / m_pose.zoom};
}

void Camera::set_pose(const CameraPose& pose) {
    m_pose = {pose.origin, limited(pose.zoom)};
    m_moving = false;
}

void Camera::set_unlimited_pose(const CameraPose& pose) {
    m_pose = pose;
    m_moving = false;
}

void Camera::pan(Point by_screen_pixels) {
    set_pose({m_pose.origin - by_screen_pixels * (1 / m_pose.zoom), m_pose.zoom});
}

void Camera::zoom_about(Point screen, float factor) {
    Point fixed = world_from_screen(screen);
    float zoom = limited(m_pose.zoom * factor);
    set_pose({fixed - (screen - m_viewport.corner()) * (1 / zoom), zoom});
}

void Camera::move_to(const CameraPose& pose, Motion motion) {
    CameraPose end{pose.origin, limited(pose.zoom)};
    if (motion == Motion::Jump || !m_animation_allowed || end == m_pose) {
        set_pose(end);
        return;
    }
    m_start = m_pose;
    m_end = end;
    m_moving = true;
    m_waits_for_first_frame = true;
}

void Camera::fit(const Box& world, Motion motion, float margin, float largest) {
    if (world.empty() || m_viewport.empty())
        return;
    float room_across = std::max(m_viewport.width - 2 * margin, 1.0f);
    float room_down = std::max(m_viewport.height - 2 * margin, 1.0f);
    float zoom = limited(std::min({room_across / world.width, room_down / world.height, largest}));
    Point half{m_viewport.width / 2 / zoom, m_viewport.height / 2 / zoom};
    move_to({world.centre() - half, zoom}, motion);
}

void Camera::zoom_to(float zoom, Motion motion) {
    float limited_zoom = limited(zoom);
    Point half{m_viewport.width / 2, m_viewport.height / 2};
    Point centre = m_pose.origin + half * (1 / m_pose.zoom);
    move_to({centre - half * (1 / limited_zoom), limited_zoom}, motion);
}

void Camera::reveal(const Box& world, Motion motion, float margin) {
    const CameraPose& from = destination();
    float border = margin / from.zoom;
    float width = m_viewport.width / from.zoom;
    float height = m_viewport.height / from.zoom;
    Point origin = from.origin;
    // The near edge wins where the box is larger than the viewport.
    origin.x = std::max(origin.x, world.right() + border - width);
    origin.x = std::min(origin.x, world.x - border);
    origin.y = std::max(origin.y, world.bottom() + border - height);
    origin.y = std::min(origin.y, world.y - border);
    origin = beside_covered(world, {origin, from.zoom}, margin);
    if (origin == from.origin)
        return;
    move_to({origin, from.zoom}, motion);
}

// The origin from which `world` is not covered: the whole moves up, or to the right where there is no room
// above.
Point Camera::beside_covered(const Box& world, const CameraPose& pose, float margin) const {
    const Point corner = m_viewport.corner() + (world.corner() - pose.origin) * pose.zoom;
    const Box shown{corner.x, corner.y, world.width * pose.zoom, world.height * pose.zoom};
    if (m_covered.empty() || !shown.intersects(m_covered))
        return pose.origin;
    const float up = shown.bottom() + margin - m_covered.y;
    if (shown.y - up >= m_viewport.y + margin)
        return {pose.origin.x, pose.origin.y + up / pose.zoom};
    const float right = m_covered.right() + margin - shown.x;
    return {pose.origin.x - right / pose.zoom, pose.origin.y};
}

bool Camera::advance(double now_milliseconds) {
    if (!m_moving)
        return false;
    // The clock starts at the first frame that shows the move, not at the event that asked for it.
    if (m_waits_for_first_frame) {
        m_started = now_milliseconds;
        m_waits_for_first_frame = false;
        return true;
    }
    float share = static_cast<float>((now_milliseconds - m_started) / move_milliseconds);
    if (share >= 1) {
        m_pose = m_end;
        m_moving = false;
        return false;
    }
    float part = eased(std::max(share, 0.0f));
    // Zoom by equal factors in equal times, and keep the point fixed about which the two poses turn, so that
    // the move looks straight on the screen.
    float zoom = m_start.zoom * std::pow(m_end.zoom / m_start.zoom, part);
    float weight = part;
    if (std::fabs(m_end.zoom - m_start.zoom) > 1e-6f)
        weight = (1 / zoom - 1 / m_start.zoom) / (1 / m_end.zoom - 1 / m_start.zoom);
    m_pose = {m_start.origin + (m_end.origin - m_start.origin) * weight, zoom};
    return true;
}

} // namespace throughline::canvas
