// Colours by meaning. The scene stores tokens; a palette gives them their values when it is drawn, so that a
// change between light and dark uploads one small table and rebuilds nothing.
#pragma once

#include <array>
#include <cstdint>

namespace throughline::canvas {

enum class Colour : std::uint8_t {
    None, // nothing is drawn
    Background,
    Panel,
    Line,
    StrongLine,
    Ink,
    Second,
    Third,
    Accent,
    AccentGround,
    Good,
    GoodGround,
    Warning,
    WarningGround,
    Bad,
    BadGround,
    Violet,
    VioletGround,
    // Text and signs on a ground of Accent, Good, Bad.
    OnAccent,
    // The soft shadow below cards; its alpha is its strength.
    Shadow,
    // Marquee and drop targets: the accent, mostly transparent.
    Veil,
    // The bar behind a progress bar, the bars that stand for text when zoomed out.
    Track,
};

constexpr std::size_t colour_count = static_cast<std::size_t>(Colour::Track) + 1;

// 0xRRGGBBAA, not premultiplied.
using Rgba = std::uint32_t;

struct Palette {
    std::array<Rgba, colour_count> values{};

    Rgba operator[](Colour colour) const { return values[static_cast<std::size_t>(colour)]; }
    Rgba& operator[](Colour colour) { return values[static_cast<std::size_t>(colour)]; }
    friend bool operator==(const Palette&, const Palette&) = default;
};

// The tokens of the looks page.
Palette light_palette();
Palette dark_palette();

// `colour` with its alpha multiplied by `share` (0 to 1).
Rgba faded(Rgba colour, float share);

} // namespace throughline::canvas
