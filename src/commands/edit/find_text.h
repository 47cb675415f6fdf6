// Finding text in all fields of all records.
#pragma once

#include "store/store.h"

namespace throughline {

struct FoundText {
    Id record;
    std::string path;    // "customer.statement"
    std::string excerpt; // the text around the first hit, in one line
    // Where the hit is in `excerpt`, in bytes.
    std::size_t hit_begin = 0;
    std::size_t hit_end = 0;
};

// Without regard to case; titles before other fields, then by kind and id. At most `limit`.
std::vector<FoundText> find_text(const Store& store, std::string_view text, std::size_t limit);

} // namespace throughline
