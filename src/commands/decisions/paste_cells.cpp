// decision.paste_cells, decision.paste_test_cells
#include "commands/decisions/cell_block.h"
#include "commands/decisions/table_edit.h"
#include "commands/editing.h"
#include "commands/entries.h"

#include <algorithm>

namespace throughline {

namespace {

// Query

Allowed paste_allowed(const CommandContext& context) {
    TRY(subject_of(context, Kind::Decision));
    if (context.argument("text").empty())
        return refused("There is nothing to paste.");
    return {};
}

// Execute

Result<void> check_width(const PastedBlock& block, std::size_t first_column, std::size_t columns) {
    for (std::size_t row = 0; row < block.rows().size(); ++row) {
        const std::size_t width = block.rows()[row].size();
        if (first_column + width > columns)
            return error(text_format("Line %zu of the block is %zu cells wide; from here only %zu fit.",
                                     row + 1, width, first_column < columns ? columns - first_column : 0));
    }
    return {};
}

// Where the rows of a block go: the rules that are shown from the focus on, then behind the last one. One
// cell over a chosen block fills all of it.
Result<CellRange> rules_to_fill(const CommandContext& context, const PastedBlock& block, std::size_t count) {
    CellRange range;
    range.rows = TRY(rules_argument(context));
    range.first_column = TRY(context.index_argument("column", context.session.cells.column));
    const std::size_t rows = block.rows().size();
    if (range.rows.empty()) {
        const std::size_t first = TRY(context.index_argument("rule", context.session.cells.rule));
        if (first > count)
            return error_at("rule", text_format("There is no rule %zu.", first + 1));
        for (std::size_t row = 0; row < rows; ++row)
            range.rows.push_back(first + row);
    }
    for (std::size_t next = count; range.rows.size() < rows; ++next)
        range.rows.push_back(next);
    range.rows.resize(rows);
    range.last_column = range.first_column;
    return range;
}

std::string rule_cell(PastedBlock& block, const Decision& decision, std::size_t row, std::size_t at,
                      std::size_t column, std::size_t rule) {
    const std::size_t inputs = decision.inputs.size();
    const std::string place = text_format("Rule %zu", rule + 1);
    if (column < inputs)
        return block.input(row, at, column, dmn::CellUse::Test, place);
    if (column - inputs < decision.outputs.size())
        return block.output(row, at, column - inputs, place);
    return block.plain(row, at);
}

Result<void> fill_block(const CommandContext& context, Decision& decision, PastedBlock& block) {
    const CellRange range = TRY(range_argument(context, decision.rules.size(), column_count(decision)));
    for (const std::size_t rule : range.rows) {
        for (std::size_t column = range.first_column; column <= range.last_column; ++column)
            *cell_at(decision, rule, column) = rule_cell(block, decision, 0, 0, column, rule);
    }
    return {};
}

Result<void> paste_cells(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    PastedBlock block(context, *decision, context.argument("text"));
    const bool fills = block.rows().size() == 1 && block.widest() == 1 && context.argument("fill") == "true";
    if (fills) {
        TRY(fill_block(context, *decision, block));
        block.tell(context.session, {});
        return transaction.put(std::move(decision));
    }
    const CellRange range = TRY(rules_to_fill(context, block, decision->rules.size()));
    TRY(check_width(block, range.first_column, column_count(*decision)));
    const std::size_t before = decision->rules.size();
    for (std::size_t row = 0; row < range.rows.size(); ++row) {
        const std::size_t rule = range.rows[row];
        while (rule >= decision->rules.size())
            decision->rules.push_back(empty_rule(*decision));
        for (std::size_t at = 0; at < block.rows()[row].size(); ++at)
            *cell_at(*decision, rule, range.first_column + at) =
                rule_cell(block, *decision, row, at, range.first_column + at, rule);
    }
    context.session.cells = {range.rows.front(), range.first_column, range.rows.back(),
                             range.first_column + std::max<std::size_t>(block.widest(), 1) - 1};
    const std::size_t added = decision->rules.size() - before;
    block.tell(context.session, added > 0 ? counted(added, "new rule") : std::string());
    return transaction.put(std::move(decision));
}

// Columns count the title first, then inputs, then outputs.
Result<void> paste_test_cells(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    PastedBlock block(context, *decision, context.argument("text"));
    std::vector<std::size_t> tests = TRY(rules_argument(context));
    const std::size_t first = TRY(context.index_argument("test", decision->tests.size()));
    const std::size_t column = TRY(context.index_argument("column", 0));
    const std::size_t inputs = decision->inputs.size();
    TRY(check_width(block, column, 1 + inputs + decision->outputs.size()));
    if (first > decision->tests.size())
        return error_at("test", text_format("There is no test %zu.", first + 1));
    const std::size_t before = decision->tests.size();
    for (std::size_t next = tests.empty() ? first : before; tests.size() < block.rows().size(); ++next)
        tests.push_back(next);
    for (std::size_t row = 0; row < block.rows().size(); ++row) {
        while (tests[row] >= decision->tests.size()) {
            DecisionTest& fresh = decision->tests.emplace_back();
            fresh.title = text_format("Test %zu", decision->tests.size());
        }
        DecisionTest& test = decision->tests[tests[row]];
        test.values.resize(inputs);
        test.expected.resize(decision->outputs.size());
        test.origin = test.origin == TestOrigin::Customer ? test.origin : TestOrigin::Person;
        const std::string place = text_format("Test %zu", tests[row] + 1);
        for (std::size_t at = 0; at < block.rows()[row].size(); ++at) {
            const std::size_t cell = column + at;
            if (cell == 0)
                test.title = block.plain(row, at);
            else if (cell <= inputs)
                test.values[cell - 1] = block.input(row, at, cell - 1, dmn::CellUse::Expression, place);
            else
                test.expected[cell - inputs - 1] = block.output(row, at, cell - inputs - 1, place);
        }
    }
    const std::size_t added = decision->tests.size() - before;
    block.tell(context.session, added > 0 ? counted(added, "new test") : std::string());
    return transaction.put(std::move(decision));
}

} // namespace

// Entries

constinit const Command paste_cells_command{
    .id = "decision.paste_cells",
    .title = "Paste cells",
    .tooltip = "Fills a block of cells, as copied from a spreadsheet.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = paste_allowed,
    .execute = paste_cells,
};

constinit const Command paste_test_cells_command{
    .id = "decision.paste_test_cells",
    .title = "Paste tests",
    .tooltip = "Fills a block of tests, as copied from a spreadsheet.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = paste_allowed,
    .execute = paste_test_cells,
};

} // namespace throughline
