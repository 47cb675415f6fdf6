#include "base/json_write.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace throughline {

namespace {

constexpr double exact_integers = 9007199254740992.0; // 2^53

void append_escape(std::string& out, char character) {
    switch (character) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += text_format("\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(character)));
    }
}

// As deep as JsonLimits::depth at most, so recursion is safe.
void append_canonical(std::string& out, const JsonValue& value) {
    switch (value.type()) {
    case JsonType::Null:
        out += "null";
        return;
    case JsonType::Boolean:
        out += value.boolean() ? "true" : "false";
        return;
    case JsonType::Number:
        out += value.number_text();
        return;
    case JsonType::Text:
        append_json_text(out, value.text());
        return;
    case JsonType::Array: {
        char separator = '[';
        for (JsonValue element : value.elements()) {
            out += separator;
            separator = ',';
            append_canonical(out, element);
        }
        out += separator == '[' ? "[]" : "]";
        return;
    }
    case JsonType::Object: {
        std::vector<JsonMember> members;
        members.reserve(value.size());
        for (JsonMember member : value.members())
            members.push_back(member);
        std::sort(members.begin(), members.end(),
                  [](const JsonMember& left, const JsonMember& right) { return left.name < right.name; });
        char separator = '{';
        for (const JsonMember& member : members) {
            out += separator;
            separator = ',';
            append_json_text(out, member.name);
            out += ':';
            append_canonical(out, member.value);
        }
        out += separator == '{' ? "{}" : "}";
        return;
    }
    }
}

} // namespace

void append_json_text(std::string& out, std::string_view text) {
    out += '"';
    std::size_t written = 0;
    for (std::size_t index = 0; index < text.size(); ++index) {
        char character = text[index];
        if (static_cast<unsigned char>(character) >= 0x20 && character != '"' && character != '\\')
            continue;
        out += text.substr(written, index - written);
        append_escape(out, character);
        written = index + 1;
    }
    out += text.substr(written);
    out += '"';
}

void append_json_number(std::string& out, double number) {
    if (number == std::floor(number) && std::abs(number) <= exact_integers)
        append_json_integer(out, static_cast<std::int64_t>(number));
    else
        out += number_text(number);
}

void append_json_integer(std::string& out, std::int64_t number) {
    char digits[24];
    char* end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

std::string canonical_json(const JsonValue& value) {
    std::string out;
    append_canonical(out, value);
    return out;
}

} // namespace throughline
