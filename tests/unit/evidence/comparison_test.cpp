// Intervals and tests of shares and means, sample sizes and the gate, against published examples.
#include "evidence/always_valid.h"
#include "evidence/association.h"
#include "evidence/draws.h"
#include "evidence/elementary.h"
#include "evidence/lift.h"
#include "evidence/many_tests.h"
#include "evidence/power.h"
#include "evidence/sample_ratio.h"
#include "evidence/verdict.h"
#include "support.h"

#include <array>
#include <vector>

using namespace throughline;
using namespace throughline::evidence;

namespace {

struct Printed {
    Share first;
    Share second;
    double low;
    double high;
};

// R's data set `sleep`: hours gained by ten patients under two drugs (Student 1908).
constexpr std::array first_drug = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
constexpr std::array second_drug = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

} // namespace

TEST_CASE("Intervals of a share are those of Newcombe's table", "[evidence]") {
    // Newcombe 1998, Statistics in Medicine 17:857, table I, methods 3 and 5 (the latter from its exact
    // form).
    const std::vector<Printed> wilson = {{{81, 263}, {}, 0.2553, 0.3662},
                                         {{15, 148}, {}, 0.0624, 0.1605},
                                         {{0, 20}, {}, 0.0000, 0.1611},
                                         {{1, 29}, {}, 0.0061, 0.1718}};
    const std::vector<Printed> exact = {{{81, 263}, {}, 0.2527, 0.3676},
                                        {{15, 148}, {}, 0.0578, 0.1617},
                                        {{0, 20}, {}, 0.0000, 0.1684},
                                        {{1, 29}, {}, 0.0009, 0.1776}};
    for (std::size_t index = 0; index < wilson.size(); ++index) {
        const Interval score = given(share_interval(wilson[index].first)).interval;
        CHECK(near(score.low, wilson[index].low, 0.00005));
        CHECK(near(score.high, wilson[index].high, 0.00005));
        const Interval sure = given(exact_share_interval(exact[index].first)).interval;
        CHECK(near(sure.low, exact[index].low, 0.00005));
        CHECK(near(sure.high, exact[index].high, 0.00005));
    }
    CHECK(given(share_interval({20, 20})).interval.high == 1);
    CHECK(refusal(share_interval({1, 0})) == "A share needs at least one trial.");
    CHECK(refusal(share_interval({3, 2})) == "A share cannot have 3 successes in 2 trials.");
    CHECK(refusal(share_interval({1, 2}, 95)) == "The confidence must lie between 0 and 1, and is 95.");
}

TEST_CASE("Intervals of a difference of shares are those of Newcombe's table", "[evidence]") {
    // Newcombe 1998, Statistics in Medicine 17:873, table II, method 10.
    const std::vector<Printed> printed = {
        {{56, 70}, {48, 80}, 0.0524, 0.3339}, {{9, 10}, {3, 10}, 0.1705, 0.8090},
        {{6, 7}, {2, 7}, 0.0582, 0.8062},     {{5, 56}, {0, 29}, -0.0381, 0.1926},
        {{0, 10}, {0, 20}, -0.1611, 0.2775},  {{0, 10}, {0, 10}, -0.2775, 0.2775},
        {{10, 10}, {0, 20}, 0.6791, 1.0},     {{10, 10}, {0, 10}, 0.6075, 1.0}};
    for (const Printed& line : printed) {
        const Comparison compared = given(compare_shares(line.first, line.second));
        INFO(line.first.successes << " of " << line.first.trials << ": " << compared.difference.interval.low
                                  << " to " << compared.difference.interval.high);
        CHECK(near(compared.difference.interval.low, line.low, 0.00005));
        CHECK(near(compared.difference.interval.high, line.high, 0.00005));
    }
    // R: prop.test(c(15, 25), c(50, 50), correct = FALSE) gives X-squared = 4.1667, p-value = 0.04123.
    CHECK(near(given(compare_shares({15, 50}, {25, 50})).p_value, 0.04123, 0.000005));
    CHECK(given(compare_shares({0, 10}, {0, 20})).p_value == 1);
}

TEST_CASE("A ratio of rates has Katz's interval", "[evidence]") {
    // Pega's example of bias: 500 of 20,500 against 1,000 of 19,000.
    CHECK(near(given(rate_ratio({500, 20500}, {1000, 19000})).value, 0.4634, 0.00005));
    CHECK(near(given(rate_ratio({1000, 19000}, {500, 20500})).value, 2.158, 0.0005));
    // Agresti, "An Introduction to Categorical Data Analysis": aspirin and infarction, ratio 1.82
    // (1.43, 2.30).
    const Estimate aspirin = given(rate_ratio({189, 11034}, {104, 11037}));
    CHECK(near(aspirin.value, 1.82, 0.005));
    CHECK(near(aspirin.interval.low, 1.43, 0.005));
    // 2.3059 by the formula; the book prints 2.30 from rounded parts.
    CHECK(near(aspirin.interval.high, 2.3059, 0.0001));
    CHECK(refusal(rate_ratio({0, 10}, {1, 10})) ==
          "A ratio of rates needs at least one success in each group.");
}

