#include "model/field.h"

#include <algorithm>

namespace throughline {

const Field* find_field(const Shape& shape, std::string_view name) {
    auto found = std::lower_bound(
        shape.by_name.begin(), shape.by_name.end(), name,
        [&](std::uint8_t index, std::string_view sought) { return shape.fields[index].name < sought; });
    if (found == shape.by_name.end() || shape.fields[*found].name != name)
        return nullptr;
    return &shape.fields[*found];
}

} // namespace throughline
