#include "ui/views/health_chart.h"

#include "base/text.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/text.h"

#include <array>

namespace throughline::ui {

namespace {

// What the share is of: felt, went well, done.
std::string_view share_word(Kind kind) {
    return kind == Kind::Experience ? "felt by" : kind == Kind::Task ? "done" : "goes well";
}

} // namespace

void draw_health_parts(ViewContext& context, const journey::Health& health) {
    Ui& ui = context.ui;
    constexpr std::size_t parts_shown = 12;
    std::array<ChartValue, parts_shown> values;
    std::size_t count = 0;
    for (const journey::HealthPart& part : health.parts) {
        const Record* record = context.store().find(part.record);
        if (!record || count == values.size())
            break;
        const std::string_view word = share_word(record->kind);
        values[count++] = {.label = record->title,
                           .value = part.points,
                           .text = ui.format("%+.2f", part.points),
                           .tone = part.points < 0 ? Tone::Bad : Tone::Good,
                           .tooltip = ui.format("effect %+.2f · %.*s %.0f %% · weight %.2f", part.effect,
                                                static_cast<int>(word.size()), word.data(), 100 * part.share,
                                                part.weight)};
    }
    if (count > 0)
        bar_chart(ui, "Health", {values.data(), count}, {.diverging = true});
    if (health.parts.size() > count)
        small_label(ui, ui.format("and %zu more parts", health.parts.size() - count));
}

} // namespace throughline::ui
