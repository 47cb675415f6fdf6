// Tails and quantiles of the distributions that intervals and tests rest on. All arguments outside their
// domain give NaN; probabilities are between 0 and 1. Quantiles invert the tails below to a relative error of
// 1e-12 or better.
#pragma once

namespace throughline::evidence {

// Standard normal distribution. The tails by the incomplete gamma function (Φ(-z) = Q(1/2, z²/2)/2), relative
// error below 1e-13 for |z| <= 37; the quantile by Wichura's algorithm AS 241 (1988, PPND16), relative error
// below 1e-15.
double normal_below(double z);
double normal_above(double z);
double normal_quantile(double probability_below);

// Student's t distribution with any degrees of freedom > 0, by the incomplete beta function (DLMF 8.17,
// Abramowitz and Stegun 26.7.1).
double student_above(double t, double degrees_of_freedom);
double student_quantile(double probability_below, double degrees_of_freedom);

// Chi-square distribution (Abramowitz and Stegun 26.4.19).
double chi_square_above(double x, double degrees_of_freedom);
double chi_square_quantile(double probability_below, double degrees_of_freedom);

// Beta distribution, on 0…1.
double beta_cumulative(double x, double a, double b);
double beta_quantile(double probability_below, double a, double b);

// The z with the share `confidence` of a standard normal between -z and z: 1.96 for 0.95.
double two_sided_z(double confidence);
// Twice the smaller tail of the standard normal beyond z.
double two_sided_p(double z);

} // namespace throughline::evidence
