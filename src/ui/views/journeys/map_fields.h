// The texts of the map that are edited in place: parts of targets, and the fields they stand for.
#pragma once

#include "commands/journeys/map_lanes.h"
#include "model/records/interaction.h"

#include <string>
#include <string_view>

namespace throughline::ui {

// Parts of targets on the map. Of an interaction or a stage; a part means the same on each.
enum class MapField : std::uint16_t {
    None,
    Title,
    WhatMatters, // of a stage
    Marker,      // a point of the emotion curve
    Needs,       // of a stage; like the concerns a list, parted by semicolons while it is edited
    Concerns,
    Does,
    Thinks,
    Delivery, // how a great experience is delivered: what the customer sees of us
    Expectation,
    Problem,
    Solution,
    BusinessWants
};
constexpr std::uint16_t map_title_part = static_cast<std::uint16_t>(MapField::Title),
                        map_matters_part = static_cast<std::uint16_t>(MapField::WhatMatters),
                        map_marker_part = static_cast<std::uint16_t>(MapField::Marker);
// Cells have the stage's id and this plus the lane; ways on have the interaction's id and that plus their
// place in `next`.
constexpr std::uint16_t first_cell_part = 40, first_way_part = 100;

struct MapFieldText {
    std::string_view path; // of the record's field
    std::string_view name; // for people
    bool list = false;
};
const MapFieldText& text_of(MapField field);
// What the field holds now, as it is edited.
std::string map_value(const Record& record, MapField field);
// The field as record.set takes it.
std::string map_argument(MapField field, std::string_view value);

} // namespace throughline::ui
