#include "ui/views/policy/simulation_page.h"

#include "base/later.h"
#include "base/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace throughline::ui {

namespace {

using engage::Fate;
using engage::no_index;

constexpr std::size_t bars_shown = 14;

// Conditions of single actions may have one name: whose it is.
std::string of_action(const engage::Catalogue& catalogue, std::uint32_t rule) {
    const auto action = catalogue.action_of(catalogue.rules[rule].record);
    return action ? " (" + catalogue.actions[*action].title + ")" : std::string();
}

} // namespace

void SimulationPage::prepare_distribution(const PolicyData& data) {
    const engage::SimulationResult& result = data.run->result();
    std::vector<std::uint32_t> order;
    for (std::uint32_t action = 0; action < result.counts.size(); ++action) {
        if (result.counts[action] > 0)
            order.push_back(action);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
        return result.counts[left] > result.counts[right];
    });
    order.resize(std::min(order.size(), bars_shown));
    order.push_back(no_index);
    m_distribution.clear();
    m_distribution_actions = order;
    for (const std::uint32_t action : order) {
        const std::uint64_t count = action == no_index ? result.nothing : result.counts[action];
        m_distribution.push_back({std::string(data.title_of(action)), share_text(count, result.chosen.size()),
                                  static_cast<double>(count), Tone::Accent, action == no_index});
    }
}

void SimulationPage::prepare_funnel(const PolicyData& data) {
    const engage::SimulationResult& result = data.run->result();
    std::uint64_t candidates = 0;
    for (const std::uint64_t count : result.fates)
        candidates += count;
    m_funnel.clear();
    m_funnel_fates.clear();
    std::uint64_t left = candidates;
    for (std::size_t place = 0; place < engage::fate_count; ++place) {
        const auto fate = static_cast<Fate>(place);
        const std::uint64_t dropped = result.fates[place];
        if (dropped == 0)
            continue;
        const bool is_end = fate == Fate::Offered || fate == Fate::Open;
        left -= is_end ? 0 : dropped;
        std::string text =
            is_end ? share_text(dropped, candidates)
                   : text_format("−%s, %s left", number_for_people(static_cast<double>(dropped)).c_str(),
                                 number_for_people(static_cast<double>(left)).c_str());
        if (result.emptied[place] > 0)
            text +=
                text_format(result.emptied[place] == 1 ? "; last of %s customer" : "; last of %s customers",
                            number_for_people(static_cast<double>(result.emptied[place])).c_str());
        m_funnel.push_back({std::string(engage::fate_name(fate)), std::move(text),
                            static_cast<double>(dropped), is_end ? Tone::Good : Tone::Warning, false});
        m_funnel_fates.push_back(fate);
    }
    prepare_rules(data);
}

// The rules of the stage that was chosen: which of them candidates fell at first.
void SimulationPage::prepare_rules(const PolicyData& data) {
    m_rules.clear();
    m_rule_causes.clear();
    if (!m_has_stage)
        return;
    const engage::SimulationResult& result = data.run->result();
    const engage::Catalogue& catalogue = *data.catalogue;
    const auto add = [this](std::string label, std::uint64_t count, std::uint32_t cause) {
        if (count == 0)
            return;
        m_rules.push_back({std::move(label), number_for_people(static_cast<double>(count)),
                           static_cast<double>(count), Tone::Warning, false});
        m_rule_causes.push_back(cause);
    };
    if (m_stage == Fate::Contact) {
        for (std::uint32_t rule = 0; rule < catalogue.contact_rules.size(); ++rule)
            add(catalogue.contact_rules[rule].title, result.contact_drops[rule], rule);
        return;
    }
    for (std::uint32_t rule = 0; rule < catalogue.rules.size(); ++rule) {
        const auto stage = static_cast<Fate>(static_cast<int>(Fate::Eligibility) +
                                             static_cast<int>(catalogue.rules[rule].stage));
        if (stage != m_stage)
            continue;
        add(catalogue.rules[rule].title + of_action(catalogue, rule), result.rule_drops[rule], rule);
    }
}

void SimulationPage::prepare_finder(const PolicyData& data) {
    const engage::SimulationResult& result = data.run->result();
    std::vector<std::optional<double>> best;
    for (const double propensity : result.best_propensity)
        best.push_back(std::isnan(propensity) ? std::nullopt : std::optional<double>(propensity));
    auto found = engage::find_underserved(best, m_is_tenth ? 0.10 : 0.05);
    m_finding = found.ok() ? std::move(found).value() : engage::ValueFinding();
    m_without.clear();
    m_irrelevant.clear();
    const engage::Served described =
        m_describes_irrelevant ? engage::Served::OnlyIrrelevant : engage::Served::NoAction;
    std::vector<bool> members;
    for (tables::RowIndex row = 0; row < m_finding.customers.size(); ++row) {
        const engage::Served served = m_finding.customers[row];
        members.push_back(served == described);
        if (served == engage::Served::NoAction)
            m_without.push_back(row);
        if (served == engage::Served::OnlyIrrelevant)
            m_irrelevant.push_back(row);
    }
    m_rules_of_group.rows.clear();
    for (const engage::GroupRule& rule : engage::describe_group(*data.table, *data.reference, members)) {
        ReportRow row;
        row.cells = {{.text = rule.text},
                     {.text = share_text(rule.inside, rule.rows)},
                     {.text = number_for_people(100 * rule.coverage, 0) + " %"},
                     {.text = number_for_people(static_cast<double>(rule.rows))}};
        m_rules_of_group.rows.push_back(std::move(row));
    }
}

