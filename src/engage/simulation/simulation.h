// The decision for every customer of a table, in slices: who gets what, where candidates drop, what it is
// worth; and the same again under other levers without deciding anew (R105).
#pragma once

#include "engage/arms/arms.h"
#include "engage/contact/contact_histories.h"
#include "engage/propensity/learned_answers.h"
#include "tables/job.h"
#include "tables/table.h"

#include <array>

namespace throughline::engage {

// What of the simulated decisions a person weighs against each other, per customer on average.
struct SimulatedWorth {
    double value = 0;      // P · V - cost of what was chosen
    double acceptance = 0; // P of what was chosen
    double customer = 0;   // P · K
    double contacted = 0;  // share of customers with an action
    friend bool operator==(const SimulatedWorth&, const SimulatedWorth&) = default;
};

// A place where candidates drop: a stage, or one rule of it.
struct Drop {
    Fate fate = Fate::Eligibility;
    std::uint32_t cause = no_index; // any
    friend bool operator==(const Drop&, const Drop&) = default;
};

// Noon of that day: when a simulation decides for everybody, so that it gives the same all day.
Instant simulated_moment(Date day);

struct SimulationOptions {
    std::uint32_t channel = 0;
    Instant now;
    Arbitration arbitration;
    // By row and action, row by row. Empty: what answers taught, or the propensities at first.
    std::vector<double> propensities;
    std::shared_ptr<const LearnedAnswers> learned; // of this catalogue and table; nullptr: nothing
    // What happened with the customers, who are named by this column; nullptr: nothing did.
    std::shared_ptr<const ContactHistories> histories;
    std::size_t key_column = 0;
    // Whose candidates drop there: see SimulationResult::dropped.
    std::optional<Drop> drop;
};

struct SimulationResult {
    std::vector<std::uint32_t> chosen;   // by row; no_index: nothing
    std::vector<double> best_propensity; // by row: of the ranked actions; NaN without any
    std::vector<std::uint64_t> counts;   // by action: rows that it was chosen for
    std::uint64_t nothing = 0;
    std::array<std::uint64_t, fate_count> fates{}; // candidates of all rows
    std::vector<std::uint64_t> rule_drops;         // by engagement rule: candidates it dropped first
    std::vector<std::uint64_t> contact_drops;      // by contact rule
    // Rows whose last candidate fell at this fate.
    std::array<std::uint64_t, fate_count> emptied{};
    SimulatedWorth worth;
    std::vector<tables::RowIndex> dropped; // rows with a candidate that fell at SimulationOptions::drop
};

// Candidates that could have been chosen, kept to be ranked anew under other levers: 40 bytes each.
struct KeptCandidate {
    std::uint32_t action = 0;
    double base = 0;   // priority / L, see ScoreForm
    double levers = 0; // percent that L stands for
    double propensity = 0;
    double value = 0; // P · V - cost
    double customer = 0;
    friend bool operator==(const KeptCandidate&, const KeptCandidate&) = default;
};
struct KeptCandidates {
    std::vector<std::size_t> ends; // by row
    std::vector<KeptCandidate> items;
};

// One row after the other; columns of `table` are found by the names of the catalogue's variables, those
// missing are null. All must outlive it.
class RowDecider {
public:
    RowDecider(const Catalogue& catalogue, const tables::Table& table, const SimulationOptions& options);
    // Valid until the next call.
    const NextAction& decide(tables::RowIndex row);
    // As an arm does: see arm_terms().
    const NextAction& decide(tables::RowIndex row, Arm arm, std::uint64_t seed);
    // Of the last decision.
    ScoreForm form() const { return m_decider.form(m_terms.arbitration); }
    const TermSet& used() const { return m_terms.arbitration.used; }

private:
    // What is known of the customer of a row.
    Situation situation(tables::RowIndex row);
    void take_contacts(std::string_view customer);

    const Catalogue& m_catalogue;
    const tables::Table& m_table;
    const SimulationOptions& m_options;
    Decider m_decider;
    std::vector<std::pair<std::uint32_t, std::size_t>> m_columns; // variable, column; those that are read
    std::vector<feel::Value> m_values;
    std::vector<ContactEvent> m_events; // of the row
    CustomerTraits m_traits;            // of the row, where models want them
    CustomerPropensities m_propensities;
    ArmTerms m_terms;
};

enum class Keep : std::uint8_t { Nothing, Candidates };

class SimulationJob {
public:
    // As RowDecider.
    SimulationJob(const Catalogue& catalogue, const tables::Table& table, SimulationOptions options,
                  Keep keep = Keep::Nothing);

    tables::JobState step(tables::RowIndex row_budget);
    tables::Progress progress() const { return {m_next_row, m_table.row_count()}; }
    // Only when Done.
    SimulationResult take_result() && { return std::move(m_result); }
    KeptCandidates take_candidates() && { return std::move(m_kept); }

private:
    void decide(tables::RowIndex row);
    void count(const NextAction& decided);
    void watch_drop(tables::RowIndex row, const NextAction& decided);
    void keep(const NextAction& decided);
    void finish();

    const tables::Table& m_table;
    SimulationOptions m_options;
    Keep m_keep;
    RowDecider m_decider; // refers to the options
    tables::RowIndex m_next_row = 0;
    SimulationResult m_result;
    KeptCandidates m_kept;
};

// Two versions of a policy over the same customers: who changes, from what to what, most frequent first.
struct ActionMove {
    std::uint32_t from = no_index; // of the first catalogue
    std::uint32_t to = no_index;   // of the second
    std::uint64_t rows = 0;
};
struct PolicyDifference {
    std::vector<tables::RowIndex> rows;
    std::vector<ActionMove> moves;
};
// Actions are the same where their ids are.
PolicyDifference compare_policies(const Catalogue& before, const SimulationResult& first,
                                  const Catalogue& after, const SimulationResult& second);

// Lever points by action, added to those that hold.
using LeverSetting = std::vector<double>;

struct FrontierPoint {
    std::size_t setting = 0;
    SimulatedWorth worth;
    bool is_on_frontier =
        false; // no other setting is as good in value, acceptance and customer, and better in one
    friend bool operator==(const FrontierPoint&, const FrontierPoint&) = default;
};

class FrontierJob {
public:
    // `kept` must outlive the job.
    FrontierJob(const KeptCandidates& kept, std::vector<LeverSetting> settings, double do_nothing);

    // Ranks about `budget` candidates anew, at least one setting.
    tables::JobState step(std::uint64_t budget);
    tables::Progress progress() const { return {m_points.size(), m_settings.size()}; }
    // Only when Done; in the order of the settings.
    std::vector<FrontierPoint> take_points() && { return std::move(m_points); }

private:
    SimulatedWorth worth_under(const LeverSetting& setting) const;
    void find_frontier();

    const KeptCandidates& m_kept;
    std::vector<LeverSetting> m_settings;
    double m_do_nothing;
    std::vector<FrontierPoint> m_points;
};

} // namespace throughline::engage
