// Which records of a workspace a catalogue is made of, and what of them decides.
#pragma once

#include "store/store.h"

#include <array>
#include <vector>

namespace throughline::engage {

// A catalogue is made of these kinds.
inline constexpr std::array<Kind, 7> catalogue_kinds = {Kind::Channel,       Kind::Action, Kind::Treatment,
                                                        Kind::ContactPolicy, Kind::Lever,  Kind::Experience,
                                                        Kind::Stage};
// Of stages only those that say who is in them.
bool is_of_catalogue(const Record& record);
// What of such a record decides: of a stage its place and who is in it, of all others everything.
RecordPointer deciding_part(const RecordPointer& record);
// All of these, by kind and id; Catalogue::version is the hash of what of them decides.
std::vector<RecordPointer> catalogue_records(const Store& store);

} // namespace throughline::engage
