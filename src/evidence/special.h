// Special functions of statistics: gamma, incomplete gamma and incomplete beta. Outside their domain they
// give NaN; the functions that take figures from people check them first and give errors.
#pragma once

namespace throughline::evidence {

// ln Γ(x) for x > 0. Stirling's series (DLMF 5.11.1) above 10, the recurrence below.
// Error below 1e-14 relative to the larger of the result and 1.
double log_gamma(double x);

// Regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x) for a > 0, x >= 0: series
// DLMF 8.11.4 below a + 1, continued fraction DLMF 8.9.2 (Lentz) above. Relative error of the smaller of both
// below 1e-12 up to a = 1e6.
double gamma_below(double a, double x);
double gamma_above(double a, double x);

// Regularised incomplete beta function I_x(a, b) for a, b > 0 by the continued fraction DLMF 8.17.22 (Lentz),
// with Loader's form of the factor before it (2000, "Fast and accurate computation of binomial
// probabilities"). `complement` is 1 - x, given apart since one of both may be tiny. Relative error of the
// smaller of I and 1 - I below 1e-12 up to a + b = 1e6.
double beta_below(double a, double b, double x, double complement);

// x^a (1-x)^b / B(a, b), the density of the beta distribution times x (1-x).
double beta_factor(double a, double b, double x, double complement);
// x^a e^-x / Γ(a), the density of the gamma distribution times x.
double gamma_factor(double a, double x);

} // namespace throughline::evidence
