#include "ui/widgets/signs.h"

#include "ui/widgets/ui.h"

#include <cmath>

namespace throughline::ui {

namespace {

constexpr TextStyle key_style{.size = metric::small_text};
constexpr TextStyle chip_style{.size = metric::small_text, .weight = Weight::Semibold};

} // namespace

float key_cap_width(Ui& ui, std::string_view keys) {
    return std::ceil(ui.paint().measure(keys, key_style).width) + 10;
}

void draw_key_cap(Ui& ui, const Box& box, std::string_view keys, KeyCapLook look) {
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const bool on_dark = look == KeyCapLook::OnDark && !theme.dark;
    const Colour line = on_dark ? faded(theme.panel, 0.35F) : theme.strong_line;
    const Colour ink = on_dark ? faded(theme.panel, 0.8F) : theme.second_ink;
    if (!on_dark)
        paint.fill(box, theme.panel, 4);
    paint.outline(box, line, 4);
    paint.text(box, keys, {.size = key_style.size, .colour = ink, .align = Align::Centre});
}

float chip_width(Ui& ui, std::string_view text, Icon icon) {
    return std::ceil(ui.paint().measure(text, chip_style).width) + 16 + (icon != 0 ? 14.0F : 0.0F);
}

void draw_chip(Ui& ui, const Box& box, std::string_view text, Tone tone, Icon icon) {
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const bool outlined = tone == Tone::Neutral || tone == Tone::Outlined;
    if (tone != Tone::Outlined)
        paint.fill(box, theme.ground(tone), box.height / 2);
    if (outlined)
        paint.outline(box, mixed(theme.line, theme.strong_line, 0.4F), box.height / 2);
    const Colour ink = theme.of(tone);
    Box inner = box.inset(7, 0);
    if (icon != 0) {
        const Box place = inner.cut_left(14);
        paint.icon(place.moved(-1, 0), icon, ink, 12);
    }
    paint.text(inner, text,
               {.size = chip_style.size, .weight = chip_style.weight, .colour = ink, .align = Align::Centre});
}

void draw_state(Ui& ui, const Box& box, bool hovered, bool held, float radius) {
    if (held && hovered)
        ui.paint().fill(box, ui.theme().pressed, radius);
    else if (hovered)
        ui.paint().fill(box, ui.theme().hover, radius);
}

} // namespace throughline::ui
