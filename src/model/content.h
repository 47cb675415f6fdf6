// What generic code asks of a record's content: which texts are in it, is it valid, what is it called.
// Whether two records are the same: "store/same_content.h".
#pragma once

#include "model/member_path.h"
#include "model/record.h"

#include <string_view>

namespace throughline {

// Calls `visit(field, path, text)` for each text in the record that is not empty, groups included.
struct TextVisitor {
    virtual ~TextVisitor() = default;
    virtual void visit(const Field& field, const MemberPath& path, std::string_view text) = 0;
};
void for_each_text(const Record& record, TextVisitor& visitor);

// Types, ranges and choices of every field, and the kind's own rules. Errors come first.
std::vector<Problem> validate_record(const Record& record);
// The first error of validate_record as an Error with the path as its place; findings do not count.
Result<void> check_record(const Record& record);

// What people call the record: its title, or the kind and id where it has none.
std::string name_of(const Record& record);

} // namespace throughline
