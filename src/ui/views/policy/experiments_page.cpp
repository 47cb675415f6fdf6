#include "ui/views/policy/experiments_page.h"

#include "base/later.h"
#include "base/text.h"
#include "model/records/experiment.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <map>

namespace throughline::ui {

namespace {

using engage::Arm;
using engage::arm_count;

constexpr std::array<GridColumn, 4> arm_columns = {
    {{.title = "Arm", .width = 200, .sortable = false},
     {.title = "Customers", .width = 100, .align = Align::Right, .sortable = false},
     {.title = "Planned", .width = 100, .align = Align::Right, .sortable = false},
     {.title = "Accepted", .detail = "of n", .width = 180, .sortable = false}}};

constexpr std::array<GridColumn, 5> lift_columns = {
    {{.title = "Against", .width = 180, .sortable = false},
     {.title = "Lift of acceptance", .detail = "± standard error, interval", .width = 260, .sortable = false},
     {.title = "Lift of value", .detail = "± standard error, interval", .width = 230, .sortable = false},
     {.title = "Difference", .detail = "valid at every look", .width = 190, .sortable = false},
     {.title = "Verdict", .width = 150, .sortable = false}}};

constexpr std::array<GridColumn, 3> estimate_columns = {
    {{.title = "Acceptance per decision", .width = 260, .sortable = false},
     {.title = "Estimate", .detail = "95 % interval", .width = 200, .sortable = false},
     {.title = "n", .width = 90, .align = Align::Right, .sortable = false}}};

std::string percent(double share, int decimals = 1) {
    return number_for_people(100 * share, decimals) + " %";
}

std::string lift_text(const evidence::Estimate& lift) {
    return text_format("%s%s ± %s (%s to %s)", lift.value > 0 ? "+" : "", percent(lift.value).c_str(),
                       percent(lift.standard_error).c_str(), percent(lift.interval.low).c_str(),
                       percent(lift.interval.high).c_str());
}

} // namespace

void ExperimentsPage::find_logs(ViewContext& context) {
    m_sources.clear();
    for (const RecordPointer& record : context.store().all(Kind::TableReference)) {
        const auto& table = *as<TableReference>(record);
        if (table.part == TablePart::DecisionLog && !table.content.empty())
            m_sources.push_back({table.id, table.title, true});
    }
    for (const RecordPointer& record : context.store().all(Kind::Experiment)) {
        const auto& experiment = *as<Experiment>(record);
        if (experiment.arms.size() > 1)
            m_sources.push_back({experiment.id, experiment.title, false});
    }
    if (m_source >= m_sources.size())
        m_source = 0;
}

void ExperimentsPage::show_report(std::span<const engage::ArmResult> results, std::span<const double> planned,
                                  std::span<const std::string> titles) {
    const auto report = engage::compare_arms(results, planned);
    if (!report.ok()) {
        m_problem = report.error().message;
        return;
    }
    const evidence::SampleRatio& ratio = report.value().sample_ratio;
    for (std::size_t arm = 0; arm < results.size(); ++arm) {
        ReportRow row;
        row.cells = {{.text = titles[arm]},
                     {.text = number_for_people(static_cast<double>(results[arm].accepted.trials))},
                     {.text = number_for_people(ratio.expected[arm])}};
        if (!ratio.mismatched)
            row.cells.push_back(
                {.text = share_text(static_cast<std::uint64_t>(results[arm].accepted.successes),
                                    static_cast<std::uint64_t>(results[arm].accepted.trials))});
        m_arms.rows.push_back(std::move(row));
    }
    m_ratio_tone = ratio.mismatched ? Tone::Bad : Tone::Good;
    m_ratio_words = text_format(
        ratio.mismatched
            ? "The arms are not as they were planned (p = %s): nothing can be read off this until "
              "the cause is found"
            : "The arms are as they were planned (p = %s)",
        ratio.p_value < 0.0001 ? "below 0.0001" : number_for_people(ratio.p_value, 4).c_str());
    for (const engage::ArmLift& lift : report.value().lifts) {
        const evidence::Look& look = lift.acceptance_now;
        const auto found = std::find_if(results.begin(), results.end(), [&](const engage::ArmResult& result) {
            return result.arm == lift.arm;
        });
        ReportRow row;
        row.cells = {
            {.text = titles[static_cast<std::size_t>(found - results.begin())]},
            {.text = lift_text(lift.acceptance_lift)},
            {.text = lift.value_lift ? lift_text(*lift.value_lift) : std::string("no value was logged")},
            {.text = look.enough ? percent(look.running.low) + " to " + percent(look.running.high)
                                 : std::string("too few yet")},
            {.text = !look.enough ? "Wait for more"
                     : look.found ? (look.difference.value > 0 ? "Better" : "Worse")
                                  : "No difference yet",
             .kind = CellKind::Chip,
             .tone = look.found ? (look.difference.value > 0 ? Tone::Good : Tone::Bad) : Tone::Neutral}};
        m_lifts.rows.push_back(std::move(row));
    }
}

void ExperimentsPage::prepare_record(const Experiment& experiment) {
    std::vector<engage::ArmResult> results;
    std::vector<std::string> titles;
    // The first of the record is the control; the report compares the first with all others.
    for (std::size_t index = 1; index <= experiment.arms.size(); ++index) {
        const throughline::Arm& arm = experiment.arms[index % experiment.arms.size()];
        if (!arm.n || !arm.successes) {
            m_problem = "This experiment has no counts of customers and successes.";
            return;
        }
        engage::ArmResult& result = results.emplace_back();
        result.arm = static_cast<Arm>(results.size() - 1);
        result.accepted = {*arm.successes, *arm.n};
        titles.push_back(arm.title);
    }
    if (results.size() > arm_count) {
        m_problem = text_format("More than %zu arms cannot be compared here.", arm_count);
        return;
    }
    const std::vector<double> planned(results.size(), 1.0);
    show_report(results, planned, titles);
}

void ExperimentsPage::prepare_arms(const PolicyData& data) {
    const engage::LogColumns columns = engage::find_log_columns(*m_log);
    const engage::LoggedResponses responses(*m_log, columns, m_events, m_customer_column);
    const auto class_of = [&data](std::string_view title) { return data.class_of_response(title); };
    const auto results = engage::arm_results(*m_log, columns, responses, class_of);
    if (!results.ok()) {
        m_problem = results.error().message;
        return;
    }
    if (results.value().size() < 2 || results.value().front().arm != Arm::Decision) {
        m_problem =
            "The log has customers of one arm only: set control arms above, so that there is something "
            "to compare with.";
        return;
    }
    std::vector<double> planned;
    std::vector<std::string> titles;
    for (const engage::ArmResult& result : results.value()) {
        // An arm that is not planned at all is a mismatch, which the check would refuse to look at.
        planned.push_back(std::max(m_control_arms.plan().shares[static_cast<std::size_t>(result.arm)], 0.01));
        titles.push_back(m_control_arms.title(result.arm));
    }
    show_report(results.value(), planned, titles);
}

// 1 where the policy now would choose what was chosen then.
double ExperimentsPage::target_probability(const PolicyData& data, const engage::LogColumns& columns,
                                           tables::RowIndex row) const {
    const std::string key = tables::value_text(m_log->value(row, *columns.customer));
    const auto customer = data.row_of(key);
    if (!customer)
        return 0;
    const std::uint32_t chosen = data.run->result().chosen[*customer];
    if (chosen == engage::no_index)
        return 0;
    const engage::CatalogueAction& action = data.catalogue->actions[chosen];
    const std::string logged = tables::value_text(m_log->value(row, *columns.action));
    return logged == action.title || logged == action.id.view() ? 1 : 0;
}

void ExperimentsPage::prepare_estimate(const PolicyData& data) {
    const engage::LogColumns columns = engage::find_log_columns(*m_log);
    if (!columns.customer) {
        m_estimate_problem = "The log has no column for the customer.";
        return;
    }
    if (!data.is_simulated()) {
        m_estimate_problem =
            "Simulate the policy first: what it would choose is compared with what was chosen.";
        return;
    }
    const engage::LoggedResponses responses(*m_log, columns, m_events, m_customer_column);
    const auto choices = engage::logged_choices(
        *m_log, columns, responses,
        [&](tables::RowIndex row) { return target_probability(data, columns, row); },
        [&data](std::string_view title) { return data.class_of_response(title); });
    if (!choices.ok()) {
        m_estimate_problem = choices.error().message;
        return;
    }
    const auto estimate = evidence::estimate_off_policy(choices.value());
    if (!estimate.ok()) {
        m_estimate_problem = describe(estimate.error());
        return;
    }
    const evidence::OffPolicyEstimate& found = estimate.value();
    const auto add = [this](const char* name, const evidence::Estimate& value) {
        ReportRow row;
        row.cells = {{.text = name},
                     {.text = percent(value.value) + " (" + percent(value.interval.low) + " to " +
                              percent(value.interval.high) + ")"},
                     {.text = number_for_people(static_cast<double>(value.count))}};
        m_estimates.rows.push_back(std::move(row));
    };
    add("The policy that ran", found.logged);
    add("This policy, inverse propensity", found.inverse_propensity);
    add("This policy, self-normalised", found.self_normalised);
    m_estimate_note = text_format("Effective sample %s of %zu decisions",
                                  number_for_people(found.effective_sample).c_str(), choices.value().size());
    if (found.dominated)
        m_estimate_note += text_format("; one decision has %s of all weight, so look at it with care",
                                       percent(found.largest_share).c_str());
}

// The rows of the chosen log and of the first table of events: nullptr while they are read.
void ExperimentsPage::find_rows(ViewContext& context) {
    m_log = nullptr;
    m_events = nullptr;
    if (m_source >= m_sources.size() || !m_sources[m_source].is_log)
        return;
    const auto rows_of = [&context](const TableReference& table) {
        platform::Platform& platform = context.ui.platform();
        context.tables.want(table.content, [&platform] { platform.request_frames(2); });
        return context.tables.find(table.content);
    };
    if (const auto* log = context.store().find_as<TableReference>(m_sources[m_source].record))
        m_log = rows_of(*log);
    for (const RecordPointer& record : context.store().all(Kind::TableReference)) {
        const auto& table = *as<TableReference>(record);
        if (table.part != TablePart::Events || table.content.empty() || m_events)
            continue;
        m_events = rows_of(table);
        m_customer_column = table.key_column;
    }
}

void ExperimentsPage::refresh(ViewContext& context, const PolicyData& data) {
    const int loaded = (m_log ? 1 : 0) + (m_events ? 2 : 0);
    if (m_version == data.version() && m_loaded == loaded)
        return;
    m_version = data.version();
    m_loaded = loaded;
    find_logs(context);
    m_control_arms.refresh(context, data);
    m_problem.clear();
    m_ratio_words.clear();
    m_arms.rows.clear();
    m_lifts.rows.clear();
    m_estimates.rows.clear();
    m_estimate_problem.clear();
    m_estimate_note.clear();
    if (m_sources.empty())
        return;
    const Source& source = m_sources[m_source];
    if (const auto* experiment = context.store().find_as<Experiment>(source.record))
        return prepare_record(*experiment);
    if (!m_log)
        return;
    prepare_arms(data);
    prepare_estimate(data);
}

void ExperimentsPage::draw_sources(ViewContext& context) {
    Ui& ui = context.ui;
    const Picked picked = picker(
        ui, "Results from",
        {.count = static_cast<int>(m_sources.size()), .chosen = static_cast<int>(m_source), .width = 460},
        [this](int index) {
            const Source& source = m_sources[static_cast<std::size_t>(index)];
            return Choice{source.title, source.is_log ? "decisions made" : "experiment"};
        });
    if (picked.index < 0)
        return;
    m_source = static_cast<std::size_t>(picked.index);
    m_version = 0;
}

void ExperimentsPage::draw_report(ViewContext& context) {
    Ui& ui = context.ui;
    if (!m_problem.empty())
        return second_label(ui, m_problem);
    if (m_ratio_words.empty())
        return;
    dot(ui, m_ratio_words, m_ratio_tone);
    const auto height = [](const ReportTable& table) {
        return (static_cast<float>(table.rows.size()) + 2.4F) * metric::grid_row;
    };
    m_arms.draw_table(context, "Arms", place(ui, 0, height(m_arms)), arm_columns, "No arms");
    if (m_lifts.rows.empty())
        return;
    heading(ui, "How much better the decision does");
    m_lifts.draw_table(context, "Lift", place(ui, 0, height(m_lifts)), lift_columns, "Nothing to compare");
    paragraph(ui,
              "Looking often is fine: the interval in the column “Difference” stays valid however often "
              "you look, and a difference it has found is not taken back.",
              {.colour = ui.theme().second_ink});
}

void ExperimentsPage::draw_estimate(ViewContext& context) {
    Ui& ui = context.ui;
    heading(ui, "What this policy would have earned, by the decisions that were logged");
    if (!m_estimate_problem.empty())
        return label(ui, m_estimate_problem);
    const auto rows = static_cast<float>(m_estimates.rows.size());
    m_estimates.draw_table(context, "Estimates from logged decisions",
                           place(ui, 0, (rows + 2.4F) * metric::grid_row), estimate_columns, "No estimates");
    second_label(ui, m_estimate_note);
}

LATER void ExperimentsPage::draw(ViewContext& context, PolicyData& data, const Box& box) {
    find_rows(context);
    refresh(context, data);
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "Experiments", box, metric::padding, 16);
    m_control_arms.draw(context);
    if (m_sources.empty()) {
        second_label(ui,
                     "No results yet. Import a table of the decisions made (customer, arm, action, choice "
                     "probability, response), or add an experiment with its arms in Evidence.");
        return;
    }
    draw_sources(context);
    draw_report(context);
    if (m_log)
        draw_estimate(context);
}

} // namespace throughline::ui
