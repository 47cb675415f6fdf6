#include "base/text.h"
#include "journey/approach_measures.h"
#include "journey/governance.h"
#include "journey/scope.h"
#include "model/records/measure.h"

#include <algorithm>
#include <set>

namespace throughline::journey {

namespace {

Date days_after(Date day, std::int64_t days) {
    return {day.days + static_cast<std::int32_t>(days)};
}

void set_next(ReviewItem& item, Date next, Date today, const ReviewRules& rules) {
    item.next = next;
    if (next < today) {
        item.freshness = Freshness::Overdue;
        item.days_over = today.days - next.days;
    } else if (next.days - today.days <= rules.due_within) {
        item.freshness = Freshness::Due;
    }
}

bool changed_after(const Interaction& interaction, Date day) {
    return std::any_of(
        interaction.history.begin(), interaction.history.end(),
        [day](const StateChange<InteractionState>& step) { return step.at && date_of(*step.at) > day; });
}

std::size_t count_changed(const Store& store, const Id& journey, Date since) {
    std::set<Id> changed;
    for (const Step& step : walk_of(store, journey)) {
        if (changed_after(*step.interaction, since))
            changed.insert(step.interaction->id);
    }
    return changed.size();
}

ReviewItem review_of(const Store& store, const Journey& journey, Date today, const ReviewRules& rules) {
    ReviewItem item;
    item.record = journey.id;
    item.last = journey.reviewed;
    item.version = journey.version.value_or(0);
    if (journey.reviewed)
        item.changed_since = count_changed(store, journey.id, *journey.reviewed);
    if (!journey.review_days) {
        item.freshness = Freshness::NoRhythm;
        item.reason = "Nobody said how often it is looked at again.";
        return item;
    }
    if (!journey.reviewed) {
        item.freshness = Freshness::Overdue;
        item.reason = "It has never been reviewed.";
        return item;
    }
    set_next(item, days_after(*journey.reviewed, *journey.review_days), today, rules);
    item.reason = text_format("Every %d days; last on %s.", static_cast<int>(*journey.review_days),
                              date_for_people(*journey.reviewed).c_str());
    return item;
}

ReviewItem review_of_value(const Id& record, const std::optional<Date>& last, int days,
                           std::string_view never, Date today, const ReviewRules& rules) {
    ReviewItem item;
    item.record = record;
    item.last = last;
    if (!last) {
        item.freshness = Freshness::Overdue;
        item.reason = never;
        return item;
    }
    set_next(item, days_after(*last, days), today, rules);
    item.reason = "Last on " + date_for_people(*last) + ".";
    return item;
}

// The latest day on which a measure has a value.
std::optional<Date> measured_on(const Measure& measure) {
    std::optional<Date> last = measure.current ? measure.as_of : std::nullopt;
    for (const MeasurePoint& point : measure.series) {
        if (point.value && point.on)
            last = std::max(last, point.on);
    }
    return last;
}

} // namespace

std::vector<ReviewItem> reviews_of(const Store& store, Date today, const ReviewRules& rules) {
    std::vector<ReviewItem> items;
    for (const RecordPointer& record : store.all(Kind::Journey)) {
        const auto& journey = *as<Journey>(record);
        if (journey.state != JourneyState::Retired)
            items.push_back(review_of(store, journey, today, rules));
    }
    for (const RecordPointer& record : store.all(Kind::Measure)) {
        const auto& measure = *as<Measure>(record);
        if (!is_pointed_to_by(store, measure.id, Kind::Outcome) &&
            !is_pointed_to_by(store, measure.id, Kind::Interaction))
            continue;
        items.push_back(review_of_value(measure.id, measured_on(measure), rules.measure_days,
                                        "It has never been measured.", today, rules));
    }
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto assessments = assessments_of(store, record->id);
        if (!assessments.empty())
            items.push_back(review_of_value(assessments.front()->id, assessments.front()->assessed_on,
                                            rules.assessment_days, "It does not say when it was assessed.",
                                            today, rules));
    }
    std::stable_sort(items.begin(), items.end(), [](const ReviewItem& left, const ReviewItem& right) {
        if (left.freshness != right.freshness)
            return left.freshness < right.freshness;
        return left.days_over > right.days_over;
    });
    return items;
}

} // namespace throughline::journey
