// How many customers a comparison needs, and how small a difference it can find. Tests are two-sided at level
// `alpha`; `power` counts only findings in the right direction. Every function fails on figures outside their
// range.
#pragma once

#include "evidence/estimate.h"

namespace throughline::evidence {

struct Demand {
    // Chance of a finding where there is no difference.
    double alpha = 0.05;
    // Chance of a finding where the difference is as large as asked.
    double power = 0.8;
    // Size of the second group for each member of the first.
    double ratio = 1;
};

struct GroupSizes {
    std::int64_t first = 0;
    std::int64_t second = 0;
    // Before rounding up, of the first group.
    double exact_first = 0;
};

enum class Direction : std::uint8_t { Rise, Fall };

// Group sizes that find the difference between the rates `first` and `second` (each between 0 and 1):
// n = (z_α/2 √((1+1/r) p̄q̄) + z_β √(p₁q₁ + p₂q₂/r))² / (p₁ - p₂)², Fleiss, Levin, Paik 2003, formula 4.14
// generalised to unequal groups (4.19 without continuity correction); with r = 1 that of R's power.prop.test.
Result<GroupSizes> sizes_to_compare_shares(double first, double second, const Demand& demand = {});

// The chance of finding the difference with these group sizes, from the same formula.
Result<double> power_to_compare_shares(double first, double second, std::int64_t first_size,
                                       std::int64_t second_size, double alpha = 0.05);

// The smallest change of the rate `baseline` of the second group, in the direction given, that the sizes find
// with the power asked; above 0 for a rise, below for a fall. Fails when not even a change to 1 (to 0) would
// be found.
Result<double> detectable_share_difference(double baseline, std::int64_t first_size, std::int64_t second_size,
                                           Direction direction, const Demand& demand = {});

// Group sizes that find a difference of means of `difference` where single values have the standard deviation
// given: exact by the noncentral t distribution (Cohen 1988; R's power.t.test) for equal and unequal groups
// alike.
Result<GroupSizes> sizes_to_compare_means(double difference, double standard_deviation,
                                          const Demand& demand = {});
// Sizes of at least 2 each. Error below 1e-9.
Result<double> power_to_compare_means(double difference, double standard_deviation, std::int64_t first_size,
                                      std::int64_t second_size, double alpha = 0.05);
// The smallest difference of means, in units of the values, that the sizes find with the power asked.
Result<double> detectable_mean_difference(double standard_deviation, std::int64_t first_size,
                                          std::int64_t second_size, const Demand& demand = {});

} // namespace throughline::evidence
