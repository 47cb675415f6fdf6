// R026: the states of outcomes, interactions and tasks as machines: which move leads where, and how a record
// came to the state it is in.
#pragma once

#include "base/date.h"
#include "model/field.h"
#include "model/record.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace throughline::journey {

// By the number of the state; empty for kinds without states.
std::span<const ChoiceName> states_of(Kind kind);
// The state a record is in; only for kinds that have states.
std::size_t state_of(const Record& record);
// May a record go from one state to the other in one move? Further rules (tasks done, a result recorded) are
// the commands'.
bool may_move(Kind kind, std::size_t from, std::size_t to);

struct StateStep {
    std::size_t state = 0;
    std::optional<Instant> at; // nothing: from its beginning, or not kept
    Id by;
    std::string_view reason; // lives as long as the record
    // Days in this state, until the next step or today; nothing where a day is not known.
    std::optional<int> days;
};
// From its first state to the present one; at least one step for kinds that have states.
std::vector<StateStep> story_of(const Record& record, Date today);

} // namespace throughline::journey
