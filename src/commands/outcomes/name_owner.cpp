// work.name_owner, outcome.say_side: what else of a card is edited in place on the canvas.
#include "commands/editing.h"
#include "commands/entries.h"
#include "model/records/assignment.h"
#include "model/records/outcome.h"
#include "model/records/person.h"

namespace throughline {

namespace {

bool has_owner(Kind kind) {
    return kind == Kind::Outcome || kind == Kind::Experience || kind == Kind::Interaction ||
           kind == Kind::Task;
}

// Query

Allowed owner_allowed(const CommandContext& context) {
    if (!context.has("id") && context.session.place != Place::Outcomes)
        return refused("Owners are named on the cards of the outcome canvas.");
    const Id id = context.has("id") ? TRY(context.record_argument("id")) : context.session.only_selected();
    const Record* record = context.store.find(id);
    if (!record || !has_owner(record->kind))
        return refused("Select an outcome, experience, interaction or task first.");
    return {};
}

Allowed side_allowed(const CommandContext& context) {
    const std::string_view side = context.argument("side");
    if (side != "business" && side != "customer")
        return error_at("side", "The side is business or customer.");
    TRY(subject_of(context, Kind::Outcome));
    return {};
}

// Execute

// The person of this name, however it is written; a new one where there is none.
Result<Id> person_named(const CommandContext& context, Transaction& transaction, std::string_view name) {
    for (const RecordPointer& record : context.store.all(Kind::Person)) {
        if (folded(record->title) == folded(name))
            return record->id;
    }
    auto person = make_new<Person>(context);
    person->title = name;
    const Id id = person->id;
    TRY(transaction.put(std::move(person)));
    return id;
}

// R009, R022: an outcome has an owner; for everything else one person is accountable.
Result<void> name_owner(const CommandContext& context, Transaction& transaction) {
    const Id id = context.has("id") ? TRY(context.record_argument("id")) : context.session.only_selected();
    const std::string name(trimmed(context.argument("who")));
    if (!context.has("who")) {
        context.session.card_edit = {id, CardText::Owner};
        return {};
    }
    if (name.empty())
        return error_at("who", "Say who it is.");
    const Id person = TRY(person_named(context, transaction, name));
    if (auto outcome = transaction.edit<Outcome>(id)) {
        outcome->owner = person;
        return transaction.put(std::move(outcome));
    }
    auto assignment = make_new<Assignment>(context);
    const Id added = assignment->id;
    assignment->subject = id;
    assignment->person = person;
    assignment->responsibility = Responsibility::Accountable;
    assignment->since = context.today;
    TRY(transaction.put(std::move(assignment)));
    return keep_rules(transaction, added);
}

// R016: what one side wants, in its own words.
Result<void> say_side(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(subject_of(context, Kind::Outcome));
    const bool customer = context.argument("side") == "customer";
    if (!context.has("statement")) {
        context.session.card_edit = {id, customer ? CardText::Customer : CardText::Business};
        return {};
    }
    auto outcome = transaction.edit<Outcome>(id);
    (customer ? outcome->customer : outcome->business).statement = trimmed(context.argument("statement"));
    return transaction.put(std::move(outcome));
}

} // namespace

// Entries

constinit const Command name_owner_command{
    .id = "work.name_owner",
    .title = "Name the owner",
    .tooltip = "Says, on the card, who answers for it; a name that is new becomes a person.",
    .topic = Topic::Outcomes,
    .shortcut = {.key = platform::Key::O},
    .synonyms = "accountable responsible who person assign",
    .icon = "assign",
    .query = owner_allowed,
    .execute = name_owner,
};

constinit const Command say_side_command{
    .id = "outcome.say_side",
    .title = "Say what a side wants",
    .tooltip = "Writes on the card what the business or the customer wants of the outcome.",
    .topic = Topic::Outcomes,
    .offered = Offered::ByViewsOnly,
    .query = side_allowed,
    .execute = say_side,
};

} // namespace throughline
