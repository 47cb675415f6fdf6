#include "model/records/interaction.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto interaction_context_fields =
    list(link<&InteractionContext::outcome>("outcome", "Outcome", Kind::Outcome),
         text<&InteractionContext::customer_state>(
             "customer_state", "Customer's state",
             "Where the customer stands: just moved, in arrears, comparing offers."),
         text<&InteractionContext::situation>("situation", "Situation", "Place, time, occasion."));
constinit const Shape interaction_context_shape =
    interaction_context_fields.shape("interaction_context", &preserved_of<InteractionContext>);

constexpr auto customer_view_fields = list(
    long_text<&CustomerView::what_matters>("what_matters", "What matters to the customer at this stage?"),
    long_text<&CustomerView::delivery>("delivery", "How do we deliver a great experience?"),
    long_text<&CustomerView::expectation>("expectation", "Expectation",
                                          "What the customer expects to come of it."),
    long_text<&CustomerView::problem>("problem", "Problem", "What the customer thinks the problem is."),
    long_text<&CustomerView::solution>("solution", "Solution", "What the customer thinks would solve it."));
constinit const Shape customer_view_shape =
    customer_view_fields.shape("customer_view", &preserved_of<CustomerView>);

constexpr auto success_rate_fields =
    list(text<&SuccessRate::means>("means", "Success means"),
         integer<&SuccessRate::good>("good", "Went well", 0, largest_integer),
         integer<&SuccessRate::n>("n", "Of", 0, largest_integer));
constinit const Shape success_rate_shape =
    success_rate_fields.shape("success_rate", &preserved_of<SuccessRate>);

constexpr auto efficiency_fields =
    list(number<&Efficiency::cost>("cost", "Cost each time", 0, 1e12),
         number<&Efficiency::minutes>("minutes", "Our time", 0, 1e9, {}, "min"),
         number<&Efficiency::touches>("touches", "Contacts until done", 0, 1e6));
constinit const Shape efficiency_shape = efficiency_fields.shape("efficiency", &preserved_of<Efficiency>);

constexpr auto next_step_fields =
    list(required(link<&NextStep::to>("to", "To", Kind::Interaction)), text<&NextStep::when>("when", "When"),
         flag<&NextStep::forced>("forced", "The only way"));
constinit const Shape next_step_shape = next_step_fields.shape("next_step", &preserved_of<NextStep>);

constexpr auto event_binding_fields =
    list(required(link<&EventBinding::table>("table", "Table", Kind::TableReference)),
         text<&EventBinding::column>("column", "Column"), text<&EventBinding::value>("value", "Value"));
constinit const Shape event_binding_shape =
    event_binding_fields.shape("event_binding", &preserved_of<EventBinding>);

constexpr auto interaction_change_fields = state_change_fields<InteractionState>(interaction_states);
constinit const Shape interaction_change_shape =
    interaction_change_fields.shape("interaction_change", &preserved_of<StateChange<InteractionState>>);

