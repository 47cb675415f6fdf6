#include "model/records/initiative.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto gate_override_fields =
    list(link<&GateOverride::by>("by", "By", Kind::Person),
         long_text<&GateOverride::reason>("reason", "Reason"), day<&GateOverride::on>("on", "On"));
constinit const Shape gate_override_shape =
    gate_override_fields.shape("gate_override", &preserved_of<GateOverride>);

constexpr auto gate_change_fields = state_change_fields<Gate>(gates);
constinit const Shape gate_change_shape =
    gate_change_fields.shape("gate_change", &preserved_of<StateChange<Gate>>);

constexpr auto initiative_fields = list(
    required_text<&Initiative::title>("title", "Name"), long_text<&Initiative::problem>("problem", "Problem"),
    choice<&Initiative::whose_behaviour>("whose_behaviour", "Changes the behaviour of", behaviours),
    long_text<&Initiative::target_behaviour>("target_behaviour", "Target behaviour"),
    choice<&Initiative::topic>("topic", "Topic", initiative_topics),
    choice<&Initiative::gate>("gate", "Evidence gate", gates),
    group<&Initiative::override_by>("override", "Override", gate_override_shape,
                                    "Mandated without evidence: by whom and why."),
    links<&Initiative::interactions>("interactions", "Interactions", Kind::Interaction),
    links<&Initiative::outcomes>("outcomes", "Outcomes", Kind::Outcome),
    links<&Initiative::capabilities>("capabilities", "Processes, systems, skills", Kind::Capability),
    link<&Initiative::measure>("measure", "Measure", Kind::Measure),
    link<&Initiative::owner>("owner", "Owner", Kind::Person), number<&Initiative::cost>("cost", "Cost"),
    number<&Initiative::profit>("profit", "Profit a year, estimated"),
    number<&Initiative::effort_hours>("effort_hours", "Effort", 0, 1e9, {}, "h"),
    day<&Initiative::due>("due", "Due"),
    group<&Initiative::enactment>("enactment", "Enactment", enactment_shape),
    groups<&Initiative::risks>("risks", "Risks", risk_shape),
    groups<&Initiative::stakeholders>("stakeholders", "Stakeholders", stakeholder_shape),
    long_text<&Initiative::description>("description", "Description"),
    groups<&Initiative::history>("history", "History", gate_change_shape));

} // namespace

constinit const Shape initiative_shape = initiative_fields.shape("initiative", &preserved_of<Initiative>);

// Rules

namespace {

void initiative_rules(const Initiative& initiative, std::vector<Problem>& problems) {
    // R049
    bool overridden = !initiative.override_by.by.empty() || !initiative.override_by.reason.empty();
    if (overridden && (initiative.override_by.by.empty() || initiative.override_by.reason.empty()))
        problems.push_back({"override", "An override needs a name and a reason."});
    // R048
    expect(initiative.whose_behaviour != BehaviourOf::Unstated, "whose_behaviour",
           "Whose behaviour does it change?", problems);
}

// Migrations

constexpr Renamed initiative_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_initiative() {
    auto description = description_of<Initiative, &initiative_rules>(
        {"initiative", "Initiative", "Initiatives",
         "An improvement, whose behaviour it changes, and how far it is proved."},
        initiative_shape);
    description.renamed = initiative_renamed;
    return description;
}

} // namespace

constinit const KindDescription initiative_kind = describe_initiative();

} // namespace throughline
