#include "app/command_line/candidate_file.h"

#include "base/text.h"
#include "exchange/csv_cells.h"
#include "exchange/csv_decoder.h"
#include "exchange/csv_sniff.h"

#include <algorithm>
#include <cmath>

namespace throughline::app {

namespace {

// A double holds every whole number up to here.
constexpr double largest_whole = 9007199254740992.0;

std::string in_quotes(std::string_view text) {
    return "\"" + csv::shown_cell(text) + "\"";
}

} // namespace

CandidateFile::CandidateFile(std::shared_ptr<const std::string> text, char delimiter,
                             std::span<const FileColumn> columns)
    : m_text(std::move(text))
    , m_reader(*m_text, delimiter, {})
    , m_columns(columns) {}

Result<CandidateFile> CandidateFile::open(std::string bytes, std::span<const FileColumn> columns) {
    csv::Decoder decoder(std::make_shared<const std::string>(std::move(bytes)), {});
    while (!decoder.step(1U << 26)) {
    }
    csv::SourceText source = TRY(std::move(decoder).take_text());
    const char delimiter = csv::sniff_delimiter(*source.utf8, {});
    CandidateFile file(std::move(source.utf8), delimiter, columns);
    TRY(file.read_header());
    return file;
}

Result<void> CandidateFile::read_header() {
    if (!m_reader.next(m_cells))
        return m_reader.failed() ? m_reader.error() : error("The file has no rows.");
    m_header_size = m_cells.cells.size();
    std::vector<std::string> missing;
    for (const FileColumn& column : m_columns) {
        std::optional<std::size_t> place;
        for (std::size_t index = 0; index < m_header_size; ++index) {
            if (!csv::equal_without_case(trimmed(m_cells.cells[index].text), column.name))
                continue;
            if (place)
                return error_at("header", "The column " + std::string(column.name) + " is there twice.");
            place = index;
        }
        if (!place && column.presence == Presence::Required)
            missing.emplace_back(column.name);
        m_places.push_back(place);
    }
    if (!missing.empty())
        return error_at("header", std::string(missing.size() == 1 ? "The file lacks the column "
                                                                  : "The file lacks the columns ") +
                                      joined(missing, ", ") + ".");
    return {};
}

bool CandidateFile::next() {
    if (!m_reader.next(m_cells)) {
        if (m_reader.failed())
            add_problem(m_reader.error());
        else if (m_row == 0)
            add_problem(error("The file has a header but no rows."));
        return false;
    }
    ++m_row;
    check_length();
    return true;
}

// A cell too many moves all cells behind it: better to stop than to read values of other columns.
void CandidateFile::check_length() {
    for (std::size_t index = m_header_size; index < m_cells.cells.size(); ++index) {
        if (m_cells.cells[index].text.empty())
            continue;
        Error problem = error_at(
            text_format("row %llu", static_cast<unsigned long long>(m_row)),
            text_format("The row has %zu cells, the header %zu.", m_cells.cells.size(), m_header_size));
        problem.line = static_cast<int>(m_cells.line);
        return add_problem(std::move(problem));
    }
}

std::string_view CandidateFile::text(std::size_t column) const {
    const std::optional<std::size_t>& place = m_places[column];
    return place && *place < m_cells.cells.size() ? m_cells.cells[*place].text : std::string_view();
}

std::string_view CandidateFile::required_text(std::size_t column) {
    const std::string_view cell = text(column);
    if (cell.empty())
        complain(column, "The cell is empty.");
    return cell;
}

double CandidateFile::number(std::size_t column) {
    const std::string_view cell = required_text(column);
    double value = 0;
    if (!cell.empty() && !parse_number(cell, value))
        complain(column, in_quotes(cell) + " is not a number.");
    return value;
}

std::int64_t CandidateFile::whole_number(std::size_t column) {
    const std::uint64_t before = m_problem_count;
    const double value = number(column);
    if (before == m_problem_count && (std::trunc(value) != value || std::abs(value) > largest_whole)) {
        complain(column, in_quotes(text(column)) + " is not a whole number.");
        return 0;
    }
    return static_cast<std::int64_t>(value);
}

void CandidateFile::complain(std::size_t column, const std::string& message) {
    Error problem = error_at(text_format("row %llu, column ", static_cast<unsigned long long>(m_row)) +
                                 std::string(m_columns[column].name),
                             message);
    problem.line = static_cast<int>(m_cells.line);
    add_problem(std::move(problem));
}

void CandidateFile::add_problem(Error problem) {
    if (m_problem_count++ < listed_problems)
        m_problems.push_back(std::move(problem));
}

} // namespace throughline::app
