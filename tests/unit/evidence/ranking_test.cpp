// Judging scores and probabilities: ranking, calibration, isotonic curves, inequality, drift, uplift.
#include "evidence/calibration.h"
#include "evidence/draws.h"
#include "evidence/drift.h"
#include "evidence/elementary.h"
#include "evidence/inequality.h"
#include "evidence/isotonic.h"
#include "evidence/ranking.h"
#include "evidence/uplift.h"
#include "support.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

using namespace throughline;
using namespace throughline::evidence;

namespace {

// 1, 1/2 or 0: whether the positive ranks before the negative.
double wins(double positive, double negative) {
    return positive > negative ? 1.0 : positive == negative ? 0.5 : 0.0;
}

struct Parted {
    std::vector<double> positives;
    std::vector<double> negatives;
};

Parted parted(const std::vector<Scored>& scored) {
    Parted result;
    for (const Scored& one : scored)
        (one.positive ? result.positives : result.negatives).push_back(one.score);
    return result;
}

// DeLong, DeLong, Clarke-Pearson 1988, equations 1 to 5, pair by pair.
Estimate auc_by_pairs(const std::vector<Scored>& scored) {
    const Parted groups = parted(scored);
    Moments of_positives;
    Moments of_negatives;
    for (double positive : groups.positives) {
        double sum = 0;
        for (double negative : groups.negatives)
            sum += wins(positive, negative);
        of_positives.add(sum / static_cast<double>(groups.negatives.size()));
    }
    for (double negative : groups.negatives) {
        double sum = 0;
        for (double positive : groups.positives)
            sum += wins(positive, negative);
        of_negatives.add(sum / static_cast<double>(groups.positives.size()));
    }
    Estimate estimate;
    estimate.value = of_positives.mean();
    estimate.standard_error =
        std::sqrt(of_positives.variance() / static_cast<double>(groups.positives.size()) +
                  of_negatives.variance() / static_cast<double>(groups.negatives.size()));
    return estimate;
}

// Scores from few values, so that many tie; positives score higher.
std::vector<Scored> random_scores(Random& random, std::uint64_t count) {
    std::vector<Scored> scored = {{0.5, true}, {0.5, false}};
    for (std::uint64_t index = 0; index < count; ++index) {
        const bool positive = random.below(3) == 0;
        const double values = positive ? 12 : 9;
        scored.push_back({std::floor(random.unit() * values) / 10, positive});
    }
    return scored;
}

} // namespace

TEST_CASE("The area under the curve is the share of pairs in the right order", "[evidence]") {
    // scikit-learn's example: labels 0 0 1 1, scores 0.1 0.4 0.35 0.8 give 0.75.
    const std::vector<Scored> documented = {{0.1, false}, {0.4, false}, {0.35, true}, {0.8, true}};
    CHECK(near(given(rank_auc(documented)).value, 0.75, 1e-15));
    Random random(61);
    for (int round = 0; round < 100; ++round) {
        const std::vector<Scored> scored = random_scores(random, 2 + random.below(60));
        const Estimate fast = given(rank_auc(scored));
        const Estimate plain = auc_by_pairs(scored);
        CHECK(near(fast.value, plain.value, 1e-12));
        CHECK(near(fast.standard_error, plain.standard_error, 1e-12));
        CHECK(fast.interval.low <= fast.value);
        CHECK(fast.interval.high >= fast.value);
        // The same by the trapezoids below the curve.
        double area = 0;
        const std::vector<RocPoint> curve = given(roc_curve(scored));
        for (std::size_t point = 1; point < curve.size(); ++point)
            area += (curve[point].negatives - curve[point - 1].negatives) *
                    (curve[point].positives + curve[point - 1].positives) / 2;
        CHECK(near(area, plain.value, 1e-12));
    }
    const Estimate perfect = given(rank_auc(std::vector<Scored>{{1, false}, {2, true}, {3, true}}));
    CHECK(perfect.value == 1);
    CHECK(perfect.interval.high == 1);
    CHECK(perfect.interval.low < 0.1);
    CHECK(refusal(rank_auc(std::vector<Scored>{{1, true}})).starts_with("A ranking is judged by"));
    const std::vector<Scored> broken = {{std::nan(""), true}, {1, false}};
    CHECK(refusal(rank_auc(broken)) == "A score is not a number.");
}

