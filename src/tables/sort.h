// Orders rows by one or more columns: stable, blanks last in both directions, text without case.
#pragma once

#include "base/result.h"
#include "tables/filter.h"
#include "tables/job.h"
#include "tables/table.h"

#include <memory>
#include <vector>

namespace throughline::tables {

enum class Direction : std::uint8_t { Ascending, Descending };

struct SortKey {
    std::size_t column = 0;
    Direction direction = Direction::Ascending;
};

// Text is ordered by its folded form, and where that is equal by its bytes; false before true. Rows that are
// equal in every key keep the order they had in `rows`.
class SortJob {
public:
    // Orders `rows` (any selection of the table, each below row_count) by the first key, then the second, …
    // Fails on a column or row that does not exist.
    static Result<SortJob> start(Table table, std::vector<SortKey> keys, Rows rows);
    SortJob(SortJob&&) noexcept;
    SortJob& operator=(SortJob&&) noexcept;
    ~SortJob();

    // Does work worth about `row_budget` rows of one pass.
    JobState step(RowIndex row_budget);
    Progress progress() const;
    // Only when Done.
    Rows take_rows() &&;

private:
    struct State;
    explicit SortJob(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

Result<Rows> sort_rows(const Table& table, std::vector<SortKey> keys, Rows rows);

} // namespace throughline::tables
