// link.add, link.remove
#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/records/connections.h"
#include "model/records/experience.h"
#include "model/records/interaction.h"

namespace throughline {

namespace {

Result<Connection> wanted_connection(const CommandContext& context, const Transaction& transaction) {
    const Id source = TRY(context.record_argument("source"));
    const Id target = TRY(context.record_argument("target"));
    return find_connection(transaction, source, target, context.argument("field"));
}

// Query

Allowed add_allowed(const CommandContext& context) {
    const Transaction present(context.store);
    const Connection connection = TRY(wanted_connection(context, present));
    if (connection.field &&
        is_connected(*context.store.find(connection.source), *connection.field, connection.target))
        return refused("They are connected already.");
    return {};
}

Allowed remove_allowed(const CommandContext& context) {
    const Transaction present(context.store);
    const Connection connection = TRY(wanted_connection(context, present));
    if (!connection.field ||
        !is_connected(*context.store.find(connection.source), *connection.field, connection.target))
        return refused("They are not connected.");
    return {};
}

// Execute

// R011, R015: an interaction brings about an outcome through what the customer experiences.
Result<void> add_experience_between(const CommandContext& context, Transaction& transaction,
                                    const Connection& connection) {
    auto experience = make_new<Experience>(context);
    experience->title = "New experience";
    Effect towards_outcome;
    towards_outcome.target = connection.target;
    experience->serves.push_back(std::move(towards_outcome));
    auto interaction = transaction.edit<Interaction>(connection.source);
    Effect towards_experience;
    towards_experience.target = experience->id;
    interaction->serves.push_back(std::move(towards_experience));
    context.session.select(experience->id);
    context.session.renaming = experience->id;
    TRY(transaction.put(std::move(interaction)));
    return transaction.put(std::move(experience));
}

Result<void> set_effect(const CommandContext& context, Record& source, const Field& field) {
    if (field.type != FieldType::Groups)
        return {};
    void* list = field.member(&source);
    const std::size_t last = field.groups.size(list) - 1;
    for (const std::string_view name : {std::string_view("effect"), std::string_view("weight")}) {
        const Field* part = find_field(*field.shape, name);
        if (part && part->type == FieldType::Number && context.has(name))
            *static_cast<std::optional<double>*>(part->member(field.groups.at(list, last))) =
                TRY(number_argument(context, name, 0));
    }
    return {};
}

Result<void> add(const CommandContext& context, Transaction& transaction) {
    const Connection connection = TRY(wanted_connection(context, transaction));
    if (!connection.field)
        return add_experience_between(context, transaction, connection);
    std::shared_ptr<Record> source = transaction.edit_any(connection.source);
    connect(*source, *connection.field, connection.target);
    TRY(set_effect(context, *source, *connection.field));
    TRY(transaction.put(std::move(source)));
    return keep_rules(transaction, connection.source);
}

Result<void> remove(const CommandContext& context, Transaction& transaction) {
    const Connection connection = TRY(wanted_connection(context, transaction));
    std::shared_ptr<Record> source = transaction.edit_any(connection.source);
    disconnect(*source, *connection.field, connection.target);
    return transaction.put(std::move(source));
}

} // namespace

// Entries

constinit const Command add_link_command{
    .id = "link.add",
    .title = "Connect",
    .tooltip = "Connects two records; what kind of connection follows from the two.",
    .topic = Topic::Edit,
    .offered = Offered::ByViewsOnly,
    .icon = "link",
    .query = add_allowed,
    .execute = add,
};

constinit const Command remove_link_command{
    .id = "link.remove",
    .title = "Disconnect",
    .tooltip = "Takes the connection between two records away.",
    .topic = Topic::Edit,
    .offered = Offered::ByViewsOnly,
    .icon = "unlink",
    .query = remove_allowed,
    .execute = remove,
};

} // namespace throughline
