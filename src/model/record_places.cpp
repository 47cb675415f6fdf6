// Finding the place of a complaint, and the word that was meant.
#include "base/text.h"
#include "model/record_json.h"

#include <algorithm>

namespace throughline {

namespace {

struct RenamedKind {
    int last_version;
    std::string_view before;
    std::string_view now;
};
// Kinds that had another name in files up to and including a version.
constexpr RenamedKind renamed_kinds[] = {
    {0, "relationship", "relationship_type"},
    {0, "table", "table_reference"},
    {0, "policy", "contact_policy"},
};

std::optional<JsonValue> element_at(const JsonValue& array, std::size_t index) {
    for (JsonValue element : array.elements())
        if (index-- == 0)
            return element;
    return {};
}

// Levenshtein's distance, by rows.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t column = 0; column <= right.size(); ++column)
        row[column] = column;
    for (std::size_t line = 1; line <= left.size(); ++line) {
        std::size_t diagonal = row[0];
        row[0] = line;
        for (std::size_t column = 1; column <= right.size(); ++column) {
            std::size_t replaced = diagonal + (left[line - 1] == right[column - 1] ? 0 : 1);
            diagonal = row[column];
            row[column] = std::min({replaced, row[column] + 1, row[column - 1] + 1});
        }
    }
    return row[right.size()];
}

} // namespace

const KindDescription* find_kind_in_file(std::string_view name, int version) {
    for (const RenamedKind& renamed : renamed_kinds)
        if (version <= renamed.last_version && renamed.before == name)
            return find_kind(renamed.now);
    return find_kind(name);
}

JsonValue locate(const JsonValue& object, std::string_view path) {
    JsonValue place = object;
    while (!path.empty()) {
        std::optional<JsonValue> inner;
        if (path.front() == '[') {
            std::size_t end = path.find(']');
            std::size_t index = 0;
            for (char digit : path.substr(1, end - 1))
                index = index * 10 + static_cast<std::size_t>(digit - '0');
            inner = element_at(place, index);
            path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
        } else {
            if (path.front() == '.')
                path.remove_prefix(1);
            std::size_t end = std::min(path.find_first_of(".["), path.size());
            inner = place.find(path.substr(0, end));
            path.remove_prefix(end);
        }
        if (!inner)
            break;
        place = *inner;
    }
    return place;
}

std::string did_you_mean(std::string_view text, const std::vector<std::string_view>& names) {
    constexpr std::size_t longest = 40;
    if (text.size() > longest)
        return {};
    std::string lower = folded(text);
    std::replace(lower.begin(), lower.end(), ' ', '_');
    std::replace(lower.begin(), lower.end(), '-', '_');
    std::string_view best;
    std::size_t least = std::max<std::size_t>(2, lower.size() / 3) + 1;
    for (std::string_view name : names) {
        std::size_t far = distance(lower, name);
        if (far < least) {
            least = far;
            best = name;
        }
    }
    if (best.empty())
        return {};
    return " Did you mean \"" + std::string(best) + "\"?";
}

} // namespace throughline
