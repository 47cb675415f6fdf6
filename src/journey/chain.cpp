#include "journey/chain.h"

#include "model/records/experience.h"

#include <algorithm>

namespace throughline::journey {

namespace {

void sort_once(std::vector<Id>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

bool serves(const std::vector<Effect>& effects, const Id& target) {
    return std::any_of(effects.begin(), effects.end(),
                       [&target](const Effect& effect) { return effect.target == target; });
}

} // namespace

std::vector<Id> outcomes_served(const Store& store, const Interaction& interaction) {
    std::vector<Id> outcomes;
    for (const Effect& effect : interaction.serves) {
        const auto* experience = store.find_as<Experience>(effect.target);
        if (!experience)
            continue;
        for (const Effect& onward : experience->serves) {
            if (store.find_as<Outcome>(onward.target))
                outcomes.push_back(onward.target);
        }
    }
    sort_once(outcomes);
    return outcomes;
}

std::vector<Id> experiences_serving(const Store& store, const Id& outcome) {
    std::vector<Id> experiences;
    for (const Reference& reference : store.references_to(outcome)) {
        const auto* experience = store.find_as<Experience>(reference.source);
        if (experience && serves(experience->serves, outcome))
            experiences.push_back(experience->id);
    }
    sort_once(experiences);
    return experiences;
}

std::vector<Id> interactions_serving(const Store& store, const Id& outcome) {
    std::vector<Id> interactions;
    for (const Id& experience : experiences_serving(store, outcome)) {
        for (const Reference& reference : store.references_to(experience)) {
            const auto* interaction = store.find_as<Interaction>(reference.source);
            if (interaction && serves(interaction->serves, experience))
                interactions.push_back(interaction->id);
        }
    }
    sort_once(interactions);
    return interactions;
}

bool is_served(const Store& store, const Outcome& outcome) {
    return !interactions_serving(store, outcome.id).empty();
}

} // namespace throughline::journey
