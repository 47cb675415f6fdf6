#include "base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace throughline {

namespace {

struct Decoded {
    std::uint32_t code_point = replacement_character;
    std::size_t length = 0; // 0: not well-formed
};

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// Unicode 15, table 3-7: well-formed UTF-8 byte sequences.
Decoded decode(std::string_view text, std::size_t offset) {
    auto lead = static_cast<unsigned char>(text[offset]);
    if (lead < 0x80)
        return {lead, 1};
    std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || offset + length > text.size())
        return {};
    std::uint32_t code_point = lead & (0xFFU >> (length + 1));
    for (std::size_t index = 1; index < length; ++index) {
        if (!is_continuation(text[offset + index]))
            return {};
        code_point = code_point << 6 | (static_cast<unsigned char>(text[offset + index]) & 0x3FU);
    }
    bool overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
    bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (overlong || surrogate || code_point > 0x10FFFF)
        return {};
    return {code_point, length};
}

bool is_space(char character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
}

std::uint32_t folded_code_point(std::uint32_t code) {
    bool even_upper = (code >= 0x100 && code <= 0x137) || (code >= 0x14A && code <= 0x177) ||
                      (code >= 0x460 && code <= 0x481) || (code >= 0x48A && code <= 0x4BF);
    if (even_upper)
        return code | 1;
    bool odd_upper = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
    if (odd_upper)
        return code % 2 == 1 ? code + 1 : code;
    if ((code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7))
        return code + 32;
    if ((code >= 0x391 && code <= 0x3A9) || (code >= 0x410 && code <= 0x42F))
        return code + 32;
    if (code >= 0x400 && code <= 0x40F)
        return code + 80;
    if (code == 0x178)
        return 0xFF;
    return code;
}

} // namespace

std::size_t first_invalid_utf8(std::string_view text) {
    std::size_t offset = 0;
    while (offset < text.size()) {
        if (static_cast<unsigned char>(text[offset]) < 0x80) {
            ++offset;
            // Most of a large file is ASCII: eight bytes at a time.
            while (offset + sizeof(std::uint64_t) <= text.size()) {
                std::uint64_t bytes = 0;
                std::memcpy(&bytes, text.data() + offset, sizeof bytes);
                if ((bytes & 0x8080808080808080U) != 0)
                    break;
                offset += sizeof bytes;
            }
            continue;
        }
        Decoded decoded = decode(text, offset);
        if (decoded.length == 0)
            return offset;
        offset += decoded.length;
    }
    return no_position;
}

std::uint32_t next_code_point(std::string_view text, std::size_t& offset) {
    Decoded decoded = decode(text, offset);
    offset += decoded.length == 0 ? 1 : decoded.length;
    return decoded.code_point;
}

