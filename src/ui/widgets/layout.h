// Where things go. The page is cut into boxes (Box::cut_left …); inside a box, widgets flow downwards in a
// column or across in a line, on a grid of 4 and 8 pixels.
#pragma once

#include "ui/theme.h"
#include "ui/widgets/geometry.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/scope.h"
#include "ui/widgets/semantics.h"

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace throughline::ui {

class Ui;

// Lets the following widgets flow downwards from the top of `box`, `gap` apart.
Scope column(Ui& ui, const Box& box, float gap = metric::gap);

struct LineOptions {
    float gap = metric::gap;
    Align align = Align::Left;
    float height = 0;  // 0: of the highest widget; widgets are centred on it
    bool wrap = false; // chips and buttons go on below when the width is used up
};
// Lets the following widgets flow across. Right and centred lines know their width from the frame before.
Scope line(Ui& ui, const LineOptions& options = {});
// In a line: what follows stands at the right edge.
void push_right(Ui& ui);

// Side by side columns: widths above 1 are pixels, others shares of what is left over.
// `auto row = columns(ui, {112, 1}); …; next_column(ui); …`
Scope columns(Ui& ui, std::initializer_list<float> widths, float gap = metric::gap);
void next_column(Ui& ui);

// The width of the next widget alone.
void next_width(Ui& ui, float width);
void space(Ui& ui, float pixels = metric::gap);
void separator(Ui& ui);
// Takes room in the flow, for own shapes. A width of 0 takes all there is.
Box place(Ui& ui, float width, float height);
// What is left of the box that widgets flow in.
Box rest(const Ui& ui);
float available_width(const Ui& ui);

enum class Edge : std::uint8_t { None, Left, Right, Top, Bottom };

struct PanelOptions {
    Role role = Role::Group;
    Colour ground = 0; // 0: the theme's panel colour
    Edge line = Edge::None;
    float padding = metric::padding;
    float gap = metric::gap;
    bool scrolls = false;
};
// A part of the page with its own ground, a line at one edge, and widgets that flow downwards.
Scope panel(Ui& ui, std::string_view name, const Box& box, const PanelOptions& options = {});

// Scrolls vertically by wheel, touch, bar and keys; focus scrolls into view. Widgets flow downwards inside.
Scope scroll_area(Ui& ui, std::string_view name, const Box& box, float padding = 0, float gap = metric::gap);
// Scrolls in both directions over content of a known size; widgets are placed by boxes relative to `content`.
struct ScrollPlane {
    Scope scope;
    Box content; // where the content's top left is now, on the page, and its whole size
    Box visible; // the part of the page that shows it
};
ScrollPlane scroll_plane(Ui& ui, std::string_view name, const Box& box, Size content);
// Scrolls the innermost scroll area so that the box is seen.
void scroll_into_view(Ui& ui, const Box& box);

struct CardOptions {
    bool selected = false;
    bool dashed = false; // uncontrolled: dashed border, no fill
    bool quiet = false;  // on a panel: background colour, no shadow
    float padding = metric::card_padding;
    float gap = metric::small_gap;
    Role role = Role::Group;
};
// As high as its content. `name` is its accessible name and id.
Scope card(Ui& ui, std::string_view name, const CardOptions& options = {});
// The same with a given box; content that is too high scrolls.
Scope card(Ui& ui, std::string_view name, const Box& box, const CardOptions& options = {});

// The frame of the workbench: draws grounds and lines, gives the boxes, lets the inspector be resized.
struct ShellState {
    float inspector_width = metric::inspector;
    bool inspector_shown = true;
    bool rail_shown = true;
    bool status_shown = true;
};
struct ShellBoxes {
    Box top_bar, rail, main, inspector, status_line;
};
ShellBoxes shell(Ui& ui, ShellState& state);

// A handle on the line between two boxes; `size` changes within the limits. Arrow keys move it by 8 pixels.
// `grows` says to which side of the line the sized box lies.
bool splitter(Ui& ui, std::string_view name, const Box& box, float& size, float least, float most,
              Direction grows);

} // namespace throughline::ui
