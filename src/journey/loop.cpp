#include "journey/loop.h"

#include "journey/chain.h"
#include "journey/scope.h"
#include "journey/strength.h"
#include "model/records/decision.h"
#include "model/records/experience.h"
#include "model/records/experiment.h"
#include "model/records/measure.h"

#include <algorithm>

namespace throughline::journey {

namespace {

// The records that a loop is about.
struct Scope {
    std::vector<const Outcome*> outcomes;
    std::vector<const Experience*> experiences;
    std::vector<const Interaction*> interactions;
    std::vector<const Decision*> decisions;

    bool has(const Id& outcome) const {
        return std::any_of(outcomes.begin(), outcomes.end(),
                           [&outcome](const Outcome* one) { return one->id == outcome; });
    }
};

template <typename T>
std::vector<const T*> all_of(const Store& store) {
    std::vector<const T*> records;
    for (const RecordPointer& record : store.all(T::record_kind))
        records.push_back(as<T>(record));
    return records;
}

Scope scope_of(const Store& store, const Id& outcome) {
    Scope scope;
    if (outcome.empty()) {
        scope.outcomes = all_of<Outcome>(store);
        scope.experiences = all_of<Experience>(store);
        scope.interactions = all_of<Interaction>(store);
        scope.decisions = all_of<Decision>(store);
        return scope;
    }
    if (const auto* found = store.find_as<Outcome>(outcome))
        scope.outcomes.push_back(found);
    for (const Id& id : experiences_serving(store, outcome))
        scope.experiences.push_back(store.find_as<Experience>(id));
    for (const Id& id : interactions_serving(store, outcome))
        scope.interactions.push_back(store.find_as<Interaction>(id));
    for (const Decision* decision : all_of<Decision>(store)) {
        const bool steers =
            std::any_of(scope.interactions.begin(), scope.interactions.end(),
                        [decision](const Interaction* one) { return one->decision == decision->id; });
        const bool serves = std::find(decision->outcomes.begin(), decision->outcomes.end(), outcome) !=
                            decision->outcomes.end();
        if (steers || serves)
            scope.decisions.push_back(decision);
    }
    return scope;
}

void note(const Id& id, bool measured, LoopPart& part) {
    std::vector<Id>& list = measured ? part.measured : part.unmeasured;
    if (std::find(list.begin(), list.end(), id) == list.end())
        list.push_back(id);
}

void finish(LoopPart& part, const char* missing) {
    part.figure.counted = part.measured.size();
    part.figure.of = part.measured.size() + part.unmeasured.size();
    part.figure.missing = part.figure.value ? "" : missing;
}

LoopPart interactions_node(const Scope& scope) {
    LoopPart part;
    part.title = "Interactions";
    part.means = "went well, of all that were counted";
    std::int64_t good = 0;
    std::int64_t n = 0;
    for (const Interaction* one : scope.interactions) {
        const bool counted = one->success.good && one->success.n.value_or(0) > 0;
        note(one->id, counted, part);
        if (!counted)
            continue;
        good += *one->success.good;
        n += *one->success.n;
    }
    part.figure = share_figure(good, n);
    finish(part, "No interaction counts how often it went well.");
    return part;
}

LoopPart experiences_node(const Scope& scope) {
    LoopPart part;
    part.title = "Experiences";
    part.means = "of those asked felt what is wanted";
    std::vector<WeightedRate> rates;
    for (const Experience* one : scope.experiences) {
        note(one->id, one->felt_by.has_value(), part);
        if (!one->felt_by)
            continue;
        const double felt = *one->felt_by / 100;
        const bool unwanted = one->wanted == ExperienceKind::Unwanted;
        rates.push_back({unwanted ? 1 - felt : felt, one->n.value_or(0),
                         static_cast<double>(std::max<std::int64_t>(one->n.value_or(0), 1))});
    }
    part.figure = weighted_rate(rates);
    finish(part, "No experience says who felt it.");
    return part;
}

std::optional<double> attained(const Store& store, const OutcomeSide& side) {
    const auto* measure = store.find_as<Measure>(side.measure);
    const auto either = [&](const std::optional<double>& own, std::optional<double> Measure::*of_measure) {
        return own || !measure ? own : measure->*of_measure;
    };
    const auto current = either(side.current, &Measure::current);
    const auto baseline = either(side.baseline, &Measure::baseline);
    const auto target = either(side.target, &Measure::target);
    if (!current || !baseline || !target)
        return std::nullopt;
    return attainment(*current, *baseline, *target, measure ? measure->direction : Direction::MoreIsBetter);
}

LoopPart relationship_node(const Store& store, const Scope& scope) {
    LoopPart part;
    part.title = "Relationship";
    part.means = "of the way from baseline to target, both sides of the outcomes";
    WeightedMean mean;
    std::int64_t n = 0;
    for (const Outcome* one : scope.outcomes) {
        bool both = true;
        for (const OutcomeSide* side : {&one->business, &one->customer}) {
            const std::optional<double> reached = attained(store, *side);
            both = both && reached;
            if (!reached)
                continue;
            mean.add(*reached, 1);
            n += side->n.value_or(0);
        }
        note(one->id, both, part);
    }
    part.figure.value = mean.value();
    part.figure.n = n;
    part.figure.unit = "%";
    finish(part, "No outcome has a baseline, a target and a value of today.");
    return part;
}

LoopPart insight_node(const Scope& scope) {
    LoopPart part;
    part.title = "Insight";
    part.means = "of the decisions have a measure that shows whether they were right";
    for (const Decision* one : scope.decisions)
        note(one->id, !one->measure.empty(), part);
    const auto with = static_cast<std::int64_t>(part.measured.size());
    part.figure = share_figure(with, static_cast<std::int64_t>(scope.decisions.size()));
    finish(part, "No decision is made from what is known.");
    return part;
}

void add_effects(const Id& source, const std::vector<Effect>& effects, LoopPart& part, WeightedMean& mean) {
    for (const Effect& effect : effects) {
        const bool seen = effect.effect && effect.basis != EvidenceBasis::Assumed;
        note(source, seen, part);
        if (!seen)
            continue;
        mean.add(*effect.effect, effect.weight.value_or(1));
        part.figure.n += effect.n.value_or(0);
    }
    if (effects.empty())
        note(source, false, part);
}

// What is measured in part is measured; what is not at all is not.
void finish_effects(const WeightedMean& mean, const char* missing, LoopPart& part) {
    std::vector<Id>& none = part.unmeasured;
    none.erase(std::remove_if(none.begin(), none.end(),
                              [&part](const Id& id) {
                                  return std::find(part.measured.begin(), part.measured.end(), id) !=
                                         part.measured.end();
                              }),
               none.end());
    if (mean.value())
        part.figure.value = 100 * *mean.value();
    part.figure.unit = "%";
    finish(part, missing);
}

LoopPart create_arrow(const Store& store, const Scope& scope) {
    LoopPart part;
    part.title = "Interactions create experiences";
    part.means = "mean effect, signed, of what was seen and not only assumed";
    WeightedMean mean;
    for (const Interaction* one : scope.interactions) {
        std::vector<Effect> signed_effects;
        for (Effect effect : one->serves) {
            const auto* experience = store.find_as<Experience>(effect.target);
            const bool ours = std::find(scope.experiences.begin(), scope.experiences.end(), experience) !=
                              scope.experiences.end();
            if (!ours)
                continue;
            if (experience->wanted == ExperienceKind::Unwanted && effect.effect)
                effect.effect = -*effect.effect;
            signed_effects.push_back(std::move(effect));
        }
        add_effects(one->id, signed_effects, part, mean);
    }
    finish_effects(mean, "Effects of interactions on experiences are only assumed.", part);
    return part;
}

LoopPart strengthen_arrow(const Scope& scope) {
    LoopPart part;
    part.title = "Experiences make the relationship";
    part.means = "mean effect, signed, of what was seen and not only assumed";
    WeightedMean mean;
    for (const Experience* one : scope.experiences) {
        std::vector<Effect> ours;
        for (const Effect& effect : one->serves) {
            if (scope.has(effect.target))
                ours.push_back(effect);
        }
        add_effects(one->id, ours, part, mean);
    }
    finish_effects(mean, "Effects of experiences on outcomes are only assumed.", part);
    return part;
}

bool is_fresh(const Store& store, const OutcomeSide& side, Date today, int fresh_days) {
    const auto* measure = store.find_as<Measure>(side.measure);
    if (!measure)
        return false;
    std::optional<Date> last = measure->current ? measure->as_of : std::nullopt;
    for (const MeasurePoint& point : measure->series) {
        if (point.value && point.on && *point.on <= today)
            last = std::max(last, point.on);
    }
    return last && today.days - last->days <= fresh_days;
}

LoopPart observe_arrow(const Store& store, const Scope& scope, Date today, int fresh_days) {
    LoopPart part;
    part.title = "The relationship is observed";
    part.means = "of the outcomes' sides were measured lately";
    std::int64_t sides = 0;
    std::int64_t fresh = 0;
    for (const Outcome* one : scope.outcomes) {
        bool both = true;
        for (const OutcomeSide* side : {&one->business, &one->customer}) {
            const bool lately = is_fresh(store, *side, today, fresh_days);
            ++sides;
            fresh += lately ? 1 : 0;
            both = both && lately;
        }
        note(one->id, both, part);
    }
    part.figure = share_figure(fresh, sides);
    finish(part, "There is no outcome to observe.");
    return part;
}

bool was_judged(const Store& store, const Interaction& interaction) {
    for (const Reference& reference : store.references_to(interaction.id)) {
        const auto* test = store.find_as<Experiment>(reference.source);
        if (test && test->state == ExperimentState::Ended)
            return true;
    }
    return false;
}

LoopPart learn_arrow(const Store& store, const Scope& scope) {
    LoopPart part;
    part.title = "Insight changes interactions";
    part.means = "of the interactions in our hands are steered by a decision or judged by a test";
    for (const Interaction* one : scope.interactions) {
        if (grip_on(one->control) <= 0 || one->firm == FirmPart::Absent)
            continue;
        note(one->id, !one->decision.empty() || was_judged(store, *one), part);
    }
    const auto steered = static_cast<std::int64_t>(part.measured.size());
    part.figure = share_figure(steered, steered + static_cast<std::int64_t>(part.unmeasured.size()));
    finish(part, "No interaction is in our hands.");
    return part;
}

} // namespace

Loop loop_of(const Store& store, const Id& outcome, Date today, int fresh_days) {
    const Scope scope = scope_of(store, outcome);
    return {{interactions_node(scope), experiences_node(scope), relationship_node(store, scope),
             insight_node(scope)},
            {create_arrow(store, scope), strengthen_arrow(scope),
             observe_arrow(store, scope, today, fresh_days), learn_arrow(store, scope)}};
}

} // namespace throughline::journey
