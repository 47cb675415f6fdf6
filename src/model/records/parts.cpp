#include "model/records/parts.h"

namespace throughline {

using namespace fields;

namespace {

constexpr auto position_fields = list(number<&Position::x>("x", "Across"), number<&Position::y>("y", "Down"));

constexpr Field effect_field = number<&Effect::effect>(
    "effect", "Effect", -1, 1, "From −1 (harms as much as it can) to +1 (helps as much as it can).");
constexpr Field weight_field = number<&Effect::weight>(
    "weight", "Weight", 0, 1, "How much it counts beside the others; empty counts as 1.");
constexpr Field low_field = number<&Effect::low>("low", "Interval from", -1, 1);
constexpr Field high_field = number<&Effect::high>("high", "Interval to", -1, 1);
constexpr Field n_field = integer<&Effect::n>("n", "Observations", 0, largest_integer,
                                              "How many observations the effect rests on.");
constexpr Field basis_field = choice<&Effect::basis>("basis", "Evidence", evidence_bases);

constexpr auto serves_outcome_fields =
    list(required(link<&Effect::target>("outcome", "Outcome", Kind::Outcome)), effect_field, weight_field,
         low_field, high_field, n_field, basis_field);
constexpr auto serves_experience_fields =
    list(required(link<&Effect::target>("experience", "Experience", Kind::Experience)), effect_field,
         weight_field, low_field, high_field, n_field, basis_field);
constexpr auto predicts_measure_fields =
    list(required(link<&Effect::target>("measure", "Measure", Kind::Measure)), effect_field, weight_field,
         low_field, high_field, n_field, basis_field);

constexpr auto estimate_fields =
    list(number<&Estimate::value>("value", "Value"), number<&Estimate::low>("low", "Interval from"),
         number<&Estimate::high>("high", "Interval to"),
         integer<&Estimate::n>("n", "Observations", 0, largest_integer),
         choice<&Estimate::basis>("basis", "Evidence", evidence_bases));

constexpr auto enactment_fields =
    list(flag<&Enactment::process_built>("process_built", "Process built"),
         flag<&Enactment::software_configured>("software_configured", "Software configured"),
         flag<&Enactment::people_trained>("people_trained", "People trained"));

constexpr auto risk_fields = list(
    required_text<&Risk::title>("title", "Risk"), number<&Risk::likelihood>("likelihood", "Likelihood", 0, 1),
    number<&Risk::impact>("impact", "Impact", 0, 10),
    long_text<&Risk::answer>("answer", "Answer",
                             "What is done so that it does not happen, or does not hurt."),
    link<&Risk::owner>("owner", "Owner", Kind::Person));

constexpr auto stakeholder_fields =
    list(required_text<&Stakeholder::title>("title", "Who"),
         link<&Stakeholder::person>("person", "Person", Kind::Person),
         choice<&Stakeholder::stance>("stance", "Stance", stances),
         number<&Stakeholder::influence>("influence", "Influence", 0, 10),
         long_text<&Stakeholder::interest>("interest", "Interest", "What this change means to them."));

} // namespace

constinit const Shape position_shape = position_fields.shape("position", &preserved_of<Position>);
constinit const Shape serves_outcome_shape =
    serves_outcome_fields.shape("serves_outcome", &preserved_of<Effect>);
constinit const Shape serves_experience_shape =
    serves_experience_fields.shape("serves_experience", &preserved_of<Effect>);
constinit const Shape predicts_measure_shape =
    predicts_measure_fields.shape("predicts_measure", &preserved_of<Effect>);
constinit const Shape estimate_shape = estimate_fields.shape("estimate", &preserved_of<Estimate>);
constinit const Shape enactment_shape = enactment_fields.shape("enactment", &preserved_of<Enactment>);
constinit const Shape risk_shape = risk_fields.shape("risk", &preserved_of<Risk>);
constinit const Shape stakeholder_shape = stakeholder_fields.shape("stakeholder", &preserved_of<Stakeholder>);

} // namespace throughline
