// Curves of links and lines: cubic Beziers between anchors, and smooth lines that never overshoot their data.
#pragma once

#include "canvas/geometry.h"
#include "canvas/parts.h"

#include <span>
#include <vector>

namespace throughline::canvas {

struct Bezier {
    Point start;
    Point start_control;
    Point end_control;
    Point end;

    Point at(float t) const;
    // A box that holds the curve (that of its control points).
    Box bounds() const;
};

// How many chords stand for the curve when each is about `each` long.
int chords_for(const Bezier& curve, float each);

// Distance in world units from a point to the curve, by walking chords: exact enough for a pointer.
float distance_to(const Bezier& curve, Point point);

// Where a link touches a card.
Point anchor_of(const Box& card, Side side, float at);

// From one anchor to another, leaving and arriving at right angles to the sides (a link back to the same
// height: obliquely, in a bow below).
Bezier link_between(Point from, Side from_side, Point to, Side to_side, Route route);

// Slopes for a monotone cubic through points of ascending x (Fritsch and Carlson 1980, with the limit of
// three times the smaller secant). Where the data turn, the slope is 0: the curve never leaves the data's
// range.
void monotone_slopes(std::span<const Point> points, std::vector<float>& slopes);

// The piece between two points with these slopes, as a Bezier.
Bezier hermite_piece(Point start, float start_slope, Point end, float end_slope);

} // namespace throughline::canvas
