// Special functions and distributions against values computed with 60 digits (reference.h).
#include "base/hash.h"
#include "evidence/distributions.h"
#include "evidence/draws.h"
#include "evidence/elementary.h"
#include "evidence/means.h"
#include "evidence/special.h"
#include "reference.h"

#include <catch_amalgamated.hpp>
#include <cmath>
#include <cstring>
#include <string>

using namespace throughline;
using namespace throughline::evidence;

namespace {

// How far `found` is from the value, relative to it.
double relative(double found, double value) {
    return value == 0 ? std::fabs(found) : std::fabs(found - value) / std::fabs(value);
}

template <typename Function>
void check_all(const std::vector<reference::Case1>& cases, double tolerance, Function function) {
    for (const reference::Case1& one : cases) {
        INFO("argument " << one.a << ": " << function(one.a) << " against " << one.value);
        CHECK(relative(function(one.a), one.value) <= tolerance);
    }
}

template <typename Function>
void check_all(const std::vector<reference::Case2>& cases, double tolerance, Function function) {
    for (const reference::Case2& one : cases) {
        INFO("arguments " << one.a << ", " << one.b << ": " << function(one.a, one.b) << " against "
                          << one.value);
        CHECK(relative(function(one.a, one.b), one.value) <= tolerance);
    }
}

template <typename Function>
void check_all(const std::vector<reference::Case3>& cases, double tolerance, Function function) {
    for (const reference::Case3& one : cases) {
        INFO("arguments " << one.a << ", " << one.b << ", " << one.x << ": " << function(one.a, one.b, one.x)
                          << " against " << one.value);
        CHECK(relative(function(one.a, one.b, one.x), one.value) <= tolerance);
    }
}

} // namespace

TEST_CASE("Exponential and logarithm are as precise as they say", "[evidence]") {
    check_all(reference::exponential, 4e-16, exponential);
    check_all(reference::exponential_minus_one, 1e-15, exponential_minus_one);
    check_all(reference::logarithm, 4e-16, logarithm);
    check_all(reference::logarithm_one_plus, 1e-15, logarithm_one_plus);
    check_all(reference::logarithm_one_plus_minus, 1e-14, logarithm_one_plus_minus);
    CHECK(exponential(0) == 1);
    CHECK(logarithm(1) == 0);
    CHECK(std::isinf(exponential(1000)));
    CHECK(exponential(-1000) == 0);
    CHECK(std::isnan(logarithm(-1)));
    CHECK(relative(power(2, 10), 1024) < 1e-14);
}

TEST_CASE("Gamma and beta functions are as precise as they say", "[evidence]") {
    for (const reference::Case1& one : reference::log_gamma) {
        INFO("argument " << one.a);
        CHECK(std::fabs(log_gamma(one.a) - one.value) <= 1e-14 * std::max(1.0, std::fabs(one.value)));
    }
    check_all(reference::gamma_below, 1e-12, gamma_below);
    check_all(reference::gamma_above, 1e-12, gamma_above);
    check_all(reference::beta_below, 1e-12,
              [](double a, double b, double x) { return beta_below(a, b, x, 1 - x); });
    CHECK(std::isnan(log_gamma(0)));
    CHECK(std::isnan(gamma_below(-1, 2)));
    CHECK(std::isnan(beta_below(0, 1, 0.5, 0.5)));
    // Both ends of each.
    CHECK(gamma_below(3, 0) == 0);
    CHECK(gamma_above(3, 0) == 1);
    CHECK(beta_below(2, 2, 0, 1) == 0);
    CHECK(beta_below(2, 2, 1, 0) == 1);
}

TEST_CASE("Tails and quantiles of distributions are as precise as they say", "[evidence]") {
    check_all(reference::normal_above, 2e-13, normal_above);
    check_all(reference::normal_quantile, 2e-15, normal_quantile);
    check_all(reference::student_above, 1e-12, student_above);
    check_all(reference::student_quantile, 1e-12, student_quantile);
    check_all(reference::chi_square_above, 1e-12, chi_square_above);
    check_all(reference::chi_square_quantile, 1e-12, chi_square_quantile);
    check_all(reference::beta_quantile, 1e-12, beta_quantile);
    CHECK(std::isnan(normal_quantile(1.5)));
    CHECK(std::isinf(normal_quantile(1)));
    CHECK(student_quantile(0.5, 3) == 0);
}

