// The inspector beside the grid of customers: results of the decision and values of a column, as charts to
// click on.
#include "base/later.h"
#include "tables/summary.h"
#include "ui/views/customers/customers_view.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr std::size_t bars_shown = 12;

// The first column whose values repeat often enough that counting them says something.
std::size_t column_to_compare(const tables::Table& table) {
    for (std::size_t column = 0; column < table.column_count(); ++column) {
        const tables::RowIndex distinct = table.column_info(column).distinct_count;
        if (distinct >= 2 && distinct <= bars_shown)
            return column;
    }
    return 0;
}

} // namespace

LATER void CustomersView::draw_inspector(ViewContext& context, const Box& box) {
    const OpenTable open = open_table(context);
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "Inspector content", box, 14, 6);
    if (!open.reference || !open.table) {
        heading(ui, "Customers", 1);
        second_label(ui, "Nothing is loaded.");
        return;
    }
    if (!context.session().customer.empty())
        return m_page.draw_inspector(context, open);
    heading(ui, open.reference->title, 1);
    second_label(ui, ui.format("%s customers · %zu attributes", ui.number(open.table->row_count()).data(),
                               open.table->column_count()));
    if (!open.reference->file.empty())
        key_value(ui, "File", open.reference->file);
    if (open.reference->imported_at)
        key_value(ui, "Imported", ui.date(date_of(*open.reference->imported_at)));
    draw_results(context, open);
    draw_facets(context, open);
}

void CustomersView::draw_results(ViewContext& context, const OpenTable& open) {
    if (!open.decision)
        return;
    Ui& ui = context.ui;
    section(ui, ui.format("%s, by customers", open.decision->title.c_str()));
    if (!open.run) {
        const bool failed = open.bound && !open.bound->decision;
        second_label(ui, failed ? "The decision has errors." : "Deciding…");
        return;
    }
    std::array<ChartValue, bars_shown> values;
    std::size_t count = 0;
    for (std::uint32_t place : open.run->by_frequency) {
        const engage::ResultCount& result = open.run->results[place];
        if (count == values.size() || result.rows == 0)
            break;
        values[count++] = {.label = result.text,
                           .value = static_cast<double>(result.rows),
                           .text = ui.number(static_cast<double>(result.rows)),
                           .muted = !m_result_filter.empty() && m_result_filter != result.text,
                           .tooltip = "Only these customers"};
    }
    const int chosen = bar_chart(ui, "Results", {values.data(), count}, {.choosable = true});
    if (chosen >= 0) {
        const std::string text(values[static_cast<std::size_t>(chosen)].label);
        m_result_filter = m_result_filter == text ? std::string() : text;
    }
    small_label(ui, ui.format("n = %s", ui.number(static_cast<double>(open.run->row_count())).data()));
    if (open.run->undecided > 0)
        chip(ui,
             ui.format("%llu customers without a rule", static_cast<unsigned long long>(open.run->undecided)),
             Tone::Warning);
    if (open.run->violations > 0)
        chip(ui,
             ui.format("%llu customers with contradicting rules",
                       static_cast<unsigned long long>(open.run->violations)),
             Tone::Bad);
}

void CustomersView::draw_facets(ViewContext& context, const OpenTable& open) {
    Ui& ui = context.ui;
    section(ui, "Values of a column");
    if (!m_facet_column)
        m_facet_column = column_to_compare(*open.table);
    std::size_t& shown = *m_facet_column;
    const Picked picked = picker(
        ui, "Column",
        {.count = static_cast<int>(open.table->column_count()),
         .chosen = static_cast<int>(shown),
         .label_hidden = true},
        [&](int index) { return Choice{open.table->column_info(static_cast<std::size_t>(index)).name}; });
    if (picked)
        shown = static_cast<std::size_t>(picked.index);
    const bool stale = m_facet_version != m_rows.version() || m_facet_counted != shown + 1;
    if (stale && !m_rows.busy()) {
        auto counts = tables::count_values(*open.table, shown, m_rows.rows(), bars_shown);
        m_facet = counts.ok() ? std::move(counts).value() : tables::ValueCounts{};
        m_facet_version = m_rows.version();
        m_facet_counted = shown + 1;
    }
    std::array<ChartValue, bars_shown> values;
    const std::size_t count = std::min(values.size(), m_facet.values.size());
    for (std::size_t index = 0; index < count; ++index) {
        const tables::ValueCount& value = m_facet.values[index];
        values[index] = {.label = value.text,
                         .value = static_cast<double>(value.rows),
                         .text = ui.number(value.rows),
                         .tooltip = "Only these customers"};
    }
    const int chosen = bar_chart(ui, "Values", {values.data(), count}, {.choosable = true});
    if (chosen >= 0)
        m_filters.push_back({shown, std::string(values[static_cast<std::size_t>(chosen)].label)});
    if (m_facet.distinct > count)
        small_label(ui, ui.format("%u more values", m_facet.distinct - static_cast<unsigned>(count)));
    small_label(
        ui, ui.format("n = %s, blank %s", ui.number(m_facet.rows).data(), ui.number(m_facet.blank).data()));
}

} // namespace throughline::ui
