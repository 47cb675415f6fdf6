// Points and boxes in CSS pixels, from the top left corner of the page.
#pragma once

#include <algorithm>

namespace throughline::ui {

struct Point {
    float x = 0, y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

struct Size {
    float width = 0, height = 0;
};

struct Box {
    float x = 0, y = 0, width = 0, height = 0;

    float right() const { return x + width; }
    float bottom() const { return y + height; }
    Point centre() const { return {x + width / 2, y + height / 2}; }
    bool empty() const { return width <= 0 || height <= 0; }
    bool contains(Point point) const {
        return point.x >= x && point.y >= y && point.x < right() && point.y < bottom();
    }
    bool overlaps(const Box& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    Box inset(float all) const { return inset(all, all); }
    Box inset(float horizontal, float vertical) const {
        return {x + horizontal, y + vertical, std::max(0.0F, width - 2 * horizontal),
                std::max(0.0F, height - 2 * vertical)};
    }
    Box moved(float right_by, float down_by) const { return {x + right_by, y + down_by, width, height}; }
    // What both cover; empty, at the nearest place inside `other`, when they do not meet.
    Box intersected(const Box& other) const {
        const float left = std::clamp(x, other.x, other.right());
        const float top = std::clamp(y, other.y, other.bottom());
        return {left, top, std::max(0.0F, std::min(right(), other.right()) - left),
                std::max(0.0F, std::min(bottom(), other.bottom()) - top)};
    }
    // A box of this size in the middle.
    Box centred(float inner_width, float inner_height) const {
        return {x + (width - inner_width) / 2, y + (height - inner_height) / 2, inner_width, inner_height};
    }

    // Cuts a strip off this box and gives it.
    Box cut_left(float amount) {
        amount = std::min(amount, width);
        const Box strip{x, y, amount, height};
        x += amount;
        width -= amount;
        return strip;
    }
    Box cut_right(float amount) {
        amount = std::min(amount, width);
        width -= amount;
        return {x + width, y, amount, height};
    }
    Box cut_top(float amount) {
        amount = std::min(amount, height);
        const Box strip{x, y, width, amount};
        y += amount;
        height -= amount;
        return strip;
    }
    Box cut_bottom(float amount) {
        amount = std::min(amount, height);
        height -= amount;
        return {x, y + height, width, amount};
    }
    friend bool operator==(const Box&, const Box&) = default;
};

} // namespace throughline::ui
