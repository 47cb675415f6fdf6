// A decision table as the person wrote it: FEEL text in every cell. Made from a design record or from DMN XML
// by the caller, compiled by compile_table() in "dmn/compiled_table.h".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::dmn {

// DMN 1.5, 8.2.10.
enum class HitPolicy : std::uint8_t { Unique, First, Any, Priority, Collect, RuleOrder, OutputOrder };

// What a COLLECT table makes of its hits; List where it only collects.
enum class Aggregation : std::uint8_t { List, Sum, Count, Minimum, Maximum };

// "UNIQUE", "FIRST", "RULE ORDER" … as DMN XML writes them.
std::string_view hit_policy_name(HitPolicy policy);
// "U", "F", "A", "P", "C", "R", "O", with C+, C#, C<, C>.
std::string_view hit_policy_letter(HitPolicy policy, Aggregation aggregation = Aggregation::List);
// Understands both the names and the letters (without aggregation), in any case.
std::optional<HitPolicy> parse_hit_policy(std::string_view text);

struct Input {
    // What people read; may be empty.
    std::string label;
    // A FEEL expression over the table's variables; usually just a variable's name.
    std::string expression;
    // A FEEL type: "string", "number", "boolean", "date", "time", "date and time", "days and time duration",
    // "years and months duration", "list<string>" …; empty or "Any" where every value may come.
    std::string type;
    // Unary tests that a value must pass, such as `"low", "high"` or `[0..100]`; empty where every value may
    // come.
    std::string allowed_values;
};

struct Output {
    // The name of the result's entry when there is more than one output; also what people read.
    std::string name;
    std::string type;
    // As for inputs; for PRIORITY and OUTPUT ORDER their order is the priority, highest first.
    std::string allowed_values;
    // A FEEL expression for the case that no rule hits; empty for null.
    std::string default_value;
};

struct Rule {
    // Unary tests, one for each input; an empty cell is "-" (any value).
    std::vector<std::string> input_entries;
    // FEEL expressions, one for each output.
    std::vector<std::string> output_entries;
    std::string annotation;
};

struct DecisionTable {
    std::string name;
    HitPolicy hit_policy = HitPolicy::Unique;
    Aggregation aggregation = Aggregation::List;
    std::vector<Input> inputs;
    std::vector<Output> outputs;
    std::vector<Rule> rules;
};

} // namespace throughline::dmn
