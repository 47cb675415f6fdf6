#include "evidence/special.h"

#include "evidence/elementary.h"

#include <array>
#include <cmath>
#include <limits>

namespace throughline::evidence {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double half_log_two_pi = 0.91893853320467274178;
constexpr double two_pi = 6.28318530717958647693;
// From here on Stirling's series is exact to the last bit with the terms below.
constexpr double stirling_start = 10.0;
// A continued fraction needs some multiple of the root of its largest argument; this is enough for 1e12.
constexpr int most_steps = 5'000'000;
constexpr double smallest_step = 1e-300;
constexpr double precision = 1e-16;

// B_2k / (2k (2k-1)) for k = 1…8.
constexpr std::array<double, 8> stirling_terms = {1.0 / 12,   -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
                                                  1.0 / 1188, -691.0 / 360360, 1.0 / 156,  -3617.0 / 122400};

// ln Γ(x) - ((x - 1/2) ln x - x + ln(2π)/2).
double stirling_error(double x) {
    if (x < stirling_start)
        return log_gamma(x) - ((x - 0.5) * logarithm(x) - x + half_log_two_pi);
    const double inverse = 1.0 / x;
    const double inverse_square = inverse * inverse;
    double sum = 0.0;
    for (std::size_t term = stirling_terms.size(); term-- > 0;)
        sum = stirling_terms[term] + sum * inverse_square;
    return sum * inverse;
}

// u - 1 - ln u of u = value / base, which is never negative.
double distance(double value, double base) {
    const double ratio = value / base;
    // Far from 1 nothing cancels, and close to 0 the 1 + would lose all digits.
    if (ratio < 0.7 || ratio > 1.4)
        return ratio - 1.0 - logarithm(ratio);
    return -logarithm_one_plus_minus((value - base) / base);
}

// Keeps a denominator of Lentz's method away from zero.
double away_from_zero(double value) {
    return std::fabs(value) < smallest_step ? smallest_step : value;
}

// The continued fraction of I_x(a, b), DLMF 8.17.22, for x <= (a+1)/(a+b+2).
double beta_fraction(double a, double b, double x) {
    double numerator = 1.0;
    double denominator = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    double value = denominator;
    for (int step = 1; step < most_steps; ++step) {
        const double m = step;
        const double even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        denominator = 1.0 / away_from_zero(1.0 + even * denominator);
        numerator = away_from_zero(1.0 + even / numerator);
        value *= denominator * numerator;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        denominator = 1.0 / away_from_zero(1.0 + odd * denominator);
        numerator = away_from_zero(1.0 + odd / numerator);
        const double factor = denominator * numerator;
        value *= factor;
        if (std::fabs(factor - 1.0) <= 2 * precision)
            break;
    }
    return value;
}

double gamma_series(double a, double x) {
    double term = 1.0 / a;
    double sum = term;
    for (int step = 1; step < most_steps && term > sum * precision; ++step) {
        term *= x / (a + step);
        sum += term;
    }
    return gamma_factor(a, x) * sum;
}

double gamma_fraction(double a, double x) {
    double b = x + 1.0 - a;
    double numerator = 1.0 / smallest_step;
    double denominator = 1.0 / away_from_zero(b);
    double value = denominator;
    for (int step = 1; step < most_steps; ++step) {
        const double coefficient = -static_cast<double>(step) * (step - a);
        b += 2.0;
        denominator = 1.0 / away_from_zero(coefficient * denominator + b);
        numerator = away_from_zero(b + coefficient / numerator);
        const double factor = denominator * numerator;
        value *= factor;
        if (std::fabs(factor - 1.0) <= 2 * precision)
            break;
    }
    return gamma_factor(a, x) * value;
}

bool has_gamma_domain(double a, double x) {
    return a > 0 && std::isfinite(a) && x >= 0;
}

} // namespace

double log_gamma(double x) {
    if (!(x > 0))
        return not_a_number;
    if (std::isinf(x))
        return x;
    double product = 1.0;
    double shifted = x;
    while (shifted < stirling_start) {
        product *= shifted;
        shifted += 1.0;
    }
    const double far =
        (shifted - 0.5) * logarithm(shifted) - shifted + half_log_two_pi + stirling_error(shifted);
    return far - logarithm(product);
}

double gamma_factor(double a, double x) {
    return exponential(-a * distance(x, a) - stirling_error(a)) * std::sqrt(a / two_pi);
}

double beta_factor(double a, double b, double x, double complement) {
    const double sum = a + b;
    const double exponent = -a * distance(x * sum, a) - b * distance(complement * sum, b) +
                            stirling_error(sum) - stirling_error(a) - stirling_error(b);
    return exponential(exponent) * std::sqrt(a / sum * b / two_pi);
}

double gamma_below(double a, double x) {
    if (!has_gamma_domain(a, x))
        return not_a_number;
    if (x == 0)
        return 0.0;
    if (std::isinf(x))
        return 1.0;
    return x < a + 1.0 ? gamma_series(a, x) : 1.0 - gamma_fraction(a, x);
}

double gamma_above(double a, double x) {
    if (!has_gamma_domain(a, x))
        return not_a_number;
    if (x == 0)
        return 1.0;
    if (std::isinf(x))
        return 0.0;
    return x < a + 1.0 ? 1.0 - gamma_series(a, x) : gamma_fraction(a, x);
}

double beta_below(double a, double b, double x, double complement) {
    if (!(a > 0 && b > 0 && std::isfinite(a + b) && x >= 0 && complement >= 0))
        return not_a_number;
    if (x == 0)
        return 0.0;
    if (complement == 0)
        return 1.0;
    const double factor = beta_factor(a, b, x, complement);
    if (x * (a + b + 2.0) <= a + 1.0)
        return factor * beta_fraction(a, b, x) / a;
    return 1.0 - factor * beta_fraction(b, a, complement) / b;
}

} // namespace throughline::evidence
