// Shapes.
#include "ui/widgets/paint.h"

#include "ui/widgets/inside.h"

#include <cmath>

namespace throughline::ui {

namespace {

ImDrawFlags flags_of(Corners corners) {
    switch (corners) {
    case Corners::All:
        return ImDrawFlags_RoundCornersAll;
    case Corners::Left:
        return ImDrawFlags_RoundCornersLeft;
    case Corners::Right:
        return ImDrawFlags_RoundCornersRight;
    case Corners::Top:
        return ImDrawFlags_RoundCornersTop;
    case Corners::Bottom:
        return ImDrawFlags_RoundCornersBottom;
    case Corners::None:
        break;
    }
    return ImDrawFlags_RoundCornersNone;
}

constexpr float dash_length = 4, dash_gap = 3;

// Dashes along the points; a dash goes on around a corner.
void stroke_dashed(ImDrawList& list, std::span<const Point> points, Colour colour, float thickness) {
    float into = 0;
    bool drawing = true;
    for (std::size_t index = 0; index + 1 < points.size(); ++index) {
        const Point from = points[index], to = points[index + 1];
        const float length = std::hypot(to.x - from.x, to.y - from.y);
        float at = 0;
        while (at < length - 0.001F) {
            const float whole = drawing ? dash_length : dash_gap;
            const float step = std::min(whole - into, length - at);
            if (drawing) {
                const float start = at / length, end = (at + step) / length;
                list.AddLine({from.x + (to.x - from.x) * start, from.y + (to.y - from.y) * start},
                             {from.x + (to.x - from.x) * end, from.y + (to.y - from.y) * end}, colour,
                             thickness);
            }
            at += step;
            into += step;
            if (into >= whole - 0.01F) {
                into = 0;
                drawing = !drawing;
            }
        }
    }
}

// Strokes the list's path.
void stroke(Inside& in, ImDrawList& list, Colour colour, float thickness, Dash dash, bool closed = false) {
    if (dash == Dash::Solid) {
        list.PathStroke(colour, closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness);
        return;
    }
    // Drawing a dash uses the list's path itself, so ours is put aside.
    std::vector<Point>& points = in.dash_points;
    points.clear();
    for (const ImVec2& point : list._Path)
        points.push_back({point.x, point.y});
    if (closed && !points.empty())
        points.push_back(points.front());
    list.PathClear();
    stroke_dashed(list, points, colour, thickness);
}

// Fritsch and Carlson, "Monotone piecewise cubic interpolation", SIAM J. Numer. Anal. 17 (1980): the slope at
// point `index`, so that the curve never leaves the range of its neighbours.
float monotone_slope(std::span<const Point> points, std::size_t index) {
    const auto secant = [&](std::size_t from) {
        const float run = points[from + 1].x - points[from].x;
        return run > 0 ? (points[from + 1].y - points[from].y) / run : 0.0F;
    };
    if (index == 0)
        return secant(0);
    if (index + 1 == points.size())
        return secant(index - 1);
    const float before = secant(index - 1), after = secant(index);
    if (before * after <= 0)
        return 0;
    const float sum = 2 * before * after / (before + after);
    return sum;
}

} // namespace

ImDrawList& Painter::list() const {
    return *ImGui::GetWindowDrawList();
}

void Painter::fill(const Box& box, Colour colour, float radius, Corners corners) const {
    if (!box.empty() && colour >> 24 != 0)
        list().AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, colour, radius, flags_of(corners));
}

void Painter::outline(const Box& box, Colour colour, float radius, float thickness, Dash dash,
                      Corners corners) const {
    if (box.empty())
        return;
    const float half = thickness / 2;
    ImDrawList& target = list();
    target.PathRect({box.x + half, box.y + half}, {box.right() - half, box.bottom() - half},
                    std::max(radius - half, 0.0F), flags_of(corners));
    stroke(m_ui.inside(), target, colour, thickness, dash, true);
}

void Painter::shadow(const Box& box, float radius, float strength) const {
    constexpr int rings = 4;
    const Colour shade = faded(m_ui.theme().shadow, 1.0F / static_cast<float>(rings));
    for (int ring = 0; ring < rings; ++ring) {
        const auto grow = static_cast<float>(ring) * strength;
        fill(box.inset(-grow).moved(0, 1.0F + strength * 0.5F), shade, radius + grow);
    }
}

void Painter::line(Point from, Point to, Colour colour, float thickness, Dash dash) const {
    ImDrawList& target = list();
    // Straight lines of whole pixels are filled boxes: crisp, and cheaper than a stroke.
    const bool level = from.y == to.y, upright = from.x == to.x;
    if (dash == Dash::Solid && (level || upright)) {
        const Box box{std::min(from.x, to.x), std::min(from.y, to.y),
                      level ? std::abs(to.x - from.x) : thickness,
                      upright ? std::abs(to.y - from.y) : thickness};
        fill(box, colour);
        return;
    }
    const float half = level || upright ? thickness / 2 : 0;
    target.PathLineTo({from.x + (upright ? half : 0), from.y + (level ? half : 0)});
    target.PathLineTo({to.x + (upright ? half : 0), to.y + (level ? half : 0)});
    stroke(m_ui.inside(), target, colour, thickness, dash);
}

