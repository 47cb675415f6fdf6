#include "ui/views/decisions/versions_card.h"

#include "base/later.h"
#include "base/text.h"
#include "engage/decision_versions.h"
#include "model/records/decision.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

using dmn::CellDifference;
using dmn::RuleDifference;

namespace {

constexpr std::size_t history_at_first = 4;
constexpr std::size_t bars_shown = 10;
constexpr float rows_shown = 12;

std::string_view version_name(Ui& ui, const DecisionVersion& version) {
    return ui.format("Version %lld", static_cast<long long>(version.version.value_or(0)));
}

const DecisionRule* rule_at(const Decision& decision, const std::optional<std::uint32_t>& rule) {
    return rule ? &decision.rules[*rule] : nullptr;
}

// The text of a cell in one of the two tables; "" where there is none.
std::string_view cell_of(const DecisionRule* rule, bool is_output,
                         const std::optional<std::uint32_t>& index) {
    if (!rule || !index)
        return {};
    const std::vector<std::string>& entries = is_output ? rule->output_entries : rule->input_entries;
    return *index < entries.size() ? std::string_view(entries[*index]) : std::string_view();
}

std::string_view what_changed(Ui& ui, const RuleDifference& rule) {
    if (rule.added())
        return "added";
    if (rule.removed())
        return "removed";
    if (rule.moved && rule.changed())
        return ui.format("changed, moved from %u", *rule.before + 1);
    if (rule.moved)
        return ui.format("moved from %u", *rule.before + 1);
    return rule.changed() ? "changed" : "same";
}

Tone tone_of(const RuleDifference& rule) {
    return rule.added()                   ? Tone::Good
           : rule.removed()               ? Tone::Bad
           : rule.moved || rule.changed() ? Tone::Warning
                                          : Tone::Outlined;
}

} // namespace

LATER void VersionsCard::draw(ViewContext& context, const RecordPointer& record, const OpenTable& customers) {
    Ui& ui = context.ui;
    prepare(record);
    const auto& decision = *as<Decision>(record);
    auto box = card(ui, "Versions", CardOptions{.quiet = true});
    heading(ui, "Versions");
    if (m_choices.size() < 2)
        second_label(ui, "Publish the decision to keep its table. From then on every change is told cell by "
                         "cell, with the customers who would get another result.");
    draw_publish(context);
    draw_history(context, decision);
    if (m_choices.size() < 2)
        return;
    draw_choice(context, decision);
    draw_difference(context);
    draw_effects(context, customers);
}

void VersionsCard::prepare(const RecordPointer& record) {
    if (m_decision == record)
        return;
    const bool is_other = !m_decision || m_decision->id != record->id;
    m_decision = record;
    const auto& decision = *as<Decision>(record);
    m_choices.assign(1, present);
    for (std::size_t index = decision.versions.size(); index-- > 0;) {
        if (engage::has_logic(decision.versions[index]))
            m_choices.push_back(static_cast<int>(index));
    }
    if (is_other) {
        m_publish = {{"id", decision.id.text()}, {"note", std::string()}};
        m_whole_history = m_all_rules = m_is_chosen = false;
        m_grid = {};
    }
    const auto is_kept = [this](int version) {
        return std::find(m_choices.begin(), m_choices.end(), version) != m_choices.end();
    };
    m_is_chosen = m_is_chosen && is_kept(m_from) && is_kept(m_to);
    if (!m_is_chosen) {
        // What is new against what is published; where nothing is, the last publication against the one
        // before.
        m_to = present;
        m_from = m_choices.size() > 1 ? m_choices[1] : present;
        const bool is_unchanged =
            m_from != present &&
            engage::is_unchanged(decision, decision.versions[static_cast<std::size_t>(m_from)]);
        if (is_unchanged && m_choices.size() > 2) {
            m_to = m_from;
            m_from = m_choices[2];
        }
    }
    compare();
}

// A record with the logic of the version, so that it can be run over customers.
RecordPointer VersionsCard::state_at(int version) const {
    if (version == present)
        return m_decision;
    const auto& decision = *as<Decision>(m_decision);
    return engage::with_logic(decision, decision.versions[static_cast<std::size_t>(version)]);
}