void append_code_point(std::string& text, std::uint32_t code_point) {
    if (code_point < 0x80) {
        text += static_cast<char>(code_point);
    } else if (code_point < 0x800) {
        text += static_cast<char>(0xC0 | code_point >> 6);
        text += static_cast<char>(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        text += static_cast<char>(0xE0 | code_point >> 12);
        text += static_cast<char>(0x80 | (code_point >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (code_point & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | code_point >> 18);
        text += static_cast<char>(0x80 | (code_point >> 12 & 0x3F));
        text += static_cast<char>(0x80 | (code_point >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (code_point & 0x3F));
    }
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size(); ++count)
        next_code_point(text, offset);
    return count;
}

std::u32string code_points(std::string_view text) {
    std::u32string result;
    result.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();)
        result += static_cast<char32_t>(next_code_point(text, offset));
    return result;
}

std::string utf8(std::u32string_view text) {
    std::string result;
    result.reserve(text.size());
    for (char32_t code_point : text)
        append_code_point(result, static_cast<std::uint32_t>(code_point));
    return result;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    while (true) {
        std::size_t end = text.find(separator, start);
        if (end == std::string_view::npos) {
            parts.emplace_back(text.substr(start));
            return parts;
        }
        parts.emplace_back(text.substr(start, end - start));
        start = end + 1;
    }
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (std::size_t index = 0; index < parts.size(); ++index) {
        if (index > 0)
            text += separator;
        text += parts[index];
    }
    return text;
}

std::string folded(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();)
        append_code_point(result, folded_code_point(next_code_point(text, offset)));
    return result;
}

bool contains_folded(std::string_view text, std::string_view folded_needle) {
    if (folded_needle.empty())
        return true;
    // ASCII needs no copy: the common case in grids of many rows.
    std::string folded_copy;
    std::string_view hay = text;
    for (char byte : text) {
        if (static_cast<unsigned char>(byte) >= 0x80) {
            folded_copy = folded(text);
            hay = folded_copy;
            break;
        }
    }
    if (hay.size() < folded_needle.size())
        return false;
    auto lower = [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte; };
    for (std::size_t start = 0; start + folded_needle.size() <= hay.size(); ++start) {
        std::size_t matched = 0;
        while (matched < folded_needle.size() && lower(hay[start + matched]) == folded_needle[matched])
            ++matched;
        if (matched == folded_needle.size())
            return true;
    }
    return false;
}

namespace {

// Numbers that people type have few digits after the point: n/10^k with both exact, and so the division gives
// the very double that the text reads back as. At most 15 digits, so no shorter text reads back as the same.
std::optional<std::string> short_fraction_text(double value) {
    constexpr double most_digits = 1e15;
    constexpr int most_places = 6;
    constexpr double least = 1e-4; // smaller ones have an exponent
    if (std::fabs(value) < least)
        return std::nullopt;
    double scale = 1;
    for (int places = 1; places <= most_places; ++places) {
        scale *= 10;
        const double scaled = std::round(value * scale);
        if (std::fabs(scaled) >= most_digits)
            return std::nullopt;
        if (scaled / scale == value) {
            std::string text = std::to_string(static_cast<long long>(std::fabs(scaled)));
            const auto digits = static_cast<std::size_t>(places);
            if (text.size() <= digits)
                text.insert(0, digits + 1 - text.size(), '0');
            text.insert(text.size() - digits, 1, '.');
            return value < 0 ? "-" + text : text;
        }
    }
    return std::nullopt;
}

} // namespace

std::string number_text(double value) {
    constexpr double exact_integers = 9007199254740992.0; // 2^53
    if (value == std::floor(value) && std::fabs(value) < exact_integers)
        return text_format("%.0f", value == 0 ? 0.0 : value);
    if (const std::optional<std::string> text = short_fraction_text(value))
        return *text;
    // The fewest digits that read back as the same number. std::to_chars does it faster, but its tables weigh
    // more than the whole of this file.
    for (int digits = 1; digits < 17; ++digits) {
        std::string text = text_format("%.*g", digits, value);
        if (std::strtod(text.c_str(), nullptr) == value)
            return text;
    }
    return text_format("%.17g", value);
}

void append_number_for_people(std::string& text, double value, int decimals) {
    // The largest double has 309 digits before the point.
    std::array<char, 352> digits{};
    const int most = std::min(decimals, 32);
    const int length = std::snprintf(digits.data(), digits.size(), "%.*f", most, std::fabs(value));
    std::string_view written(digits.data(), static_cast<std::size_t>(std::max(length, 0)));
    const std::size_t point = std::min(written.find('.'), written.size());
    if (point < written.size()) {
        written = written.substr(0, written.find_last_not_of('0') + 1);
        if (written.back() == '.')
            written.remove_suffix(1);
    }
    // U+2212: a hyphen is too short to be read as a sign.
    if (value < 0 && written.find_first_not_of("0.") != std::string_view::npos)
        text += "\u2212";
    for (std::size_t index = 0; index < written.size(); ++index) {
        if (index > 0 && index < point && (point - index) % 3 == 0)
            text += ',';
        text += written[index];
    }
}

std::string number_for_people(double value, int decimals) {
    std::string text;
    append_number_for_people(text, value, decimals);
    return text;
}

bool parse_number(std::string_view text, double& value) {
    // The shape is checked here, since strtod also takes "inf", "0x1p3" and blanks.
    std::size_t offset = !text.empty() && text.front() == '-' ? 1 : 0;
    auto skip_digits = [&] {
        std::size_t start = offset;
        while (offset < text.size() && text[offset] >= '0' && text[offset] <= '9')
            ++offset;
        return offset - start;
    };
    std::size_t digits = skip_digits();
    if (offset < text.size() && text[offset] == '.') {
        ++offset;
        digits += skip_digits();
    }
    if (digits == 0)
        return false;
    if (offset < text.size() && (text[offset] == 'e' || text[offset] == 'E')) {
        ++offset;
        if (offset < text.size() && (text[offset] == '-' || text[offset] == '+'))
            ++offset;
        if (skip_digits() == 0)
            return false;
    }
    if (offset != text.size())
        return false;
    std::array<char, 64> buffer{};
    double parsed = 0;
    if (text.size() < buffer.size()) {
        text.copy(buffer.data(), text.size());
        parsed = std::strtod(buffer.data(), nullptr);
    } else {
        parsed = std::strtod(std::string(text).c_str(), nullptr);
    }
    if (!std::isfinite(parsed))
        return false;
    value = parsed;
    return true;
}

TextPosition position_of(std::string_view text, std::size_t offset) {
    TextPosition position;
    std::size_t end = offset < text.size() ? offset : text.size();
    for (std::size_t index = 0; index < end; ++index) {
        if (text[index] == '\n') {
            ++position.line;
            position.column = 1;
        } else if (!is_continuation(text[index])) {
            ++position.column;
        }
    }
    return position;
}

std::string text_format(const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    std::array<char, 256> buffer{};
    int length = std::vsnprintf(buffer.data(), buffer.size(), format, arguments);
    va_end(arguments);
    std::string text;
    if (length >= 0 && static_cast<std::size_t>(length) < buffer.size()) {
        text.assign(buffer.data(), static_cast<std::size_t>(length));
    } else if (length > 0) {
        text.resize(static_cast<std::size_t>(length) + 1);
        std::vsnprintf(text.data(), text.size(), format, again);
        text.resize(static_cast<std::size_t>(length));
    }
    va_end(again);
    return text;
}

} // namespace throughline
