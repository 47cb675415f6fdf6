// What the policy brings: control arms beside it, what came of them, and what logged decisions say of it
// (R088, R099, R100, R105).
#pragma once

#include "engage/policy/log_evidence.h"
#include "model/records/experiment.h"
#include "ui/views/policy/control_arms.h"
#include "ui/views/report.h"

#include <array>
#include <string>
#include <vector>

namespace throughline::ui {

class ExperimentsPage {
public:
    void draw(ViewContext& context, PolicyData& data, const Box& box);

private:
    void refresh(ViewContext& context, const PolicyData& data);
    void find_logs(ViewContext& context);
    void prepare_arms(const PolicyData& data);
    void prepare_record(const Experiment& experiment);
    void prepare_estimate(const PolicyData& data);
    void show_report(std::span<const engage::ArmResult> results, std::span<const double> planned,
                     std::span<const std::string> titles);
    void find_rows(ViewContext& context);
    double target_probability(const PolicyData& data, const engage::LogColumns& columns,
                              tables::RowIndex row) const;
    void draw_sources(ViewContext& context);
    void draw_report(ViewContext& context);
    void draw_estimate(ViewContext& context);

    // A table of logged decisions, or an experiment.
    struct Source {
        Id record;
        std::string title;
        bool is_log = false;
    };

    std::uint64_t m_version = 0;
    std::vector<Source> m_sources;
    std::size_t m_source = 0;
    const tables::Table* m_log = nullptr; // of the chosen source; nullptr while it is read
    const tables::Table* m_events = nullptr;
    std::string_view m_customer_column; // of the events
    int m_loaded = 0;                   // which of both were there

    ControlArms m_control_arms;

    std::string m_problem; // why there is no report
    std::string m_ratio_words;
    Tone m_ratio_tone = Tone::Neutral;
    ReportTable m_lifts, m_arms;
    std::string m_estimate_problem, m_estimate_note;
    ReportTable m_estimates;
};

} // namespace throughline::ui