void Painter::polyline(std::span<const Point> points, Colour colour, float thickness, Dash dash) const {
    ImDrawList& target = list();
    for (const Point& point : points)
        target.PathLineTo(vector_of(point));
    stroke(m_ui.inside(), target, colour, thickness, dash);
}

void Painter::curve(std::span<const Point> points, Colour colour, float thickness, Dash dash) const {
    if (points.size() < 2)
        return;
    ImDrawList& target = list();
    target.PathLineTo(vector_of(points.front()));
    for (std::size_t index = 0; index + 1 < points.size(); ++index) {
        const Point from = points[index], to = points[index + 1];
        const float third = (to.x - from.x) / 3;
        target.PathBezierCubicCurveTo({from.x + third, from.y + third * monotone_slope(points, index)},
                                      {to.x - third, to.y - third * monotone_slope(points, index + 1)},
                                      vector_of(to), 20);
    }
    stroke(m_ui.inside(), target, colour, thickness, dash);
}

void Painter::bezier(Point from, Point from_control, Point to_control, Point to, Colour colour,
                     float thickness, Dash dash) const {
    ImDrawList& target = list();
    target.PathLineTo(vector_of(from));
    target.PathBezierCubicCurveTo(vector_of(from_control), vector_of(to_control), vector_of(to), 24);
    stroke(m_ui.inside(), target, colour, thickness, dash);
}

void Painter::polygon(std::span<const Point> points, Colour colour) const {
    ImDrawList& target = list();
    for (const Point& point : points)
        target.PathLineTo(vector_of(point));
    target.PathFillConvex(colour);
}

void Painter::disc(Point centre, float radius, Colour colour) const {
    list().AddCircleFilled(vector_of(centre), radius, colour);
}

void Painter::ring(Point centre, float radius, Colour colour, float thickness) const {
    list().AddCircle(vector_of(centre), radius, colour, 0, thickness);
}

void Painter::arrow_head(Point tip, Direction direction, float size, Colour colour) const {
    const float half = size * 0.6F;
    ImVec2 first, second;
    switch (direction) {
    case Direction::Left:
        first = {tip.x + size, tip.y - half};
        second = {tip.x + size, tip.y + half};
        break;
    case Direction::Right:
        first = {tip.x - size, tip.y + half};
        second = {tip.x - size, tip.y - half};
        break;
    case Direction::Up:
        first = {tip.x + half, tip.y + size};
        second = {tip.x - half, tip.y + size};
        break;
    case Direction::Down:
        first = {tip.x - half, tip.y - size};
        second = {tip.x + half, tip.y - size};
        break;
    }
    list().AddTriangleFilled(vector_of(tip), first, second, colour);
}

void Painter::chevron(Point centre, Direction direction, float size, Colour colour, float thickness) const {
    const float along = size / 4, across = size / 2;
    ImDrawList& target = list();
    const bool upright = direction == Direction::Up || direction == Direction::Down;
    const float sign = direction == Direction::Down || direction == Direction::Right ? 1.0F : -1.0F;
    if (upright) {
        target.PathLineTo({centre.x - across, centre.y - along * sign});
        target.PathLineTo({centre.x, centre.y + along * sign});
        target.PathLineTo({centre.x + across, centre.y - along * sign});
    } else {
        target.PathLineTo({centre.x - along * sign, centre.y - across});
        target.PathLineTo({centre.x + along * sign, centre.y});
        target.PathLineTo({centre.x - along * sign, centre.y + across});
    }
    target.PathStroke(colour, ImDrawFlags_None, thickness);
}

void Painter::tick(Point centre, float size, Colour colour, float thickness) const {
    ImDrawList& target = list();
    target.PathLineTo({centre.x - size * 0.42F, centre.y + size * 0.02F});
    target.PathLineTo({centre.x - size * 0.12F, centre.y + size * 0.32F});
    target.PathLineTo({centre.x + size * 0.44F, centre.y - size * 0.30F});
    target.PathStroke(colour, ImDrawFlags_None, thickness);
}

void Painter::cross(Point centre, float size, Colour colour, float thickness) const {
    const float half = size / 2;
    list().AddLine({centre.x - half, centre.y - half}, {centre.x + half, centre.y + half}, colour, thickness);
    list().AddLine({centre.x - half, centre.y + half}, {centre.x + half, centre.y - half}, colour, thickness);
}

void Painter::push_clip(const Box& box) const {
    ImGui::PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
}
void Painter::pop_clip() const {
    ImGui::PopClipRect();
}
Box Painter::clip() const {
    return m_ui.inside().clip();
}

} // namespace throughline::ui
