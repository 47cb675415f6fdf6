// Meaning: what happens between the customer and the firm, or without the firm (R061), with the experience it
// is to create (R015). Using a product is an interaction too (R017).
#pragma once

#include "model/record.h"
#include "model/records/parts.h"

namespace throughline {

// Drawn as circle, square and product shape on the map.
enum class InteractionForm : std::uint8_t { Communication, Action, Use };
inline constexpr ChoiceName interaction_forms[] = {
    {"communication", "Communication"},
    {"action", "Action"},
    {"use", "Use of a product"},
};

enum class Planned : std::uint8_t { Unstated, Planned, Unplanned };
inline constexpr ChoiceName planned_choices[] = {
    {"unstated", "Not stated"},
    {"planned", "Planned"},
    {"unplanned", "Unplanned"},
};

enum class FirmPart : std::uint8_t { Present, Absent };
inline constexpr ChoiceName firm_parts[] = {
    {"present", "Present"},
    {"absent", "Absent"},
};

enum class Initiator : std::uint8_t { Unstated, Customer, Firm, Partner, Other };
inline constexpr ChoiceName initiators[] = {
    {"unstated", "Not stated"}, {"customer", "The customer"}, {"firm", "The firm"},
    {"partner", "A partner"},   {"other", "Somebody else"},
};

enum class ProductUse : std::uint8_t { None, Intended, Unintended };
inline constexpr ChoiceName product_uses[] = {
    {"none", "None"},
    {"intended", "Intended"},
    {"unintended", "Unintended"},
};

// R034: how rigid the plan is here.
enum class Flow : std::uint8_t { Step, Optional, AnyOrder, Loop };
inline constexpr ChoiceName flows[] = {
    {"step", "Step"},
    {"optional", "Optional"},
    {"any_order", "In any order"},
    {"loop", "May repeat"},
};

enum class InteractionState : std::uint8_t { Proposed, Planned, InProgress, Blocked, Completed, Cancelled };
inline constexpr ChoiceName interaction_states[] = {
    {"proposed", "Proposed"}, {"planned", "Planned"},     {"in_progress", "In progress"},
    {"blocked", "Blocked"},   {"completed", "Completed"}, {"cancelled", "Cancelled"},
};

// R002: what it happens in. Interactions without any of it are listed.
struct InteractionContext {
    Id outcome; // the outcome it is meant for, where several could be
    std::string customer_state;
    std::string situation; // place, time, occasion
    Preserved preserved;
};

// R039, R058, R077, R078: the same interaction as the customer sees it.
struct CustomerView {
    std::string expectation;  // what the customer expects to come of it
    std::string problem;      // what the customer thinks the problem is
    std::string solution;     // what the customer thinks would solve it
    std::string what_matters; // what matters to the customer at this stage
    std::string delivery;     // how a great experience is delivered
    Preserved preserved;
};

// R025: how often it went well, of how many times.
struct SuccessRate {
    std::string means; // what counts as success
    std::optional<std::int64_t> good;
    std::optional<std::int64_t> n;
    Preserved preserved;
};

// R046: what one instance takes.
struct Efficiency {
    std::optional<double> cost;    // in the workspace's currency
    std::optional<double> minutes; // of ours
    std::optional<double> touches; // contacts until it is done
    Preserved preserved;
};

// R034: a branch. `forced` marks that the customer has no other way.
struct NextStep {
    Id to;
    std::string when;
    bool forced = false;
    Preserved preserved;
};

// Rows of an event table that are instances of an interaction: many names may mean one step.
struct EventBinding {
    Id table;
    std::string column;
    std::string value;
    Preserved preserved;
};

// Fields
struct Interaction : Record {
    static constexpr Kind record_kind = Kind::Interaction;
    Interaction()
        : Record(record_kind) {}

    // What it is
    std::string type; // interactions of one type are judged together (R025, R055)
    InteractionForm form = InteractionForm::Communication;
    Control control = Control::Unstated; // R001
    Planned planned = Planned::Unstated; // R002
    FirmPart firm = FirmPart::Present;   // R061
    Initiator initiator = Initiator::Unstated;
    ProductUse use = ProductUse::None; // R018
    InteractionContext context;        // R002
    std::vector<Effect> serves;        // experiences (R015)

    // Where it stands in the journey
    Id stage;
    std::vector<Id> also_in;     // stages of other journeys
    std::optional<double> order; // within its stage
    Flow flow = Flow::Step;      // R034
    std::vector<NextStep> next;
    std::vector<Id> channels;
    std::vector<Id> products;
    std::vector<Id> factors;      // R033
    std::vector<Id> capabilities; // R069
    Id decision;

    // Both sides
    std::string business_wants;         // R041
    CustomerView customer;              // R039, R058, R077, R078
    std::optional<double> importance;   // 0 … 10, to the customer (R043)
    std::optional<double> satisfaction; // 0 … 10
    std::optional<double> frequency;    // times a month, all customers together
    std::optional<double> emotion;      // −2 … +2
    std::optional<std::int64_t> emotion_n;
    std::string emotion_reason;
    std::string does;   // R060
    std::string thinks; // R060
    std::string feels;
    std::vector<std::string> needs; // R067
    std::vector<std::string> concerns;

    // What shows success
    std::vector<Id> leading; // measures (R079)
    std::vector<Id> lagging;
    SuccessRate success;    // R025
    Estimate repeat_effect; // on continuing and repeating business (R045)
    Efficiency efficiency;  // R046

    // Work on it
    InteractionState state = InteractionState::Proposed; // R026
    std::optional<Date> started;
    std::optional<Date> due;
    std::optional<Date> completed;
    std::string result;                      // R015: complete when its tasks are done and this is recorded
    Approach approach = Approach::Undecided; // R055
    std::optional<double> effort_hours;      // a month
    Enactment enactment;                     // R080
    std::vector<EventBinding> events;        // rows that are instances of it
    std::vector<StateChange<InteractionState>> history;
    std::string description;
    Position position;
};

extern const Shape interaction_shape;
extern const KindDescription interaction_kind;

} // namespace throughline