TEST_CASE("The interval of an area covers the truth about as often as it says", "[evidence]") {
    // Scores of positives are normal around 1, of negatives around 0: the area is normal_below(1/√2) =
    // 0.7602.
    Random random(62);
    int covered = 0;
    constexpr int studies = 600;
    for (int study = 0; study < studies; ++study) {
        std::vector<Scored> scored;
        for (int index = 0; index < 160; ++index) {
            const bool positive = index % 4 == 0;
            scored.push_back({draw_normal(random) + (positive ? 1.0 : 0.0), positive});
        }
        covered += given(rank_auc(scored)).interval.contains(0.76025) ? 1 : 0;
    }
    CHECK(covered > 0.92 * studies);
    CHECK(covered < 0.98 * studies);
}

TEST_CASE("An area from bins is that of the scores in them", "[evidence]") {
    Random random(63);
    for (int round = 0; round < 40; ++round) {
        const std::vector<Scored> scored = random_scores(random, 50);
        std::vector<ScoreBin> bins(12);
        for (const Scored& one : scored) {
            ScoreBin& bin = bins[static_cast<std::size_t>(std::lround(one.score * 10))];
            (one.positive ? bin.positives : bin.negatives) += 1;
        }
        CHECK(near(given(auc_of_bins(bins)), given(rank_auc(scored)).value, 1e-12));
    }
    CHECK_FALSE(auc_of_bins(std::vector<ScoreBin>{{3, 0}, {1, 0}}).ok());
    CHECK_FALSE(auc_of_bins(std::vector<ScoreBin>{{3, -1}, {1, 4}}).ok());
}

TEST_CASE("Calibration is what the formulae say", "[evidence]") {
    // By hand: Brier (0.01 + 0.16 + 0.36 + 0.04)/4; two bins of two.
    const std::vector<Prediction> few = {{0.1, false}, {0.4, false}, {0.4, true}, {0.8, true}};
    const Calibration hand = given(calibration(few, 2));
    CHECK(near(hand.brier, 0.1425, 1e-12));
    CHECK(near(hand.brier_of_rate, 0.25, 1e-12));
    CHECK(near(hand.skill, 1 - 0.1425 / 0.25, 1e-12));
    CHECK(near(hand.bias, 0.425 - 0.5, 1e-12));
    CHECK(near(hand.log_loss, -(std::log(0.9) + std::log(0.6) + std::log(0.4) + std::log(0.8)) / 4, 1e-12));
    // The two of 0.4 stay together, though the border would part them.
    REQUIRE(hand.bins.size() == 2);
    CHECK(hand.bins[0].share.trials == 3);
    CHECK(near(hand.expected_error, 0.75 * std::fabs(1.0 / 3 - 0.3) + 0.25 * 0.2, 1e-12));
    CHECK(near(hand.largest_error, 0.2, 1e-12));
    CHECK(refusal(calibration({}, 2)) == "There are no predictions to judge.");
    CHECK_FALSE(calibration(std::vector<Prediction>{{1.2, true}}).ok());
}

TEST_CASE("Honest probabilities are calibrated and others are not", "[evidence]") {
    Random random(64);
    std::vector<Prediction> honest;
    std::vector<Prediction> boastful;
    for (int index = 0; index < 20000; ++index) {
        const double probability = random.unit() * random.unit();
        const bool happened = happens(random, probability);
        honest.push_back({probability, happened});
        boastful.push_back({std::sqrt(probability), happened});
    }
    for (const Binning binning : {Binning::EqualCount, Binning::EqualWidth}) {
        const Calibration good = given(calibration(honest, 10, binning));
        CHECK(good.bins.size() == 10);
        std::int64_t members = 0;
        for (const ReliabilityBin& bin : good.bins)
            members += bin.share.trials;
        CHECK(members == 20000);
        CHECK(good.expected_error < 0.015);
        CHECK(given(calibration(boastful, 10, binning)).expected_error > 0.15);
        CHECK(good.brier < given(calibration(boastful, 10, binning)).brier);
    }
    // Equal width: the borders are tenths.
    CHECK(given(calibration(honest, 10, Binning::EqualWidth)).bins[3].low >= 0.3);
    // Equal count: ten of two thousand.
    CHECK(given(calibration(honest, 10)).bins[9].share.trials == 2000);
}

