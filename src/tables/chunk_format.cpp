// Chunks as bytes and back; the format is described in chunk_format.md.
#include "base/hash.h"
#include "base/text.h"
#include "tables/bytes.h"
#include "tables/chunk.h"
#include "tables/envelope.h"
#include "tables/hash_set.h"
#include "tables/packed.h"

#include <cmath>
#include <limits>

namespace throughline::tables {

namespace {

constexpr std::string_view chunk_noun = "chunk of a table";

std::size_t word_count(RowIndex rows) {
    return (static_cast<std::size_t>(rows) + 63) / 64;
}

template <typename Number>
void put_widened(ByteWriter& writer, std::span<const Number> cells, std::span<const std::uint64_t> nulls) {
    put_packed(writer, std::vector<std::int64_t>(cells.begin(), cells.end()), nulls);
}

void put_bits(ByteWriter& writer, std::span<const std::uint8_t> booleans) {
    std::vector<std::uint64_t> words((booleans.size() + 63) / 64, 0);
    for (std::size_t row = 0; row < booleans.size(); ++row)
        words[row / 64] |= static_cast<std::uint64_t>(booleans[row]) << (row % 64);
    writer.put_all(std::span<const std::uint64_t>(words));
}

void put_text_cells(ByteWriter& writer, const Column& column) {
    const Dictionary& dictionary = column.dictionary();
    writer.put(dictionary.size());
    std::vector<std::int64_t> lengths;
    lengths.reserve(dictionary.size());
    for (std::uint32_t code = 0; code < dictionary.size(); ++code)
        lengths.push_back(static_cast<std::int64_t>(dictionary.text(code).size()));
    put_packed(writer, lengths, {});
    writer.put_bytes(dictionary.bytes());
    if (dictionary.size() > 0)
        put_widened(writer, column.codes(), column.null_words());
}

void put_column(ByteWriter& writer, const Column& column) {
    writer.put(static_cast<std::uint8_t>(column.type()));
    writer.put(static_cast<std::uint8_t>(column.null_words().empty() ? 0 : 1));
    writer.put_all(column.null_words());
    switch (column.type()) {
    case ColumnType::Number:
        return writer.put_all(column.numbers());
    case ColumnType::Integer:
        return put_packed(writer, column.integers(), column.null_words());
    case ColumnType::DateTime:
        return put_packed(writer, column.milliseconds(), column.null_words());
    case ColumnType::Date:
        return put_widened(writer, column.days(), column.null_words());
    case ColumnType::Boolean:
        return put_bits(writer, column.booleans());
    case ColumnType::Text:
        return put_text_cells(writer, column);
    }
}

Result<NullMask> take_nulls(ByteReader& reader, RowIndex rows) {
    const std::size_t start = reader.position();
    const auto flag = reader.take<std::uint8_t>();
    if (flag > 1)
        return format_error(start, "The mark for blank cells is neither 0 nor 1.");
    if (flag == 0)
        return NullMask();
    std::vector<std::uint64_t> words(word_count(rows), 0);
    if (!reader.take_all(std::span<std::uint64_t>(words)))
        return format_error(start, "The mask of blank cells ends too early.");
    const std::uint64_t last = words.back();
    NullMask mask(std::move(words), rows);
    if (mask.null_count() == 0 || mask.words().back() != last)
        return format_error(start, "The mask of blank cells is not canonical.");
    return mask;
}

Result<Column> take_numbers(ByteReader& reader, RowIndex rows, NullMask nulls) {
    const std::size_t start = reader.position();
    std::vector<double> cells(rows);
    if (!reader.take_all(std::span<double>(cells)))
        return format_error(start, "The numbers end too early.");
    for (RowIndex row = 0; row < rows; ++row) {
        const bool is_zero = cells[row] == 0;
        if (!std::isfinite(cells[row]) || (is_zero && std::signbit(cells[row])) ||
            (nulls.is_null(row) && !is_zero))
            return format_error(start, "A number is not finite, or a blank cell holds one.");
    }
    return Column::of_numbers(std::move(cells), std::move(nulls));
}

Result<Column> take_booleans(ByteReader& reader, RowIndex rows, NullMask nulls) {
    const std::size_t start = reader.position();
    std::vector<std::uint64_t> words(word_count(rows), 0);
    if (!reader.take_all(std::span<std::uint64_t>(words)))
        return format_error(start, "The booleans end too early.");
    const std::uint64_t last = words.back();
    const NullMask bits(std::move(words), rows);
    // NullMask drops bits behind the last row, and all words when none is set.
    if ((bits.words().empty() ? 0 : bits.words().back()) != last)
        return format_error(start, "There are booleans behind the last row.");
    std::vector<std::uint8_t> cells(rows);
    for (RowIndex row = 0; row < rows; ++row) {
        cells[row] = bits.is_null(row) ? 1 : 0;
        if (cells[row] != 0 && nulls.is_null(row))
            return format_error(start, "A blank cell holds a boolean.");
    }
    return Column::of_booleans(std::move(cells), std::move(nulls));
}

Result<Column> take_dates(ByteReader& reader, RowIndex rows, NullMask nulls) {
    const std::size_t start = reader.position();
    const std::vector<std::int64_t> wide = TRY(take_packed(reader, rows, nulls.words()));
    std::vector<std::int32_t> cells(rows);
    for (RowIndex row = 0; row < rows; ++row) {
        if (wide[row] < std::numeric_limits<std::int32_t>::min() ||
            wide[row] > std::numeric_limits<std::int32_t>::max())
            return format_error(start, "A date is out of range.");
        cells[row] = static_cast<std::int32_t>(wide[row]);
    }
    return Column::of_dates(std::move(cells), std::move(nulls));
}

Result<Dictionary> take_dictionary(ByteReader& reader, RowIndex rows) {
    const std::size_t start = reader.position();
    const auto entry_count = reader.take<std::uint32_t>();
    if (entry_count > rows)
        return format_error(start, "There are more distinct texts than rows.");
    const std::vector<std::int64_t> lengths = TRY(take_packed(reader, entry_count, {}));
    std::vector<std::uint32_t> ends;
    ends.reserve(entry_count);
    std::uint64_t total = 0;
    for (const std::int64_t length : lengths) {
        if (length < 1 || length > std::numeric_limits<std::int32_t>::max())
            return format_error(start, "A text has an impossible length.");
        total += static_cast<std::uint64_t>(length);
        if (total > std::numeric_limits<std::int32_t>::max())
            return format_error(start, "The texts are too long.");
        ends.push_back(static_cast<std::uint32_t>(total));
    }
    const std::string_view bytes = reader.take_bytes(total);
    if (reader.failed())
        return format_error(start, "The texts end too early.");
    Dictionary dictionary(std::string(bytes), std::move(ends));
    HashSet hashes;
    for (std::uint32_t code = 0; code < dictionary.size(); ++code) {
        if (first_invalid_utf8(dictionary.text(code)) != no_position)
            return format_error(start, "A text is not UTF-8.");
        hashes.insert(text_hash(dictionary.text(code)));
    }
    if (hashes.size() != dictionary.size())
        return format_error(start, "Two texts of one dictionary are equal.");
    return dictionary;
}

Result<Column> take_text_cells(ByteReader& reader, RowIndex rows, NullMask nulls) {
    Dictionary dictionary = TRY(take_dictionary(reader, rows));
    const std::size_t start = reader.position();
    std::vector<std::uint16_t> codes(rows, 0);
    if (dictionary.size() == 0) {
        if (nulls.null_count() != rows)
            return format_error(start, "A column has cells but no texts.");
        return Column::of_text({std::move(codes), std::move(dictionary)}, std::move(nulls));
    }
    const std::vector<std::int64_t> wide = TRY(take_packed(reader, rows, nulls.words()));
    std::int64_t next = 0;
    for (RowIndex row = 0; row < rows; ++row) {
        if (nulls.is_null(row))
            continue;
        if (wide[row] < 0 || wide[row] > next)
            return format_error(start, "The texts are not numbered by first appearance.");
        next += wide[row] == next ? 1 : 0;
        codes[row] = static_cast<std::uint16_t>(wide[row]);
    }
    if (next != static_cast<std::int64_t>(dictionary.size()))
        return format_error(start, "The number of texts does not fit the cells.");
    return Column::of_text({std::move(codes), std::move(dictionary)}, std::move(nulls));
}

Result<Column> take_column(ByteReader& reader, RowIndex rows) {
    const std::size_t start = reader.position();
    const auto type = reader.take<std::uint8_t>();
    if (type >= column_type_count)
        return format_error(start, "The type of a column is unknown.");
    NullMask nulls = TRY(take_nulls(reader, rows));
    switch (static_cast<ColumnType>(type)) {
    case ColumnType::Number:
        return take_numbers(reader, rows, std::move(nulls));
    case ColumnType::Integer: {
        auto cells = TRY(take_packed(reader, rows, nulls.words()));
        return Column::of_integers(std::move(cells), std::move(nulls));
    }
    case ColumnType::DateTime: {
        auto cells = TRY(take_packed(reader, rows, nulls.words()));
        return Column::of_instants(std::move(cells), std::move(nulls));
    }
    case ColumnType::Date:
        return take_dates(reader, rows, std::move(nulls));
    case ColumnType::Boolean:
        return take_booleans(reader, rows, std::move(nulls));
    case ColumnType::Text:
        return take_text_cells(reader, rows, std::move(nulls));
    }
    return format_error(start, "The type of a column is unknown.");
}

} // namespace

std::string encode_chunk(const Chunk& chunk) {
    ByteWriter writer = opened_envelope(chunk_magic);
    writer.put(chunk.row_count());
    writer.put(static_cast<std::uint32_t>(chunk.column_count()));
    for (std::size_t index = 0; index < chunk.column_count(); ++index)
        put_column(writer, chunk.column(index));
    return sealed_envelope(std::move(writer));
}

ContentHash chunk_hash(std::string_view encoded_chunk) {
    return sha256_hex(encoded_chunk);
}

Result<Chunk> decode_chunk(std::string_view bytes, const ContentHash& expected) {
    ByteReader reader(TRY(envelope_body(bytes, chunk_magic, expected, chunk_noun)));
    const auto rows = reader.take<std::uint32_t>();
    const auto column_count = reader.take<std::uint32_t>();
    if (reader.failed() || rows == 0 || rows > chunk_rows || column_count > max_columns)
        return format_error(0, "The numbers of rows and columns are out of range.");
    std::vector<Column> columns;
    for (std::uint32_t index = 0; index < column_count; ++index)
        columns.push_back(TRY(take_column(reader, rows)));
    if (!reader.at_end())
        return format_error(reader.position(), "There is more behind the last column.");
    return Chunk(rows, std::move(columns));
}

} // namespace throughline::tables
