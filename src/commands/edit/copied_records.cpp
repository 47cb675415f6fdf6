#include "commands/edit/copied_records.h"

#include "base/json_write.h"
#include "base/text.h"
#include "model/record_json.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace throughline {

namespace {

constexpr std::string_view records_format = "throughline-records";

// An assignment, a stage: what has a required link to a copied record goes with it.
bool belongs_to(const Store& store, const Reference& reference) {
    const Record& source = *store.find(reference.source);
    const Field* field = find_field(*describe_kind(source.kind).shape, reference.field);
    return field && field->type == FieldType::Link && field->presence == Presence::Required;
}

std::vector<Id> with_dependents(const Store& store, const std::vector<Id>& ids) {
    std::vector<Id> all;
    std::unordered_set<Id> seen;
    std::vector<Id> open(ids.rbegin(), ids.rend());
    while (!open.empty()) {
        const Id id = open.back();
        open.pop_back();
        if (!store.find(id) || !seen.insert(id).second)
            continue;
        all.push_back(id);
        for (const Reference& reference : store.references_to(id)) {
            if (belongs_to(store, reference))
                open.push_back(reference.source);
        }
    }
    return all;
}

Result<std::shared_ptr<Record>> read_one(const JsonDocument& document, const JsonValue& element,
                                         int version) {
    const auto name = element.find("kind");
    const auto object = element.find("record");
    if (!name || !name->is_text() || !object || !object->is_object())
        return document.error_at(element, "A copied record has a kind and its fields.");
    const KindDescription* kind = find_kind_in_file(name->text(), version);
    if (!kind)
        return document.error_at(*name, "There is no such kind of record.");
    ErrorList errors;
    std::shared_ptr<Record> record = read_record(*kind, document, *object, version, errors);
    if (!errors.empty())
        return errors.take().front();
    return record;
}

} // namespace

std::string copied_text(const Store& store, const std::vector<Id>& ids) {
    std::string text = "{\"format\":\"" + std::string(records_format) +
                       "\",\"version\":" + std::to_string(file_version) + ",\"records\":[";
    bool first = true;
    for (const Id& id : with_dependents(store, ids)) {
        const Record& record = *store.find(id);
        text += first ? "\n{\"kind\":" : ",\n{\"kind\":";
        first = false;
        append_json_text(text, describe_kind(record.kind).name);
        text += ",\"record\":";
        append_record_json(text, record);
        text += "}";
    }
    return text + "\n]}\n";
}

bool is_copied_text(std::string_view text) {
    const std::string_view start = trimmed(text).substr(0, 200);
    return start.starts_with("{") && start.find(records_format) != std::string_view::npos;
}

Result<RecordList> read_copied_text(std::string_view text) {
    const JsonDocument document = TRY(parse_json(std::string(text)));
    const JsonValue root = document.root();
    const auto format = root.find("format");
    if (!format || !format->is_text() || format->text() != records_format)
        return error("These are not copied records.");
    const auto version = root.find("version");
    const auto number = version && version->is_number() ? version->integer() : std::nullopt;
    if (!number || *number < 0 || *number > file_version)
        return error("These records were copied by a newer version of Throughline.");
    const auto list = root.find("records");
    if (!list || !list->is_array())
        return error("These are not copied records.");
    RecordList records;
    for (const JsonValue element : list->elements())
        records.push_back(TRY(read_one(document, element, static_cast<int>(*number))));
    return records;
}

namespace {

using LinkChange = std::function<Id(const Field& field, const Id& target)>;

void change_members(const Shape& shape, void* owner, const LinkChange& renamed);

void change_groups(const Field& field, void* list, const LinkChange& renamed) {
    const Shape& shape = *field.shape;
    for (std::size_t index = field.groups.size(list); index-- > 0;) {
        void* group = field.groups.at(list, index);
        change_members(shape, group, renamed);
        for (const Field& part : shape.fields) {
            // A group that is about nothing any more goes.
            if (part.type == FieldType::Link && part.presence == Presence::Required &&
                static_cast<Id*>(part.member(group))->empty()) {
                field.groups.erase(list, index);
                break;
            }
        }
    }
}

void change_members(const Shape& shape, void* owner, const LinkChange& renamed) {
    for (const Field& field : shape.fields) {
        void* member = field.member(owner);
        if (field.type == FieldType::Link) {
            auto& link = *static_cast<Id*>(member);
            if (!link.empty())
                link = renamed(field, link);
        } else if (field.type == FieldType::Links) {
            auto& links = *static_cast<std::vector<Id>*>(member);
            for (Id& link : links)
                link = renamed(field, link);
            std::erase(links, Id());
        } else if (field.type == FieldType::Group) {
            change_members(*field.shape, member, renamed);
        } else if (field.type == FieldType::Groups) {
            change_groups(field, member, renamed);
        }
    }
}

} // namespace

void change_links(Record& record, const LinkChange& renamed) {
    change_members(*describe_kind(record.kind).shape, &record, renamed);
}

Result<RecordList> with_new_ids(const Transaction& transaction, const RecordList& records,
                                const std::function<Id()>& new_id) {
    std::unordered_map<Id, Id> names;
    for (const std::shared_ptr<Record>& record : records) {
        if (!names.emplace(record->id, new_id()).second)
            return error_at(record->id.text(), "The copied records have one id twice.");
    }
    RecordList copies;
    for (const std::shared_ptr<Record>& record : records) {
        std::shared_ptr<Record> copy = describe_kind(record->kind).copy(*record);
        copy->id = names.at(record->id);
        change_links(*copy, [&](const Field& field, const Id& target) {
            if (const auto inside = names.find(target); inside != names.end())
                return inside->second;
            const Record* outside = transaction.find(target);
            return outside && field.targets.contains(outside->kind) ? target : Id();
        });
        copies.push_back(std::move(copy));
    }
    return copies;
}

} // namespace throughline
