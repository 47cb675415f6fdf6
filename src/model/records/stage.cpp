#include "model/records/stage.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto stage_fields = list(
    required_text<&Stage::title>("title", "Name"),
    required(link<&Stage::journey>("journey", "Journey", Kind::Journey)),
    number<&Stage::order>("order", "Order"), choice<&Stage::phase>("phase", "Phase", stage_phases),
    long_text<&Stage::customer_goal>("customer_goal", "The customer wants to"),
    long_text<&Stage::what_matters>("what_matters", "What matters",
                                    "Needs and concerns in the customer's words."),
    texts<&Stage::needs>("needs", "Needs"), texts<&Stage::concerns>("concerns", "Concerns"),
    long_text<&Stage::description>("description", "Description"),
    long_text<&Stage::condition>("condition", "Customers are here when",
                                 "FEEL over the customers' columns. Where several stages of a journey hold, "
                                 "the customer is in the last of them."),
    long_text<&Stage::since>("since", "Here since",
                             "FEEL: a column or an expression with the day on which the stage began."));

} // namespace

constinit const Shape stage_shape = stage_fields.shape("stage", &preserved_of<Stage>);

// Rules

namespace {

void stage_rules(const Stage& stage, std::vector<Problem>& problems) {
    expect(stage.since.empty() || !stage.condition.empty(), "condition",
           "It says since when customers are here, but not when they are.", problems);
}

// Migrations

constexpr Renamed stage_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_stage() {
    auto description = description_of<Stage, &stage_rules>(
        {"stage", "Stage", "Stages", "A part of a journey, seen by the customer."}, stage_shape);
    description.renamed = stage_renamed;
    return description;
}

} // namespace

constinit const KindDescription stage_kind = describe_stage();

} // namespace throughline
