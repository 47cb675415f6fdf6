#include "tables/summary.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace throughline::tables {

namespace {

Result<void> check(const Table& table, std::size_t column, const Rows& rows) {
    if (column >= table.column_count())
        return error(text_format("The table has no column %u.", static_cast<unsigned>(column + 1)));
    const RowIndex row_count = table.row_count();
    if (std::any_of(rows.begin(), rows.end(), [&](RowIndex row) { return row >= row_count; }))
        return error("A row to be counted is not in the table.");
    return {};
}

// The values of the rows on the column's axis, blanks left out.
Result<std::vector<double>> axis_values(const Table& table, std::size_t column, const Rows& rows) {
    TRY(check(table, column, rows));
    if (table.column_info(column).type == ColumnType::Text)
        return error_at(table.column_info(column).name, "Text has no numbers to summarise.");
    std::vector<double> values;
    values.reserve(rows.size());
    for (const RowIndex row : rows) {
        if (const auto value = table.number(row, column))
            values.push_back(*value);
    }
    return values;
}

// Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996), definition 7. Reorders `values`.
double quantile(std::vector<double>& values, double share) {
    const double position = share * static_cast<double>(values.size() - 1);
    const auto lower = static_cast<std::ptrdiff_t>(position);
    std::nth_element(values.begin(), values.begin() + lower, values.end());
    const double at_lower = values[static_cast<std::size_t>(lower)];
    if (static_cast<std::size_t>(lower) + 1 >= values.size())
        return at_lower;
    const double at_upper = *std::min_element(values.begin() + lower + 1, values.end());
    return at_lower + (position - static_cast<double>(lower)) * (at_upper - at_lower);
}

} // namespace

Result<NumberSummary> summarise(const Table& table, std::size_t column, const Rows& rows) {
    std::vector<double> values = TRY(axis_values(table, column, rows));
    NumberSummary summary;
    summary.count = static_cast<RowIndex>(values.size());
    summary.blank = static_cast<RowIndex>(rows.size() - values.size());
    if (values.empty())
        return summary;
    // Welford (1962): one pass, no loss from large means.
    double mean = 0;
    double squares = 0;
    double seen = 0;
    summary.minimum = summary.maximum = values.front();
    for (const double value : values) {
        seen += 1;
        const double before = value - mean;
        mean += before / seen;
        squares += before * (value - mean);
        summary.minimum = std::min(summary.minimum, value);
        summary.maximum = std::max(summary.maximum, value);
    }
    summary.mean = mean;
    summary.standard_deviation = values.size() > 1 ? std::sqrt(squares / (seen - 1)) : 0;
    summary.lower_quartile = quantile(values, 0.25);
    summary.median = quantile(values, 0.5);
    summary.upper_quartile = quantile(values, 0.75);
    return summary;
}

Result<Histogram> histogram(const Table& table, std::size_t column, const Rows& rows, std::size_t bin_count) {
    const std::vector<double> values = TRY(axis_values(table, column, rows));
    Histogram result;
    result.bins.assign(std::max<std::size_t>(bin_count, 1), 0);
    if (values.empty())
        return result;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    result.low = *low;
    result.high = *high;
    const auto bins = static_cast<double>(result.bins.size());
    // Halved, since the difference of two doubles can be larger than any double.
    const double half_width = result.high / 2 - result.low / 2;
    for (const double value : values) {
        const double share = half_width > 0 ? (value / 2 - result.low / 2) / half_width : 0;
        const auto bin = static_cast<std::size_t>(share * bins);
        ++result.bins[std::min(bin, result.bins.size() - 1)];
    }
    return result;
}

} // namespace throughline::tables
