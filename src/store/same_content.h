// Are two records the same, field by field? Undo and import leave out what did not change.
#pragma once

#include "model/record.h"

namespace throughline {

bool same_content(const Record& left, const Record& right);
// Also true when both are nullptr.
bool same_content(const RecordPointer& left, const RecordPointer& right);
// Two groups of the same shape.
bool same_group(const Shape& shape, const void* left, const void* right);

} // namespace throughline
