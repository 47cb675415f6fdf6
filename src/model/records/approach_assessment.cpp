#include "model/records/approach_assessment.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto operational_part_fields =
    list(long_text<&OperationalPart::rules>("rules", "Rules"),
         long_text<&OperationalPart::workflow>("workflow", "Workflow"),
         number<&OperationalPart::cycle_days>("cycle_days", "Cycle time", 0, 36500, {}, "days"),
         text<&OperationalPart::service_level>("service_level", "Service level"));
constinit const Shape operational_part_shape =
    operational_part_fields.shape("operational_part", &preserved_of<OperationalPart>);

constexpr auto analytical_part_fields =
    list(long_text<&AnalyticalPart::captured>("captured", "Captured"),
         long_text<&AnalyticalPart::models>("models", "Models"),
         links<&AnalyticalPart::decisions>("decisions", "Feeds", Kind::Decision));
constinit const Shape analytical_part_shape =
    analytical_part_fields.shape("analytical_part", &preserved_of<AnalyticalPart>);

constexpr auto blend_costs_fields =
    list(number<&BlendCosts::redesign>("redesign", "Re-engineering", 0, 1e15),
         number<&BlendCosts::resistance>("resistance", "Resistance", 0, 10),
         number<&BlendCosts::capital>("capital", "Capital", 0, 1e15),
         number<&BlendCosts::delay_months>("delay_months", "Delay of return", 0, 1200, {}, "months"));
constinit const Shape blend_costs_shape = blend_costs_fields.shape("blend_costs", &preserved_of<BlendCosts>);

constexpr auto approach_option_fields =
    list(required(choice<&ApproachOption::approach>("approach", "Approach", approaches)),
         number<&ApproachOption::cost>("cost", "Cost each time", 0, 1e12),
         number<&ApproachOption::minutes>("minutes", "Our time", 0, 1e9, {}, "min"),
         number<&ApproachOption::touches>("touches", "Contacts until done", 0, 1e6),
         number<&ApproachOption::result_rate>("result_rate", "Result rate", 0, 100, {}, "%"),
         number<&ApproachOption::favourable>("favourable", "Good for both", 0, 1,
                                             "Probability that the outcome is good for both sides."),
         integer<&ApproachOption::n>("n", "Observations", 0, largest_integer),
         number<&ApproachOption::hours_limit>("hours_limit", "Hours there are", 0, 1e9, {}, "h a month"),
         text<&ApproachOption::limits>("limits", "Limits"),
         text<&ApproachOption::target_behaviour>("target_behaviour", "Target behaviour"),
         number<&ApproachOption::profit>("profit", "Profit a year, estimated"));
constinit const Shape approach_option_shape =
    approach_option_fields.shape("approach_option", &preserved_of<ApproachOption>);

constexpr auto approach_assessment_fields =
    list(text<&ApproachAssessment::title>("title", "Remark"),
         required(link<&ApproachAssessment::interaction>("interaction", "Interaction", Kind::Interaction)),
         long_text<&ApproachAssessment::problem>(
             "problem", "Problem", "Without a problem there is nothing to choose an approach for."),
         number<&ApproachAssessment::frequency>("frequency", "Frequency", 0, 1e12, {}, "a month"),
         number<&ApproachAssessment::judgement_share>("judgement_share", "Depends on judgement", 0, 100,
                                                      "Share of results.", "%"),
         number<&ApproachAssessment::variety>("variety", "Variety", 0, 10,
                                              "How much one case differs from the next, 0 to 10."),
         number<&ApproachAssessment::data_quality>("data_quality", "Data", 0, 10,
                                                   "How good the captured data are, 0 to 10."),
         group<&ApproachAssessment::operational>("operational", "Operational", operational_part_shape),
         group<&ApproachAssessment::analytical>("analytical", "Analytical", analytical_part_shape),
         group<&ApproachAssessment::blend>("blend", "Costs of the blend", blend_costs_shape),
         groups<&ApproachAssessment::options>("options", "Measured per approach", approach_option_shape),
         link<&ApproachAssessment::owner>("owner", "Owner", Kind::Person),
         day<&ApproachAssessment::assessed_on>("assessed_on", "Assessed on"));

} // namespace

constinit const Shape approach_assessment_shape =
    approach_assessment_fields.shape("approach_assessment", &preserved_of<ApproachAssessment>);

// Rules

namespace {

void approach_assessment_rules(const ApproachAssessment& approach_assessment,
                               std::vector<Problem>& problems) {
    // R057
    expect(!approach_assessment.problem.empty(), "problem", "State the problem first.", problems);
}

// Migrations

constexpr Renamed approach_assessment_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_approach_assessment() {
    auto description = description_of<ApproachAssessment, &approach_assessment_rules>(
        {"approach_assessment", "Approach assessment", "Approach assessments",
         "Which approach fits an interaction, and why."},
        approach_assessment_shape);
    description.renamed = approach_assessment_renamed;
    return description;
}

} // namespace

constinit const KindDescription approach_assessment_kind = describe_approach_assessment();

} // namespace throughline
