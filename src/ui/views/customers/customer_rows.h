// Which customers are shown, in which order: filters and sorting of a table, worked out in slices between
// frames so that a million rows never hold up the page.
#pragma once

#include "engage/table_decision.h"
#include "tables/filter.h"
#include "tables/sort.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace throughline::ui {

// Sorting by the decision's result instead of a column of the table.
constexpr int result_column = -2;
constexpr int unsorted = -1;

// One column must hold this value (as tables::value_text); "" stands for blank.
struct ValueFilter {
    std::size_t column = 0;
    std::string value;
    friend bool operator==(const ValueFilter&, const ValueFilter&) = default;
};

struct CustomerQuery {
    tables::ContentHash table_name;
    std::string text; // anywhere in a text column
    std::vector<ValueFilter> values;
    std::string result; // only customers with this result of the decision; empty: all
    int sort_column = unsorted;
    bool descending = false;
    std::uint64_t run_version = 0; // of the decision, where the query depends on it
    friend bool operator==(const CustomerQuery&, const CustomerQuery&) = default;
};

class CustomerRows {
public:
    // Asks for these rows; nothing happens when they are the ones that are shown or under way.
    void ask(const CustomerQuery& query, const tables::Table& table, const engage::DecisionRun* run);
    // Until `clock` passes `until`. True while there is more to do.
    bool work(const std::function<double()>& clock, double until);
    void cancel();

    // The rows of the last query that was worked out in full.
    const tables::Rows& rows() const { return m_rows; }
    bool busy() const { return m_filter.has_value() || m_sort.has_value(); }
    double progress() const;
    // Rises when rows() changes.
    std::uint64_t version() const { return m_version; }
    const Error* problem() const { return m_problem ? &*m_problem : nullptr; }

private:
    void begin_sort(tables::Rows rows);
    void sort_by_result(tables::Rows& rows) const;
    void settle(tables::Rows rows);
    void fail(Error problem);

    CustomerQuery m_query;
    bool m_asked = false;
    tables::Table m_table;
    // By row, the rank of its result in the order of texts; empty where the query does not need it.
    std::vector<std::uint32_t> m_result_ranks;
    std::uint32_t m_wanted_rank = 0;
    std::optional<tables::FilterJob> m_filter;
    std::optional<tables::SortJob> m_sort;
    tables::Rows m_rows;
    std::optional<Error> m_problem;
    std::uint64_t m_version = 0;
};

} // namespace throughline::ui
