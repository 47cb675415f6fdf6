// The kinds of design records. A new kind is added here, gets a file of its own, and a line in kinds.cpp.
#pragma once

#include <cstddef>
#include <cstdint>

namespace throughline {

// The order is the order in files and in lists. Append only within a topic; numbers are never stored.
// clang-format off
enum class Kind : std::uint8_t {
    // whose relationship it is
    Workspace, Segment, RelationshipType, Product, Person, Role, Channel, Competitor,
    // what is wanted, and what leads there
    Objective, Outcome, Experience, Interaction, Task, Factor, Capability,
    // who does it
    Assignment, Delegation,
    // seen by the customer
    Journey, Stage, Measure,
    // decided
    Decision, DecisionModel, Action, Treatment, ContactPolicy, Lever, PolicyVersion,
    // improved and proved
    Initiative, Experiment, ApproachAssessment,
    // data and remarks
    TableReference, Note,
};
// clang-format on

constexpr std::size_t kind_count = static_cast<std::size_t>(Kind::Note) + 1;

// A set of kinds, for links: which kinds a link may point to.
class KindSet {
public:
    constexpr KindSet() = default;
    template <typename... Kinds>
    constexpr KindSet(Kind first, Kinds... rest)
        : m_bits((bit(first) | ... | bit(rest))) {}
    static constexpr KindSet all() {
        KindSet set;
        set.m_bits = (std::uint64_t{1} << kind_count) - 1;
        return set;
    }
    constexpr bool contains(Kind kind) const { return (m_bits & bit(kind)) != 0; }
    constexpr bool empty() const { return m_bits == 0; }

private:
    static constexpr std::uint64_t bit(Kind kind) { return std::uint64_t{1} << static_cast<unsigned>(kind); }
    std::uint64_t m_bits = 0;
};

// Every kind there is.
inline constexpr KindSet any_kind = KindSet::all();

} // namespace throughline
