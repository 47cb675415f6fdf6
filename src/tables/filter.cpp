#include "tables/filter.h"

#include "tables/prepared_condition.h"

#include <numeric>

namespace throughline::tables {

struct FilterJob::State {
    Table table;
    std::vector<PreparedCondition> conditions;
    std::size_t next_chunk = 0;
    Rows rows;
    // Scratch, kept so that a step allocates little.
    std::vector<std::uint8_t> keep;
    std::vector<std::uint8_t> met;
    std::vector<std::uint8_t> matches;
    std::vector<RowIndex> kept_rows;

    void scan_chunk(std::size_t index);
};

void FilterJob::State::scan_chunk(std::size_t index) {
    const Chunk& chunk = table.chunk(index);
    keep.assign(chunk.row_count(), 1);
    for (const PreparedCondition& condition : conditions)
        condition.scan(chunk, keep, met, matches);

    // Written always and counted only when kept: no branch for the processor to guess.
    kept_rows.resize(chunk.row_count());
    std::size_t count = 0;
    const RowIndex first = Table::first_row_of_chunk(index);
    for (RowIndex row = 0; row < chunk.row_count(); ++row) {
        kept_rows[count] = first + row;
        count += keep[row];
    }
    rows.insert(rows.end(), kept_rows.begin(), kept_rows.begin() + static_cast<std::ptrdiff_t>(count));
}

FilterJob::FilterJob(std::unique_ptr<State> state)
    : m_state(std::move(state)) {}
FilterJob::FilterJob(FilterJob&&) noexcept = default;
FilterJob& FilterJob::operator=(FilterJob&&) noexcept = default;
FilterJob::~FilterJob() = default;

Result<FilterJob> FilterJob::start(Table table, const std::vector<Condition>& conditions) {
    auto state = std::make_unique<State>();
    for (const Condition& condition : conditions)
        state->conditions.push_back(TRY(PreparedCondition::prepare(table, condition)));
    state->table = std::move(table);
    return FilterJob(std::move(state));
}

JobState FilterJob::step(RowIndex row_budget) {
    const std::size_t chunk_count = m_state->table.chunk_count();
    RowIndex looked_at = 0;
    while (m_state->next_chunk < chunk_count && (looked_at == 0 || looked_at < row_budget)) {
        m_state->scan_chunk(m_state->next_chunk);
        looked_at += m_state->table.chunk(m_state->next_chunk).row_count();
        ++m_state->next_chunk;
    }
    return m_state->next_chunk == chunk_count ? JobState::Done : JobState::Running;
}

Progress FilterJob::progress() const {
    const std::uint64_t total = m_state->table.row_count();
    return {std::min<std::uint64_t>(total, std::uint64_t{m_state->next_chunk} * chunk_rows), total};
}

const Rows& FilterJob::rows() const {
    return m_state->rows;
}

Rows FilterJob::take_rows() && {
    return std::move(m_state->rows);
}

Result<Rows> filter_rows(const Table& table, const std::vector<Condition>& conditions) {
    FilterJob job = TRY(FilterJob::start(table, conditions));
    run_to_end(job);
    return std::move(job).take_rows();
}

Rows all_rows(const Table& table) {
    Rows rows(table.row_count());
    std::iota(rows.begin(), rows.end(), RowIndex{0});
    return rows;
}

} // namespace throughline::tables
