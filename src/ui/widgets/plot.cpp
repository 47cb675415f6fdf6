#include "ui/widgets/plot.h"

#include "ui/widgets/inside.h"
#include "ui/widgets/layout.h"

#include <cmath>

namespace throughline::ui {

namespace {

constexpr float foot = 18, head = 18, point_radius = 4, reach_of_point = 9, longest_name = 150;

// Where values lie on the page.
struct Plane {
    Box box;
    const PlotOptions& options;

    float x(double value) const { return box.x + share(value, options.across) * box.width; }
    float y(double value) const { return box.bottom() - share(value, options.up) * box.height; }
    Point at(const PlotPoint& point) const { return {x(point.x), y(point.y)}; }

private:
    static float share(double value, const PlotAxis& axis) {
        const double span = axis.high - axis.low;
        return static_cast<float>(span > 0 ? std::clamp((value - axis.low) / span, 0.0, 1.0) : 0.5);
    }
};

// "Strength: 31 Dec 2025: 0; 31 Mar 2026: 13 …", so that the figure is its points too.
std::string_view said(Ui& ui, std::string_view name, std::span<const PlotLine> lines) {
    std::string& text = ui.scratch();
    text.append(name);
    const char* separator = ": ";
    for (const PlotLine& line : lines) {
        for (const PlotPoint& point : line.points) {
            text.append(separator).append(point.label);
            separator = "; ";
        }
    }
    return ui.keep(text);
}

void draw_ground(Ui& ui, const Plane& plane) {
    const Painter paint = ui.paint();
    const Theme& theme = ui.theme();
    const Box& box = plane.box;
    const TextStyle small{.size = metric::small_text, .colour = theme.third_ink};
    for (const PlotBand& band : plane.options.bands) {
        const float from = plane.x(band.from), to = plane.x(band.to);
        const Box strip{from, box.y - head, to - from, box.height + head};
        paint.fill(strip, faded(theme.ground(band.tone), 0.6F));
        paint.text({strip.x + 4, strip.y, std::max(strip.width - 6, 0.0F), head}, band.label,
                   {.size = metric::small_text, .colour = theme.second_ink});
    }
    for (const PlotTick& tick : plane.options.up.ticks) {
        const float y = std::round(plane.y(tick.at));
        paint.line({box.x, y}, {box.right(), y}, theme.line);
        paint.text({box.x - plane.options.left, y - 8, plane.options.left - 6, 16}, tick.label,
                   {.size = metric::small_text, .colour = theme.third_ink, .align = Align::Right});
    }
    for (const PlotTick& tick : plane.options.across.ticks) {
        const float x = std::round(plane.x(tick.at));
        paint.line({x, box.bottom()}, {x, box.bottom() + 3}, theme.strong_line);
        paint.text({x - 40, box.bottom() + 2, 80, foot - 2}, tick.label,
                   {.size = metric::small_text, .colour = theme.third_ink, .align = Align::Centre});
    }
    paint.line({box.x, box.bottom()}, {box.right(), box.bottom()}, theme.strong_line);
    for (const PlotRule& rule : plane.options.across.rules) {
        const float x = std::round(plane.x(rule.at));
        paint.line({x, box.y - head + 2}, {x, box.bottom()}, theme.strong_line, 1.5F, rule.dash);
        paint.text({x + 4, box.bottom() - 16, 90, 14}, rule.label, small);
    }
    for (const PlotRule& rule : plane.options.up.rules) {
        const float y = std::round(plane.y(rule.at));
        paint.line({box.x, y}, {box.right(), y}, theme.strong_line, 1.5F, rule.dash);
        paint.text({box.right() - 160, y - 15, 156, 14}, rule.label,
                   {.size = metric::small_text, .colour = theme.third_ink, .align = Align::Right});
    }
}

void draw_line(Ui& ui, const Plane& plane, const PlotLine& line) {
    const Painter paint = ui.paint();
    const Theme& theme = ui.theme();
    for (std::size_t index = 0; index < line.points.size(); ++index) {
        const PlotPoint& point = line.points[index];
        const Point here = plane.at(point);
        const Colour ink = theme.of(line.tone);
        if (line.join == PlotJoin::Joined && index > 0)
            paint.line(plane.at(line.points[index - 1]), here, ink, 2,
                       point.hollow ? Dash::Dashed : Dash::Solid);
        if (point.high > point.low)
            paint.line({here.x, plane.y(point.low)}, {here.x, plane.y(point.high)}, faded(ink, 0.5F), 1.5F);
    }
}

bool draw_point(Ui& ui, const Plane& plane, const PlotPoint& point, std::uint32_t id) {
    const Painter paint = ui.paint();
    const Theme& theme = ui.theme();
    const Point here = plane.at(point);
    const Box box{here.x - reach_of_point, here.y - reach_of_point, 2 * reach_of_point, 2 * reach_of_point};
    bool chosen = false;
    if (plane.options.choosable) {
        const Interaction interaction = ui.interact(id, box);
        if (interaction.hovered)
            paint.disc(here, reach_of_point, theme.hover);
        ui.focus_ring(interaction, reach_of_point);
        explain(ui, record(ui, Role::Button, id, point.label, box, state_of(interaction)), interaction,
                point.label);
        chosen = interaction.activated;
    }
    const Colour ink = point.tone == Tone::Neutral ? theme.third_ink : theme.of(point.tone);
    paint.disc(here, point_radius, point.hollow ? theme.panel : ink);
    if (point.hollow)
        paint.ring(here, point_radius, ink, 1.5F);
    if (!point.name.empty()) {
        const TextStyle style{.size = metric::small_text, .colour = theme.ink};
        const float width = std::min(paint.measure(point.name, style).width + 2, longest_name);
        const bool is_left = here.x + reach_of_point + width > plane.box.right();
        paint.text(
            {is_left ? here.x - reach_of_point - width : here.x + reach_of_point, here.y - 8, width, 16},
            point.name, style);
    }
    return chosen;
}

} // namespace

PlotChoice plot(Ui& ui, std::string_view name, std::span<const PlotLine> lines, const PlotOptions& options) {
    const Scope names = ui.with_id(name);
    Box box = place(ui, 0, options.height);
    open_node(ui, Role::Figure, ui.id("figure"), said(ui, shown_label(name), lines), box);
    box.cut_bottom(foot);
    box.cut_top(head);
    box.cut_left(options.left);
    box.cut_right(12);
    const Plane plane{box, options};
    draw_ground(ui, plane);
    for (const PlotLine& line : lines)
        draw_line(ui, plane, line);
    PlotChoice choice;
    for (std::size_t index = 0; index < lines.size(); ++index) {
        const std::uint32_t line_id = hashed(index, ui.inside().ids.back());
        for (std::size_t point = 0; point < lines[index].points.size(); ++point) {
            if (draw_point(ui, plane, lines[index].points[point], hashed(point, line_id)))
                choice = {static_cast<int>(index), static_cast<int>(point)};
        }
    }
    ui.inside().tree.close();
    return choice;
}

} // namespace throughline::ui
