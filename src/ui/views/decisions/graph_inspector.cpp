// The inspector of the graph: one element, its value for the customer, and why it has it.
#include "base/later.h"
#include "base/text.h"
#include "engage/table_decision.h"
#include "ui/views/decisions/graph_scene.h"
#include "ui/views/decisions/graph_view.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

constexpr std::uint32_t rules_explained = 12;

} // namespace

LATER bool GraphView::draw_inspector(ViewContext& context) {
    if (!m_assembled.ok() || m_graph.elements.empty())
        return false;
    const auto chosen = m_graph.find(m_element);
    if (chosen) {
        draw_element(context, *chosen);
        return m_graph.elements[*chosen].record.empty();
    }
    Ui& ui = context.ui;
    heading(ui, m_assembled.value().model.name, 1);
    second_label(ui, "Decision requirements graph");
    if (!m_assembled.value().model.description.empty())
        paragraph(ui, m_assembled.value().model.description);
    paragraph(ui, "Select an element to see what it requires; give a customer's key to see every value.",
              {.colour = ui.theme().second_ink});
    return true;
}

void GraphView::draw_element(ViewContext& context, std::size_t index) {
    Ui& ui = context.ui;
    const GraphElement element = m_graph.elements[index];
    auto scope = ui.with_id(element.id);
    heading(ui, element.name, 1);
    if (element.record.empty()) {
        second_label(ui, element.detail.empty() ? element_words(element.kind)
                                                : ui.format("%s · %s", element_words(element.kind).data(),
                                                            element.detail.c_str()));
        if (!element.description.empty())
            paragraph(ui, element.description);
        if (!element.expression.empty()) {
            section(ui, "Expression");
            paragraph(ui, element.expression);
        }
    } else if (link(ui, "Open the decision table")) {
        return open(context, element);
    }
    draw_value(context, element);
    draw_requirements(context, index);
}

void GraphView::draw_value(ViewContext& context, const GraphElement& element) {
    Ui& ui = context.ui;
    if (element.kind == ElementKind::InputData)
        draw_given(context, element);
    if (!m_has_answers)
        return;
    const auto found = m_answers.elements.find(element.id);
    if (found == m_answers.elements.end())
        return;
    section(ui, "Value");
    {
        auto box = card(ui, "Value", CardOptions{.quiet = true});
        label(ui, ui.keep(answer_text(&m_answers, element)), {.weight = Weight::Semibold});
        const std::string fired = fired_text(&m_answers, element);
        if (!fired.empty())
            second_label(ui, ui.keep(fired));
    }
    draw_reasons(context, found->second);
    for (const std::string& message : m_answers.messages)
        paragraph(ui, message, {.colour = ui.theme().warning});
}

std::string_view GraphView::given_text(const std::string& element) const {
    const auto found = m_given.find(element);
    return found == m_given.end() ? std::string_view() : std::string_view(found->second);
}

// A value of the person's own, tried instead of the customer's.
void GraphView::draw_given(ViewContext& context, const GraphElement& element) {
    Ui& ui = context.ui;
    section(ui, "Try a value");
    const std::string known = m_has_answers ? answer_text(&m_answers, element) : std::string();
    const FieldResult given =
        text_field(ui, "Value to try", given_text(element.id),
                   {.label = LabelPlace::Hidden,
                    .placeholder = known.empty() ? "12, \"text\", true" : ui.keep(known),
                    .note = "FEEL; the graph is decided anew with it."});
    if (!given.committed())
        return;
    m_given[element.id] = std::string(trimmed(given.value));
    m_is_answered = false;
    ui.request_frame();
}

void GraphView::draw_reasons(ViewContext& context, const engage::ElementAnswer& answer) {
    Ui& ui = context.ui;
    if (!answer.evaluation || !answer.table)
        return;
    const dmn::DecisionTable& table = dmn::source(*answer.table);
    const dmn::Evaluation& evaluation = *answer.evaluation;
    for (const std::string& message : evaluation.messages)
        paragraph(ui, message, {.colour = ui.theme().warning});
    for (const std::uint32_t rule : evaluation.deciding) {
        auto scope = ui.with_id(static_cast<std::uint64_t>(rule));
        section(ui, ui.format("Because rule %u holds", rule + 1));
        for (std::size_t input = 0; input < table.inputs.size() && input < evaluation.inputs.size();
             ++input) {
            auto each = ui.with_id(static_cast<std::uint64_t>(input));
            const dmn::Input& asked = table.inputs[input];
            auto row = key_row(ui, asked.label.empty() ? asked.expression : asked.label);
            auto values = line(ui, {.wrap = true});
            label(ui, ui.keep(engage::result_text(evaluation.inputs[input])));
            const std::string& test = table.rules[rule].input_entries[input];
            if (!test.empty() && test != "-")
                chip(ui, test, Tone::Good);
        }
        if (!table.rules[rule].annotation.empty())
            paragraph(ui, table.rules[rule].annotation, {.colour = ui.theme().second_ink});
    }
    section(ui, "Why not the others");
    std::uint32_t shown = 0;
    for (std::uint32_t rule = 0; rule < table.rules.size() && shown < rules_explained; ++rule) {
        if (std::find(evaluation.deciding.begin(), evaluation.deciding.end(), rule) !=
            evaluation.deciding.end())
            continue;
        auto scope = ui.with_id(static_cast<std::uint64_t>(rule));
        auto row = key_row(ui, ui.format("rule %u", rule + 1));
        paragraph(ui, ui.keep(dmn::explain_rule(*answer.table, evaluation, rule)));
        ++shown;
    }
    const std::size_t others = table.rules.size() - evaluation.deciding.size();
    if (others > shown)
        second_label(ui, ui.format("and %zu more", others - shown));
}

// The way on through the graph, by keyboard too.
void GraphView::draw_requirements(ViewContext& context, std::size_t index) {
    Ui& ui = context.ui;
    std::optional<std::size_t> next;
    const auto list = [&](std::string_view title, const auto& is_listed, const auto& other) {
        bool headed = false;
        for (std::size_t place = 0; place < m_graph.requirements.size(); ++place) {
            const GraphRequirement& requirement = m_graph.requirements[place];
            if (!is_listed(requirement))
                continue;
            if (!headed)
                section(ui, title);
            headed = true;
            const GraphElement& element = m_graph.elements[other(requirement)];
            auto scope =
                ui.with_id(ui.format("%.*s/%zu", static_cast<int>(title.size()), title.data(), place));
            auto row = line(ui, {.wrap = true});
            if (link(ui, element.name))
                next = other(requirement);
            if (m_has_answers && m_answers.elements.contains(element.id))
                label(ui, ui.keep(answer_text(&m_answers, element)));
            else
                second_label(ui, element_words(element.kind));
        }
    };
    list(
        "Requires", [index](const GraphRequirement& requirement) { return requirement.by == index; },
        [](const GraphRequirement& requirement) { return requirement.required; });
    list(
        "Required by", [index](const GraphRequirement& requirement) { return requirement.required == index; },
        [](const GraphRequirement& requirement) { return requirement.by; });
    if (next)
        choose(context, next);
}

} // namespace throughline::ui
