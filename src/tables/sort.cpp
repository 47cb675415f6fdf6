#include "tables/sort.h"

#include "base/text.h"
#include "tables/text_order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <optional>

namespace throughline::tables {

namespace {

constexpr std::size_t digit_count = 8;
constexpr std::size_t digit_values = 256;

constexpr std::uint64_t top_bit = std::uint64_t{1} << 63U;

// Unsigned integers in the order of the numbers: the sign is turned, and negative numbers count backwards.
std::uint64_t ordered_bits(double number) {
    const auto bits = std::bit_cast<std::uint64_t>(number);
    return (bits & top_bit) != 0 ? ~bits : bits | top_bit;
}
std::uint64_t ordered_bits(std::int64_t integer) {
    return static_cast<std::uint64_t>(integer) ^ top_bit;
}

} // namespace

// A least-significant-digit radix sort, from the last key to the first: every pass is stable, so the order of
// a later key survives where an earlier one is equal. A pass over a digit that all rows share is left out.
struct SortJob::State {
    enum class Phase : std::uint8_t { PlaceTexts, ReadKeys, Scatter, BlanksLast };

    Table table;
    std::vector<SortKey> keys;
    Rows rows;
    Rows other_rows;
    std::vector<std::uint64_t> bits;
    std::vector<std::uint64_t> other_bits;

    // The key at hand, counted down.
    std::size_t key_number = 0;
    Phase phase = Phase::PlaceTexts;
    std::optional<TextOrder> text_order;
    std::size_t next_row = 0;
    std::size_t digit = 0;
    std::array<std::array<RowIndex, digit_values>, digit_count> counts{};
    std::array<RowIndex, digit_values> targets{};
    RowIndex blanks_begin = 0;

    std::uint64_t done = 0;
    std::uint64_t total = 0;

