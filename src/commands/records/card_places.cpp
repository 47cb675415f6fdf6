#include "commands/records/card_places.h"

#include <cmath>

namespace throughline {

Position* position_of(Record& record) {
    const Field* field = find_field(*describe_kind(record.kind).shape, "position");
    return field && field->shape == &position_shape ? static_cast<Position*>(field->member(&record))
                                                    : nullptr;
}

const Position* position_of(const Record& record) {
    // Only read; shapes give members of mutable owners.
    return position_of(const_cast<Record&>(record));
}

std::optional<CardPlace> place_of(const Record& record, const Session& session) {
    const Position* position = position_of(record);
    if (!position)
        return std::nullopt;
    if (position->x && position->y)
        return CardPlace{*position->x, *position->y};
    const auto found = session.card_places.find(record.id);
    return found == session.card_places.end() ? std::nullopt : std::optional(found->second);
}

void set_position(Position& position, CardPlace place) {
    // Tenths of a unit are finer than any eye and keep files short.
    position.x = std::round(place.x * 10) / 10;
    position.y = std::round(place.y * 10) / 10;
}

} // namespace throughline
