// Where cards lie on the canvas: by hand, or by the automatic layout as the view last told.
#pragma once

#include "commands/session.h"
#include "model/record.h"
#include "model/records/parts.h"

namespace throughline {

// The group that keeps where a card lies; nullptr for kinds without cards.
Position* position_of(Record& record);
const Position* position_of(const Record& record);
// Nothing where the record has no card, or nobody has laid it out.
std::optional<CardPlace> place_of(const Record& record, const Session& session);
void set_position(Position& position, CardPlace place);

} // namespace throughline
