#include "engage/contact/contact_table.h"

#include "base/text.h"
#include "tables/append_rows.h"
#include "tables/column_names.h"

#include <algorithm>
#include <iterator>

namespace throughline::engage {

namespace {

constexpr std::string_view row_names[] = {"proposed", "answered", "captured", "other"};

// The columns of contact_columns(), in its order.
enum Place : std::size_t {
    Customer,
    Moment,
    KindName,
    ActionTitle,
    ActionId,
    ChannelTitle,
    ChannelId,
    Event,
    CountsAs,
    ColumnName,
    ColumnValue,
    NoteText
};

void add_row(tables::TableBuilder& builder, const ContactRow& row) {
    builder.text(Customer, row.customer);
    builder.instant(Moment, row.at);
    builder.text(KindName, contact_row_name(row.kind));
    builder.text(ActionTitle, row.action);
    builder.text(ActionId, row.action_id);
    builder.text(ChannelTitle, row.channel);
    builder.text(ChannelId, row.channel_id);
    builder.text(Event, row.event);
    builder.text(CountsAs, row.counts_as);
    builder.text(ColumnName, row.column);
    builder.text(ColumnValue, row.value);
    builder.text(NoteText, row.note);
    builder.end_row();
}

} // namespace

std::string_view contact_row_name(ContactRowKind kind) {
    return row_names[static_cast<std::size_t>(kind)];
}

const std::vector<tables::ColumnSchema>& contact_columns() {
    using enum tables::ColumnType;
    static const std::vector<tables::ColumnSchema> columns = {
        {"customer", Text},  {"moment", DateTime}, {"kind", Text},       {"action", Text},
        {"action id", Text}, {"channel", Text},    {"channel id", Text}, {"event", Text},
        {"counts as", Text}, {"column", Text},     {"value", Text},      {"note", Text}};
    return columns;
}

Result<tables::Table> with_contacts(const tables::Table* before, std::span<const ContactRow> rows,
                                    Instant now) {
    return tables::with_rows(before, contact_columns(),
                             [rows](tables::TableBuilder& builder) {
                                 for (const ContactRow& row : rows)
                                     add_row(builder, row);
                             },
                             "Contacts", {"", now, 0});
}

Result<ContactIndex> ContactIndex::make(tables::Table table, std::string_view customer_column) {
    ContactIndex index;
    Columns& columns = index.m_columns;
    columns.customer = table.column_named(customer_column);
    if (!columns.customer)
        return error("The table of contacts has no column \"" + std::string(customer_column) + "\".");
    columns.moment = tables::column_called(table, {"moment", "date", "at", "on", "when", "time"});
    const auto type = columns.moment ? table.column_info(*columns.moment).type : tables::ColumnType::Text;
    if (type != tables::ColumnType::DateTime && type != tables::ColumnType::Date)
        return error("The table of contacts has no column \"moment\" with days or moments.");
    columns.kind = tables::column_called(table, {"kind", "type"});
    columns.action = tables::column_called(table, {"action", "offer"});
    columns.action_id = tables::column_called(table, {"actionid"});
    columns.channel = tables::column_called(table, {"channel"});
    columns.channel_id = tables::column_called(table, {"channelid"});
    columns.event = tables::column_called(table, {"event", "response", "answer"});
    columns.counts_as = tables::column_called(table, {"countsas", "class"});
    columns.column = tables::column_called(table, {"column"});
    columns.value = tables::column_called(table, {"value"});
    columns.note = tables::column_called(table, {"note", "remark"});
    for (tables::RowIndex row = 0; row < table.row_count(); ++row)
        index.m_rows[tables::value_text(table.value(row, *columns.customer))].push_back(row);
    index.m_table = std::move(table);
    for (auto& [customer, found] : index.m_rows) {
        std::stable_sort(found.begin(), found.end(), [&index](tables::RowIndex left, tables::RowIndex right) {
            return index.moment(left) < index.moment(right);
        });
    }
    return index;
}

std::string_view ContactIndex::customer_column() const {
    return m_table.column_info(*m_columns.customer).name;
}

std::span<const tables::RowIndex> ContactIndex::rows_of(std::string_view customer) const {
    const auto found = m_rows.find(std::string(customer));
    return found == m_rows.end() ? std::span<const tables::RowIndex>() : found->second;
}

std::string ContactIndex::text(const std::optional<std::size_t>& column, tables::RowIndex row) const {
    return column ? tables::value_text(m_table.value(row, *column)) : std::string();
}

Instant ContactIndex::moment(tables::RowIndex row) const {
    const tables::Value value = m_table.value(row, *m_columns.moment);
    if (const auto* instant = std::get_if<Instant>(&value))
        return *instant;
    const auto* day = std::get_if<Date>(&value);
    return day ? Instant{std::int64_t{day->days} * 86'400'000} : Instant{};
}

ContactRowKind ContactIndex::kind(tables::RowIndex row) const {
    const std::string said = folded(text(m_columns.kind, row));
    for (std::size_t kind = 0; kind < std::size(row_names); ++kind) {
        if (said == row_names[kind])
            return static_cast<ContactRowKind>(kind);
    }
    if (text(m_columns.action, row).empty() && text(m_columns.action_id, row).empty())
        return ContactRowKind::Other;
    return text(m_columns.event, row).empty() ? ContactRowKind::Proposed : ContactRowKind::Answered;
}

ContactRow ContactIndex::row(tables::RowIndex row) const {
    return {text(m_columns.customer, row),
            moment(row),
            kind(row),
            text(m_columns.action, row),
            text(m_columns.action_id, row),
            text(m_columns.channel, row),
            text(m_columns.channel_id, row),
            text(m_columns.event, row),
            text(m_columns.counts_as, row),
            text(m_columns.column, row),
            text(m_columns.value, row),
            text(m_columns.note, row)};
}

ContactReader::ContactReader(const Store& store, const Catalogue& catalogue)
    : m_catalogue(catalogue)
    , m_responses(catalogue.actions.size()) {
    // Titles first, so that an id that happens to be a title of another still means its own record.
    for (std::uint32_t action = 0; action < catalogue.actions.size(); ++action) {
        m_actions.emplace(folded(catalogue.actions[action].title), action);
        for (const ActionResponse& response : store.find_as<Action>(catalogue.actions[action].id)->responses)
            m_responses[action].emplace(folded(response.title), response.response_class);
    }
    for (std::uint32_t channel = 0; channel < catalogue.channels.size(); ++channel)
        m_channels.emplace(folded(catalogue.channels[channel].title), channel);
    for (std::uint32_t action = 0; action < catalogue.actions.size(); ++action)
        m_actions.insert_or_assign(catalogue.actions[action].id.text(), action);
    for (std::uint32_t channel = 0; channel < catalogue.channels.size(); ++channel)
        m_channels.insert_or_assign(catalogue.channels[channel].id.text(), channel);
}

std::uint32_t ContactReader::place(const std::unordered_map<std::string, std::uint32_t>& places,
                                   const std::string& id, const std::string& title) const {
    for (const std::string& name : {id, title, folded(title)}) {
        const auto found = places.find(name);
        if (!name.empty() && found != places.end())
            return found->second;
    }
    return no_index;
}

std::optional<ContactEvent> ContactReader::event(const ContactRow& row) const {
    if (row.kind == ContactRowKind::Captured)
        return std::nullopt;
    ContactEvent event;
    event.at = row.at;
    event.kind = row.kind == ContactRowKind::Proposed   ? ContactKind::Proposed
                 : row.kind == ContactRowKind::Answered ? ContactKind::Answered
                                                        : ContactKind::Other;
    event.action = place(m_actions, row.action_id, row.action);
    event.channel = place(m_channels, row.channel_id, row.channel);
    event.name = row.event.empty() ? no_index : m_catalogue.event_name(row.event);
    if (event.kind != ContactKind::Answered)
        return event;
    const std::string said = folded(row.counts_as);
    for (std::size_t answer = 0; answer < std::size(response_classes); ++answer) {
        if (said == response_classes[answer].name) {
            event.answer = static_cast<ResponseClass>(answer);
            return event;
        }
    }
    if (event.action != no_index) {
        const auto found = m_responses[event.action].find(folded(row.event));
        if (found != m_responses[event.action].end())
            event.answer = found->second;
    }
    return event;
}

} // namespace throughline::engage
