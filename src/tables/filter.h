// Which rows of a table meet a set of conditions. Conditions on text are decided once per distinct text of a
// chunk, then looked up per row; a million rows take some milliseconds per condition.
#pragma once

#include "base/result.h"
#include "tables/job.h"
#include "tables/table.h"

#include <limits>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace throughline::tables {

// The rows of a selection, ascending, or of a sorted order.
using Rows = std::vector<RowIndex>;

// The cell's text contains `text`, without case. Only for text columns.
struct Contains {
    std::string text;
};
// The cell's value_text is one of these, exactly. "" stands for the blank cell. For any type of column.
struct AnyOf {
    std::vector<std::string> values;
};
enum class RangeEnd : std::uint8_t { Included, Excluded };
// The cell lies between two values of its axis (value_on_axis): numbers; dates as days, date-times as
// milliseconds since 1970; booleans as 0 and 1. Not for text columns. Leave an end at infinity for "no
// limit".
struct Between {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    RangeEnd low_end = RangeEnd::Included;
    RangeEnd high_end = RangeEnd::Included;
};
struct IsTrue {};
struct IsFalse {};
struct IsBlank {};
// At least one text column of the row contains `text`, without case; `column` of the condition is not used.
struct ContainsAnywhere {
    std::string text;
};

enum class Polarity : std::uint8_t { Is, IsNot };

// IsNot turns the answer round for every row: rows with a blank cell meet "not contains", "not between".
struct Condition {
    std::size_t column = 0;
    std::variant<Contains, AnyOf, Between, IsTrue, IsFalse, IsBlank, ContainsAnywhere> test;
    Polarity polarity = Polarity::Is;
};

class FilterJob {
public:
    // Rows must meet all conditions; without conditions every row does. Fails on a column that does not exist
    // or is of the wrong type for its test.
    static Result<FilterJob> start(Table table, const std::vector<Condition>& conditions);

    FilterJob(FilterJob&&) noexcept;
    FilterJob& operator=(FilterJob&&) noexcept;
    ~FilterJob();

    // Looks at about `row_budget` rows (whole chunks, at least one).
    JobState step(RowIndex row_budget);
    Progress progress() const;
    // The rows met so far, ascending; complete when Done.
    const Rows& rows() const;
    Rows take_rows() &&;

private:
    struct State;
    explicit FilterJob(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

// The whole filter at once.
Result<Rows> filter_rows(const Table& table, const std::vector<Condition>& conditions);
// 0, 1, 2 … row_count - 1.
Rows all_rows(const Table& table);

} // namespace throughline::tables
