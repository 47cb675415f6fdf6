#include "journey/work.h"

#include <algorithm>
#include <map>

namespace throughline::journey {

namespace {

std::vector<const Delegation*> standing_for(const Store& store, const Id& subject) {
    std::vector<const Delegation*> found;
    for (const RecordPointer& record : store.all(Kind::Delegation)) {
        const auto* delegation = as<Delegation>(record);
        if (delegation->subject == subject && stands(*delegation))
            found.push_back(delegation);
    }
    return found;
}

const Delegation* step_from(const std::vector<const Delegation*>& delegations, const Id& giver) {
    auto found = std::find_if(delegations.begin(), delegations.end(),
                              [&giver](const Delegation* delegation) { return delegation->from == giver; });
    return found == delegations.end() ? nullptr : *found;
}

} // namespace

bool stands(const Delegation& delegation) {
    return delegation.acceptance == Acceptance::Offered || delegation.acceptance == Acceptance::Accepted;
}

std::vector<DelegationChain> delegation_chains(const Store& store) {
    std::map<Id, std::vector<const Delegation*>> by_subject;
    for (const RecordPointer& record : store.all(Kind::Delegation)) {
        const auto* delegation = as<Delegation>(record);
        if (stands(*delegation))
            by_subject[delegation->subject].push_back(delegation);
    }
    std::vector<DelegationChain> chains;
    for (const auto& [subject, delegations] : by_subject) {
        for (const Delegation* first : delegations) {
            const bool continues =
                std::any_of(delegations.begin(), delegations.end(),
                            [first](const Delegation* other) { return other->to == first->from; });
            if (continues)
                continue;
            DelegationChain chain;
            chain.subject = store.find(subject);
            chain.accountable = people_of(store, subject).accountable;
            chain.holder = first->from;
            // At most as many steps as delegations: a circle, which commands refuse, would not end.
            for (const Delegation* step = first; step && chain.steps.size() < delegations.size();
                 step = step_from(delegations, step->to)) {
                chain.steps.push_back(step);
                if (step->acceptance == Acceptance::Accepted && chain.holder == step->from)
                    chain.holder = step->to;
            }
            if (chain.subject)
                chains.push_back(std::move(chain));
        }
    }
    return chains;
}

bool would_circle(const Store& store, const Id& subject, const Id& from, const Id& to) {
    if (from == to)
        return true;
    const std::vector<const Delegation*> delegations = standing_for(store, subject);
    Id holder = to;
    for (std::size_t step = 0; step <= delegations.size(); ++step) {
        const Delegation* onward = step_from(delegations, holder);
        if (!onward)
            return false;
        holder = onward->to;
        if (holder == from)
            return true;
    }
    return true;
}

} // namespace throughline::journey
