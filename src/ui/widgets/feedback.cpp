#include "ui/widgets/feedback.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/inside.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <cmath>

namespace throughline::ui {

namespace {

constexpr float bar_height = 6;

void draw_bar(Ui& ui, const Box& box, double done, Colour colour) {
    const Painter paint = ui.paint();
    paint.fill(box, ui.theme().line, box.height / 2);
    if (done >= 0) {
        const float width = box.width * static_cast<float>(std::clamp(done, 0.0, 1.0));
        if (width >= 1)
            paint.fill({box.x, box.y, std::max(width, box.height), box.height}, colour, box.height / 2);
        return;
    }
    // The amount is not known: a piece that wanders, or stands still with reduced motion.
    const double phase = ui.theme().reduced_motion ? 0.3 : std::fmod(ui.milliseconds() / 1400, 1.0);
    const float piece = box.width * 0.3F;
    const float start = (box.width + piece) * static_cast<float>(phase) - piece;
    const Box seen = Box{box.x + start, box.y, piece, box.height}.intersected(box);
    paint.fill(seen, colour, box.height / 2);
    if (!ui.theme().reduced_motion)
        ui.wake_after(33);
}

void record_progress(Ui& ui, std::string_view name, const Box& box, double done) {
    SemanticNode& node = record(ui, Role::ProgressBar, ui.id(name), shown_label(name), box);
    if (done >= 0)
        ui.semantics().set_value(node, ui.format("%d %%", static_cast<int>(std::lround(done * 100))));
}

} // namespace

void progress_bar(Ui& ui, std::string_view name, double done, Tone tone) {
    const Box box = place(ui, 0, bar_height);
    draw_bar(ui, box, done, ui.theme().of(tone));
    record_progress(ui, name, box, done);
}

bool progress(Ui& ui, std::string_view name, double done, const ProgressOptions& options) {
    const Scope names = ui.with_id(name);
    {
        const Scope row = line(ui);
        label(ui, shown_label(name));
        push_right(ui);
        if (!options.detail.empty())
            label(ui, options.detail, {.colour = ui.theme().third_ink});
        else if (done >= 0)
            label(ui, ui.format("%d %%", static_cast<int>(std::lround(done * 100))),
                  {.colour = ui.theme().third_ink});
    }
    const Box box = place(ui, 0, bar_height);
    draw_bar(ui, box, done, ui.theme().accent);
    record_progress(ui, name, box, done);
    return !options.cancel_label.empty() && button(ui, options.cancel_label);
}

int empty_state(Ui& ui, std::string_view title, const EmptyOptions& options) {
    const Scope names = ui.with_id(title);
    const Theme& theme = ui.theme();
    const Box all = rest(ui);
    const float width = std::min(all.width, 400.0F);
    const float text_height = ui.paint().wrapped_height(options.sentence, width);
    const float height = (options.icon != 0 ? 56.0F : 0.0F) + 28 + text_height + 48;
    const Scope flow = column(ui, all.centred(width, height), metric::gap);
    if (options.icon != 0) {
        const Box sign = place(ui, 0, 48);
        ui.paint().disc(sign.centre(), 24, theme.accent_ground);
        ui.paint().icon(sign, options.icon, theme.accent, 22);
    }
    label(ui, title, {.size = metric::title_text, .weight = Weight::Semibold, .align = Align::Centre});
    paragraph(ui, options.sentence, {.colour = theme.second_ink, .align = Align::Centre});
    space(ui, 4);
    int result = 0;
    const Scope row = line(ui, {.align = Align::Centre, .height = metric::control});
    if (!options.action.empty() && button(ui, options.action, {.kind = ButtonKind::Primary}))
        result = 1;
    if (!options.second_action.empty() && button(ui, options.second_action))
        result = 2;
    return result;
}

int banner(Ui& ui, std::string_view text, const BannerOptions& options) {
    const Scope names = ui.with_id(text);
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const float button_width = [&] {
        float width = options.closable ? 28.0F : 0.0F;
        for (const std::string_view action : {options.action, options.second_action})
            width += action.empty() ? 0 : std::ceil(paint.measure(action).width) + 32;
        return width;
    }();
    const float room = std::max(available_width(ui) - 44 - button_width, 40.0F);
    const float text_height = paint.wrapped_height(text, room);
    const Box box = place(ui, 0, std::max(text_height + 16, 40.0F));
    const Colour ink = theme.of(options.tone);
    paint.fill(box, theme.ground(options.tone), metric::radius);
    paint.outline(box, faded(ink, 0.35F), metric::radius);
    const bool serious = options.tone == Tone::Bad || options.tone == Tone::Warning;
    paint.icon({box.x + 12, box.y, 16, box.height}, icon_named(serious ? "warning" : "info"), ink, 16);
    paint.wrapped_text({box.x + 36, std::floor(box.centre().y - text_height / 2), room, text_height}, text);
    record(ui, serious ? Role::Alert : Role::Status, ui.id("text"), text, box);
    int result = 0;
    const Scope flow = column(ui, {box.right() - button_width - 4, box.y, button_width, box.height}, 0);
    const Scope row = line(ui, {.height = box.height});
    if (!options.action.empty() && button(ui, options.action))
        result = 1;
    if (!options.second_action.empty() && button(ui, options.second_action))
        result = 2;
    if (options.closable && close_button(ui, "Close"))
        result = 3;
    return result;
}

} // namespace throughline::ui
