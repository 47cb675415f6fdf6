// relationship.move
#include "commands/editing.h"
#include "commands/entries.h"
#include "model/records/segment.h"
#include "store/field_path.h"

namespace throughline {

namespace {

// What can move a relationship (R031): something that happened, was felt, or came from outside.
Result<Id> cause(const CommandContext& context) {
    if (context.argument("because").empty())
        return Id();
    const Id id = TRY(context.record_argument("because"));
    const Kind kind = context.store.find(id)->kind;
    if (kind != Kind::Interaction && kind != Kind::Experience && kind != Kind::Factor)
        return error_at("because", "An interaction, an experience or a factor moves a relationship.");
    return id;
}

// Query

Allowed move_allowed(const CommandContext& context) {
    TRY(subject_of(context, Kind::Segment));
    TRY(cause(context));
    if (context.argument("phase").empty() || context.argument("phase") == "unstated")
        return refused("Say into which phase the relationship came.");
    if (context.argument("because").empty() && trimmed(context.argument("event")).empty())
        return refused("Say what moved it: choose what did, or write what happened.");
    return {};
}

// Execute

// R031, R032. Without a day it is today's.
Result<void> move(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(subject_of(context, Kind::Segment));
    std::shared_ptr<Segment> segment = transaction.edit<Segment>(id);
    RelationshipMove move;
    move.because = TRY(cause(context));
    move.event = trimmed(context.argument("event"));
    move.on = context.today;
    segment->moves.push_back(std::move(move));
    const std::string item = text_format("moves[%zu].", segment->moves.size() - 1);
    TRY(set_field(*segment, item + "phase", context.argument("phase")));
    if (!context.argument("on").empty())
        TRY(set_field(*segment, item + "on", context.argument("on")));
    return transaction.put(std::move(segment));
}

} // namespace

// Entry

constinit const Command move_relationship_command{
    .id = "relationship.move",
    .title = "Record a move",
    .tooltip = "Says that the relationship came into another phase, when, and what moved it there.",
    .topic = Topic::Customers,
    .offered = Offered::ByViewsOnly,
    .query = move_allowed,
    .execute = move,
};

} // namespace throughline
