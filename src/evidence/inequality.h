// How unevenly something is spread over customers.
#pragma once

#include "evidence/estimate.h"

#include <span>
#include <vector>

namespace throughline::evidence {

// A group of customers and what all of them got together.
struct Holding {
    double customers = 0;
    double amount = 0;
};

// Shares from 0 to 1: the poorest `customers` hold `amount` of all.
struct LorenzPoint {
    double customers = 0;
    double amount = 0;
};

// 0 when everyone has the same, towards 1 when one has all: half the mean absolute difference over the mean,
// G = Σ(2i - n - 1) x_(i) / (n Σx), Gini 1912. Fails on no values, values below 0 or not finite, and a sum of
// 0.
Result<double> gini(std::span<const double> values);
// The same for groups, ordered by amount per customer, with no difference inside a group.
Result<double> gini(std::span<const Holding> groups);
// From (0,0) to (1,1); groups in order of amount per customer.
Result<std::vector<LorenzPoint>> lorenz_curve(std::span<const Holding> groups);

// Concentration index: the same as Gini's, but the groups stand in the order given (say by age), so it is
// negative when the first have more than their share (Kakwani, Wagstaff, van Doorslaer 1997, formula for
// grouped data).
Result<double> concentration(std::span<const Holding> groups_in_order);

} // namespace throughline::evidence
