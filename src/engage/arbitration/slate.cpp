#include "engage/arbitration/slate.h"

#include <algorithm>

namespace throughline::engage {

namespace {

// Beyond this the best found so far stands; the first found is that of taking the best that still fits.
constexpr std::uint64_t most_steps = 200'000;

} // namespace

double SlateChooser::most_from(std::size_t from) const {
    const std::size_t free = m_slots - m_path.size();
    const std::size_t end = std::min(m_items.size(), from + free);
    double sum = 0;
    for (std::size_t index = from; index < end; ++index)
        sum += m_items[index].priority;
    return sum;
}

void SlateChooser::extend(std::size_t from, std::uint64_t taken, double sum) {
    if (sum > m_best_sum) {
        m_best_sum = sum;
        m_best = m_path;
    }
    if (m_path.size() == m_slots)
        return;
    for (std::size_t index = from; index < m_items.size(); ++index) {
        if (sum + most_from(index) <= m_best_sum || ++m_steps > most_steps)
            return;
        const SlateItem& item = m_items[index];
        if ((item.exclusive & taken) != 0)
            continue;
        m_path.push_back(item.id);
        extend(index + 1, taken | item.exclusive, sum + item.priority);
        m_path.pop_back();
    }
}

std::span<const std::uint32_t> SlateChooser::choose(std::span<const SlateItem> items, std::size_t slots) {
    m_items = items;
    m_slots = slots;
    m_path.clear();
    m_best.clear();
    m_best_sum = 0;
    m_steps = 0;
    if (slots > 0)
        extend(0, 0, 0);
    return m_best;
}

} // namespace throughline::engage
