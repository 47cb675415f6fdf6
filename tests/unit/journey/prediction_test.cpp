#include "harbour.h"
#include "journey/competition.h"
#include "journey/prediction.h"
#include "journey/scope.h"

#include <tuple>

namespace throughline::journey_tests {

using namespace journey;
using Catch::Approx;

namespace {

Date month(int number) {
    return Date{20000 + 30 * number};
}

// A leading measure with these values, and a lagging one that follows ten days later.
std::pair<Measure, Measure> measured(const std::vector<double>& early, const std::vector<double>& late) {
    std::pair<Measure, Measure> pair;
    pair.first.id = Id::literal("m-early");
    pair.second.id = Id::literal("m-late");
    for (std::size_t index = 0; index < early.size(); ++index) {
        MeasurePoint point;
        point.on = month(static_cast<int>(index));
        point.value = early[index];
        pair.first.series.push_back(point);
    }
    for (std::size_t index = 0; index < late.size(); ++index) {
        MeasurePoint point;
        point.on = Date{month(static_cast<int>(index)).days + 10};
        point.value = late[index];
        pair.second.series.push_back(point);
    }
    return pair;
}

const std::vector<double> jagged = {50, 53, 49, 58, 55, 61, 54, 60, 66, 59, 64, 57};

} // namespace

TEST_CASE("A leading measure predicts where its changes are followed", "[journey][R079]") {
    std::vector<double> following;
    for (double value : jagged)
        following.push_back(20 + value / 2);
    const auto [early, late] = measured(jagged, following);
    const PredictionTest test = test_prediction(early, late);
    CHECK(test.verdict == PredictionVerdict::Predicts);
    CHECK(test.from_series);
    CHECK(test.n == 11);
    CHECK(prediction_text(test) == "predicts · n 11");
    CHECK(prediction_reason(test).find("11 pairs of changes") != std::string::npos);
}

TEST_CASE("Growing side by side is no prediction", "[journey][R079]") {
    // Both rise by about one a month; their ups and downs have nothing to do with each other.
    const auto [early, late] =
        measured({10, 11.2, 12.1, 13.4, 14.2, 15.3, 16.1, 17.4, 18.3, 19.2, 20.4, 21.3},
                 {30, 31.0, 32.301, 32.903, 33.806, 34.41, 35.115, 36.021, 37.328, 38.136, 39.545, 40.855});
    const PredictionTest test = test_prediction(early, late);
    CHECK(test.verdict == PredictionVerdict::NoSign);
    CHECK(test.n == 11);
}

TEST_CASE("Less may be better, and then falling is what is announced", "[journey][R079]") {
    std::vector<double> falling;
    for (double value : jagged)
        falling.push_back(100 - value);
    auto [early, late] = measured(jagged, falling);
    CHECK(test_prediction(early, late).verdict == PredictionVerdict::WrongWay);
    late.direction = Direction::LessIsBetter;
    const PredictionTest test = test_prediction(early, late);
    CHECK(test.verdict == PredictionVerdict::Predicts);
    CHECK(*test.low <= *test.association);
    CHECK(*test.association <= *test.high);
}

TEST_CASE("Too little says so, and what was recorded counts instead", "[journey][R079]") {
    auto [early, late] = measured({}, {});
    CHECK(test_prediction(early, late).verdict == PredictionVerdict::NotTested);
    CHECK(prediction_text(test_prediction(early, late)) == "prediction not tested");
    std::tie(early, late) = measured({1, 3, 2}, {4, 6, 5});
    CHECK(test_prediction(early, late).verdict == PredictionVerdict::TooFew);

    Effect effect;
    effect.target = late.id;
    effect.effect = 0.3;
    effect.low = 0.1;
    effect.high = 0.5;
    effect.n = 400;
    early.predicts = {effect};
    CHECK(test_prediction(early, late).verdict == PredictionVerdict::Predicts);
    CHECK_FALSE(test_prediction(early, late).from_series);
    early.predicts.front().n = 12;
    CHECK(test_prediction(early, late).verdict == PredictionVerdict::TooFew);
    early.predicts.front().n = 400;
    early.predicts.front().low.reset();
    CHECK(test_prediction(early, late).verdict == PredictionVerdict::NoInterval);
    CHECK(prediction_text(test_prediction(early, late)) == "recorded without its interval · n 400");
    // An effect on something else says nothing.
    early.predicts.front().target = Id::literal("m-other");
    CHECK(test_prediction(early, late).verdict == PredictionVerdict::TooFew);
}

TEST_CASE("Competitors are compared at the stage that they are rated about", "[journey][R068]") {
    Example example = harbour_bank();
    const auto* journey = example.store.find_as<Journey>(Id::literal("j-first"));
    const auto* stage = example.store.find_as<Stage>(Id::literal("st-compare"));
    REQUIRE(journey);
    REQUIRE(stage);
    const auto comparisons = comparisons_at(example.store, *journey, *stage);
    REQUIRE(comparisons.size() == 2); // the other is about an experience
    const Comparison& first = comparisons.front();
    CHECK(first.what_matters == "The real price");
    CHECK(first.theirs == Approx(0.02));
    CHECK(first.n == 96);
    REQUIRE(first.ours);
    // Each interaction as often as it was answered: never outside of what they felt.
    double low = 2, high = -2;
    for (const Interaction* interaction : interactions_in(example.store, stage->id)) {
        if (interaction->emotion) {
            low = std::min(low, *interaction->emotion);
            high = std::max(high, *interaction->emotion);
        }
    }
    CHECK(*first.ours >= low);
    CHECK(*first.ours <= high);
    Comparison other = first;
    other.ours = other.theirs + 0.42;
    CHECK(standing_text(other) == "ahead by 0.4");
    other.ours = other.theirs - 1;
    CHECK(standing_text(other) == "behind by 1");
    other.ours = other.theirs;
    CHECK(standing_text(other) == "level");
    other.ours.reset();
    CHECK(standing_text(other) == "ours not known");
    CHECK(share_on(ComparisonScale::Emotion, -2) == 0);
    CHECK(share_on(ComparisonScale::Emotion, 2) == 1);
    CHECK(share_on(ComparisonScale::Satisfaction, 5) == Approx(0.5));
}

} // namespace throughline::journey_tests
