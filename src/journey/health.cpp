#include "journey/health.h"

#include "journey/chain.h"
#include "model/records/experience.h"
#include "model/records/interaction.h"
#include "model/records/measure.h"
#include "model/records/task.h"

#include <algorithm>
#include <cmath>
#include <utility>

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

// Adds up over all ways from below to one outcome.
class Roll {
public:
    explicit Roll(const Store& store)
        : m_store(store) {}

    void add_experience(const Experience& experience, const Effect& onward) {
        const double strength = weight_of(onward) * *onward.effect;
        const double felt = std::clamp(experience.felt_by.value_or(100) / 100, 0.0, 1.0);
        add({experience.id, strength * felt, weight_of(onward), *onward.effect, felt});
        for (const Reference& reference : m_store.references_to(experience.id)) {
            const auto* interaction = m_store.find_as<Interaction>(reference.source);
            const Effect* effect = interaction ? effect_on(interaction->serves, experience.id) : nullptr;
            if (effect && effect->effect)
                add_interaction(*interaction, *effect, strength, weight_of(onward));
        }
    }

    Health result() && {
        if (m_weights <= 0)
            return {};
        Health health;
        for (HealthPart& part : m_parts)
            part.points *= 50 / m_weights;
        std::sort(m_parts.begin(), m_parts.end(), [](const HealthPart& left, const HealthPart& right) {
            const double one = std::fabs(left.points), other = std::fabs(right.points);
            return one != other ? one > other : left.record < right.record;
        });
        health.parts = std::move(m_parts);
        health.value = std::clamp(50 + 50 * m_sum / m_weights, 0.0, 100.0);
        return health;
    }

private:
    void add(const HealthPart& part) {
        m_sum += part.points;
        m_weights += part.weight;
        auto found = std::find_if(m_parts.begin(), m_parts.end(),
                                  [&](const HealthPart& other) { return other.record == part.record; });
        if (found == m_parts.end()) {
            m_parts.push_back(part);
            return;
        }
        found->points += part.points;
        found->weight += part.weight;
    }

    void add_interaction(const Interaction& interaction, const Effect& effect, double strength,
                         double weight) {
        const double own = strength * weight_of(effect) * *effect.effect;
        const double success = success_share(interaction);
        add({interaction.id, own * success, weight * weight_of(effect), *effect.effect, success});
        std::vector<const Task*> tasks;
        for (const Reference& reference : m_store.references_to(interaction.id)) {
            const auto* task = m_store.find_as<Task>(reference.source);
            if (task && task->interaction == interaction.id && task->effect &&
                task->state != TaskState::Cancelled)
                tasks.push_back(task);
        }
        const auto count = static_cast<double>(tasks.size());
        for (const Task* task : tasks) {
            const double done = task->state == TaskState::Done ? 1 : 0;
            add({task->id, own * *task->effect * done / count, weight * weight_of(effect) / count,
                 *task->effect, done});
        }
    }

    const Store& m_store;
    double m_sum = 0;
    double m_weights = 0;
    std::vector<HealthPart> m_parts;
};

} // namespace

Health outcome_health(const Store& store, const Id& outcome) {
    Roll roll(store);
    for (const Id& id : experiences_serving(store, outcome)) {
        const auto& experience = *store.find_as<Experience>(id);
        const Effect& onward = *effect_on(experience.serves, outcome);
        if (onward.effect)
            roll.add_experience(experience, onward);
    }
    return std::move(roll).result();
}

std::optional<ExpectationGap> expectation_gap(const std::optional<double>& importance,
                                              const std::optional<double>& satisfaction) {
    if (!importance || !satisfaction)
        return std::nullopt;
    const double gap = *importance - *satisfaction;
    return ExpectationGap{gap, *importance + std::max(gap, 0.0)};
}

bool holds(const Store& store, const OutcomeSide& side) {
    if (side.verified_on)
        return true;
    if (!side.target || !side.current)
        return false;
    const auto* measure = store.find_as<Measure>(side.measure);
    const bool less_is_better = measure ? measure->direction == Direction::LessIsBetter
                                        : side.baseline && *side.target < *side.baseline;
    return less_is_better ? *side.current <= *side.target : *side.current >= *side.target;
}

std::optional<OutcomeState> side_state(const Store& store, const Outcome& outcome, const OutcomeSide& side,
                                       Date today) {
    if (side.statement.empty() && !side.target && !side.verified_on)
        return std::nullopt;
    if (outcome.state == OutcomeState::Abandoned)
        return OutcomeState::Abandoned;
    if (side.verified_on)
        return OutcomeState::Verified;
    if (holds(store, side))
        return OutcomeState::Achieved;
    if (side.due && *side.due < today)
        return OutcomeState::Missed;
    if (side.current)
        return OutcomeState::InProgress;
    return side.target ? OutcomeState::Agreed : OutcomeState::Proposed;
}

bool is_mutual(const Store& store, const Id& outcome) {
    const auto* record = store.find_as<Outcome>(outcome);
    return record && holds(store, record->business) && holds(store, record->customer);
}

} // namespace throughline::journey
