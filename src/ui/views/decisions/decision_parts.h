// What the files of an open decision share: its table seen as cells.
#pragma once

#include "model/records/decision.h"
#include "ui/views/decisions/decisions_view.h"

#include <string>
#include <string_view>

namespace throughline::ui {

inline int annotation_column(const Decision& decision) {
    return static_cast<int>(decision.inputs.size() + decision.outputs.size());
}
inline int hits_column(const Decision& decision) {
    return annotation_column(decision) + 1;
}
inline std::string number_argument(std::size_t value) {
    return std::to_string(value);
}
std::string_view cell_source(const Decision& decision, std::size_t rule, int column);

} // namespace throughline::ui
