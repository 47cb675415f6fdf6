// The look: colours, sizes and spacing, light and dark. A plain value that is passed in; nothing is global.
#pragma once

#include <cstdint>

namespace throughline::ui {

// Alpha, blue, green, red from the highest byte, as the renderer takes it.
using Colour = std::uint32_t;

constexpr Colour colour(std::uint32_t red_green_blue, std::uint32_t alpha = 255) {
    return alpha << 24 | (red_green_blue & 0xFF) << 16 | (red_green_blue & 0xFF00) |
           (red_green_blue >> 16 & 0xFF);
}
// A channel, rounded.
constexpr Colour channel(float value) {
    const auto low = static_cast<Colour>(value);
    return value - static_cast<float>(low) >= 0.5F ? low + 1 : low;
}
// The same colour, `share` of its opacity (0 to 1).
constexpr Colour faded(Colour full, float share) {
    return (full & 0x00FFFFFF) | channel(static_cast<float>(full >> 24) * share) << 24;
}
// From `from` (share 0) to `to` (share 1), each channel on its own.
Colour mixed(Colour from, Colour to, float share);

// What a colour says. A sign, an icon or a word always says it too.
enum class Tone : std::uint8_t {
    Neutral,
    Accent,  // selection, primary action, links
    Good,    // helps, saved, predicts
    Warning, // gap, trial
    Bad,     // harms, late, errors
    Violet,  // moments that matter
    Outlined // a neutral chip without a ground
};

struct Theme {
    bool dark = false;
    // No animation at all (the person's or the system's wish).
    bool reduced_motion = false;

    Colour background = 0; // canvas, fields
    Colour panel = 0;      // bars, inspector, cards
    Colour line = 0, strong_line = 0;
    Colour ink = 0, second_ink = 0, third_ink = 0;
    Colour accent = 0, accent_ground = 0;
    Colour good = 0, good_ground = 0;
    Colour warning = 0, warning_ground = 0;
    Colour bad = 0, bad_ground = 0;
    Colour violet = 0, violet_ground = 0;
    Colour on_accent = 0;          // text on an accent fill
    Colour hover = 0, pressed = 0; // laid over what lies under the pointer
    Colour shadow = 0;
    Colour veil = 0; // over the page behind a dialog

    Colour of(Tone tone) const;
    Colour ground(Tone tone) const;
};

Theme light_theme();
Theme dark_theme();

// CSS pixels on a grid of 4 and 8.
namespace metric {
constexpr float top_bar = 44, rail = 64, inspector = 320, status_line = 26, toolbar = 48;
constexpr float radius = 6, card_radius = 8;
constexpr float gap = 8, small_gap = 4, padding = 16, card_padding = 12;
constexpr float control = 28; // height of buttons and fields
constexpr float grid_row = 28, menu_row = 28, chip = 18;
constexpr float key_width = 112; // the label left of a field in the inspector
constexpr float small_text = 11, body_text = 13, title_text = 16;
} // namespace metric

} // namespace throughline::ui
