// The way from the open table reference and decision to rows and results, shared by the customers' views.
#pragma once

#include "engage/decision_runs.h"
#include "model/records/table_reference.h"
#include "ui/views/view.h"

#include <optional>
#include <string>
#include <string_view>

namespace throughline::ui {

// What the place Customers has open. Pointers hold until the end of the frame.
struct OpenTable {
    const TableReference* reference = nullptr;
    std::string_view name;                // of its content
    const tables::Table* table = nullptr; // nullptr while it is read, or where it cannot be
    std::size_t key_column = 0;
    RecordPointer decision; // nullptr where no decision reads this table
    const engage::BoundDecision* bound = nullptr;
    const engage::DecisionRun* run = nullptr;
};
// The table that is open in Customers, or the first; asks the library for it.
OpenTable open_table(ViewContext& context);
// Whether a decision could run over this table: it names it, or its inputs are columns of it.
bool runs_over(const Decision& decision, const TableReference& reference);
// All of them: those that name the table, then the others.
std::vector<RecordPointer> decisions_for(const Store& store, const TableReference& reference);

// The column of texts that say what customers are called: "Name", "Full name" or "Customer name".
std::optional<std::size_t> name_column(const OpenTable& open);
// What a customer is called; the key where no column says it.
std::string customer_name(const OpenTable& open, tables::RowIndex row, const std::string& key);
// The row of a customer; nothing when no row has this key.
std::optional<tables::RowIndex> find_row(const tables::Table& table, std::size_t key_column,
                                         std::string_view key);
std::string key_text(const tables::Table& table, std::size_t key_column, tables::RowIndex row);
// A cell as people read it, in memory of this frame: "1,234.5", "yes", "30 Jun 2027"; "" when it is blank.
std::string_view cell_text(Ui& ui, const tables::Value& value);

// Makes the record that points to a table that was imported, or lets the record of the same file name point
// to the new rows. True when it is done.
bool add_table_reference(ViewContext& context, const tables::Table& table, const tables::ContentHash& name,
                         const std::string& key_column);

} // namespace throughline::ui
