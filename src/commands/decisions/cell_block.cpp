#include "commands/decisions/cell_block.h"

#include "commands/decisions/table_edit.h"
#include "commands/editing.h"
#include "engage/decision_runs.h"

#include <algorithm>

namespace throughline {

using dmn::CellUse;
using dmn::Taken;

namespace {

// The decision as the engine takes it, without rules: compiling it costs next to nothing.
std::shared_ptr<const dmn::CompiledTable> compiled_head(const Decision& decision) {
    Decision head;
    head.inputs = decision.inputs;
    head.outputs = decision.outputs;
    return dmn::compile_table(engage::decision_table(head)).parts;
}

std::string same_line_ends(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\r')
            result += text[at];
        else if (at + 1 >= text.size() || text[at + 1] != '\n')
            result += '\n';
    }
    while (!result.empty() && result.back() == '\n')
        result.pop_back();
    return result;
}

} // namespace

std::string counted(std::size_t count, std::string_view word) {
    return text_format("%zu %.*s%s", count, static_cast<int>(word.size()), word.data(),
                       count == 1 ? "" : "s");
}

Result<std::vector<std::size_t>> rules_argument(const CommandContext& context) {
    std::vector<std::size_t> rules;
    for (const std::string& place : split(context.argument("rules"), ' ')) {
        if (place.empty())
            continue;
        const bool is_number =
            place.size() < 8 && std::all_of(place.begin(), place.end(), [](char character) {
                return character >= '0' && character <= '9';
            });
        if (!is_number)
            return error_at("rules", text_format("“%s” is no place of a rule.", place.c_str()));
        rules.push_back(std::stoul(place));
    }
    return rules;
}

Result<CellRange> range_argument(const CommandContext& context, std::size_t row_count,
                                 std::size_t column_count) {
    const CellBlock& focus = context.session.cells;
    CellRange range;
    range.rows = TRY(rules_argument(context));
    range.first_column = TRY(context.index_argument("column", std::min(focus.column, focus.last_column)));
    range.last_column = TRY(context.index_argument(
        "last_column",
        context.has("column") ? range.first_column : std::max(focus.column, focus.last_column)));
    if (!context.has("rules")) {
        const std::size_t first = TRY(context.index_argument("rule", std::min(focus.rule, focus.last_rule)));
        const std::size_t last = TRY(context.index_argument(
            "last_rule", context.has("rule") ? first : std::max(focus.rule, focus.last_rule)));
        for (std::size_t row = first; row <= last && row < row_count; ++row)
            range.rows.push_back(row);
    }
    std::erase_if(range.rows, [row_count](std::size_t row) { return row >= row_count; });
    range.last_column = std::min(range.last_column, column_count == 0 ? 0 : column_count - 1);
    return range;
}

CellRows copied_cells(const Decision& decision, const CellRange& range) {
    CellRows rows;
    for (const std::size_t rule : range.rows) {
        std::vector<std::string>& row = rows.emplace_back();
        const DecisionRule& source = decision.rules[rule];
        const std::size_t inputs = decision.inputs.size(), outputs = decision.outputs.size();
        for (std::size_t column = range.first_column; column <= range.last_column; ++column) {
            if (column < inputs)
                row.push_back(column < source.input_entries.size() ? source.input_entries[column] : "-");
            else if (column < inputs + outputs)
                row.push_back(column - inputs < source.output_entries.size()
                                  ? source.output_entries[column - inputs]
                                  : std::string());
            else
                row.push_back(source.annotation);
        }
    }
    return rows;
}

std::string text_of_cells(const CellRows& rows) {
    const bool is_one = rows.size() == 1 && rows[0].size() == 1;
    return is_one && rows[0][0].find_first_of("\t\r\n") == std::string::npos ? rows[0][0]
                                                                             : write_tab_separated(rows);
}

PastedBlock::PastedBlock(const CommandContext& context, const Decision& decision, std::string_view text)
    : m_decision(decision)
    , m_rows(read_tab_separated(text))
    , m_is_own(!context.session.copied_cells.empty() &&
               same_line_ends(text) == same_line_ends(context.session.copied_cells))
    , m_head(compiled_head(decision)) {
    // See text_of_cells().
    if (m_is_own && text.find_first_of("\t\r\n") == std::string_view::npos)
        m_rows = {{std::string(text)}};
    dmn::LocaleEvidence evidence;
    for (const std::vector<std::string>& row : m_rows) {
        for (const std::string& cell : row)
            evidence.add(cell);
    }
    m_is_mixed = evidence.is_mixed();
    m_locale =
        evidence.decide(context.session.decimal_comma ? dmn::DecimalMark::Comma : dmn::DecimalMark::Point);
}