void VersionsCard::compare() {
    m_before = state_at(m_from);
    m_after = state_at(m_to);
    m_effects_version = 0;
    const auto &before = *as<Decision>(m_before), &after = *as<Decision>(m_after);
    // Without a version there is nothing to compare with, and a large table is not compared with itself.
    m_difference = m_choices.size() < 2 ? dmn::TableDifference() : engage::difference(before, after);
    m_summary = engage::summary(m_difference);
    m_rows.clear();
    for (std::uint32_t row = 0; row < m_difference.rules.size(); ++row) {
        const RuleDifference& rule = m_difference.rules[row];
        if (m_all_rules || rule.added() || rule.removed() || rule.moved || rule.changed())
            m_rows.push_back(row);
    }
    // The texts are kept first: the columns hold views of them.
    m_titles.clear();
    for (const dmn::ColumnDifference& column : m_difference.columns) {
        const Decision& from = column.after ? after : before;
        const std::uint32_t index = column.after ? *column.after : *column.before;
        const std::string name = column.is_output                   ? from.outputs[index].name
                                 : from.inputs[index].label.empty() ? from.inputs[index].expression
                                                                    : from.inputs[index].label;
        m_titles.push_back(name + (!column.before          ? " (added)"
                                   : !column.after         ? " (removed)"
                                   : column.header_changed ? " (changed)"
                                                           : ""));
    }
    m_columns.clear();
    m_columns.push_back({.title = "Rule", .width = 60, .sortable = false});
    m_columns.push_back({.title = "What changed", .width = 130, .sortable = false});
    for (std::size_t column = 0; column < m_titles.size(); ++column) {
        // What it was and what it is now stand in one cell.
        const bool has_changes = std::any_of(
            m_difference.rules.begin(), m_difference.rules.end(),
            [column](const RuleDifference& rule) { return rule.cells[column] == CellDifference::Changed; });
        m_columns.push_back(
            {.title = m_titles[column], .width = has_changes ? 300.0F : 80.0F, .sortable = false});
    }
    m_columns.push_back({.title = "Why", .width = 200, .sortable = false});
    if (!m_grid.resized || m_grid.widths.size() != m_columns.size())
        m_grid = {};
}

std::string_view VersionsCard::name_of(Ui& ui, const Decision& decision, int version) const {
    return version == present ? std::string_view("The table now")
                              : version_name(ui, decision.versions[static_cast<std::size_t>(version)]);
}

void VersionsCard::draw_publish(ViewContext& context) {
    if (context.session().presenting)
        return;
    Ui& ui = context.ui;
    auto row = columns(ui, {1, 160});
    std::string& written = m_publish["note"];
    const FieldResult note = text_field(ui, "What changed", written,
                                        {.placeholder = "for those who read the history",
                                         .tooltip = "Left empty, the program says it by itself."});
    if (note.edited() || note.committed())
        written = std::string(note.value);
    next_column(ui);
    if (command_button(context, "decision.publish", m_publish, CommandLook::Primary, "Publish"))
        written.clear();
}

void VersionsCard::draw_history(ViewContext& context, const Decision& decision) {
    Ui& ui = context.ui;
    const std::size_t count = decision.versions.size();
    const std::size_t shown = m_whole_history ? count : std::min(count, history_at_first);
    for (std::size_t place = 0; place < shown; ++place) {
        const DecisionVersion& version = decision.versions[count - 1 - place];
        auto scope = ui.with_id(static_cast<std::uint64_t>(place));
        auto row = key_row(ui, version_name(ui, version));
        auto parts = line(ui, {.wrap = true});
        if (version.on)
            second_label(ui, ui.keep(date_for_people(*version.on)));
        if (const Record* person = context.store().find(version.by))
            second_label(ui, person->title);
        if (!version.note.empty())
            label(ui, version.note);
        if (!engage::has_logic(version))
            small_label(ui, "its table was not kept");
        else if (!context.session().presenting &&
                 link(ui, "Bring it back", {.tooltip = "Makes the table what it was then."}))
            run(context, "decision.restore_version",
                {{"id", decision.id.text()},
                 {"version", text_format("%lld", static_cast<long long>(version.version.value_or(0)))}});
    }
    if (shown < count && link(ui, ui.format("Show all %zu versions", count)))
        m_whole_history = true;
}

int VersionsCard::pick(ViewContext& context, const Decision& decision, std::string_view label, int chosen) {
    Ui& ui = context.ui;
    const auto place = std::find(m_choices.begin(), m_choices.end(), chosen);
    const Picked picked = picker(
        ui, label,
        {.count = static_cast<int>(m_choices.size()), .chosen = static_cast<int>(place - m_choices.begin())},
        [&](int index) { return Choice{name_of(ui, decision, m_choices[static_cast<std::size_t>(index)])}; });
    return picked.index >= 0 ? m_choices[static_cast<std::size_t>(picked.index)] : chosen;
}

void VersionsCard::draw_choice(ViewContext& context, const Decision& decision) {
    Ui& ui = context.ui;
    const int from = m_from, to = m_to;
    const bool all_rules = m_all_rules;
    {
        auto row = columns(ui, {1, 1, 120});
        m_from = pick(context, decision, "From", m_from);
        next_column(ui);
        m_to = pick(context, decision, "To", m_to);
        next_column(ui);
        if (toggle_button(ui, "All rules", m_all_rules, {.tooltip = "Also those that are the same in both"}))
            m_all_rules = !m_all_rules;
    }
    m_is_chosen = m_is_chosen || from != m_from || to != m_to;
    if (from != m_from || to != m_to || all_rules != m_all_rules)
        compare();
}

