// The lanes of the journey map from top to bottom, and which of them a person has put away.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace throughline {

struct Session;

enum class MapLane : std::uint8_t {
    Interactions,
    Matters,
    Needs,
    Does,
    Thinks,
    Channels,
    Emotion,
    Competitors,
    Measures,
    Frontstage,
    Visibility,
    Backstage,
    Capabilities
};
constexpr std::size_t map_lane_count = static_cast<std::size_t>(MapLane::Capabilities) + 1;

struct MapLaneText {
    std::string_view name;  // in commands: "what_matters"
    std::string_view title; // for people: "What matters"
    std::string_view note;  // below the title; may be empty
};
const MapLaneText& text_of(MapLane lane);
std::optional<MapLane> find_map_lane(std::string_view name);
bool is_lane_shown(const Session& session, MapLane lane);

} // namespace throughline
