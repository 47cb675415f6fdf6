// Decisions as a graph of what they require, and for one customer the way through it with every value.
#pragma once

#include "engage/model_answers.h"
#include "ui/views/canvas/canvas_host.h"
#include "ui/views/customers/table_access.h"
#include "ui/views/decisions/graph_elements.h"
#include "ui/views/view.h"

#include <memory>
#include <optional>
#include <string>

namespace throughline::ui {

class GraphView {
public:
    void draw(ViewContext& context, const Box& box);
    // The element that was chosen, with its value and why. True where there is nothing else to show about it.
    bool draw_inspector(ViewContext& context);
    // For the toolbar: which model, which drawing, which customer.
    void draw_choices(ViewContext& context);
    float zoom() const { return m_host.zoom(); }

private:
    void assemble(ViewContext& context);
    void answer(ViewContext& context);
    const TableReference* reference(const ViewContext& context) const;
    OpenTable customers(ViewContext& context) const;
    void draw_empty(ViewContext& context, const Box& box);
    void draw_models(ViewContext& context);
    void draw_drawings(ViewContext& context);
    void draw_customer(ViewContext& context);
    void take(ViewContext& context, const canvas::Intent& intent);
    void choose(ViewContext& context, std::optional<std::size_t> element);
    void open(ViewContext& context, const GraphElement& element);
    void follow_selection(ViewContext& context);
    const engage::ModelAnswers* answers() const { return m_has_answers ? &m_answers : nullptr; }

    // graph_inspector.cpp
    void draw_element(ViewContext& context, std::size_t index);
    void draw_value(ViewContext& context, const GraphElement& element);
    std::string_view given_text(const std::string& element) const;
    void draw_given(ViewContext& context, const GraphElement& element);
    void draw_reasons(ViewContext& context, const engage::ElementAnswer& answer);
    void draw_requirements(ViewContext& context, std::size_t index);

    CanvasHost m_host;
    // Of one version of the store and one model.
    std::uint64_t m_store_version = ~std::uint64_t{0};
    Id m_model;
    Result<engage::AssembledModel> m_assembled = engage::AssembledModel{};
    DecisionGraph m_graph;
    std::unique_ptr<engage::ModelQuestion> m_question;
    // The drawing of the file that is shown; beyond them, the automatic one.
    std::size_t m_drawing = 0;

    std::string m_element; // the id of the element that is chosen
    Id m_followed;         // the record that was chosen with it
    canvas::Selection m_selection;

    // Texts of FEEL that the person tries instead of a customer's, by input data.
    engage::GivenTexts m_given;
    std::string m_answered_customer;
    std::string m_answered_table;
    bool m_customer_found = false;
    bool m_is_answered = false;
    bool m_has_answers = false;
    engage::ModelAnswers m_answers;

    // Of what the scene shows.
    std::uint64_t m_version = 0;
    std::size_t m_shown_drawing = 0;
};

} // namespace throughline::ui
