#include "base/text.h"
#include "dmn/table_data.h"

#include <algorithm>

namespace throughline::dmn {

using feel::Value;

namespace {

std::string name_of_input(const CompiledTable& table, std::size_t column) {
    const Input& input = table.source.inputs[column];
    return input.label.empty() ? std::string(trimmed(input.expression)) : input.label;
}

// Whether the value fits the column's type and allowed values; coerces it. The message says what is wrong.
bool admit_input(const CompiledTable& table, std::size_t column, feel::Machine& machine, Value& value,
                 std::string& message) {
    const InputColumn& input = table.inputs[column];
    if (value.is_null())
        return true;
    if (input.type != nullptr) {
        Value fitting = machine.fitted(value, input.type);
        if (fitting.is_null()) {
            message = name_of_input(table, column) + " is " + feel::value_literal(value, longest_in_message) +
                      ", which is not of type " + feel::type_text(input.type.get()) + ".";
            return false;
        }
        value = std::move(fitting);
    }
    if (input.allowed == nullptr)
        return true;
    const std::uint32_t value_class = input.index->class_of(value);
    const bool allowed = value_class != ColumnIndex::no_class && input.index->decides_allowed()
                             ? input.index->allows(value_class)
                             : machine.test(*input.allowed, {}, value);
    if (!allowed)
        message = name_of_input(table, column) + " is " + feel::value_literal(value, longest_in_message) +
                  ", which is not among the allowed values " +
                  std::string(trimmed(table.source.inputs[column].allowed_values)) + ".";
    return allowed;
}

// Puts the values of the input expressions into evaluation.inputs; false where one is not admitted.
bool evaluate_inputs(const CompiledTable& table, std::span<const Value> values, feel::Machine& machine,
                     Evaluation& evaluation) {
    evaluation.inputs.resize(table.inputs.size());
    bool admitted = true;
    for (std::size_t column = 0; column < table.inputs.size(); ++column) {
        const InputColumn& input = table.inputs[column];
        Value& value = evaluation.inputs[column];
        if (input.variable >= 0) {
            const auto variable = static_cast<std::size_t>(input.variable);
            value = variable < values.size() ? values[variable] : Value();
        } else {
            value = machine.evaluate(*input.expression, values);
        }
        std::string message;
        if (!admit_input(table, column, machine, value, message)) {
            evaluation.messages.push_back(std::move(message));
            admitted = false;
        }
    }
    return admitted;
}

// Evaluates the cells that have no class, for one rule that is still a candidate.
bool passes_undecided(const CompiledTable& table, feel::Machine& machine, std::uint32_t rule,
                      std::span<const Value> values, const std::vector<Value>& inputs) {
    for (const std::uint32_t column : table.undecided_inputs[rule]) {
        if (!machine.test(*table.inputs[column].cells[rule], values, inputs[column]))
            return false;
    }
    return true;
}

// The rules that a value without a class passes, cell by cell.
void pass_cells(const CompiledTable& table, feel::Machine& machine, std::size_t column,
                std::span<const Value> values, const Value& value, std::vector<Word>& candidates) {
    const InputColumn& input = table.inputs[column];
    for (std::uint32_t rule = 0; rule < input.cells.size(); ++rule) {
        Word& word = candidates[rule / word_bits];
        const Word bit = Word{1} << (rule % word_bits);
        if ((word & bit) != 0 && input.cells[rule] != nullptr &&
            !machine.test(*input.cells[rule], values, value))
            word &= ~bit;
    }
}

void find_hits(const CompiledTable& table, std::span<const Value> values, feel::Machine& machine,
               Evaluation& evaluation) {
    const std::size_t rules = table.source.rules.size();
    std::vector<Word>& candidates = evaluation.memory.candidates;
    candidates.assign(table.words, ~Word{0});
    if (rules % word_bits != 0 || rules == 0)
        candidates.back() = (Word{1} << (rules % word_bits)) - 1;
    for (std::size_t column = 0; column < table.inputs.size(); ++column) {
        const ColumnIndex& index = *table.inputs[column].index;
        const std::uint32_t value_class = index.class_of(evaluation.inputs[column]);
        if (value_class == ColumnIndex::no_class) {
            pass_cells(table, machine, column, values, evaluation.inputs[column], candidates);
            continue;
        }
        const Word* passing = index.passing(value_class);
        for (std::size_t word = 0; word < table.words; ++word)
            candidates[word] &= passing[word];
    }
    // FIRST needs no more than the first hit, unless cells have to be evaluated for the reasons anyway.
    for (std::size_t word = 0; word < table.words; ++word) {
        for (Word rest = candidates[word]; rest != 0; rest &= rest - 1) {
            const auto rule = static_cast<std::uint32_t>(word * word_bits +
                                                         static_cast<std::size_t>(__builtin_ctzll(rest)));
            if (!table.has_undecided || passes_undecided(table, machine, rule, values, evaluation.inputs))
                evaluation.hits.push_back(rule);
        }
    }
}

void find_misses(const CompiledTable& table, std::span<const Value> values, feel::Machine& machine,
                 Evaluation& evaluation) {
    std::vector<std::uint32_t>& classes = evaluation.memory.classes;
    classes.clear();
    for (std::size_t column = 0; column < table.inputs.size(); ++column)
        classes.push_back(table.inputs[column].index->class_of(evaluation.inputs[column]));
    std::size_t next_hit = 0;
    for (std::uint32_t rule = 0; rule < table.source.rules.size(); ++rule) {
        if (next_hit < evaluation.hits.size() && evaluation.hits[next_hit] == rule) {
            ++next_hit;
            continue;
        }
        for (std::uint32_t column = 0; column < table.inputs.size(); ++column) {
            const InputColumn& input = table.inputs[column];
            const std::uint32_t value_class = classes[column];
            bool passed = true;
            if (value_class == ColumnIndex::no_class || input.index->is_undecided(rule))
                passed = input.cells[rule] == nullptr ||
                         machine.test(*input.cells[rule], values, evaluation.inputs[column]);
            else
                passed =
                    ((input.index->passing(value_class)[rule / word_bits] >> (rule % word_bits)) & 1U) != 0;
            if (!passed)
                evaluation.misses.push_back({rule, column});
        }
    }
}

} // namespace

void evaluate_table_in(const CompiledTable& table, std::span<const Value> values, feel::Machine& machine,
                       Trace trace, Evaluation& evaluation) {
    evaluation.outcome = Outcome::NoRule;
    evaluation.result = Value();
    evaluation.hits.clear();
    evaluation.deciding.clear();
    evaluation.misses.clear();
    evaluation.messages.clear();
    if (!evaluate_inputs(table, values, machine, evaluation)) {
        evaluation.outcome = Outcome::InvalidInput;
        return;
    }
    find_hits(table, values, machine, evaluation);
    apply_hit_policy(table, values, machine, evaluation);
    if (trace == Trace::Full)
        find_misses(table, values, machine, evaluation);
    if (machine.failed()) {
        evaluation.outcome = Outcome::Failed;
        evaluation.result = Value();
        evaluation.deciding.clear();
        evaluation.messages.push_back(describe(machine.error()));
    }
}

void evaluate_into(const CompiledTable& table, std::span<const Value> values, Trace trace,
                   Evaluation& evaluation, const Present& present) {
    table.machine.start();
    table.machine.now = present.now;
    evaluate_table_in(table, values, table.machine, trace, evaluation);
}

Evaluation evaluate(const CompiledTable& table, std::span<const Value> values, Trace trace,
                    const Present& present) {
    Evaluation evaluation;
    evaluate_into(table, values, trace, evaluation, present);
    return evaluation;
}

std::string explain(const CompiledTable& table, const Evaluation& evaluation, const FailedCell& cell) {
    const std::string_view test = trimmed(table.source.rules[cell.rule].input_entries[cell.input]);
    const Value& observed = evaluation.inputs[cell.input];
    return name_of_input(table, cell.input) + " is " + feel::value_literal(observed, longest_in_message) +
           "; the rule wants " + std::string(test);
}

std::string explain_rule(const CompiledTable& table, const Evaluation& evaluation, std::uint32_t rule) {
    const auto miss = std::find_if(evaluation.misses.begin(), evaluation.misses.end(),
                                   [rule](const FailedCell& cell) { return cell.rule == rule; });
    if (miss != evaluation.misses.end())
        return explain(table, evaluation, *miss) + ".";
    const bool hit = std::find(evaluation.hits.begin(), evaluation.hits.end(), rule) != evaluation.hits.end();
    if (!hit)
        return evaluation.messages.empty() ? "The rule was not looked at." : evaluation.messages.front();
    const bool decided =
        std::find(evaluation.deciding.begin(), evaluation.deciding.end(), rule) != evaluation.deciding.end();
    if (decided)
        return "All conditions hold, and the rule decides.";
    if (evaluation.outcome == Outcome::Violation)
        return "All conditions hold; " +
               (evaluation.messages.empty() ? std::string() : evaluation.messages.front());
    return "All conditions hold, but " + std::string(hit_policy_name(table.source.hit_policy)) +
           " lets another rule decide.";
}

} // namespace throughline::dmn
