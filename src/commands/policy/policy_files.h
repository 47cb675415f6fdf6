// The policy, and what it decides, as files for the systems in place (R104).
#pragma once

#include "commands/policy/policy_source.h"
#include "engage/simulation/simulation.h"

#include <string>

namespace throughline {

// {"format":"throughline-policy","version":1,"policy":{…},"ranking":{…},"channels":[…],"actions":[…],
//  "contact_policies":[…],"levers":[…]}
// Each action has its group and issue, value, cost, starting propensity, the factor of its standing levers,
// conditions by stage, contact policies, and a treatment for each channel; the rest are the records as
// workspace files have them.
std::string policy_as_json(const PolicySource& source);
// One row for each action and channel: whether it can go there, or why not, with its wording.
std::string policy_as_csv(const PolicySource& source, Date day);
// A DMN 1.3 model: engage/policy/policy_model.h.
Result<std::string> policy_as_dmn(const PolicySource& source, const TableReference* customers, Instant now);

// Percent and factor of the levers without condition and stage that hold on a day.
struct StandingLevers {
    double percent = 0;
    double factor = 1;
};
StandingLevers standing_levers(const engage::Catalogue& catalogue, const engage::CatalogueAction& action,
                               Date day);
// Why an action cannot go to a channel whatever the customer; empty where it can.
std::string channel_reason(const engage::Catalogue& catalogue, std::uint32_t action, std::uint32_t channel);

enum class DecidedFormat : std::uint8_t { Csv, JsonLines };

// What each customer is offered, in slices: customer, rank, action, propensity, value, priority, channel and
// why, one line for each offer; where there is none, one that says where the last candidate fell.
class DecidedFile {
public:
    // Catalogue and table must outlive it.
    DecidedFile(const engage::Catalogue& catalogue, const tables::Table& table, std::size_t key_column,
                engage::SimulationOptions options, DecidedFormat format);
    tables::JobState step(tables::RowIndex row_budget);
    tables::Progress progress() const { return {m_next_row, m_table.row_count()}; }
    // Only when done.
    std::string take_text() && { return std::move(m_text); }

private:
    void write(tables::RowIndex row, const engage::NextAction& decided);
    void write_line(const std::string& customer, std::size_t rank, const engage::CatalogueAction* action,
                    const engage::ScoreParts* parts, std::string_view why);

    const engage::Catalogue& m_catalogue;
    const tables::Table& m_table;
    std::size_t m_key_column;
    engage::SimulationOptions m_options;
    DecidedFormat m_format;
    engage::RowDecider m_decider;
    tables::RowIndex m_next_row = 0;
    std::string m_text;
};

} // namespace throughline
