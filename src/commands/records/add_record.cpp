// record.add: any kind, for kinds without a command of their own.
#include "commands/editing.h"
#include "commands/entries.h"

namespace throughline {

namespace {

// Query

Allowed add_allowed(const CommandContext& context) {
    if (context.argument("kind").empty())
        return error_at("kind", "Say which kind of record.");
    const KindDescription* kind = find_kind(context.argument("kind"));
    if (!kind)
        return error_at("kind", text_format("There is no kind of record “%s”.",
                                            std::string(context.argument("kind")).c_str()));
    if (kind->kind == Kind::Workspace && !context.store.all(Kind::Workspace).empty())
        return refused("A workspace describes itself once only.");
    return {};
}

// Execute

Result<void> add(const CommandContext& context, Transaction& transaction) {
    const KindDescription* kind = find_kind(context.argument("kind"));
    return add_record(context, transaction, kind->make(context.new_id()), {"kind"});
}

} // namespace

// Entry

constinit const Command add_record_command{
    .id = "record.add",
    .title = "Add record",
    .tooltip = "Adds a record of any kind.",
    .topic = Topic::Edit,
    .offered = Offered::ByViewsOnly,
    .query = add_allowed,
    .execute = add,
};

} // namespace throughline
