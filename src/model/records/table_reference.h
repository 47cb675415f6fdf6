// Meaning: rows from outside, which are never records: where they came from, what they hold, which chunks
// keep them (R081, R083).
#pragma once

#include "model/record.h"

namespace throughline {

enum class TablePart : std::uint8_t { Customers, Events, DecisionLog, Measures, Other };
inline constexpr ChoiceName table_parts[] = {
    {"customers", "Customers"}, {"events", "Events"}, {"decision_log", "Decisions made"},
    {"measures", "Measures"},   {"other", "Other"},
};

// In the order of tables::ColumnType.
enum class TableColumnType : std::uint8_t { Number, Integer, Text, Boolean, Date, DateTime };
inline constexpr ChoiceName table_column_types[] = {
    {"number", "Number"},   {"integer", "Integer"}, {"text", "Text"},
    {"boolean", "Boolean"}, {"date", "Date"},       {"date_time", "Date and time"},
};

enum class ColumnUse : std::uint8_t { Attribute, Identity, KnownAfterwards };
inline constexpr ChoiceName column_uses[] = {
    {"attribute", "Attribute"},
    {"identity", "Identity"},
    {"known_afterwards", "Known only afterwards"},
};

struct TableColumn {
    std::string name;
    std::string label; // for people, where the name is cryptic
    TableColumnType type = TableColumnType::Text;
    ColumnUse use = ColumnUse::Attribute;
    std::string unit;
    Preserved preserved;
};

// R083
struct TableJoin {
    Id table;
    std::string column;
    std::string other_column;
    Preserved preserved;
};

// Fields
struct TableReference : Record {
    static constexpr Kind record_kind = Kind::TableReference;
    TableReference()
        : Record(record_kind) {}

    TablePart part = TablePart::Customers;
    std::string file;   // the name it had when imported; examples name the file beside them
    std::string source; // the system it came from, for people
    std::string description;
    std::optional<Instant> imported_at;
    std::optional<std::int64_t> row_count;
    std::optional<std::int64_t> source_bytes;
    std::string key_column;
    std::vector<TableColumn> columns;
    std::vector<TableJoin> joins;
    std::vector<std::string> chunks; // content hashes, in order
    std::string content;             // hash of the table's own description
};

extern const Shape table_reference_shape;
extern const KindDescription table_reference_kind;

} // namespace throughline
