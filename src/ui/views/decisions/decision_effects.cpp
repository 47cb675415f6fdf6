// What the decision does to the customers: results, rules, and who would change before an edit is kept.
#include "base/later.h"
#include "base/text.h"
#include "ui/views/decisions/decisions_view.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr std::size_t bars_shown = 10;
constexpr std::size_t rules_of_large_table = 1000;
constexpr double pause_milliseconds = 250;
// More columns than this are too thin to read.
constexpr std::size_t columns_shown = 40;

} // namespace

// Small tables follow every letter; a large one is copied and compiled when the typing pauses.
LATER void DecisionsView::preview(ViewContext& context, const OpenDecision& open, std::size_t rule,
                                  int column, std::string_view value) {
    m_preview_of = open.record;
    m_preview_rule = rule;
    m_preview_column = column;
    m_preview_value = std::string(value);
    const bool is_large = open.decision->rules.size() > rules_of_large_table;
    m_preview_due = context.ui.milliseconds() + (is_large ? pause_milliseconds : 0);
}

LATER void DecisionsView::make_preview(ViewContext& context, const OpenDecision& open) {
    if (m_preview_due < 0 || m_preview_of != open.record)
        return;
    const double wait = m_preview_due - context.ui.milliseconds();
    if (wait > 0) {
        context.ui.wake_after(wait);
        return;
    }
    m_preview_due = -1;
    const auto cell = static_cast<std::size_t>(m_preview_column);
    if (m_preview_rule >= open.decision->rules.size())
        return;
    auto changed = std::make_shared<Decision>(*open.decision);
    DecisionRule& target = changed->rules[m_preview_rule];
    target.input_entries.resize(changed->inputs.size(), "-");
    target.output_entries.resize(changed->outputs.size());
    if (cell < changed->inputs.size())
        target.input_entries[cell] = m_preview_value;
    else if (cell - changed->inputs.size() < changed->outputs.size())
        target.output_entries[cell - changed->inputs.size()] = m_preview_value;
    else
        return;
    if (m_preview)
        context.decisions.cancel(m_preview);
    m_preview = std::move(changed);
    m_difference_version = 0;
}

LATER void DecisionsView::forget_preview(ViewContext& context) {
    if (m_preview)
        context.decisions.cancel(m_preview);
    m_preview.reset();
    m_preview_of.reset();
    m_preview_due = -1;
    m_difference_version = 0;
}

void DecisionsView::draw_effects(ViewContext& context, const OpenDecision& open) {
    if (!open.customers.table)
        return;
    make_preview(context, open);
    auto halves = columns(context.ui, {1, 1}, 16);
    if (m_preview && m_preview_of == open.record)
        draw_changes(context, open);
    else
        draw_results(context, open);
    next_column(context.ui);
    draw_rules_chart(context, open);
}

// R103: which customers change result, before the edit is kept.
void DecisionsView::draw_changes(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    auto box = card(ui, "Before you keep this edit", CardOptions{.quiet = true});
    const tables::Table& table = *open.customers.table;
    const engage::BoundDecision& bound = context.decisions.bound(m_preview, open.customers.name, table);
    if (bound.is_pending) {
        heading(ui, "Before you keep this edit");
        progress_bar(ui, "Reading the rules", context.decisions.progress(m_preview, open.customers.name));
        return;
    }
    if (!bound.decision) {
        heading(ui, "Before you keep this edit");
        const std::string_view message =
            bound.problems.empty() ? std::string_view() : bound.problems.front().message;
        paragraph(ui, message, {.colour = ui.theme().bad});
        return;
    }
    const engage::DecisionRun* after = context.decisions.run(m_preview, open.customers.name, table);
    if (!after || !open.run) {
        heading(ui, "Before you keep this edit");
        progress_bar(ui, "Deciding anew", context.decisions.progress(m_preview, open.customers.name));
        return;
    }
    if (m_difference_version != context.decisions.version()) {
        m_difference = engage::difference(*open.run, *after);
        m_difference_version = context.decisions.version();
    }
    heading(ui, ui.format("Before you keep this edit: %s of %s customers change result",
                          ui.number(static_cast<double>(m_difference.rows.size())).data(),
                          ui.number(table.row_count()).data()));
    std::array<ChartValue, bars_shown> values;
    const std::size_t count = std::min(values.size(), m_difference.moves.size());
    for (std::size_t index = 0; index < count; ++index) {
        const engage::ResultMove& move = m_difference.moves[index];
        values[index] = {.label = ui.format("%s → %s", move.from.c_str(), move.to.c_str()),
                         .value = static_cast<double>(move.rows),
                         .text = ui.number(static_cast<double>(move.rows))};
    }
    if (count == 0)
        second_label(ui, "Nobody's result changes.");
    else
        bar_chart(ui, "Changes of result", {values.data(), count});
}

void DecisionsView::draw_results(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    auto box = card(ui, "Results by customers", CardOptions{.quiet = true});
    heading(ui,
            ui.format("Results by customers, n = %s", ui.number(open.customers.table->row_count()).data()));
    if (!open.run) {
        if (open.bound && (open.bound->decision || open.bound->is_pending))
            progress_bar(ui, "Deciding", context.decisions.progress(open.record, open.customers.name));
        else
            second_label(ui, "Mend the cells with errors; then every customer is decided.");
        return;
    }
    std::array<ChartValue, bars_shown> values;
    std::size_t count = 0;
    for (std::uint32_t place : open.run->by_frequency) {
        const engage::ResultCount& result = open.run->results[place];
        if (count == values.size() || result.rows == 0)
            break;
        const double share =
            static_cast<double>(result.rows) / std::max<std::size_t>(1, open.run->row_count());
        values[count++] = {
            .label = result.text,
            .value = static_cast<double>(result.rows),
            .text =
                ui.format("%s · %.0f %%", ui.number(static_cast<double>(result.rows)).data(), share * 100)};
    }
    bar_chart(ui, "Customers by result", {values.data(), count});
    if (link(ui, "Show the customers"))
        run(context, "go.customers");
}

void DecisionsView::draw_rules_chart(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    auto box = card(ui, "Rules by customers", CardOptions{.quiet = true});
    heading(ui, "Rules by customers");
    if (!open.run)
        return;
    std::array<ChartValue, columns_shown> values;
    const std::size_t chosen_rule =
        m_editor.row < m_rows.count() ? m_rows.rule_at(m_editor.row) : static_cast<std::size_t>(-1);
    const std::size_t count = std::min(values.size(), open.run->deciding_counts.size());
    for (std::size_t index = 0; index < count; ++index) {
        const auto customers = static_cast<double>(open.run->deciding_counts[index]);
        values[index] = {.label = ui.format("%zu", index + 1),
                         .value = customers,
                         .text = ui.number(customers),
                         .muted = index != chosen_rule};
    }
    const int chosen = column_chart(ui, "Customers by rule", {values.data(), count}, {.choosable = true});
    if (chosen >= 0)
        m_editor.go_to(chosen, 0);
    if (open.run->deciding_counts.size() > count)
        small_label(ui, ui.format("the first %zu of %zu rules", count, open.run->deciding_counts.size()));
}

} // namespace throughline::ui