bool SimulationPage::is_watched(const PolicyData& data) const {
    const std::vector<Id>& watched = data.ranking.fairness_actions;
    return std::find(watched.begin(), watched.end(), data.catalogue->actions[m_fair_action].id) !=
           watched.end();
}

void SimulationPage::prepare_fairness(const PolicyData& data) {
    m_groups.rows.clear();
    m_fair_words.clear();
    m_fair_error.clear();
    const auto column = data.table->column_named(data.ranking.fairness_column);
    if (!column) {
        if (!data.ranking.fairness_column.empty())
            m_fair_error = "These customers have no column “" + data.ranking.fairness_column + "”.";
        return;
    }
    const engage::ServedGroups served =
        engage::served_groups(*data.table, *column, data.who_gets(m_fair_action));
    const auto judged = engage::judge_fairness(served.groups, data.ranking.least_ratio.value_or(0.8));
    if (!judged.ok()) {
        m_fair_error = judged.error().message;
        return;
    }
    bool is_unclear = false;
    for (std::size_t index = 0; index < judged.value().groups.size(); ++index) {
        const engage::GroupFairness& group = judged.value().groups[index];
        const engage::GroupSelection& counted = served.groups[index];
        const auto verdict = group.verdict;
        is_unclear = is_unclear || verdict == engage::FairnessVerdict::Unclear;
        ReportRow row;
        row.cells = {
            {.text = group.name},
            {.text = share_text(static_cast<std::uint64_t>(counted.selected),
                                static_cast<std::uint64_t>(counted.customers))},
            {.text = number_for_people(100 * group.rest_rate, 1) + " %"},
            {.text = group.ratio
                         ? text_format("%s (%s to %s)", number_for_people(group.ratio->value, 2).c_str(),
                                       number_for_people(group.ratio->interval.low, 2).c_str(),
                                       number_for_people(group.ratio->interval.high, 2).c_str())
                         : std::string("nobody on one side")},
            {.text = verdict == engage::FairnessVerdict::Fair      ? "fair"
                     : verdict == engage::FairnessVerdict::Unclear ? "unclear"
                     : verdict == engage::FairnessVerdict::Unfair  ? "not fair"
                                                                   : "too few",
             .kind = CellKind::Chip,
             .tone = verdict == engage::FairnessVerdict::Fair     ? Tone::Good
                     : verdict == engage::FairnessVerdict::Unfair ? Tone::Bad
                                                                  : Tone::Warning}};
        m_groups.rows.push_back(std::move(row));
    }
    const bool blocks = judged.value().blocks_publishing;
    m_fair_tone = blocks ? Tone::Bad : is_unclear ? Tone::Warning : Tone::Good;
    m_fair_words = !blocks ? (is_unclear ? "Not shown to be unfair" : "Fair")
                   : m_fair_action == no_index || is_watched(data) ? "Not fair: this blocks publishing"
                                                                   : "Not fair for this action";
    if (served.is_ordered) {
        if (const auto gini = engage::selection_gini(served.groups); gini.ok())
            m_fair_words +=
                text_format(". Gini along %s: %s (0 is even)", data.ranking.fairness_column.c_str(),
                            number_for_people(gini.value(), 3).c_str());
    }
}

void SimulationPage::refresh(const PolicyData& data) {
    if (m_version == data.version())
        return;
    m_version = data.version();
    m_list.clear();
    m_drop.reset();
    if (m_fair_action >= data.catalogue->actions.size())
        m_fair_action = no_index;
    if (!data.is_simulated())
        return;
    prepare_distribution(data);
    prepare_funnel(data);
    prepare_finder(data);
    prepare_fairness(data);
}

void SimulationPage::ask_for(PolicyData& data, engage::Drop drop, std::string title) {
    engage::PolicyQuestion question = data.question();
    question.options.drop = drop;
    m_drop = data.runs.ask(std::move(question));
    m_drop_title = std::move(title);
}

LATER void SimulationPage::draw(ViewContext& context, PolicyData& data, const Box& box) {
    if (data.draw_missing(context, box))
        return;
    refresh(data);
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "Simulation", box, metric::padding, 16);
    data.draw_choice(context);
    if (!data.run || !data.draw_progress(ui, *data.run, "Simulating"))
        return;
    draw_figures(context, data);
    {
        auto row = columns(ui, {1, 1}, 24);
        draw_distribution(context, data);
        next_column(ui);
        draw_funnel(context, data);
    }
    draw_drop(context, data);
    m_list.draw(context, data);
    draw_finder(context, data);
    draw_fairness(context, data);
}

} // namespace throughline::ui
