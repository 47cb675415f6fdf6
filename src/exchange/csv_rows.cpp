#include "exchange/csv_rows.h"

#include <array>
#include <bit>
#include <cstring>

namespace throughline::csv {

namespace {

constexpr std::size_t block_bytes = 64;

constexpr std::uint64_t in_every_byte(std::uint64_t byte) {
    return byte * 0x0101010101010101U;
}

// The highest bit of each byte of `word` that is the one in every byte of `pattern`. (No byte's sum reaches
// the next.)
constexpr std::uint64_t equal_bytes(std::uint64_t word, std::uint64_t pattern) {
    constexpr std::uint64_t low_bits = in_every_byte(0x7F);
    const std::uint64_t difference = word ^ pattern;
    return ~(((difference & low_bits) + low_bits) | difference | low_bits);
}

// The highest bits of the eight bytes as the bits of one: each is moved to its place in the highest byte.
constexpr std::uint64_t gathered(std::uint64_t highest_bits) {
    return ((highest_bits >> 7U) * 0x0102040810204080U) >> 56U;
}

// Like position_of of base/text.h, but CR alone ends a line too.
TextPosition position_in(std::string_view text, std::size_t offset) {
    TextPosition place;
    std::size_t line_begin = 0;
    for (std::size_t index = 0; index < offset; ++index) {
        const bool is_pair = text[index] == '\r' && index + 1 < text.size() && text[index + 1] == '\n';
        if (text[index] == '\n' || (text[index] == '\r' && !is_pair)) {
            ++place.line;
            line_begin = index + 1;
        }
    }
    place.column = 1 + static_cast<int>(count_code_points(text.substr(line_begin, offset - line_begin)));
    return place;
}

} // namespace

RowReader::RowReader(std::string_view text, char delimiter, const Limits& limits)
    : m_text(text)
    , m_delimiter(delimiter)
    , m_limits(limits) {}

bool RowReader::is_space(char character) const {
    return character == ' ' || (character == '\t' && m_delimiter != '\t');
}

void RowReader::find_marks(std::size_t block) {
    m_block = block;
    m_marks = 0;
    std::array<std::uint64_t, block_bytes / 8> words{};
    const std::string_view bytes = m_text.substr(block * block_bytes, block_bytes);
    if (bytes.size() == block_bytes)
        std::memcpy(words.data(), bytes.data(), block_bytes);
    else // behind the text stay zeros, which are no marks
        std::memcpy(words.data(), bytes.data(), bytes.size());
    const std::uint64_t delimiters = in_every_byte(static_cast<unsigned char>(m_delimiter));
    for (std::size_t index = 0; index < words.size(); ++index) {
        const std::uint64_t marks = equal_bytes(words[index], delimiters) |
                                    equal_bytes(words[index], in_every_byte('\n')) |
                                    equal_bytes(words[index], in_every_byte('\r'));
        m_marks |= gathered(marks) << (8 * index);
    }
}

inline std::size_t RowReader::next_mark(std::size_t position) {
    while (position < m_text.size()) {
        const std::size_t block = position / block_bytes;
        if (block != m_block)
            find_marks(block);
        const std::uint64_t marks = m_marks >> (position % block_bytes);
        if (marks != 0)
            return position + static_cast<std::size_t>(std::countr_zero(marks));
        position = (block + 1) * block_bytes;
    }
    return m_text.size();
}

void RowReader::fail(std::size_t offset, std::string message) {
    const TextPosition place = position_in(m_text, offset);
    m_error = throughline::error(std::move(message));
    m_error.line = place.line;
    m_error.column = place.column;
    m_failed = true;
}

bool RowReader::next(Row& row) {
    while (!m_failed && m_position < m_text.size()) {
        if (!read_row(row))
            return false;
        const bool is_empty_line =
            row.cells.size() == 1 && row.cells[0].text.empty() && !row.cells[0].is_quoted;
        if (!is_empty_line)
            return true;
    }
    return false;
}

bool RowReader::read_row(Row& row) {
    row.cells.clear();
    row.line = m_line;
    row.offset = static_cast<std::uint32_t>(m_position);
    m_joined.clear();
    m_joined_cells.clear();
    Ending ending = Ending::Cell;
    while (ending == Ending::Cell) {
        if (row.cells.size() == m_limits.columns) {
            fail(m_position, text_format("A row has more than %u cells.", m_limits.columns));
            return false;
        }
        Cell& cell = row.cells.emplace_back();
        std::size_t begin = m_position;
        while (begin < m_text.size() && is_space(m_text[begin]))
            ++begin;
        cell.offset = static_cast<std::uint32_t>(begin);
        m_position = begin;
        m_is_joined = false;
        const bool is_quoted = begin < m_text.size() && m_text[begin] == '"';
        ending = is_quoted ? read_quoted(cell) : read_plain(cell);
        if (m_failed)
            return false;
        const std::size_t size = m_is_joined ? m_joined.size() - m_joined_begin : cell.text.size();
        if (size > m_limits.cell_bytes) {
            fail(begin, text_format("A cell has more than %u bytes.", m_limits.cell_bytes));
            return false;
        }
        if (m_is_joined)
            m_joined_cells.push_back({row.cells.size() - 1, m_joined_begin, size});
    }
    for (const Joined& joined : m_joined_cells)
        row.cells[joined.cell].text = std::string_view(m_joined).substr(joined.begin, joined.size);
    return true;
}

RowReader::Ending RowReader::read_plain(Cell& cell) {
    const std::size_t begin = m_position;
    std::size_t end = next_mark(begin);
    m_position = end;
    while (end > begin && is_space(m_text[end - 1]))
        --end;
    cell.text = m_text.substr(begin, end - begin);
    return end_cell();
}

RowReader::Ending RowReader::read_quoted(Cell& cell) {
    const std::size_t opening = m_position;
    std::size_t begin = opening + 1;
    cell.is_quoted = true;
    m_joined_begin = m_joined.size();
    std::size_t end = begin;
    while (true) {
        if (end == m_text.size()) {
            fail(opening, "A quote is opened here and never closed.");
            return Ending::Row;
        }
        const char character = m_text[end];
        if (character == '"') {
            if (end + 1 == m_text.size() || m_text[end + 1] != '"')
                break;
            // A doubled quote stands for one: what came before is kept with the first of the two.
            m_joined.append(m_text.substr(begin, end + 1 - begin));
            m_is_joined = true;
            begin = end + 2;
            end = begin;
            continue;
        }
        if (character == '\n' || (character == '\r' && (end + 1 == m_text.size() || m_text[end + 1] != '\n')))
            ++m_line;
        ++end;
    }
    cell.text = m_text.substr(begin, end - begin);
    if (m_is_joined)
        m_joined.append(cell.text);

    std::size_t rest = end + 1;
    while (rest < m_text.size() && is_space(m_text[rest]))
        ++rest;
    m_position = rest;
    rest = next_mark(rest);
    if (rest > m_position) {
        cell.has_text_after_quote = true;
        if (!m_is_joined)
            m_joined.append(cell.text);
        m_is_joined = true;
        m_joined.append(m_text.substr(end + 1, rest - end - 1));
        m_position = rest;
    }
    return end_cell();
}

RowReader::Ending RowReader::end_cell() {
    if (m_position == m_text.size())
        return Ending::Row;
    const char character = m_text[m_position++];
    if (character == m_delimiter)
        return Ending::Cell;
    if (character == '\r' && m_position < m_text.size() && m_text[m_position] == '\n')
        ++m_position;
    ++m_line;
    return Ending::Row;
}

TextPosition RowReader::position_of_cell(const Row& row, const Cell& cell) const {
    TextPosition place = position_in(m_text.substr(row.offset), cell.offset - row.offset);
    place.line += static_cast<int>(row.line) - 1;
    return place;
}

void add_remarks(const RowReader& reader, const Row& row, std::size_t column_count, Remarks& remarks) {
    const auto add = [&](Remark::Kind kind, const Cell& cell) {
        const TextPosition place = reader.position_of_cell(row, cell);
        remarks.add({kind,
                     static_cast<std::uint32_t>(place.line),
                     static_cast<std::uint32_t>(place.column),
                     {},
                     shown_cell(cell.text)});
    };
    for (const Cell& cell : row.cells) {
        if (cell.has_text_after_quote)
            add(Remark::Kind::TextAfterQuote, cell);
    }
    if (row.cells.size() < column_count)
        remarks.add({Remark::Kind::ShortRow, row.line, 0, {}, {}});
    // Delimiters at the end of a line without anything behind them lose nothing.
    for (std::size_t index = column_count; index < row.cells.size(); ++index) {
        if (!row.cells[index].text.empty())
            return add(Remark::Kind::LongRow, row.cells[index]);
    }
}

std::string shown_cell(std::string_view cell) {
    constexpr std::size_t shown_characters = 80;
    std::size_t end = 0;
    for (std::size_t count = 0; count < shown_characters && end < cell.size(); ++count)
        next_code_point(cell, end);
    return end == cell.size() ? std::string(cell) : std::string(cell.substr(0, end)) + "…";
}

} // namespace throughline::csv
