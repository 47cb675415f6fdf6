#include "ui/views/decisions/cell_help.h"

#include "base/later.h"
#include "base/text.h"
#include "dmn/spreadsheet_cell.h"
#include "dmn/table_compilation.h"
#include "engage/decision_tests.h"
#include "tables/summary.h"

#include <algorithm>
#include <numeric>

namespace throughline::ui {

namespace {

// Of a column of texts; more would be no help.
constexpr std::size_t most_values = 400;
constexpr std::size_t most_known_values = 100;
constexpr tables::RowIndex most_rows_counted = 200'000;

} // namespace

LATER void CellHelp::prepare(const Store& store, const Decision& decision, const engage::BoundDecision& bound,
                             const tables::Table* customers) {
    m_store = &store;
    m_customers = customers;
    m_decision = &decision;
    if (bound.parts)
        m_parts = bound.parts;
}

// Columns of rules: inputs, outputs, the remark. Columns of tests have the name first.
bool CellHelp::begin_column(int column) {
    if (column == m_column)
        return m_about.table != nullptr;
    m_column = column;
    m_about = {};
    const int place = m_cells == HelpedCells::Tests ? column - 1 : column;
    const int inputs = static_cast<int>(m_decision->inputs.size());
    const int outputs = static_cast<int>(m_decision->outputs.size());
    if (!m_parts || place < 0 || place >= inputs + outputs)
        return false;
    m_about.table = m_parts.get();
    m_about.kind = place < inputs ? dmn::CellKind::InputEntry : dmn::CellKind::OutputEntry;
    m_about.column = static_cast<std::size_t>(place < inputs ? place : place - inputs);
    m_about.values_only = m_cells == HelpedCells::Tests;
    m_about.values = dmn::values_in_column(dmn::source(*m_parts), m_about.kind, m_about.column, most_values);
    add_known_values();
    for (const Id& need : m_decision->needs) {
        if (const Record* other = m_store->find(need))
            m_about.others.push_back({other->title, "decision"});
    }
    return true;
}

// The texts that the customers have in the column that is tested. Of very many customers the first say
// enough.
void CellHelp::add_known_values() {
    if (!m_customers || m_about.kind != dmn::CellKind::InputEntry)
        return;
    const auto column = m_customers->column_named(m_decision->inputs[m_about.column].expression);
    if (!column || m_customers->column_info(*column).type != tables::ColumnType::Text)
        return;
    tables::Rows rows(std::min(m_customers->row_count(), most_rows_counted));
    std::iota(rows.begin(), rows.end(), tables::RowIndex{0});
    const auto counts = tables::count_values(*m_customers, *column, rows, most_known_values);
    if (!counts.ok())
        return;
    const bool are_all = rows.size() == m_customers->row_count();
    for (const tables::ValueCount& count : counts.value().values) {
        const std::string detail = !are_all          ? std::string("in the data")
                                   : count.rows == 1 ? std::string("1 customer")
                                                     : number_for_people(count.rows) + " customers";
        m_about.known.push_back({feel::value_literal(feel::Value::string(count.text)), detail});
    }
}

LATER void CellHelp::look(int, int column, std::string_view text, std::size_t caret, bool asked) {
    m_text = text;
    m_error.clear();
    m_quoted.clear();
    m_found = {};
    if (!m_decision || !begin_column(column))
        return;
    check(text);
    m_found = dmn::complete_cell(m_about, text, caret, asked);
    if (m_found.hint.empty() && !m_quoted.empty() && m_quoted != text)
        m_found.hint = "will be the text " + m_quoted;
}

void CellHelp::check(std::string_view text) {
    if (m_cells == HelpedCells::Tests) {
        // Without quotes it is a text where the column has texts.
        const std::string& type = m_about.kind == dmn::CellKind::InputEntry
                                      ? m_decision->inputs[m_about.column].type
                                      : m_decision->outputs[m_about.column].type;
        if (type == "string" && trimmed(text).substr(0, 1) != "\"")
            return;
        const auto value = engage::literal_value(text);
        if (!value.ok())
            m_error = value.error().message;
        return;
    }
    const auto problem = dmn::check_cell(*m_about.table, m_about.kind, m_about.column, text);
    if (!problem)
        return;
    // Words that will be a text are none the worse for it.
    m_quoted = quoted(text);
    if (m_quoted != text)
        return;
    m_error = problem->message;
    if (problem->text_column > 1)
        m_error += text_format(" (character %d)", problem->text_column);
}

// What the cell becomes when the entry ends now.
std::string CellHelp::quoted(std::string_view text) const {
    const std::string& type = m_about.kind == dmn::CellKind::InputEntry
                                  ? m_decision->inputs[m_about.column].type
                                  : m_decision->outputs[m_about.column].type;
    return dmn::with_quotes_where_meant(text, type, [this](std::string_view content) {
        const auto problem = dmn::check_cell(*m_about.table, m_about.kind, m_about.column, content);
        return !problem || problem->severity != dmn::Severity::Error;
    });
}

LATER void CellHelp::leave() {
    m_column = -1;
    m_about = {};
    m_error.clear();
    m_found = {};
}

EntryOffer CellHelp::offer(int index) const {
    const dmn::Completion& completion = m_found.offers[static_cast<std::size_t>(index)];
    return {completion.text, completion.detail};
}

LATER std::string_view CellHelp::accept(int index, std::size_t& caret) {
    const dmn::Completion& completion = m_found.offers[static_cast<std::size_t>(index)];
    m_accepted = m_text.substr(0, completion.from) + completion.insert + m_text.substr(completion.to);
    caret = completion.from + completion.caret;
    return m_accepted;
}

} // namespace throughline::ui
