#include "ui/views/policy/compare_page.h"

#include "base/later.h"
#include "base/text.h"
#include "engage/catalogue/catalogue_records.h"
#include "ui/views/nothing_yet.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <map>

namespace throughline::ui {

namespace {

constexpr std::size_t moves_shown = 12;

constexpr std::array<GridColumn, 4> distribution_columns = {
    {{.title = "Action", .width = 240, .sortable = false},
     {.title = "Before", .width = 150, .align = Align::Right, .sortable = false},
     {.title = "Now", .width = 150, .align = Align::Right, .sortable = false},
     {.title = "Difference", .width = 100, .align = Align::Right, .sortable = false}}};

// Whether the step changed something that decides.
bool is_of_policy(const HistoryStep& step) {
    return std::any_of(step.diff.changes.begin(), step.diff.changes.end(), [](const RecordChange& change) {
        const auto decides = [](const RecordPointer& record) {
            return record && (record->kind == Kind::Workspace || engage::is_of_catalogue(*record));
        };
        return decides(change.before) || decides(change.after);
    });
}

} // namespace

void ComparePage::offer(ViewContext& context) {
    m_offered.clear();
    m_titles.clear();
    const auto& steps = context.workspace.history().done();
    const auto last = std::find_if(steps.rbegin(), steps.rend(), is_of_policy);
    if (last != steps.rend()) {
        m_offered.emplace_back();
        m_titles.push_back("Before “" + last->label + "”");
    }
    for (const PolicyVersion* version : engage::versions_of(context.store())) {
        m_offered.push_back(version->id);
        m_titles.push_back(version->title);
    }
    const auto kept = std::find(m_offered.begin(), m_offered.end(), m_other.version);
    m_chosen = kept == m_offered.end() ? 0 : static_cast<std::size_t>(kept - m_offered.begin());
}

// Back through the history, up to and including the last change of the policy.
bool ComparePage::find_before(ViewContext& context) {
    m_other.store = context.store();
    const auto& steps = context.workspace.history().done();
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        if (!m_other.store.apply(inverse(step->diff)).ok())
            return false;
        if (is_of_policy(*step))
            break;
    }
    m_other.ranking = engage::ranking_of(m_other.store);
    return true;
}

void ComparePage::find_other(ViewContext& context, PolicyData& data) {
    m_other = {};
    m_before.reset();
    m_is_prepared = false;
    m_list.clear();
    if (m_offered.empty())
        return;
    m_other.version = m_offered[m_chosen];
    m_other.title = m_titles[m_chosen];
    if (m_other.version.empty()) {
        m_other.is_known = find_before(context);
    } else {
        const auto& version = *context.store().find_as<PolicyVersion>(m_other.version);
        auto store = engage::thawed(version);
        m_other.is_known = store.ok();
        m_other.problem = store.ok() ? std::string() : describe(store.error());
        if (store.ok())
            m_other.store = std::move(store).value();
        m_other.ranking = version.ranking;
    }
    if (!m_other.is_known)
        return;
    m_changes.set(engage::policy_changes(m_other.store, m_other.ranking, context.store(), data.ranking));
    if (!data.run)
        return;
    m_other.catalogue = data.catalogue_of(m_other.store);
    auto question = data.question_about(m_other.store, m_other.catalogue, m_other.ranking);
    if (question)
        m_before = data.runs.ask(std::move(*question));
    else
        m_other.problem = "This channel was not there then.";
}

void ComparePage::refresh(ViewContext& context, PolicyData& data) {
    if (m_version == data.version())
        return;
    m_version = data.version();
    offer(context);
    find_other(context, data);
}

