// What happened between the firm and its customers, as rows of a table: a table of one's own that grows by
// rows, and imported ones whose columns are named alike (R053, R084, R093, R103).
#pragma once

#include "engage/catalogue/catalogue.h"
#include "tables/table.h"
#include "tables/table_builder.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace throughline::engage {

enum class ContactRowKind : std::uint8_t {
    Proposed, // an action was put to the customer
    Answered, // the customer answered
    Captured, // a fact was heard: the column's value from then on
    Other,    // anything else that policies may count
};
std::string_view contact_row_name(ContactRowKind kind); // in tables: "proposed"

// One row. Texts that do not apply are empty.
struct ContactRow {
    std::string customer; // the value of the customers' key column
    Instant at;
    ContactRowKind kind = ContactRowKind::Other;
    std::string action;    // its title, for people and other systems
    std::string action_id; // of the record
    std::string channel;
    std::string channel_id;
    std::string event;     // the response, or what happened
    std::string counts_as; // of an answer: a name of response_classes
    std::string column;    // of a fact
    std::string value;     // of a fact, as tables::value_text writes it; empty: blank
    std::string note;
    friend bool operator==(const ContactRow&, const ContactRow&) = default;
};

// The columns of a table of one's own, in its order.
const std::vector<tables::ColumnSchema>& contact_columns();

// The table with these rows behind its own; without a table, a new one. Chunks that are full keep their
// content, and so their names. Fails on a table that does not have contact_columns().
Result<tables::Table> with_contacts(const tables::Table* before, std::span<const ContactRow> rows,
                                    Instant now);

// Finds the rows of a customer without looking through the table: made once for its content.
class ContactIndex {
public:
    // `customer_column` names the customer; columns are known by their names (tables/column_names.h): moment
    // (or date, at, on), kind, action, action id, channel, channel id, event (or response, answer), counts
    // as, column, value, note. Without a kind, a row with an action and a response is an answer, one with an
    // action alone a proposal, any other an event. Fails where there is no moment.
    static Result<ContactIndex> make(tables::Table table, std::string_view customer_column);

    const tables::Table& table() const { return m_table; }
    std::string_view customer_column() const;
    // In the order of time; rows of one moment in the order of the table.
    std::span<const tables::RowIndex> rows_of(std::string_view customer) const;
    ContactRow row(tables::RowIndex row) const;
    ContactRowKind kind(tables::RowIndex row) const;

private:
    struct Columns {
        std::optional<std::size_t> customer, moment, kind, action, action_id, channel, channel_id, event,
            counts_as, column, value, note;
    };
    std::string text(const std::optional<std::size_t>& column, tables::RowIndex row) const;
    Instant moment(tables::RowIndex row) const;

    tables::Table m_table;
    Columns m_columns;
    std::unordered_map<std::string, std::vector<tables::RowIndex>> m_rows;
};

// Turns names of rows into places of a catalogue; made once for a state of the store.
class ContactReader {
public:
    // The catalogue must outlive it.
    ContactReader(const Store& store, const Catalogue& catalogue);

    // Nothing for facts. An action or channel that the catalogue does not have is no_index. An answer that
    // says not what it counts as counts as the action's response of that title.
    std::optional<ContactEvent> event(const ContactRow& row) const;

private:
    std::uint32_t place(const std::unordered_map<std::string, std::uint32_t>& places, const std::string& id,
                        const std::string& title) const;

    const Catalogue& m_catalogue;
    std::unordered_map<std::string, std::uint32_t> m_actions, m_channels;    // by id and by folded title
    std::vector<std::unordered_map<std::string, ResponseClass>> m_responses; // by action, folded title
};

} // namespace throughline::engage
