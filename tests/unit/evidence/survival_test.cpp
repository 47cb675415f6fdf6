// Time to an event, and credit for outcomes, against published examples and plain computation.
#include "evidence/attribution.h"
#include "evidence/draws.h"
#include "evidence/linear.h"
#include "evidence/survival.h"
#include "support.h"

#include <algorithm>
#include <vector>

using namespace throughline;
using namespace throughline::evidence;

namespace {

// "9, 13+, 18": a plus is a censored time.
std::vector<Duration> durations(std::initializer_list<double> events,
                                std::initializer_list<double> censored) {
    std::vector<Duration> all;
    for (double time : events)
        all.push_back({time, Ending::Event});
    for (double time : censored)
        all.push_back({time, Ending::Censored});
    return all;
}

// Miller 1997, acute myelogenous leukaemia: R's data set `aml`.
std::vector<Duration> maintained() {
    return durations({9, 13, 18, 23, 31, 34, 48}, {13, 28, 45, 161});
}
std::vector<Duration> not_maintained() {
    return durations({5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45}, {16});
}
// Freireich et al. 1963, weeks of remission.
std::vector<Duration> mercaptopurine() {
    return durations({6, 6, 6, 7, 10, 13, 16, 22, 23}, {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35});
}
std::vector<Duration> placebo() {
    return durations({1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}, {});
}

const SurvivalStep& step_at(const SurvivalCurve& curve, double time) {
    return *std::find_if(curve.steps.begin(), curve.steps.end(),
                         [&](const SurvivalStep& step) { return step.time == time; });
}

std::vector<TouchPath> random_paths(Random& random, std::uint32_t kinds) {
    std::vector<TouchPath> paths = {{{0}, 1, 1}};
    for (std::uint64_t count = 3 + random.below(12); count > 0; --count) {
        TouchPath path;
        for (std::uint64_t length = 1 + random.below(5); length > 0; --length)
            path.touches.push_back(static_cast<std::uint32_t>(random.below(kinds)));
        path.reached = static_cast<double>(random.below(20));
        path.missed = static_cast<double>(random.below(30));
        paths.push_back(path);
    }
    return paths;
}

// The chance to reach the outcome from the start in the chain of the paths without one kind (kinds for none),
// by walking it until next to nobody is on the way.
double reached_without(const std::vector<TouchPath>& paths, std::uint32_t kinds, std::uint32_t removed) {
    std::vector<std::vector<double>> flow(kinds + 2, std::vector<double>(kinds + 2));
    const std::uint32_t start = kinds;
    const std::uint32_t outcome = kinds + 1;
    std::vector<double> leaving(kinds + 2);
    for (const TouchPath& path : paths) {
        std::uint32_t from = start;
        const double customers = path.reached + path.missed;
        for (std::uint32_t touch : path.touches) {
            flow[from][touch] += customers;
            leaving[from] += customers;
            from = touch;
        }
        flow[from][outcome] += path.reached;
        leaving[from] += customers;
    }
    std::vector<double> here(kinds + 2);
    here[start] = 1;
    double reached = 0;
    for (int round = 0; round < 3000; ++round) {
        std::vector<double> next(kinds + 2);
        for (std::uint32_t from = 0; from <= start; ++from) {
            for (std::uint32_t to = 0; to <= outcome && leaving[from] > 0; ++to)
                next[to] += to == removed ? 0 : here[from] * flow[from][to] / leaving[from];
        }
        reached += next[outcome];
        next[outcome] = 0;
        here = next;
    }
    return reached;
}

} // namespace

TEST_CASE("A survival curve is that of R's survfit", "[evidence]") {
    // survfit(Surv(time, status) ~ x, data = aml), group Maintained.
    const SurvivalCurve curve = given(survival_curve(maintained()));
    const std::vector<std::array<double, 3>> printed = {
        {9, 0.909, 0.0867},  {13, 0.818, 0.1163}, {18, 0.716, 0.1397}, {23, 0.614, 0.1526},
        {31, 0.491, 0.1642}, {34, 0.368, 0.1627}, {48, 0.184, 0.1535}};
    for (const auto& [time, survival, standard_error] : printed) {
        const Estimate found = step_at(curve, time).survival;
        CHECK(near(found.value, survival, 0.0005));
        CHECK(near(found.standard_error, standard_error, 0.00005));
        CHECK(found.interval.contains(found.value));
    }
    // At 9: S = 10/11, SE = 0.0866784; exp(-exp(ln(-ln S) ± 1.959964 SE/(S ln S))) is 0.5081 to 0.9867.
    CHECK(near(step_at(curve, 9).survival.interval.low, 0.5081, 0.00005));
    CHECK(near(step_at(curve, 9).survival.interval.high, 0.9867, 0.00005));
    CHECK(step_at(curve, 13).at_risk == 10);
    CHECK(step_at(curve, 13).events == 1);
    CHECK(step_at(curve, 13).censored == 1);
    CHECK(curve.time_until(0.5) == 31);
    CHECK(given(survival_curve(not_maintained())).time_until(0.5) == 23);
    CHECK(given(survival_curve(mercaptopurine())).time_until(0.5) == 23);
    CHECK(given(survival_curve(placebo())).time_until(0.5) == 8);
    CHECK_FALSE(curve.time_until(0.9).has_value());
    CHECK(curve.at(8.9) == 1);
    CHECK(near(curve.at(9), 10.0 / 11, 1e-12));
    const Interval median = curve.interval_until(0.5).value();
    CHECK(median.low <= 31);
    CHECK(median.high >= 31);
    CHECK(refusal(survival_curve({})) == "There is nobody whose time could be measured.");
    CHECK(refusal(survival_curve(durations({-1}, {}))) == "A time must not be below 0.");
}

