#include "journey/relationship.h"

#include <algorithm>

namespace throughline::journey {

namespace {

PhaseOfRelationship& phase_in(Relationship& relationship, Phase phase) {
    auto found = std::find_if(relationship.phases.begin(), relationship.phases.end(),
                              [phase](const PhaseOfRelationship& one) { return one.phase == phase; });
    if (found != relationship.phases.end())
        return *found;
    PhaseOfRelationship added;
    added.phase = phase;
    added.title = std::string(choice_label(phases, phase));
    return relationship.phases.emplace_back(std::move(added));
}

void add_phases(Relationship& relationship) {
    if (!relationship.type || relationship.type->phases.empty()) {
        for (Phase phase : {Phase::BeforeContact, Phase::Create, Phase::Build, Phase::Maintain, Phase::AtRisk,
                            Phase::Ended})
            phase_in(relationship, phase);
        return;
    }
    for (const RelationshipPhase& stated : relationship.type->phases) {
        PhaseOfRelationship& phase = phase_in(relationship, stated.phase);
        if (!stated.title.empty())
            phase.title = stated.title;
        if (phase.begins_when.empty())
            phase.begins_when = stated.begins_when;
    }
}

void add_moves(Relationship& relationship, Date today) {
    for (const RelationshipMove* move : moves_of(*relationship.segment)) {
        phase_in(relationship, move->phase).moves.push_back(move);
        if (!move->on || *move->on <= today)
            relationship.phase = move->phase;
        if (move->because.empty() && move->event.empty())
            relationship.unexplained.push_back(move);
    }
    for (PhaseOfRelationship& phase : relationship.phases) {
        const bool reached =
            std::any_of(phase.moves.begin(), phase.moves.end(),
                        [today](const RelationshipMove* move) { return !move->on || *move->on <= today; });
        if (reached)
            phase.time = phase.phase == relationship.phase ? PhaseTime::Present : PhaseTime::Past;
    }
}

void add_interactions(const Store& store, Relationship& relationship) {
    for (const Journey* journey : journeys_of(store, relationship.segment->id)) {
        bool met = false;
        for (const Step& step : walk_of(store, journey->id)) {
            met = met || step.interaction->firm == FirmPart::Present;
            Phase phase = phase_of_stage(step.stage->phase);
            if (!met) {
                relationship.before_contact.push_back(step.interaction);
                phase = Phase::BeforeContact;
            } else if (!relationship.first_contact) {
                relationship.first_contact = step.interaction;
            }
            if (phase == Phase::Unstated)
                continue;
            auto& list = phase_in(relationship, phase).interactions;
            if (std::find(list.begin(), list.end(), step.interaction) == list.end())
                list.push_back(step.interaction);
        }
    }
}

} // namespace

Phase phase_of_stage(StagePhase stage) {
    switch (stage) {
    case StagePhase::Interest:
    case StagePhase::Compare:
    case StagePhase::Commit:
        return Phase::Create;
    case StagePhase::Receive:
        return Phase::Build;
    case StagePhase::Use:
    case StagePhase::Repeat:
        return Phase::Maintain;
    case StagePhase::Leave:
        return Phase::Ended;
    case StagePhase::Unstated:
        break;
    }
    return Phase::Unstated;
}

std::vector<const RelationshipMove*> moves_of(const Segment& segment) {
    std::vector<const RelationshipMove*> moves;
    for (const RelationshipMove& move : segment.moves)
        moves.push_back(&move);
    // std::nullopt is less than any date.
    std::stable_sort(
        moves.begin(), moves.end(),
        [](const RelationshipMove* left, const RelationshipMove* right) { return left->on < right->on; });
    return moves;
}

Relationship relationship_of(const Store& store, const Id& segment, Date today) {
    Relationship relationship;
    relationship.segment = store.find_as<Segment>(segment);
    if (!relationship.segment)
        return relationship;
    relationship.type = store.find_as<RelationshipType>(relationship.segment->relationship_type);
    add_phases(relationship);
    add_moves(relationship, today);
    add_interactions(store, relationship);
    return relationship;
}

} // namespace throughline::journey
