// What a column holds under a selection of rows: counts per value, numbers in short, a histogram.
#pragma once

#include "base/result.h"
#include "tables/filter.h"
#include "tables/job.h"
#include "tables/table.h"

#include <string>
#include <unordered_map>
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

    JobState step(RowIndex row_budget);
    Progress progress() const;
    // Only when Done.
    ValueCounts take_counts() &&;

private:
    CountJob(Table table, std::size_t column, Rows rows, std::size_t limit);
    void count_text(std::size_t begin, std::size_t end);
    void count_axis(std::size_t begin, std::size_t end);

    Table m_table;
    std::size_t m_column = 0;
    Rows m_rows;
    std::size_t m_limit = 0;
    std::size_t m_next = 0;
    RowIndex m_blank = 0;
    // Text by its view into the table; all other types by the bits of the cell.
    std::unordered_map<std::string_view, RowIndex> m_texts;
    std::unordered_map<std::uint64_t, RowIndex> m_bits;
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
