// Words that may stand where a cell is being typed: allowed values, values of other rules, names, functions
// with what they take.
#pragma once

#include "dmn/compiled_table.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::dmn {

struct Completion {
    std::string text;   // as it will stand there, without brackets of calls
    std::string detail; // "allowed", "number", "contains(string, match)"
    // What takes the place of the text's bytes `from` to `to`, and where the caret goes in it.
    std::string insert;
    std::size_t from = 0, to = 0;
    std::size_t caret = 0;
};

struct CellCompletions {
    std::vector<Completion> offers; // the likeliest first, at most most_completions
    std::string hint; // "substring(string, start position, ?length)" while its arguments are typed
};
constexpr std::size_t most_completions = 60;

// A name beside the table's own variables.
struct OtherName {
    std::string_view name;
    std::string_view detail;
};

// The different values that a column's cells hold as literals, in the order of their first appearance.
std::vector<std::string> values_in_column(const DecisionTable& table, CellKind kind, std::size_t column,
                                          std::size_t most);

// A literal that those who are decided for have in this column.
struct KnownValue {
    std::string literal;
    std::string detail; // "3,875 customers"
};

// What is known of the column for all the texts that are typed into it.
struct CompletedColumn {
    const CompiledTable* table = nullptr; // may be CompileReport::parts
    CellKind kind = CellKind::InputEntry;
    std::size_t column = 0;
    std::vector<std::string> values; // values_in_column()
    std::vector<KnownValue> known;   // the most frequent first
    std::vector<OtherName> others;
    bool values_only = false; // no names and no functions: values of a test
};

// `caret` in bytes. `asked`: also where nothing was typed that a word could begin with, and for numbers.
CellCompletions complete_cell(const CompletedColumn& column, std::string_view text, std::size_t caret,
                              bool asked);

} // namespace throughline::dmn
