// A table's description as bytes and back; the format is described in chunk_format.md.
#include "base/text.h"
#include "tables/bytes.h"
#include "tables/envelope.h"
#include "tables/table.h"

namespace throughline::tables {

namespace {

constexpr std::string_view table_noun = "table description";
constexpr std::size_t hash_bytes = 32;

int digit_value(char digit) {
    return digit <= '9' ? digit - '0' : digit - 'a' + 10;
}

// 64 hexadecimal digits as 32 bytes.
void put_hash(ByteWriter& writer, const ContentHash& hash) {
    for (std::size_t index = 0; index + 1 < hash.size(); index += 2)
        writer.put(static_cast<std::uint8_t>(digit_value(hash[index]) * 16 + digit_value(hash[index + 1])));
}

ContentHash take_hash(ByteReader& reader) {
    constexpr std::string_view digits = "0123456789abcdef";
    ContentHash hash;
    for (const char byte : reader.take_bytes(hash_bytes)) {
        hash += digits[static_cast<unsigned char>(byte) >> 4U];
        hash += digits[static_cast<unsigned char>(byte) & 0xFU];
    }
    return hash;
}

Result<std::string> take_utf8(ByteReader& reader) {
    const std::size_t start = reader.position();
    const std::string_view text = reader.take_text();
    if (reader.failed())
        return format_error(start, "A text ends too early.");
    if (first_invalid_utf8(text) != no_position)
        return format_error(start, "A text is not UTF-8.");
    return std::string(text);
}

Result<ColumnInfo> take_column_info(ByteReader& reader, RowIndex row_count) {
    ColumnInfo column;
    column.name = TRY(take_utf8(reader));
    const std::size_t start = reader.position();
    const auto type = reader.take<std::uint8_t>();
    if (type >= column_type_count)
        return format_error(start, "The type of a column is unknown.");
    column.type = static_cast<ColumnType>(type);
    column.null_count = reader.take<std::uint32_t>();
    column.distinct_count = reader.take<std::uint32_t>();
    if (column.null_count > row_count || column.distinct_count > row_count - column.null_count)
        return format_error(start, "A column counts more cells than there are rows.");
    column.minimum = TRY(take_utf8(reader));
    column.maximum = TRY(take_utf8(reader));
    return column;
}

} // namespace

std::string encode_table_info(const TableInfo& info) {
    ByteWriter writer = opened_envelope(table_magic);
    writer.put_text(info.name);
    writer.put_text(info.provenance.source);
    writer.put(info.provenance.imported_at.milliseconds);
    writer.put(info.provenance.source_bytes);
    writer.put(info.row_count);
    writer.put(static_cast<std::uint32_t>(info.columns.size()));
    for (const ColumnInfo& column : info.columns) {
        writer.put_text(column.name);
        writer.put(static_cast<std::uint8_t>(column.type));
        writer.put(column.null_count);
        writer.put(column.distinct_count);
        writer.put_text(column.minimum);
        writer.put_text(column.maximum);
    }
    writer.put(static_cast<std::uint32_t>(info.chunks.size()));
    for (const ContentHash& hash : info.chunks)
        put_hash(writer, hash);
    return sealed_envelope(std::move(writer));
}

Result<TableInfo> decode_table_info(std::string_view bytes, const ContentHash& expected) {
    ByteReader reader(TRY(envelope_body(bytes, table_magic, expected, table_noun)));
    TableInfo info;
    info.name = TRY(take_utf8(reader));
    info.provenance.source = TRY(take_utf8(reader));
    info.provenance.imported_at.milliseconds = reader.take<std::int64_t>();
    info.provenance.source_bytes = reader.take<std::uint64_t>();
    info.row_count = reader.take<std::uint32_t>();
    const auto column_count = reader.take<std::uint32_t>();
    if (reader.failed() || column_count > max_columns)
        return format_error(reader.position(), "The number of columns is out of range.");
    for (std::uint32_t index = 0; index < column_count; ++index)
        info.columns.push_back(TRY(take_column_info(reader, info.row_count)));
    const auto chunk_count = reader.take<std::uint32_t>();
    if (chunk_count != (static_cast<std::uint64_t>(info.row_count) + chunk_rows - 1) / chunk_rows)
        return format_error(reader.position(), "The number of chunks does not fit the rows.");
    for (std::uint32_t index = 0; index < chunk_count; ++index) {
        info.chunks.push_back(take_hash(reader));
        if (reader.failed())
            return format_error(reader.position(), "The list of chunks ends too early.");
    }
    if (!reader.at_end())
        return format_error(reader.position(), "There is more behind the last chunk.");
    return info;
}

} // namespace throughline::tables
