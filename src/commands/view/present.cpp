// view.present, view.present_next, view.present_previous
#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/view/present_steps.h"

#include <algorithm>

namespace throughline {

namespace {

// Query

Allowed presenting(const CommandContext& context) {
    if (!context.session.presenting)
        return refused("Nothing is presented now.");
    return {};
}

// Execute

// A record that is gone since the story was written is told all the same.
Result<void> show(const CommandContext& context, Transaction& transaction, const PresentStep& step) {
    Session& session = context.session;
    session.customer.clear();
    if (!step.customer.empty()) {
        const Record* table = context.store.find(step.about);
        Arguments arguments = {{"key", step.customer}};
        if (table && table->kind == Kind::TableReference)
            arguments["table"] = table->id.text();
        return find_command("go.customer")->execute(context.with(arguments), transaction);
    }
    if (!context.store.find(step.about))
        return {};
    const Arguments arguments = {{"id", step.about.text()}};
    TRY(find_command("go.record")->execute(context.with(arguments), transaction));
    // The card in the middle, with what leads to it around it, as large as an audience needs.
    if (session.place == Place::Outcomes)
        session.camera = CameraRequest{CameraMove::FitSelection, {}};
    return {};
}

Result<void> show_step(const CommandContext& context, Transaction& transaction, std::size_t wanted) {
    const std::vector<PresentStep> steps = present_steps(context.store);
    if (steps.empty())
        return {};
    context.session.present_step = std::min(wanted, steps.size() - 1);
    return show(context, transaction, steps[context.session.present_step]);
}

Result<void> present(const CommandContext& context, Transaction& transaction) {
    Session& session = context.session;
    session.dialog = Dialog::None;
    if (session.presenting) {
        stop_presenting(session, context.store);
        return {};
    }
    session.before_presenting = {session.place, session.open_records, session.selection, session.customer};
    session.presenting = true;
    return show_step(context, transaction, 0);
}

Result<void> next(const CommandContext& context, Transaction& transaction) {
    return show_step(context, transaction, context.session.present_step + 1);
}

Result<void> previous(const CommandContext& context, Transaction& transaction) {
    const std::size_t now = context.session.present_step;
    return show_step(context, transaction, now > 0 ? now - 1 : 0);
}

} // namespace

// Entries

constinit const Command present_command{
    .id = "view.present",
    .title = "Present",
    .tooltip = "Tells the workspace's story step by step, with the place alone and larger, for an audience.",
    .topic = Topic::View,
    .shortcut = {.key = platform::Key::Period, .control = true},
    .synonyms = "presentation full screen focus story",
    .icon = "present",
    .query = always,
    .execute = present,
};

constinit const Command present_next_command{
    .id = "view.present_next",
    .title = "Next step",
    .tooltip = "The next step of what is presented.",
    .topic = Topic::View,
    .shortcut = {.key = platform::Key::PageDown},
    .alternative = {.key = platform::Key::Right},
    .query = presenting,
    .execute = next,
};

constinit const Command present_previous_command{
    .id = "view.present_previous",
    .title = "Step before",
    .tooltip = "The step before, of what is presented.",
    .topic = Topic::View,
    .shortcut = {.key = platform::Key::PageUp},
    .alternative = {.key = platform::Key::Left},
    .query = presenting,
    .execute = previous,
};

} // namespace throughline
