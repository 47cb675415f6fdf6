#include "model/access.h"
#include "model/member_path.h"
#include "model/record.h"

#include <algorithm>

namespace throughline {

namespace {

using namespace access;

// Whether anything in the shape can point to a record: lists of thousands of rules cannot, and are not
// walked.
bool has_links(const Shape& shape) {
    return std::any_of(shape.fields.begin(), shape.fields.end(), [](const Field& field) {
        return field.type == FieldType::Link || field.type == FieldType::Links ||
               (field.shape && has_links(*field.shape));
    });
}

void visit_shape(const Shape& shape, const void* owner, MemberPath& path, LinkVisitor& visitor) {
    for (const Field& field : shape.fields) {
        switch (field.type) {
        case FieldType::Link: {
            const Id& target = member<Id>(field, owner);
            if (target.empty())
                break;
            MemberPath::Step step(path, field.name);
            visitor.visit(field, path, target);
            break;
        }
        case FieldType::Links: {
            const auto& targets = member<std::vector<Id>>(field, owner);
            for (std::size_t index = 0; index < targets.size(); ++index) {
                MemberPath::Step step(path, field.name);
                MemberPath::Step item(path, index);
                visitor.visit(field, path, targets[index]);
            }
            break;
        }
        case FieldType::Group: {
            MemberPath::Step step(path, field.name);
            visit_shape(*field.shape, group(field, owner), path, visitor);
            break;
        }
        case FieldType::Groups:
            if (!has_links(*field.shape))
                break;
            for (std::size_t index = 0; index < group_count(field, owner); ++index) {
                MemberPath::Step step(path, field.name);
                MemberPath::Step item(path, index);
                visit_shape(*field.shape, group_at(field, owner, index), path, visitor);
            }
            break;
        default:
            break;
        }
    }
}

enum class Removed : std::uint8_t { Nothing, Something };

// A group means nothing when a link it cannot do without is gone, or when nothing at all is left of it.
bool is_meaningless(const Shape& shape, const void* owner) {
    for (const Field& field : shape.fields)
        if (field.type == FieldType::Link && field.presence == Presence::Required && is_empty(field, owner))
            return true;
    return is_empty(shape, owner);
}

Removed remove_from_shape(const Shape& shape, void* owner, const Id& target) {
    Removed result = Removed::Nothing;
    for (const Field& field : shape.fields) {
        switch (field.type) {
        case FieldType::Link:
            if (Id& link = member<Id>(field, owner); link == target) {
                link = Id{};
                result = Removed::Something;
            }
            break;
        case FieldType::Links:
            if (std::erase(member<std::vector<Id>>(field, owner), target) != 0)
                result = Removed::Something;
            break;
        case FieldType::Group:
            if (remove_from_shape(*field.shape, field.member(owner), target) == Removed::Something)
                result = Removed::Something;
            break;
        case FieldType::Groups: {
            if (!has_links(*field.shape))
                break;
            void* items = field.member(owner);
            for (std::size_t index = field.groups.size(items); index-- > 0;) {
                void* item = field.groups.at(items, index);
                if (remove_from_shape(*field.shape, item, target) == Removed::Nothing)
                    continue;
                result = Removed::Something;
                if (is_meaningless(*field.shape, item))
                    field.groups.erase(items, index);
            }
            break;
        }
        default:
            break;
        }
    }
    return result;
}

} // namespace

void visit_links(const Record& record, LinkVisitor& visitor) {
    MemberPath path;
    visit_shape(*describe_kind(record.kind).shape, &record, path, visitor);
}

void remove_links(Record& record, const Id& target) {
    remove_from_shape(*describe_kind(record.kind).shape, &record, target);
}

} // namespace throughline
