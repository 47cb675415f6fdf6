#include "evidence/elementary.h"

#include <cmath>
#include <limits>

namespace throughline::evidence {

namespace {

// ln 2 in two parts; the first has 32 trailing zero bits, so that a whole number of up to 2^11 times it is
// exact.
constexpr double ln_2_high = 6.93147180369123816490e-01;
constexpr double ln_2_low = 1.90821492927058770002e-10;
constexpr double inverse_ln_2 = 1.44269504088896338700;
constexpr double root_half = 0.70710678118654752440;

// e^r - 1 for |r| <= ln(2)/2 by its power series; the first term left out, r^15/15!, is below 1e-19.
double small_exponential_minus_one(double r) {
    double sum = 1.0;
    for (int term = 14; term >= 2; --term)
        sum = 1.0 + sum * r / term;
    return sum * r;
}

struct Reduced {
    int exponent;
    double rest;
};

// x = exponent ln 2 + rest.
Reduced reduce(double x) {
    const double exponent = std::floor(x * inverse_ln_2 + 0.5);
    return {static_cast<int>(exponent), (x - exponent * ln_2_high) - exponent * ln_2_low};
}

// ln(1 + f) - f for -0.3 <= f <= 0.42. With s = f/(2+f), ln(1+f) = 2 artanh s = 2s + sR; written as in
// fdlibm's e_log.c (Sun Microsystems 1993) so that the small parts are added first.
double deviation(double f) {
    const double s = f / (2.0 + f);
    const double z = s * s;
    double sum = 0.0;
    for (int term = 12; term >= 1; --term)
        sum = z * (2.0 / (2 * term + 1) + sum);
    const double half_square = 0.5 * f * f;
    return s * (half_square + sum) - half_square;
}

} // namespace

double exponential(double x) {
    if (std::isnan(x))
        return x;
    if (x > 709.79)
        return std::numeric_limits<double>::infinity();
    if (x < -745.2)
        return 0.0;
    const Reduced reduced = reduce(x);
    return std::ldexp(1.0 + small_exponential_minus_one(reduced.rest), reduced.exponent);
}

double exponential_minus_one(double x) {
    if (std::isnan(x) || x > 60 || x < -60)
        return exponential(x) - 1.0;
    const Reduced reduced = reduce(x);
    const double scale = std::ldexp(1.0, reduced.exponent);
    return scale * small_exponential_minus_one(reduced.rest) + (scale - 1.0);
}

double logarithm(double x) {
    if (std::isnan(x) || x < 0)
        return std::numeric_limits<double>::quiet_NaN();
    if (x == 0)
        return -std::numeric_limits<double>::infinity();
    if (std::isinf(x))
        return x;
    int exponent = 0;
    double fraction = std::frexp(x, &exponent);
    if (fraction < root_half) {
        fraction *= 2.0;
        --exponent;
    }
    const double f = fraction - 1.0;
    return exponent * ln_2_high + (f + (deviation(f) + exponent * ln_2_low));
}

double logarithm_one_plus(double x) {
    if (x > -0.29 && x < 0.41)
        return x + deviation(x);
    return logarithm(1.0 + x);
}

double logarithm_one_plus_minus(double x) {
    if (x > -0.29 && x < 0.41)
        return deviation(x);
    return logarithm(1.0 + x) - x;
}

double power(double base, double exponent) {
    return exponential(exponent * logarithm(base));
}

} // namespace throughline::evidence
