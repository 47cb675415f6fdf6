#include "store/record_lines.h"

#include "base/text.h"

#include <charconv>

namespace throughline {

bool take_line(std::string_view& text, std::string_view& line) {
    if (text.empty())
        return false;
    const std::size_t end = text.find('\n');
    line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return true;
}

std::string_view take_word(std::string_view& text) {
    const std::size_t end = text.find(' ');
    const std::string_view word = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return word;
}

std::string hex_text(std::uint64_t value, int digits) {
    return text_format("%0*llx", digits, static_cast<unsigned long long>(value));
}

namespace {

Result<std::uint64_t> read_whole(std::string_view text, int base, const char* what) {
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (problem != std::errc() || end != text.data() + text.size())
        return error(text_format("“%s” is not %s.", std::string(text).c_str(), what));
    return value;
}

} // namespace

Result<std::uint64_t> read_hex(std::string_view text) {
    return read_whole(text, 16, "a hexadecimal number");
}

Result<std::uint64_t> read_decimal(std::string_view text) {
    return read_whole(text, 10, "a whole number");
}

} // namespace throughline