    const SortKey& key() const { return keys[key_number - 1]; }
    std::uint64_t key_bits(RowIndex row) const;
    void begin_key();
    void read_keys(std::size_t end);
    void begin_digit(std::size_t wanted);
    void scatter(std::size_t end);
    void begin_blanks();
    void move_blanks(std::size_t end);
    std::uint64_t work_of_key(const SortKey& sort_key) const;
    // One slice of at most `budget` rows; the rows it took.
    std::size_t advance(std::size_t budget);
};

std::uint64_t SortJob::State::key_bits(RowIndex row) const {
    const Column& column = table.chunk(row / chunk_rows).column(key().column);
    const RowIndex inner = row % chunk_rows;
    switch (column.type()) {
    case ColumnType::Number:
        return ordered_bits(column.numbers()[inner]);
    case ColumnType::Integer:
        return ordered_bits(column.integers()[inner]);
    case ColumnType::DateTime:
        return ordered_bits(column.milliseconds()[inner]);
    case ColumnType::Date:
        return ordered_bits(std::int64_t{column.days()[inner]});
    case ColumnType::Boolean:
        return column.booleans()[inner];
    case ColumnType::Text:
        return column.is_null(inner) ? 0 : text_order->place(row / chunk_rows, column.codes()[inner]);
    }
    return 0;
}

void SortJob::State::begin_key() {
    phase = Phase::ReadKeys;
    next_row = 0;
    for (auto& digit_counts : counts)
        digit_counts.fill(0);
    text_order.reset();
    if (table.column_info(key().column).type == ColumnType::Text) {
        phase = Phase::PlaceTexts;
        text_order.emplace(table, key().column);
    }
}

void SortJob::State::read_keys(std::size_t end) {
    const std::uint64_t flip = key().direction == Direction::Descending ? ~std::uint64_t{0} : 0;
    for (; next_row < end; ++next_row) {
        const std::uint64_t value = key_bits(rows[next_row]) ^ flip;
        bits[next_row] = value;
        for (std::size_t position = 0; position < digit_count; ++position)
            ++counts[position][(value >> (8 * position)) & 0xFFU];
    }
    if (next_row == rows.size())
        begin_digit(0);
}

void SortJob::State::begin_digit(std::size_t wanted) {
    const auto is_shared = [&](std::size_t position) {
        return std::any_of(counts[position].begin(), counts[position].end(),
                           [&](RowIndex count) { return count == rows.size(); });
    };
    digit = wanted;
    while (digit < digit_count && is_shared(digit)) {
        ++digit;
        done += rows.size();
    }
    if (digit == digit_count)
        return begin_blanks();
    phase = Phase::Scatter;
    next_row = 0;
    std::exclusive_scan(counts[digit].begin(), counts[digit].end(), targets.begin(), RowIndex{0});
}

void SortJob::State::scatter(std::size_t end) {
    const std::size_t shift = 8 * digit;
    for (; next_row < end; ++next_row) {
        const RowIndex target = targets[(bits[next_row] >> shift) & 0xFFU]++;
        other_rows[target] = rows[next_row];
        other_bits[target] = bits[next_row];
    }
    if (next_row < rows.size())
        return;
    rows.swap(other_rows);
    bits.swap(other_bits);
    begin_digit(digit + 1);
}

void SortJob::State::begin_blanks() {
    if (table.column_info(key().column).null_count == 0) {
        done += rows.size();
        --key_number;
        if (key_number > 0)
            begin_key();
        return;
    }
    phase = Phase::BlanksLast;
    next_row = 0;
    RowIndex filled = 0;
    for (const RowIndex row : rows)
        filled += table.is_null(row, key().column) ? 0 : 1;
    targets[0] = 0;
    targets[1] = filled;
}

void SortJob::State::move_blanks(std::size_t end) {
    for (; next_row < end; ++next_row) {
        const RowIndex row = rows[next_row];
        other_rows[targets[table.is_null(row, key().column) ? 1 : 0]++] = row;
    }
    if (next_row < rows.size())
        return;
    rows.swap(other_rows);
    --key_number;
    if (key_number > 0)
        begin_key();
}

std::uint64_t SortJob::State::work_of_key(const SortKey& sort_key) const {
    std::uint64_t work = rows.size() * (digit_count + 2);
    if (table.column_info(sort_key.column).type == ColumnType::Text)
        work += TextOrder(table, sort_key.column).entries_total();
    return work;
}

std::size_t SortJob::State::advance(std::size_t budget) {
    if (phase == Phase::PlaceTexts) {
        const std::uint64_t before = text_order->entries_done();
        if (text_order->step(static_cast<std::uint32_t>(budget)))
            phase = Phase::ReadKeys;
        const std::uint64_t placed = text_order->entries_done() - before;
        done += placed;
        return static_cast<std::size_t>(placed);
    }
    const std::size_t begin = next_row;
    const std::size_t end = std::min(rows.size(), begin + budget);
    done += end - begin;
    if (phase == Phase::ReadKeys)
        read_keys(end);
    else if (phase == Phase::Scatter)
        scatter(end);
    else
        move_blanks(end);
    return end - begin;
}

SortJob::SortJob(std::unique_ptr<State> state)
    : m_state(std::move(state)) {}
SortJob::SortJob(SortJob&&) noexcept = default;
SortJob& SortJob::operator=(SortJob&&) noexcept = default;
SortJob::~SortJob() = default;

Result<SortJob> SortJob::start(Table table, std::vector<SortKey> keys, Rows rows) {
    for (const SortKey& key : keys) {
        if (key.column >= table.column_count())
            return error(text_format("The table has no column %u.", static_cast<unsigned>(key.column + 1)));
    }
    const RowIndex row_count = table.row_count();
    if (std::any_of(rows.begin(), rows.end(), [&](RowIndex row) { return row >= row_count; }))
        return error("A row to be sorted is not in the table.");
    auto state = std::make_unique<State>();
    state->table = std::move(table);
    state->rows = std::move(rows);
    if (!keys.empty() && state->rows.size() > 1) {
        state->other_rows.resize(state->rows.size());
        state->bits.resize(state->rows.size());
        state->other_bits.resize(state->rows.size());
        state->keys = std::move(keys);
        state->key_number = state->keys.size();
        for (const SortKey& key : state->keys)
            state->total += state->work_of_key(key);
        state->begin_key();
    }
    return SortJob(std::move(state));
}

JobState SortJob::step(RowIndex row_budget) {
    std::size_t taken = 0;
    const std::size_t budget = std::max<std::size_t>(row_budget, 1);
    while (m_state->key_number > 0 && taken < budget)
        taken += m_state->advance(budget - taken);
    return m_state->key_number > 0 ? JobState::Running : JobState::Done;
}

Progress SortJob::progress() const {
    return {m_state->done, m_state->total};
}

Rows SortJob::take_rows() && {
    return std::move(m_state->rows);
}

Result<Rows> sort_rows(const Table& table, std::vector<SortKey> keys, Rows rows) {
    SortJob job = TRY(SortJob::start(table, std::move(keys), std::move(rows)));
    run_to_end(job);
    return std::move(job).take_rows();
}

} // namespace throughline::tables
