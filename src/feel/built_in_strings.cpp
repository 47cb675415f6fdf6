// String functions: DMN 1.5, table 73. Positions count characters (code points), from 1.
#include "base/text.h"
#include "feel/built_in_support.h"
#include "feel/letter_case.h"

#include <array>

namespace throughline::feel {

namespace {

// The byte offset of the character with this number, counted from 0; the text's size where it ends before.
std::size_t byte_offset(std::string_view text, std::int64_t character) {
    std::size_t offset = 0;
    for (; character > 0 && offset < text.size(); --character)
        next_code_point(text, offset);
    return offset;
}

Value substring(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const std::string* text = arguments.string(0);
    const std::optional<std::int64_t> start = arguments.integer(1);
    if (text == nullptr || !start || *start == 0)
        return arguments.wrong("substring() takes a string and a position that is not 0.");
    const auto size = static_cast<std::int64_t>(count_code_points(*text));
    if (*start > size || *start < -size)
        return arguments.wrong("substring(): the position is outside of the string.");
    const std::int64_t first = *start > 0 ? *start - 1 : size + *start;
    std::int64_t length = size - first;
    if (arguments.size() > 2 && !arguments[2].is_null()) {
        const std::optional<std::int64_t> wanted = arguments.integer(2);
        if (!wanted || *wanted < 1)
            return arguments.wrong("substring() takes a length of at least 1.");
        length = std::min(length, *wanted);
    }
    const std::size_t begin = byte_offset(*text, first);
    const std::string_view rest = std::string_view(*text).substr(begin);
    return Value::string(std::string(rest.substr(0, byte_offset(rest, length))));
}

Value string_length(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const std::string* text = arguments.string(0);
    if (text == nullptr)
        return arguments.wrong("string length() takes a string.");
    return Value::number(static_cast<std::int64_t>(count_code_points(*text)));
}

Value change_case(Machine& machine, std::span<const Value> values, std::string (*change)(std::string_view),
                  const char* expectation) {
    const Arguments arguments(machine, values);
    const std::string* text = arguments.string(0);
    return text == nullptr ? arguments.wrong(expectation) : Value::string(change(*text));
}

Value upper_case_function(Machine& machine, std::span<const Value> values) {
    return change_case(machine, values, upper_case, "upper case() takes a string.");
}

Value lower_case_function(Machine& machine, std::span<const Value> values) {
    return change_case(machine, values, lower_case, "lower case() takes a string.");
}

// The two strings that most of these functions take.
struct Pair {
    const std::string* text = nullptr;
    const std::string* part = nullptr;
    explicit operator bool() const { return text != nullptr && part != nullptr; }
};

Pair pair_of(const Arguments& arguments) {
    return {arguments.string(0), arguments.string(1)};
}

Value substring_before(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Pair pair = pair_of(arguments);
    if (!pair)
        return arguments.wrong("substring before() takes two strings.");
    const std::size_t found = pair.text->find(*pair.part);
    return Value::string(found == std::string::npos ? std::string() : pair.text->substr(0, found));
}

Value substring_after(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Pair pair = pair_of(arguments);
    if (!pair)
        return arguments.wrong("substring after() takes two strings.");
    const std::size_t found = pair.text->find(*pair.part);
    return Value::string(found == std::string::npos ? std::string()
                                                    : pair.text->substr(found + pair.part->size()));
}

Value contains(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Pair pair = pair_of(arguments);
    if (!pair)
        return arguments.wrong("contains() takes two strings.");
    return Value::boolean(pair.text->find(*pair.part) != std::string::npos);
}

Value starts_with(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Pair pair = pair_of(arguments);
    if (!pair)
        return arguments.wrong("starts with() takes two strings.");
    return Value::boolean(pair.text->compare(0, pair.part->size(), *pair.part) == 0);
}

Value ends_with(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Pair pair = pair_of(arguments);
    if (!pair)
        return arguments.wrong("ends with() takes two strings.");
    const bool fits = pair.text->size() >= pair.part->size();
    return Value::boolean(fits && pair.text->compare(pair.text->size() - pair.part->size(), std::string::npos,
                                                     *pair.part) == 0);
}

Value string_join(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value list = arguments.list(0);
    const std::string* delimiter = arguments.string(1);
    if (!list.is(Kind::List) || (delimiter == nullptr && !arguments[1].is_null()))
        return arguments.wrong("string join() takes a list of strings and a string between them.");
    std::string joined;
    bool first = true;
    for (const Value& item : list.as_list()) {
        if (item.is_null())
            continue;
        if (!item.is(Kind::String))
            return arguments.wrong("string join() joins strings only.");
        if (!machine.spend(1 + item.as_string().size() / 16))
            return {};
        if (!first && delimiter != nullptr)
            joined += *delimiter;
        first = false;
        joined += item.as_string();
    }
    return Value::string(std::move(joined));
}

constexpr std::array<BuiltIn, 10> table = {{{"substring", "string, start position, ?length", substring},
                                            {"string length", "string", string_length},
                                            {"upper case", "string", upper_case_function},
                                            {"lower case", "string", lower_case_function},
                                            {"substring before", "string, match", substring_before},
                                            {"substring after", "string, match", substring_after},
                                            {"contains", "string, match", contains},
                                            {"starts with", "string, match", starts_with},
                                            {"ends with", "string, match", ends_with},
                                            {"string join", "list, ?delimiter", string_join}}};

} // namespace

std::span<const BuiltIn> string_functions() {
    return table;
}

} // namespace throughline::feel
