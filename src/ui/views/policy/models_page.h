// What the answers of customers taught: a model for each action, how far it can be trusted, and what it looks
// at (R088).
#pragma once

#include "ui/views/plot_series.h"
#include "ui/views/policy/policy_data.h"
#include "ui/views/report.h"
#include "ui/widgets/charts.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace throughline::ui {

class ModelsPage {
public:
    void draw(ViewContext& context, PolicyData& data, const Box& box);
    // Learns until `clock` (milliseconds) passes `until`. True while there is more to do.
    bool work(const std::function<double()>& clock, double until);

private:
    // A row of the table: an action on all channels or on one.
    struct Shown {
        std::uint32_t action = engage::no_index;
        std::uint32_t channel = engage::no_index;
    };
    struct BinText {
        std::string label, text, tooltip;
        double rate = 0;
    };

    void refresh(ViewContext& context, const PolicyData& data);
    void add_row(const PolicyData& data, const Shown& shown);
    const engage::AdaptiveModel& model_of(const Shown& shown) const;
    void prepare_chosen(const PolicyData& data);
    void prepare_predictors();
    void prepare_calibration();
    void prepare_bins(const PolicyData& data, std::size_t predictor);
    void draw_basis(ViewContext& context, const PolicyData& data, const Box& box);
    void draw_chosen(ViewContext& context, const PolicyData& data, const Box& box);
    void draw_calibration(ViewContext& context);
    void draw_bins(ViewContext& context);

    std::uint64_t m_version = 0; // of the data
    std::shared_ptr<engage::AnswerLearning> m_learning;
    std::shared_ptr<const engage::LearnedAnswers> m_learned; // nullptr while it is learned
    Id m_workspace;
    std::string m_summary;
    ReportTable m_table;
    std::vector<Shown> m_shown;

    Shown m_chosen;
    bool m_is_prepared = false;
    std::string m_title;
    std::vector<engage::PredictorState> m_states;
    std::vector<std::size_t> m_order; // of the predictors in their table
    ReportTable m_predictors;
    PlotSeries m_observed;
    std::string m_calibration_words;
    double m_highest = 1;
    std::size_t m_predictor = 0; // whose bins are shown
    std::string m_bins_title;
    std::vector<BinText> m_bins;
    std::vector<ChartValue> m_bars; // views of the bins
};

} // namespace throughline::ui
