// What can be proposed, to whom, where and how much it is favoured: the design records, compiled for
// deciding.
#pragma once

#include "engage/arbitration/score.h"
#include "engage/contact/contact_rules.h"
#include "feel/program.h"
#include "model/records/channel.h"
#include "model/records/table_reference.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace throughline::engage {

// A FEEL condition; actions with equal texts share one. No program where the text cannot be read: it never
// holds.
struct Condition {
    std::string text;
    feel::ProgramPtr program;
    std::vector<std::uint32_t> variables; // those it reads, ascending
    std::string problem;
};

enum class RuleLevel : std::uint8_t { All, Issue, Group, Action };

// R082: a condition on a stage; it fails by name.
struct EngagementRule {
    ConditionStage stage = ConditionStage::Eligibility;
    RuleLevel level = RuleLevel::Action;
    std::string title;
    std::uint32_t condition = no_index;
    Id record = {}; // the action or contact policy that says so
};

// Where in a journey a customer is: in the last of its stages whose condition holds. Without a condition it
// is not known of anybody.
struct StageRule {
    Id id;
    std::string title;
    std::uint32_t condition = no_index;
    std::uint32_t since = no_index;   // an expression for the day on which it began; no_index: not known
    std::vector<std::uint32_t> later; // stages of the same journey behind it
};

// A lever without condition and stage is a term L, one with them a term C: it weighs the situation.
struct LeverRule {
    std::string title;
    double weight = 0; // percent
    bool is_context = false;
    std::uint32_t condition = no_index;
    std::uint32_t stage = no_index;
    double ramp_days = 0; // since the stage began; where that is not known the weight is full
    std::optional<Date> from;
    std::optional<Date> until;
    Id record = {};
};

// R087: how an action is put on one channel.
struct CatalogueTreatment {
    Id id;
    std::string headline;
    std::string wording;
    std::string next_step;
    std::vector<std::string> responses;
    std::size_t characters = 0;
};

struct CatalogueAction {
    Id id;
    std::string title;
    std::string issue;
    std::string group;
    double value = 0;
    double refused = 0;
    double cost = 0;
    double gap = 0; // −1 … 1: what it does about what the customer misses
    double starting_propensity = 0.5;
    bool is_active = false;
    std::optional<Date> valid_from;
    std::optional<Date> valid_until;
    std::int64_t open = 0;             // milliseconds that a proposal stays open (R093)
    std::uint32_t family = 0;          // R097: levels of one action share it; else its own place
    std::optional<double> level;       // how far this level goes
    std::vector<std::uint32_t> rules;  // by stage: eligibility first; in it the widest level first
    std::vector<std::uint32_t> levers; // those that name it, its group or its issue
    std::vector<std::uint32_t> contact_rules;
    std::vector<std::uint32_t> treatments; // by channel; no_index where there is none
    std::uint64_t exclusive = 0;           // one bit for each mutual exclusion it is under
};

struct CatalogueChannel {
    Id id;
    std::string title;
    bool is_automated = false; // nobody can ask back: stricter threshold (R091)
    std::size_t slots = 1;
    std::optional<std::size_t> text_limit;
    std::optional<double> minimum_propensity;
    std::vector<std::pair<std::uint32_t, std::string>> exceptions; // action, reason (R094)
};

struct CatalogueProblem {
    Id record;
    std::string message;
};

struct Catalogue {
    std::vector<std::string> variables; // names of the customer's columns, in the order of values
    std::vector<Condition> conditions;
    std::vector<EngagementRule> rules;
    std::vector<ContactRule> contact_rules;
    std::vector<StageRule> stages;
    std::vector<LeverRule> levers;
    std::vector<CatalogueTreatment> treatments;
    std::vector<CatalogueChannel> channels; // sorted by id, as actions are
    std::vector<CatalogueAction> actions;
    std::vector<std::string> event_names;
    std::vector<CatalogueProblem> problems;
    ScoreForm form = ScoreForm::Product; // what Automatic means here
    // What a gap of 1 closed is worth: the mean size of the values of active actions; 1 where none has a
    // value.
    double customer_worth = 1;
    // SHA-256 of the records it was made of: equal texts decide alike.
    std::string version;

    std::optional<std::uint32_t> action_of(const Id& id) const;
    std::optional<std::uint32_t> channel_of(const Id& id) const;
    // no_index where no policy counts it and no action has it as a response.
    std::uint32_t event_name(std::string_view text) const;
};

// Of actions, treatments, channels, contact policies and levers; experiences give the gap, stages the place
// of the customer. Drafts and what is paused or retired are in it, so that they can be explained, and are
// never proposed. Conditions read `variables`.
Catalogue make_catalogue(const Store& store, std::vector<std::string> variables);
// The variables are the columns of this table of customers; of no table (nullptr), none.
Catalogue make_catalogue(const Store& store, const TableReference* customers);

} // namespace throughline::engage
