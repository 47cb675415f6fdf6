#include "feel/sorting.h"

namespace throughline::feel {

namespace {

// Merge sort, bottom up. The order is a person's function and may contradict itself, which a merge survives.
// `comes_first(a, b, result)` gives false where a and b have no order.
template <typename Order>
bool merge_sort(std::vector<Value>& items, Order&& comes_first) {
    std::vector<Value> merged(items.size());
    for (std::size_t width = 1; width < items.size(); width *= 2) {
        for (std::size_t start = 0; start < items.size(); start += 2 * width) {
            const std::size_t middle = std::min(start + width, items.size());
            const std::size_t end = std::min(start + 2 * width, items.size());
            std::size_t left = start;
            std::size_t right = middle;
            for (std::size_t place = start; place < end; ++place) {
                bool take_right = left == middle;
                if (left < middle && right < end && !comes_first(items[right], items[left], take_right))
                    return false;
                merged[place] = take_right ? std::move(items[right++]) : std::move(items[left++]);
            }
        }
        items.swap(merged);
    }
    return true;
}

} // namespace

Value sorted_by(Machine& machine, const std::vector<Value>& items, const Value& precedes) {
    std::vector<Value> sorted = items;
    const auto comes_first = [&machine, &precedes](const Value& left, const Value& right, bool& first) {
        const Value pair[] = {left, right};
        const Value result = machine.call(precedes, pair);
        first = result.is_true();
        return result.is(Kind::Boolean);
    };
    if (!merge_sort(sorted, comes_first))
        return machine.nothing("sort(): the function has to take two items and to give a boolean.");
    return Value::list(std::move(sorted));
}

Value sorted_naturally(Machine& machine, const std::vector<Value>& items) {
    std::vector<Value> sorted = items;
    const auto comes_first = [&machine](const Value& left, const Value& right, bool& first) {
        int order = 0;
        const bool comparable = compare(left, right, order) && machine.spend(1);
        first = order < 0;
        return comparable;
    };
    if (!merge_sort(sorted, comes_first))
        return machine.nothing("sort(): the items cannot be compared with each other.");
    return Value::list(std::move(sorted));
}

} // namespace throughline::feel
