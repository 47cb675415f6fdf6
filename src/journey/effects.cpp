#include "journey/effects.h"

#include "journey/chain.h"
#include "model/records/experience.h"
#include "model/records/outcome.h"

#include <algorithm>
#include <cmath>

namespace throughline::journey {

namespace {

bool contains(const std::vector<Id>& ids, const Id& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool tests_interaction(const Store& store, const Experiment& experiment, const Id& interaction) {
    if (contains(experiment.interactions, interaction))
        return true;
    // The initiative's interactions, where the test names none itself.
    const auto* initiative = store.find_as<Initiative>(experiment.initiative);
    return initiative && experiment.interactions.empty() && contains(initiative->interactions, interaction);
}

bool is_measured_by(const Outcome& outcome, const Experiment& experiment) {
    return experiment.measure.empty() || experiment.measure == outcome.business.measure ||
           experiment.measure == outcome.customer.measure;
}

// The products of effects and weights along each way from the interaction to the outcome.
void walk_line(const Store& store, const Interaction& interaction, const Outcome& outcome,
               OutcomeEffect& effect) {
    bool first = true;
    for (const Effect& near : interaction.serves) {
        const auto* experience = store.find_as<Experience>(near.target);
        if (!experience || !near.effect)
            continue;
        for (const Effect& far : experience->serves) {
            if (far.target != outcome.id || !far.effect)
                continue;
            effect.along_the_line =
                effect.along_the_line.value_or(0) +
                *near.effect * near.weight.value_or(1) * *far.effect * far.weight.value_or(1);
            const EvidenceBasis basis = std::min(near.basis, far.basis);
            effect.weakest = first ? basis : std::min(effect.weakest, basis);
            first = false;
        }
    }
}

int telling(TestVerdict verdict) {
    switch (verdict) {
    case TestVerdict::Demonstrated:
    case TestVerdict::Harmful:
        return 3;
    case TestVerdict::Undecided:
        return 2;
    case TestVerdict::NotEnoughData:
        return 1;
    case TestVerdict::CannotShow:
        break;
    }
    return 0;
}

const ArmResult* telling_arm(const TestResult& test) {
    const ArmResult* found = nullptr;
    for (const ArmResult& arm : test.arms) {
        const bool tells =
            arm.verdict == evidence::Verdict::Demonstrated || arm.verdict == evidence::Verdict::Harmful;
        if (!found || (tells && found->verdict != evidence::Verdict::Demonstrated))
            found = &arm;
    }
    return found;
}

void take_test(const TestResult& test, OutcomeEffect& effect) {
    effect.test = test.experiment;
    // What keeps it from showing anything comes first, what it showed last.
    const bool can_show = test.verdict != TestVerdict::CannotShow;
    if (!test.reasons.empty())
        effect.reason = can_show ? test.reasons.back() : test.reasons.front();
    if (const ArmResult* arm = telling_arm(test)) {
        effect.effect =
            figure_of(arm->comparison.difference, arm->is_share ? 100 : 1, arm->is_share ? "points" : "");
        effect.effect.n = arm->treated + arm->control;
    }
    if (test.verdict == TestVerdict::Demonstrated)
        effect.causation = Causation::Creates;
    else if (test.verdict == TestVerdict::Harmful)
        effect.causation = Causation::Harms;
    else if (can_show)
        effect.causation = Causation::NotShown;
}

OutcomeEffect effect_of(const Store& store, const Interaction& interaction, const Outcome& outcome) {
    OutcomeEffect effect;
    effect.interaction = interaction.id;
    effect.outcome = outcome.id;
    walk_line(store, interaction, outcome, effect);
    if (effect.along_the_line) {
        effect.causation =
            effect.weakest == EvidenceBasis::Assumed ? Causation::Assumed : Causation::SeenTogether;
        effect.reason = effect.weakest == EvidenceBasis::Assumed
                            ? "Somebody put numbers to it; nobody has seen it."
                            : "Seen together, without a control for the whole way.";
    } else {
        effect.reason = "Nobody has said how strong it is.";
    }
    int most = -1;
    for (const RecordPointer& record : store.all(Kind::Experiment)) {
        const auto& experiment = *as<Experiment>(record);
        if (!tests_interaction(store, experiment, interaction.id) || !is_measured_by(outcome, experiment))
            continue;
        const TestResult test = judge_test(store, experiment);
        if (telling(test.verdict) <= most)
            continue;
        most = telling(test.verdict);
        take_test(test, effect);
    }
    return effect;
}

RepeatEffect repeat_effect_of(const Interaction& interaction) {
    RepeatEffect repeat;
    repeat.interaction = interaction.id;
    const Estimate& estimate = interaction.repeat_effect;
    Figure& effect = repeat.effect;
    effect = figure_of(estimate, "points");
    repeat.basis = estimate.basis;
    if (!estimate.value) {
        effect.missing = "Nobody measured whether customers come back after it.";
        return repeat;
    }
    for (std::optional<double>* part : {&effect.value, &effect.low, &effect.high}) {
        if (*part)
            *part = 100 * **part;
    }
    repeat.verdict = RepeatVerdict::NotShown;
    if (effect.low && *effect.low > 0)
        repeat.verdict = RepeatVerdict::Raises;
    else if (effect.high && *effect.high < 0)
        repeat.verdict = RepeatVerdict::Lowers;
    if (interaction.frequency)
        repeat.customers_a_month = *estimate.value * *interaction.frequency;
    return repeat;
}

} // namespace

std::vector<OutcomeEffect> outcome_effects(const Store& store) {
    std::vector<OutcomeEffect> effects;
    for (const RecordPointer& record : store.all(Kind::Outcome)) {
        const auto& outcome = *as<Outcome>(record);
        const auto first = static_cast<std::ptrdiff_t>(effects.size());
        for (const Id& id : interactions_serving(store, outcome.id))
            effects.push_back(effect_of(store, *store.find_as<Interaction>(id), outcome));
        std::stable_sort(effects.begin() + first, effects.end(),
                         [](const OutcomeEffect& left, const OutcomeEffect& right) {
                             if (left.causation != right.causation)
                                 return left.causation > right.causation;
                             return std::fabs(left.along_the_line.value_or(0)) >
                                    std::fabs(right.along_the_line.value_or(0));
                         });
    }
    return effects;
}

std::vector<RepeatEffect> repeat_effects(const Store& store) {
    std::vector<RepeatEffect> effects;
    for (const RecordPointer& record : store.all(Kind::Interaction))
        effects.push_back(repeat_effect_of(*as<Interaction>(record)));
    const auto group = [](const RepeatEffect& effect) {
        return effect.verdict == RepeatVerdict::Lowers ? RepeatVerdict::Raises : effect.verdict;
    };
    std::stable_sort(
        effects.begin(), effects.end(), [&](const RepeatEffect& left, const RepeatEffect& right) {
            if (group(left) != group(right))
                return group(left) < group(right);
            return std::fabs(left.effect.value.value_or(0)) > std::fabs(right.effect.value.value_or(0));
        });
    return effects;
}

} // namespace throughline::journey
