// customer.conversation
#include "commands/editing.h"
#include "commands/entries.h"
#include "model/records/channel.h"
#include "model/records/table_reference.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace throughline {

namespace {

constexpr std::string_view part_names[] = {"talk", "candidates", "channels", "log"};

std::optional<ConversationPart> part_of(const CommandContext& context) {
    const auto* found = std::find(std::begin(part_names), std::end(part_names), context.argument("part"));
    if (found == std::end(part_names))
        return std::nullopt;
    return static_cast<ConversationPart>(found - std::begin(part_names));
}

// Query

Allowed allowed(const CommandContext& context) {
    TRY(optional_record(context, "table", Kind::TableReference));
    TRY(optional_record(context, "channel", Kind::Channel));
    if (context.has("part") && !part_of(context))
        return error_at("part", "A conversation has the parts talk, candidates, channels and log.");
    if (context.argument("key").empty() && context.session.customer.empty())
        return refused("Open a customer first.");
    return {};
}

// Execute

Result<void> converse(const CommandContext& context, Transaction&) {
    Session& session = context.session;
    const Id table = TRY(optional_record(context, "table", Kind::TableReference));
    const Id channel = TRY(optional_record(context, "channel", Kind::Channel));
    session.place = Place::Customers;
    if (!table.empty())
        session.set_open_record(Place::Customers, table);
    if (!context.argument("key").empty())
        session.customer = context.argument("key");
    if (!channel.empty())
        session.conversation_channel = channel;
    session.conversation_part = part_of(context).value_or(ConversationPart::Talk);
    session.customer_part = CustomerPart::Conversation;
    session.selection.clear();
    session.dialog = Dialog::None;
    return {};
}

} // namespace

// Entry

constinit const Command conversation_command{
    .id = "customer.conversation",
    .title = "Talk with this customer",
    .tooltip = "What to propose to the open customer now, what they may answer, and what to ask.",
    .topic = Topic::Customers,
    .synonyms = "conversation next best action suggest call service",
    .icon = "customers",
    .query = allowed,
    .execute = converse,
};

} // namespace throughline
