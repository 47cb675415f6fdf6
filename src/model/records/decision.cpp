#include "model/records/decision.h"

#include "base/text.h"
#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto decision_input_fields =
    list(text<&DecisionInput::label>("label", "Label"),
         text<&DecisionInput::expression>("expression", "Expression", "FEEL; usually a column's name."),
         text<&DecisionInput::type>("type", "Type", "string, number, boolean, date …"),
         text<&DecisionInput::allowed_values>("allowed_values", "Allowed values"));
constinit const Shape decision_input_shape =
    decision_input_fields.shape("decision_input", &preserved_of<DecisionInput>);

constexpr auto decision_output_fields =
    list(text<&DecisionOutput::name>("name", "Name"), text<&DecisionOutput::type>("type", "Type"),
         text<&DecisionOutput::allowed_values>("allowed_values", "Allowed values"),
         text<&DecisionOutput::default_value>("default_value", "Otherwise"));
constinit const Shape decision_output_shape =
    decision_output_fields.shape("decision_output", &preserved_of<DecisionOutput>);

constexpr auto decision_rule_fields = list(texts<&DecisionRule::input_entries>("input_entries", "When"),
                                           texts<&DecisionRule::output_entries>("output_entries", "Then"),
                                           text<&DecisionRule::annotation>("annotation", "Because"));
constinit const Shape decision_rule_shape =
    decision_rule_fields.shape("decision_rule", &preserved_of<DecisionRule>);

constexpr auto decision_test_fields =
    list(text<&DecisionTest::title>("title", "Case"), texts<&DecisionTest::values>("values", "Inputs"),
         texts<&DecisionTest::expected>("expected", "Expected"),
         text<&DecisionTest::also_given>("also_given", "Also given",
                                         "A FEEL context with what the table reads beside its inputs."),
         choice<&DecisionTest::origin>("origin", "From", test_origins));
constinit const Shape decision_test_shape =
    decision_test_fields.shape("decision_test", &preserved_of<DecisionTest>);

constexpr auto decision_version_fields =
    list(integer<&DecisionVersion::version>("version", "Version", 0, 1000000),
         day<&DecisionVersion::on>("on", "On"), link<&DecisionVersion::by>("by", "By", Kind::Person),
         text<&DecisionVersion::note>("note", "What changed"),
         text<&DecisionVersion::content>("content", "Content hash"),
         choice<&DecisionVersion::hit_policy>("hit_policy", "Hit policy", hit_policies),
         choice<&DecisionVersion::aggregation>("aggregation", "Aggregation", aggregations),
         groups<&DecisionVersion::inputs>("inputs", "Inputs", decision_input_shape),
         groups<&DecisionVersion::outputs>("outputs", "Outputs", decision_output_shape),
         groups<&DecisionVersion::rules>("rules", "Rules", decision_rule_shape));
constinit const Shape decision_version_shape =
    decision_version_fields.shape("decision_version", &preserved_of<DecisionVersion>);

constexpr auto decision_fields = list(
    required_text<&Decision::title>("title", "Name"), long_text<&Decision::question>("question", "Question"),
    texts<&Decision::allowed_answers>("allowed_answers", "Allowed answers"),
    choice<&Decision::topic>("topic", "About", decision_topics),
    choice<&Decision::state>("state", "State", decision_states),
    link<&Decision::owner>("owner", "Owner", Kind::Person),
    link<&Decision::measure>("measure", "Measure", Kind::Measure),
    link<&Decision::table>("table", "Customer table", Kind::TableReference),
    links<&Decision::outcomes>("outcomes", "Outcomes", Kind::Outcome),
    links<&Decision::needs>("needs", "Uses the answers of", Kind::Decision),
    long_text<&Decision::knowledge>("knowledge", "Knowledge", "Rules, laws and studies it rests on."),
    integer<&Decision::version>("version", "Version", 0, 1000000),
    required(choice<&Decision::hit_policy>("hit_policy", "Hit policy", hit_policies)),
    choice<&Decision::aggregation>("aggregation", "Aggregation", aggregations),
    groups<&Decision::inputs>("inputs", "Inputs", decision_input_shape),
    groups<&Decision::outputs>("outputs", "Outputs", decision_output_shape),
    groups<&Decision::rules>("rules", "Rules", decision_rule_shape),
    groups<&Decision::tests>("tests", "Tests", decision_test_shape),
    groups<&Decision::versions>("versions", "Versions", decision_version_shape),
    link<&Decision::model>("model", "Decision model", Kind::DecisionModel),
    text<&Decision::element>("element", "Id in the model"),
    long_text<&Decision::description>("description", "Description"),
    group<&Decision::position>("position", "Position", position_shape));

} // namespace

constinit const Shape decision_shape = decision_fields.shape("decision", &preserved_of<Decision>);

// Rules

namespace {

// Of a decision or of one of its versions; `place` is the path of what has the rules.
template <typename Logic>
void check_rule_widths(const Logic& logic, const std::string& place, std::vector<Problem>& problems) {
    for (std::size_t index = 0; index < logic.rules.size(); ++index) {
        const DecisionRule& rule = logic.rules[index];
        if (rule.input_entries.size() != logic.inputs.size())
            problems.push_back({place + text_format("rules[%zu].input_entries", index),
                                text_format("The rule has %zu conditions, but the table has %zu inputs.",
                                            rule.input_entries.size(), logic.inputs.size())});
        if (rule.output_entries.size() != logic.outputs.size())
            problems.push_back({place + text_format("rules[%zu].output_entries", index),
                                text_format("The rule has %zu results, but the table has %zu outputs.",
                                            rule.output_entries.size(), logic.outputs.size())});
    }
}

void decision_rules(const Decision& decision, std::vector<Problem>& problems) {
    for (const Id& other : decision.needs)
        check_not_itself("needs", decision, other, problems);
    check_rule_widths(decision, {}, problems);
    for (std::size_t index = 0; index < decision.versions.size(); ++index)
        check_rule_widths(decision.versions[index], text_format("versions[%zu].", index), problems);
    for (std::size_t index = 0; index < decision.tests.size(); ++index) {
        const DecisionTest& test = decision.tests[index];
        if (test.values.size() != decision.inputs.size() || test.expected.size() != decision.outputs.size())
            problems.push_back({text_format("tests[%zu]", index),
                                "A test gives one value for each input and one answer for each output."});
    }
    // R102
    expect(!decision.question.empty(), "question", "Which question does it answer?", problems);
    expect(!decision.owner.empty(), "owner", "The decision has no owner yet.", problems);
}

// Migrations

constexpr Renamed decision_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_decision() {
    auto description = description_of<Decision, &decision_rules>(
        {"decision", "Decision", "Decisions",
         "A question, the answers allowed, and the rules that choose among them."},
        decision_shape);
    description.renamed = decision_renamed;
    return description;
}

} // namespace

constinit const KindDescription decision_kind = describe_decision();

} // namespace throughline
