// Records as text for the clipboard, and back as new records.
#pragma once

#include "store/transaction.h"

#include <functional>

namespace throughline {

// JSON: {"format":"throughline-records","version":1,"records":[{"kind":"outcome","record":{…}},…]}. With the
// assignments and other records that mean nothing without the copied ones.
std::string copied_text(const Store& store, const std::vector<Id>& ids);

using RecordList = std::vector<std::shared_ptr<Record>>;

// Does the text look like copied records? (Their content may still be broken.)
bool is_copied_text(std::string_view text);
// Fails with the first thing that is wrong, and its place.
Result<RecordList> read_copied_text(std::string_view text);
// Gives every record a new id and changes the links among them; a link to a record that is neither among them
// nor in `transaction` is taken out.
Result<RecordList> with_new_ids(const Transaction& transaction, const RecordList& records,
                                const std::function<Id()>& new_id);
// Replaces the targets of links: `renamed` gives the new id, or the same, or the empty id to take the link
// out.
void change_links(Record& record, const std::function<Id(const Field& field, const Id& target)>& renamed);

} // namespace throughline