void VersionsCard::draw_difference(ViewContext& context) {
    Ui& ui = context.ui;
    heading(ui, ui.format("Difference: %s", m_summary.c_str()));
    if (m_rows.empty())
        return;
    GridOptions options;
    options.row_count = static_cast<std::int64_t>(m_rows.size());
    options.multiple_selection = false;
    const float rows = std::min(static_cast<float>(m_rows.size()), rows_shown);
    // Its header, and room for the bar below.
    const Box box = place(ui, 0, (rows + 2) * options.row_height);
    data_grid(ui, "Difference of the versions", box, m_grid, m_columns, options,
              [&](std::int64_t row, int column, GridCell& cell) { fill_cell(context, row, column, cell); });
}

void VersionsCard::fill_cell(ViewContext& context, std::int64_t row, int column, GridCell& cell) const {
    Ui& ui = context.ui;
    const RuleDifference& rule = m_difference.rules[m_rows[static_cast<std::size_t>(row)]];
    const DecisionRule* before = rule_at(*as<Decision>(m_before), rule.before);
    const DecisionRule* after = rule_at(*as<Decision>(m_after), rule.after);
    if (column == 0) {
        cell.text = ui.format("%u", (rule.after ? *rule.after : *rule.before) + 1);
        return;
    }
    if (column == 1) {
        cell.kind = CellKind::Chip;
        cell.text = what_changed(ui, rule);
        cell.tone = tone_of(rule);
        return;
    }
    if (column == static_cast<int>(m_columns.size()) - 1) {
        cell.text = after ? after->annotation : before->annotation;
        cell.muted = !rule.annotation_changed;
        return;
    }
    const auto index = static_cast<std::size_t>(column - 2);
    const dmn::ColumnDifference& about = m_difference.columns[index];
    const std::string_view old = cell_of(before, about.is_output, about.before);
    const std::string_view now = cell_of(after, about.is_output, about.after);
    switch (rule.cells[index]) {
    case CellDifference::Same:
        cell.text = now;
        cell.muted = true;
        return;
    case CellDifference::Changed:
        cell.text = ui.format("%.*s → %.*s", static_cast<int>(old.size()), old.data(),
                              static_cast<int>(now.size()), now.data());
        cell.tone = Tone::Warning;
        break;
    case CellDifference::Added:
        cell.text = ui.format("+ %.*s", static_cast<int>(now.size()), now.data());
        cell.tone = Tone::Good;
        break;
    case CellDifference::Removed:
        cell.text = ui.format("− %.*s", static_cast<int>(old.size()), old.data());
        cell.tone = Tone::Bad;
        break;
    }
    cell.kind = CellKind::Chip;
}

// R103: which customers get another result.
void VersionsCard::draw_effects(ViewContext& context, const OpenTable& customers) {
    Ui& ui = context.ui;
    if (!customers.table || m_from == m_to)
        return;
    const tables::Table& table = *customers.table;
    for (const RecordPointer& state : {m_before, m_after}) {
        if (context.decisions.bound(state, customers.name, table).decision)
            continue;
        second_label(ui, "One of the two has cells with errors, so its customers cannot be decided.");
        return;
    }
    const engage::DecisionRun* before = context.decisions.run(m_before, customers.name, table);
    const engage::DecisionRun* after = context.decisions.run(m_after, customers.name, table);
    if (!before || !after) {
        progress_bar(ui, "Deciding with both versions",
                     (context.decisions.progress(m_before, customers.name) +
                      context.decisions.progress(m_after, customers.name)) /
                         2);
        return;
    }
    if (m_effects_version != context.decisions.version()) {
        m_effects = engage::difference(*before, *after);
        m_effects_version = context.decisions.version();
    }
    if (m_effects.moves.empty()) {
        second_label(ui,
                     ui.format("None of %s customers changes result.", ui.number(table.row_count()).data()));
        return;
    }
    heading(ui, ui.format("%s of %s customers change result",
                          ui.number(static_cast<double>(m_effects.rows.size())).data(),
                          ui.number(table.row_count()).data()));
    std::array<ChartValue, bars_shown> values;
    const std::size_t count = std::min(values.size(), m_effects.moves.size());
    for (std::size_t index = 0; index < count; ++index) {
        const engage::ResultMove& move = m_effects.moves[index];
        values[index] = {.label = ui.format("%s → %s", move.from.c_str(), move.to.c_str()),
                         .value = static_cast<double>(move.rows),
                         .text = ui.number(static_cast<double>(move.rows))};
    }
    bar_chart(ui, "Customers who change result between the versions", {values.data(), count});
}

} // namespace throughline::ui
