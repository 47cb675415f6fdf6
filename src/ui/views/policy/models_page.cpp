#include "ui/views/policy/models_page.h"

#include "base/later.h"
#include "base/text.h"
#include "engage/propensity/rates.h"
#include "ui/views/policy/model_words.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace throughline::ui {

namespace {

using engage::AdaptiveModel;
using engage::no_index;

constexpr float basis_height = 72, least_detail = 330, most_detail = 620;

constexpr std::array<GridColumn, 8> model_columns = {
    {{.title = "Model", .detail = "action, then its channels", .width = 226, .sortable = false},
     {.title = "Answers", .detail = "learned", .width = 74, .align = Align::Right, .sortable = false},
     {.title = "Accepted", .detail = "of answers", .width = 120, .align = Align::Right, .sortable = false},
     {.title = "Tells apart", .detail = "AUC, 95 % interval", .width = 178, .sortable = false},
     {.title = "Off by", .detail = "points", .width = 66, .align = Align::Right, .sortable = false},
     {.title = "Looks at", .detail = "predictors in use", .width = 180, .sortable = false},
     {.title = "Drift", .detail = "the last fifth", .width = 200, .sortable = false},
     {.title = "Reach", .detail = "exploring", .width = 84, .align = Align::Right, .sortable = false}}};

constexpr std::array<GridColumn, 4> predictor_columns = {
    {{.title = "Predictor", .width = 136, .sortable = false},
     {.title = "AUC", .detail = "alone", .width = 50, .align = Align::Right, .sortable = false},
     {.title = "Drift", .detail = "PSI", .width = 58, .align = Align::Right, .sortable = false},
     {.title = "Use", .width = 150, .sortable = false}}};

} // namespace

const AdaptiveModel& ModelsPage::model_of(const Shown& shown) const {
    const engage::PropensityModels& models = *m_learned->models();
    return shown.channel == no_index ? models.of_all(shown.action)
                                     : models.of_channel(shown.action, shown.channel);
}

void ModelsPage::add_row(const PolicyData& data, const Shown& shown) {
    const engage::Catalogue& catalogue = *data.catalogue;
    const AdaptiveModel& model = model_of(shown);
    const bool is_whole = shown.channel == no_index;
    const auto positives = static_cast<std::uint64_t>(model.positives());
    const auto answers = static_cast<std::uint64_t>(model.answers());
    const auto states = model.predictors();
    const DriftWords drift = worst_drift(model, states);
    const auto calibration = model.calibration();
    ReportRow row;
    const std::string& title =
        is_whole ? catalogue.actions[shown.action].title : catalogue.channels[shown.channel].title;
    if (is_whole)
        row.record = catalogue.actions[shown.action].id;
    row.heading = title;
    row.cells = {{.text = is_whole ? title : "      " + title, .semibold = is_whole},
                 {.text = number_for_people(model.answers()), .muted = answers == 0},
                 {.text = answers == 0
                              ? std::string("assumed ") +
                                    percent_text(catalogue.actions[shown.action].starting_propensity)
                              : text_format("%llu, %s", static_cast<unsigned long long>(positives),
                                            percent_text(model.positives() / model.answers()).c_str()),
                  .muted = answers == 0},
                 {.text = answers == 0 ? std::string() : auc_text(model), .muted = !model.auc().ok()},
                 {.text = calibration.ok() ? number_for_people(100 * calibration.value().expected_error, 1)
                                           : std::string()},
                 {.text = answers == 0 ? std::string() : predictors_in_use(states)},
                 {.text = answers == 0 ? std::string() : drift.text,
                  .kind = drift.tone == Tone::Neutral || answers == 0 ? CellKind::Text : CellKind::Chip,
                  .tone = drift.tone,
                  .muted = drift.tone == Tone::Neutral},
                 {.text = is_whole ? percent_text(engage::mature_share(model.positives())) : std::string(),
                  .muted = data.ranking.propensity_basis != PropensityBasis::Exploring}};
    m_table.rows.push_back(std::move(row));
    m_shown.push_back(shown);
}

