#include "model/records/treatment.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto treatment_fields = list(
    required_text<&Treatment::title>("title", "Name"),
    required(link<&Treatment::action>("action", "Action", Kind::Action)),
    link<&Treatment::channel>("channel", "Channel", Kind::Channel),
    text<&Treatment::headline>("headline", "Headline"), long_text<&Treatment::wording>("wording", "Wording"),
    text<&Treatment::next_step>("next_step", "Next step"),
    texts<&Treatment::responses>("responses", "Responses", "Those of the action that fit here; empty: all."),
    text<&Treatment::slot>("slot", "Slot"),
    integer<&Treatment::open_days>("open_days", "Stays open", 0, 36500, {}, "days"),
    choice<&Treatment::state>("state", "State", treatment_states));

} // namespace

constinit const Shape treatment_shape = treatment_fields.shape("treatment", &preserved_of<Treatment>);

// Rules

namespace {

// None beyond what the shape says.
void treatment_rules(const Treatment&, std::vector<Problem>&) {}

// Migrations

constexpr Renamed treatment_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_treatment() {
    auto description = description_of<Treatment, &treatment_rules>(
        {"treatment", "Treatment", "Treatments",
         "How an action is put on one channel: its wording and next step."},
        treatment_shape);
    description.renamed = treatment_renamed;
    return description;
}

} // namespace

constinit const KindDescription treatment_kind = describe_treatment();

} // namespace throughline
