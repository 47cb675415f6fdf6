#include "exchange/csv_write.h"

#include "base/text.h"
#include "exchange/csv_sniff.h"

#include <algorithm>
#include <array>

namespace throughline::csv {

namespace {

// What makes a spreadsheet run a cell (ASVS 1.2.10), and full-width forms that some of them take for it.
bool begins_formula(std::string_view text) {
    constexpr std::array<std::string_view, 11> starts = {
        "=", "+", "-", "@", "\t", "\r", std::string_view("\0", 1), "＝", "＋", "－", "＠"};
    return std::any_of(starts.begin(), starts.end(),
                       [&](std::string_view start) { return text.starts_with(start); });
}

// Blanks at the ends are quoted too: a reader may trim what is not.
bool needs_quotes(std::string_view text, char delimiter) {
    if (text.empty())
        return false;
    const auto is_space = [](char character) { return character == ' ' || character == '\t'; };
    return is_space(text.front()) || is_space(text.back()) ||
           text.find_first_of("\"\r\n") != std::string_view::npos ||
           text.find(delimiter) != std::string_view::npos;
}

} // namespace

void append_cell(std::string& out, std::string_view text, char delimiter, Formulas formulas) {
    const bool is_defused = formulas == Formulas::Defused && begins_formula(text);
    if (!needs_quotes(text, delimiter)) {
        if (is_defused)
            out += '\'';
        out += text;
        return;
    }
    out += '"';
    if (is_defused)
        out += '\'';
    for (const char character : text) {
        if (character == '"')
            out += '"';
        out += character;
    }
    out += '"';
}

WriteJob::WriteJob(tables::Table table, tables::Rows rows, WriteOptions options)
    : m_table(std::move(table))
    , m_rows(std::move(rows))
    , m_options(std::move(options)) {}

Result<WriteJob> WriteJob::start(tables::Table table, tables::Rows rows, WriteOptions options) {
    if (delimiters.find(options.delimiter) == std::string_view::npos)
        return error("The delimiter must be a comma, a semicolon, a tab or a bar.");
    if (options.columns.empty()) {
        for (std::size_t column = 0; column < table.column_count(); ++column)
            options.columns.push_back(column);
    }
    for (const std::size_t column : options.columns) {
        if (column >= table.column_count())
            return error(text_format("The table has no column %u.", static_cast<unsigned>(column + 1)));
    }
    const tables::RowIndex row_count = table.row_count();
    if (std::any_of(rows.begin(), rows.end(), [&](tables::RowIndex row) { return row >= row_count; }))
        return error("A row to be written is not in the table.");
    WriteJob job(std::move(table), std::move(rows), std::move(options));
    for (std::size_t index = 0; index < job.m_options.columns.size(); ++index) {
        if (index > 0)
            job.m_text += job.m_options.delimiter;
        append_cell(job.m_text, job.m_table.column_info(job.m_options.columns[index]).name,
                    job.m_options.delimiter, job.m_options.formulas);
    }
    job.m_text += "\r\n";
    return job;
}

void WriteJob::append_row(tables::RowIndex row) {
    const std::size_t begin = m_text.size();
    for (std::size_t index = 0; index < m_options.columns.size(); ++index) {
        if (index > 0)
            m_text += m_options.delimiter;
        const tables::Value value = m_table.value(row, m_options.columns[index]);
        const auto* text = std::get_if<std::string_view>(&value);
        // Typed cells hold nothing that a spreadsheet would run; a negative number stays a number.
        const Formulas formulas = text ? m_options.formulas : Formulas::Lossless;
        std::string typed = text ? std::string() : tables::value_text(value);
        if (m_options.decimal_mark == DecimalMark::Comma && std::holds_alternative<double>(value))
            std::replace(typed.begin(), typed.end(), '.', ',');
        append_cell(m_text, text ? *text : typed, m_options.delimiter, formulas);
    }
    // An empty line would not count as a row.
    if (m_text.size() == begin)
        m_text += "\"\"";
    m_text += "\r\n";
}

tables::JobState WriteJob::step(tables::RowIndex row_budget) {
    const std::size_t end = std::min(m_rows.size(), m_next + std::max<std::size_t>(row_budget, 1));
    for (; m_next < end; ++m_next)
        append_row(m_rows[m_next]);
    return m_next == m_rows.size() ? tables::JobState::Done : tables::JobState::Running;
}

tables::Progress WriteJob::progress() const {
    return {m_next, m_rows.size()};
}

std::string WriteJob::take_text() {
    return std::exchange(m_text, {});
}

Result<std::string> write_csv(const tables::Table& table, const WriteOptions& options) {
    WriteJob job = TRY(WriteJob::start(table, tables::all_rows(table), options));
    tables::run_to_end(job);
    return job.take_text();
}

} // namespace throughline::csv
