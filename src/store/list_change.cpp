#include "store/list_change.h"

#include "base/text.h"
#include "model/access.h"
#include "store/record_lines.h"
#include "store/same_content.h"

#include <algorithm>

namespace throughline {

namespace {

// Shorter lists are written whole.
constexpr std::size_t long_list = 64;

const Field* longest_list(const Record& record) {
    const Field* longest = nullptr;
    std::size_t most = long_list - 1;
    for (const Field& field : describe_kind(record.kind).shape->fields) {
        if (field.type != FieldType::Groups || access::group_count(field, &record) <= most)
            continue;
        longest = &field;
        most = access::group_count(field, &record);
    }
    return longest;
}

Error does_not_fit(const Id& id) {
    return error_at(id.text(), "The entry changes a part of a record that is not there.");
}

} // namespace

std::optional<ListChange> list_change(const Record& before, const Record& after) {
    const Field* field = before.kind == after.kind ? longest_list(before) : nullptr;
    if (!field)
        return {};
    const std::size_t old_count = access::group_count(*field, &before);
    const std::size_t new_count = access::group_count(*field, &after);
    const std::size_t shorter = std::min(old_count, new_count);
    const auto same = [&](std::size_t in_old, std::size_t in_new) {
        return same_group(*field->shape, access::group_at(*field, &before, in_old),
                          access::group_at(*field, &after, in_new));
    };
    std::size_t first = 0, last = 0;
    while (first < shorter && same(first, first))
        ++first;
    while (last < shorter - first && same(old_count - 1 - last, new_count - 1 - last))
        ++last;
    if (2 * (first + last) < new_count)
        return {};
    return ListChange{{field, first, new_count - first - last}, old_count - first - last};
}

std::string list_change_line(const ListChange& change, const Record& after) {
    return text_format("~%s %zu %zu ", std::string(change.part.field->name).c_str(), change.part.at,
                       change.removed) +
           record_line(after, change.part);
}

Result<RecordPointer> read_list_change(std::string_view line, int version, const Store& store) {
    const std::string_view name = take_word(line);
    const std::uint64_t at = TRY(read_decimal(take_word(line)));
    const std::uint64_t removed = TRY(read_decimal(take_word(line)));
    const RecordPointer part = TRY(read_record_line(line, version));
    const Record* before = store.find(part->id);
    const KindDescription& kind = describe_kind(part->kind);
    const Field* field = find_field(*kind.shape, name);
    if (!before || before->kind != part->kind || !field || field->type != FieldType::Groups)
        return does_not_fit(part->id);
    const std::shared_ptr<Record> old_record = kind.copy(*before);
    const std::shared_ptr<Record> record = kind.copy(*part);
    void* old_list = field->member(old_record.get());
    void* list = field->member(record.get());
    const std::size_t old_count = field->groups.size(old_list);
    if (at > old_count || removed > old_count - at)
        return does_not_fit(part->id);
    field->groups.splice(old_list, static_cast<std::size_t>(at), static_cast<std::size_t>(removed), list);
    field->groups.splice(list, 0, 0, old_list);
    return RecordPointer(record);
}

} // namespace throughline
