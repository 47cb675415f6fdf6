#include "model/access.h"

namespace throughline::access {

bool is_empty(const Field& field, const void* owner) {
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
        return member<std::string>(field, owner).empty();
    case FieldType::Number:
        return !member<std::optional<double>>(field, owner);
    case FieldType::Integer:
        return !member<std::optional<std::int64_t>>(field, owner);
    case FieldType::Flag:
        return !member<bool>(field, owner);
    case FieldType::Choice:
        return choice(field, owner) == 0;
    case FieldType::Day:
        return !member<std::optional<Date>>(field, owner);
    case FieldType::Moment:
        return !member<std::optional<Instant>>(field, owner);
    case FieldType::Link:
        return member<Id>(field, owner).empty();
    case FieldType::Links:
        return member<std::vector<Id>>(field, owner).empty();
    case FieldType::Texts:
        return member<std::vector<std::string>>(field, owner).empty();
    case FieldType::Group:
        return is_empty(*field.shape, group(field, owner));
    case FieldType::Groups:
        return group_count(field, owner) == 0;
    }
    return true;
}

bool is_empty(const Shape& shape, const void* owner) {
    const Preserved* kept = preserved(shape, owner);
    if (kept && !kept->empty())
        return false;
    for (const Field& field : shape.fields)
        if (!is_empty(field, owner))
            return false;
    return true;
}

} // namespace throughline::access
