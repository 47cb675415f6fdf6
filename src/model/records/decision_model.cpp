#include "model/records/decision_model.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto decision_model_fields =
    list(required_text<&DecisionModel::title>("title", "Name"),
         long_text<&DecisionModel::description>("description", "Description"),
         text<&DecisionModel::model_namespace>("namespace", "Namespace"),
         text<&DecisionModel::file>("file", "File"),
         long_text<&DecisionModel::xml>("xml", "DMN", "The file as it came."));

} // namespace

constinit const Shape decision_model_shape =
    decision_model_fields.shape("decision_model", &preserved_of<DecisionModel>);

// Rules

namespace {

void decision_model_rules(const DecisionModel& model, std::vector<Problem>& problems) {
    expect(!model.xml.empty(), "xml", "The model has no content.", problems);
}

// Migrations

constexpr KindDescription describe_decision_model() {
    return description_of<DecisionModel, &decision_model_rules>(
        {"decision_model", "Decision model", "Decision models",
         "A graph of decisions in DMN as another tool wrote it."},
        decision_model_shape);
}

} // namespace

constinit const KindDescription decision_model_kind = describe_decision_model();

} // namespace throughline