constexpr auto interaction_fields =
    list(required_text<&Interaction::title>("title", "Interaction"),
         groups<&Interaction::serves>("serves", "Creates", serves_experience_shape,
                                      "The experiences it is to create, or harms."),
         choice<&Interaction::control>("control", "Control", controls),
         choice<&Interaction::planned>("planned", "Planned", planned_choices),
         choice<&Interaction::form>("form", "Form", interaction_forms),
         choice<&Interaction::firm>("firm", "The firm is", firm_parts),
         choice<&Interaction::initiator>("initiator", "Begun by", initiators),
         links<&Interaction::channels>("channels", "Channels", Kind::Channel),
         link<&Interaction::stage>("stage", "Stage", Kind::Stage),
         number<&Interaction::order>("order", "Order in the stage"),
         links<&Interaction::also_in>("also_in", "Also in", Kind::Stage,
                                      "Stages of other journeys where it happens too."),
         group<&Interaction::customer>("customer", "The customer's side", customer_view_shape),
         long_text<&Interaction::business_wants>("business_wants", "What the business wants",
                                                 "What it is to bring the firm."),
         number<&Interaction::importance>("importance", "Importance", 0, 10, "To the customer, 0 to 10."),
         number<&Interaction::satisfaction>("satisfaction", "Satisfaction", 0, 10,
                                            "Of the customer today, 0 to 10."),
         number<&Interaction::frequency>("frequency", "Frequency", 0, 1e12,
                                         "How often it happens, all customers together.", "a month"),
         number<&Interaction::emotion>("emotion", "Emotion", -2, 2, "From −2 (dreadful) to +2 (delighted)."),
         integer<&Interaction::emotion_n>("emotion_n", "Answers", 0, largest_integer),
         text<&Interaction::emotion_reason>("emotion_reason", "Why this emotion"),
         long_text<&Interaction::does>("does", "Does", "What the customer does."),
         long_text<&Interaction::thinks>("thinks", "Thinks", "What the customer thinks."),
         long_text<&Interaction::feels>("feels", "Feels", "What the customer feels."),
         texts<&Interaction::needs>("needs", "Needs"), texts<&Interaction::concerns>("concerns", "Concerns"),
         links<&Interaction::leading>("leading", "Leading measures", Kind::Measure,
                                      "What shows early that it goes well."),
         links<&Interaction::lagging>("lagging", "Lagging measures", Kind::Measure,
                                      "What shows in the end that it went well."),
         group<&Interaction::success>("success", "Success", success_rate_shape),
         group<&Interaction::repeat_effect>("repeat_effect", "Effect on repeat business", estimate_shape),
         group<&Interaction::efficiency>("efficiency", "Efficiency", efficiency_shape),
         choice<&Interaction::state>("state", "State", interaction_states),
         day<&Interaction::started>("started", "Started"), day<&Interaction::due>("due", "Due"),
         day<&Interaction::completed>("completed", "Completed"),
         long_text<&Interaction::result>("result", "Result",
                                         "What came of it; without it the interaction is not complete."),
         group<&Interaction::context>("context", "Context", interaction_context_shape),
         link<&Interaction::decision>("decision", "Decided by", Kind::Decision),
         links<&Interaction::products>("products", "Products", Kind::Product),
         choice<&Interaction::use>("use", "Product use", product_uses),
         links<&Interaction::factors>("factors", "Factors", Kind::Factor),
         links<&Interaction::capabilities>("capabilities", "Processes, systems, skills", Kind::Capability),
         text<&Interaction::type>("type", "Type", "Interactions of one type are judged together."),
         choice<&Interaction::approach>("approach", "Approach", approaches),
         number<&Interaction::effort_hours>("effort_hours", "Effort", 0, 1e9,
                                            "Our hours spent on it, all customers together.", "h a month"),
         choice<&Interaction::flow>("flow", "Flow", flows),
         groups<&Interaction::next>("next", "Then", next_step_shape,
                                    "Where it may lead; empty: the next in order."),
         group<&Interaction::enactment>("enactment", "Enactment", enactment_shape),
         groups<&Interaction::events>("events", "Events", event_binding_shape,
                                      "Which rows of event tables are instances of it."),
         long_text<&Interaction::description>("description", "Description"),
         groups<&Interaction::history>("history", "History", interaction_change_shape),
         group<&Interaction::position>("position", "Position", position_shape));

} // namespace

constinit const Shape interaction_shape = interaction_fields.shape("interaction", &preserved_of<Interaction>);

// Rules

namespace {

void interaction_findings(const Interaction& interaction, std::vector<Problem>& problems) {
    // R001
    expect(interaction.control != Control::Unstated, "control",
           "Say how far it can be controlled: controlled, influenced or uncontrolled.", problems);
    // R002
    expect(interaction.planned != Planned::Unstated, "planned", "Say whether it is planned or unplanned.",
           problems);
    // R015
    expect(!interaction.serves.empty(), "serves", "It creates no experience yet, so it leads to no outcome.",
           problems);
    expect(interaction.state != InteractionState::Completed || !interaction.result.empty(), "result",
           "It is complete only when its result is recorded.", problems);
    // R079
    expect(interaction.leading.empty() || !interaction.lagging.empty(), "lagging",
           "It has a leading measure, but none that shows in the end that it went well.", problems);
}

void interaction_rules(const Interaction& interaction, std::vector<Problem>& problems) {
    check_effects("serves", interaction.serves, problems);
    check_interval("repeat_effect.value", interaction.repeat_effect.low, interaction.repeat_effect.value,
                   interaction.repeat_effect.high, problems);
    check_order("completed", interaction.started, "started", interaction.completed, "completed", problems);
    if (interaction.success.good && interaction.success.n &&
        *interaction.success.good > *interaction.success.n)
        problems.push_back({"success.good", "It cannot have gone well more often than it happened."});
    for (const NextStep& step : interaction.next)
        if (step.to == interaction.id && interaction.flow != Flow::Loop)
            problems.push_back({"next", "Only an interaction that may repeat can lead to itself."});
    interaction_findings(interaction, problems);
}

// Migrations

constexpr Renamed interaction_renamed[] = {{0, "name", "title"}, {0, "creates", "serves"}};

constexpr KindDescription describe_interaction() {
    auto description = description_of<Interaction, &interaction_rules>(
        {"interaction", "Interaction", "Interactions",
         "What happens between customer and firm, or without the firm, and the experience it is to create."},
        interaction_shape);
    description.renamed = interaction_renamed;
    return description;
}

} // namespace

constinit const KindDescription interaction_kind = describe_interaction();

} // namespace throughline
