// Random numbers of the usual distributions from a seeded stream: the same numbers on every platform. NaN
// where a parameter is not above 0.
#pragma once

#include "base/random.h"

namespace throughline::evidence {

// Standard normal, by the quantile of one uniform number.
double draw_normal(Random& random);
// Exponential with mean 1.
double draw_exponential(Random& random);
// Gamma with scale 1, shape > 0: Marsaglia and Tsang 2000; a shape below 1 by their power of a uniform
// number.
double draw_gamma(Random& random, double shape);
// Beta(a, b) as a ratio of gamma numbers; a, b > 0. For Thompson sampling.
double draw_beta(Random& random, double a, double b);

} // namespace throughline::evidence