// What the policy uses; where that is rates, models are learned to be looked at.
void ModelsPage::refresh(ViewContext& context, const PolicyData& data) {
    if (m_version != data.version()) {
        m_version = data.version();
        auto learning = data.models(context.store(), m_learning);
        if (learning != m_learning)
            m_learned = nullptr;
        m_learning = std::move(learning);
        const auto workspaces = context.store().all(Kind::Workspace);
        m_workspace = workspaces.empty() ? Id() : workspaces.front()->id;
    } else if (m_learned) {
        return;
    }
    m_learned = m_learning->learned();
    if (!m_learned)
        return;
    m_table.rows.clear();
    m_shown.clear();
    m_is_prepared = false;
    const engage::PropensityModels& models = *m_learned->models();
    double answers = 0;
    std::vector<std::uint32_t> order;
    for (std::uint32_t action = 0; action < models.actions(); ++action) {
        answers += models.of_all(action).answers();
        order.push_back(action);
    }
    std::stable_sort(order.begin(), order.end(), [&models](std::uint32_t left, std::uint32_t right) {
        return models.of_all(left).answers() > models.of_all(right).answers();
    });
    for (const std::uint32_t action : order) {
        add_row(data, {action, no_index});
        for (std::uint32_t channel = 0; channel < models.channels(); ++channel) {
            if (models.of_channel(action, channel).answers() > 0)
                add_row(data, {action, channel});
        }
    }
    m_summary = text_format("%s answers learned", number_for_people(answers).c_str());
    const std::vector<std::string>& left_out = m_learned->columns().left_out();
    if (!left_out.empty())
        m_summary += " · no predictors: " + joined(left_out, "; ");
}

