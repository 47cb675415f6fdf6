// Values of fields as text and back, for field_path.h.
#include "base/text.h"
#include "store/field_path.h"

#include <cmath>

namespace throughline {

namespace {

constexpr double largest_exact_integer = 9007199254740992.0; // 2^53: what JSON carries exactly everywhere

template <typename T>
T& value_of(void* member) {
    return *static_cast<T*>(member);
}

std::string quoted(std::string_view text) {
    return "“" + std::string(text) + "”";
}

std::string links_text(const std::vector<Id>& links) {
    std::vector<std::string> lines;
    for (const Id& id : links)
        lines.push_back(id.text());
    return joined(lines, "\n");
}

std::vector<std::string> filled_lines(std::string_view text) {
    std::vector<std::string> lines;
    for (const std::string& line : split(text, '\n')) {
        if (!trimmed(line).empty())
            lines.emplace_back(trimmed(line));
    }
    return lines;
}

// "71 %" and "71" for a field in %, "1,234.5" as people write it.
Result<double> read_number(const Field& field, std::string_view text) {
    std::string_view digits = trimmed(text);
    if (!field.unit.empty() && digits.ends_with(field.unit))
        digits = trimmed(digits.substr(0, digits.size() - field.unit.size()));
    std::string plain(digits);
    if (plain.starts_with("−")) // the minus sign that texts for people have
        plain.replace(0, std::string_view("−").size(), "-");
    double number = 0;
    if (!parse_number(plain, number))
        return error(quoted(text) + " is not a number.");
    if ((field.minimum != 0 || field.maximum != 0) && (number < field.minimum || number > field.maximum))
        return error(text_format("%s must be between %s and %s.", quoted(field.label).c_str(),
                                 number_text(field.minimum).c_str(), number_text(field.maximum).c_str()));
    return number;
}

Result<void> set_number(const Field& field, void* member, std::string_view text) {
    auto& number = value_of<std::optional<double>>(member);
    if (trimmed(text).empty())
        number.reset();
    else
        number = TRY(read_number(field, text));
    return {};
}

Result<void> set_integer(const Field& field, void* member, std::string_view text) {
    auto& integer = value_of<std::optional<std::int64_t>>(member);
    if (trimmed(text).empty()) {
        integer.reset();
        return {};
    }
    const double number = TRY(read_number(field, text));
    if (std::trunc(number) != number || std::abs(number) > largest_exact_integer)
        return error(quoted(text) + " is not a whole number.");
    integer = static_cast<std::int64_t>(number);
    return {};
}

Result<void> set_flag(void* member, std::string_view text) {
    const std::string word = folded(trimmed(text));
    const bool yes = word == "true" || word == "yes" || word == "1";
    if (!yes && !word.empty() && word != "false" && word != "no" && word != "0")
        return error(quoted(text) + " is neither “true” nor “false”.");
    value_of<bool>(member) = yes;
    return {};
}

Result<void> set_choice(const Field& field, void* member, std::string_view text) {
    const std::string word = folded(trimmed(text));
    std::vector<std::string> labels;
    for (std::size_t index = 0; index < field.choices.size(); ++index) {
        if (word == field.choices[index].name || word == folded(field.choices[index].label) ||
            (word.empty() && index == 0)) {
            value_of<std::uint8_t>(member) = static_cast<std::uint8_t>(index);
            return {};
        }
        labels.emplace_back(field.choices[index].label);
    }
    return error(quoted(text) + " is not one of: " + joined(labels, ", ") + ".");
}

template <typename T, typename Parse>
Result<void> set_optional(void* member, std::string_view text, Parse parse) {
    auto& value = value_of<std::optional<T>>(member);
    if (trimmed(text).empty())
        value.reset();
    else
        value = TRY(parse(trimmed(text)));
    return {};
}

Result<void> set_link(Id& link, std::string_view text) {
    link = trimmed(text).empty() ? Id() : TRY(Id::parse(trimmed(text)));
    return {};
}

Result<void> set_links(void* member, std::string_view text) {
    std::vector<Id> links;
    for (const std::string& line : filled_lines(text))
        links.push_back(TRY(Id::parse(line)));
    value_of<std::vector<Id>>(member) = std::move(links);
    return {};
}

Result<void> set_text(const Field& field, std::string& member, std::string_view text) {
    if (first_invalid_utf8(text) != no_position)
        return error("The text is not valid UTF-8.");
    if (field.name == "title" && field.presence == Presence::Required && trimmed(text).empty())
        return error("The title must not be empty.");
    member = text;
    return {};
}

Result<void> set_item(const FieldPlace& place, std::string_view text) {
    if (place.field->type == FieldType::Texts)
        return set_text(*place.field, value_of<std::vector<std::string>>(place.member)[*place.item], text);
    if (place.field->type == FieldType::Links) {
        if (trimmed(text).empty())
            return error("A link in a list is removed, not emptied.");
        return set_link(value_of<std::vector<Id>>(place.member)[*place.item], text);
    }
    return error("A group is edited field by field.");
}

Result<void> set_whole(const Field& field, void* member, std::string_view text) {
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
        return set_text(field, value_of<std::string>(member), text);
    case FieldType::Number:
        return set_number(field, member, text);
    case FieldType::Integer:
        return set_integer(field, member, text);
    case FieldType::Flag:
        return set_flag(member, text);
    case FieldType::Choice:
        return set_choice(field, member, text);
    case FieldType::Day:
        return set_optional<Date>(member, text, parse_date);
    case FieldType::Moment:
        return set_optional<Instant>(member, text, parse_instant);
    case FieldType::Link:
        return set_link(value_of<Id>(member), text);
    case FieldType::Links:
        return set_links(member, text);
    case FieldType::Texts:
        if (first_invalid_utf8(text) != no_position)
            return error("The text is not valid UTF-8.");
        value_of<std::vector<std::string>>(member) = filled_lines(text);
        return {};
    case FieldType::Group:
    case FieldType::Groups:
        break;
    }
    return error("A group is edited field by field.");
}

std::string item_text(const FieldPlace& place) {
    if (place.field->type == FieldType::Texts)
        return value_of<std::vector<std::string>>(place.member)[*place.item];
    if (place.field->type == FieldType::Links)
        return value_of<std::vector<Id>>(place.member)[*place.item].text();
    return {};
}

} // namespace

