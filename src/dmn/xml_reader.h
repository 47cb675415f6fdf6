// DMN XML, versions 1.1 to 1.6, to a Model.
#pragma once

#include "base/result.h"
#include "dmn/model.h"

#include <string_view>

namespace throughline::dmn {

// The whole file or an error with line and column. Document types (and with them entities of any kind) are
// refused, as are files over 64 MB and expressions nested deeper than 200 levels.
Result<Model> read_model(std::string_view xml);

} // namespace throughline::dmn
