// Stable names of records: short, sortable by time of creation, unique without coordination.
#pragma once

#include "base/random.h"
#include "base/result.h"

#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>

namespace throughline {

// 1 to 23 characters of [a-z0-9_-], held in place: ids are copied and compared without touching the heap.
// The empty id means "none".
class Id {
public:
    static constexpr std::size_t max_length = 23;

    constexpr Id() = default;
    // Fails on a wrong length or character; the message says which.
    static Result<Id> parse(std::string_view text);
    // For ids written in the program itself; anything invalid gives the empty id.
    static Id literal(std::string_view text);

    bool empty() const { return m_length == 0; }
    std::string_view view() const { return {m_characters.data(), m_length}; }
    std::string text() const { return std::string(view()); }

    friend bool operator==(const Id& left, const Id& right) { return left.words() == right.words(); }
    friend std::strong_ordering operator<=>(const Id& left, const Id& right) {
        return left.view().compare(right.view()) <=> 0;
    }
    // Differs from program to program, not from run to run.
    std::size_t hash() const {
        // The multipliers of MurmurHash3's finalizer (Appleby), which spread each bit over all.
        const auto [first, second, third] = words();
        std::uint64_t mixed = (first ^ (third << 32 | third >> 32)) * 0xff51afd7ed558ccdULL;
        mixed = (mixed ^ mixed >> 33 ^ second) * 0xc4ceb9fe1a85ec53ULL;
        return static_cast<std::size_t>(mixed ^ mixed >> 33);
    }

private:
    // What is behind the last character is zero, so the whole can be compared.
    std::array<std::uint64_t, 3> words() const { return std::bit_cast<std::array<std::uint64_t, 3>>(*this); }

    std::array<char, max_length> m_characters{};
    std::uint8_t m_length = 0;
};

// Makes ids of 16 characters in Crockford's base 32: 48 bits of milliseconds, 32 bits of chance. Two ids of
// one source in the same millisecond still sort in the order they were made. Time comes from the caller.
class IdSource {
public:
    explicit IdSource(std::uint64_t seed)
        : m_random(seed) {}
    Id next(std::int64_t milliseconds_since_epoch);

private:
    Random m_random;
    std::int64_t m_last_time = 0;
    std::uint32_t m_last_chance = 0;
};

} // namespace throughline

template <>
struct std::hash<throughline::Id> {
    std::size_t operator()(const throughline::Id& id) const noexcept { return id.hash(); }
};
