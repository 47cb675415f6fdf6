// Who would get what, where candidates drop, who is left without, and whether groups get their share (R088,
// R095, R099, R103).
#pragma once

#include "engage/policy/served_groups.h"
#include "engage/simulation/value_finder.h"
#include "ui/views/policy/customer_list.h"
#include "ui/views/policy/policy_data.h"
#include "ui/views/report.h"
#include "ui/widgets/charts.h"

#include <array>
#include <string>
#include <vector>

namespace throughline::ui {

class SimulationPage {
public:
    void draw(ViewContext& context, PolicyData& data, const Box& box);

private:
    // A bar with the text behind it kept.
    struct Bar {
        std::string label, text;
        double value = 0;
        Tone tone = Tone::Accent;
        bool muted = false;
    };
    using Bars = std::vector<Bar>;

    void refresh(const PolicyData& data);
    void prepare_distribution(const PolicyData& data);
    void prepare_funnel(const PolicyData& data);
    void prepare_rules(const PolicyData& data);
    void prepare_finder(const PolicyData& data);
    void prepare_fairness(const PolicyData& data);

    int draw_bars(ViewContext& context, std::string_view name, const Bars& bars, bool choosable);
    void draw_figures(ViewContext& context, const PolicyData& data);
    void draw_distribution(ViewContext& context, PolicyData& data);
    void draw_funnel(ViewContext& context, PolicyData& data);
    void draw_drop(ViewContext& context, PolicyData& data);
    void draw_finder(ViewContext& context, const PolicyData& data);
    void draw_fairness(ViewContext& context, const PolicyData& data);
    // Whether the chosen action is one whose unfairness blocks publishing.
    bool is_watched(const PolicyData& data) const;
    void draw_watched(ViewContext& context, const PolicyData& data);
    void draw_fairness_choice(ViewContext& context, const PolicyData& data);
    void ask_for(PolicyData& data, engage::Drop drop, std::string title);

    std::uint64_t m_version = 0;
    Bars m_distribution, m_funnel, m_rules;
    std::vector<std::uint32_t> m_distribution_actions;
    std::vector<engage::Fate> m_funnel_fates;
    std::vector<std::uint32_t> m_rule_causes;
    engage::Fate m_stage = engage::Fate::Eligibility; // whose rules are shown
    bool m_has_stage = false;
    std::vector<ChartValue> m_values; // for the chart that is drawn

    CustomerList m_list;
    std::shared_ptr<engage::PolicyRun> m_drop; // asked for, until its rows are shown
    std::string m_drop_title;

    bool m_is_tenth = false; // the lowest 10 %, not 5 %
    engage::ValueFinding m_finding;
    std::vector<tables::RowIndex> m_without, m_irrelevant;
    ReportTable m_rules_of_group;
    bool m_describes_irrelevant = false;

    ReportTable m_groups;
    std::uint32_t m_fair_action = engage::no_index; // any action
    std::string m_fair_words, m_fair_error;
    Tone m_fair_tone = Tone::Neutral;
};

} // namespace throughline::ui
