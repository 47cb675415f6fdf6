// go.outcomes … go.evidence, go.record, go.customer, and the questions of the place Work
#include "commands/edit/shown_records.h"
#include "commands/editing.h"
#include "commands/entries.h"
#include "model/records/assignment.h"
#include "model/records/delegation.h"
#include "model/records/interaction.h"
#include "model/records/stage.h"

namespace throughline {

namespace {

void show_policy(Session& session, PolicyPage page) {
    session.place = Place::Decisions;
    session.set_open_record(Place::Decisions, {});
    session.decisions_mode = DecisionsMode::NextAction;
    session.policy_page = page;
    session.dialog = Dialog::None;
}

// The parts of the policy stand in its catalogue, its versions in their list.
bool is_of_policy(Kind kind) {
    return kind == Kind::Action || kind == Kind::Treatment || kind == Kind::ContactPolicy ||
           kind == Kind::Lever || kind == Kind::PolicyVersion;
}

// Query

Allowed record_allowed(const CommandContext& context) {
    TRY(context.record_argument("id"));
    return {};
}

Allowed customer_allowed(const CommandContext& context) {
    if (context.argument("key").empty())
        return error_at("key", "Say which customer.");
    TRY(optional_record(context, "table", Kind::TableReference));
    return {};
}

// Execute

template <Place place>
Result<void> go(const CommandContext& context, Transaction&) {
    context.session.place = place;
    context.session.dialog = Dialog::None;
    return {};
}

template <WorkQuestion question>
Result<void> ask(const CommandContext& context, Transaction&) {
    context.session.place = Place::Work;
    context.session.work_question = question;
    context.session.dialog = Dialog::None;
    return {};
}

template <PolicyPage page>
Result<void> open_policy(const CommandContext& context, Transaction&) {
    show_policy(context.session, page);
    return {};
}

// What is shown for records that are looked at as a part of something else.
Id shown_for(const Record& record) {
    if (const Assignment* assignment = as<Assignment>(&record))
        return assignment->subject;
    if (const Delegation* delegation = as<Delegation>(&record))
        return delegation->subject;
    return record.id;
}

Id journey_of(const Store& store, const Record& record) {
    if (record.kind == Kind::Journey)
        return record.id;
    const Interaction* interaction = as<Interaction>(&record);
    const Stage* stage = store.find_as<Stage>(interaction ? interaction->stage : record.id);
    return stage ? stage->journey : Id();
}

// Interactions and tasks are at home in more than one place: where the person is now, if it shows them.
Place place_for(const CommandContext& context, const Record& record) {
    const Place here = context.session.place;
    const bool everywhere = record.kind == Kind::Interaction || record.kind == Kind::Task;
    if (everywhere && here == Place::Work)
        return here;
    if (record.kind == Kind::Interaction && here == Place::Journeys &&
        !journey_of(context.store, record).empty())
        return here;
    return home_of(record.kind);
}

Result<void> go_to_record(const CommandContext& context, Transaction&) {
    const Id wanted = TRY(context.record_argument("id"));
    const Id id = shown_for(*context.store.find(wanted));
    const Record* record = context.store.find(id.empty() ? wanted : id);
    Session& session = context.session;
    session.place = place_for(context, *record);
    if (context.has("place")) {
        const std::optional<Place> place = find_place(context.argument("place"));
        if (!place)
            return error_at("place", "There is no such place.");
        session.place = *place;
    }
    if (session.place == Place::Journeys) {
        const Id journey = journey_of(context.store, *record);
        if (!journey.empty())
            session.set_open_record(Place::Journeys, journey);
    } else if (session.place == Place::Decisions && is_of_policy(record->kind)) {
        show_policy(session,
                    record->kind == Kind::PolicyVersion ? PolicyPage::Versions : PolicyPage::Catalogue);
    } else if (home_of(record->kind) == session.place && session.place != Place::Work) {
        session.set_open_record(session.place, record->id);
    }
    session.select(record->id);
    session.dialog = Dialog::None;
    session.inspector_visible = session.inspector_visible || !session.presenting;
    session.camera = CameraRequest{CameraMove::ShowRecord, record->id};
    return {};
}

template <EvidencePage page>
Result<void> open_evidence(const CommandContext& context, Transaction&) {
    context.session.place = Place::Evidence;
    context.session.set_open_record(Place::Evidence, {});
    context.session.evidence_page = page;
    context.session.dialog = Dialog::None;
    return {};
}

Result<void> open_relationships(const CommandContext& context, Transaction&) {
    context.session.place = Place::Customers;
    context.session.customer.clear();
    context.session.customers_mode = CustomersMode::Relationships;
    context.session.dialog = Dialog::None;
    return {};
}

Result<void> go_to_customer(const CommandContext& context, Transaction&) {
    const Id table = TRY(optional_record(context, "table", Kind::TableReference));
    context.session.place = Place::Customers;
    if (!table.empty())
        context.session.set_open_record(Place::Customers, table);
    context.session.customer = context.argument("key");
    context.session.customers_mode = CustomersMode::Rows;
    context.session.dialog = Dialog::None;
    return {};
}

constexpr Command go_command(std::string_view id, std::string_view title, std::string_view tooltip,
                             platform::Key digit, std::string_view icon,
                             Result<void> (*execute)(const CommandContext&, Transaction&)) {
    Command command;
    command.id = id;
    command.title = title;
    command.tooltip = tooltip;
    command.topic = Topic::View;
    command.shortcut = {.key = digit, .alt = true};
    command.icon = icon;
    command.query = always;
    command.execute = execute;
    return command;
}

constexpr Command question_command(std::string_view id, std::string_view title, std::string_view tooltip,
                                   std::string_view synonyms,
                                   Result<void> (*execute)(const CommandContext&, Transaction&)) {
    Command command;
    command.id = id;
    command.title = title;
    command.tooltip = tooltip;
    command.topic = Topic::Work;
    command.synonyms = synonyms;
    command.icon = "work";
    command.query = always;
    command.execute = execute;
    return command;
}

constexpr Command policy_command(std::string_view id, std::string_view title, std::string_view tooltip,
                                 std::string_view synonyms,
                                 Result<void> (*execute)(const CommandContext&, Transaction&)) {
    Command command = question_command(id, title, tooltip, synonyms, execute);
    command.topic = Topic::Decisions;
    command.icon = "decisions";
    return command;
}

constexpr Command evidence_command(std::string_view id, std::string_view title, std::string_view tooltip,
                                   std::string_view synonyms,
                                   Result<void> (*execute)(const CommandContext&, Transaction&)) {
    Command command = question_command(id, title, tooltip, synonyms, execute);
    command.topic = Topic::Evidence;
    command.icon = "evidence";
    return command;
}

} // namespace

// Entries. Alt, because browsers keep Ctrl with digits for their tabs.

constinit const Command go_outcomes_command =
    go_command("go.outcomes", "Go to Outcomes", "Outcomes, experiences, interactions and tasks on a canvas.",
               platform::Key::Digit1, "outcomes", go<Place::Outcomes>);
constinit const Command go_journeys_command =
    go_command("go.journeys", "Go to Journeys", "The customer's way, stage by stage.", platform::Key::Digit2,
               "journeys", go<Place::Journeys>);
constinit const Command go_decisions_command =
    go_command("go.decisions", "Go to Decisions", "Decision tables and what they decide.",
               platform::Key::Digit3, "decisions", go<Place::Decisions>);
constinit const Command go_customers_command =
    go_command("go.customers", "Go to Customers", "Customers, and everything about one of them.",
               platform::Key::Digit4, "customers", go<Place::Customers>);
constinit const Command go_work_command =
    go_command("go.work", "Go to Work", "All interactions and tasks: state, owner, lateness.",
               platform::Key::Digit5, "work", go<Place::Work>);
constinit const Command go_evidence_command =
    go_command("go.evidence", "Go to Evidence", "Measures, initiatives and experiments.",
               platform::Key::Digit6, "evidence", go<Place::Evidence>);

constinit const Command go_record_command{
    .id = "go.record",
    .title = "Go to record",
    .tooltip = "Opens the place of a record, selects it and shows it.",
    .topic = Topic::View,
    .offered = Offered::ByViewsOnly,
    .query = record_allowed,
    .execute = go_to_record,
};

constinit const Command go_customer_command{
    .id = "go.customer",
    .title = "Go to customer",
    .tooltip = "Opens everything about one customer.",
    .topic = Topic::Customers,
    .offered = Offered::ByViewsOnly,
    .query = customer_allowed,
    .execute = go_to_customer,
};

// R021 to R027: each question is one command away from anywhere.
constinit const Command go_who_performs_command = question_command(
    "go.who_performs", "Who performs the tasks?", "Who does what, and who has more than they can do.",
    "load overloaded capacity people hours", ask<WorkQuestion::WhoPerforms>);
constinit const Command go_who_is_accountable_command =
    question_command("go.who_is_accountable", "Who is accountable, who responsible?",
                     "Experiences, interactions and tasks with the part that each person has in them.",
                     "raci matrix responsibilities consulted informed", ask<WorkQuestion::WhoIsAccountable>);
constinit const Command go_who_delegates_command =
    question_command("go.who_delegates", "Who delegates what to whom?",
                     "Chains of delegation with day, scope and acceptance; accountability stays.",
                     "delegations hand over chain accept decline", ask<WorkQuestion::WhoDelegates>);
constinit const Command go_what_happens_command = question_command(
    "go.what_happens", "What is happening?",
    "All interactions and tasks: what is late, what is blocked, and what comes next for each outcome.",
    "all work late blocked next due status", ask<WorkQuestion::WhatHappens>);
constinit const Command go_how_successful_command =
    question_command("go.how_successful", "How successful has an interaction been?",
                     "How often it went well, for each and for each type, with interval and n.",
                     "success rate result uncertainty", ask<WorkQuestion::HowSuccessful>);
constinit const Command go_what_state_command =
    question_command("go.what_state", "What is its state, and how did it get there?",
                     "The state now, every step on the way with day and reason, and the moves from here.",
                     "history state machine timeline", ask<WorkQuestion::WhatState>);
constinit const Command go_what_creates_command =
    question_command("go.what_creates", "Do the interactions create the outcomes?",
                     "Effects against a control; where there is none, that nothing is proved.",
                     "effect causation control experiment proof health", ask<WorkQuestion::WhatCreates>);
constinit const Command go_findings_command = question_command(
    "go.findings", "Go to Findings", "What the workspace finds wrong with itself, and what to do about it.",
    "problems warnings misaligned", ask<WorkQuestion::Findings>);

// R095, R103 to R105: the pages of the next best action.
constinit const Command go_policy_catalogue_command = policy_command(
    "go.policy_catalogue", "Next best action: catalogue",
    "All actions with what each is worth, who may get it, and where.",
    "issue group treatment lever policy arbitration formula", open_policy<PolicyPage::Catalogue>);
constinit const Command go_policy_models_command =
    policy_command("go.policy_models", "Next best action: models",
                   "What the answers taught: how likely customers accept, by what, and how far to trust it.",
                   "propensity adaptive naive bayes calibration auc drift predictor learning",
                   open_policy<PolicyPage::Models>);
constinit const Command go_policy_simulation_command = policy_command(
    "go.policy_simulation", "Next best action: simulation",
    "Who gets which action, where candidates drop, who is left without, and whether it is fair.",
    "distribution funnel value finder fairness", open_policy<PolicyPage::Simulation>);
constinit const Command go_policy_compare_command =
    policy_command("go.policy_compare", "Next best action: compare",
                   "Which customers get another action than under another version.",
                   "difference version before after", open_policy<PolicyPage::Compare>);
constinit const Command go_policy_trade_off_command =
    policy_command("go.policy_trade_off", "Next best action: trade-off",
                   "What other levers would bring to the firm and to the customer.",
                   "frontier levers scatter", open_policy<PolicyPage::TradeOff>);
constinit const Command go_policy_budget_command = policy_command(
    "go.policy_budget", "Next best action: budget",
    "Who gets what, and at which level, within one budget for all, and what one more unit of it brings.",
    "money spend limit levels shadow price knapsack", open_policy<PolicyPage::Budget>);
constinit const Command go_policy_versions_command =
    policy_command("go.policy_versions", "Next best action: versions",
                   "The published policies, what differs between them, and files for other systems.",
                   "publish release export", open_policy<PolicyPage::Versions>);
constinit const Command go_policy_experiments_command =
    policy_command("go.policy_experiments", "Next best action: experiments",
                   "What the policy brings against control arms, and what logged decisions say.",
                   "champion challenger control lift off-policy", open_policy<PolicyPage::Experiments>);

// The pages of Evidence, and what is left of Customers.
constinit const Command go_measures_command =
    evidence_command("go.measures", "Evidence: measures", "Every measure with baseline, value and target.",
                     "metrics kpi indicators leading lagging", open_evidence<EvidencePage::Measures>);
constinit const Command go_loop_command =
    evidence_command("go.loop", "Evidence: the loop",
                     "Interactions, experiences, relationship, insight: a measured value on each step.",
                     "cycle cause effect", open_evidence<EvidencePage::Loop>);
constinit const Command go_improvements_command = evidence_command(
    "go.improvements", "Evidence: improvements", "What is proposed, tried, demonstrated and mandated.",
    "initiatives gate trial proof behaviour", open_evidence<EvidencePage::Improvements>);
constinit const Command go_approaches_command =
    evidence_command("go.approaches", "Evidence: approaches",
                     "Operational, analytical or blended, for each type of interaction, and what misfits.",
                     "operational analytical blended misfit", open_evidence<EvidencePage::Approaches>);
constinit const Command go_two_models_command =
    evidence_command("go.two_models", "Evidence: two models",
                     "The same data as activities are counted and as outcomes are reached.",
                     "activity outcome compare", open_evidence<EvidencePage::TwoModels>);
constinit const Command go_coverage_command =
    evidence_command("go.coverage", "Evidence: coverage",
                     "How far stages, channels, products and touchpoints are covered, and what is open.",
                     "gaps missing matrix", open_evidence<EvidencePage::Coverage>);
constinit const Command go_self_check_command =
    evidence_command("go.self_check", "Evidence: self-check",
                     "Whether this is one of the eight things that CRM is mistaken for.",
                     "assessment maturity", open_evidence<EvidencePage::SelfCheck>);
constinit const Command go_requirements_command =
    evidence_command("go.requirements", "Evidence: requirements",
                     "What a CRM system must do for this design, as Markdown and CSV.",
                     "list specification export", open_evidence<EvidencePage::Requirements>);
constinit const Command go_programme_command = evidence_command(
    "go.programme", "Evidence: programme", "Owner, reviews, risks, stakeholders and gaps of the programme.",
    "governance review risk stakeholder skill culture", open_evidence<EvidencePage::Programme>);
constinit const Command go_relationships_command{
    .id = "go.relationships",
    .title = "Go to Relationships",
    .tooltip = "Phases, past and future on one timeline, the ledger of experience, and strength over time.",
    .topic = Topic::Customers,
    .synonyms = "segment timeline ledger strength phases loyalty retention",
    .icon = "customers",
    .query = always,
    .execute = open_relationships,
};

} // namespace throughline