TEST_CASE("An interval of a share covers the truth about as often as it says", "[evidence]") {
    // Exactly, by the binomial distribution: Wilson's on average, Clopper and Pearson's always.
    for (std::int64_t trials : {10, 35, 120}) {
        double mean_coverage = 0;
        double least_exact = 1;
        constexpr int steps = 60;
        for (int step = 1; step < steps; ++step) {
            const double rate = static_cast<double>(step) / steps;
            double probability = power(1 - rate, static_cast<double>(trials));
            double covered = 0;
            double exactly = 0;
            for (std::int64_t successes = 0; successes <= trials; ++successes) {
                const Share share{successes, trials};
                covered += given(share_interval(share)).interval.contains(rate) ? probability : 0.0;
                exactly += given(exact_share_interval(share)).interval.contains(rate) ? probability : 0.0;
                probability *= static_cast<double>(trials - successes) / static_cast<double>(successes + 1) *
                               rate / (1 - rate);
            }
            mean_coverage += covered / (steps - 1);
            least_exact = std::min(least_exact, exactly);
        }
        CHECK(mean_coverage > 0.945);
        CHECK(mean_coverage < 0.965);
        CHECK(least_exact >= 0.95);
    }
}

TEST_CASE("Means differ as R's t.test says", "[evidence]") {
    const Comparison welch = given(compare_means(Moments::of(first_drug), Moments::of(second_drug)));
    CHECK(near(welch.difference.value, -1.58, 1e-12));
    CHECK(near(welch.degrees_of_freedom, 17.776, 0.0005));
    CHECK(near(welch.p_value, 0.07939, 0.000005));
    CHECK(near(welch.difference.interval.low, -3.3654832, 5e-8));
    CHECK(near(welch.difference.interval.high, 0.2054832, 5e-8));
    Moments differences;
    for (std::size_t index = 0; index < first_drug.size(); ++index)
        differences.add(first_drug[index] - second_drug[index]);
    const Comparison paired = given(compare_pairs(differences));
    CHECK(near(paired.p_value, 0.002833, 5e-7));
    CHECK(near(paired.difference.interval.low, -2.4598858, 5e-8));
    CHECK(near(paired.difference.interval.high, -0.7001142, 5e-8));
    CHECK(near(given(mean_interval(differences)).interval.low, -2.4598858, 5e-8));
    CHECK(refusal(compare_means(Moments::of(std::array{1.0}), differences)) ==
          "A mean needs at least two values to say how certain it is.");
    CHECK(refusal(compare_means(Moments::of(std::array{1.0, 1.0}), Moments::of(std::array{2.0, 2.0}))) ==
          "Neither group varies, so there is no measure of chance to compare them by.");
}

TEST_CASE("Moments joined from parts are those of the whole, also far from zero", "[evidence]") {
    Random random(41);
    for (int round = 0; round < 50; ++round) {
        Moments whole;
        Moments parts;
        for (std::uint64_t part = random.below(5); part < 5; ++part) {
            Moments some;
            for (std::uint64_t count = random.below(40); count > 0; --count) {
                const double value = 1e9 + draw_normal(random);
                whole.add(value);
                some.add(value);
            }
            parts.add(some);
        }
        CHECK(parts.count() == whole.count());
        CHECK(near(parts.mean(), whole.mean(), 1e-6));
        CHECK(near(parts.variance(), whole.variance(), 1e-5));
    }
    CHECK(near(Moments::of_summary(5, 2, 3).standard_deviation(), 3, 1e-12));
}

