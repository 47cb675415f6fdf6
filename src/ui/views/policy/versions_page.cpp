#include "ui/views/policy/versions_page.h"

#include "base/later.h"
#include "base/text.h"
#include "model/records/person.h"
#include "ui/views/record_picker.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr tables::RowIndex rows_a_step = 16;
constexpr float most_rows_seen = 8;

constexpr std::array<GridColumn, 9> list_columns = {
    {{.title = "Version", .width = 64, .align = Align::Right, .sortable = false},
     {.title = "Name", .width = 170, .sortable = false},
     {.title = "Published", .width = 130, .sortable = false},
     {.title = "By", .width = 110, .sortable = false},
     {.title = "With an action", .detail = "of n", .width = 170, .sortable = false},
     {.title = "Value", .detail = "a customer", .width = 80, .align = Align::Right, .sortable = false},
     {.title = "Accepted", .width = 80, .align = Align::Right, .sortable = false},
     {.title = "Fairness", .width = 150, .sortable = false},
     {.title = "Note", .width = 220, .sortable = false}}};

struct ExportWords {
    std::string_view label;
    std::string_view format;
};
constexpr std::array<ExportWords, 3> export_words = {{{"Policy as JSON", "json"},
                                                      {"Actions by channel as CSV", "csv"},
                                                      {"Conditions and ranking as DMN", "dmn"}}};

} // namespace

void VersionsPage::refresh(ViewContext& context, const PolicyData& data) {
    if (m_version == data.version())
        return;
    m_version = data.version();
    const std::size_t known = m_states.size();
    m_states.assign(1, Id());
    m_titles.assign(1, "The policy now");
    m_list.rows.clear();
    for (const PolicyVersion* version : engage::versions_of(context.store())) {
        m_states.push_back(version->id);
        m_titles.push_back(version->title);
        const PublishedFigures& figures = version->figures;
        ReportRow row;
        row.record = version->id;
        row.cells = {{.text = text_format("%lld", static_cast<long long>(version->version.value_or(0)))},
                     {.text = version->title},
                     {.text = version->at ? instant_text(*version->at).substr(0, 16) : std::string()},
                     {.text = version->by.empty() ? std::string() : name_of(context, version->by)},
                     {.text = figures.customers
                                  ? share_text(static_cast<std::uint64_t>(figures.contacted.value_or(0)),
                                               static_cast<std::uint64_t>(*figures.customers))
                                  : std::string()},
                     {.text = number_or_nothing(figures.value, 2)},
                     {.text = figures.acceptance ? number_for_people(100 * *figures.acceptance, 1) + " %"
                                                 : std::string()},
                     {.text = figures.fairness},
                     {.text = version->note}};
        m_list.rows.push_back(std::move(row));
    }
    // A new version is compared with the policy as it is.
    if (known != m_states.size() || m_from >= m_states.size() || m_to >= m_states.size()) {
        m_to = 0;
        m_from = std::min<std::size_t>(1, m_states.size() - 1);
    }
    compare(context, data);
}

void VersionsPage::compare(ViewContext& context, const PolicyData& data) {
    m_difference_problem.clear();
    m_changes.set({});
    if (m_states.size() < 2)
        return;
    std::array<Store, 2> stores;
    std::array<Ranking, 2> rankings{data.ranking, data.ranking};
    for (std::size_t side = 0; side < 2; ++side) {
        const auto* version = context.store().find_as<PolicyVersion>(m_states[side == 0 ? m_from : m_to]);
        auto thawed = version ? engage::thawed(*version) : Result<Store>(context.store());
        if (!thawed.ok()) {
            m_difference_problem = describe(thawed.error());
            return;
        }
        stores[side] = std::move(thawed).value();
        if (version)
            rankings[side] = version->ranking;
    }
    m_changes.set(engage::policy_changes(stores[0], rankings[0], stores[1], rankings[1]));
}

void VersionsPage::draw_publish(ViewContext& context, const PolicyData& data) {
    if (context.session().presenting)
        return;
    Ui& ui = context.ui;
    auto box = card(ui, "Publish", {.quiet = true});
    heading(ui, "Publish the policy as it is");
    const auto field = [&](std::string_view name, std::string_view argument, std::string_view placeholder) {
        std::string& written = m_publish.find(argument)->second;
        const FieldResult result = text_field(ui, name, written, {.placeholder = placeholder});
        if (result.edited() || result.committed())
            written = std::string(result.value);
    };
    {
        auto row = columns(ui, {1, 1, 1}, 16);
        field("Name", "title", "what people will call it");
        next_column(ui);
        field("Note", "note", "what is new");
        next_column(ui);
        const Id before = m_by;
        pick_record(context, "By", {Kind::Person}, {.placeholder = "who publishes", .clearable = true}, m_by);
        if (before != m_by) {
            m_publish.erase("by");
            if (!m_by.empty())
                m_publish["by"] = m_by.text();
        }
    }
    auto row = line(ui, {.height = metric::control});
    const std::string_view refused = reason_against(context, "policy.publish", m_publish);
    if (command_button(context, "policy.publish", m_publish, CommandLook::Primary, "Publish")) {
        m_publish.find("title")->second.clear();
        m_publish.find("note")->second.clear();
    }
    if (!refused.empty())
        dot(ui, refused, Tone::Warning);
    else
        second_label(ui, ui.format("Frozen with it: %zu actions, all treatments, policies, levers, and the "
                                   "figures of the simulation.",
                                   data.catalogue->actions.size()));
}

