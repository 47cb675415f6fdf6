// Other settings of the levers: what each would bring to the firm and to the customer, and which no other
// beats (R105).
#pragma once

#include "ui/views/plot_series.h"
#include "ui/views/policy/policy_data.h"

#include <memory>
#include <string>
#include <vector>

namespace throughline::ui {

class TradeOffPage {
public:
    void draw(ViewContext& context, PolicyData& data, const Box& box);

private:
    void refresh(PolicyData& data);
    void prepare_plot();
    std::string few_results() const;
    void choose(const PolicyData& data, std::size_t setting);
    void draw_plot(ViewContext& context, const PolicyData& data);
    void draw_chosen(ViewContext& context, const PolicyData& data);
    const std::vector<engage::FrontierPoint>& points() const { return m_run->answer().points; }
    double across(const engage::SimulatedWorth& worth) const;

    std::uint64_t m_version = 0;
    std::shared_ptr<engage::PolicyRun> m_run; // with other levers tried
    bool m_is_prepared = false;               // what is drawn of it
    bool m_is_customer_worth = false;         // across; else acceptance

    PlotSeries m_others, m_frontier, m_now;
    std::vector<std::size_t> m_other_settings, m_frontier_settings;
    double m_low_x = 0, m_high_x = 1, m_low_y = 0, m_high_y = 1;
    std::vector<std::string> m_tick_texts;
    std::string m_few_results;
    std::vector<PlotTick> m_ticks_across, m_ticks_up;

    std::size_t m_chosen = 0; // setting; the first is what holds
    std::vector<std::string> m_lever_texts;
    Arguments m_arguments; // of the command that uses them
};

} // namespace throughline::ui
