#include "journey/ledger.h"

#include "journey/relationship.h"
#include "model/records/action.h"
#include "model/records/experience.h"

#include <algorithm>
#include <cmath>

namespace throughline::journey {

namespace {

double points_per_effect(const Experience& experience, const Effect& effect) {
    const double sign = experience.wanted == ExperienceKind::Unwanted ? -1 : 1;
    return sign * 100 * effect.weight.value_or(1) * experience.importance.value_or(10) / 10;
}

// Who lives through it: anybody, unless it says which segments do.
bool is_felt_by(const Experience& experience, const Id& segment) {
    return segment.empty() || experience.segments.empty() ||
           std::find(experience.segments.begin(), experience.segments.end(), segment) !=
               experience.segments.end();
}

struct Origin {
    Id source;
    Id segment; // empty: whoever
    std::optional<double> frequency;
    bool before_contact = false;
};

void add_effects(const Store& store, const Origin& origin, const std::vector<Effect>& effects,
                 Ledger& ledger) {
    for (const Effect& effect : effects) {
        const auto* experience = store.find_as<Experience>(effect.target);
        if (!experience || !is_felt_by(*experience, origin.segment))
            continue;
        if (!effect.effect) {
            ledger.unknown.push_back(origin.source);
            continue;
        }
        const double scale = points_per_effect(*experience, effect);
        LedgerEntry entry;
        entry.source = origin.source;
        entry.experience = experience->id;
        entry.points = scale * *effect.effect;
        if (effect.low && effect.high) {
            entry.low = std::min(scale * *effect.low, scale * *effect.high);
            entry.high = std::max(scale * *effect.low, scale * *effect.high);
        }
        entry.n = effect.n.value_or(0);
        entry.basis = effect.basis;
        if (origin.frequency)
            entry.a_month = entry.points * *origin.frequency;
        entry.before_contact = origin.before_contact;
        ledger.balance += entry.points;
        (entry.points < 0 ? ledger.debit : ledger.credit) += entry.points;
        entry.balance = ledger.balance;
        ledger.entries.push_back(entry);
    }
}

void add_interval(Ledger& ledger) {
    double below = 0;
    double above = 0;
    for (const LedgerEntry& entry : ledger.entries) {
        if (!entry.low || !entry.high)
            continue;
        ++ledger.with_interval;
        below += (entry.points - *entry.low) * (entry.points - *entry.low);
        above += (*entry.high - entry.points) * (*entry.high - entry.points);
    }
    if (ledger.with_interval == 0)
        return;
    ledger.low = ledger.balance - std::sqrt(below);
    ledger.high = ledger.balance + std::sqrt(above);
}

} // namespace

Ledger ledger_of(const Store& store, const std::vector<const Interaction*>& interactions) {
    Ledger ledger;
    for (const Interaction* interaction : interactions)
        add_effects(store, {interaction->id, {}, interaction->frequency}, interaction->serves, ledger);
    add_interval(ledger);
    return ledger;
}

Ledger ledger_of(const Store& store, const Id& segment) {
    Ledger ledger;
    // The day does not matter for what comes before the first contact.
    const std::vector<const Interaction*> before = relationship_of(store, segment, {}).before_contact;
    for (const Interaction* interaction : interactions_of(store, segment)) {
        const bool is_before = std::find(before.begin(), before.end(), interaction) != before.end();
        add_effects(store, {interaction->id, segment, interaction->frequency, is_before}, interaction->serves,
                    ledger);
    }
    std::vector<const Action*> actions;
    for (const Outcome* outcome : outcomes_of(store, segment)) {
        for (const Reference& reference : store.references_to(outcome->id)) {
            const auto* action = store.find_as<Action>(reference.source);
            if (action && action->state != ActionState::Retired &&
                std::find(actions.begin(), actions.end(), action) == actions.end())
                actions.push_back(action);
        }
    }
    std::sort(actions.begin(), actions.end(),
              [](const Action* left, const Action* right) { return left->id < right->id; });
    for (const Action* action : actions)
        add_effects(store, {action->id, segment, std::nullopt}, action->serves, ledger);
    add_interval(ledger);
    return ledger;
}

} // namespace throughline::journey