TEST_CASE("A quantile is where its tail says, whatever the distribution", "[evidence]") {
    Random random(31);
    for (int round = 0; round < 300; ++round) {
        const double probability = random.unit();
        const double a = 0.2 + exponential(12 * random.unit() - 5);
        const double b = 0.2 + exponential(12 * random.unit() - 5);
        INFO("probability " << probability << ", parameters " << a << " and " << b);
        CHECK(std::fabs(normal_below(normal_quantile(probability)) - probability) < 1e-14);
        CHECK(std::fabs(1 - student_above(student_quantile(probability, a), a) - probability) < 1e-11);
        CHECK(std::fabs(1 - chi_square_above(chi_square_quantile(probability, a), a) - probability) < 1e-11);
        // A beta distribution of tiny parameters has nearly all its weight where doubles cannot part it
        // from 1.
        const double x = beta_quantile(probability, a, b);
        if (x > 1e-300 && x < 0.999)
            CHECK(std::fabs(beta_cumulative(x, a, b) - probability) < 1e-11);
    }
}

TEST_CASE("Drawn numbers have the moments of their distributions", "[evidence]") {
    Random random(32);
    constexpr int count = 20000;
    Moments normal;
    Moments waiting;
    Moments gamma;
    Moments small_gamma;
    Moments beta;
    for (int index = 0; index < count; ++index) {
        normal.add(draw_normal(random));
        waiting.add(draw_exponential(random));
        gamma.add(draw_gamma(random, 4.5));
        small_gamma.add(draw_gamma(random, 0.2));
        beta.add(draw_beta(random, 2, 6));
    }
    const auto is_close = [](const Moments& found, double mean, double variance) {
        // Five standard errors of the mean; the variance within a tenth.
        return std::fabs(found.mean() - mean) < 5 * std::sqrt(variance / count) &&
               std::fabs(found.variance() - variance) < 0.1 * variance;
    };
    CHECK(is_close(normal, 0, 1));
    CHECK(is_close(waiting, 1, 1));
    CHECK(is_close(gamma, 4.5, 4.5));
    CHECK(is_close(small_gamma, 0.2, 0.2));
    CHECK(is_close(beta, 0.25, 12.0 / (64 * 9)));
    CHECK(std::isnan(draw_gamma(random, 0)));
}

TEST_CASE("At 200 positives a Thompson draw is within a tenth of the propensity in nine of ten cases",
          "[evidence]") {
    // Pega's documented behaviour for a propensity of 200 positives: Beta(p n, (1 - p) n), p = 0.05.
    Random random(33);
    constexpr double propensity = 0.05;
    constexpr double responses = 200 / propensity;
    int near = 0;
    for (int draw = 0; draw < 10000; ++draw) {
        const double drawn = draw_beta(random, propensity * responses, (1 - propensity) * responses);
        near += std::fabs(drawn - propensity) <= propensity / 10 ? 1 : 0;
    }
    // 2 × normal_below(0.1 √200 / √0.95) - 1 = 0.853; Pega counts one side only, 0.927.
    CHECK(near > 8350);
    CHECK(near < 8710);
}

TEST_CASE("All functions give the same bits on every platform", "[evidence]") {
    // The hash was taken from the native build; the page's must be the same.
    Random random(34);
    std::string bytes;
    const auto append = [&](double value) {
        char raw[sizeof value];
        std::memcpy(raw, &value, sizeof value);
        bytes.append(raw, sizeof value);
    };
    for (int round = 0; round < 400; ++round) {
        const double probability = 0.0001 + 0.9998 * random.unit();
        const double a = exponential(10 * random.unit() - 3);
        const double b = exponential(10 * random.unit() - 3);
        append(normal_quantile(probability));
        append(normal_above(4 * random.unit()));
        append(student_above(4 * random.unit(), a));
        append(student_quantile(probability, 1 + a));
        append(chi_square_above(2 * a * random.unit(), a));
        append(beta_cumulative(probability, a, b));
        append(beta_quantile(probability, 1 + a, 1 + b));
        append(draw_beta(random, a, b));
    }
    CHECK(sha256_hex(bytes) == "92b8d73262e7716e4b0932a8a85a8595475e4760e2e58f4f3c0b4b0b5c22e42f");
}