// Those in use first, then by what each would tell alone.
void ModelsPage::prepare_predictors() {
    const AdaptiveModel& model = model_of(m_chosen);
    m_order.resize(m_states.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    std::stable_sort(m_order.begin(), m_order.end(), [this](std::size_t left, std::size_t right) {
        const engage::PredictorState &one = m_states[left], &other = m_states[right];
        return one.is_active != other.is_active ? one.is_active : one.auc > other.auc;
    });
    m_predictors.rows.clear();
    for (const std::size_t index : m_order) {
        const engage::PredictorState& state = m_states[index];
        const auto drift = model.drift(index);
        const DriftWords words = drift.ok() ? drift_words(drift.value()) : DriftWords{"", Tone::Neutral};
        const bool is_moved = words.tone == Tone::Bad || words.tone == Tone::Warning;
        ReportRow row;
        row.cells = {
            {.text = state.info.name},
            {.text = number_for_people(state.auc, 2)},
            {.text = drift.ok() ? number_for_people(drift.value().index, 2) : std::string(),
             .kind = is_moved ? CellKind::Chip : CellKind::Text,
             .tone = words.tone,
             .muted = !is_moved},
            {.text = state.is_active ? std::string("in use") : state.reason, .muted = !state.is_active}};
        m_predictors.rows.push_back(std::move(row));
    }
}

void ModelsPage::prepare_calibration() {
    m_observed.clear();
    m_calibration_words.clear();
    const auto found = model_of(m_chosen).calibration();
    if (!found.ok()) {
        m_calibration_words =
            text_format("A model is tested on what it said before it learned the answer, "
                        "from its %zu. answer on: it needs %zu.",
                        AdaptiveModel::answers_to_test + 1, 2 * AdaptiveModel::answers_to_test);
        return;
    }
    std::int64_t tested = 0;
    m_highest = 0.1;
    for (const evidence::ReliabilityBin& bin : found.value().bins) {
        tested += bin.share.trials;
        m_highest = std::max({m_highest, bin.mean_prediction, bin.observed.interval.high});
        m_observed.add(
            {.x = bin.mean_prediction,
             .y = bin.share.rate(),
             .tone = Tone::Accent,
             .low = bin.observed.interval.low,
             .high = bin.observed.interval.high},
            text_format("Said %s: %s accepted, n = %lld", percent_text(bin.mean_prediction).c_str(),
                        percent_text(bin.share.rate()).c_str(), static_cast<long long>(bin.share.trials)));
    }
    m_highest = std::min(1.0, m_highest * 1.05);
    m_calibration_words =
        text_format("Off by %s points on average, n = %s answers, each foretold before it was learned",
                    number_for_people(100 * found.value().expected_error, 1).c_str(),
                    number_for_people(static_cast<double>(tested)).c_str());
}

void ModelsPage::prepare_bins(const PolicyData& data, std::size_t predictor) {
    m_predictor = predictor;
    m_bins.clear();
    m_bars.clear();
    if (predictor >= m_states.size())
        return;
    const engage::PredictorState& state = m_states[predictor];
    m_bins_title = "Accepted by " + state.info.name;
    const std::vector<std::string> labels =
        bin_labels(*data.table, m_learned->columns().columns()[predictor], state);
    for (std::size_t bin = 0; bin < state.bins.size(); ++bin) {
        const engage::BinCount& count = state.bins[bin];
        const double answers = count.positives + count.negatives;
        if (answers == 0)
            continue;
        BinText& text = m_bins.emplace_back();
        text.label = labels[bin];
        text.rate = count.positives / answers;
        text.text =
            text_format("%s, n = %s", percent_text(text.rate).c_str(), number_for_people(answers).c_str());
        text.tooltip = text_format("%s times the rate of all", number_for_people(count.lift, 2).c_str());
    }
    for (const BinText& text : m_bins)
        m_bars.push_back({.label = text.label,
                          .value = text.rate,
                          .text = text.text,
                          .muted = !state.is_active,
                          .tooltip = text.tooltip});
}

void ModelsPage::prepare_chosen(const PolicyData& data) {
    const AdaptiveModel& model = model_of(m_chosen);
    m_title = data.catalogue->actions[m_chosen.action].title;
    if (m_chosen.channel != no_index)
        m_title += ", " + data.catalogue->channels[m_chosen.channel].title;
    m_states = model.predictors();
    prepare_predictors();
    prepare_calibration();
    m_predictors.look_at_row(0);
    prepare_bins(data, m_order.empty() ? 0 : m_order.front());
}

void ModelsPage::draw_basis(ViewContext& context, const PolicyData& data, const Box& box) {
    Ui& ui = context.ui;
    constexpr std::array<std::string_view, 3> words = {
        "The smoothed rate of each action, the same for every customer; models only show theirs.",
        "A model of each action tells customers apart and learns from each answer at once.",
        "Models, drawn by how sure they are (Thompson sampling): 2 % at first, all at 200 accepted."};
    auto flow = column(ui, box.inset(12, 6), 6);
    {
        auto row = line(ui, {.gap = 12, .height = metric::control});
        constexpr std::array<std::string_view, 3> bases = {"Rates", "Models", "Exploring"};
        const auto now = static_cast<std::size_t>(data.ranking.propensity_basis);
        const int chosen = segmented(ui, "Propensities from", bases, static_cast<int>(now));
        if (chosen >= 0 && !m_workspace.empty() && !context.session().presenting)
            run(context, "record.set",
                {{"id", m_workspace.text()},
                 {"path", "ranking.propensity_basis"},
                 {"value", std::string(propensity_bases[static_cast<std::size_t>(chosen)].name)}});
        label(ui, words[now]);
    }
    second_label(ui, m_summary);
}

void ModelsPage::draw_calibration(ViewContext& context) {
    Ui& ui = context.ui;
    heading(ui, "What it said, and what came");
    if (m_observed.empty()) {
        paragraph(ui, m_calibration_words, {.colour = ui.theme().second_ink});
        return;
    }
    const std::array<PlotPoint, 2> ideal = {
        {{.x = 0, .y = 0, .label = "As said", .tone = Tone::Neutral, .hollow = true},
         {.x = m_highest, .y = m_highest, .label = "As said", .tone = Tone::Neutral, .hollow = true}}};
    const std::array<PlotLine, 2> lines = {
        {{"As said", ideal, PlotJoin::Joined, Tone::Neutral},
         {"Answers", m_observed.points(), PlotJoin::Joined, Tone::Accent}}};
    const std::array<PlotTick, 3> ticks = {{{0, "0"},
                                            {m_highest / 2, ui.format("%.0f %%", 50 * m_highest)},
                                            {m_highest, ui.format("%.0f %%", 100 * m_highest)}}};
    PlotOptions options;
    options.height = 190;
    options.left = 44;
    options.across = {0, m_highest, ticks, {}};
    options.up = {0, m_highest, ticks, {}};
    plot(ui, "Calibration", lines, options);
    paragraph(ui, m_calibration_words, {.colour = ui.theme().second_ink});
}

void ModelsPage::draw_bins(ViewContext& context) {
    Ui& ui = context.ui;
    heading(ui, m_bins_title);
    if (m_bars.empty())
        return second_label(ui, "No answers yet.");
    bar_chart(ui, m_bins_title, m_bars, {.row_height = m_bars.size() > 9 ? 20.0F : 24.0F});
}

void ModelsPage::draw_chosen(ViewContext& context, const PolicyData& data, const Box& box) {
    Ui& ui = context.ui;
    const ReportRow* row = m_table.chosen();
    const auto place = row ? static_cast<std::size_t>(row - m_table.rows.data()) : 0;
    const Shown shown = m_shown[place];
    if (!m_is_prepared || shown.action != m_chosen.action || shown.channel != m_chosen.channel) {
        m_chosen = shown;
        m_is_prepared = true;
        prepare_chosen(data);
    }
    if (const ReportRow* predictor = m_predictors.chosen()) {
        const std::size_t index = m_order[static_cast<std::size_t>(predictor - m_predictors.rows.data())];
        if (index != m_predictor)
            prepare_bins(data, index);
    }
    Box rest = box;
    rest.cut_top(8);
    const float third = rest.width * 0.36F;
    {
        Box left = rest.cut_left(third);
        auto flow = column(ui, Box{left.x + 12, left.y, left.width - 12, 28});
        heading(ui, m_title);
        left.cut_top(30);
        m_predictors.draw_table(context, "Predictors", left, predictor_columns, "No predictors");
    }
    const Box middle = rest.cut_left(rest.width * 0.48F);
    {
        auto area = scroll_area(ui, "Calibration of the model", middle, 16, 6);
        draw_calibration(context);
    }
    auto area = scroll_area(ui, "Bins of the predictor", rest, 16, 6);
    draw_bins(context);
}

LATER void ModelsPage::draw(ViewContext& context, PolicyData& data, const Box& box) {
    if (data.draw_missing(context, box))
        return;
    refresh(context, data);
    Ui& ui = context.ui;
    if (!m_learned) {
        auto area = column(ui, box.inset(metric::padding, metric::padding));
        progress(ui, "Learning from answers", m_learning->progress().fraction(), {});
        return;
    }
    Box rest = box;
    draw_basis(context, data, rest.cut_top(basis_height));
    if (!m_shown.empty())
        draw_chosen(context, data,
                    rest.cut_bottom(std::clamp(rest.height * 0.5F, std::min(least_detail, rest.height * 0.6F),
                                               most_detail)));
    m_table.draw_table(context, "Models", rest, model_columns, "No actions yet");
}

LATER bool ModelsPage::work(const std::function<double()>& clock, double until) {
    constexpr tables::RowIndex looks = 512;
    if (!m_learning || m_learning->is_done())
        return false;
    while (clock() < until && m_learning->step(looks) == tables::JobState::Running) {
    }
    return true;
}

} // namespace throughline::ui
