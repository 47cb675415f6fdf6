#include "model/records/outcome.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto outcome_side_fields = list(
    long_text<&OutcomeSide::statement>("statement", "Statement",
                                       "What is wanted; on the customer’s side in the customer’s words."),
    link<&OutcomeSide::measure>("measure", "Measure", Kind::Measure),
    number<&OutcomeSide::baseline>("baseline", "From"), number<&OutcomeSide::target>("target", "To"),
    number<&OutcomeSide::current>("current", "Now"), number<&OutcomeSide::low>("low", "Interval from"),
    number<&OutcomeSide::high>("high", "Interval to"),
    integer<&OutcomeSide::n>("n", "Observations", 0, largest_integer), day<&OutcomeSide::due>("due", "By"),
    number<&OutcomeSide::importance>("importance", "Importance", 0, 10, "How much it matters, 0 to 10."),
    number<&OutcomeSide::satisfaction>("satisfaction", "Satisfaction", 0, 10,
                                       "How well it is met today, 0 to 10."),
    day<&OutcomeSide::verified_on>("verified_on", "Verified on"),
    link<&OutcomeSide::verified_by>("verified_by", "Verified by", Kind::Person));
constinit const Shape outcome_side_shape =
    outcome_side_fields.shape("outcome_side", &preserved_of<OutcomeSide>);

constexpr auto outcome_change_fields = state_change_fields<OutcomeState>(outcome_states);
constinit const Shape outcome_change_shape =
    outcome_change_fields.shape("outcome_change", &preserved_of<StateChange<OutcomeState>>);

constexpr auto outcome_fields = list(
    required_text<&Outcome::title>("title", "Outcome"),
    link<&Outcome::objective>("objective", "Objective", Kind::Objective, "The business objective it serves."),
    link<&Outcome::owner>("owner", "Owner", Kind::Person),
    choice<&Outcome::state>("state", "State", outcome_states),
    group<&Outcome::business>("business", "What the business wants", outcome_side_shape),
    group<&Outcome::customer>("customer", "What the customer wants", outcome_side_shape),
    links<&Outcome::segments>("segments", "Segments", Kind::Segment),
    link<&Outcome::relationship_type>("relationship_type", "Relationship", Kind::RelationshipType),
    choice<&Outcome::made_from>("made_from", "Kind of outcome", outcome_templates),
    choice<&Outcome::horizon>("horizon", "Horizon", horizons),
    links<&Outcome::products>("products", "Products", Kind::Product),
    long_text<&Outcome::description>("description", "Description"),
    groups<&Outcome::history>("history", "History", outcome_change_shape),
    group<&Outcome::position>("position", "Position", position_shape));

} // namespace

constinit const Shape outcome_shape = outcome_fields.shape("outcome", &preserved_of<Outcome>);

// Rules

namespace {

void outcome_rules(const Outcome& outcome, std::vector<Problem>& problems) {
    check_interval("business.current", outcome.business.low, outcome.business.current, outcome.business.high,
                   problems);
    check_interval("customer.current", outcome.customer.low, outcome.customer.current, outcome.customer.high,
                   problems);
    // R009
    expect(!outcome.owner.empty(), "owner", "The outcome has no owner yet.", problems);
    expect(!outcome.business.measure.empty() || !outcome.business.baseline, "business.measure",
           "A baseline says little without the measure it belongs to.", problems);
    expect(!outcome.business.due || outcome.business.target, "business.target",
           "There is a date, but no target to reach by then.", problems);
    // R016
    expect(!outcome.customer.statement.empty(), "customer.statement",
           "What does the customer want here? An outcome has two sides.", problems);
}

// Migrations

constexpr Renamed outcome_renamed[] = {
    {0, "name", "title"}, {0, "wanted_by_business", "business"}, {0, "wanted_by_customer", "customer"}};
constexpr RenamedChoice outcome_renamed_choices[] = {{0, "state", "open", "in_progress"},
                                                     {0, "state", "done", "achieved"}};

constexpr KindDescription describe_outcome() {
    auto description = description_of<Outcome, &outcome_rules>(
        {"outcome", "Outcome", "Outcomes",
         "What the business and the customer both want to be so in the end."},
        outcome_shape);
    description.renamed = outcome_renamed;
    description.renamed_choices = outcome_renamed_choices;
    return description;
}

} // namespace

constinit const KindDescription outcome_kind = describe_outcome();

} // namespace throughline
