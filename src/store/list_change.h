// An edit of one rule of a table of thousands is told by that rule, not by all of them.
#pragma once

#include "model/record_json.h"
#include "store/store.h"

#include <optional>

namespace throughline {

// In the longest list of a record, `removed` groups give way to the part of the new record's list; what is
// before and behind them stays.
struct ListChange {
    ListPart part;
    std::size_t removed = 0;
};

// Nothing where no list is so long that it is worth it, or where too little of it stays.
std::optional<ListChange> list_change(const Record& before, const Record& after);

// "~rules 6000 1 decision {…}": the list, where, how many give way, and the new record with the part alone.
std::string list_change_line(const ListChange& change, const Record& after);
// The new record from such a line without its "~"; `store` has it as it was.
Result<RecordPointer> read_list_change(std::string_view line, int version, const Store& store);

} // namespace throughline
