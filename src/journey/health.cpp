#include "journey/health.h"

#include "journey/chain.h"
#include "model/records/experience.h"
#include "model/records/interaction.h"
#include "model/records/measure.h"
#include "model/records/outcome.h"

#include <algorithm>
#include <cmath>

namespace throughline::journey {

namespace {

double weight_of(const Effect& effect) {
    return effect.weight.value_or(1);
}

const Effect* effect_on(const std::vector<Effect>& effects, const Id& target) {
    for (const Effect& effect : effects) {
        if (effect.target == target)
            return &effect;
    }
    return nullptr;
}

double success_share(const Interaction& interaction) {
    const SuccessRate& rate = interaction.success;
    if (!rate.good || rate.n.value_or(0) <= 0)
        return 1;
    return std::clamp(static_cast<double>(*rate.good) / static_cast<double>(*rate.n), 0.0, 1.0);
}

bool side_holds(const Store& store, const OutcomeSide& side) {
    if (side.verified_on)
        return true;
    if (!side.target || !side.current)
        return false;
    const auto* measure = store.find_as<Measure>(side.measure);
    const bool less_is_better = measure ? measure->direction == Direction::LessIsBetter
                                        : side.baseline && *side.target < *side.baseline;
    return less_is_better ? *side.current <= *side.target : *side.current >= *side.target;
}

} // namespace

Health outcome_health(const Store& store, const Id& outcome) {
    Health health;
    double sum = 0;
    double weights = 0;
    std::vector<HealthPart> interactions;
    const auto add = [&](std::vector<HealthPart>& parts, const Id& record, double points, double weight) {
        sum += points;
        weights += weight;
        auto found = std::find_if(parts.begin(), parts.end(),
                                  [&](const HealthPart& part) { return part.record == record; });
        if (found == parts.end())
            parts.push_back({record, points});
        else
            found->points += points;
    };
    for (const Id& experience_id : experiences_serving(store, outcome)) {
        const auto& experience = *store.find_as<Experience>(experience_id);
        const Effect& onward = *effect_on(experience.serves, outcome);
        if (!onward.effect)
            continue;
        const double strength = weight_of(onward) * *onward.effect;
        const double felt = std::clamp(experience.felt_by.value_or(100) / 100, 0.0, 1.0);
        add(health.parts, experience_id, strength * felt, weight_of(onward));
        for (const Reference& reference : store.references_to(experience_id)) {
            const auto* interaction = store.find_as<Interaction>(reference.source);
            const Effect* effect = interaction ? effect_on(interaction->serves, experience_id) : nullptr;
            if (!effect || !effect->effect)
                continue;
            add(interactions, interaction->id,
                strength * weight_of(*effect) * *effect->effect * success_share(*interaction),
                weight_of(onward) * weight_of(*effect));
        }
    }
    if (weights <= 0)
        return {};
    std::sort(interactions.begin(), interactions.end(),
              [](const HealthPart& left, const HealthPart& right) { return left.record < right.record; });
    health.parts.insert(health.parts.end(), interactions.begin(), interactions.end());
    for (HealthPart& part : health.parts)
        part.points *= 50 / weights;
    health.value = std::clamp(50 + 50 * sum / weights, 0.0, 100.0);
    return health;
}

std::optional<ExpectationGap> expectation_gap(const std::optional<double>& importance,
                                              const std::optional<double>& satisfaction) {
    if (!importance || !satisfaction)
        return std::nullopt;
    const double gap = *importance - *satisfaction;
    return ExpectationGap{gap, *importance + std::max(gap, 0.0)};
}

bool is_mutual(const Store& store, const Id& outcome) {
    const auto* record = store.find_as<Outcome>(outcome);
    return record && side_holds(store, record->business) && side_holds(store, record->customer);
}

} // namespace throughline::journey