TEST_CASE("An isotonic fit is the min-max of means", "[evidence]") {
    // Barlow et al. 1972, theorem 1.4: fit_i = max over s <= i of min over t >= i of the mean from s to t.
    Random random(65);
    for (int round = 0; round < 150; ++round) {
        std::vector<WeightedPoint> points;
        const auto count = 1 + static_cast<int>(random.below(14));
        for (int index = 0; index < count; ++index)
            points.push_back(
                {static_cast<double>(index), index * 0.1 + draw_normal(random), 0.5 + random.unit()});
        const IsotonicCurve curve = given(fit_isotonic(points));
        for (std::size_t index = 0; index < points.size(); ++index) {
            double best = -std::numeric_limits<double>::infinity();
            for (std::size_t from = 0; from <= index; ++from) {
                double least = std::numeric_limits<double>::infinity();
                double weight = 0;
                double sum = 0;
                for (std::size_t to = from; to < points.size(); ++to) {
                    weight += points[to].weight;
                    sum += points[to].weight * points[to].y;
                    if (to >= index)
                        least = std::min(least, sum / weight);
                }
                best = std::max(best, least);
            }
            CHECK(near(curve.at(points[index].x), best, 1e-12));
        }
        for (std::size_t step = 1; step < curve.steps().size(); ++step)
            CHECK(curve.steps()[step].value > curve.steps()[step - 1].value);
    }
}

TEST_CASE("An isotonic curve is a line between its steps", "[evidence]") {
    const IsotonicCurve curve = given(
        fit_isotonic(std::vector<WeightedPoint>{{3, 5, 1}, {1, 2, 1}, {1, 0, 1}, {2, 0.5, 2}, {4, 3, 1}}));
    // 1 → 1 and 2 → 0.5 pool to 0.75; 3 → 5 and 4 → 3 to 4.
    REQUIRE(curve.steps().size() == 2);
    CHECK(near(curve.at(0), 0.75, 1e-12));
    CHECK(near(curve.at(1.5), 0.75, 1e-12));
    CHECK(near(curve.at(2.5), 2.375, 1e-12));
    CHECK(near(curve.at(9), 4, 1e-12));
    CHECK(refusal(fit_isotonic({})) == "A curve needs at least one point.");
    CHECK_FALSE(fit_isotonic(std::vector<WeightedPoint>{{1, 1, 0}}).ok());
}

TEST_CASE("Gini's coefficient is half the mean difference over the mean", "[evidence]") {
    CHECK(near(given(gini(std::array{1.0, 2.0, 3.0, 4.0})), 0.25, 1e-12));
    CHECK(near(given(gini(std::array{0.0, 0.0, 0.0, 7.0})), 0.75, 1e-12));
    CHECK(near(given(gini(std::array{5.0, 5.0})), 0, 1e-12));
    Random random(66);
    for (int round = 0; round < 40; ++round) {
        std::vector<double> values;
        for (std::uint64_t count = 1 + random.below(40); count > 0; --count)
            values.push_back(draw_exponential(random));
        double differences = 0;
        double sum = 0;
        for (double one : values) {
            sum += one;
            for (double other : values)
                differences += std::fabs(one - other);
        }
        CHECK(near(given(gini(values)), differences / (2 * static_cast<double>(values.size()) * sum), 1e-12));
    }
    // Three customers with 1 each and one with 5, as groups.
    const std::vector<Holding> groups = {{1, 5}, {3, 3}};
    CHECK(near(given(gini(groups)), given(gini(std::array{5.0, 1.0, 1.0, 1.0})), 1e-12));
    const std::vector<LorenzPoint> lorenz = given(lorenz_curve(groups));
    CHECK(near(lorenz[1].customers, 0.75, 1e-12));
    CHECK(near(lorenz[1].amount, 0.375, 1e-12));
    // In the order given the first have more than their share, and the index turns round.
    CHECK(near(given(concentration(groups)), -given(gini(groups)), 1e-12));
    CHECK(refusal(gini(std::array{0.0})) == "Nobody has anything, so nothing is spread unevenly.");
    CHECK_FALSE(gini(std::array{-1.0, 2.0}).ok());
}

