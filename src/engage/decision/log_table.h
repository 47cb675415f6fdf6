// The decisions that were acted on, as rows of a table: each with the line that makes it again (R103).
#pragma once

#include "base/date.h"
#include "tables/table_builder.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::engage {

struct LoggedDecision {
    std::string customer;
    Instant at;
    std::string channel; // its title
    std::string action;  // what was put to the customer, by its title
    double choice_probability = 1;
    std::string line; // see decision_log.h
    std::string arm;  // see arms.h; empty where nobody was decided for in another way
    friend bool operator==(const LoggedDecision&, const LoggedDecision&) = default;
};

const std::vector<tables::ColumnSchema>& log_columns();

// The table with these rows behind its own; without a table, a new one.
Result<tables::Table> with_decisions(const tables::Table* before, std::span<const LoggedDecision> decisions,
                                     Instant now);

// The text that was kept of this version of a catalogue (policy/frozen_catalogue.h); nothing where none was.
// Its row has no customer.
std::optional<std::string> catalogue_in(const tables::Table& log, std::string_view version);
LoggedDecision catalogue_row(std::string_view version, std::string text, Instant now);

// Of one customer, the latest first. Columns are those of log_columns(), in its order.
std::vector<LoggedDecision> decisions_of(const tables::Table& log, std::string_view customer);

} // namespace throughline::engage
