// What the rules that hit make of the result: DMN 1.5, 8.2.10.
#include "base/text.h"
#include "dmn/table_data.h"

#include <algorithm>

namespace throughline::dmn {

using feel::Kind;
using feel::Value;

namespace {

Value output_value(const CompiledTable& table, const feel::ProgramPtr& program, std::size_t column,
                   std::span<const Value> values, feel::Machine& machine) {
    if (program == nullptr)
        return {};
    Value value = machine.evaluate(*program, values);
    return machine.fitted(value, table.outputs[column].type);
}

// A single output is the value itself; several are a context by name.
template <typename Programs>
Value combined(const CompiledTable& table, std::span<const Value> values, feel::Machine& machine,
               Programs&& program_of) {
    if (table.outputs.size() == 1)
        return output_value(table, program_of(0), 0, values, machine);
    std::vector<std::pair<std::string, Value>> entries;
    for (std::size_t column = 0; column < table.outputs.size(); ++column)
        entries.emplace_back(table.source.outputs[column].name,
                             output_value(table, program_of(column), column, values, machine));
    return Value::context(std::move(entries));
}

// "2 and 5", "2, 5 and 7", counted from 1.
std::string rule_numbers(const std::vector<std::uint32_t>& rules) {
    constexpr std::size_t most = 8;
    std::string text;
    const std::size_t shown = std::min(rules.size(), most);
    for (std::size_t index = 0; index < shown; ++index) {
        if (index > 0)
            text += index + 1 == rules.size() ? " and " : ", ";
        text += text_format("%u", rules[index] + 1);
    }
    if (rules.size() > most)
        text += text_format(" and %zu more", rules.size() - most);
    return text;
}

// The place of a rule's output among the allowed values; beyond the last where it is none of them.
std::size_t priority_of(const CompiledTable& table, const Value& result, std::size_t column) {
    const std::vector<Value>& priorities = table.outputs[column].priorities;
    const Value* output = &result;
    if (table.outputs.size() > 1)
        output = result.as_context().find(table.source.outputs[column].name);
    const auto found = std::find_if(priorities.begin(), priorities.end(), [output](const Value& allowed) {
        return output != nullptr && feel::equal(*output, allowed) == feel::Ternary::True;
    });
    return static_cast<std::size_t>(found - priorities.begin());
}

// Whether the first result comes before the second by the outputs' priorities, from left to right.
bool has_priority(const CompiledTable& table, const Value& left, const Value& right) {
    for (std::size_t column = 0; column < table.outputs.size(); ++column) {
        if (table.outputs[column].priorities.empty())
            continue;
        const std::size_t left_place = priority_of(table, left, column);
        const std::size_t right_place = priority_of(table, right, column);
        if (left_place != right_place)
            return left_place < right_place;
    }
    return false;
}

struct Candidate {
    std::uint32_t rule;
    Value result;
};

Value aggregated(Aggregation aggregation, const std::vector<Candidate>& candidates) {
    if (aggregation == Aggregation::Count) {
        // Only results that differ count.
        std::vector<Value> different;
        for (const Candidate& candidate : candidates) {
            const bool known =
                std::any_of(different.begin(), different.end(), [&candidate](const Value& value) {
                    return feel::equal(value, candidate.result) == feel::Ternary::True;
                });
            if (!known)
                different.push_back(candidate.result);
        }
        return Value::number(static_cast<std::int64_t>(different.size()));
    }
    Value total = candidates.front().result;
    int order = 0;
    if (!feel::compare(total, total, order))
        return {};
    for (std::size_t index = 1; index < candidates.size(); ++index) {
        const Value& next = candidates[index].result;
        if (aggregation == Aggregation::Sum) {
            if (!total.is(Kind::Number) || !next.is(Kind::Number))
                return {};
            total = Value::number(total.as_number() + next.as_number());
            continue;
        }
        if (!feel::compare(next, total, order))
            return {};
        if ((aggregation == Aggregation::Minimum && order < 0) ||
            (aggregation == Aggregation::Maximum && order > 0))
            total = next;
    }
    if (aggregation == Aggregation::Sum && !total.is(Kind::Number))
        return {};
    return total;
}

void decide_without_hit(const CompiledTable& table, std::span<const Value> values, feel::Machine& machine,
                        Evaluation& evaluation) {
    evaluation.outcome = Outcome::NoRule;
    const bool has_default =
        std::any_of(table.outputs.begin(), table.outputs.end(),
                    [](const OutputColumn& output) { return output.default_value != nullptr; });
    if (has_default)
        evaluation.result = combined(table, values, machine, [&table](std::size_t column) {
            return table.outputs[column].default_value;
        });
    else if (table.source.hit_policy == HitPolicy::Collect && table.source.aggregation == Aggregation::Count)
        evaluation.result = Value::number(0);
}

void decide_list(const CompiledTable& table, std::vector<Candidate> candidates, Evaluation& evaluation) {
    if (table.source.hit_policy == HitPolicy::OutputOrder)
        std::stable_sort(candidates.begin(), candidates.end(),
                         [&table](const Candidate& left, const Candidate& right) {
                             return has_priority(table, left.result, right.result);
                         });
    std::vector<Value> results;
    for (Candidate& candidate : candidates) {
        evaluation.deciding.push_back(candidate.rule);
        results.push_back(std::move(candidate.result));
    }
    evaluation.result = Value::list(std::move(results));
}

void decide_any(const std::vector<Candidate>& candidates, Evaluation& evaluation) {
    for (const Candidate& candidate : candidates) {
        if (feel::equal(candidate.result, candidates.front().result) != feel::Ternary::True) {
            evaluation.outcome = Outcome::Violation;
            evaluation.messages.push_back(
                text_format("ANY wants the rules that hit to agree, but rule %u gives ",
                            candidates.front().rule + 1) +
                feel::value_literal(candidates.front().result, longest_in_message) +
                text_format(" and rule %u gives ", candidate.rule + 1) +
                feel::value_literal(candidate.result, longest_in_message) + ".");
            return;
        }
    }
    evaluation.deciding = evaluation.hits;
    evaluation.result = candidates.front().result;
}

void decide_one(const CompiledTable& table, std::uint32_t rule, std::span<const Value> values,
                feel::Machine& machine, Evaluation& evaluation) {
    evaluation.deciding.push_back(rule);
    evaluation.result = rule_result(table, rule, values, machine);
}

} // namespace

Value rule_result(const CompiledTable& table, std::uint32_t rule, std::span<const Value> values,
                  feel::Machine& machine) {
    if (rule < table.fixed.size() && table.fixed[rule])
        return table.fixed_results[rule];
    return combined(table, values, machine,
                    [&table, rule](std::size_t column) { return table.outputs[column].cells[rule]; });
}

void apply_hit_policy(const CompiledTable& table, std::span<const Value> values, feel::Machine& machine,
                      Evaluation& evaluation) {
    if (evaluation.hits.empty()) {
        decide_without_hit(table, values, machine, evaluation);
        return;
    }
    evaluation.outcome = Outcome::Decided;
    const HitPolicy policy = table.source.hit_policy;
    if (policy == HitPolicy::First || (policy == HitPolicy::Unique && evaluation.hits.size() == 1)) {
        decide_one(table, evaluation.hits.front(), values, machine, evaluation);
        return;
    }
    if (policy == HitPolicy::Unique) {
        evaluation.outcome = Outcome::Violation;
        evaluation.messages.push_back("UNIQUE allows one rule to hit, but rules " +
                                      rule_numbers(evaluation.hits) + " do.");
        return;
    }
    std::vector<Candidate> candidates;
    for (const std::uint32_t rule : evaluation.hits)
        candidates.push_back({rule, rule_result(table, rule, values, machine)});
    switch (policy) {
    case HitPolicy::Any:
        decide_any(candidates, evaluation);
        break;
    case HitPolicy::Priority: {
        std::size_t best = 0;
        for (std::size_t index = 1; index < candidates.size(); ++index) {
            if (has_priority(table, candidates[index].result, candidates[best].result))
                best = index;
        }
        evaluation.deciding.push_back(candidates[best].rule);
        evaluation.result = candidates[best].result;
        break;
    }
    case HitPolicy::Collect:
        if (table.source.aggregation != Aggregation::List) {
            evaluation.deciding = evaluation.hits;
            evaluation.result = aggregated(table.source.aggregation, candidates);
            break;
        }
        decide_list(table, std::move(candidates), evaluation);
        break;
    default:
        decide_list(table, std::move(candidates), evaluation);
        break;
    }
}

} // namespace throughline::dmn
