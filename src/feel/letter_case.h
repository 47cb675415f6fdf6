// Upper and lower case beyond ASCII, by the one-to-one mappings of Unicode.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace throughline::feel {

std::uint32_t upper_letter(std::uint32_t code_point);
std::uint32_t lower_letter(std::uint32_t code_point);
// The same for letters that differ in case only, such as K, k and the Kelvin sign.
std::uint32_t folded_letter(std::uint32_t code_point);

// "ß" becomes "SS".
std::string upper_case(std::string_view text);
std::string lower_case(std::string_view text);

} // namespace throughline::feel
