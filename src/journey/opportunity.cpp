#include "journey/opportunity.h"

#include "journey/figure.h"
#include "journey/health.h"
#include "model/records/action.h"
#include "model/records/experience.h"

#include <algorithm>
#include <map>

namespace throughline::journey {

namespace {

void add_part(const Id& record, const std::optional<double>& importance,
              const std::optional<double>& satisfaction, OpportunityPlace& place) {
    if (const auto gap = expectation_gap(importance, satisfaction))
        place.parts.push_back({record, gap->opportunity});
}

void add_score(OpportunityPlace& place) {
    WeightedMean mean;
    for (const OpportunityPart& part : place.parts)
        mean.add(part.score, 1);
    if (mean.value())
        place.opportunity = *mean.value() * place.reach.value_or(1);
}

OpportunityPlace place_of(const Store& store, const Segment& segment) {
    OpportunityPlace place;
    place.record = segment.id;
    place.value = segment.value;
    for (const Outcome* outcome : outcomes_of(store, segment.id))
        add_part(outcome->id, outcome->customer.importance, outcome->customer.satisfaction, place);
    for (const RecordPointer& record : store.all(Kind::Experience)) {
        const auto& experience = *as<Experience>(record);
        if (std::find(experience.segments.begin(), experience.segments.end(), segment.id) !=
            experience.segments.end())
            add_part(experience.id, experience.importance, experience.satisfaction, place);
    }
    WeightedMean grip;
    for (const Interaction* interaction : interactions_of(store, segment.id))
        grip.add(grip_on(interaction->control), interaction->frequency.value_or(1));
    place.reach = grip.value();
    add_score(place);
    return place;
}

Quadrant quadrant_of(const OpportunityPlace& place, const OpportunityMap& map) {
    if (!place.opportunity || !place.value || !map.value_split)
        return Quadrant::NotKnown;
    const bool much = *place.opportunity >= map.opportunity_split;
    const bool dear = *place.value >= *map.value_split;
    if (much)
        return dear ? Quadrant::ChangeFirst : Quadrant::Earn;
    return dear ? Quadrant::Protect : Quadrant::Leave;
}

void finish(OpportunityMap& map) {
    if (!map.value_split) {
        WeightedMean mean;
        for (const OpportunityPlace& place : map.places) {
            if (place.value)
                mean.add(*place.value, 1);
        }
        map.value_split = mean.value();
    }
    for (OpportunityPlace& place : map.places)
        place.quadrant = quadrant_of(place, map);
    std::stable_sort(map.places.begin(), map.places.end(),
                     [](const OpportunityPlace& left, const OpportunityPlace& right) {
                         return left.opportunity.value_or(-1) > right.opportunity.value_or(-1);
                     });
}

} // namespace

OpportunityMap segment_opportunities(const Store& store, std::optional<double> value_split,
                                     double opportunity_split) {
    OpportunityMap map;
    map.value_split = value_split;
    map.opportunity_split = opportunity_split;
    for (const RecordPointer& record : store.all(Kind::Segment)) {
        const auto& segment = *as<Segment>(record);
        if (segment.choice != SegmentChoice::NotChosen)
            map.places.push_back(place_of(store, segment));
    }
    finish(map);
    return map;
}

OpportunityMap interaction_opportunities(const Store& store, std::optional<double> value_split,
                                         double opportunity_split) {
    std::map<Id, WeightedMean> values;
    for (const RecordPointer& record : store.all(Kind::Segment)) {
        const auto& segment = *as<Segment>(record);
        if (!segment.value)
            continue;
        for (const Interaction* interaction : interactions_of(store, segment.id))
            values[interaction->id].add(*segment.value, static_cast<double>(segment.size.value_or(1)));
    }
    OpportunityMap map;
    map.value_split = value_split;
    map.opportunity_split = opportunity_split;
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(record);
        OpportunityPlace place;
        place.record = interaction.id;
        place.reach = grip_on(interaction.control);
        if (auto found = values.find(interaction.id); found != values.end())
            place.value = found->second.value();
        add_part(interaction.id, interaction.importance, interaction.satisfaction, place);
        add_score(place);
        map.places.push_back(std::move(place));
    }
    finish(map);
    return map;
}

std::vector<Id> ranked_by_value_alone(const Store& store) {
    std::vector<Id> alone;
    for (const RecordPointer& record : store.all(Kind::Segment)) {
        const auto& segment = *as<Segment>(record);
        if (segment.choice != SegmentChoice::NotChosen && segment.value &&
            !place_of(store, segment).opportunity)
            alone.push_back(segment.id);
    }
    for (const RecordPointer& record : store.all(Kind::Action)) {
        const auto& action = *as<Action>(record);
        const bool has_other_term =
            action.starting_propensity || action.customer_value || !action.decision.empty();
        if (action.state != ActionState::Retired && action.value && !has_other_term)
            alone.push_back(action.id);
    }
    return alone;
}

} // namespace throughline::journey
