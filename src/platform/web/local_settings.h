// Small values in the browser's localStorage, where it allows that; reading gives an empty text where not.
#pragma once

#include <string>
#include <string_view>

namespace throughline::platform::web {

std::string local_value(std::string_view name);
void set_local_value(std::string_view name, std::string_view value);

// A text the page's scripts allocated.
std::string taken_text(char* text);

} // namespace throughline::platform::web
