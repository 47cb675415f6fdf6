#include "ui/views/customers/table_access.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<std::string_view, tables::column_type_count> type_names = {
    "number", "integer", "text", "boolean", "date", "date_time"};

// A decision can run over a table when each of its inputs is a column.
bool reads_columns_of(const Decision& decision, const TableReference& reference) {
    return !decision.inputs.empty() &&
           std::all_of(decision.inputs.begin(), decision.inputs.end(), [&](const DecisionInput& input) {
               return std::any_of(reference.columns.begin(), reference.columns.end(),
                                  [&](const TableColumn& column) { return column.name == input.expression; });
           });
}

const TableReference* chosen_reference(const ViewContext& context) {
    if (const auto* open = context.store().find_as<TableReference>(context.session().open_record()))
        return open;
    if (const auto* open = context.store().find_as<TableReference>(
            context.session().open_records[static_cast<std::size_t>(Place::Customers)]))
        return open;
    for (const RecordPointer& record : context.store().all(Kind::TableReference)) {
        const auto* reference = as<TableReference>(record);
        if (reference->part == TablePart::Customers)
            return reference;
    }
    return nullptr;
}

// The one that is open in Decisions, else one that names the table, else any that could run.
RecordPointer shown_decision(const ViewContext& context, const TableReference& reference) {
    const Id& wanted = context.session().open_records[static_cast<std::size_t>(Place::Decisions)];
    RecordPointer shown;
    for (const RecordPointer& record : context.store().all(Kind::Decision)) {
        const auto& decision = *as<Decision>(record);
        if (!runs_over(decision, reference))
            continue;
        if (record->id == wanted)
            return record;
        const bool names = decision.table == reference.id;
        if (!shown || (names && as<Decision>(shown)->table != reference.id))
            shown = record;
    }
    return shown;
}

std::string columns_text(const tables::Table& table) {
    std::vector<std::string> lines;
    for (std::size_t index = 0; index < table.column_count(); ++index) {
        const tables::ColumnInfo& info = table.column_info(index);
        lines.push_back(info.name + '\t' + std::string(type_names[static_cast<std::size_t>(info.type)]));
    }
    return joined(lines, "\n");
}

} // namespace

OpenTable open_table(ViewContext& context) {
    OpenTable open;
    open.reference = chosen_reference(context);
    if (!open.reference)
        return open;
    open.name = open.reference->content;
    if (open.name.empty())
        return open;
    platform::Platform& platform = context.ui.platform();
    context.tables.want(open.name, [&platform] { platform.request_frames(2); });
    open.table = context.tables.find(open.name);
    if (!open.table)
        return open;
    open.key_column = open.table->column_named(open.reference->key_column).value_or(0);

    open.decision = shown_decision(context, *open.reference);
    if (!open.decision)
        return open;
    open.bound = &context.decisions.bound(open.decision, open.name, *open.table);
    open.run = context.decisions.run(open.decision, open.name, *open.table);
    return open;
}

bool runs_over(const Decision& decision, const TableReference& reference) {
    return decision.table == reference.id || reads_columns_of(decision, reference);
}

std::vector<RecordPointer> decisions_for(const Store& store, const TableReference& reference) {
    std::vector<RecordPointer> found;
    for (const RecordPointer& record : store.all(Kind::Decision)) {
        if (runs_over(*as<Decision>(record), reference))
            found.push_back(record);
    }
    std::stable_partition(found.begin(), found.end(), [&](const RecordPointer& record) {
        return as<Decision>(record)->table == reference.id;
    });
    return found;
}

std::optional<std::size_t> name_column(const OpenTable& open) {
    for (std::size_t index = 0; index < open.table->column_count(); ++index) {
        const tables::ColumnInfo& info = open.table->column_info(index);
        if (index == open.key_column || info.type != tables::ColumnType::Text)
            continue;
        const std::string name = folded(info.name);
        if (name == "name" || name == "full name" || name == "customer name")
            return index;
    }
    return std::nullopt;
}

std::string customer_name(const OpenTable& open, tables::RowIndex row, const std::string& key) {
    const auto column = name_column(open);
    return column && !open.table->is_null(row, *column) ? std::string(open.table->text(row, *column)) : key;
}

std::optional<tables::RowIndex> find_row(const tables::Table& table, std::size_t key_column,
                                         std::string_view key) {
    for (tables::RowIndex row = 0; row < table.row_count(); ++row) {
        const tables::Value value = table.value(row, key_column);
        const auto* text = std::get_if<std::string_view>(&value);
        if (text ? *text == key : tables::value_text(value) == key)
            return row;
    }
    return std::nullopt;
}

std::string key_text(const tables::Table& table, std::size_t key_column, tables::RowIndex row) {
    return tables::value_text(table.value(row, key_column));
}

std::string_view cell_text(Ui& ui, const tables::Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value))
        return *text;
    if (const auto* number = std::get_if<double>(&value))
        return ui.number(*number, 2);
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return ui.number(static_cast<double>(*integer));
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? "yes" : "no";
    if (const auto* date = std::get_if<Date>(&value))
        return ui.date(*date);
    if (const auto* instant = std::get_if<Instant>(&value))
        return ui.keep(instant_text(*instant));
    return {};
}

bool add_table_reference(ViewContext& context, const tables::Table& table, const tables::ContentHash& name,
                         const std::string& key_column) {
    const tables::TableInfo& info = table.info();
    Arguments arguments;
    arguments["columns"] = columns_text(table);
    arguments["file"] = info.provenance.source;
    arguments["imported_at"] = instant_text(info.provenance.imported_at);
    arguments["row_count"] = text_format("%u", table.row_count());
    arguments["source_bytes"] =
        text_format("%llu", static_cast<unsigned long long>(info.provenance.source_bytes));
    arguments["key_column"] = key_column;
    arguments["chunks"] = joined(info.chunks, "\n");
    arguments["content"] = name;
    arguments["title"] = info.name;
    for (const RecordPointer& record : context.store().all(Kind::TableReference)) {
        if (as<TableReference>(record)->file == info.provenance.source)
            arguments["id"] = record->id.text();
    }
    return run(context, "table.add", arguments);
}

} // namespace throughline::ui
