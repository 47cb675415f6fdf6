// Meaning: a group of customers or prospects who want alike, with their needs (R059, R075); chosen or, with a
// reason, not chosen (R076).
#pragma once

#include "model/record.h"
#include "model/records/relationship_type.h"

namespace throughline {

enum class SegmentChoice : std::uint8_t { Undecided, Chosen, NotChosen };
inline constexpr ChoiceName segment_choices[] = {
    {"undecided", "Undecided"},
    {"chosen", "Chosen"},
    {"not_chosen", "Not chosen"},
};

// R059
enum class Standing : std::uint8_t { Customers, Prospects, FormerCustomers, Mixed };
inline constexpr ChoiceName standings[] = {
    {"customers", "Customers"},
    {"prospects", "Prospects"},
    {"former_customers", "Former customers"},
    {"mixed", "Customers and prospects"},
};

// R031: the relationship came into a phase, and what moved it there.
struct RelationshipMove {
    Phase phase = Phase::Unstated;
    std::optional<Date> on;
    Id because;        // the interaction, experience or factor that moved it
    std::string event; // what happened, in words
    Preserved preserved;
};

// Fields
struct Segment : Record {
    static constexpr Kind record_kind = Kind::Segment;
    Segment()
        : Record(record_kind) {}

    std::string description;
    SegmentChoice choice = SegmentChoice::Undecided;
    std::string choice_reason;
    Standing standing = Standing::Customers;
    Id relationship_type;
    std::vector<std::string> needs;
    std::vector<std::string> concerns;
    std::vector<std::string> interests; // R007: what they told us they care about
    std::optional<std::int64_t> size;
    std::optional<double> value;         // a year, in the workspace's currency
    Id table;                            // where its members are
    std::string condition;               // FEEL over the columns of `table`
    std::vector<RelationshipMove> moves; // R031, R032: may begin before the first contact
};

extern const Shape segment_shape;
extern const KindDescription segment_kind;

} // namespace throughline
