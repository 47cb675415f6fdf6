// What a view hands to the scene: cards and what lies in them, links, lines and curves. Plain values; texts
// are copied when they are handed over.
#pragma once

#include "canvas/geometry.h"
#include "canvas/palette.h"
#include "canvas/target.h"
#include "canvas/text.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace throughline::canvas {

// Paint order; inside a layer, later lies over earlier.
enum class Layer : std::uint8_t {
    Ground, // bands, cells, grid lines: below links
    Card,
    Header, // pinned column and row headers: above cards
};

// Pinned cards stay at the viewport's edge when the canvas is panned past them, like frozen rows of a table.
enum class Pin : std::uint8_t { None, Left, Top, Corner };

enum class Shape : std::uint8_t {
    Box, // with its radius; a full radius makes a disc or a chip
    Diamond,
    TriangleRight,
    TriangleLeft,
    TriangleUp,
    TriangleDown,
    HalfDisc, // left half filled, all of it bordered
    // A box without its top left and bottom right corners; the radius says how much of them.
    ClippedBox,
    // A box whose lower edge is one wave, twice its radius high.
    Document,
};

// What may be done with a card.
enum Trait : std::uint32_t {
    Selectable = 1 << 0,
    Movable = 1 << 1,
    MovesUpDownOnly = 1 << 2,   // with Movable: markers of a curve
    MovesSidewaysOnly = 1 << 3, // with Movable: stages
    ConnectsFrom = 1 << 4,      // has a handle that links are drawn from
    Editable = 1 << 5,          // double click or Enter edits it in place
    Removable = 1 << 6,         // Delete asks for its removal
    Duplicable = 1 << 7,        // alt-drag asks for a copy
    CreatesInside = 1 << 8,     // double click on it asks for something new there
    Clickable = 1 << 9,         // a click asks for its action (also parts: chips, icons)
    IgnoresPointer = 1 << 10,   // what lies below is hit
};
using Traits = std::uint32_t;
constexpr Traits usual_card_traits = Selectable | Movable | ConnectsFrom | Editable | Removable | Duplicable;

// For the semantic tree; the widget layer maps these to its roles.
enum class HitRole : std::uint8_t {
    None,
    Card,
    Group,
    Cell,
    ColumnHeader,
    RowHeader,
    Marker, // a value that can be dragged, such as a point of the emotion curve
    Button,
    Field, // text that is edited in place
    Link,
    Text,
};

struct Semantics {
    HitRole role = HitRole::None;
    std::string_view name{};
    std::string_view value{};
    std::string_view description{};
};

struct CardStyle {
    Colour fill = Colour::Panel;
    Colour border = Colour::Line;
    float border_width = 1;
    float radius = 8;
    bool dashed = false;
    bool shadow = true;
    Shape shape = Shape::Box;
};

// No fill, dashed border: something the firm does not control (R042).
constexpr CardStyle uncontrolled_card_style{Colour::None, Colour::StrongLine, 1, 8, true, false, Shape::Box};

struct CardSpec {
    Target target{};
    Box box{}; // world units
    CardStyle style{};
    Layer layer = Layer::Card;
    Pin pin = Pin::None;
    Traits traits = usual_card_traits;
    // 0 to 31, numbered by the view. A link may be drawn to a card whose `accepts` has the bit of the kind it
    // starts from; a card may be dropped on one whose `takes` has the bit of its kind.
    std::uint8_t kind = 0;
    std::uint32_t accepts = 0;
    std::uint32_t takes = 0;
    // In the minimap; None leaves the card out.
    Colour minimap = Colour::StrongLine;
    Semantics semantics{};
};

// Everything inside a card is placed relative to the card's top left corner.

struct TextSpec {
    Box box{}; // x, y, and the width to wrap at; the height follows from the lines
    std::string_view text{};
    float size = 13;
    Weight weight = Weight::Regular;
    Colour colour = Colour::Ink;
    Align align = Align::Left;
    int maximum_lines = 1;
    // Not 0: this text is a field of its own that a double click edits in place.
    std::uint16_t part = 0;
    std::string_view field_name{}; // its accessible name then
    Id part_of{};                  // the record whose part it is, where that is not the card's own
};

struct ChipSpec {
    Point corner{};
    std::string_view text{};
    Colour ground = Colour::Background;
    Colour colour = Colour::Second;
    Colour border = Colour::None;
    // A small sign before the text, so that colour is never alone; None leaves it out.
    Colour sign_colour = Colour::None;
    Shape sign = Shape::Box;
    float maximum_width = 1000;
    // Not 0: a click on it gives Activate with this part.
    std::uint16_t part = 0;
    std::string_view description{};
};

struct BarSpec {
    Box box{};
    float share = 0; // 0 to 1
    Colour colour = Colour::Accent;
    Colour track = Colour::Track;
};

struct MarkSpec {
    Box box{};
    Shape shape = Shape::Box;
    float radius = 0;
    Colour fill = Colour::Ink;
    Colour border = Colour::None;
    float border_width = 1;
    bool dashed = false;
};

// Horizontal or vertical.
struct RuleSpec {
    Point from{};
    Point to{};
    float width = 1;
    Colour colour = Colour::Line;
    bool dashed = false;
};

using CardIndex = std::uint32_t;
constexpr CardIndex no_card = 0xFFFFFFFF;
using LinkIndex = std::uint32_t;
constexpr LinkIndex no_link = 0xFFFFFFFF;

enum class Side : std::uint8_t { Left, Right, Top, Bottom };
enum class LinkEnd : std::uint8_t { None, Arrow, Dot, OpenArrow };
enum class Route : std::uint8_t { Curve, Straight };

struct LinkSpec {
    Target target{}; // empty: the link cannot be picked
    CardIndex from = no_card;
    CardIndex to = no_card;
    Side from_side = Side::Right;
    Side to_side = Side::Left;
    // Where along the side, 0 to 1.
    float from_at = 0.5f;
    float to_at = 0.5f;
    Route route = Route::Curve;
    Colour colour = Colour::StrongLine;
    float width = 2;
    bool dashed = false;
    LinkEnd start_end = LinkEnd::None;
    LinkEnd finish_end = LinkEnd::None;
    // A small label on a ground of its own at the middle; may be empty.
    std::string_view label{};
    Traits traits = Selectable | Removable;
    Semantics semantics{};
};

struct CurvePoint {
    Point point{};
    // A marker whose centre is the point; the curve follows when it is dragged.
    CardIndex marker = no_card;
};

// A line through points from left to right. Smooth: monotone between neighbours, so it never rises above or
// falls below the data (Fritsch and Carlson 1980).
struct CurveSpec {
    std::span<const CurvePoint> points{};
    Colour colour = Colour::Accent;
    float width = 2;
    bool dashed = false;
    bool smooth = true;
};

} // namespace throughline::canvas
