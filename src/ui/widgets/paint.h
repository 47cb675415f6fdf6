// Drawing in our own look, clipped to where the caller is. Views use it for shapes that no widget has
// (curves, timelines); it draws and records nothing in the semantic tree.
#pragma once

#include "ui/theme.h"
#include "ui/widgets/geometry.h"

#include <cstdint>
#include <span>
#include <string_view>

struct ImDrawList;

namespace throughline::ui {

class Ui;

enum class Weight : std::uint8_t { Regular, Semibold };
enum class Align : std::uint8_t { Left, Centre, Right };
enum class Direction : std::uint8_t { Left, Right, Up, Down };

struct TextStyle {
    float size = metric::body_text;
    Weight weight = Weight::Regular;
    Colour colour = 0; // 0: the theme's ink
    Align align = Align::Left;
};

enum class Corners : std::uint8_t { All, Left, Right, Top, Bottom, None };
enum class Dash : std::uint8_t { Solid, Dashed };

// A code point of the icon font; 0 means none.
using Icon = std::uint32_t;
// The icon of a name ("undo", "outcomes"); 0 when there is none of that name.
Icon icon_named(std::string_view name);

class Painter {
public:
    explicit Painter(Ui& ui)
        : m_ui(ui) {}

    void fill(const Box& box, Colour colour, float radius = 0, Corners corners = Corners::All) const;
    // The line lies inside the box.
    void outline(const Box& box, Colour colour, float radius = 0, float thickness = 1,
                 Dash dash = Dash::Solid, Corners corners = Corners::All) const;
    void shadow(const Box& box, float radius, float strength = 1) const;
    void line(Point from, Point to, Colour colour, float thickness = 1, Dash dash = Dash::Solid) const;
    void polyline(std::span<const Point> points, Colour colour, float thickness = 1,
                  Dash dash = Dash::Solid) const;
    // A smooth curve through all points, monotone between neighbours (no overshoot).
    void curve(std::span<const Point> points, Colour colour, float thickness = 2,
               Dash dash = Dash::Solid) const;
    void bezier(Point from, Point from_control, Point to_control, Point to, Colour colour,
                float thickness = 2, Dash dash = Dash::Solid) const;
    void polygon(std::span<const Point> points, Colour colour) const; // convex
    void disc(Point centre, float radius, Colour colour) const;
    void ring(Point centre, float radius, Colour colour, float thickness = 1) const;
    void arrow_head(Point tip, Direction direction, float size, Colour colour) const;
    void chevron(Point centre, Direction direction, float size, Colour colour, float thickness = 1.5F) const;
    void tick(Point centre, float size, Colour colour, float thickness = 1.75F) const;
    void cross(Point centre, float size, Colour colour, float thickness = 1.5F) const;

    Size measure(std::string_view text, const TextStyle& style = {}) const;
    // The height of `text` wrapped to `width`.
    float wrapped_height(std::string_view text, float width, const TextStyle& style = {}) const;
    // One line, vertically centred in the box, ellipsised when it is too long. True when all of it was shown.
    bool text(const Box& box, std::string_view text, const TextStyle& style = {}) const;
    // Wrapped from the top; the last line that fits is ellipsised. True when all of it was shown.
    bool wrapped_text(const Box& box, std::string_view text, const TextStyle& style = {}) const;
    // In the middle of the box.
    void icon(const Box& box, Icon icon, Colour colour, float size = 16) const;

    // Everything between is clipped to the box as well. Each clip may cost a draw call.
    void push_clip(const Box& box) const;
    void pop_clip() const;
    Box clip() const;

private:
    ImDrawList& list() const;

    Ui& m_ui;
};

} // namespace throughline::ui
