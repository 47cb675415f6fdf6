// A CSV file of decisions that another system logged, one candidate a row, read row by row for `rank` and
// `funnel`.
#pragma once

#include "base/result.h"
#include "exchange/csv_rows.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::app {

enum class Presence : std::uint8_t { Required, Optional };

struct FileColumn {
    std::string_view name; // in the header, compared without case
    Presence presence = Presence::Required;
};

// Gathers what is wrong with the cells; go on reading until it is worth stopping.
class CandidateFile {
public:
    static constexpr std::size_t listed_problems = 20;

    // `columns` are numbered by their place in it, whatever their order in the file, and must outlive the
    // reader. Fails where the file is no CSV, has no rows, or lacks columns: all are named.
    static Result<CandidateFile> open(std::string bytes, std::span<const FileColumn> columns);

    // False at the end.
    bool next();
    // Of the row that was read last; "" where the file has no such optional column.
    std::string_view text(std::size_t column) const;
    // An empty cell of a required column is a problem.
    std::string_view required_text(std::size_t column);
    // 0, and a problem, where the cell is no number.
    double number(std::size_t column);
    std::int64_t whole_number(std::size_t column);
    void complain(std::size_t column, const std::string& message);
    // Data rows, the header not counted.
    std::uint64_t row() const { return m_row; }
    // Line of the file at which a row began; of the row that was read last.
    std::uint32_t line() const { return m_cells.line; }

    bool is_right() const { return m_problem_count == 0; }
    // Those that are listed; the count has all.
    const std::vector<Error>& problems() const { return m_problems; }
    std::uint64_t problem_count() const { return m_problem_count; }

private:
    CandidateFile(std::shared_ptr<const std::string> text, char delimiter,
                  std::span<const FileColumn> columns);
    Result<void> read_header();
    void check_length();
    void add_problem(Error problem);

    std::shared_ptr<const std::string> m_text;
    csv::RowReader m_reader;
    std::span<const FileColumn> m_columns;
    std::vector<std::optional<std::size_t>> m_places;
    std::size_t m_header_size = 0;
    csv::Row m_cells;
    std::uint64_t m_row = 0;
    std::vector<Error> m_problems;
    std::uint64_t m_problem_count = 0;
};

} // namespace throughline::app
