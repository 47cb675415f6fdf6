#include "journey/prediction.h"

#include "base/text.h"
#include "evidence/association.h"

#include <algorithm>
#include <vector>

namespace throughline::journey {

namespace {

// Below eight pairs the interval of a rank correlation spans nearly everything.
constexpr std::size_t fewest_changes = 8;
// Behind a recorded effect.
constexpr std::int64_t fewest_customers = 30;

struct Point {
    Date on;
    double value = 0;
};

std::vector<Point> points_of(const Measure& measure) {
    std::vector<Point> points;
    for (const MeasurePoint& point : measure.series) {
        if (point.on && point.value)
            points.push_back({*point.on, *point.value});
    }
    std::stable_sort(points.begin(), points.end(),
                     [](const Point& left, const Point& right) { return left.on < right.on; });
    return points;
}

struct Changes {
    std::vector<double> leading;
    std::vector<double> lagging;
};

// Each lagging point is paired with the last leading point that is not later, each leading point once.
Changes changes_of(const Measure& leading, const Measure& lagging) {
    const std::vector<Point> early = points_of(leading);
    std::vector<std::pair<double, double>> pairs;
    std::size_t next = 0;
    for (const Point& late : points_of(lagging)) {
        const Point* found = nullptr;
        while (next < early.size() && early[next].on <= late.on)
            found = &early[next++];
        if (found)
            pairs.emplace_back(found->value, late.value);
    }
    Changes changes;
    for (std::size_t index = 1; index < pairs.size(); ++index) {
        changes.leading.push_back(pairs[index].first - pairs[index - 1].first);
        changes.lagging.push_back(pairs[index].second - pairs[index - 1].second);
    }
    return changes;
}

bool gets_better_downwards(const Measure& measure) {
    return measure.direction == Direction::LessIsBetter;
}

PredictionVerdict verdict_of(const PredictionTest& test) {
    if (!test.low || !test.high)
        return PredictionVerdict::NoInterval;
    if (*test.low > 0)
        return PredictionVerdict::Predicts;
    return *test.high < 0 ? PredictionVerdict::WrongWay : PredictionVerdict::NoSign;
}

// Turned where for one of the two less is better.
void turn(PredictionTest& test) {
    const std::optional<double> low = test.low;
    if (test.association)
        test.association = -*test.association;
    test.low = test.high ? std::optional<double>(-*test.high) : std::nullopt;
    test.high = low ? std::optional<double>(-*low) : std::nullopt;
}

bool take_series(const Measure& leading, const Measure& lagging, PredictionTest& test) {
    const Changes changes = changes_of(leading, lagging);
    if (changes.leading.size() < fewest_changes)
        return false;
    const auto tested = evidence::rank_correlation(changes.leading, changes.lagging);
    if (!tested.ok())
        return false;
    const evidence::Estimate& estimate = tested.value().correlation;
    test.association = estimate.value;
    test.low = estimate.interval.low;
    test.high = estimate.interval.high;
    test.n = static_cast<std::int64_t>(changes.leading.size());
    test.from_series = true;
    return true;
}

bool take_recorded(const Measure& leading, const Measure& lagging, PredictionTest& test) {
    for (const Effect& effect : leading.predicts) {
        if (effect.target != lagging.id || !effect.effect)
            continue;
        test.association = effect.effect;
        test.low = effect.low;
        test.high = effect.high;
        test.n = effect.n.value_or(0);
        return true;
    }
    return false;
}

} // namespace

PredictionTest test_prediction(const Measure& leading, const Measure& lagging) {
    PredictionTest test;
    if (!take_series(leading, lagging, test) && !take_recorded(leading, lagging, test)) {
        if (!changes_of(leading, lagging).leading.empty())
            test.verdict = PredictionVerdict::TooFew;
        test.n = static_cast<std::int64_t>(changes_of(leading, lagging).leading.size());
        return test;
    }
    if (gets_better_downwards(leading) != gets_better_downwards(lagging))
        turn(test);
    const bool too_few = !test.from_series && test.n < fewest_customers;
    test.verdict = too_few ? PredictionVerdict::TooFew : verdict_of(test);
    return test;
}

std::string prediction_text(const PredictionTest& test) {
    std::string text;
    switch (test.verdict) {
    case PredictionVerdict::NotTested:
        return "prediction not tested";
    case PredictionVerdict::TooFew:
        text = "too few to say";
        break;
    case PredictionVerdict::NoInterval:
        text = "recorded without its interval";
        break;
    case PredictionVerdict::Predicts:
        text = "predicts";
        break;
    case PredictionVerdict::NoSign:
        text = "no sign that it predicts";
        break;
    case PredictionVerdict::WrongWay:
        text = "goes the wrong way";
        break;
    }
    return text + " · n " + number_for_people(static_cast<double>(test.n));
}

std::string prediction_reason(const PredictionTest& test) {
    if (!test.association)
        return "Record the effect of the leading measure on the lagging one, or measure both at least nine "
               "times.";
    std::string text = text_format("Association %s", number_for_people(*test.association, 2).c_str());
    if (test.low && test.high)
        text += text_format(", 95 %% interval %s to %s", number_for_people(*test.low, 2).c_str(),
                            number_for_people(*test.high, 2).c_str());
    const std::string n = number_for_people(static_cast<double>(test.n));
    text += test.from_series ? ", from " + n + " pairs of changes." : ", recorded, n = " + n + ".";
    return text;
}

} // namespace throughline::journey
