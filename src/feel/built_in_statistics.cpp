// Functions over a list or over their arguments: min, sum, mean, median, all, any and so on. DMN 1.5,
// table 74.
#include "feel/built_in_support.h"
#include "feel/sorting.h"

#include <array>

namespace throughline::feel {

namespace {

// The numbers of all arguments; false where one of them is no number.
bool numbers_of(const Arguments& arguments, std::vector<Decimal>& numbers) {
    const Value list = arguments.list_of_all();
    if (!list.is(Kind::List) || !arguments.machine().spend(list.as_list().size()))
        return false;
    for (const Value& item : list.as_list()) {
        if (!item.is(Kind::Number))
            return false;
        numbers.push_back(item.as_number());
    }
    return true;
}

Value extreme(Machine& machine, std::span<const Value> values, int wanted, const char* expectation) {
    const Arguments arguments(machine, values);
    const Value list = arguments.list_of_all();
    if (!list.is(Kind::List) || list.as_list().empty())
        return arguments.wrong(expectation);
    Value best = list.as_list().front();
    int order = 0;
    // A single value must be one that has an order at all.
    if (!compare(best, best, order))
        return arguments.wrong(expectation);
    for (const Value& item : list.as_list()) {
        if (!machine.spend(1) || !compare(item, best, order))
            return arguments.wrong(expectation);
        if (order == wanted)
            best = item;
    }
    return best;
}

Value minimum(Machine& machine, std::span<const Value> values) {
    return extreme(machine, values, -1, "min() takes values that can be compared with each other.");
}

Value maximum(Machine& machine, std::span<const Value> values) {
    return extreme(machine, values, 1, "max() takes values that can be compared with each other.");
}

Value sum(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    std::vector<Decimal> numbers;
    if (!numbers_of(arguments, numbers) || numbers.empty())
        return arguments.wrong("sum() takes numbers.");
    Decimal total;
    for (const Decimal& number : numbers)
        total = total + number;
    return Value::number(total);
}

Value mean(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    std::vector<Decimal> numbers;
    if (!numbers_of(arguments, numbers) || numbers.empty())
        return arguments.wrong("mean() takes numbers.");
    Decimal total;
    for (const Decimal& number : numbers)
        total = total + number;
    return Value::number(total / Decimal(static_cast<std::int64_t>(numbers.size())));
}

Value product(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    std::vector<Decimal> numbers;
    if (!numbers_of(arguments, numbers) || numbers.empty())
        return arguments.wrong("product() takes numbers.");
    Decimal total(1);
    for (const Decimal& number : numbers)
        total = total * number;
    return Value::number(total);
}

// Sorted by size; empty where an argument is no number.
std::vector<Value> sorted_numbers(const Arguments& arguments) {
    std::vector<Decimal> numbers;
    if (!numbers_of(arguments, numbers))
        return {};
    std::vector<Value> items;
    for (const Decimal& number : numbers)
        items.push_back(Value::number(number));
    const Value sorted = sorted_naturally(arguments.machine(), items);
    return sorted.is(Kind::List) ? sorted.as_list() : std::vector<Value>();
}

Value median(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const std::vector<Value> sorted = sorted_numbers(arguments);
    if (sorted.empty())
        return arguments.wrong("median() takes numbers.");
    const std::size_t middle = sorted.size() / 2;
    if (sorted.size() % 2 == 1)
        return sorted[middle];
    return Value::number((sorted[middle - 1].as_number() + sorted[middle].as_number()) / Decimal(2));
}

// The sample standard deviation: divided by n − 1.
Value standard_deviation(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    std::vector<Decimal> numbers;
    if (!numbers_of(arguments, numbers) || numbers.size() < 2)
        return arguments.wrong("stddev() takes at least two numbers.");
    const Decimal count(static_cast<std::int64_t>(numbers.size()));
    Decimal total;
    for (const Decimal& number : numbers)
        total = total + number;
    const Decimal average = total / count;
    Decimal squares;
    for (const Decimal& number : numbers)
        squares = squares + (number - average) * (number - average);
    return Value::number(Decimal::square_root(squares / (count - Decimal(1))));
}

// The most frequent numbers, ascending.
Value mode(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    std::vector<Decimal> numbers;
    if (!numbers_of(arguments, numbers))
        return arguments.wrong("mode() takes numbers.");
    const std::vector<Value> sorted = sorted_numbers(arguments);
    std::size_t longest = 0;
    std::vector<Value> modes;
    for (std::size_t start = 0; start < sorted.size();) {
        std::size_t end = start;
        while (end < sorted.size() && sorted[end].as_number() == sorted[start].as_number())
            ++end;
        if (end - start > longest) {
            longest = end - start;
            modes.clear();
        }
        if (end - start == longest)
            modes.push_back(sorted[start]);
        start = end;
    }
    return Value::list(std::move(modes));
}

// all(): false decides; any(): true decides; what is no boolean leaves it open.
Value quantify(Machine& machine, std::span<const Value> values, bool deciding, const char* expectation) {
    const Arguments arguments(machine, values);
    const Value list = arguments.list_of_all();
    if (!list.is(Kind::List))
        return arguments.wrong(expectation);
    bool unknown = false;
    for (const Value& item : list.as_list()) {
        if (item.is(Kind::Boolean) && item.as_boolean() == deciding)
            return Value::boolean(deciding);
        unknown = unknown || !item.is(Kind::Boolean);
    }
    return unknown ? arguments.wrong(expectation) : Value::boolean(!deciding);
}

Value all(Machine& machine, std::span<const Value> values) {
    return quantify(machine, values, false, "all() takes booleans.");
}

Value any(Machine& machine, std::span<const Value> values) {
    return quantify(machine, values, true, "any() takes booleans.");
}

constexpr std::array<BuiltIn, 10> table = {{{"min", "list...", minimum},
                                            {"max", "list...", maximum},
                                            {"sum", "list...", sum},
                                            {"mean", "list...", mean},
                                            {"product", "list...", product},
                                            {"median", "list...", median},
                                            {"stddev", "list...", standard_deviation},
                                            {"mode", "list...", mode},
                                            {"all", "list...", all},
                                            {"any", "list...", any}}};

} // namespace

std::span<const BuiltIn> statistics_functions() {
    return table;
}

} // namespace throughline::feel
