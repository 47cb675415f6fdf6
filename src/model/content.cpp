#include "model/content.h"

#include "model/access.h"

namespace throughline {

namespace {

using namespace access;

bool same_shape(const Shape& shape, const void* left, const void* right);

template <typename T>
bool same_member(const Field& field, const void* left, const void* right) {
    return member<T>(field, left) == member<T>(field, right);
}

bool same_groups(const Field& field, const void* left, const void* right) {
    std::size_t count = group_count(field, left);
    if (count != group_count(field, right))
        return false;
    for (std::size_t index = 0; index < count; ++index)
        if (!same_shape(*field.shape, group_at(field, left, index), group_at(field, right, index)))
            return false;
    return true;
}

bool same_field(const Field& field, const void* left, const void* right) {
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
        return same_member<std::string>(field, left, right);
    case FieldType::Number:
        return same_member<std::optional<double>>(field, left, right);
    case FieldType::Integer:
        return same_member<std::optional<std::int64_t>>(field, left, right);
    case FieldType::Flag:
        return same_member<bool>(field, left, right);
    case FieldType::Choice:
        return choice(field, left) == choice(field, right);
    case FieldType::Day:
        return same_member<std::optional<Date>>(field, left, right);
    case FieldType::Moment:
        return same_member<std::optional<Instant>>(field, left, right);
    case FieldType::Link:
        return same_member<Id>(field, left, right);
    case FieldType::Links:
        return same_member<std::vector<Id>>(field, left, right);
    case FieldType::Texts:
        return same_member<std::vector<std::string>>(field, left, right);
    case FieldType::Group:
        return same_shape(*field.shape, group(field, left), group(field, right));
    case FieldType::Groups:
        return same_groups(field, left, right);
    }
    return false;
}

bool same_shape(const Shape& shape, const void* left, const void* right) {
    for (const Field& field : shape.fields)
        if (!same_field(field, left, right))
            return false;
    const Preserved* kept = preserved(shape, left);
    return !kept || *kept == *preserved(shape, right);
}

void visit_texts(const Shape& shape, const void* owner, Path& path, TextVisitor& visitor) {
    for (const Field& field : shape.fields) {
        Path::Step step(path, field.name);
        switch (field.type) {
        case FieldType::Text:
        case FieldType::LongText:
            if (const auto& text = member<std::string>(field, owner); !text.empty())
                visitor.visit(field, path.view(), text);
            break;
        case FieldType::Texts: {
            const auto& items = member<std::vector<std::string>>(field, owner);
            for (std::size_t index = 0; index < items.size(); ++index) {
                Path::Step item(path, index);
                if (!items[index].empty())
                    visitor.visit(field, path.view(), items[index]);
            }
            break;
        }
        case FieldType::Group:
            visit_texts(*field.shape, group(field, owner), path, visitor);
            break;
        case FieldType::Groups:
            for (std::size_t index = 0; index < group_count(field, owner); ++index) {
                Path::Step item(path, index);
                visit_texts(*field.shape, group_at(field, owner, index), path, visitor);
            }
            break;
        default:
            break;
        }
    }
}

} // namespace

bool same_content(const Record& left, const Record& right) {
    return left.kind == right.kind && left.id == right.id &&
           same_shape(*describe_kind(left.kind).shape, &left, &right);
}

void for_each_text(const Record& record, TextVisitor& visitor) {
    Path path;
    visit_texts(*describe_kind(record.kind).shape, &record, path, visitor);
}

std::string name_of(const Record& record) {
    if (!record.title.empty())
        return record.title;
    std::string name(describe_kind(record.kind).label);
    name += ' ';
    name += record.id.view();
    return name;
}

} // namespace throughline
