// The time zones of the tz database by name, with their offsets from UTC at any moment.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace throughline::feel {

// The index that Zone::named() takes. Names are exact: "Europe/Paris".
std::optional<std::int32_t> find_zone(std::string_view name);
std::string_view zone_name(std::int32_t index);
// Seconds to add to UTC, at a moment in seconds since 1970-01-01T00:00Z.
std::int32_t zone_offset_at(std::int32_t index, std::int64_t epoch_seconds);
// The same for a moment on the clocks there, counted as if it were UTC. Where a clock shows a moment twice
// the earlier one is taken; where it shows it never, the offset before the jump.
std::int32_t zone_offset_at_local(std::int32_t index, std::int64_t local_seconds);

} // namespace throughline::feel
