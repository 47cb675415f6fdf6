#include "tables/hash_set.h"

#include <cstring>

namespace throughline::tables {

void HashSet::insert(std::uint64_t hash) {
    if (hash == 0) {
        m_has_zero = true;
        return;
    }
    if (m_size * 2 >= m_slots.size())
        grow();
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = static_cast<std::size_t>(hash) & mask;
    while (m_slots[slot] != 0) {
        if (m_slots[slot] == hash)
            return;
        slot = (slot + 1) & mask;
    }
    m_slots[slot] = hash;
    ++m_size;
}

void HashSet::grow() {
    std::vector<std::uint64_t> old = std::move(m_slots);
    m_slots.assign(old.empty() ? 64 : old.size() * 2, 0);
    const std::size_t mask = m_slots.size() - 1;
    for (const std::uint64_t hash : old) {
        if (hash == 0)
            continue;
        std::size_t slot = static_cast<std::size_t>(hash) & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = hash;
    }
}

std::uint64_t text_hash(std::string_view text) {
    std::uint64_t hash = 0x9e3779b97f4a7c15ULL ^ text.size();
    while (text.size() >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), 8);
        hash = mixed_bits(hash ^ word);
        text.remove_prefix(8);
    }
    std::uint64_t rest = 0;
    if (!text.empty())
        std::memcpy(&rest, text.data(), text.size());
    return mixed_bits(hash ^ rest ^ 0x9e3779b97f4a7c15ULL);
}

} // namespace throughline::tables