TEST_CASE("Without censoring a survival curve is the share that is left", "[evidence]") {
    Random random(81);
    std::vector<Duration> all;
    double sum = 0;
    for (int index = 0; index < 200; ++index) {
        all.push_back({std::floor(40 * draw_exponential(random)), Ending::Event});
        sum += all.back().time;
    }
    const SurvivalCurve curve = given(survival_curve(all));
    for (const SurvivalStep& step : curve.steps) {
        const auto left = static_cast<double>(
            std::count_if(all.begin(), all.end(), [&](const Duration& one) { return one.time > step.time; }));
        CHECK(near(step.survival.value, left / 200, 1e-12));
        CHECK(near(step.survival.standard_error, std::sqrt(left / 200 * (1 - left / 200) / 200), 1e-12));
    }
    CHECK(near(curve.restricted_mean(1e9), sum / 200, 1e-9));
    CHECK(near(
        curve.restricted_mean(10),
        [&] {
            double capped = 0;
            for (const Duration& one : all)
                capped += std::min(one.time, 10.0) / 200;
            return capped;
        }(),
        1e-9));
}

TEST_CASE("A survival interval covers the truth about as often as it says", "[evidence]") {
    Random random(82);
    int covered = 0;
    constexpr int studies = 600;
    for (int study = 0; study < studies; ++study) {
        std::vector<Duration> all;
        for (int customer = 0; customer < 80; ++customer) {
            const double event = draw_exponential(random);
            const double seen = 2 * draw_exponential(random);
            all.push_back({std::min(event, seen), event <= seen ? Ending::Event : Ending::Censored});
        }
        const SurvivalCurve curve = given(survival_curve(all));
        const SurvivalStep* last = nullptr;
        for (const SurvivalStep& step : curve.steps)
            last = step.time <= 0.7 ? &step : last;
        covered += last != nullptr && last->survival.interval.contains(std::exp(-0.7)) ? 1 : 0;
    }
    CHECK(covered > 0.92 * studies);
    CHECK(covered < 0.98 * studies);
}

TEST_CASE("The log-rank test is that of R's survdiff", "[evidence]") {
    // survdiff(Surv(time, status) ~ x, data = aml): expected 10.69 and 7.31, chi-square 3.4, p = 0.0653.
    const std::vector<std::vector<Duration>> aml = {maintained(), not_maintained()};
    const LogRank found = given(compare_survival(aml));
    CHECK(found.observed == std::vector<double>{7, 11});
    CHECK(near(found.expected[0], 10.69, 0.005));
    CHECK(near(found.expected[1], 7.31, 0.005));
    CHECK(near(found.chi_square, 3.4, 0.05));
    CHECK(near(found.p_value, 0.0653, 0.00005));
    // Kleinbaum and Klein, "Survival Analysis", chapter 2: 9 and 21 observed, 19.25 and 10.75
    // expected, 16.79.
    const std::vector<std::vector<Duration>> remission = {mercaptopurine(), placebo()};
    const LogRank book = given(compare_survival(remission));
    CHECK(near(book.expected[0], 19.25, 0.005));
    CHECK(near(book.chi_square, 16.79, 0.005));
    // The order of the groups does not matter, and a group beside itself differs in nothing.
    const std::vector<std::vector<Duration>> turned = {placebo(), mercaptopurine()};
    CHECK(near(given(compare_survival(turned)).chi_square, book.chi_square, 1e-9));
    const std::vector<std::vector<Duration>> same = {placebo(), placebo(), placebo()};
    CHECK(near(given(compare_survival(same)).chi_square, 0, 1e-9));
    CHECK(given(compare_survival(same)).degrees_of_freedom == 2);
    const std::vector<std::vector<Duration>> nothing = {durations({}, {1}), durations({}, {2})};
    CHECK(refusal(compare_survival(nothing)) == "The event has not happened to anyone yet.");
}

