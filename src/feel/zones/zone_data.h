// The tz database as bytes; generate.py says what they mean.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace throughline::feel {

struct ZoneEntry {
    std::string_view name;
    std::uint32_t start;
};

constexpr std::size_t zone_count = 598;
// Sorted by name.
extern const std::array<ZoneEntry, zone_count> zone_entries;
extern const std::string_view zone_bytes;

} // namespace throughline::feel
