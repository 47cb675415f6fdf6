// view.lane
#include "commands/journeys/map_lanes.h"

#include "commands/editing.h"
#include "commands/entries.h"

namespace throughline {

namespace {

constexpr MapLaneText lane_texts[map_lane_count] = {
    {"interactions", "Interactions", "what happens"},
    {"what_matters", "What matters", "in the customer's words"},
    {"needs", "Needs · concerns", ""},
    {"does", "Does", "the customer"},
    {"thinks", "Thinks", "the customer"},
    {"channels", "Channel", ""},
    {"emotion", "Emotion", "−2 … +2"},
    {"competitors", "Competitors", "on what matters"},
    {"measures", "Measures", "leading → lagging"},
    {"frontstage", "Frontstage", "what the customer sees"},
    {"visibility", "line of visibility", ""},
    {"backstage", "Backstage", "tasks"},
    {"capabilities", "Processes · systems", "skills"},
};

std::uint32_t bit_of(MapLane lane) {
    return 1U << static_cast<unsigned>(lane);
}

// Query

Allowed lane_allowed(const CommandContext& context) {
    if (!context.has("lane"))
        return {};
    const auto lane = find_map_lane(context.argument("lane"));
    if (!lane)
        return error_at("lane", "The map has no such lane.");
    if (*lane == MapLane::Interactions)
        return refused("Without its interactions a map says nothing.");
    return {};
}

// Execute

Result<void> toggle_lane(const CommandContext& context, Transaction&) {
    if (const auto lane = find_map_lane(context.argument("lane")))
        context.session.hidden_lanes ^= bit_of(*lane);
    else
        context.session.hidden_lanes = 0;
    return {};
}

} // namespace

const MapLaneText& text_of(MapLane lane) {
    return lane_texts[static_cast<std::size_t>(lane)];
}

std::optional<MapLane> find_map_lane(std::string_view name) {
    for (std::size_t index = 0; index < map_lane_count; ++index) {
        if (lane_texts[index].name == name)
            return static_cast<MapLane>(index);
    }
    return std::nullopt;
}

bool is_lane_shown(const Session& session, MapLane lane) {
    return (session.hidden_lanes & bit_of(lane)) == 0;
}

// Entry

constinit const Command lane_command{
    .id = "view.lane",
    .title = "Show all lanes",
    .tooltip = "Shows or hides a lane of the journey map.",
    .topic = Topic::View,
    .synonyms = "rows of the map",
    .query = lane_allowed,
    .execute = toggle_lane,
};

} // namespace throughline
