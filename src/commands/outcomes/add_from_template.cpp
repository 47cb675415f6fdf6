// outcome.add_from_template
#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/outcomes/assumed_effect.h"
#include "commands/outcomes/outcome_templates.h"
#include "model/records/experience.h"
#include "model/records/task.h"

namespace throughline {

namespace {

Result<const OutcomeTemplateEntry*> wanted_template(const CommandContext& context) {
    for (const OutcomeTemplateEntry& entry : outcome_template_entries()) {
        const ChoiceName& name = outcome_templates[static_cast<std::size_t>(entry.made_from)];
        if (context.argument("template") == name.name || context.argument("template") == name.label)
            return &entry;
    }
    return error_at("template", "Choose a template: keep, grow, win_back, serve, collect_fairly or onboard.");
}

// Query

Allowed template_allowed(const CommandContext& context) {
    TRY(wanted_template(context));
    return {};
}

// Execute

Result<Id> add_measure(const CommandContext& context, Transaction& transaction, const TemplateMeasure& from,
                       MeasureSide side) {
    auto measure = make_new<Measure>(context);
    measure->title = from.title;
    measure->unit = from.unit;
    measure->direction = from.direction;
    measure->side = side;
    // R006, R079: success is an outcome, seen in the end.
    measure->measure_class = MeasureClass::Outcome;
    measure->timing = Timing::Lagging;
    const Id id = measure->id;
    TRY(transaction.put(std::move(measure)));
    return id;
}

Result<void> add_interaction(const CommandContext& context, Transaction& transaction,
                             const TemplateInteraction& from, const Id& experience) {
    auto interaction = make_new<Interaction>(context);
    interaction->title = from.title;
    interaction->control = from.control;
    interaction->initiator = from.initiator;
    interaction->customer.expectation = from.expectation;
    if (from.control == Control::Uncontrolled)
        interaction->firm = FirmPart::Absent;
    interaction->serves.push_back(assumed_effect(experience));
    const Id id = interaction->id;
    TRY(transaction.put(std::move(interaction)));
    if (from.task.empty())
        return {};
    auto task = make_new<Task>(context);
    task->title = from.task;
    task->interaction = id;
    return transaction.put(std::move(task));
}

Result<void> add_experience(const CommandContext& context, Transaction& transaction,
                            const TemplateExperience& from, const Id& outcome) {
    auto experience = make_new<Experience>(context);
    experience->title = from.title;
    experience->in_their_words = from.in_their_words;
    experience->serves.push_back(assumed_effect(outcome));
    const Id id = experience->id;
    TRY(transaction.put(std::move(experience)));
    for (const TemplateInteraction& interaction : from.interactions)
        TRY(add_interaction(context, transaction, interaction, id));
    return {};
}

// R028, R036: the whole line from outcome to tasks in one step.
Result<void> add(const CommandContext& context, Transaction& transaction) {
    const OutcomeTemplateEntry& from = *TRY(wanted_template(context));
    auto outcome = make_new<Outcome>(context);
    const Id id = outcome->id;
    outcome->title = from.title;
    outcome->made_from = from.made_from;
    outcome->horizon = from.horizon;
    outcome->business.statement = from.business;
    outcome->customer.statement = from.customer;
    outcome->business.measure =
        TRY(add_measure(context, transaction, from.business_measure, MeasureSide::Business));
    outcome->customer.measure =
        TRY(add_measure(context, transaction, from.customer_measure, MeasureSide::Customer));
    if (!context.session.segment.empty())
        outcome->segments.push_back(context.session.segment);
    TRY(add_record(context, transaction, std::move(outcome), {"template"}));
    for (const TemplateExperience& experience : from.experiences)
        TRY(add_experience(context, transaction, experience, id));
    // Its title says what it is already; renaming can wait.
    context.session.renaming = {};
    context.session.camera = CameraRequest{CameraMove::Fit, {}};
    return {};
}

} // namespace

// Entry

constinit const Command add_from_template_command{
    .id = "outcome.add_from_template",
    .title = "Add outcome from a template",
    .tooltip = "Adds an outcome with both sides, their measures, and a first line down to the tasks.",
    .topic = Topic::Outcomes,
    .offered = Offered::ByViewsOnly,
    .icon = "outcome",
    .query = template_allowed,
    .execute = add,
};

} // namespace throughline
