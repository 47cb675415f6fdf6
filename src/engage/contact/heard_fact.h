// What was heard of a customer, as a cell of the customers' table: it overrides what the table says (R053,
// R089).
#pragma once

#include "engage/contact/contact_table.h"

#include <optional>
#include <string_view>

namespace throughline::engage {

// A text as a cell of this type: "29.85", "true" or "yes", "2026-11-21"; text cells view into `text`. Fails
// with a sentence for people. Empty is null.
Result<tables::Value> cell_of_text(tables::ColumnType type, std::string_view text);

struct HeardFact {
    std::size_t column = 0; // of the customers
    tables::Value cell;     // texts view into the row
};
// A fact about a column that is gone, or of another type now, says nothing.
std::optional<HeardFact> heard_fact(const tables::Table& customers, const ContactRow& contact);

} // namespace throughline::engage
