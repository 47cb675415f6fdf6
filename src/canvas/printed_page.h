// A picture on a sheet of paper: a file of its own that a browser prints, with title, date and legend.
#pragma once

#include "canvas/parts.h"

#include <span>
#include <string>
#include <string_view>

namespace throughline::canvas {

// A sign and what it means. Its box says how large it is; where it lies does not matter.
struct LegendEntry {
    MarkSpec mark;
    std::string_view text;
};

enum class SheetSize : std::uint8_t { A4, A3 }; // landscape

struct PageOptions {
    std::string_view title;
    std::string_view note; // beside the title: workspace and date
    SheetSize sheet = SheetSize::A4;
    Palette palette = light_palette();
    std::span<const LegendEntry> legend{};
};

// `svg` as svg_of() gives it; it is made as large as the sheet allows.
std::string printed_page(std::string_view svg, const PageOptions& options);

} // namespace throughline::canvas
