#include "store/same_content.h"

#include <cmath>
#include <cstring>

namespace throughline {

namespace {

template <typename T>
bool same_value(const void* left, const void* right) {
    return *static_cast<const T*>(left) == *static_cast<const T*>(right);
}

bool same_groups(const Field& field, void* left, void* right) {
    const std::size_t size = field.groups.size(left);
    if (size != field.groups.size(right))
        return false;
    for (std::size_t index = 0; index < size; ++index) {
        if (!same_group(*field.shape, field.groups.at(left, index), field.groups.at(right, index)))
            return false;
    }
    return true;
}

bool same_field(const Field& field, void* left, void* right) {
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
        return same_value<std::string>(left, right);
    case FieldType::Number:
        return same_value<std::optional<double>>(left, right);
    case FieldType::Integer:
        return same_value<std::optional<std::int64_t>>(left, right);
    case FieldType::Flag:
        return same_value<bool>(left, right);
    case FieldType::Choice:
        // Every choice is an enumeration of one byte; see fields::choice().
        return std::memcmp(left, right, 1) == 0;
    case FieldType::Day:
        return same_value<std::optional<Date>>(left, right);
    case FieldType::Moment:
        return same_value<std::optional<Instant>>(left, right);
    case FieldType::Link:
        return same_value<Id>(left, right);
    case FieldType::Links:
        return same_value<std::vector<Id>>(left, right);
    case FieldType::Texts:
        return same_value<std::vector<std::string>>(left, right);
    case FieldType::Group:
        return same_group(*field.shape, left, right);
    case FieldType::Groups:
        return same_groups(field, left, right);
    }
    return false;
}

} // namespace

bool same_group(const Shape& shape, const void* left, const void* right) {
    // Shapes give members of mutable owners; nothing is written here.
    void* left_owner = const_cast<void*>(left);
    void* right_owner = const_cast<void*>(right);
    for (const Field& field : shape.fields) {
        if (!same_field(field, field.member(left_owner), field.member(right_owner)))
            return false;
    }
    return !shape.preserved || *shape.preserved(left_owner) == *shape.preserved(right_owner);
}

bool same_content(const Record& left, const Record& right) {
    return left.kind == right.kind && left.id == right.id &&
           same_group(*describe_kind(left.kind).shape, &left, &right);
}

bool same_content(const RecordPointer& left, const RecordPointer& right) {
    if (left == right)
        return true;
    return left && right && same_content(*left, *right);
}

} // namespace throughline
