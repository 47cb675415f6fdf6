// matches(), replace() and split(): DMN 1.5, table 73, after XPath's fn:matches, fn:replace and fn:tokenize.
#include "base/text.h"
#include "feel/built_in_support.h"
#include "feel/pattern/pattern.h"

#include <array>

namespace throughline::feel {

namespace {

// The pattern of argument 1 with the flags of another argument; null pointer (with the reason noted) where
// wrong.
std::optional<Pattern> pattern_of(const Arguments& arguments, std::size_t flags_index) {
    const std::string* written = arguments.string(1);
    const std::string* flags = arguments.string(flags_index);
    const bool flags_wrong = flags == nullptr && !arguments[flags_index].is_null();
    if (written == nullptr || flags_wrong || !arguments.machine().spend(10 + written->size())) {
        arguments.wrong("The function takes strings: text, pattern and perhaps flags.");
        return std::nullopt;
    }
    Result<Pattern> pattern = Pattern::compile(*written, flags == nullptr ? std::string_view() : *flags);
    if (!pattern.ok()) {
        arguments.wrong(pattern.error().message.c_str());
        return std::nullopt;
    }
    return std::move(pattern).value();
}

// Calls `found` for each match from left to right; false where the search took too long or a match was empty
// and `empty_allowed` is not set.
template <typename Found>
bool for_each_match(Machine& machine, const Pattern& pattern, std::u32string_view text, Found&& found) {
    const std::function<bool(std::uint64_t)> spend = [&machine](std::uint64_t steps) {
        return machine.spend(steps);
    };
    std::vector<Pattern::Group> groups;
    std::size_t start = 0;
    while (start <= text.size()) {
        const Pattern::Outcome outcome = pattern.find(text, start, groups, spend);
        if (outcome == Pattern::Outcome::TooLong)
            return false;
        if (outcome == Pattern::Outcome::NotFound)
            return true;
        if (!found(groups))
            return false;
        start = groups[0].end > groups[0].start ? groups[0].end : groups[0].end + 1;
    }
    return true;
}

bool matches_empty_text(Machine& machine, const Pattern& pattern) {
    const std::function<bool(std::uint64_t)> spend = [&machine](std::uint64_t steps) {
        return machine.spend(steps);
    };
    std::vector<Pattern::Group> groups;
    return pattern.find({}, 0, groups, spend) == Pattern::Outcome::Found;
}

Value matches_function(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const std::string* text = arguments.string(0);
    if (text == nullptr)
        return arguments.wrong("matches() takes a string, a pattern and perhaps flags.");
    const std::optional<Pattern> pattern = pattern_of(arguments, 2);
    if (!pattern)
        return {};
    bool any = false;
    const auto stop_at_first = [&any](const std::vector<Pattern::Group>&) {
        any = true;
        return false;
    };
    const bool complete = for_each_match(machine, *pattern, code_points(*text), stop_at_first);
    return complete || any ? Value::boolean(any) : Value();
}

// The replacement as parts: text, or the number of a group.
struct ReplacementPart {
    std::u32string text;
    int group = -1;
};

bool parse_replacement(std::u32string_view written, std::size_t groups, std::vector<ReplacementPart>& parts) {
    std::u32string text;
    for (std::size_t at = 0; at < written.size(); ++at) {
        if (written[at] == U'\\') {
            ++at;
            if (at == written.size() || (written[at] != U'\\' && written[at] != U'$'))
                return false;
            text += written[at];
        } else if (written[at] == U'$') {
            const auto digit = [written](std::size_t place) {
                return place < written.size() && written[place] >= U'0' && written[place] <= U'9';
            };
            if (!digit(at + 1))
                return false;
            std::size_t number = static_cast<std::size_t>(written[++at] - U'0');
            while (digit(at + 1) && number * 10 + static_cast<std::size_t>(written[at + 1] - U'0') <= groups)
                number = number * 10 + static_cast<std::size_t>(written[++at] - U'0');
            parts.push_back({std::move(text), -1});
            text.clear();
            // A group that is not there gives nothing.
            if (number <= groups)
                parts.push_back({{}, static_cast<int>(number)});
        } else {
            text += written[at];
        }
    }
    parts.push_back({std::move(text), -1});
    return true;
}

Value replace_function(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const std::string* text = arguments.string(0);
    const std::string* replacement = arguments.string(2);
    if (text == nullptr || replacement == nullptr)
        return arguments.wrong("replace() takes a string, a pattern, a replacement and perhaps flags.");
    const std::optional<Pattern> pattern = pattern_of(arguments, 3);
    if (!pattern)
        return {};
    std::vector<ReplacementPart> parts;
    const std::u32string written = code_points(*replacement);
    if (pattern->is_literal())
        parts.push_back({written, -1});
    else if (!parse_replacement(written, pattern->group_count(), parts))
        return arguments.wrong(
            "replace(): in the replacement, `$` needs a digit behind it and `\\` a `$` or `\\`.");
    if (matches_empty_text(machine, *pattern))
        return arguments.wrong("replace(): the pattern must not match the empty string.");
    const std::u32string source = code_points(*text);
    std::u32string result;
    std::size_t copied = 0;
    const auto replace_one = [&](const std::vector<Pattern::Group>& groups) {
        result.append(source, copied, groups[0].start - copied);
        copied = groups[0].end;
        for (const ReplacementPart& part : parts) {
            result += part.text;
            if (part.group >= 0 && groups[static_cast<std::size_t>(part.group)].matched()) {
                const Pattern::Group& group = groups[static_cast<std::size_t>(part.group)];
                result.append(source, group.start, group.end - group.start);
            }
        }
        return machine.spend(1 + result.size() / 64);
    };
    if (!for_each_match(machine, *pattern, source, replace_one))
        return {};
    result.append(source, copied, std::u32string::npos);
    return Value::string(utf8(result));
}

Value split_function(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const std::string* text = arguments.string(0);
    if (text == nullptr)
        return arguments.wrong("split() takes a string and a pattern of what separates its parts.");
    const std::optional<Pattern> pattern = pattern_of(arguments, 2);
    if (!pattern)
        return {};
    if (matches_empty_text(machine, *pattern))
        return arguments.wrong("split(): the pattern must not match the empty string.");
    const std::u32string source = code_points(*text);
    std::vector<Value> parts;
    std::size_t start = 0;
    const auto split_one = [&](const std::vector<Pattern::Group>& groups) {
        parts.push_back(
            Value::string(utf8(std::u32string_view(source).substr(start, groups[0].start - start))));
        start = groups[0].end;
        return machine.spend(2);
    };
    if (!for_each_match(machine, *pattern, source, split_one))
        return {};
    parts.push_back(Value::string(utf8(std::u32string_view(source).substr(start))));
    return Value::list(std::move(parts));
}

constexpr std::array<BuiltIn, 3> table = {
    {{"matches", "input, pattern, ?flags", matches_function},
     {"replace", "input, pattern, replacement, ?flags", replace_function},
     {"split", "string, delimiter", split_function}}};

} // namespace

std::span<const BuiltIn> pattern_functions() {
    return table;
}

} // namespace throughline::feel
