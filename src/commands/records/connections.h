// Which records can be connected, by which field, and which way round.
#pragma once

#include "store/transaction.h"

namespace throughline {

struct Connection {
    Id source;
    Id target;
    const Field* field = nullptr; // of the source; nullptr: an experience is to be made between the two
};

// How two records are connected; the other way round where only that makes sense. `field_name` may be empty.
// The error says why the two have nothing to do with each other.
Result<Connection> find_connection(const Transaction& transaction, const Id& source, const Id& target,
                                   std::string_view field_name);

bool is_connected(const Record& source, const Field& field, const Id& target);
// Adds the target to the field: sets a link, appends to links, or appends a group with that link.
void connect(Record& source, const Field& field, const Id& target);
// Takes it out of that field alone.
void disconnect(Record& source, const Field& field, const Id& target);

// The link of a group that says what the group is about ("outcome" in an outcome's effects); nullptr when it
// has none.
const Field* main_link(const Shape& group);

} // namespace throughline
