// Splits CSV text into rows and cells (RFC 4180, and kinder: CR and LF line ends, blanks around quotes).
#pragma once

#include "base/text.h"
#include "exchange/csv.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::csv {

struct Cell {
    // Without quotes; doubled quotes are single. Cells without quotes come trimmed. Lives until the next row.
    std::string_view text;
    // Where the cell begins in the file's text.
    std::uint32_t offset = 0;
    bool is_quoted = false;
    bool has_text_after_quote = false;
};

struct Row {
    std::vector<Cell> cells;
    // Where the row begins.
    std::uint32_t line = 1;
    std::uint32_t offset = 0;
};

class RowReader {
public:
    // `text` must outlive the reader; at most 4 GB.
    RowReader(std::string_view text, char delimiter, const Limits& limits);

    // Reads the next row that is not an empty line. False at the end, or at an error.
    bool next(Row& row);
    // Bytes read so far.
    std::size_t position() const { return m_position; }
    // Whether next() ended with an error; it has line and column.
    bool failed() const { return m_failed; }
    const Error& error() const { return m_error; }

    // Line and column where a cell of the row that was read last begins.
    TextPosition position_of_cell(const Row& row, const Cell& cell) const;

private:
    enum class Ending : std::uint8_t { Cell, Row };

    bool read_row(Row& row);
    Ending read_plain(Cell& cell);
    Ending read_quoted(Cell& cell);
    // Behind a cell: steps over the delimiter or the line end.
    Ending end_cell();
    bool is_space(char character) const;
    // Where the next delimiter or line end stands, from `position` on; the text's size where there is none.
    std::size_t next_mark(std::size_t position);
    void find_marks(std::size_t block);
    void fail(std::size_t offset, std::string message);

    // A cell whose text had to be put together, resolved when the row is complete and m_joined stops moving.
    struct Joined {
        std::size_t cell;
        std::size_t begin;
        std::size_t size;
    };

    std::string_view m_text;
    char m_delimiter;
    Limits m_limits;
    // Of 64 bytes each a bit, set where a delimiter or a line end stands: the block that was looked at last.
    std::uint64_t m_marks = 0;
    std::size_t m_block = ~std::size_t{0};
    std::size_t m_position = 0;
    std::uint32_t m_line = 1;
    std::string m_joined;
    std::vector<Joined> m_joined_cells;
    std::size_t m_joined_begin = 0;
    bool m_is_joined = false;
    bool m_failed = false;
    Error m_error;
};

// Notes what is odd about the row that was read last in a file of `column_count` columns: too short, too
// long, text behind a closing quote.
void add_remarks(const RowReader& reader, const Row& row, std::size_t column_count, Remarks& remarks);

// At most 80 characters of a cell, for remarks and examples.
std::string shown_cell(std::string_view cell);

} // namespace throughline::csv
