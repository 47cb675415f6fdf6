// A plane with two scales: lines through points, bands and rules behind them. It is a figure whose accessible
// name says its points; each point is a button where points can be chosen.
#pragma once

#include "ui/theme.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/ui.h"

#include <span>
#include <string_view>

namespace throughline::ui {

struct PlotPoint {
    double x = 0, y = 0;
    std::string_view label{}; // what is said of it: "30 Sep 2026: 62, n = 780"
    std::string_view name{};  // drawn beside it
    Tone tone = Tone::Accent;
    bool hollow = false; // planned, not measured
    // Ends of its interval, along y; nothing is drawn where they are the same.
    double low = 0, high = 0;
};
enum class PlotJoin : std::uint8_t { Apart, Joined };
struct PlotLine {
    std::string_view name{};
    std::span<const PlotPoint> points{};
    PlotJoin join = PlotJoin::Joined; // by straight lines, dashed towards hollow points
    Tone tone = Tone::Accent;
};
struct PlotTick {
    double at = 0;
    std::string_view label{};
};
// A line right across the plane: today, a target.
struct PlotRule {
    double at = 0;
    std::string_view label{};
    Dash dash = Dash::Dashed;
};
// Behind everything, from top to bottom.
struct PlotBand {
    double from = 0, to = 0;
    std::string_view label{};
    Tone tone = Tone::Neutral;
};
struct PlotAxis {
    double low = 0, high = 1;
    std::span<const PlotTick> ticks{};
    std::span<const PlotRule> rules{};
};
struct PlotOptions {
    float height = 180;
    float left = 40; // room for the labels of `up`
    PlotAxis across;
    PlotAxis up;
    std::span<const PlotBand> bands{};
    bool choosable = false;
};
struct PlotChoice {
    int line = -1;
    int point = -1;
    explicit operator bool() const { return line >= 0; }
};
PlotChoice plot(Ui& ui, std::string_view name, std::span<const PlotLine> lines, const PlotOptions& options);

} // namespace throughline::ui
