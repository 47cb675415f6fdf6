// Meaning: a kind of relationship and its phases (R031). Partners, prospects and employees use the same model
// as customers (R037).
#pragma once

#include "model/record.h"

namespace throughline {

enum class RelationshipRole : std::uint8_t { Customer, Prospect, Partner, Employee, Supplier, Other };
inline constexpr ChoiceName relationship_roles[] = {
    {"customer", "Customer"}, {"prospect", "Prospect"}, {"partner", "Partner"},
    {"employee", "Employee"}, {"supplier", "Supplier"}, {"other", "Other"},
};

// R031, R032: the record may begin before the first contact.
enum class Phase : std::uint8_t { Unstated, BeforeContact, Create, Build, Maintain, AtRisk, Ended };
inline constexpr ChoiceName phases[] = {
    {"unstated", "Not stated"}, {"before_contact", "Before contact"},
    {"create", "Create"},       {"build", "Build"},
    {"maintain", "Maintain"},   {"at_risk", "At risk"},
    {"ended", "Ended"},
};

struct RelationshipPhase {
    Phase phase = Phase::Unstated;
    std::string title;
    std::string begins_when; // the event that moves a relationship here
    std::string condition;   // the same as FEEL over the customer table
    Preserved preserved;
};

// Fields
struct RelationshipType : Record {
    static constexpr Kind record_kind = Kind::RelationshipType;
    RelationshipType()
        : Record(record_kind) {}

    RelationshipRole role = RelationshipRole::Customer;
    std::string description;
    std::vector<RelationshipPhase> phases; // in the order in which they follow
};

extern const Shape relationship_type_shape;
extern const KindDescription relationship_type_kind;

} // namespace throughline
