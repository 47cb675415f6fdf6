// Meaning: the whole piece of work: for whom, with which customer it begins, who owns the programme.
// A file has at most one.
#pragma once

#include "model/record.h"
#include "model/records/parts.h"

namespace throughline {

// One step of the story that a worked example, or a person in present mode, tells.
struct StoryStep {
    std::string title;
    std::string text;
    Id about;             // what is shown while it is told
    std::string customer; // the key of one customer, where that is what is shown
    Preserved preserved;
};

// In the order of engage::ScoreForm.
enum class RankingForm : std::uint8_t { Automatic, Product, ExpectedValue };
inline constexpr ChoiceName ranking_forms[] = {
    {"automatic", "As the actions need it"},
    {"product", "Product"},
    {"expected_value", "Expected value"},
};

// R088: what the propensities of actions are. Exploring tries what is not known well yet.
enum class PropensityBasis : std::uint8_t { Rates, Models, Exploring };
inline constexpr ChoiceName propensity_bases[] = {
    {"rates", "The rate of each action"},
    {"models", "A model of each action"},
    {"exploring", "Models that explore"},
};

// R040, R095, R105: how candidates for a customer's next action are ranked, and what is watched then. Terms
// are all used unless they are left out.
struct Ranking {
    RankingForm form = RankingForm::Automatic;
    PropensityBasis propensity_basis = PropensityBasis::Rates;
    bool without_propensity = false;
    bool without_value = false;
    bool without_context = false;
    bool without_levers = false;
    bool without_customer = false;
    std::optional<double> customer_strength; // 1 where it is not said
    std::optional<double> do_nothing;        // an action must be worth more
    std::string fairness_column;             // of the customers: groups by it get their share
    std::vector<Id> fairness_actions;        // of each of these, too; of any action always
    std::optional<double> least_ratio;       // of their rates; 0.8 where it is not said
    std::optional<std::int64_t> arm_seed;    // 1 where it is not said
    Preserved preserved;
};

// In the order of engage::Arm.
enum class ControlArm : std::uint8_t {
    Decision,
    RandomEligible,
    PropensityOnly,
    NoLevers,
    EligibilityOnly,
    RandomPropensity,
    Challenger
};
inline constexpr ChoiceName control_arms[] = {
    {"decision", "The decision as it is"},    {"random_eligible", "Random eligible action"},
    {"propensity_only", "Propensity only"},   {"no_levers", "Without levers"},
    {"eligibility_only", "Eligibility only"}, {"random_propensity", "Random propensity"},
    {"challenger", "The challenger"},
};

// Of all customers, those who are decided for in this way.
struct ControlShare {
    ControlArm arm = ControlArm::Decision;
    std::optional<double> share; // %
    Preserved preserved;
};

// Fields
struct Workspace : Record {
    static constexpr Kind record_kind = Kind::Workspace;
    Workspace()
        : Record(record_kind) {}

    std::string client;
    std::string purpose;
    Id starting_segment;       // R065: a workspace begins with the customer
    Id programme_owner;        // R074
    Id growth_measure;         // R062
    std::string currency;      // "EUR"
    std::optional<Date> as_of; // today inside this workspace; empty: the real day
    std::vector<StoryStep> story;
    std::vector<Risk> risks;               // R072
    std::vector<Stakeholder> stakeholders; // R072
    Ranking ranking;
    std::vector<ControlShare> control_shares;
    Id challenger; // the published version that decides in the arm of this name
};

extern const Shape ranking_shape;
extern const Shape workspace_shape;
extern const KindDescription workspace_kind;

} // namespace throughline
