// outcome.next_step, view.guide, interaction.begin_outcome
#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/outcomes/assumed_effect.h"
#include "commands/outcomes/guide.h"
#include "model/records/experience.h"
#include "model/records/interaction.h"
#include "model/records/outcome.h"

namespace throughline {

namespace {

// Query

Allowed step_allowed(const CommandContext& context) {
    if (context.session.place != Place::Outcomes)
        return refused("The next step is said on the outcome canvas.");
    const GuideStep step = guide_step(context.store, context.session.only_selected());
    if (step.command.empty())
        return refused("Choose which outcome the interaction is for.");
    return find_command(step.command)->query(context.with(step.arguments));
}

// Execute

Result<void> take_step(const CommandContext& context, Transaction& transaction) {
    const GuideStep step = guide_step(context.store, context.session.only_selected());
    if (step.command.empty())
        return error("Choose which outcome the interaction is for.");
    if (!step.about.empty())
        context.session.select(step.about);
    TRY(find_command(step.command)->execute(context.with(step.arguments), transaction));
    const Id shown = context.session.only_selected();
    // A journey or a measure has no card here: the line goes on from the outcome.
    const Record* record = transaction.find(shown);
    if (record && (record->kind == Kind::Journey || record->kind == Kind::Measure)) {
        context.session.toasts.push_back({"“" + record->title + "” was added.",
                                          ToastTone::Good,
                                          "go.record",
                                          "Open it",
                                          {{"id", shown.text()}}});
        context.session.select(step.about);
        context.session.renaming = {};
    }
    context.session.camera = CameraRequest{CameraMove::ShowRecord, context.session.only_selected()};
    return {};
}

Result<void> toggle_guide(const CommandContext& context, Transaction&) {
    context.session.guide_shown = !context.session.guide_shown;
    return {};
}

// R036: the outcome of an interaction that was there first, with the experience between them.
Result<void> begin_outcome(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(subject_of(context, Kind::Interaction));
    auto outcome = make_new<Outcome>(context);
    auto experience = make_new<Experience>(context);
    auto interaction = transaction.edit<Interaction>(id);
    experience->title = "New experience";
    experience->serves.push_back(assumed_effect(outcome->id));
    interaction->serves.push_back(assumed_effect(experience->id));
    TRY(add_record(context, transaction, std::move(outcome), {"id"}));
    TRY(transaction.put(std::move(experience)));
    return transaction.put(std::move(interaction));
}

} // namespace

// Entries

constinit const Command next_step_command{
    .id = "outcome.next_step",
    .title = "Do the next step",
    .tooltip = "Does what the guide above the outcome canvas says.",
    .topic = Topic::Outcomes,
    .shortcut = {.key = platform::Key::G},
    .synonyms = "guide continue go on",
    .query = step_allowed,
    .execute = take_step,
};

constinit const Command guide_command{
    .id = "view.guide",
    .title = "Guide",
    .tooltip = "Shows or hides the next step above the outcome canvas.",
    .topic = Topic::View,
    .synonyms = "help hints steps",
    .query = always,
    .execute = toggle_guide,
};

constinit const Command begin_outcome_command{
    .id = "interaction.begin_outcome",
    .title = "Add the outcome of an interaction",
    .tooltip = "Adds the outcome that the interaction is for, with the experience between them.",
    .topic = Topic::Outcomes,
    .offered = Offered::ByViewsOnly,
    .query = needs_subject<Kind::Interaction>,
    .execute = begin_outcome,
};

} // namespace throughline
