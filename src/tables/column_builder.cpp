#include "tables/column_builder.h"

#include <bit>
#include <cmath>

namespace throughline::tables {

namespace {

// Offsets into a dictionary have 32 bits; a gigabyte leaves room and is far above any sensible chunk.
constexpr std::size_t most_entry_bytes = std::size_t{1} << 30;
constexpr std::size_t most_shown_bytes = 200;

std::string cut(std::string_view text) {
    if (text.size() <= most_shown_bytes)
        return std::string(text);
    std::size_t end = most_shown_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return std::string(text.substr(0, end));
}

} // namespace

ColumnBuilder::ColumnBuilder(ColumnType type)
    : m_type(type) {
    if (type == ColumnType::Text)
        m_slots.assign(64, 0);
}

void ColumnBuilder::add_number(double value) {
    if (!std::isfinite(value))
        return add_null();
    value += 0.0; // -0 becomes 0
    if (!m_any || value < m_least_number)
        m_least_number = value;
    if (!m_any || value > m_greatest_number)
        m_greatest_number = value;
    m_any = true;
    m_distinct.insert(mixed_bits(std::bit_cast<std::uint64_t>(value)));
    m_numbers.push_back(value);
    ++m_row_count;
}

void ColumnBuilder::note_integer(std::int64_t value) {
    if (!m_any || value < m_least_integer)
        m_least_integer = value;
    if (!m_any || value > m_greatest_integer)
        m_greatest_integer = value;
    m_any = true;
    m_distinct.insert(mixed_bits(static_cast<std::uint64_t>(value)));
}

void ColumnBuilder::add_integer(std::int64_t value) {
    note_integer(value);
    m_integers.push_back(value);
    ++m_row_count;
}

void ColumnBuilder::add_boolean(bool value) {
    note_integer(value ? 1 : 0);
    m_booleans.push_back(value ? 1 : 0);
    ++m_row_count;
}

void ColumnBuilder::add_days(std::int32_t value) {
    note_integer(value);
    m_days.push_back(value);
    ++m_row_count;
}

void ColumnBuilder::add_text(std::string_view value) {
    if (value.empty())
        return add_null();
    if (m_entry_bytes.size() + value.size() > most_entry_bytes) {
        m_is_overfull = true;
        return add_null();
    }
    if (m_entry_ends.empty() || !equal_texts(entry(m_last_code), value))
        m_last_code = code_of(value);
    m_codes.push_back(static_cast<std::uint16_t>(m_last_code));
    ++m_row_count;
}

std::uint32_t ColumnBuilder::code_of(std::string_view value) {
    const std::uint64_t hash = text_hash(value);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = static_cast<std::size_t>(hash) & mask;
    while (m_slots[slot] != 0) {
        const std::uint32_t code = m_slots[slot] - 1;
        if (m_entry_hashes[code] == hash && equal_texts(entry(code), value))
            return code;
        slot = (slot + 1) & mask;
    }
    const auto code = static_cast<std::uint32_t>(m_entry_ends.size());
    m_slots[slot] = code + 1;
    m_entry_bytes += value;
    m_entry_ends.push_back(static_cast<std::uint32_t>(m_entry_bytes.size()));
    m_entry_hashes.push_back(hash);
    note_text(value, hash);
    if (m_entry_ends.size() * 2 >= m_slots.size())
        grow_slots();
    return code;
}

void ColumnBuilder::grow_slots() {
    m_slots.assign(m_slots.size() * 2, 0);
    for (std::uint32_t code = 0; code < m_entry_hashes.size(); ++code)
        insert_slot(m_entry_hashes[code], code);
}

void ColumnBuilder::insert_slot(std::uint64_t hash, std::uint32_t code) {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = static_cast<std::size_t>(hash) & mask;
    while (m_slots[slot] != 0)
        slot = (slot + 1) & mask;
    m_slots[slot] = code + 1;
}

void ColumnBuilder::note_text(std::string_view value, std::uint64_t hash) {
    if (!m_any || value < m_least_text)
        m_least_text = std::string(value);
    if (!m_any || value > m_greatest_text)
        m_greatest_text = std::string(value);
    m_any = true;
    m_distinct.insert(hash);
}

void ColumnBuilder::add_null() {
    const std::size_t word = m_row_count / 64;
    if (m_null_words.size() <= word)
        m_null_words.resize(word + 1, 0);
    m_null_words[word] |= std::uint64_t{1} << (m_row_count % 64);
    switch (m_type) {
    case ColumnType::Number:
        m_numbers.push_back(0);
        break;
    case ColumnType::Integer:
    case ColumnType::DateTime:
        m_integers.push_back(0);
        break;
    case ColumnType::Text:
        m_codes.push_back(0);
        break;
    case ColumnType::Boolean:
        m_booleans.push_back(0);
        break;
    case ColumnType::Date:
        m_days.push_back(0);
        break;
    }
    ++m_null_count;
    ++m_row_count;
}

void ColumnBuilder::fill_to(RowIndex row_count) {
    while (m_row_count < row_count)
        add_null();
}

Column ColumnBuilder::take_column() {
    const RowIndex rows = std::exchange(m_row_count, 0);
    std::vector<std::uint64_t> words = std::exchange(m_null_words, {});
    if (!words.empty())
        words.resize((rows + 63) / 64, 0);
    NullMask nulls(std::move(words), rows);
    switch (m_type) {
    case ColumnType::Number:
        return Column::of_numbers(std::exchange(m_numbers, {}), std::move(nulls));
    case ColumnType::Integer:
        return Column::of_integers(std::exchange(m_integers, {}), std::move(nulls));
    case ColumnType::DateTime:
        return Column::of_instants(std::exchange(m_integers, {}), std::move(nulls));
    case ColumnType::Boolean:
        return Column::of_booleans(std::exchange(m_booleans, {}), std::move(nulls));
    case ColumnType::Date:
        return Column::of_dates(std::exchange(m_days, {}), std::move(nulls));
    case ColumnType::Text:
        break;
    }
    Dictionary dictionary(std::exchange(m_entry_bytes, {}), std::exchange(m_entry_ends, {}));
    m_entry_hashes.clear();
    m_slots.assign(64, 0);
    return Column::of_text({std::exchange(m_codes, {}), std::move(dictionary)}, std::move(nulls));
}

ColumnInfo ColumnBuilder::info() {
    ColumnInfo info;
    info.type = m_type;
    info.null_count = m_null_count;
    info.distinct_count = static_cast<RowIndex>(m_distinct.size());
    if (!m_any)
        return info;
    switch (m_type) {
    case ColumnType::Number:
        info.minimum = value_text(m_least_number);
        info.maximum = value_text(m_greatest_number);
        break;
    case ColumnType::Integer:
        info.minimum = value_text(m_least_integer);
        info.maximum = value_text(m_greatest_integer);
        break;
    case ColumnType::Text:
        info.minimum = cut(m_least_text);
        info.maximum = cut(m_greatest_text);
        break;
    case ColumnType::Boolean:
        info.minimum = value_text(m_least_integer != 0);
        info.maximum = value_text(m_greatest_integer != 0);
        break;
    case ColumnType::Date:
        info.minimum = value_text(Date{static_cast<std::int32_t>(m_least_integer)});
        info.maximum = value_text(Date{static_cast<std::int32_t>(m_greatest_integer)});
        break;
    case ColumnType::DateTime:
        info.minimum = value_text(Instant{m_least_integer});
        info.maximum = value_text(Instant{m_greatest_integer});
        break;
    }
    return info;
}

} // namespace throughline::tables
