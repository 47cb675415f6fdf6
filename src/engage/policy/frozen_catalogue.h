// A catalogue as one text, from which it can be made again: the log of decisions keeps it once, so that each
// decision can be made again whatever was edited since (R103).
#pragma once

#include "engage/catalogue/catalogue.h"

#include <string>
#include <string_view>

namespace throughline::engage {

// Of the store that the catalogue was made of: one line of JSON.
std::string frozen_catalogue(const Store& store, const Catalogue& catalogue);
// Fails on a text that is none, naming the place.
Result<Catalogue> thawed_catalogue(std::string_view text);
// The same, with the records that it was made of.
struct ThawedCatalogue {
    Store store;
    Catalogue catalogue;
};
Result<ThawedCatalogue> thawed_with_records(std::string_view text);

} // namespace throughline::engage
