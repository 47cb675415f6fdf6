#include "feel/built_in.h"

#include "feel/built_in_support.h"

#include <algorithm>

namespace throughline::feel {

namespace {

std::vector<BuiltIn> join_tables() {
    std::vector<BuiltIn> all;
    for (const auto table :
         {conversion_functions(), string_functions(), pattern_functions(), number_functions(),
          list_functions(), statistics_functions(), time_functions(), range_functions(), context_functions()})
        all.insert(all.end(), table.begin(), table.end());
    return all;
}

NameIndex join_names() {
    NameIndex names;
    const std::span<const BuiltIn> all = built_ins();
    for (std::uint32_t index = 0; index < all.size(); ++index)
        names.add(all[index].name, index);
    return names;
}

struct ParameterName {
    std::string_view name;
    bool optional = false;
    bool repeated = false;
};

std::string_view without_spaces(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

// Splits off the part before `separator`.
std::string_view take(std::string_view& text, char separator) {
    const std::size_t end = text.find(separator);
    const std::string_view part = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return without_spaces(part);
}

std::vector<ParameterName> parameters_of(std::string_view signature) {
    std::vector<ParameterName> parameters;
    while (!signature.empty()) {
        ParameterName parameter;
        parameter.name = take(signature, ',');
        if (parameter.name.substr(0, 1) == "?") {
            parameter.optional = true;
            parameter.name.remove_prefix(1);
        }
        constexpr std::string_view more = "...";
        if (parameter.name.size() > more.size() &&
            parameter.name.substr(parameter.name.size() - more.size()) == more) {
            parameter.repeated = true;
            parameter.name.remove_suffix(more.size());
        }
        parameters.push_back(parameter);
    }
    return parameters;
}

} // namespace

std::span<const BuiltIn> built_ins() {
    // Their numbers have to fit beside a zero into a node's flag (Op::Call).
    static const std::vector<BuiltIn> all = join_tables();
    return all;
}

const NameIndex& built_in_names() {
    static const NameIndex names = join_names();
    return names;
}

bool accepts_count(const BuiltIn& function, std::size_t count) {
    std::string_view signatures = function.signatures;
    do {
        const std::vector<ParameterName> parameters = parameters_of(take(signatures, '|'));
        const auto required = static_cast<std::size_t>(
            std::count_if(parameters.begin(), parameters.end(),
                          [](const ParameterName& parameter) { return !parameter.optional; }));
        const bool repeated = !parameters.empty() && parameters.back().repeated;
        if (count >= required && (repeated || count <= parameters.size()))
            return true;
    } while (!signatures.empty());
    return false;
}

bool order_of_names(const BuiltIn& function, std::span<const std::string> names, std::vector<int>& order) {
    std::string_view signatures = function.signatures;
    do {
        const std::vector<ParameterName> parameters = parameters_of(take(signatures, '|'));
        order.clear();
        std::size_t found = 0;
        for (const ParameterName& parameter : parameters) {
            const auto place = std::find(names.begin(), names.end(), parameter.name);
            found += place == names.end() ? 0 : 1;
            // Trailing optional arguments that are not there are left out.
            if (place != names.end() || !parameter.optional)
                order.push_back(place == names.end() ? -1 : static_cast<int>(place - names.begin()));
            else if (&parameter != &parameters.back())
                order.push_back(-1);
        }
        if (found == names.size() && found > 0)
            return true;
    } while (!signatures.empty());
    return false;
}

const Value& Arguments::operator[](std::size_t index) const {
    static const Value nothing;
    return index < m_values.size() ? m_values[index] : nothing;
}

const Value* Arguments::of(std::size_t index, Kind kind) const {
    const Value& value = (*this)[index];
    if (value.is(kind))
        return &value;
    if (value.is(Kind::List) && value.as_list().size() == 1 && value.as_list().front().is(kind))
        return &value.as_list().front();
    return nullptr;
}

const Decimal* Arguments::number(std::size_t index) const {
    const Value* value = of(index, Kind::Number);
    return value == nullptr ? nullptr : &value->as_number();
}

const std::string* Arguments::string(std::size_t index) const {
    const Value* value = of(index, Kind::String);
    return value == nullptr ? nullptr : &value->as_string();
}

std::optional<std::int64_t> Arguments::integer(std::size_t index) const {
    const Decimal* value = number(index);
    return value == nullptr ? std::nullopt : value->rounded(0, Rounding::Down).to_integer();
}

Value Arguments::list(std::size_t index) const {
    const Value& value = (*this)[index];
    if (value.is(Kind::List) || value.is_null())
        return value;
    return Value::list({value});
}

Value Arguments::list_of_all() const {
    if (m_values.size() == 1)
        return list(0);
    return Value::list(std::vector<Value>(m_values.begin(), m_values.end()));
}

} // namespace throughline::feel
