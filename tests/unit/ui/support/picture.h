// Draws a frame of Dear ImGui into memory, without a graphics card, so that people can look at views long
// before a browser runs.
#pragma once

#include "ui/theme.h"

#include <cstdint>
#include <string>
#include <vector>

struct ImDrawData;

namespace throughline::ui::test {

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels; // as Colour, row by row

    std::uint32_t at(int x, int y) const {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)];
    }
};

Picture rasterised(const ImDrawData& data, Colour ground);
// Uncompressed. False when the file cannot be written.
bool write_png(const Picture& picture, const std::string& path);

} // namespace throughline::ui::test
