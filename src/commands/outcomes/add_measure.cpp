// measure.add
#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/records/connections.h"
#include "model/records/interaction.h"
#include "model/records/measure.h"
#include "model/records/outcome.h"
#include "store/field_path.h"

namespace throughline {

namespace {

Result<Id> measured_record(const CommandContext& context) {
    if (context.has("of"))
        return context.record_argument("of");
    return context.session.only_selected();
}

// Query

Allowed add_allowed(const CommandContext& context) {
    const Id id = TRY(measured_record(context));
    const Record* record = context.store.find(id);
    if (!record || !context.has("of"))
        return {};
    const Field* field = find_field(*describe_kind(record->kind).shape, "measure");
    if (record->kind == Kind::Outcome || record->kind == Kind::Interaction || field)
        return {};
    return error(text_format("%s is not measured.", title_in_quotes(record).c_str()));
}

// Execute

// R016: each side of an outcome has a measure of its own; the business's is asked for first.
void measure_outcome(Outcome& outcome, const Measure& measure, bool customer_side) {
    if (customer_side || (!outcome.business.measure.empty() && outcome.customer.measure.empty()))
        outcome.customer.measure = measure.id;
    else
        outcome.business.measure = measure.id;
}

Result<void> attach(const CommandContext& context, Transaction& transaction, const Id& measured,
                    const Measure& measure) {
    std::shared_ptr<Record> record = transaction.edit_any(measured);
    if (!record)
        return {};
    if (record->kind == Kind::Outcome) {
        measure_outcome(static_cast<Outcome&>(*record), measure, context.argument("side") == "customer");
    } else if (record->kind == Kind::Interaction) {
        auto& interaction = static_cast<Interaction&>(*record);
        (measure.timing == Timing::Leading ? interaction.leading : interaction.lagging).push_back(measure.id);
    } else if (const Field* field = find_field(*describe_kind(record->kind).shape, "measure")) {
        connect(*record, *field, measure.id);
    } else {
        return {};
    }
    return transaction.put(std::move(record));
}

Result<void> add(const CommandContext& context, Transaction& transaction) {
    auto measure = make_new<Measure>(context);
    const Id measured = TRY(measured_record(context));
    // R006, R079: success is an outcome, seen in the end, unless the person says otherwise.
    measure->measure_class = MeasureClass::Outcome;
    measure->timing = Timing::Lagging;
    if (context.argument("side") == "customer")
        measure->side = MeasureSide::Customer;
    if (context.has("type"))
        TRY(set_field(*measure, "class", context.argument("type")));
    const std::shared_ptr<Measure> added = measure;
    TRY(add_record(context, transaction, std::move(measure), {"of", "side", "type"}));
    return attach(context, transaction, measured, *added);
}

} // namespace

// Entry

constinit const Command add_measure_command{
    .id = "measure.add",
    .title = "Add measure",
    .tooltip = "Adds a number that shows success, for the selected outcome, experience or interaction.",
    .topic = Topic::Evidence,
    .shortcut = {.key = platform::Key::M, .shift = true, .alt = true},
    .synonyms = "new metric indicator kpi",
    .icon = "measure",
    .query = add_allowed,
    .execute = add,
};

} // namespace throughline
