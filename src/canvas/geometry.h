// Points and boxes of the canvas. World units are CSS pixels at 100 %; y grows downwards.
#pragma once

#include <algorithm>

namespace throughline::canvas {

struct Point {
    float x = 0;
    float y = 0;

    friend bool operator==(const Point&, const Point&) = default;
    friend Point operator+(Point left, Point right) { return {left.x + right.x, left.y + right.y}; }
    friend Point operator-(Point left, Point right) { return {left.x - right.x, left.y - right.y}; }
    friend Point operator*(Point point, float factor) { return {point.x * factor, point.y * factor}; }
};

struct Box {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    float right() const { return x + width; }
    float bottom() const { return y + height; }
    Point corner() const { return {x, y}; }
    Point centre() const { return {x + width / 2, y + height / 2}; }
    bool empty() const { return width <= 0 || height <= 0; }

    bool contains(Point point) const {
        return point.x >= x && point.x < right() && point.y >= y && point.y < bottom();
    }
    bool contains(const Box& other) const {
        return other.x >= x && other.right() <= right() && other.y >= y && other.bottom() <= bottom();
    }
    bool intersects(const Box& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    Box moved(Point by) const { return {x + by.x, y + by.y, width, height}; }
    Box grown(float by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
    Box intersected(const Box& other) const {
        float left = std::max(x, other.x);
        float top = std::max(y, other.y);
        return {left, top, std::min(right(), other.right()) - left, std::min(bottom(), other.bottom()) - top};
    }
    // The smallest box around both; an empty one does not count.
    Box united(const Box& other) const {
        if (empty())
            return other;
        if (other.empty())
            return *this;
        float left = std::min(x, other.x);
        float top = std::min(y, other.y);
        return {left, top, std::max(right(), other.right()) - left, std::max(bottom(), other.bottom()) - top};
    }

    friend bool operator==(const Box&, const Box&) = default;
};

// The box that has these two points as opposite corners.
inline Box box_between(Point first, Point second) {
    float left = std::min(first.x, second.x);
    float top = std::min(first.y, second.y);
    return {left, top, std::max(first.x, second.x) - left, std::max(first.y, second.y) - top};
}

} // namespace throughline::canvas
