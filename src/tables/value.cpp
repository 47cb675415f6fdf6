#include "tables/value.h"

#include "base/text.h"

#include <array>
#include <charconv>

namespace throughline::tables {

namespace {
constexpr std::array<std::string_view, column_type_count> type_names = {
    "number", "integer", "text", "boolean", "date", "date and time"};
}

std::string_view column_type_name(ColumnType type) {
    return type_names[static_cast<std::size_t>(type)];
}

std::optional<ColumnType> column_type_named(std::string_view name) {
    for (std::size_t index = 0; index < type_names.size(); ++index) {
        if (type_names[index] == name)
            return static_cast<ColumnType>(index);
    }
    return std::nullopt;
}

std::string value_text(const Value& value) {
    if (const auto* number = std::get_if<double>(&value))
        return number_text(*number);
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return std::to_string(*integer);
    if (const auto* text = std::get_if<std::string_view>(&value))
        return std::string(*text);
    if (const auto* boolean = std::get_if<bool>(&value))
        return *boolean ? "true" : "false";
    if (const auto* date = std::get_if<Date>(&value))
        return date_text(*date);
    if (const auto* instant = std::get_if<Instant>(&value))
        return instant_text(*instant);
    return {};
}

std::optional<double> value_on_axis(const Value& value) {
    if (const auto* number = std::get_if<double>(&value))
        return *number;
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*integer);
    if (const auto* boolean = std::get_if<bool>(&value))
        return *boolean ? 1.0 : 0.0;
    if (const auto* date = std::get_if<Date>(&value))
        return static_cast<double>(date->days);
    if (const auto* instant = std::get_if<Instant>(&value))
        return static_cast<double>(instant->milliseconds);
    return std::nullopt;
}

bool parse_integer(std::string_view text, std::int64_t& value) {
    if (!text.empty() && text.front() == '+') {
        text.remove_prefix(1);
        if (!text.empty() && text.front() == '-')
            return false;
    }
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc() && end == text.data() + text.size();
}

} // namespace throughline::tables
