// activity.take
#include "commands/editing.h"
#include "commands/entries.h"
#include "journey/two_models.h"
#include "model/records/table_reference.h"

#include <algorithm>

namespace throughline {

namespace {

Result<EventBinding> binding_of(const CommandContext& context) {
    EventBinding binding;
    binding.table = TRY(optional_record(context, "table", Kind::TableReference));
    binding.column = context.argument("column");
    binding.value = context.argument("value");
    const auto* table = context.store.find_as<TableReference>(binding.table);
    if (!table)
        return error_at("table", "Say which table the activities stand in.");
    const bool has_column =
        std::any_of(table->columns.begin(), table->columns.end(),
                    [&](const TableColumn& column) { return column.name == binding.column; });
    if (!has_column)
        return error_at("column", "The table has no such column.");
    if (binding.value.empty())
        return error_at("value", "Say which activity.");
    return binding;
}

// Query

Allowed take_allowed(const CommandContext& context) {
    const EventBinding binding = TRY(binding_of(context));
    if (const Interaction* interaction = journey::interaction_of_rows(context.store, binding))
        return error("It is in the model already, as " + title_in_quotes(interaction) + ".");
    TRY(number_argument(context, "frequency", 0));
    return {};
}

// Execute

// R004: what was only counted becomes an interaction; its context, experience, effect and measure follow.
Result<void> take(const CommandContext& context, Transaction& transaction) {
    EventBinding binding = TRY(binding_of(context));
    auto interaction = make_new<Interaction>(context);
    interaction->title = binding.value;
    if (context.has("frequency"))
        interaction->frequency = TRY(number_argument(context, "frequency", 0));
    interaction->events.push_back(std::move(binding));
    context.session.select(interaction->id);
    return transaction.put(std::move(interaction));
}

} // namespace

// Entry

constinit const Command take_activity_command{
    .id = "activity.take",
    .title = "Take into the model",
    .tooltip = "Makes an interaction of an activity that was imported, bound to its rows.",
    .topic = Topic::Evidence,
    .offered = Offered::ByViewsOnly,
    .query = take_allowed,
    .execute = take,
};

} // namespace throughline
