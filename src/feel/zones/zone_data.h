// The tz database as bytes, made when the project is built; emsdk-config/make_zone_data.py says what they
// mean.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace throughline::feel {

struct ZoneEntry {
    std::string_view name;
    std::uint32_t start;
};

// Sorted by name.
extern const std::span<const ZoneEntry> zone_entries;
extern const std::string_view zone_bytes;

} // namespace throughline::feel
