// Meaning: a question, the answers allowed, and the rules that choose among them (R102, R103). The logic is a
// decision table in FEEL, as in DMN 1.5; the names are those of dmn::DecisionTable.
#pragma once

#include "model/record.h"
#include "model/records/parts.h"

namespace throughline {

// R096 to R101
enum class DecisionTopic : std::uint8_t {
    Other,
    Response,
    Retention,
    Collections,
    CrossSellFit,
    CrossSellChoice,
    Replacement
};
inline constexpr ChoiceName decision_topics[] = {
    {"other", "Something else"},
    {"response", "Will they respond?"},
    {"retention", "How hard to retain?"},
    {"collections", "How flexible in collections?"},
    {"cross_sell_fit", "Is a cross-sell appropriate?"},
    {"cross_sell_choice", "Which cross-sell?"},
    {"replacement", "Is replacing a product worth it?"},
};

enum class DecisionState : std::uint8_t { Draft, Published, Retired };
inline constexpr ChoiceName decision_states[] = {
    {"draft", "Draft"},
    {"published", "Published"},
    {"retired", "Retired"},
};

// DMN 1.5, 8.2.10, in the order of dmn::HitPolicy.
enum class HitPolicy : std::uint8_t { Unique, First, Any, Priority, Collect, RuleOrder, OutputOrder };
inline constexpr ChoiceName hit_policies[] = {
    {"unique", "Unique"},
    {"first", "First"},
    {"any", "Any"},
    {"priority", "Priority"},
    {"collect", "Collect"},
    {"rule_order", "Rule order"},
    {"output_order", "Output order"},
};

// In the order of dmn::Aggregation.
enum class Aggregation : std::uint8_t { List, Sum, Count, Minimum, Maximum };
inline constexpr ChoiceName aggregations[] = {
    {"list", "List"}, {"sum", "Sum"}, {"count", "Count"}, {"minimum", "Minimum"}, {"maximum", "Maximum"},
};

struct DecisionInput {
    std::string label;
    std::string expression;     // FEEL
    std::string type;           // FEEL type: "string", "number" …
    std::string allowed_values; // unary tests
    Preserved preserved;
};

struct DecisionOutput {
    std::string name;
    std::string type;
    std::string allowed_values;
    std::string default_value; // FEEL
    Preserved preserved;
};

struct DecisionRule {
    std::vector<std::string> input_entries;  // unary tests, one for each input
    std::vector<std::string> output_entries; // FEEL, one for each output
    std::string annotation;
    Preserved preserved;
};

// Where a test came from. Generated ones can be made again, so they go and come together.
enum class TestOrigin : std::uint8_t { Person, Customer, Boundary, Condition };
inline constexpr ChoiceName test_origins[] = {
    {"person", "A person"},
    {"customer", "A customer"},
    {"boundary", "A boundary"},
    {"condition", "One condition alone"},
};

// A case whose answer is known: FEEL literals, one for each input and output. An input without one is blank,
// an output without one may be anything.
struct DecisionTest {
    std::string title;
    std::vector<std::string> values;
    std::vector<std::string> expected;
    std::string also_given; // a FEEL context: what the expressions read beside the inputs
    TestOrigin origin = TestOrigin::Person;
    Preserved preserved;
};

// R103. Published logic is kept whole, so that it can be compared, replayed and brought back.
struct DecisionVersion {
    std::optional<std::int64_t> version;
    std::optional<Date> on;
    Id by;
    std::string note;
    std::string content; // hash of the logic that was published
    HitPolicy hit_policy = HitPolicy::Unique;
    Aggregation aggregation = Aggregation::List;
    std::vector<DecisionInput> inputs;
    std::vector<DecisionOutput> outputs;
    std::vector<DecisionRule> rules;
    Preserved preserved;
};

// Fields
struct Decision : Record {
    static constexpr Kind record_kind = Kind::Decision;
    Decision()
        : Record(record_kind) {}

    std::string question;
    std::vector<std::string> allowed_answers;
    DecisionTopic topic = DecisionTopic::Other;
    DecisionState state = DecisionState::Draft;
    Id owner;
    Id measure; // how one sees that it decides well
    Id table;   // the customers it is tried on
    std::vector<Id> outcomes;
    std::vector<Id> needs; // decisions whose answers it uses
    std::string knowledge; // rules, laws, studies it rests on
    std::optional<std::int64_t> version;
    HitPolicy hit_policy = HitPolicy::Unique;
    Aggregation aggregation = Aggregation::List;
    std::vector<DecisionInput> inputs;
    std::vector<DecisionOutput> outputs;
    std::vector<DecisionRule> rules;
    std::vector<DecisionTest> tests;
    std::vector<DecisionVersion> versions;
    Id model;            // the DMN file it came with, whose graph it belongs to
    std::string element; // the id of its decision in that file
    std::string description;
    Position position;
};

extern const Shape decision_shape;
extern const KindDescription decision_kind;

} // namespace throughline
