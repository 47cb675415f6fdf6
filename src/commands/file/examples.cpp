// file.open_example, file.start_with_customer
#include "commands/file/examples.h"

#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/file/customer_sentence.h"
#include "model/records/outcome.h"
#include "model/records/segment.h"
#include "model/records/workspace.h"

namespace throughline {

namespace {

constexpr WorkedExample examples[] = {
    {"bank", "Retail bank",
     "Harbour Bank: households whose fixed rate ends, arrears without shame, and when not to sell.",
     "harbour-bank.throughline.json"},
    {"subscription", "Software subscription",
     "Quillboard: from the first day to the renewal, and what use of the product tells before.",
     "quillboard.throughline.json"},
    {"utility", "Utility", "Northlight Power: outages, complaints, and what neighbours tell each other.",
     "northlight-power.throughline.json"},
};

// Query

Allowed example_allowed(const CommandContext& context) {
    if (find_example(context.argument("example")))
        return {};
    return error_at("example", "Choose an example: bank, subscription or utility.");
}

Allowed sentence_allowed(const CommandContext& context) {
    if (context.has("sentence") && trimmed(context.argument("sentence")).empty())
        return refused("Say in one sentence who your customer is and what he wants.");
    return {};
}

// Execute

Result<void> open_example(const CommandContext& context, Transaction&) {
    context.session.request(RequestKind::OpenExample, std::string(context.argument("example")));
    context.session.dialog = Dialog::None;
    return {};
}

// R065: the workspace says with whom it begins.
Result<void> begin_with(const CommandContext& context, Transaction& transaction, const Segment& segment) {
    const auto workspaces = context.store.all(Kind::Workspace);
    auto workspace = workspaces.empty() ? make_new<Workspace>(context)
                                        : transaction.edit<Workspace>(workspaces.front()->id);
    if (workspace->title.empty())
        workspace->title = segment.title;
    if (workspace->starting_segment.empty())
        workspace->starting_segment = segment.id;
    return transaction.put(std::move(workspace));
}

Result<void> start_with_customer(const CommandContext& context, Transaction& transaction) {
    Session& session = context.session;
    session.place = Place::Outcomes;
    if (!context.has("sentence")) {
        // The new workspace's first screen asks for the sentence.
        session.request(RequestKind::NewWorkspace);
        session.dialog = Dialog::None;
        return {};
    }
    const CustomerSentence said = read_customer_sentence(context.argument("sentence"));
    auto segment = make_new<Segment>(context);
    segment->title = said.who;
    segment->choice = SegmentChoice::Chosen;
    if (!said.wants.empty())
        segment->needs.push_back(said.wants);
    TRY(begin_with(context, transaction, *segment));
    auto outcome = make_new<Outcome>(context);
    outcome->segments.push_back(segment->id);
    outcome->customer.statement = said.wants;
    outcome->title = said.wants;
    const Id id = outcome->id;
    const bool named = !outcome->title.empty();
    TRY(transaction.put(std::move(segment)));
    TRY(add_record(context, transaction, std::move(outcome), {"sentence"}));
    session.renaming = named ? Id() : id;
    return {};
}

} // namespace

std::span<const WorkedExample> worked_examples() {
    return examples;
}

const WorkedExample* find_example(std::string_view name) {
    for (const WorkedExample& example : examples) {
        if (example.name == name)
            return &example;
    }
    return nullptr;
}

// Entries

constinit const Command open_example_command{
    .id = "file.open_example",
    .title = "Open a worked example",
    .tooltip = "Opens a worked example as a workspace of its own.",
    .topic = Topic::File,
    .offered = Offered::ByViewsOnly,
    .icon = "import",
    .query = example_allowed,
    .execute = open_example,
};

constinit const Command start_with_customer_command{
    .id = "file.start_with_customer",
    .title = "Start with your customer",
    .tooltip = "Asks for one sentence: who your customer is and what he wants. Nothing else.",
    .topic = Topic::File,
    .synonyms = "begin new segment first",
    .icon = "customers",
    .query = sentence_allowed,
    .execute = start_with_customer,
};

} // namespace throughline