TEST_CASE("Three groups alike are told apart as seldom as the p-value says", "[evidence]") {
    Random random(83);
    int found = 0;
    constexpr int studies = 800;
    for (int study = 0; study < studies; ++study) {
        std::vector<std::vector<Duration>> groups(3);
        for (std::vector<Duration>& group : groups) {
            for (int customer = 0; customer < 40; ++customer) {
                const double event = draw_exponential(random);
                group.push_back({std::min(event, 1.5), event <= 1.5 ? Ending::Event : Ending::Censored});
            }
        }
        found += given(compare_survival(groups)).p_value < 0.05 ? 1 : 0;
    }
    CHECK(found > 0.03 * studies);
    CHECK(found < 0.075 * studies);
}

TEST_CASE("Credit by place is shared as each rule says", "[evidence]") {
    const std::vector<TouchPath> paths = {
        {{0, 1, 2, 1}, 10, 5}, {{2}, 4, 0}, {{1, 0}, 2, 1}, {{}, 3, 3}, {{0}, 0, 9}};
    const auto credit = [&](CreditRule rule) { return given(attribute(paths, 3, rule)).credit; };
    CHECK(credit(CreditRule::First) == std::vector<double>{10, 2, 4});
    CHECK(credit(CreditRule::Last) == std::vector<double>{2, 10, 4});
    CHECK(credit(CreditRule::Linear) == std::vector<double>{2.5 + 1, 5 + 1, 2.5 + 4});
    const std::vector<double> position = credit(CreditRule::Position);
    CHECK(near(position[0], 4 + 1, 1e-12));
    CHECK(near(position[1], 1 + 4 + 1, 1e-12));
    CHECK(near(position[2], 1 + 4, 1e-12));
    CHECK(given(attribute(paths, 3, CreditRule::Linear)).untouched == 3);
    CHECK(refusal(attribute(paths, 2, CreditRule::First)) ==
          "There is no kind of interaction with number 2.");
    CHECK(refusal(attribute(std::vector<TouchPath>{{{0}, 0, 5}}, 1, CreditRule::Markov))
              .starts_with("No path with an interaction reached the outcome"));
}

TEST_CASE("Removal effects are those of the published example", "[evidence]") {
    // S. Bryl, "Marketing multi-channel attribution model with R" (analyzecore.com 2016): C1 > C2 > C3 >
    // purchase, C1 > nothing, C2 > C3 > nothing: chance 1/3, removal effects 0.5, 1, 1.
    const std::vector<TouchPath> paths = {{{0, 1, 2}, 1, 0}, {{0}, 0, 1}, {{1, 2}, 0, 1}};
    const Attribution found = given(attribute(paths, 3, CreditRule::Markov));
    CHECK(near(found.removal_effect[0], 0.5, 1e-12));
    CHECK(near(found.removal_effect[1], 1, 1e-12));
    CHECK(near(found.removal_effect[2], 1, 1e-12));
    CHECK(near(found.credit[0], 0.2, 1e-12));
    CHECK(near(found.credit[2], 0.4, 1e-12));
}

TEST_CASE("Removal effects are what walking the chain without the kind shows", "[evidence]") {
    Random random(84);
    for (int round = 0; round < 25; ++round) {
        const auto kinds = static_cast<std::uint32_t>(1 + random.below(5));
        const std::vector<TouchPath> paths = random_paths(random, kinds);
        const Attribution found = given(attribute(paths, kinds, CreditRule::Markov));
        const double all = reached_without(paths, kinds, kinds + 5);
        double credit = 0;
        double reached = 0;
        for (const TouchPath& path : paths)
            reached += path.reached;
        for (std::uint32_t kind = 0; kind < kinds; ++kind) {
            CHECK(near(found.removal_effect[kind], 1 - reached_without(paths, kinds, kind) / all, 1e-9));
            credit += found.credit[kind];
        }
        CHECK(near(credit, reached, 1e-9));
    }
}

TEST_CASE("An inverse undoes its matrix, and a singular one has none", "[evidence]") {
    Random random(85);
    for (int round = 0; round < 30; ++round) {
        const std::size_t size = 1 + random.below(8);
        Matrix matrix(size);
        for (std::size_t row = 0; row < size; ++row) {
            for (std::size_t column = 0; column < size; ++column)
                matrix.at(row, column) = draw_normal(random);
        }
        const Matrix inverted = given(inverse(matrix));
        for (std::size_t row = 0; row < size; ++row) {
            for (std::size_t column = 0; column < size; ++column) {
                double sum = 0;
                for (std::size_t inner = 0; inner < size; ++inner)
                    sum += matrix.at(row, inner) * inverted.at(inner, column);
                CHECK(near(sum, row == column ? 1 : 0, 1e-8));
            }
        }
    }
    CHECK(refusal(inverse(Matrix(2))) == "The equations have no single solution.");
}
