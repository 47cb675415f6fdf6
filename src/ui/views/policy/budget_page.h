// One budget for all customers together: who gets which action at which level, what that brings, and what one
// more unit of it would (R095, R097, R098).
#pragma once

#include "engage/economics/level_choice.h"
#include "ui/views/plot_series.h"
#include "ui/views/policy/customer_list.h"
#include "ui/views/policy/policy_data.h"
#include "ui/views/report.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline::ui {

class BudgetPage {
public:
    void draw(ViewContext& context, PolicyData& data, const Box& box);

private:
    void refresh(PolicyData& data);
    void prepare(const PolicyData& data);
    void prepare_curve();
    void add_ticks(double high, std::vector<PlotTick>& made);
    void prepare_figures();
    void choose(const PolicyData& data, double budget);
    double value_of(std::size_t customer, std::uint32_t action) const;
    std::uint32_t action_of(std::size_t customer, std::uint32_t level) const;
    void draw_budget(ViewContext& context, const PolicyData& data);

    std::uint64_t m_version = 0;
    std::shared_ptr<engage::PolicyRun> m_run; // with candidates
    std::optional<engage::LevelBudgets> m_budgets;
    // The action of each offer, one customer after the other, and where each customer's begin.
    std::vector<std::uint32_t> m_actions;
    std::vector<std::size_t> m_begins;

    std::optional<double> m_wanted; // what the person entered; nothing: half of what all would cost
    double m_budget = 0;
    engage::LevelChoice m_choice;
    double m_policy_cost = 0, m_policy_value = 0; // of what the policy chooses, without a limit

    PlotSeries m_curve, m_now;
    std::vector<double> m_curve_budgets;
    std::deque<std::string> m_tick_texts; // ticks keep views of them
    std::vector<PlotTick> m_ticks_across, m_ticks_up;
    std::vector<std::pair<std::string_view, std::string>> m_figures;
    std::string m_budget_text, m_budget_note;
    ReportTable m_table;
    CustomerList m_list;
};

} // namespace throughline::ui
