#include "commands/editing.h"

#include "store/field_path.h"

#include <algorithm>

namespace throughline {

namespace {

std::string lower_first(std::string_view text) {
    std::string lowered(text);
    if (!lowered.empty() && lowered[0] >= 'A' && lowered[0] <= 'Z')
        lowered[0] = static_cast<char>(lowered[0] - 'A' + 'a');
    return lowered;
}

std::string with_article(Kind kind) {
    const std::string label = lower_label(kind);
    const bool vowel = std::string_view("aeiou").find(label.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + label;
}

Error wrong_kind(const CommandContext& context, const Id& id, Kind kind) {
    const Record* record = context.store.find(id);
    return error(text_format("%s is not %s.", title_in_quotes(record).c_str(), with_article(kind).c_str()));
}

} // namespace

Allowed always(const CommandContext&) {
    return {};
}

Allowed needs_selection(const CommandContext& context) {
    if (context.has("ids") || context.has("id"))
        return {};
    if (context.session.selection.empty())
        return refused("Nothing is selected.");
    return {};
}

Result<Id> subject_of(const CommandContext& context, Kind kind) {
    Result<Id> subject = context.subject();
    if (subject.ok() && context.store.find(subject.value())->kind == kind)
        return subject;
    if (context.has("id"))
        return subject.ok() ? wrong_kind(context, subject.value(), kind) : subject.error();
    // What is open in the place may fit where the selection does not.
    const Record* open = context.store.find(context.session.open_record());
    if (open && open->kind == kind)
        return open->id;
    return error("Select " + with_article(kind) + " first.");
}

Result<Id> optional_record(const CommandContext& context, std::string_view name, Kind kind) {
    if (context.argument(name).empty())
        return Id();
    const Id id = TRY(context.record_argument(name));
    if (context.store.find(id)->kind != kind)
        return wrong_kind(context, id, kind);
    return id;
}

Result<Id> record_or_selected(const CommandContext& context, std::string_view name, Kind kind) {
    if (context.has(name))
        return optional_record(context, name, kind);
    const Record* selected = context.store.find(context.session.only_selected());
    return selected && selected->kind == kind ? selected->id : Id();
}

Result<std::vector<Id>> ids_or_selection(const CommandContext& context, std::string_view name) {
    if (!context.has(name))
        return context.session.selection;
    std::string text(context.argument(name));
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::vector<Id> ids;
    for (const std::string& word : split(text, ' ')) {
        if (word.empty())
            continue;
        const Id id = TRY(Id::parse(word));
        if (!context.store.find(id))
            return error_at(std::string(name), text_format("There is no record “%s”.", word.c_str()));
        if (std::find(ids.begin(), ids.end(), id) == ids.end())
            ids.push_back(id);
    }
    return ids;
}

Result<double> number_argument(const CommandContext& context, std::string_view name, double otherwise) {
    if (!context.has(name))
        return otherwise;
    double number = 0;
    if (!parse_number(context.argument(name), number))
        return error_at(std::string(name),
                        text_format("“%s” is not a number.", std::string(context.argument(name)).c_str()));
    return number;
}

std::string_view kind_label(Kind kind) {
    return describe_kind(kind).label;
}

std::string lower_label(Kind kind) {
    return lower_first(kind_label(kind));
}

std::string title_in_quotes(const Record* record) {
    if (!record)
        return "“(gone)”";
    return "“" + (record->title.empty() ? lower_label(record->kind) : record->title) + "”";
}

std::string file_name_for(std::string_view title, std::string_view otherwise, std::string_view extension) {
    std::string name;
    for (const char character : folded(title)) {
        const bool plain = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
        if (plain)
            name += character;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    while (!name.empty() && name.back() == '-')
        name.pop_back();
    return (name.empty() ? std::string(otherwise) : name) + std::string(extension);
}

Result<void> set_fields(const CommandContext& context, Record& record,
                        std::initializer_list<std::string_view> used) {
    for (const auto& [name, value] : context.arguments) {
        if (name == "title" || std::find(used.begin(), used.end(), name) != used.end())
            continue;
        TRY(set_field(record, name, value));
    }
    return {};
}

Result<void> add_record(const CommandContext& context, Transaction& transaction,
                        std::shared_ptr<Record> record, std::initializer_list<std::string_view> used) {
    if (context.has("title"))
        TRY(set_field(*record, "title", context.argument("title")));
    else if (record->title.empty() &&
             find_field(*describe_kind(record->kind).shape, "title")->presence == Presence::Required)
        record->title = "New " + lower_label(record->kind);
    TRY(set_fields(context, *record, used));
    const Id id = record->id;
    TRY(transaction.put(std::move(record)));
    TRY(keep_rules(transaction, id));
    context.session.select(id);
    context.session.renaming = context.has("title") ? Id() : id;
    return {};
}

Result<std::size_t> remove_with_dependents(Transaction& transaction, const Id& id) {
    std::vector<Id> dependents;
    for (const Reference& reference : transaction.references_to(id)) {
        const Record* source = transaction.find(reference.source);
        const Field* field = find_field(*describe_kind(source->kind).shape, reference.field);
        if (field && field->type == FieldType::Link && field->presence == Presence::Required)
            dependents.push_back(reference.source);
    }
    TRY(transaction.remove(id));
    std::size_t removed = 1;
    for (const Id& dependent : dependents) {
        // It may be gone already where two ways lead to it.
        if (transaction.find(dependent))
            removed += TRY(remove_with_dependents(transaction, dependent));
    }
    return removed;
}

} // namespace throughline