std::string place_text(const FieldPlace& place) {
    if (place.item)
        return item_text(place);
    void* member = place.member;
    switch (place.field->type) {
    case FieldType::Text:
    case FieldType::LongText:
        return value_of<std::string>(member);
    case FieldType::Number: {
        const auto& number = value_of<std::optional<double>>(member);
        return number ? number_text(*number) : std::string();
    }
    case FieldType::Integer: {
        const auto& integer = value_of<std::optional<std::int64_t>>(member);
        return integer ? std::to_string(*integer) : std::string();
    }
    case FieldType::Flag:
        return value_of<bool>(member) ? "true" : "false";
    case FieldType::Choice:
        return std::string(place.field->choices[value_of<std::uint8_t>(member)].name);
    case FieldType::Day: {
        const auto& day = value_of<std::optional<Date>>(member);
        return day ? date_text(*day) : std::string();
    }
    case FieldType::Moment: {
        const auto& moment = value_of<std::optional<Instant>>(member);
        return moment ? instant_text(*moment) : std::string();
    }
    case FieldType::Link:
        return value_of<Id>(member).text();
    case FieldType::Links:
        return links_text(value_of<std::vector<Id>>(member));
    case FieldType::Texts:
        return joined(value_of<std::vector<std::string>>(member), "\n");
    case FieldType::Group:
    case FieldType::Groups:
        break;
    }
    return {};
}

Result<void> set_place(const FieldPlace& place, std::string_view text) {
    Result<void> result = place.item ? set_item(place, text) : set_whole(*place.field, place.member, text);
    if (result.ok())
        return result;
    // Which field it was belongs to the message: the person may have edited several.
    Error complaint = std::move(result).error();
    if (complaint.place.empty())
        complaint.place = place.field->label;
    return complaint;
}

} // namespace throughline
