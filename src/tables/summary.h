// What a column holds under a selection of rows: counts per value, numbers in short, a histogram.
#pragma once

#include "base/result.h"
#include "tables/filter.h"
#include "tables/job.h"
#include "tables/table.h"

#include <memory>
#include <string>
#include <vector>

namespace throughline::tables {

struct ValueCount {
    // value_text of the value: fits AnyOf.
    std::string text;
    RowIndex rows = 0;
};

struct ValueCounts {
    // Most frequent first, equal counts in the order of the values.
    std::vector<ValueCount> values;
    RowIndex blank = 0;
    // Rows looked at, blanks included.
    RowIndex rows = 0;
    // Distinct values in all; more than values.size() when `limit` cut the list.
    RowIndex distinct = 0;
};

// Counts the rows per distinct value of one column, for facets. `rows` may be in any order.
class CountJob {
public:
    // Keeps the `limit` most frequent values. Fails on a column or row that does not exist.
    static Result<CountJob> start(Table table, std::size_t column, Rows rows, std::size_t limit);

    CountJob(CountJob&&) noexcept;
    CountJob& operator=(CountJob&&) noexcept;
    ~CountJob();

    JobState step(RowIndex row_budget);
    Progress progress() const;
    // Only when Done.
    ValueCounts take_counts() &&;

private:
    struct State;
    explicit CountJob(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

Result<ValueCounts> count_values(const Table& table, std::size_t column, const Rows& rows,
                                 std::size_t limit = 100);

// Of the values on the column's axis (value_on_axis); blanks are left out and counted.
struct NumberSummary {
    RowIndex count = 0;
    RowIndex blank = 0;
    // All 0 when count is 0.
    double minimum = 0;
    double maximum = 0;
    double mean = 0;
    // Of a sample: divided by count - 1; 0 when count is below 2.
    double standard_deviation = 0;
    // Quartiles by linear interpolation (Hyndman and Fan 1996, definition 7).
    double lower_quartile = 0;
    double median = 0;
    double upper_quartile = 0;
};

// Equal bins from low to high; a bin holds its lower end, the last one both ends.
struct Histogram {
    double low = 0;
    double high = 0;
    std::vector<RowIndex> bins;
};

// Both fail on a text column, or a column or row that does not exist.
Result<NumberSummary> summarise(const Table& table, std::size_t column, const Rows& rows);
Result<Histogram> histogram(const Table& table, std::size_t column, const Rows& rows, std::size_t bin_count);

} // namespace throughline::tables
