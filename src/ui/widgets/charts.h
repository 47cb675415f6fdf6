// Small charts. Each is a figure whose accessible name says its numbers.
#pragma once

#include "ui/theme.h"
#include "ui/widgets/ui.h"

#include <span>
#include <string_view>

namespace throughline::ui {

struct ChartValue {
    std::string_view label{};
    double value = 0;
    std::string_view text{}; // the value as people read it; empty: the number
    Tone tone = Tone::Accent;
    bool muted = false; // paler: not the one that is meant
    std::string_view tooltip{};
};
struct BarOptions {
    float label_width = 0;  // 0: measured, at most two fifths
    double maximum = 0;     // 0: of the values
    bool diverging = false; // negative values go left from a common line
    bool values_shown = true;
    float row_height = 24;
    bool choosable = false; // each bar is a button
};
// Horizontal bars, one row each. The index that was chosen, or -1.
int bar_chart(Ui& ui, std::string_view name, std::span<const ChartValue> values,
              const BarOptions& options = {});

struct ColumnOptions {
    float height = 120;
    double maximum = 0;
    bool diverging = false;
    bool labels_shown = true;
    bool choosable = false;
};
int column_chart(Ui& ui, std::string_view name, std::span<const ChartValue> values,
                 const ColumnOptions& options = {});

struct SparklineOptions {
    float width = 0; // 0: what there is
    float height = 32;
    Tone tone = Tone::Accent;
};
void sparkline(Ui& ui, std::string_view name, std::span<const double> values,
               const SparklineOptions& options = {});

} // namespace throughline::ui
