#include "ui/theme.h"

namespace throughline::ui {

Colour mixed(Colour from, Colour to, float share) {
    Colour result = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        const float low = static_cast<float>(from >> shift & 0xFF);
        const float high = static_cast<float>(to >> shift & 0xFF);
        result |= channel(low + (high - low) * share) << shift;
    }
    return result;
}

Colour Theme::of(Tone tone) const {
    switch (tone) {
    case Tone::Accent:
        return accent;
    case Tone::Good:
        return good;
    case Tone::Warning:
        return warning;
    case Tone::Bad:
        return bad;
    case Tone::Violet:
        return violet;
    case Tone::Neutral:
    case Tone::Outlined:
        break;
    }
    return second_ink;
}

Colour Theme::ground(Tone tone) const {
    switch (tone) {
    case Tone::Accent:
        return accent_ground;
    case Tone::Good:
        return good_ground;
    case Tone::Warning:
        return warning_ground;
    case Tone::Bad:
        return bad_ground;
    case Tone::Violet:
        return violet_ground;
    case Tone::Neutral:
    case Tone::Outlined:
        break;
    }
    return background;
}

Theme light_theme() {
    Theme theme;
    theme.background = colour(0xf6f7f9);
    theme.panel = colour(0xffffff);
    theme.line = colour(0xe3e6eb);
    theme.strong_line = colour(0xcfd5dd);
    theme.ink = colour(0x1b2430);
    theme.second_ink = colour(0x5a6675);
    theme.third_ink = colour(0x8b95a3);
    theme.accent = colour(0x2f6fed);
    theme.accent_ground = colour(0xe8f0fe);
    theme.good = colour(0x1f8a5b);
    theme.good_ground = colour(0xe3f4ec);
    theme.warning = colour(0xb86e00);
    theme.warning_ground = colour(0xfdf1de);
    theme.bad = colour(0xc0362c);
    theme.bad_ground = colour(0xfbe7e5);
    theme.violet = colour(0x7a4fd0);
    theme.violet_ground = colour(0xf0eafc);
    theme.on_accent = colour(0xffffff);
    theme.hover = colour(0x1b2430, 13);
    theme.pressed = colour(0x1b2430, 26);
    theme.shadow = colour(0x101828, 18);
    theme.veil = colour(0x101828, 96);
    return theme;
}

Theme dark_theme() {
    Theme theme;
    theme.dark = true;
    theme.background = colour(0x12161c);
    theme.panel = colour(0x1a2028);
    theme.line = colour(0x2a323d);
    theme.strong_line = colour(0x3a4451);
    theme.ink = colour(0xe6eaf0);
    theme.second_ink = colour(0xa3aebb);
    theme.third_ink = colour(0x6f7b8a);
    theme.accent = colour(0x6c9dff);
    theme.accent_ground = colour(0x1f2f4f);
    theme.good = colour(0x4fc08d);
    theme.good_ground = colour(0x17352a);
    theme.warning = colour(0xe0a34a);
    theme.warning_ground = colour(0x3a2c14);
    theme.bad = colour(0xef7a70);
    theme.bad_ground = colour(0x402220);
    theme.violet = colour(0xb095f0);
    theme.violet_ground = colour(0x2c2345);
    theme.on_accent = colour(0x0b1220);
    theme.hover = colour(0xffffff, 15);
    theme.pressed = colour(0xffffff, 28);
    theme.shadow = colour(0x000000, 60);
    theme.veil = colour(0x000000, 140);
    return theme;
}

} // namespace throughline::ui
