#include "engage/propensity/rates.h"

#include "evidence/draws.h"

#include <algorithm>

namespace throughline::engage {

double smoothed_rate(double positives, double negatives) {
    return (0.5 + positives) / (1 + positives + negatives);
}

double mature_share(double positives) {
    constexpr double at_first = 0.02;
    constexpr double mature = 200;
    return at_first + (1 - at_first) * std::clamp(positives / mature, 0.0, 1.0);
}

bool is_within_reach(std::uint64_t customer_hash, std::uint64_t action_hash, double positives) {
    return Random(customer_hash ^ (action_hash * 0x9e3779b97f4a7c15ULL)).unit() < mature_share(positives);
}

double thompson_draw(Random& random, double rate, double answers) {
    const double count = std::max(answers, 1.0);
    // A rate of exactly 0 or 1 would leave nothing to draw.
    const double inside = std::clamp(rate, 1e-9, 1 - 1e-9);
    return evidence::draw_beta(random, inside * count, (1 - inside) * count);
}

} // namespace throughline::engage
