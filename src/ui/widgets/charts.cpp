#include "ui/widgets/charts.h"

#include "base/text.h"
#include "ui/widgets/inside.h"
#include "ui/widgets/layout.h"

#include <cmath>

namespace throughline::ui {

namespace {

std::string_view value_text(Ui& ui, const ChartValue& value) {
    if (!value.text.empty())
        return value.text;
    const bool whole = std::abs(value.value - std::round(value.value)) < 1e-9;
    return ui.number(value.value, whole ? 0 : 2);
}

Colour bar_colour(const Theme& theme, const ChartValue& value) {
    const Colour full = value.tone == Tone::Neutral ? theme.third_ink : theme.of(value.tone);
    return value.muted ? mixed(full, theme.panel, 0.52F) : full;
}

// "Rules by customers: 1 1,655; 2 612; …", so that the figure is its numbers too.
std::string_view said(Ui& ui, std::string_view name, std::span<const ChartValue> values) {
    std::string& text = ui.scratch();
    text.append(name);
    const char* separator = ": ";
    for (const ChartValue& value : values) {
        text.append(separator).append(value.label).append(" ").append(value_text(ui, value));
        separator = "; ";
    }
    return ui.keep(text);
}

struct Range {
    double low = 0, high = 0;
};

Range range_of(std::span<const ChartValue> values, double maximum, bool diverging) {
    Range range;
    for (const ChartValue& value : values) {
        range.high = std::max(range.high, value.value);
        range.low = std::min(range.low, value.value);
    }
    if (maximum > 0) {
        range.high = maximum;
        range.low = diverging && range.low < 0 ? -maximum : 0;
    }
    if (!diverging)
        range.low = 0;
    if (range.high - range.low <= 0)
        range.high = range.low + 1;
    return range;
}

bool chart_item(Ui& ui, std::size_t index, const Box& box, const ChartValue& value, bool choosable) {
    const std::uint32_t id = hashed(index, ui.inside().ids.back());
    const std::string_view text =
        ui.format("%.*s %.*s", static_cast<int>(value.label.size()), value.label.data(),
                  static_cast<int>(value_text(ui, value).size()), value_text(ui, value).data());
    const std::string_view help = value.tooltip.empty() ? text : value.tooltip;
    if (!choosable) {
        Interaction passive;
        passive.id = id;
        passive.box = box;
        passive.hovered = ui.inside().context->HoveredWindow == ImGui::GetCurrentWindow() &&
                          ui.inside().context->ActiveId == 0 && box.contains(ui.pointer()) &&
                          ui.paint().clip().contains(ui.pointer());
        ui.tooltip(passive, help);
        return false;
    }
    const Interaction interaction = ui.interact(id, box);
    if (interaction.hovered)
        ui.paint().fill(box, ui.theme().hover, 4);
    ui.focus_ring(interaction, 4);
    SemanticNode& node = record(ui, Role::Button, id, text, box, state_of(interaction));
    explain(ui, node, interaction, help);
    return interaction.activated;
}

float label_room(Ui& ui, std::span<const ChartValue> values, const BarOptions& options, float width) {
    if (options.label_width > 0)
        return std::min(options.label_width, width * 0.6F);
    float widest = 0;
    for (const ChartValue& value : values)
        widest = std::max(widest, ui.paint().measure(value.label, {.size = 12}).width);
    return std::min(std::ceil(widest) + 12, width * 0.45F);
}

float value_width(Ui& ui, std::span<const ChartValue> values) {
    float widest = 0;
    for (const ChartValue& value : values)
        widest = std::max(widest, ui.paint().measure(value_text(ui, value), {.size = 12}).width);
    return std::ceil(widest);
}

} // namespace

int bar_chart(Ui& ui, std::string_view name, std::span<const ChartValue> values, const BarOptions& options) {
    Inside& in = ui.inside();
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const Scope names = ui.with_id(name);
    const Box all = place(ui, 0, options.row_height * static_cast<float>(values.size()));
    open_node(ui, Role::Figure, ui.id("figure"), said(ui, shown_label(name), values), all);
    const Range range = range_of(values, options.maximum, options.diverging);
    Box plot = all;
    const Box labels = plot.cut_left(label_room(ui, values, options, all.width));
    const float value_room = options.values_shown ? value_width(ui, values) + 10 : 0.0F;
    const float length = std::max(plot.width - value_room, 8.0F);
    const auto zero = static_cast<float>(-range.low / (range.high - range.low)) * length;
    int chosen = -1;
    for (std::size_t index = 0; index < values.size(); ++index) {
        const ChartValue& value = values[index];
        const Box row{all.x, all.y + options.row_height * static_cast<float>(index), all.width,
                      options.row_height};
        if (chart_item(ui, index, row, value, options.choosable))
            chosen = static_cast<int>(index);
        paint.text({labels.x, row.y, labels.width - 8, row.height}, value.label,
                   {.size = 12, .colour = value.muted ? theme.third_ink : theme.second_ink});
        const double clamped = std::clamp(value.value, range.low, range.high);
        const auto reach = static_cast<float>(clamped / (range.high - range.low)) * length;
        const float thick = std::min(std::round(options.row_height * 0.55F), 16.0F);
        Box bar{plot.x + zero + std::min(reach, 0.0F), std::round(row.centre().y - thick / 2),
                std::abs(reach), thick};
        if (value.value != 0)
            bar.width = std::max(bar.width, 2.0F);
        paint.fill(bar, bar_colour(theme, value), 2);
        if (options.values_shown)
            paint.text(
                {reach < 0 ? plot.x + zero + 6 : bar.right() + 6, row.y, value_room + length, row.height},
                value_text(ui, value), {.size = 12});
    }
    if (options.diverging)
        paint.fill({std::round(plot.x + zero), all.y, 1, all.height}, theme.strong_line);
    in.tree.close();
    return chosen;
}

int column_chart(Ui& ui, std::string_view name, std::span<const ChartValue> values,
                 const ColumnOptions& options) {
    Inside& in = ui.inside();
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const Scope names = ui.with_id(name);
    const Box all = place(ui, 0, options.height);
    open_node(ui, Role::Figure, ui.id("figure"), said(ui, shown_label(name), values), all);
    const Range range = range_of(values, options.maximum, options.diverging);
    Box plot = all;
    const Box labels = options.labels_shown ? plot.cut_bottom(18) : Box{};
    plot.cut_top(8);
    const float step = all.width / static_cast<float>(std::max<std::size_t>(values.size(), 1));
    const float width = std::clamp(std::floor(step * 0.64F), 2.0F, 48.0F);
    const float zero = plot.bottom() + static_cast<float>(range.low / (range.high - range.low)) * plot.height;
    int chosen = -1;
    for (std::size_t index = 0; index < values.size(); ++index) {
        const ChartValue& value = values[index];
        const Box slot{all.x + step * static_cast<float>(index), all.y, step, all.height};
        if (chart_item(ui, index, slot, value, options.choosable))
            chosen = static_cast<int>(index);
        const double clamped = std::clamp(value.value, range.low, range.high);
        auto reach = static_cast<float>(clamped / (range.high - range.low)) * plot.height;
        if (value.value != 0 && std::abs(reach) < 2)
            reach = value.value < 0 ? -2.0F : 2.0F;
        const float x = std::round(slot.centre().x - width / 2);
        const Box bar{x, reach < 0 ? zero : zero - reach, width, std::abs(reach)};
        paint.fill(bar, bar_colour(theme, value), 2, reach < 0 ? Corners::Bottom : Corners::Top);
        if (options.labels_shown)
            paint.text({slot.x, labels.y, slot.width, labels.height}, value.label,
                       {.size = metric::small_text, .colour = theme.second_ink, .align = Align::Centre});
    }
    if (options.diverging)
        paint.fill({all.x, std::round(zero), all.width, 1}, theme.strong_line);
    in.tree.close();
    return chosen;
}

void sparkline(Ui& ui, std::string_view name, std::span<const double> values,
               const SparklineOptions& options) {
    const Box box = place(ui, options.width, options.height);
    double low = 0, high = 1;
    if (!values.empty()) {
        low = *std::min_element(values.begin(), values.end());
        high = *std::max_element(values.begin(), values.end());
    }
    const Colour colour = ui.theme().of(options.tone);
    const double span = high - low > 0 ? high - low : 1;
    std::vector<Point>& points = ui.inside().chart_points;
    points.clear();
    for (std::size_t index = 0; index < values.size(); ++index) {
        const float across =
            values.size() > 1 ? static_cast<float>(index) / static_cast<float>(values.size() - 1) : 0.5F;
        points.push_back(
            {box.x + 2 + across * (box.width - 4),
             box.bottom() - 3 - static_cast<float>((values[index] - low) / span) * (box.height - 6)});
    }
    if (points.size() > 1)
        ui.paint().polyline(points, colour, 2);
    if (!points.empty())
        ui.paint().disc(points.back(), 2.5F, colour);
    std::string_view text = shown_label(name);
    if (!values.empty())
        text = ui.format("%.*s: from %s to %s, least %s, most %s", static_cast<int>(text.size()), text.data(),
                         number_for_people(values.front(), 2).c_str(),
                         number_for_people(values.back(), 2).c_str(), number_for_people(low, 2).c_str(),
                         number_for_people(high, 2).c_str());
    record(ui, Role::Image, ui.id(name), text, box);
}

} // namespace throughline::ui
