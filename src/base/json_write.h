// Writing JSON so that equal content always gives equal bytes.
#pragma once

#include "base/json.h"

#include <string>
#include <string_view>

namespace throughline {

// In quotes; only what must be escaped is escaped. `text` must be valid UTF-8.
void append_json_text(std::string& out, std::string_view text);
// The shortest text that reads back as the same double; whole numbers without point or exponent up to 2^53.
// `number` must be finite; −0 is written as 0.
void append_json_number(std::string& out, double number);
void append_json_integer(std::string& out, std::int64_t number);

// The value without white space, members sorted by name (byte by byte), numbers as they were written.
std::string canonical_json(const JsonValue& value);

} // namespace throughline
