// Dates as people type them.
#pragma once

#include "base/date.h"

#include <string_view>

namespace throughline::ui {

// "2027-06-30", "30 Jun 2027", "30 June 2027", "30.6.2027".
Result<Date> date_from_people(std::string_view text);

} // namespace throughline::ui