std::size_t PastedBlock::widest() const {
    std::size_t widest = 0;
    for (const std::vector<std::string>& row : m_rows)
        widest = std::max(widest, row.size());
    return widest;
}

std::string PastedBlock::take(const std::string& cell, std::string_view type, CellUse use,
                              std::string_view place, std::string_view column_name,
                              const std::function<bool(std::string_view)>& is_feel) {
    ++m_cells;
    if (m_is_own)
        return cell;
    dmn::TakenCell taken = dmn::take_spreadsheet_cell(cell, type, use, m_locale, is_feel);
    m_numbers += taken.how == Taken::Number ? 1 : 0;
    m_quoted += taken.how == Taken::Quoted ? 1 : 0;
    m_dates += taken.how == Taken::Date ? 1 : 0;
    m_flags += taken.how == Taken::Flag ? 1 : 0;
    if (taken.how == Taken::Unfitting && m_unfitting++ == 0)
        m_complaint = text_format("%s, %s: “%s” is no %s.", std::string(place).c_str(),
                                  std::string(column_name).c_str(), taken.text.c_str(),
                                  type.empty() ? "FEEL" : std::string(type).c_str());
    return std::move(taken.text);
}

std::string PastedBlock::input(std::size_t row, std::size_t column, std::size_t input, CellUse use,
                               std::string_view place) {
    const DecisionInput& about = m_decision.inputs[input];
    const auto kind = use == CellUse::Test ? dmn::CellKind::InputEntry : dmn::CellKind::OutputEntry;
    return take(m_rows[row][column], about.type, use, place,
                about.label.empty() ? about.expression : about.label,
                [this, kind, input](std::string_view text) {
                    // A value of a test is an expression without names: the first output's scope is as good.
                    const std::size_t at = kind == dmn::CellKind::InputEntry ? input : 0;
                    const auto problem = dmn::check_cell(*m_head, kind, at, text);
                    return !problem || problem->severity != dmn::Severity::Error;
                });
}

std::string PastedBlock::output(std::size_t row, std::size_t column, std::size_t output,
                                std::string_view place) {
    const DecisionOutput& about = m_decision.outputs[output];
    return take(m_rows[row][column], about.type, CellUse::Expression, place, about.name,
                [this, output](std::string_view text) {
                    const auto problem = dmn::check_cell(*m_head, dmn::CellKind::OutputEntry, output, text);
                    return !problem || problem->severity != dmn::Severity::Error;
                });
}

const std::string& PastedBlock::plain(std::size_t row, std::size_t column) {
    ++m_cells;
    return m_rows[row][column];
}

void PastedBlock::tell(Session& session, std::string_view added) const {
    std::vector<std::string> parts;
    if (!added.empty())
        parts.emplace_back(added);
    if (m_numbers > 0)
        parts.push_back(counted(m_numbers, "number") + (m_is_mixed ? " rewritten, of both decimal marks"
                                                        : m_locale.decimal == dmn::DecimalMark::Comma
                                                            ? " read with a decimal comma"
                                                            : " read with a decimal point"));
    if (m_quoted > 0)
        parts.push_back(counted(m_quoted, "text") + " quoted");
    if (m_dates > 0)
        parts.push_back(counted(m_dates, "date") + (m_locale.dates == dmn::DateOrder::MonthFirst
                                                        ? " read as month, day, year"
                                                        : " read"));
    if (m_flags > 0)
        parts.push_back(counted(m_flags, "truth value") + " read");
    std::string text = "Pasted " + counted(m_cells, "cell");
    if (!parts.empty())
        text += ": " + joined(parts, ", ");
    text += ".";
    if (m_unfitting > 0) {
        text += " " + m_complaint + " It was kept as it stands";
        text += m_unfitting > 1 ? text_format(", like %zu more.", m_unfitting - 1) : ".";
    }
    session.toast(std::move(text), m_unfitting > 0 ? ToastTone::Warning : ToastTone::Good);
    session.toasts.back().command = "edit.undo";
    session.toasts.back().command_title = "Undo";
}

} // namespace throughline
