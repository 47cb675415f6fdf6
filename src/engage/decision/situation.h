// One customer in a conversation: what the table knows, what was said since, and what follows for the
// decision (R053, R086, R089).
#pragma once

#include "engage/contact/heard_fact.h"
#include "engage/decision/next_action.h"
#include "engage/propensity/learned_answers.h"
#include "tables/table.h"

#include <optional>
#include <string>
#include <vector>

namespace throughline::engage {

// What was heard last about a column.
struct CapturedFact {
    std::size_t column = 0;
    std::string value; // as tables::value_text writes it; empty: blank
    Instant at;
};

// As cell_of_text understands it.
Result<feel::Value> value_of_text(tables::ColumnType type, std::string_view text);
// As value_of_text understands it and tables store it: "Yes" → "true".
Result<std::string> canonical_text(tables::ColumnType type, std::string_view text);

struct CustomerState {
    std::vector<feel::Value> values;   // by column of the customers' table, with what was said since
    std::vector<CapturedFact> facts;   // the latest of each column
    std::vector<ContactEvent> history; // in the order of time
    CustomerTraits traits;
    CustomerPropensities propensities;
    // By action: those that the customer's arm ranks by instead (arms.h); empty: those known.
    std::vector<double> arm_propensities;

    // The state must outlive what is given.
    Situation situation(Instant now, std::uint32_t channel) const;
};

// Whom it is about, when, and where.
struct Conversation {
    tables::RowIndex row = 0;         // of the customers
    std::string_view customer;        // his key
    std::span<const ContactRow> rows; // his contacts in the order of time
    Instant now;
    std::uint32_t channel = 0;
};

// Variables of the catalogue are the table's columns, in their order.
CustomerState state_of(const Catalogue& catalogue, const ContactReader& reader,
                       const tables::Table& customers, const LearnedAnswers& learned,
                       const Conversation& conversation);

// Where propensities are drawn: how likely a draw chooses what this one chose, by `draws` others; 1 where
// they are not. The state's propensities are left as they were.
double draw_probability(Decider& decider, const CustomerState& state, Instant now, std::uint32_t channel,
                        const Arbitration& arbitration, const LearnedAnswers& learned, std::uint32_t draws);

// What else a column could be: up to `most` different values of the table, from the least to the greatest;
// all of them where there are no more. Blank is none of them.
struct ColumnChoices {
    std::vector<std::string> values; // as tables::value_text writes them
    bool is_complete = false;
};
ColumnChoices choices_of(const tables::Table& table, std::size_t column, std::size_t most);

// R089: what to ask first. For each of these columns, what would be chosen if it had each of these values.
struct FactQuestion {
    std::size_t column = 0;
    // One for each value that gives another choice than now.
    struct Change {
        std::string value;
        std::uint32_t chosen = no_index;
    };
    std::vector<Change> changes;
    std::size_t tried = 0;
};
// In the order of use: the larger the share of values that change the choice, the earlier; then by column.
// `situation` must rest on `state`, whose values are changed and put back.
std::vector<FactQuestion> useful_questions(Decider& decider, CustomerState& state, Instant now,
                                           std::uint32_t channel, const Arbitration& arbitration,
                                           const LearnedAnswers& learned, const tables::Table& customers,
                                           std::span<const std::size_t> columns,
                                           std::span<const ColumnChoices> choices);

} // namespace throughline::engage
