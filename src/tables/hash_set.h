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
    // How many different ones were inserted.
    std::size_t size();

private:
    struct Part {
        // 0 marks a free slot; the hash 0 itself is kept apart.
        std::vector<std::uint64_t> slots;
        std::size_t size = 0;
        // To be inserted together: one after the other into far places of the memory would wait for it each
        // time.
        std::vector<std::uint64_t> waiting;

        void insert(std::uint64_t hash);
        void insert_waiting();
        void grow();
    };

    void divide();

    // One while there are few hashes. Then many, by the highest bits of the hash: each grows by itself, so
    // that no single insert takes long however many hashes there are.
    std::vector<Part> m_parts = std::vector<Part>(1);
    bool m_has_zero = false;
};

// Spreads the bits of a number over 64 bits, one to one (the finaliser of SplitMix64).
inline std::uint64_t mixed_bits(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
    return bits ^ (bits >> 31);
}

// Whether two texts are the same; faster than the library where they are as short as cells.
bool equal_texts(std::string_view left, std::string_view right);

// A hash of text, eight bytes at a time; the same on every platform. Not against an adversary.
std::uint64_t text_hash(std::string_view text);

} // namespace throughline::tables