TEST_CASE("Drift is the population stability index", "[evidence]") {
    // By hand: (0.6-0.5) ln(0.6/0.5) + (0.4-0.5) ln(0.4/0.5) = 0.0405465.
    const std::array<std::int64_t, 2> before = {500, 500};
    const std::array<std::int64_t, 2> now = {600, 400};
    const PopulationStability moved = given(population_stability(before, now));
    CHECK(near(moved.index, 0.1 * std::log(1.2) - 0.1 * std::log(0.8), 1e-12));
    CHECK(moved.drift == Drift::Stable);
    const std::array<std::int64_t, 2> later = {700, 300};
    CHECK(given(population_stability(before, later)).drift == Drift::Moderate);
    const std::array<std::int64_t, 2> gone = {1000, 0};
    CHECK(given(population_stability(before, gone)).drift == Drift::Large);
    CHECK(given(population_stability(before, before)).index == 0);
    const std::array<std::int64_t, 3> three = {1, 1, 1};
    CHECK(refusal(population_stability(before, three)) == "There are 2 bins on one side and 3 on the other.");
    // Two samples of the same customers differ by what chance gives.
    Random random(67);
    std::vector<double> sample;
    Moments indices;
    for (int index = 0; index < 2000; ++index)
        sample.push_back(draw_normal(random));
    const std::vector<double> borders = given(quantile_borders(sample, 10));
    REQUIRE(borders.size() == 9);
    for (std::int64_t count : counts_between(borders, sample))
        CHECK(count == 200);
    double by_chance = 0;
    for (int round = 0; round < 150; ++round) {
        std::vector<std::int64_t> one(10, 0);
        std::vector<std::int64_t> other(10, 0);
        for (int index = 0; index < 1000; ++index) {
            ++one[random.below(10)];
            ++other[random.below(10)];
        }
        const PopulationStability chance = given(population_stability(one, other));
        indices.add(chance.index);
        by_chance = chance.by_chance;
    }
    CHECK(near(indices.mean() / by_chance, 1, 0.15));
}

TEST_CASE("Borders between values keep ties together", "[evidence]") {
    const std::array values = {1.0, 1.0, 1.0, 1.0, 2.0, 3.0};
    const std::vector<double> borders = given(quantile_borders(values, 3));
    CHECK(borders == std::vector<double>{2.0});
    CHECK(counts_between(borders, values) == std::vector<std::int64_t>{4, 2});
}

TEST_CASE("A Qini curve counts what treating the best first would cause", "[evidence]") {
    // By hand. Best two: one treated who did, one control who did not; of all, 2 of 3 treated and 1 of 3
    // controls did.
    const std::vector<UpliftRow> rows = {{6, Group::Treated, 1}, {5, Group::Control, 0},
                                         {4, Group::Treated, 1}, {3, Group::Control, 0},
                                         {2, Group::Control, 1}, {2, Group::Treated, 0}};
    const Uplift found = given(uplift(rows, 2));
    const std::vector<double> caused = {0, 1.0 / 3, 1.0 / 3, 2.0 / 3, 2.0 / 3, 1.0 / 3};
    REQUIRE(found.curve.size() == caused.size());
    for (std::size_t point = 0; point < caused.size(); ++point)
        CHECK(near(found.curve[point].caused, caused[point], 1e-12));
    // Trapezoids: (0 + 1)/2, 1, 3/2, 2 in eighteenths and (2 + 1)/2 twice as wide, less the triangle to 1/3.
    CHECK(near(found.qini, (0.5 + 1 + 1.5 + 2 + 3) / 18 - 1.0 / 6, 1e-12));
    REQUIRE(found.bins.size() == 2);
    CHECK(found.bins[0].treated.count() == 2);
    CHECK(found.bins[1].low == 2);
    CHECK(refusal(uplift(std::vector<UpliftRow>{{1, Group::Treated, 1}}))
              .starts_with("An effect is the difference"));
}

TEST_CASE("A score that knows who is affected beats chance, and an idle one does not", "[evidence]") {
    Random random(68);
    std::vector<UpliftRow> knowing;
    std::vector<UpliftRow> idle;
    for (int customer = 0; customer < 20000; ++customer) {
        const double effect = 0.3 * random.unit();
        const Group group = random.below(2) == 0 ? Group::Treated : Group::Control;
        const double outcome = happens(random, 0.2 + (group == Group::Treated ? effect : 0.0)) ? 1 : 0;
        knowing.push_back({effect, group, outcome});
        idle.push_back({random.unit(), group, outcome});
    }
    const Uplift good = given(uplift(knowing, 20));
    // Effects are uniform on 0…0.3: the curve is 0.3 (x - x²/2), its area above the line 0.3 (1/3 - 1/4).
    CHECK(near(good.qini, 0.025, 0.008));
    CHECK(near(given(uplift(idle)).qini, 0, 0.008));
    REQUIRE(good.bins.size() == 20);
    int covered = 0;
    for (std::size_t bin = 0; bin < 20; ++bin) {
        const double effect = 0.3 * (1 - (static_cast<double>(bin) + 0.5) / 20);
        covered += good.bins[bin].uplift->difference.interval.contains(effect) ? 1 : 0;
    }
    // Each holds with 95 %; fewer than 16 of 20 would come in 3 of 1,000 studies.
    CHECK(covered >= 16);
    CHECK(good.bins[0].uplift->difference.interval.low > good.bins[19].uplift->difference.interval.high);
}
