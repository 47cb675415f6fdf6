#include "journey/scope.h"

#include "journey/chain.h"

#include <algorithm>
#include <set>

namespace throughline::journey {

namespace {

constexpr double last = 1e300;

template <typename T>
void sort_by_order(std::vector<const T*>& records) {
    std::sort(records.begin(), records.end(), [](const T* left, const T* right) {
        const double left_order = left->order.value_or(last);
        const double right_order = right->order.value_or(last);
        return left_order != right_order ? left_order < right_order : left->id < right->id;
    });
}

bool contains(const std::vector<Id>& ids, const Id& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

template <typename T>
void add_once(std::vector<const T*>& list, const T* record) {
    if (std::find(list.begin(), list.end(), record) == list.end())
        list.push_back(record);
}

} // namespace

std::vector<const Stage*> stages_of(const Store& store, const Id& journey) {
    std::vector<const Stage*> stages;
    for (const Reference& reference : store.references_to(journey)) {
        const auto* stage = store.find_as<Stage>(reference.source);
        if (stage && stage->journey == journey)
            add_once(stages, stage);
    }
    sort_by_order(stages);
    return stages;
}

std::vector<const Interaction*> interactions_in(const Store& store, const Id& stage) {
    std::vector<const Interaction*> interactions;
    for (const Reference& reference : store.references_to(stage)) {
        const auto* interaction = store.find_as<Interaction>(reference.source);
        if (interaction && (interaction->stage == stage || contains(interaction->also_in, stage)))
            add_once(interactions, interaction);
    }
    sort_by_order(interactions);
    return interactions;
}

std::vector<const Interaction*> unplaced_interactions(const Store& store, const Journey& journey) {
    std::vector<Id> outcomes = journey.outcomes;
    if (!journey.segment.empty()) {
        for (const Outcome* outcome : outcomes_of(store, journey.segment))
            outcomes.push_back(outcome->id);
    }
    std::vector<const Interaction*> unplaced;
    for (const Id& outcome : outcomes) {
        for (const Id& id : interactions_serving(store, outcome)) {
            const auto* interaction = store.find_as<Interaction>(id);
            if (interaction && interaction->stage.empty() && interaction->also_in.empty())
                add_once(unplaced, interaction);
        }
    }
    std::sort(unplaced.begin(), unplaced.end(),
              [](const Interaction* left, const Interaction* right) { return left->id < right->id; });
    return unplaced;
}

std::vector<Step> walk_of(const Store& store, const Id& journey) {
    std::vector<Step> walk;
    for (const Stage* stage : stages_of(store, journey)) {
        for (const Interaction* interaction : interactions_in(store, stage->id))
            walk.push_back({stage, interaction});
    }
    return walk;
}

std::vector<const Journey*> journeys_of(const Store& store, const Id& segment) {
    std::vector<const Journey*> journeys;
    for (const Reference& reference : store.references_to(segment)) {
        const auto* journey = store.find_as<Journey>(reference.source);
        if (journey && journey->segment == segment)
            add_once(journeys, journey);
    }
    return journeys;
}

std::vector<const Outcome*> outcomes_of(const Store& store, const Id& segment) {
    std::vector<const Outcome*> outcomes;
    for (const Reference& reference : store.references_to(segment)) {
        const auto* outcome = store.find_as<Outcome>(reference.source);
        if (outcome && contains(outcome->segments, segment))
            add_once(outcomes, outcome);
    }
    return outcomes;
}

std::vector<const Interaction*> interactions_of(const Store& store, const Id& segment) {
    std::vector<const Interaction*> interactions;
    std::set<Id> known;
    const auto add = [&](const Interaction* interaction) {
        if (known.insert(interaction->id).second)
            interactions.push_back(interaction);
    };
    for (const Journey* journey : journeys_of(store, segment)) {
        for (const Step& step : walk_of(store, journey->id))
            add(step.interaction);
    }
    std::set<Id> beside;
    for (const Outcome* outcome : outcomes_of(store, segment)) {
        for (const Id& id : interactions_serving(store, outcome->id))
            beside.insert(id);
    }
    for (const Id& id : beside) {
        const auto* interaction = store.find_as<Interaction>(id);
        // What stands on the map of somebody else is not met by this segment.
        if (interaction->stage.empty() && interaction->also_in.empty())
            add(interaction);
    }
    return interactions;
}

bool is_pointed_to_by(const Store& store, const Id& id, Kind kind) {
    const auto references = store.references_to(id);
    return std::any_of(references.begin(), references.end(), [&](const Reference& reference) {
        const Record* source = store.find(reference.source);
        return source && source->kind == kind;
    });
}

bool ControlFilter::lets_pass(Control control) const {
    switch (control) {
    case Control::Controlled:
        return controlled;
    case Control::Influenced:
        return influenced;
    case Control::Uncontrolled:
        return uncontrolled;
    case Control::Unstated:
        break;
    }
    return true;
}

double grip_on(Control control) {
    switch (control) {
    case Control::Controlled:
        return 1;
    case Control::Uncontrolled:
        return 0;
    case Control::Influenced:
    case Control::Unstated:
        break;
    }
    return 0.5;
}

} // namespace throughline::journey
