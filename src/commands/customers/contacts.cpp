// contact.propose, contact.answer, contact.capture, contact.note, contact.withdraw: what happens in a
// conversation. The rows themselves are in tables that were kept beforehand; the command points the workspace
// at them, so that undo takes them back.
#include "commands/editing.h"
#include "commands/entries.h"
#include "engage/catalogue/responses.h"
#include "engage/contact/contact_sources.h"
#include "engage/contact/contact_table.h"
#include "engage/decision/log_table.h"
#include "engage/policy/policy.h"
#include "model/records/channel.h"

#include <algorithm>

namespace throughline {

namespace {

// Query

Allowed customer_allowed(const CommandContext& context) {
    if (context.argument("customer").empty())
        return error_at("customer", "Say which customer.");
    if (TRY(optional_record(context, "table", Kind::TableReference)).empty())
        return error_at("table", "Say which table the customer is in.");
    return {};
}

// An action and a channel of the policy that decided.
struct Place {
    const Action* action = nullptr;
    Id channel;
    const Treatment* treatment = nullptr;
};

// Checks against the records, or where `policy` says which published version decided, against its own: the
// action may be another one by now, or gone.
Allowed checked(const CommandContext& context, Allowed (*check)(const CommandContext&, const Place&)) {
    TRY(customer_allowed(context).result());
    const Id policy = TRY(optional_record(context, "policy", Kind::PolicyVersion));
    Store thawed;
    if (!policy.empty())
        thawed = TRY(engage::thawed(*context.store.find_as<PolicyVersion>(policy)));
    const Store& store = policy.empty() ? context.store : thawed;
    if (context.argument("action").empty())
        return error_at("action", "Say which action.");
    Place place;
    place.action = store.find_as<Action>(TRY(Id::parse(context.argument("action"))));
    if (!place.action)
        return error_at("action", "There is no such action.");
    if (context.has("channel")) {
        place.channel = TRY(Id::parse(context.argument("channel")));
        if (!store.find_as<Channel>(place.channel))
            return error_at("channel", "There is no such channel.");
        place.treatment = engage::treatment_of(store, place.action->id, place.channel);
    }
    return check(context, place);
}

Allowed may_propose(const CommandContext&, const Place& place) {
    if (place.channel.empty())
        return error_at("channel", "Say on which channel.");
    if (place.action->state != ActionState::Active)
        return refused("The action is not active.");
    if (!place.treatment)
        return refused("The action has no wording on this channel.");
    return {};
}

Allowed propose_allowed(const CommandContext& context) {
    return checked(context, &may_propose);
}

// R085
Allowed may_answer(const CommandContext& context, const Place& place) {
    TRY(may_propose(context, place).result());
    const std::vector<ActionResponse> allowed = engage::allowed_responses(*place.action, place.treatment);
    const std::string_view said = context.argument("response");
    if (std::none_of(allowed.begin(), allowed.end(),
                     [&](const ActionResponse& response) { return response.title == said; }))
        return error_at("response", "The action does not allow this answer here.");
    return {};
}

Allowed answer_allowed(const CommandContext& context) {
    return checked(context, &may_answer);
}

Allowed capture_allowed(const CommandContext& context) {
    TRY(customer_allowed(context).result());
    const Id table = TRY(optional_record(context, "table", Kind::TableReference));
    const auto& columns = context.store.find_as<TableReference>(table)->columns;
    const std::string_view name = context.argument("column");
    const auto column = std::find_if(columns.begin(), columns.end(),
                                     [&](const TableColumn& known) { return known.name == name; });
    if (column == columns.end())
        return error_at("column", "The customers have no such column.");
    if (column->use == ColumnUse::Identity)
        return refused("This column says who the customer is.");
    return {};
}

Allowed note_allowed(const CommandContext& context) {
    TRY(customer_allowed(context).result());
    if (trimmed(context.argument("event")).empty())
        return error_at("event", "Say what happened.");
    return {};
}

Allowed withdraw_allowed(const CommandContext& context) {
    return checked(context, [](const CommandContext&, const Place&) { return Allowed(); });
}

// Execute

struct KeptTable {
    std::string_view name; // of the arguments
    TablePart part;
    std::string_view title;
    const std::vector<tables::ColumnSchema>& columns;
};

// Those that it does not have yet: some came later.
void add_columns(TableReference& table, const KeptTable& kept) {
    for (std::size_t place = table.columns.size(); place < kept.columns.size(); ++place) {
        TableColumn& added = table.columns.emplace_back();
        added.name = kept.columns[place].name;
        added.type = static_cast<TableColumnType>(kept.columns[place].type);
    }
}

std::shared_ptr<TableReference> new_table(const CommandContext& context, const KeptTable& kept,
                                          const TableReference& customers) {
    auto table = make_new<TableReference>(context);
    table->title = kept.title;
    table->part = kept.part;
    table->source = "Recorded here";
    table->key_column = kept.columns.front().name;
    table->joins.push_back({customers.id, table->key_column, customers.key_column, {}});
    return table;
}

// The reference takes the content that was kept. `NAME`, `NAME_chunks`, `NAME_rows`.
Result<void> point_to_rows(const CommandContext& context, Transaction& transaction, const KeptTable& kept,
                           const TableReference& customers) {
    const std::string name(kept.name);
    if (!context.has(name))
        return {};
    const TableReference* own = engage::own_contacts(context.store, customers, kept.part);
    auto table = own ? transaction.edit<TableReference>(own->id) : new_table(context, kept, customers);
    add_columns(*table, kept);
    table->content = context.argument(name);
    table->chunks = split(context.argument(name + "_chunks"), '\n');
    table->row_count = static_cast<std::int64_t>(TRY(number_argument(context, name + "_rows", 0)));
    table->imported_at = context.now;
    return transaction.put(std::move(table));
}

Result<void> record(const CommandContext& context, Transaction& transaction) {
    if (!context.has("events"))
        return error_at("events", "Nothing was kept that could be recorded.");
    const Id id = TRY(optional_record(context, "table", Kind::TableReference));
    const TableReference& customers = *context.store.find_as<TableReference>(id);
    TRY(point_to_rows(context, transaction,
                      {"events", TablePart::Events, "Contacts", engage::contact_columns()}, customers));
    return point_to_rows(context, transaction,
                         {"log", TablePart::DecisionLog, "Decisions acted on", engage::log_columns()},
                         customers);
}

constexpr Command contact_command(std::string_view id, std::string_view title, std::string_view tooltip,
                                  Allowed (*query)(const CommandContext&)) {
    Command command;
    command.id = id;
    command.title = title;
    command.tooltip = tooltip;
    command.topic = Topic::Customers;
    command.offered = Offered::ByViewsOnly;
    command.query = query;
    command.execute = record;
    return command;
}

} // namespace

// Entries

constinit const Command propose_contact_command = contact_command(
    "contact.propose", "Put to the customer",
    "Records that the customer was told of it and has not answered yet: it stays open.", propose_allowed);
constinit const Command answer_contact_command = contact_command(
    "contact.answer", "Record the answer",
    "Records what was put to the customer and what they answered, and decides anew.", answer_allowed);
constinit const Command capture_fact_command = contact_command(
    "contact.capture", "Record a fact", "Records what the customer said, and decides anew.", capture_allowed);
constinit const Command note_contact_command = contact_command(
    "contact.note", "Record an event",
    "Records something else that happened, such as a complaint, and decides anew.", note_allowed);
constinit const Command withdraw_offer_command = contact_command(
    "contact.withdraw", "Withdraw the offer",
    "The offer is no longer open on any channel; nothing counts for or against it.", withdraw_allowed);

} // namespace throughline
