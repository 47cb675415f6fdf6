#include "canvas/bezier.h"

#include <cmath>

namespace throughline::canvas {

namespace {

constexpr float bow_of_back_links = 130;

Point direction(Side side) {
    switch (side) {
    case Side::Left:
        return {-1, 0};
    case Side::Right:
        return {1, 0};
    case Side::Top:
        return {0, -1};
    case Side::Bottom:
        return {0, 1};
    }
    return {1, 0};
}

// How far the control point lies before its anchor: half the way where the link goes forwards, enough for a
// round turn where it has to go back.
float reach(Point from, Point towards, Point to) {
    Point way = to - from;
    float forwards = way.x * towards.x + way.y * towards.y;
    float across = std::fabs(way.x * towards.y) + std::fabs(way.y * towards.x);
    if (forwards >= 0)
        return std::max(forwards / 2, std::min(across / 4, 32.0f));
    return std::min(48 + (-forwards + across) / 8, 200.0f);
}

float distance_to_chord(Point start, Point end, Point point) {
    Point along = end - start;
    Point towards = point - start;
    float length = along.x * along.x + along.y * along.y;
    float share = length > 0 ? (towards.x * along.x + towards.y * along.y) / length : 0;
    Point nearest = start + along * std::clamp(share, 0.0f, 1.0f);
    return std::hypot(point.x - nearest.x, point.y - nearest.y);
}

} // namespace

Point Bezier::at(float t) const {
    float rest = 1 - t;
    return start * (rest * rest * rest) + start_control * (3 * rest * rest * t) +
           end_control * (3 * rest * t * t) + end * (t * t * t);
}

Box Bezier::bounds() const {
    float left = std::min({start.x, start_control.x, end_control.x, end.x});
    float right = std::max({start.x, start_control.x, end_control.x, end.x});
    float top = std::min({start.y, start_control.y, end_control.y, end.y});
    float bottom = std::max({start.y, start_control.y, end_control.y, end.y});
    return {left, top, right - left, bottom - top};
}

int chords_for(const Bezier& curve, float each) {
    auto length = [](Point from, Point to) { return std::hypot(to.x - from.x, to.y - from.y); };
    float polygon = length(curve.start, curve.start_control) +
                    length(curve.start_control, curve.end_control) + length(curve.end_control, curve.end);
    return std::clamp(static_cast<int>(polygon / each) + 4, 4, 256);
}

float distance_to(const Bezier& curve, Point point) {
    int chords = chords_for(curve, 40);
    float nearest = std::hypot(point.x - curve.start.x, point.y - curve.start.y);
    Point from = curve.start;
    for (int chord = 1; chord <= chords; ++chord) {
        Point to = curve.at(static_cast<float>(chord) / static_cast<float>(chords));
        nearest = std::min(nearest, distance_to_chord(from, to, point));
        from = to;
    }
    return nearest;
}

Point anchor_of(const Box& card, Side side, float at) {
    switch (side) {
    case Side::Left:
        return {card.x, card.y + card.height * at};
    case Side::Right:
        return {card.right(), card.y + card.height * at};
    case Side::Top:
        return {card.x + card.width * at, card.y};
    case Side::Bottom:
        return {card.x + card.width * at, card.bottom()};
    }
    return card.corner();
}

Bezier link_between(Point from, Side from_side, Point to, Side to_side, Route route) {
    if (route == Route::Straight) {
        Point third = (to - from) * (1.0f / 3);
        return {from, from + third, to - third, to};
    }
    Point leaving = direction(from_side);
    Point arriving = direction(to_side);
    Bezier curve{from, from + leaving * reach(from, leaving, to), to + arriving * reach(to, arriving, from),
                 to};
    // Back to a card on the same height: bowed below both, not straight through them.
    bool back = from_side == Side::Right && to_side == Side::Left && to.x < from.x;
    if (back) {
        float bow = std::max(bow_of_back_links - std::fabs(to.y - from.y), 0.0f);
        curve.start_control.y += bow;
        curve.end_control.y += bow;
    }
    return curve;
}

void monotone_slopes(std::span<const Point> points, std::vector<float>& slopes) {
    slopes.assign(points.size(), 0);
    auto secant = [&](std::size_t index) {
        float across = points[index + 1].x - points[index].x;
        return across > 0 ? (points[index + 1].y - points[index].y) / across : 0;
    };
    for (std::size_t index = 1; index + 1 < points.size(); ++index) {
        float before = secant(index - 1);
        float after = secant(index);
        if (before * after <= 0)
            continue;
        float limit = 3 * std::min(std::fabs(before), std::fabs(after));
        slopes[index] = std::clamp((before + after) / 2, -limit, limit);
    }
}

Bezier hermite_piece(Point start, float start_slope, Point end, float end_slope) {
    float third = (end.x - start.x) / 3;
    return {start, start + Point{third, third * start_slope}, end - Point{third, third * end_slope}, end};
}

} // namespace throughline::canvas