void ComparePage::prepare(const PolicyData& data) {
    m_is_prepared = true;
    const engage::SimulationResult& before = m_before->result();
    const engage::SimulationResult& after = data.run->result();
    m_difference = engage::compare_policies(*m_other.catalogue, before, *data.catalogue, after);
    m_words = share_text(m_difference.rows.size(), after.chosen.size()) + " customers get another action";
    const auto before_title = [&](std::uint32_t action) {
        return action == engage::no_index ? std::string("nothing") : m_other.catalogue->actions[action].title;
    };
    m_moves.clear();
    m_move_texts.clear();
    for (const engage::ActionMove& move : m_difference.moves) {
        m_moves.push_back(before_title(move.from) + " → " + std::string(data.title_of(move.to)));
        m_move_texts.push_back(share_text(move.rows, after.chosen.size()));
    }
    std::map<Id, std::array<std::uint64_t, 2>> counts;
    for (std::uint32_t action = 0; action < before.counts.size(); ++action)
        counts[m_other.catalogue->actions[action].id][0] = before.counts[action];
    for (std::uint32_t action = 0; action < after.counts.size(); ++action)
        counts[data.catalogue->actions[action].id][1] = after.counts[action];
    m_distribution.rows.clear();
    const auto add = [&](const Id& id, std::string title, std::uint64_t old, std::uint64_t now) {
        const auto change = static_cast<double>(now) - static_cast<double>(old);
        ReportRow row;
        row.record = id;
        row.cells = {{.text = std::move(title)},
                     {.text = share_text(old, before.chosen.size())},
                     {.text = share_text(now, after.chosen.size())},
                     {.text = (change > 0 ? "+" : "") + number_for_people(change), .muted = change == 0}};
        m_distribution.rows.push_back(std::move(row));
    };
    for (const auto& [id, count] : counts) {
        const auto now = data.catalogue->action_of(id);
        const auto old = m_other.catalogue->action_of(id);
        add(id, now ? data.catalogue->actions[*now].title : before_title(*old), count[0], count[1]);
    }
    add({}, "nothing", before.nothing, after.nothing);
    std::vector<std::string> titles;
    for (const tables::RowIndex row : m_difference.rows)
        titles.push_back(before_title(before.chosen[row]));
    if (!m_difference.rows.empty())
        m_list.show("Customers who get another action", m_difference.rows, std::move(titles), "Before");
}

void ComparePage::draw_choice(ViewContext& context, PolicyData& data) {
    Ui& ui = context.ui;
    const Picked picked = picker(
        ui, "Against",
        {.count = static_cast<int>(m_offered.size()), .chosen = static_cast<int>(m_chosen), .width = 420},
        [this](int index) { return Choice{m_titles[static_cast<std::size_t>(index)]}; });
    if (picked.index >= 0 && static_cast<std::size_t>(picked.index) != m_chosen) {
        m_chosen = static_cast<std::size_t>(picked.index);
        find_other(context, data);
    }
}

void ComparePage::draw_result(ViewContext& context, PolicyData& data) {
    Ui& ui = context.ui;
    if (!m_other.problem.empty())
        return label(ui, m_other.problem, {.colour = ui.theme().bad});
    if (!m_before || !data.run)
        return;
    if (!m_before->is_done() || !data.run->is_done()) {
        progress_bar(ui, "Simulating the other policy", m_before->progress());
        return;
    }
    if (!m_is_prepared)
        prepare(data);
    heading(ui, m_words);
    {
        auto row = columns(ui, {1, 1}, 24);
        const auto rows = static_cast<float>(m_distribution.rows.size());
        m_distribution.draw_table(context, "Distribution before and now",
                                  place(ui, 0, (rows + 2) * metric::grid_row), distribution_columns,
                                  "No actions");
        next_column(ui);
        m_values.clear();
        for (std::size_t index = 0; index < std::min(moves_shown, m_moves.size()); ++index)
            m_values.push_back({.label = m_moves[index],
                                .value = static_cast<double>(m_difference.moves[index].rows),
                                .text = m_move_texts[index]});
        if (m_values.empty())
            second_label(ui, "Nobody moves.");
        else
            bar_chart(ui, "Moves from one action to another", m_values);
    }
    m_list.draw(context, data);
}

LATER void ComparePage::draw(ViewContext& context, PolicyData& data, const Box& box) {
    if (data.draw_missing(context, box))
        return;
    refresh(context, data);
    if (m_offered.empty())
        return draw_nothing_yet(
            context, box,
            {.icon = "decisions",
             .title = "Nothing to compare with yet",
             .sentence = "Change an action, a lever or a policy, and see which customers get something else; "
                         "or publish the policy as it is and compare with that later.",
             .action = "Go to the versions",
             .command = "go.policy_versions"});
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "Compare", box, metric::padding, 12);
    draw_choice(context, data);
    data.draw_choice(context);
    if (data.run)
        data.draw_progress(ui, *data.run, "Simulating");
    draw_result(context, data);
    heading(ui, "What was changed");
    m_changes.draw(context, "Changes of the policy");
}

} // namespace throughline::ui
