// A seeded stream of random numbers that gives the same numbers on every platform.
#pragma once

#include <cstdint>

namespace throughline {

// SplitMix64 (Steele, Lea, Flood 2014). Small state, good mixing, exactly reproducible.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed) {}

    std::uint64_t next() {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31);
    }

    // Uniform in [0, bound); bound must be positive. The bias of at most bound/2^64 does not matter here.
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }

    // Uniform in [0, 1) with 53 random bits.
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

private:
    std::uint64_t m_state;
};

} // namespace throughline
