// What the commands share: making records, reading arguments, common answers of query.
#pragma once

#include "base/text.h"
#include "commands/command.h"
#include "commands/session.h"

#include <initializer_list>
#include <memory>

namespace throughline {

// --- query -------------------------------------------------------------------------------------------------
Allowed always(const CommandContext& context);
Allowed needs_selection(const CommandContext& context);
// The subject exists and is of this kind: “Select a decision first.”
Result<Id> subject_of(const CommandContext& context, Kind kind);
template <Kind wanted>
Allowed needs_subject(const CommandContext& context) {
    TRY(subject_of(context, wanted));
    return {};
}

// --- arguments ---------------------------------------------------------------------------------------------
// The argument as a record of this kind; empty when it was not given.
Result<Id> optional_record(const CommandContext& context, std::string_view name, Kind kind);
// The same, and where it was not given the one selected record if it is of this kind.
Result<Id> record_or_selected(const CommandContext& context, std::string_view name, Kind kind);
// Ids separated by spaces or line breaks; without the argument, the selection.
Result<std::vector<Id>> ids_or_selection(const CommandContext& context, std::string_view name);
Result<double> number_argument(const CommandContext& context, std::string_view name, double otherwise);

// --- records -----------------------------------------------------------------------------------------------
std::string_view kind_label(Kind kind);            // "Outcome"
std::string lower_label(Kind kind);                // "outcome", in sentences
std::string title_in_quotes(const Record* record); // “Households stay”, or “(untitled)”

// Letters, digits and hyphens of the title, a name that every system takes; `otherwise` where it has none.
std::string file_name_for(std::string_view title, std::string_view otherwise, std::string_view extension);

// Sets every argument that is neither in `used` nor "title" as a field by path.
Result<void> set_fields(const CommandContext& context, Record& record,
                        std::initializer_list<std::string_view> used);

// Titles, fills and adds a record that a command made, selects it, and starts editing its title when none was
// given.
Result<void> add_record(const CommandContext& context, Transaction& transaction,
                        std::shared_ptr<Record> record, std::initializer_list<std::string_view> used = {});

template <typename T>
std::shared_ptr<T> make_new(const CommandContext& context) {
    auto record = std::make_shared<T>();
    record->id = context.new_id();
    return record;
}

// Rules that hold over several records, for every way a record can be changed: one accountable each (R022),
// no cycles of delegations (R023), of waiting tasks, of decisions that need each other, no gate passed
// without evidence (R049).
Result<void> keep_rules(Transaction& transaction, const Id& changed);

// Removes a record, the links to it, and the records that mean nothing without it (a journey's stages, an
// interaction's tasks and assignments). Returns how many went in all.
Result<std::size_t> remove_with_dependents(Transaction& transaction, const Id& id);

} // namespace throughline
