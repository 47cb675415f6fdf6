#include "evidence/distributions.h"

#include "evidence/elementary.h"
#include "evidence/special.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace throughline::evidence {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

bool is_probability(double value) {
    return value >= 0 && value <= 1;
}

// The p[0] + p[1] x + p[2] x² … of AS 241.
double polynomial(const std::array<double, 8>& coefficients, double x) {
    double sum = 0.0;
    for (std::size_t index = coefficients.size(); index-- > 0;)
        sum = sum * x + coefficients[index];
    return sum;
}

constexpr std::array<double, 8> centre_above = {
    3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
    4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr std::array<double, 8> centre_below = {1.0,
                                                4.2313330701600911252e+1,
                                                6.8718700749205790830e+2,
                                                5.3941960214247511077e+3,
                                                2.1213794301586595867e+4,
                                                3.9307895800092710610e+4,
                                                2.8729085735721942674e+4,
                                                5.2264952788528545610e+3};
constexpr std::array<double, 8> middle_above = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                                5.76949722146069140550e0,  3.64784832476320460504e0,
                                                1.27045825245236838258e0,  2.41780725177450611770e-1,
                                                2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array<double, 8> middle_below = {1.0,
                                                2.05319162663775882187e0,
                                                1.67638483018380384940e0,
                                                6.89767334985100004550e-1,
                                                1.48103976427480074590e-1,
                                                1.51986665636164571966e-2,
                                                5.47593808499534494600e-4,
                                                1.05075007164441684324e-9};
constexpr std::array<double, 8> far_above = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                             1.78482653991729133580e0,  2.96560571828504891230e-1,
                                             2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                             2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array<double, 8> far_below = {1.0,
                                             5.99832206555887937690e-1,
                                             1.36929880922735805310e-1,
                                             1.48753612908506148525e-2,
                                             7.86869131145613259100e-4,
                                             1.84631831751005468180e-5,
                                             1.42151175831644588870e-7,
                                             2.04426310338993978564e-15};

// Finds the x in [low, high] where an increasing function meets `target`: Newton's steps, halving wherever
// they leave the bracket. `value` and `slope` are the function and its derivative; x is a logarithm, so 1e-16
// of it is precise enough.
template <typename Value, typename Slope>
double meet(double target, double low, double high, double start, Value value, Slope slope) {
    double x = std::clamp(start, low, high);
    for (int step = 0; step < 200; ++step) {
        const double miss = value(x) - target;
        if (miss == 0)
            return x;
        (miss > 0 ? high : low) = x;
        const double rise = slope(x);
        double next = rise > 0 ? x - miss / rise : not_a_number;
        if (!(next > low && next < high))
            next = low + (high - low) / 2;
        if (std::fabs(next - x) <= 1e-15 * std::max(std::fabs(next), 0.1) || next == low || next == high)
            return next;
        x = next;
    }
    return x;
}

} // namespace

double normal_above(double z) {
    if (std::isnan(z))
        return z;
    const double tail = 0.5 * gamma_above(0.5, 0.5 * z * z);
    return z >= 0 ? tail : 1.0 - tail;
}

double normal_below(double z) {
    return normal_above(-z);
}

double normal_quantile(double probability_below) {
    if (!is_probability(probability_below))
        return not_a_number;
    if (probability_below == 0 || probability_below == 1)
        return probability_below == 0 ? -infinity : infinity;
    const double offset = probability_below - 0.5;
    if (std::fabs(offset) <= 0.425) {
        const double r = 0.180625 - offset * offset;
        return offset * polynomial(centre_above, r) / polynomial(centre_below, r);
    }
    const double tail = offset < 0 ? probability_below : 1.0 - probability_below;
    const double root = std::sqrt(-logarithm(tail));
    const double z = root <= 5.0 ? polynomial(middle_above, root - 1.6) / polynomial(middle_below, root - 1.6)
                                 : polynomial(far_above, root - 5.0) / polynomial(far_below, root - 5.0);
    return offset < 0 ? -z : z;
}

double student_above(double t, double degrees_of_freedom) {
    if (std::isnan(t) || !(degrees_of_freedom > 0))
        return not_a_number;
    if (std::isinf(degrees_of_freedom))
        return normal_above(t);
    if (std::isinf(t))
        return t > 0 ? 0.0 : 1.0;
    const double square = t * t;
    const double sum = degrees_of_freedom + square;
    const double tail = 0.5 * beta_below(degrees_of_freedom / 2, 0.5, degrees_of_freedom / sum, square / sum);
    return t >= 0 ? tail : 1.0 - tail;
}

