// Integers of up to 38 decimal digits, for the inside of Decimal.
#pragma once

#include "base/decimal.h"

#include <array>
#include <cstdint>

namespace throughline::decimal_digits {

using Digits = unsigned __int128;

constexpr int largest_power = 38;

constexpr std::array<Digits, largest_power + 1> make_powers() {
    std::array<Digits, largest_power + 1> powers{};
    powers[0] = 1;
    for (std::size_t index = 1; index < powers.size(); ++index)
        powers[index] = powers[index - 1] * 10;
    return powers;
}
inline constexpr std::array<Digits, largest_power + 1> powers_of_ten = make_powers();

// 0 ≤ power ≤ 38
constexpr Digits power_of_ten(int power) {
    return powers_of_ten[static_cast<std::size_t>(power)];
}

// 10^34: the first number that is too long.
inline constexpr Digits limit = power_of_ten(Decimal::max_digits);

constexpr int bit_length(Digits digits) {
    const auto high = static_cast<std::uint64_t>(digits >> 64);
    const auto low = static_cast<std::uint64_t>(digits);
    if (high != 0)
        return 128 - __builtin_clzll(high);
    return low == 0 ? 0 : 64 - __builtin_clzll(low);
}

// Zero has one digit.
constexpr int count_digits(Digits digits) {
    // 1233 / 4096 is just above log10(2); the estimate is right or one too small.
    const int estimate = (bit_length(digits | 1) * 1233) >> 12;
    return estimate + (estimate <= largest_power && digits >= power_of_ten(estimate) ? 1 : 0) +
           (digits == 0 ? 1 : 0);
}

// digits ÷ 10^power as an integer, rounded; `power` may be anything above zero.
Digits divide_by_power(Digits digits, int power, Rounding rounding, bool negative);

} // namespace throughline::decimal_digits