TEST_CASE("Sample sizes are those of R", "[evidence]") {
    // R: power.prop.test(p1 = .50, p2 = .75, power = .90) n = 76.7; (n = 50, …) power = 0.740; (n = 50, p1 =
    // .5, power = .90) p2 = 0.8026. power.t.test(n = 20, delta = 1, sd = 1) power = 0.8689528; (power = .90,
    // delta = 1) n = 22.02110.
    Demand ninety;
    ninety.power = 0.9;
    const GroupSizes shares = given(sizes_to_compare_shares(0.5, 0.75, ninety));
    CHECK(near(shares.exact_first, 76.7, 0.05));
    CHECK(shares.first == 77);
    CHECK(near(given(power_to_compare_shares(0.5, 0.75, 50, 50)), 0.740, 0.0005));
    CHECK(near(given(detectable_share_difference(0.5, 50, 50, Direction::Rise, ninety)), 0.3026, 0.00005));
    CHECK(near(given(detectable_share_difference(0.5, 50, 50, Direction::Fall, ninety)), -0.3026, 0.00005));
    CHECK(near(given(power_to_compare_means(1, 1, 20, 20)), 0.8689528, 5e-8));
    // By mpmath, quad over the density of the standard deviation with 20 digits.
    CHECK(near(given(power_to_compare_means(3, 1, 2, 2)), 0.387389350200668, 1e-9));
    CHECK(near(given(power_to_compare_means(1.5, 1, 5, 9)), 0.694988659891199, 1e-9));
    CHECK(near(given(power_to_compare_means(0.25, 1, 150, 300)), 0.703562238251897, 1e-9));
    const GroupSizes means = given(sizes_to_compare_means(1, 1, ninety));
    CHECK(near(means.exact_first, 22.02110, 0.00001));
    CHECK(means.first == 23);
    CHECK(near(given(detectable_mean_difference(2, 20, 20, {0.05, 0.8689528, 1})), 2, 1e-6));
    CHECK(refusal(sizes_to_compare_shares(0.5, 0.5)) ==
          "The two rates are the same: no number of customers finds a difference.");
    CHECK(refusal(detectable_share_difference(0.5, 3, 3, Direction::Rise)) ==
          "The groups are too small: not even the largest possible change would be found.");
    CHECK(refusal(sizes_to_compare_shares(0, 0.5)) == "The first rate must lie between 0 and 1, and is 0.");
}

TEST_CASE("The size asked for has the power asked for, and one customer fewer has not", "[evidence]") {
    Random random(42);
    for (int round = 0; round < 40; ++round) {
        Demand demand;
        demand.power = 0.6 + 0.35 * random.unit();
        demand.ratio = 1;
        const double effect = 0.2 + random.unit();
        const GroupSizes sizes = given(sizes_to_compare_means(effect, 1, demand));
        CHECK(given(power_to_compare_means(effect, 1, sizes.first, sizes.second)) >= demand.power - 1e-9);
        if (sizes.first > 2)
            CHECK(given(power_to_compare_means(effect, 1, sizes.first - 1, sizes.second - 1)) < demand.power);
        demand.ratio = 0.5 + 3 * random.unit();
        const double rate = 0.05 + 0.4 * random.unit();
        const GroupSizes shares = given(sizes_to_compare_shares(rate, rate + 0.1, demand));
        CHECK(given(power_to_compare_shares(rate, rate + 0.1, shares.first, shares.second)) >=
              demand.power - 0.001);
        const double found = given(
            detectable_share_difference(rate + 0.1, shares.first, shares.second, Direction::Fall, demand));
        CHECK(near(found, -0.1, 0.002));
    }
}

TEST_CASE("A split that is not the planned one is an alarm", "[evidence]") {
    // Kohavi, Tang, Xu 2020, "Trustworthy Online Controlled Experiments", chapter 3: p = 1.8e-6. The digits
    // by mpmath: erfc(sqrt(x/2)), x = 22.77436884189436.
    const std::array<std::int64_t, 2> counts = {821588, 815482};
    const std::array halves = {1.0, 1.0};
    const SampleRatio book = given(check_sample_ratio(counts, halves));
    CHECK(near(book.chi_square, 22.77436884189436, 1e-10));
    CHECK(near(book.p_value, 1.8217928726191872e-6, 1e-17));
    CHECK(book.mismatched);
    // Mendel's peas: 315, 108, 101, 32 against 9:3:3:1 gives 0.470, p = 0.925.
    const std::array<std::int64_t, 4> peas = {315, 108, 101, 32};
    const std::array mendel = {9.0, 3.0, 3.0, 1.0};
    const SampleRatio garden = given(check_sample_ratio(peas, mendel));
    CHECK(near(garden.chi_square, 0.470, 0.0005));
    CHECK(near(garden.p_value, 0.9254, 0.00005));
    CHECK_FALSE(garden.mismatched);
    CHECK(refusal(check_sample_ratio(std::array<std::int64_t, 2>{4, 5}, halves)) ==
          "Too few customers so far: by plan each arm should have at least five.");
    CHECK(refusal(check_sample_ratio(counts, mendel)) == "There are 2 arms with customers and 4 planned.");
}

