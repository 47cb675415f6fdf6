// Which candidates to offer beside each other where some exclude each other: the set worth most.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace throughline::engage {

struct SlateItem {
    std::uint32_t id = 0;
    double priority = 0;
    // One bit for each group of items that exclude each other.
    std::uint64_t exclusive = 0;
};

// Chooses at most `slots` items with the largest sum of priorities, among them no two that exclude each
// other. Exact: depth first, best first, cut where even the best of the rest cannot catch up (Land and Doig
// 1960). Keeps its memory between calls.
class SlateChooser {
public:
    // `items` stand best first, all with a priority above 0. The choice keeps that order, and of equal sums
    // is the first in it.
    std::span<const std::uint32_t> choose(std::span<const SlateItem> items, std::size_t slots);

private:
    void extend(std::size_t from, std::uint64_t taken, double sum);
    // No more than this can be added by the items from `from` on.
    double most_from(std::size_t from) const;

    std::span<const SlateItem> m_items;
    std::size_t m_slots = 0;
    std::vector<std::uint32_t> m_path;
    std::vector<std::uint32_t> m_best;
    double m_best_sum = 0;
    std::uint64_t m_steps = 0;
};

} // namespace throughline::engage
