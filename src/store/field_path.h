// Fields of records by path, as text: "title", "business.target", "rules[2].inputs[0]". The inspector,
// commands and scenarios edit through this, so that every field of every kind is reached and checked in one
// way.
#pragma once

#include "model/record.h"

#include <optional>

namespace throughline {

// A place in a record. With `item` it is one text or one link of a list, or one group.
struct FieldPlace {
    const Field* field = nullptr;
    void* member = nullptr; // the field's value; see FieldType
    std::optional<std::size_t> item;
};

// Valid as long as the record is neither changed nor moved. The error names the part of the path that is
// wrong.
Result<FieldPlace> find_place(Record& record, std::string_view path);

// What is at the place, as a person would enter it: numbers shortest, days as 2026-11-21, choices by name,
// flags as "true" and "false", lists one item a line, groups as nothing.
std::string place_text(const FieldPlace& place);
Result<std::string> field_text(const Record& record, std::string_view path);

// Takes what a person entered; checks type, choices and limits. Empty text empties the field. A choice is
// understood by name and by label; a number may carry its unit.
Result<void> set_place(const FieldPlace& place, std::string_view text);
Result<void> set_field(Record& record, std::string_view path, std::string_view text);

// Lists: texts, links, groups. `text` fills a new text or link. Positions count from 0 and are checked.
Result<std::size_t> count_items(const Record& record, std::string_view path);
Result<void> insert_item(Record& record, std::string_view path, std::size_t at, std::string_view text);
Result<void> remove_item(Record& record, std::string_view path, std::size_t at);
Result<void> move_item(Record& record, std::string_view path, std::size_t from, std::size_t to);

} // namespace throughline
