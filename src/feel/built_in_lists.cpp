// List functions: DMN 1.5, table 74. Positions count from 1, negative ones from the end.
#include "feel/built_in_support.h"
#include "feel/sorting.h"

#include <algorithm>
#include <array>

namespace throughline::feel {

namespace {

// Items that are the same: null is the same as null.
bool same(const Value& left, const Value& right) {
    return equal(left, right) == Ternary::True;
}

bool holds(const std::vector<Value>& items, const Value& wanted) {
    return std::any_of(items.begin(), items.end(),
                       [&wanted](const Value& item) { return same(item, wanted); });
}

// The place of a position in a list, counted from 0; nothing where it lies outside.
std::optional<std::size_t> place_of(std::optional<std::int64_t> position, std::size_t size) {
    const auto count = static_cast<std::int64_t>(size);
    if (!position || *position == 0 || *position > count || *position < -count)
        return std::nullopt;
    return static_cast<std::size_t>(*position > 0 ? *position - 1 : count + *position);
}

Value list_contains(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value list = arguments.list(0);
    if (!list.is(Kind::List))
        return arguments.wrong("list contains() takes a list.");
    return machine.spend(list.as_list().size()) && machine.spend_on(list) && machine.spend_on(arguments[1])
               ? Value::boolean(holds(list.as_list(), arguments[1]))
               : Value();
}

Value count(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value list = arguments.list(0);
    if (!list.is(Kind::List))
        return arguments.wrong("count() takes a list.");
    return Value::number(static_cast<std::int64_t>(list.as_list().size()));
}

Value sublist(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value list = arguments.list(0);
    if (!list.is(Kind::List))
        return arguments.wrong("sublist() takes a list.");
    const std::vector<Value>& items = list.as_list();
    const std::optional<std::size_t> start = place_of(arguments.integer(1), items.size());
    if (!start)
        return arguments.wrong("sublist(): the position is outside of the list.");
    std::size_t length = items.size() - *start;
    if (arguments.size() > 2 && !arguments[2].is_null()) {
        const std::optional<std::int64_t> wanted = arguments.integer(2);
        if (!wanted || *wanted < 0 || static_cast<std::uint64_t>(*wanted) > length)
            return arguments.wrong("sublist(): the list is shorter than that.");
        length = static_cast<std::size_t>(*wanted);
    }
    const auto first = items.begin() + static_cast<std::ptrdiff_t>(*start);
    return Value::list(std::vector<Value>(first, first + static_cast<std::ptrdiff_t>(length)));
}

Value append(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value list = arguments.list(0);
    if (!list.is(Kind::List))
        return arguments.wrong("append() takes a list.");
    if (!machine.spend(list.as_list().size()))
        return {};
    std::vector<Value> items = list.as_list();
    items.insert(items.end(), values.begin() + 1, values.end());
    return Value::list(std::move(items));
}

Value concatenate(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    std::vector<Value> items;
    for (std::size_t index = 0; index < values.size(); ++index) {
        const Value list = arguments.list(index);
        if (!list.is(Kind::List))
            return arguments.wrong("concatenate() takes lists.");
        if (!machine.spend(list.as_list().size()))
            return {};
        items.insert(items.end(), list.as_list().begin(), list.as_list().end());
    }
    return Value::list(std::move(items));
}

Value insert_before(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value list = arguments.list(0);
    if (!list.is(Kind::List) || !machine.spend(list.as_list().size()))
        return arguments.wrong("insert before() takes a list.");
    std::vector<Value> items = list.as_list();
    const std::optional<std::size_t> place = place_of(arguments.integer(1), items.size());
    if (!place)
        return arguments.wrong("insert before(): the position is outside of the list.");
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(*place), arguments[2]);
    return Value::list(std::move(items));
}

Value remove_function(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value list = arguments.list(0);
    if (!list.is(Kind::List) || !machine.spend(list.as_list().size()))
        return arguments.wrong("remove() takes a list.");
    std::vector<Value> items = list.as_list();
    const std::optional<std::size_t> place = place_of(arguments.integer(1), items.size());
    if (!place)
        return arguments.wrong("remove(): the position is outside of the list.");
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(*place));
    return Value::list(std::move(items));
}

