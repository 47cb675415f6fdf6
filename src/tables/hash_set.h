// A flat set of 64-bit hashes, for counting distinct values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace throughline::tables {

class HashSet {
public:
    // Inserting one hash twice counts once.
    void insert(std::uint64_t hash);
    std::size_t size() const { return m_size + (m_has_zero ? 1 : 0); }

private:
    void grow();

    // 0 marks a free slot; the hash 0 itself is kept apart.
    std::vector<std::uint64_t> m_slots;
    std::size_t m_size = 0;
    bool m_has_zero = false;
};

// Spreads the bits of a number over 64 bits, one to one (the finaliser of SplitMix64).
inline std::uint64_t mixed_bits(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
    return bits ^ (bits >> 31);
}

// A hash of text, eight bytes at a time; the same on every platform. Not against an adversary.
std::uint64_t text_hash(std::string_view text);

} // namespace throughline::tables
