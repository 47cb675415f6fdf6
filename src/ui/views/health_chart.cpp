#include "ui/views/health_chart.h"

#include "ui/widgets/charts.h"

#include <array>

namespace throughline::ui {

void draw_health_parts(ViewContext& context, const journey::Health& health) {
    constexpr std::size_t parts_shown = 10;
    std::array<ChartValue, parts_shown> values;
    std::size_t count = 0;
    for (const journey::HealthPart& part : health.parts) {
        if (count == values.size())
            break;
        values[count++] = {.label = title_of(context.store(), part.record),
                           .value = part.points,
                           .text = context.ui.format("%+.1f", part.points),
                           .tone = part.points < 0 ? Tone::Bad : Tone::Good};
    }
    if (count > 0)
        bar_chart(context.ui, "Health", {values.data(), count}, {.diverging = true});
}

} // namespace throughline::ui
