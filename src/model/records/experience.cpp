#include "model/records/experience.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto experience_fields = list(
    required_text<&Experience::title>("title", "Experience"),
    long_text<&Experience::in_their_words>("in_their_words", "In their words", "As a customer would say it."),
    groups<&Experience::serves>("serves", "Serves", serves_outcome_shape,
                                "The outcomes it moves, for good or ill."),
    long_text<&Experience::description>("description", "Description"),
    links<&Experience::segments>("segments", "Segments", Kind::Segment),
    link<&Experience::measure>("measure", "Measure", Kind::Measure),
    number<&Experience::felt_by>("felt_by", "Felt by", 0, 100, "How many of those asked felt it.", "%"),
    number<&Experience::felt_low>("felt_low", "Interval from", 0, 100, {}, "%"),
    number<&Experience::felt_high>("felt_high", "Interval to", 0, 100, {}, "%"),
    integer<&Experience::n>("n", "Answers", 0, largest_integer),
    number<&Experience::importance>("importance", "Importance", 0, 10),
    number<&Experience::satisfaction>("satisfaction", "Satisfaction", 0, 10),
    choice<&Experience::wanted>("wanted", "Wanted", experience_kinds),
    group<&Experience::position>("position", "Position", position_shape));

} // namespace

constinit const Shape experience_shape = experience_fields.shape("experience", &preserved_of<Experience>);

// Rules

namespace {

void experience_rules(const Experience& experience, std::vector<Problem>& problems) {
    check_interval("felt_by", experience.felt_low, experience.felt_by, experience.felt_high, problems);
    check_effects("serves", experience.serves, problems);
    expect(!experience.serves.empty(), "serves", "It serves no outcome yet.", problems);
}

// Migrations

constexpr Renamed experience_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_experience() {
    auto description = description_of<Experience, &experience_rules>(
        {"experience", "Experience", "Experiences",
         "What the customer lives through that makes an outcome come about."},
        experience_shape);
    description.renamed = experience_renamed;
    return description;
}

} // namespace

constinit const KindDescription experience_kind = describe_experience();

} // namespace throughline
