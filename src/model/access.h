// Typed access to a field's member, for code that walks shapes. The C++ type must be the one that FieldType
// names; the builders in field.h have checked it.
#pragma once

#include "model/field.h"

namespace throughline::access {

template <typename T>
const T& member(const Field& field, const void* owner) {
    // Shapes know members of owners that may change; here nothing does.
    return *static_cast<const T*>(field.member(const_cast<void*>(owner)));
}
template <typename T>
T& member(const Field& field, void* owner) {
    return *static_cast<T*>(field.member(owner));
}

inline const void* group(const Field& field, const void* owner) {
    return field.member(const_cast<void*>(owner));
}
inline std::size_t group_count(const Field& field, const void* owner) {
    return field.groups.size(group(field, owner));
}
inline const void* group_at(const Field& field, const void* owner, std::size_t index) {
    return field.groups.at(field.member(const_cast<void*>(owner)), index);
}
inline const Preserved* preserved(const Shape& shape, const void* owner) {
    return shape.preserved ? shape.preserved(const_cast<void*>(owner)) : nullptr;
}

// The number of a Choice.
inline std::uint8_t choice(const Field& field, const void* owner) {
    return member<std::uint8_t>(field, owner);
}

// No text, no value, the first choice, nothing in the list: what files leave out.
bool is_empty(const Field& field, const void* owner);
bool is_empty(const Shape& shape, const void* owner);

} // namespace throughline::access
