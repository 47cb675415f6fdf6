#include "ui/views/customers/customer_rows.h"

#include <algorithm>
#include <numeric>

namespace throughline::ui {

namespace {

constexpr tables::RowIndex rows_per_step = 65536;
constexpr std::uint32_t no_rank = 0xFFFFFFFF;

// The rank of each result in the order of its text; equal texts share a rank.
std::vector<std::uint32_t> ranks_of_results(const engage::DecisionRun& run) {
    std::vector<std::uint32_t> order(run.results.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&run](std::uint32_t left, std::uint32_t right) {
        return run.results[left].text < run.results[right].text;
    });
    std::vector<std::uint32_t> ranks(order.size());
    std::uint32_t rank = 0;
    for (std::size_t index = 0; index < order.size(); ++index) {
        if (index > 0 && run.results[order[index]].text != run.results[order[index - 1]].text)
            ++rank;
        ranks[order[index]] = rank;
    }
    return ranks;
}

} // namespace

void CustomerRows::ask(const CustomerQuery& query, const tables::Table& table,
                       const engage::DecisionRun* run) {
    if (m_asked && query == m_query)
        return;
    const bool other_table = query.table_name != m_query.table_name;
    m_query = query;
    m_asked = true;
    m_table = table;
    m_problem.reset();
    m_sort.reset();
    m_filter.reset();
    // Rows of another table would be out of range.
    if (other_table)
        settle({});

    m_result_ranks.clear();
    m_wanted_rank = no_rank;
    const bool needs_results = !query.result.empty() || query.sort_column == result_column;
    if (needs_results && run) {
        const std::vector<std::uint32_t> ranks = ranks_of_results(*run);
        m_result_ranks.reserve(run->row_count());
        for (std::uint32_t place : run->result_of_row)
            m_result_ranks.push_back(ranks[place]);
        for (std::size_t place = 0; place < ranks.size(); ++place) {
            if (run->results[place].text == query.result)
                m_wanted_rank = ranks[place];
        }
    }

    std::vector<tables::Condition> conditions;
    if (!query.text.empty())
        conditions.push_back({0, tables::ContainsAnywhere{query.text}, tables::Polarity::Is});
    for (const ValueFilter& filter : query.values)
        conditions.push_back({filter.column, tables::AnyOf{{filter.value}}, tables::Polarity::Is});
    auto job = tables::FilterJob::start(table, conditions);
    if (!job.ok())
        return fail(job.error());
    m_filter.emplace(std::move(job).value());
}

bool CustomerRows::work(const std::function<double()>& clock, double until) {
    while (busy()) {
        if (m_filter) {
            if (m_filter->step(rows_per_step) == tables::JobState::Done) {
                tables::Rows rows = std::move(*m_filter).take_rows();
                m_filter.reset();
                begin_sort(std::move(rows));
            }
        } else if (m_sort->step(rows_per_step) == tables::JobState::Done) {
            tables::Rows rows = std::move(*m_sort).take_rows();
            m_sort.reset();
            settle(std::move(rows));
        }
        if (clock() >= until)
            return busy();
    }
    return false;
}

void CustomerRows::begin_sort(tables::Rows rows) {
    if (!m_query.result.empty() && !m_result_ranks.empty()) {
        std::erase_if(rows, [this](tables::RowIndex row) { return m_result_ranks[row] != m_wanted_rank; });
    }
    if (m_query.sort_column == result_column && !m_result_ranks.empty()) {
        sort_by_result(rows);
        return settle(std::move(rows));
    }
    if (m_query.sort_column < 0)
        return settle(std::move(rows));
    const auto direction = m_query.descending ? tables::Direction::Descending : tables::Direction::Ascending;
    const auto column = static_cast<std::size_t>(m_query.sort_column);
    auto job = tables::SortJob::start(m_table, {{column, direction}}, std::move(rows));
    if (!job.ok())
        return fail(job.error());
    m_sort.emplace(std::move(job).value());
}

void CustomerRows::sort_by_result(tables::Rows& rows) const {
    std::stable_sort(rows.begin(), rows.end(), [this](tables::RowIndex left, tables::RowIndex right) {
        return m_query.descending ? m_result_ranks[left] > m_result_ranks[right]
                                  : m_result_ranks[left] < m_result_ranks[right];
    });
}

void CustomerRows::settle(tables::Rows rows) {
    m_rows = std::move(rows);
    ++m_version;
}

void CustomerRows::fail(Error problem) {
    m_problem = std::move(problem);
    settle({});
}

void CustomerRows::cancel() {
    m_filter.reset();
    m_sort.reset();
    m_asked = false;
}

double CustomerRows::progress() const {
    if (m_filter)
        return m_filter->progress().fraction() * (m_query.sort_column >= 0 ? 0.3 : 1.0);
    return m_sort ? 0.3 + 0.7 * m_sort->progress().fraction() : 1.0;
}

} // namespace throughline::ui