double student_quantile(double probability_below, double degrees_of_freedom) {
    if (!is_probability(probability_below) || !(degrees_of_freedom > 0))
        return not_a_number;
    if (probability_below == 0.5)
        return 0.0;
    if (probability_below == 0 || probability_below == 1)
        return probability_below == 0 ? -infinity : infinity;
    if (probability_below > 0.5)
        return -student_quantile(1.0 - probability_below, degrees_of_freedom);
    // On the logarithm of -t and of the tail, which are nearly in a line however heavy the tail is.
    const double target = -logarithm(probability_below);
    const double z = -normal_quantile(probability_below);
    const auto value = [&](double u) {
        return -logarithm(student_above(exponential(u), degrees_of_freedom));
    };
    const auto slope = [&](double u) {
        const double t = exponential(u);
        const double sum = degrees_of_freedom + t * t;
        const double density =
            beta_factor(degrees_of_freedom / 2, 0.5, degrees_of_freedom / sum, t * t / sum) / t;
        return density * t / student_above(t, degrees_of_freedom);
    };
    return -exponential(meet(target, -700.0, 700.0, logarithm(z), value, slope));
}

double chi_square_above(double x, double degrees_of_freedom) {
    return gamma_above(degrees_of_freedom / 2, x / 2);
}

double chi_square_quantile(double probability_below, double degrees_of_freedom) {
    if (!is_probability(probability_below) || !(degrees_of_freedom > 0) || std::isinf(degrees_of_freedom))
        return not_a_number;
    if (probability_below == 0 || probability_below == 1)
        return probability_below == 0 ? 0.0 : infinity;
    const double shape = degrees_of_freedom / 2;
    // Wilson and Hilferty (1931) as the start; below it the first term of the series.
    const double ninth = 2.0 / (9.0 * degrees_of_freedom);
    const double cube = 1.0 - ninth + normal_quantile(probability_below) * std::sqrt(ninth);
    const double start = cube > 0.1
                             ? degrees_of_freedom * cube * cube * cube / 2
                             : exponential((logarithm(probability_below) + log_gamma(shape + 1.0)) / shape);
    // On the logarithm of x, by the smaller tail.
    const bool lower = probability_below < 0.5;
    const double target = lower ? logarithm(probability_below) : -logarithm(1.0 - probability_below);
    const auto value = [&](double u) {
        const double x = exponential(u);
        return lower ? logarithm(gamma_below(shape, x)) : -logarithm(gamma_above(shape, x));
    };
    const auto slope = [&](double u) {
        const double x = exponential(u);
        return gamma_factor(shape, x) / (lower ? gamma_below(shape, x) : gamma_above(shape, x));
    };
    return 2.0 * exponential(meet(target, -745.0, 709.0, logarithm(start), value, slope));
}

double beta_cumulative(double x, double a, double b) {
    return is_probability(x) ? beta_below(a, b, x, 1.0 - x) : not_a_number;
}

double beta_quantile(double probability_below, double a, double b) {
    if (!is_probability(probability_below) || !(a > 0 && b > 0 && std::isfinite(a + b)))
        return not_a_number;
    if (probability_below == 0 || probability_below == 1)
        return probability_below;
    // On the log odds of x, by the smaller tail.
    const bool lower = probability_below < 0.5;
    const double target = lower ? logarithm(probability_below) : -logarithm(1.0 - probability_below);
    const auto tail = [&](double u) {
        const double x = 1.0 / (1.0 + exponential(-u));
        const double complement = 1.0 / (1.0 + exponential(u));
        return lower ? beta_below(a, b, x, complement) : beta_below(b, a, complement, x);
    };
    const auto value = [&](double u) { return lower ? logarithm(tail(u)) : -logarithm(tail(u)); };
    const auto slope = [&](double u) {
        return beta_factor(a, b, 1.0 / (1.0 + exponential(-u)), 1.0 / (1.0 + exponential(u))) / tail(u);
    };
    const double u = meet(target, -708.0, 708.0, logarithm(a / b), value, slope);
    return 1.0 / (1.0 + exponential(-u));
}

double two_sided_z(double confidence) {
    return -normal_quantile((1.0 - confidence) / 2);
}

double two_sided_p(double z) {
    return std::min(1.0, 2.0 * normal_above(std::fabs(z)));
}

} // namespace throughline::evidence
