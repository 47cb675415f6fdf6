#include "canvas/target.h"

#include <algorithm>

namespace throughline::canvas {

bool Selection::contains(const Target& target) const {
    return std::binary_search(m_targets.begin(), m_targets.end(), target);
}

void Selection::set(const Target& target) {
    m_targets.clear();
    m_targets.push_back(target);
}

void Selection::set(std::span<const Target> targets) {
    m_targets.assign(targets.begin(), targets.end());
    std::sort(m_targets.begin(), m_targets.end());
    m_targets.erase(std::unique(m_targets.begin(), m_targets.end()), m_targets.end());
}

void Selection::add(const Target& target) {
    auto place = std::lower_bound(m_targets.begin(), m_targets.end(), target);
    if (place == m_targets.end() || *place != target)
        m_targets.insert(place, target);
}

void Selection::remove(const Target& target) {
    auto place = std::lower_bound(m_targets.begin(), m_targets.end(), target);
    if (place != m_targets.end() && *place == target)
        m_targets.erase(place);
}

void Selection::toggle(const Target& target) {
    if (contains(target))
        remove(target);
    else
        add(target);
}

} // namespace throughline::canvas
