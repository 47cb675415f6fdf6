// The inspector of a decision: one customer explained, and the cell under the cursor.
#include "base/text.h"
#include "ui/views/decisions/customer_test.h"
#include "ui/views/decisions/decisions_view.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

// Of thousands of rules nobody reads all the reasons.
static constexpr std::size_t most_explained = 60;

void DecisionsView::draw_explained(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    if (!open.customers.table)
        return;
    Session& session = context.session();
    const FieldResult asked =
        text_field(ui, "Customer", session.customer,
                   {.placeholder = "a key, to see why",
                    .invalid = !m_customer_found && !session.customer.empty() && m_explained_by
                                   ? std::string_view("No customer has this key.")
                                   : std::string_view()});
    if (asked.committed())
        session.customer = std::string(trimmed(asked.value));
    if (!m_customer_found || !m_explained_by)
        return;
    const dmn::DecisionTable& table = dmn::source(m_explained_by->compiled());
    section(ui, "Result");
    {
        auto box = card(ui, "Result", CardOptions{.quiet = true});
        label(ui, ui.keep(engage::result_text(m_evaluation.result)), {.weight = Weight::Semibold});
        if (!m_evaluation.deciding.empty())
            second_label(ui, ui.format("rule %u", m_evaluation.deciding.front() + 1));
    }
    if (!m_evaluation.deciding.empty()) {
        section(ui, "Because");
        const std::uint32_t rule = m_evaluation.deciding.front();
        for (std::size_t input = 0; input < table.inputs.size(); ++input) {
            auto scope = ui.with_id(static_cast<std::uint64_t>(input));
            const dmn::Input& asked_for = table.inputs[input];
            auto row = key_row(ui, asked_for.label.empty() ? asked_for.expression : asked_for.label);
            auto values = line(ui);
            label(ui, ui.keep(engage::result_text(m_evaluation.inputs[input])));
            const std::string& test = table.rules[rule].input_entries[input];
            if (!test.empty() && test != "-")
                chip(ui, test, Tone::Good);
        }
    }
    section(ui, "Why not the others");
    const auto count = static_cast<std::uint32_t>(std::min(table.rules.size(), most_explained));
    for (std::uint32_t rule = 0; rule < count; ++rule) {
        if (!m_evaluation.deciding.empty() && m_evaluation.deciding.front() == rule)
            continue;
        auto scope = ui.with_id(static_cast<std::uint64_t>(rule));
        auto row = key_row(ui, ui.format("rule %u", rule + 1));
        paragraph(ui, ui.keep(dmn::explain_rule(m_explained_by->compiled(), m_evaluation, rule)));
    }
    if (count < table.rules.size())
        small_label(ui,
                    ui.format("the first %u of %zu rules; the others say it in the table, at their number",
                              count, table.rules.size()));
    if (link(ui, "Show this customer"))
        run(context, "go.customer", {{"key", session.customer}});
    customer_test_button(context, open.decision->id, *m_explained_by, m_customer_row, m_customer);
}

void DecisionsView::draw_cell(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    if (m_editor.row >= m_rows.count() || m_facts.decision != open.record)
        return;
    const std::size_t rule = m_rows.rule_at(m_editor.row);
    const dmn::CellProblem* problem = problem_at(open, rule, m_editor.column);
    if (!problem)
        return;
    section(ui, "Cell");
    paragraph(ui, problem->message, {.colour = ui.theme().bad});
    small_label(ui, ui.format("rule %zu, character %d", rule + 1, problem->text_column));
}

} // namespace throughline::ui