Value list_replace(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value list = arguments.list(0);
    if (!list.is(Kind::List) || !machine.spend(list.as_list().size()))
        return arguments.wrong("list replace() takes a list.");
    std::vector<Value> items = list.as_list();
    const Value* match = arguments.of(1, Kind::Function);
    if (match == nullptr) {
        const std::optional<std::size_t> place = place_of(arguments.integer(1), items.size());
        if (!place)
            return arguments.wrong("list replace(): the position is outside of the list.");
        items[*place] = arguments[2];
        return Value::list(std::move(items));
    }
    for (Value& item : items) {
        const Value pair[] = {item, arguments[2]};
        const Value matches = machine.call(*match, pair);
        if (!matches.is(Kind::Boolean))
            return arguments.wrong(
                "list replace(): the function takes an item and the new item and gives a boolean.");
        if (matches.is_true())
            item = arguments[2];
    }
    return Value::list(std::move(items));
}

Value reverse(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value list = arguments.list(0);
    if (!list.is(Kind::List) || !machine.spend(list.as_list().size()))
        return arguments.wrong("reverse() takes a list.");
    return Value::list(std::vector<Value>(list.as_list().rbegin(), list.as_list().rend()));
}

Value index_of(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value list = arguments.list(0);
    if (!list.is(Kind::List) || !machine.spend(list.as_list().size()) || !machine.spend_on(list) ||
        !machine.spend_on(arguments[1]))
        return arguments.wrong("index of() takes a list.");
    std::vector<Value> places;
    for (std::size_t index = 0; index < list.as_list().size(); ++index) {
        if (same(list.as_list()[index], arguments[1]))
            places.push_back(Value::number(static_cast<std::int64_t>(index) + 1));
    }
    return Value::list(std::move(places));
}

// Keeps the first of equal items. Quadratic, and charged as such.
Value without_duplicates(Machine& machine, const std::vector<Value>& items) {
    std::vector<Value> kept;
    for (const Value& item : items) {
        if (!machine.spend(1 + static_cast<std::uint64_t>(kept.size()) * weight(item) / 4))
            return {};
        if (!holds(kept, item))
            kept.push_back(item);
    }
    return Value::list(std::move(kept));
}

Value distinct_values(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value list = arguments.list(0);
    if (!list.is(Kind::List))
        return arguments.wrong("distinct values() takes a list.");
    return without_duplicates(machine, list.as_list());
}

Value union_function(Machine& machine, std::span<const Value> values) {
    const Value all = concatenate(machine, values);
    return all.is(Kind::List) ? without_duplicates(machine, all.as_list()) : Value();
}

// False where the items nest too deeply or are too many.
bool flatten_into(Machine& machine, const Value& list, std::vector<Value>& items, int depth) {
    constexpr int deepest = 200;
    for (const Value& item : list.as_list()) {
        if (!machine.spend(1))
            return false;
        if (!item.is(Kind::List))
            items.push_back(item);
        else if (depth > deepest || !flatten_into(machine, item, items, depth + 1))
            return false;
    }
    return true;
}

Value flatten(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value list = arguments.list(0);
    std::vector<Value> items;
    if (!list.is(Kind::List) || !flatten_into(machine, list, items, 0))
        return arguments.wrong("flatten() takes a list that is not nested too deeply.");
    return Value::list(std::move(items));
}

Value sort_function(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value list = arguments.list(0);
    if (!list.is(Kind::List))
        return arguments.wrong("sort() takes a list and a function that says what comes first.");
    if (arguments.size() < 2)
        return sorted_naturally(machine, list.as_list());
    const Value* precedes = arguments.of(1, Kind::Function);
    if (precedes == nullptr)
        return arguments.wrong("sort() takes a list and a function that says what comes first.");
    return sorted_by(machine, list.as_list(), *precedes);
}

constexpr std::array<BuiltIn, 14> table = {
    {{"list contains", "list, element", list_contains},
     {"count", "list", count},
     {"sublist", "list, start position, ?length", sublist},
     {"append", "list, item...", append},
     {"concatenate", "list...", concatenate},
     {"insert before", "list, position, newItem", insert_before},
     {"remove", "list, position", remove_function},
     {"list replace", "list, position, newItem | list, match, newItem", list_replace},
     {"reverse", "list", reverse},
     {"index of", "list, match", index_of},
     {"union", "list...", union_function},
     {"distinct values", "list", distinct_values},
     {"flatten", "list", flatten},
     {"sort", "list, ?precedes", sort_function}}};

} // namespace

std::span<const BuiltIn> list_functions() {
    return table;
}

} // namespace throughline::feel