std::size_t VersionsPage::pick(ViewContext& context, std::string_view label, std::size_t chosen) {
    const Picked picked = picker(
        context.ui, label, {.count = static_cast<int>(m_titles.size()), .chosen = static_cast<int>(chosen)},
        [this](int index) { return Choice{m_titles[static_cast<std::size_t>(index)]}; });
    return picked.index >= 0 ? static_cast<std::size_t>(picked.index) : chosen;
}

void VersionsPage::draw_difference(ViewContext& context, const PolicyData& data) {
    if (m_states.size() < 2)
        return;
    Ui& ui = context.ui;
    heading(ui, "What differs");
    const std::size_t from = m_from, to = m_to;
    {
        auto row = columns(ui, {1, 1}, 16);
        m_from = pick(context, "From", m_from);
        next_column(ui);
        m_to = pick(context, "To", m_to);
    }
    if (from != m_from || to != m_to)
        compare(context, data);
    if (!m_difference_problem.empty())
        return label(ui, m_difference_problem, {.colour = ui.theme().bad});
    m_changes.draw(context, "Differences of the versions");
}

void VersionsPage::prepare_exports(const Id& version) {
    if (m_has_exports && m_exported == version)
        return;
    m_has_exports = true;
    m_restored = {{"version", version.text()}};
    m_exported = version;
    for (std::size_t place = 0; place < export_words.size(); ++place) {
        m_exports[place] = {{"format", std::string(export_words[place].format)}};
        if (!version.empty())
            m_exports[place]["version"] = version.text();
    }
}

// R103: the way back to a version.
void VersionsPage::draw_restore(ViewContext& context) {
    const ReportRow* chosen = m_list.chosen();
    if (!chosen || context.session().presenting)
        return;
    prepare_exports(chosen->record);
    auto row = line(context.ui, {.height = metric::control});
    command_button(context, "policy.restore", m_restored);
    second_label(context.ui, "Puts its records and its ranking back; what came after it rests.");
}

// Nothing where none challenges the policy, or it has not this channel.
std::optional<engage::PolicyQuestion> VersionsPage::challenger_question(ViewContext& context,
                                                                        const PolicyData& data) {
    const PolicyVersion* version = engage::challenger_of(context.store());
    if (!version)
        return std::nullopt;
    const auto store = engage::thawed(*version);
    if (!store.ok())
        return std::nullopt;
    return data.question_about(store.value(), data.catalogue_of(store.value()), version->ranking);
}

void VersionsPage::draw_exports(ViewContext& context, PolicyData& data) {
    Ui& ui = context.ui;
    auto box = card(ui, "Files", {.quiet = true});
    heading(ui, "Files for the systems in place");
    const ReportRow* chosen = m_list.chosen();
    prepare_exports(chosen ? chosen->record : Id());
    second_label(ui, chosen ? ui.format("Of “%s”, the version chosen above.", chosen->cells[1].text.c_str())
                            : std::string_view("Of the policy now; choose a version above to export that."));
    auto row = line(ui, {.height = metric::control, .wrap = true});
    for (std::size_t place = 0; place < export_words.size(); ++place)
        command_button(context, "policy.export", m_exports[place], CommandLook::Normal,
                       export_words[place].label);
    if (m_decided) {
        next_width(ui, 220);
        if (progress(ui, "Writing the decided actions", m_decided->progress(), {.cancel_label = "Stop"}))
            m_decided.reset();
        return;
    }
    const std::string_view refused = data.run ? "" : "Import customers first.";
    const auto decide = [&](std::string_view label, std::string_view format) {
        if (!button(ui, label,
                    {.tooltip = "What each customer is offered now: rank, score and reason",
                     .disabled_reason = refused}))
            return;
        m_decided_format = format;
        m_is_decided = false;
        m_decided = std::make_unique<DecidedFile>(
            data.question(), challenger_question(context, data), engage::arm_plan_of(context.store()),
            format == "csv" ? DecidedFormat::Csv : DecidedFormat::JsonLines);
    };
    decide("Decided actions as CSV", "csv");
    decide("Decided actions as JSON lines", "json");
}

bool VersionsPage::work(const std::function<double()>& clock, double until) {
    if (!m_decided || m_is_decided)
        return false;
    while (clock() < until) {
        if (m_decided->step(rows_a_step) == tables::JobState::Running)
            continue;
        m_is_decided = true;
        return false;
    }
    return true;
}

LATER void VersionsPage::draw(ViewContext& context, PolicyData& data, const Box& box) {
    refresh(context, data);
    if (m_is_decided && m_decided) {
        run(context, "policy.export_decided",
            {{"format", std::string(m_decided_format)}, {"text", std::move(*m_decided).take_text()}});
        m_decided.reset();
    }
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "Versions", box, metric::padding, 16);
    data.draw_choice(context);
    if (data.run)
        data.draw_progress(ui, *data.run, "Simulating");
    draw_publish(context, data);
    const float rows = std::clamp(static_cast<float>(m_list.rows.size()), 1.0F, most_rows_seen);
    m_list.draw_table(context, "Published versions", place(ui, 0, (rows + 2) * metric::grid_row),
                      list_columns,
                      "Nothing was published yet: publish the policy to be able to compare and go back");
    draw_restore(context);
    draw_difference(context, data);
    draw_exports(context, data);
}

} // namespace throughline::ui
