// The relationship with a segment: its phases with what moved it, and what happens before the first contact
// (R031, R032). Partners, prospects and employees are segments too (R037).
#pragma once

#include "base/date.h"
#include "journey/scope.h"
#include "model/records/relationship_type.h"

#include <string>
#include <vector>

namespace throughline::journey {

enum class PhaseTime : std::uint8_t { Past, Present, Ahead };

struct PhaseOfRelationship {
    Phase phase = Phase::Unstated;
    std::string title;       // the type's own name for it, or the phase's
    std::string begins_when; // as the type of relationship says
    PhaseTime time = PhaseTime::Ahead;
    // Moves into it, the earliest first; those without a date before the others.
    std::vector<const RelationshipMove*> moves;
    // What happens in it, in the order of the journeys.
    std::vector<const Interaction*> interactions;
};

struct Relationship {
    const Segment* segment = nullptr;
    const RelationshipType* type = nullptr; // nullptr: not stated
    // R031: as the last move up to today says. Unstated: nothing was recorded.
    Phase phase = Phase::Unstated;
    // In the order of the type, or of Phase without one; phases that moves name and the type does not come
    // last.
    std::vector<PhaseOfRelationship> phases;
    // R032: experiences are made before the firm is met: the interactions without the firm that come before
    // the first one with it.
    std::vector<const Interaction*> before_contact;
    const Interaction* first_contact = nullptr;
    std::vector<const RelationshipMove*> unexplained; // moves that do not say what moved the relationship
};

// Nothing but nullptr and empty lists when there is no such segment.
Relationship relationship_of(const Store& store, const Id& segment, Date today);

// The phase in which an interaction on the map happens: before the first contact, or by the stage's phase:
// interest, compare and commit create, receive builds, use and repeat maintain, leave ends. Unstated for
// stages without a phase.
Phase phase_of_stage(StagePhase stage);

// The moves of a segment by date, those without one first.
std::vector<const RelationshipMove*> moves_of(const Segment& segment);

} // namespace throughline::journey
