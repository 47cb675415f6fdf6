// Why, through the graph: one set of inputs, and the value of every element that follows from it, with the
// rules that fired.
#pragma once

#include "dmn/engine.h"
#include "engage/decision_model.h"
#include "feel/value.h"
#include "tables/table.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace throughline::engage {

struct ElementAnswer {
    feel::Value value;
    // Of a decision table: its rules and inputs, and the table that explains them.
    std::optional<dmn::Evaluation> evaluation;
    std::shared_ptr<const dmn::CompiledTable> table;
};

struct ModelAnswers {
    // By the id of an input datum or decision; input data that nobody gave a value are left out.
    std::map<std::string, ElementAnswer, std::less<>> elements;
    // What went wrong on the way, for people.
    std::vector<std::string> messages;
};

// Values of input data by id, as FEEL texts that the person gave.
using GivenTexts = std::map<std::string, std::string, std::less<>>;

class ModelQuestion {
public:
    explicit ModelQuestion(const AssembledModel& assembled);

    // The columns of a customer's row that are meant by the input data: by name, spaces and hyphens like
    // underscores; of a structured type, one column for each component. What `given` has comes first; a text
    // there that is no FEEL literal is said in `messages`.
    ModelAnswers ask(const tables::Table* customers, tables::RowIndex row, const GivenTexts& given) const;
    const std::vector<dmn::ModelProblem>& problems() const { return m_problems; }

private:
    std::optional<feel::Value> value_from(const dmn::InputData& input, const tables::Table& customers,
                                          tables::RowIndex row) const;

    std::shared_ptr<const dmn::Engine> m_engine;
    std::vector<dmn::ModelProblem> m_problems;
};

} // namespace throughline::engage
