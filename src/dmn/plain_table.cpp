#include "dmn/plain_table.h"

#include <algorithm>
#include <array>

namespace throughline::dmn {

namespace {

constexpr std::array<std::string_view, 9> feel_types = {"string",
                                                        "number",
                                                        "boolean",
                                                        "date",
                                                        "time",
                                                        "date and time",
                                                        "days and time duration",
                                                        "years and months duration",
                                                        "Any"};

bool is_feel_type(std::string_view type) {
    return std::find(feel_types.begin(), feel_types.end(), type) != feel_types.end();
}

const ItemDefinition* find_item(const Model& model, std::string_view name) {
    const auto found = std::find_if(model.item_definitions.begin(), model.item_definitions.end(),
                                    [name](const ItemDefinition& item) { return item.name == name; });
    return found == model.item_definitions.end() ? nullptr : &*found;
}

// In DMN 1.5 both say what a single value may be.
const std::string& allowed_by(const ItemDefinition& item) {
    return item.type_constraint.empty() ? item.allowed_values : item.type_constraint;
}

bool is_same(const Input& left, const Input& right) {
    return left.label == right.label && left.expression == right.expression && left.type == right.type &&
           left.allowed_values == right.allowed_values;
}

bool is_same(const Output& left, const Output& right) {
    return left.name == right.name && left.type == right.type &&
           left.allowed_values == right.allowed_values && left.default_value == right.default_value;
}

bool is_same(const Rule& left, const Rule& right) {
    return left.input_entries == right.input_entries && left.output_entries == right.output_entries &&
           left.annotation == right.annotation;
}

template <typename Part>
bool are_same(const std::vector<Part>& left, const std::vector<Part>& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const Part& one, const Part& other) { return is_same(one, other); });
}

// What the person left as it was is written as it came.
template <typename Column>
void restore_types(Column& edited, const Column& original, const Column& plain) {
    if (edited.type == plain.type)
        edited.type = original.type;
    if (edited.allowed_values == plain.allowed_values)
        edited.allowed_values = original.allowed_values;
}

} // namespace

PlainType plain_type(const Model& model, const std::string& type) {
    PlainType plain;
    std::string name = type;
    // As deep as definitions may name each other; one that names itself ends here.
    constexpr int most = 20;
    for (int step = 0; step < most; ++step) {
        if (is_feel_type(name)) {
            plain.type = name == "Any" ? std::string() : name;
            return plain;
        }
        const ItemDefinition* item = find_item(model, name);
        if (!item || item->is_function || !item->components.empty())
            return {};
        if (item->is_collection) {
            const PlainType element = plain_type(model, item->type);
            return {element.type.empty() ? std::string() : "list<" + element.type + ">", {}};
        }
        if (plain.allowed_values.empty())
            plain.allowed_values = allowed_by(*item);
        name = item->type;
    }
    return {};
}

DecisionTable plain_table(const Model& model, const Decision& decision, const DecisionTable& table) {
    DecisionTable plain = table;
    plain.name = decision.name;
    const auto simplify = [&model](std::string& type, std::string& allowed_values) {
        PlainType found = plain_type(model, type);
        type = std::move(found.type);
        if (allowed_values.empty())
            allowed_values = std::move(found.allowed_values);
    };
    for (Input& input : plain.inputs)
        simplify(input.type, input.allowed_values);
    if (plain.outputs.size() == 1 && plain.outputs.front().type.empty())
        plain.outputs.front().type = decision.variable.type;
    for (Output& output : plain.outputs)
        simplify(output.type, output.allowed_values);
    if (plain.outputs.size() == 1 && plain.outputs.front().name.empty())
        plain.outputs.front().name = decision.variable.name;
    for (Rule& rule : plain.rules) {
        rule.input_entries.resize(plain.inputs.size(), "-");
        rule.output_entries.resize(plain.outputs.size());
    }
    return plain;
}

DecisionTable with_model_types(const Model& model, const Decision& decision, const DecisionTable& original,
                               DecisionTable edited) {
    const DecisionTable plain = plain_table(model, decision, original);
    for (Input& input : edited.inputs) {
        for (std::size_t index = 0; index < plain.inputs.size(); ++index) {
            if (plain.inputs[index].expression == input.expression)
                restore_types(input, original.inputs[index], plain.inputs[index]);
        }
    }
    for (Output& output : edited.outputs) {
        for (std::size_t index = 0; index < plain.outputs.size(); ++index) {
            if (plain.outputs[index].name != output.name)
                continue;
            restore_types(output, original.outputs[index], plain.outputs[index]);
            output.name = original.outputs[index].name;
            break;
        }
    }
    edited.name = original.name;
    return edited;
}

bool same_table(const DecisionTable& left, const DecisionTable& right) {
    return left.hit_policy == right.hit_policy && left.aggregation == right.aggregation &&
           are_same(left.inputs, right.inputs) && are_same(left.outputs, right.outputs) &&
           are_same(left.rules, right.rules);
}

} // namespace throughline::dmn
