// A decision requirements graph as a scene, in the standard's shapes and lines (DMN 1.5, table 20), with the
// values of one customer on it where there are any.
#pragma once

#include "canvas/scene.h"
#include "engage/model_answers.h"
#include "ui/views/decisions/graph_elements.h"
#include "ui/views/decisions/graph_layout.h"

namespace throughline::ui {

struct GraphScene {
    const DecisionGraph& graph;
    // nullptr: laid out automatically.
    const dmn::Diagram* diagram = nullptr;
    // nullptr: nobody was chosen.
    const engage::ModelAnswers* answers = nullptr;
    // What leads to this element is drawn as the path; without it, all that has a value is.
    std::optional<std::size_t> asked;

    void fill(canvas::Scene& scene, canvas::TextMeasurer& measurer) const;
};

// "call", or "no value" for what nobody gave or decided; `answers` may be nullptr.
std::string answer_text(const engage::ModelAnswers* answers, const GraphElement& element);
// "rule 2", "rules 2 and 5"; empty for what is no decision table or had no hit.
std::string fired_text(const engage::ModelAnswers* answers, const GraphElement& element);

} // namespace throughline::ui
