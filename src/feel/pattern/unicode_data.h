// Unicode's general categories and blocks, made when the project is built; emsdk-config/make_unicode_data.py
// says what the bytes mean.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace throughline::feel {

struct BlockEntry {
    std::string_view name;
    std::uint32_t first;
    std::uint32_t last;
};

extern const std::string_view category_runs;
extern const std::span<const BlockEntry> block_entries;

constexpr std::array<std::string_view, 30> category_names = {
    "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe",
    "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn"};

} // namespace throughline::feel
