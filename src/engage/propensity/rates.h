// Rates of acceptance that bear few answers, and how far a new action may go out.
#pragma once

#include "base/random.h"

#include <cstdint>

namespace throughline::engage {

// (0.5 + positives)/(1 + positives + negatives): 0.5 before the first answer. Pega's adaptive models
// (pdstools, Apache-2.0); the mean of a Beta(½, ½) prior.
double smoothed_rate(double positives, double negatives);

// The share of customers to whom an action may be sent unasked: 2 % without positive answers, rising in a
// straight line to all at 200 (Pega Customer Decision Hub, "Defining the model maturity").
double mature_share(double positives);
// Whether this customer is among them; who is in stays in while the share grows.
bool is_within_reach(std::uint64_t customer_hash, std::uint64_t action_hash, double positives);

// A draw of Beta(rate · n, (1 - rate) · n): near the rate after many answers, anywhere after few (Thompson
// 1933). With n below 1 it is taken as 1.
double thompson_draw(Random& random, double rate, double answers);

} // namespace throughline::engage
