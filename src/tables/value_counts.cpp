// Counts per distinct value, for facets.
#include "base/text.h"
#include "tables/summary.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace throughline::tables {

namespace {

struct Counted {
    Value value;
    RowIndex rows = 0;
};

bool is_before(const Value& left, const Value& right) {
    const auto* left_text = std::get_if<std::string_view>(&left);
    const auto* right_text = std::get_if<std::string_view>(&right);
    if (left_text && right_text)
        return *left_text < *right_text;
    const auto* left_integer = std::get_if<std::int64_t>(&left);
    const auto* right_integer = std::get_if<std::int64_t>(&right);
    if (left_integer && right_integer)
        return *left_integer < *right_integer;
    return value_on_axis(left).value_or(0) < value_on_axis(right).value_or(0);
}

// All types but text: cells are equal exactly when these are.
std::uint64_t cell_bits(const Value& value) {
    if (const auto* number = std::get_if<double>(&value))
        return std::bit_cast<std::uint64_t>(*number);
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return static_cast<std::uint64_t>(*integer);
    if (const auto* instant = std::get_if<Instant>(&value))
        return static_cast<std::uint64_t>(instant->milliseconds);
    if (const auto* date = std::get_if<Date>(&value))
        return static_cast<std::uint64_t>(date->days);
    const auto* boolean = std::get_if<bool>(&value);
    return boolean && *boolean ? 1 : 0;
}

} // namespace

struct CountJob::State {
    Table table;
    std::size_t column = 0;
    Rows rows;
    std::size_t limit = 0;
    std::size_t next = 0;
    RowIndex blank = 0;
    // Text: rows per code of each chunk.
    std::vector<std::vector<RowIndex>> code_counts;
    // All other types, by the bits of the cell.
    std::unordered_map<std::uint64_t, Counted> bit_counts;

    bool is_text() const { return table.column_info(column).type == ColumnType::Text; }
    void count_row(RowIndex row);
    std::vector<Counted> counted() const;
};

void CountJob::State::count_row(RowIndex row) {
    const std::size_t chunk = row / chunk_rows;
    const Column& cells = table.chunk(chunk).column(column);
    const RowIndex inner = row % chunk_rows;
    if (cells.is_null(inner)) {
        ++blank;
    } else if (cells.type() == ColumnType::Text) {
        ++code_counts[chunk][cells.codes()[inner]];
    } else {
        const Value value = cells.value(inner);
        Counted& count = bit_counts[cell_bits(value)];
        count.value = value;
        ++count.rows;
    }
}

std::vector<Counted> CountJob::State::counted() const {
    std::vector<Counted> result;
    if (!is_text()) {
        result.reserve(bit_counts.size());
        for (const auto& [bits, count] : bit_counts)
            result.push_back(count);
        return result;
    }
    std::unordered_map<std::string_view, RowIndex> texts;
    for (std::size_t chunk = 0; chunk < code_counts.size(); ++chunk) {
        const Dictionary& dictionary = table.chunk(chunk).column(column).dictionary();
        for (std::uint32_t code = 0; code < code_counts[chunk].size(); ++code) {
            if (code_counts[chunk][code] > 0)
                texts[dictionary.text(code)] += code_counts[chunk][code];
        }
    }
    result.reserve(texts.size());
    for (const auto& [text, count] : texts)
        result.push_back({text, count});
    return result;
}

CountJob::CountJob(std::unique_ptr<State> state)
    : m_state(std::move(state)) {}
CountJob::CountJob(CountJob&&) noexcept = default;
CountJob& CountJob::operator=(CountJob&&) noexcept = default;
CountJob::~CountJob() = default;

Result<CountJob> CountJob::start(Table table, std::size_t column, Rows rows, std::size_t limit) {
    if (column >= table.column_count())
        return error(text_format("The table has no column %u.", static_cast<unsigned>(column + 1)));
    const RowIndex row_count = table.row_count();
    if (std::any_of(rows.begin(), rows.end(), [&](RowIndex row) { return row >= row_count; }))
        return error("A row to be counted is not in the table.");
    auto state = std::make_unique<State>();
    state->table = std::move(table);
    state->column = column;
    state->rows = std::move(rows);
    state->limit = limit;
    if (state->is_text()) {
        for (std::size_t chunk = 0; chunk < state->table.chunk_count(); ++chunk)
            state->code_counts.emplace_back(state->table.chunk(chunk).column(column).dictionary().size(), 0);
    }
    return CountJob(std::move(state));
}

JobState CountJob::step(RowIndex row_budget) {
    const std::size_t end =
        std::min(m_state->rows.size(), m_state->next + std::max<std::size_t>(row_budget, 1));
    for (; m_state->next < end; ++m_state->next)
        m_state->count_row(m_state->rows[m_state->next]);
    return m_state->next == m_state->rows.size() ? JobState::Done : JobState::Running;
}

Progress CountJob::progress() const {
    return {m_state->next, m_state->rows.size()};
}

ValueCounts CountJob::take_counts() && {
    std::vector<Counted> all = m_state->counted();
    ValueCounts counts;
    counts.blank = m_state->blank;
    counts.rows = static_cast<RowIndex>(m_state->rows.size());
    counts.distinct = static_cast<RowIndex>(all.size());
    const std::size_t shown = std::min(m_state->limit, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(shown), all.end(),
                      [](const Counted& left, const Counted& right) {
                          return left.rows != right.rows ? left.rows > right.rows
                                                         : is_before(left.value, right.value);
                      });
    for (std::size_t index = 0; index < shown; ++index)
        counts.values.push_back({value_text(all[index].value), all[index].rows});
    return counts;
}

Result<ValueCounts> count_values(const Table& table, std::size_t column, const Rows& rows,
                                 std::size_t limit) {
    CountJob job = TRY(CountJob::start(table, column, rows, limit));
    run_to_end(job);
    return std::move(job).take_counts();
}

} // namespace throughline::tables
