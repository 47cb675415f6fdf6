#include "journey/strength.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace throughline::journey {

namespace {

constexpr double middle_importance = 5;

struct Seen {
    double value = 0;
    std::int64_t n = 0;
};

// One side of an outcome with everything that was measured of it.
struct Track {
    Id outcome;
    Id measure;
    double baseline = 0;
    double target = 0;
    double weight = middle_importance;
    Direction direction = Direction::MoreIsBetter;
    std::map<Date, Seen> seen;
    std::optional<Date> due;
};

std::optional<Track> track_of(const Store& store, const Outcome& outcome, const OutcomeSide& side,
                              Date today) {
    const auto* measure = store.find_as<Measure>(side.measure);
    const std::optional<double> baseline = side.baseline || !measure ? side.baseline : measure->baseline;
    const std::optional<double> target = side.target || !measure ? side.target : measure->target;
    if (!baseline || !target || *baseline == *target)
        return std::nullopt;
    Track track;
    track.outcome = outcome.id;
    track.measure = side.measure;
    track.baseline = *baseline;
    track.target = *target;
    track.weight = side.importance.value_or(middle_importance);
    track.due = side.due;
    if (measure) {
        track.direction = measure->direction;
        for (const MeasurePoint& point : measure->series) {
            if (point.on && point.value && *point.on <= today)
                track.seen[*point.on] = {*point.value, point.n.value_or(0)};
        }
        if (measure->current && measure->as_of && *measure->as_of <= today)
            track.seen.try_emplace(*measure->as_of, Seen{*measure->current, measure->n.value_or(0)});
    }
    if (track.seen.empty())
        return std::nullopt;
    return track;
}

std::optional<StrengthPart> part_on(const Track& track, Date day, bool planned) {
    StrengthPart part;
    part.outcome = track.outcome;
    part.measure = track.measure;
    part.weight = track.weight;
    if (planned && track.due && *track.due <= day) {
        part.value = track.target;
    } else {
        auto after = track.seen.upper_bound(day);
        if (after == track.seen.begin())
            return std::nullopt;
        --after;
        part.value = after->second.value;
        part.n = after->second.n;
        part.carried = after->first != day;
    }
    part.attainment = attainment(part.value, track.baseline, track.target, track.direction).value_or(0);
    return part;
}

std::optional<double> fill(const std::vector<Track>& tracks, Date day, bool planned,
                           std::vector<StrengthPart>& parts) {
    WeightedMean mean;
    for (const Track& track : tracks) {
        if (const std::optional<StrengthPart> part = part_on(track, day, planned)) {
            mean.add(part->attainment, part->weight);
            parts.push_back(*part);
        }
    }
    return mean.value();
}

void add_days(const std::vector<Track>& tracks, Date today, std::map<Date, bool>& days) {
    for (const Track& track : tracks) {
        for (const auto& [day, seen] : track.seen)
            days[day] = false;
        if (track.due && *track.due > today)
            days.try_emplace(*track.due, true);
    }
}

} // namespace

std::optional<double> attainment(double value, double baseline, double target, Direction direction) {
    if (baseline == target)
        return std::nullopt;
    if (direction == Direction::TargetIsBest)
        return 100 * (1 - std::fabs(value - target) / std::fabs(baseline - target));
    return 100 * (value - baseline) / (target - baseline);
}

RelationshipStrength relationship_strength(const Store& store, const Id& segment, Date today) {
    RelationshipStrength strength;
    const auto* record = store.find_as<Segment>(segment);
    if (!record)
        return strength;
    if (record->size && record->value)
        strength.value_a_year = static_cast<double>(*record->size) * *record->value;
    std::vector<Track> customer;
    std::vector<Track> business;
    for (const Outcome* outcome : outcomes_of(store, segment)) {
        if (outcome->state == OutcomeState::Abandoned)
            continue;
        if (std::optional<Track> track = track_of(store, *outcome, outcome->customer, today))
            customer.push_back(std::move(*track));
        else
            strength.customer_unmeasured.push_back(outcome->id);
        if (std::optional<Track> track = track_of(store, *outcome, outcome->business, today))
            business.push_back(std::move(*track));
        else
            strength.business_unmeasured.push_back(outcome->id);
    }
    std::map<Date, bool> days;
    add_days(customer, today, days);
    add_days(business, today, days);
    for (const auto& [day, planned] : days) {
        StrengthPoint point;
        point.on = day;
        point.planned = planned;
        point.strength = fill(customer, day, planned, point.customer_parts);
        point.value = fill(business, day, planned, point.business_parts);
        strength.points.push_back(std::move(point));
    }
    return strength;
}

} // namespace throughline::journey