TEST_CASE("Relative lift carries the delta method's error", "[evidence]") {
    // By hand: t = 0.06, c = 0.05, errors 0.002 and 0.001: √(0.002² + (1.2 × 0.001)²)/0.05 = 0.0466476.
    const Estimate lift = given(relative_lift({0.06, 0.002, 1000}, {0.05, 0.001, 4000}));
    CHECK(near(lift.value, 0.2, 1e-12));
    CHECK(near(lift.standard_error, 0.0466476, 1e-7));
    CHECK(lift.count == 5000);
    // It is about the spread of simulated lifts.
    Random random(43);
    Moments lifts;
    for (int round = 0; round < 400; ++round) {
        Share arm{0, 2000};
        Share control{0, 2000};
        for (int customer = 0; customer < 2000; ++customer) {
            arm.successes += happens(random, 0.12) ? 1 : 0;
            control.successes += happens(random, 0.1) ? 1 : 0;
        }
        lifts.add(given(relative_lift(given(arm_mean(arm)), given(arm_mean(control)))).value);
    }
    const Estimate stated =
        given(relative_lift(given(arm_mean(Share{240, 2000})), given(arm_mean(Share{200, 2000}))));
    CHECK(near(lifts.standard_deviation() / stated.standard_error, 1, 0.12));
    CHECK(refusal(relative_lift({1, 1, 1}, {0, 1, 1})) ==
          "The mean of the control must be above 0, and is 0.");
}

TEST_CASE("Many p-values are adjusted as R's p.adjust does", "[evidence]") {
    // p.adjust(c(0.02, 0.01, 0.05, 0.04, 0.03), "holm"): 0.08 0.05 0.09 0.09 0.09; "BH": 0.05 each.
    const std::array p_values = {0.02, 0.01, 0.05, 0.04, 0.03};
    const std::vector<double> holm = given(adjusted_by_holm(p_values));
    const std::vector<double> expected = {0.08, 0.05, 0.09, 0.09, 0.09};
    for (std::size_t index = 0; index < holm.size(); ++index) {
        CHECK(near(holm[index], expected[index], 1e-12));
        CHECK(near(given(adjusted_by_benjamini_hochberg(p_values))[index], 0.05, 1e-12));
    }
    CHECK(refusal(adjusted_by_holm(std::array{1.5})) == "A p-value must be between 0 and 1.");
}

TEST_CASE("A leading measure is set against its lagging one", "[evidence]") {
    // R: cor.test's example (Hollander and Wolfe 1973): r = 0.5711816, p = 0.1082, interval -0.1497426 to
    // 0.8955795; Spearman's rho 0.6.
    const std::array lightness = {44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1};
    const std::array liking = {2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8};
    const Association association = given(correlation(lightness, liking));
    CHECK(near(association.correlation.value, 0.5711816, 5e-8));
    CHECK(near(association.correlation.interval.low, -0.1497426, 5e-8));
    CHECK(near(association.correlation.interval.high, 0.8955795, 5e-8));
    CHECK(near(association.p_value, 0.1082, 0.00005));
    CHECK(near(given(rank_correlation(lightness, liking)).correlation.value, 0.6, 1e-12));
    const std::array same = {1.0, 1.0, 1.0, 1.0};
    CHECK(refusal(correlation(same, same)) ==
          "One of the two measures never changes, so it cannot move with the other.");
}

TEST_CASE("Only an interval that excludes zero on the right side demonstrates an effect",
          "[evidence][R049]") {
    const auto verdict_of = [](Share treated, Share control, Gate gate) {
        const Comparison compared = given(compare_shares(treated, control));
        return given(judge(compared.difference, treated.trials, control.trials, gate));
    };
    const Gate rise;
    const Gate fall{Desired::Fall, 30, 0};
    CHECK(verdict_of({180, 1000}, {120, 1000}, rise) == Verdict::Demonstrated);
    CHECK(verdict_of({180, 1000}, {120, 1000}, fall) == Verdict::Harmful);
    CHECK(verdict_of({120, 1000}, {180, 1000}, fall) == Verdict::Demonstrated);
    CHECK(verdict_of({120, 1000}, {180, 1000}, rise) == Verdict::Harmful);
    CHECK(verdict_of({125, 1000}, {120, 1000}, rise) == Verdict::Undecided);
    // The same rates, but too few customers to say so, however far the interval is from zero.
    CHECK(verdict_of({20, 20}, {0, 1000}, rise) == Verdict::NotEnoughData);
    CHECK(verdict_of({180, 1000}, {120, 1000}, {Desired::Rise, 30, 0.05}) == Verdict::Undecided);
    // Nothing itself is not excluded where the interval touches it.
    CHECK(given(judge({0.1, 0.05, {0, 0.2}, 0.95, 200}, 100, 100)) == Verdict::Undecided);
    CHECK(refusal(judge({0.1, 0.05, {0.2, 0.1}, 0.95, 200}, 100, 100)) ==
          "The interval of the difference ends before it begins.");
}
