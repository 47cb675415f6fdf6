#include "engage/decision_versions.h"

#include "base/hash.h"
#include "base/text.h"
#include "engage/decision_runs.h"

#include <algorithm>

namespace throughline::engage {

namespace {

// Names the logic: equal tables have equal texts. A length before each text keeps neighbours apart.
void append(std::string& text, std::string_view part) {
    text += text_format("%zu:", part.size());
    text += part;
}

std::string content_hash(const dmn::DecisionTable& table) {
    std::string text;
    append(text, dmn::hit_policy_letter(table.hit_policy, table.aggregation));
    for (const dmn::Input& input : table.inputs) {
        for (const std::string& part : {input.label, input.expression, input.type, input.allowed_values})
            append(text, part);
    }
    text += '|';
    for (const dmn::Output& output : table.outputs) {
        for (const std::string& part :
             {output.name, output.type, output.allowed_values, output.default_value})
            append(text, part);
    }
    for (const dmn::Rule& rule : table.rules) {
        text += '|';
        for (const std::string& entry : rule.input_entries)
            append(text, entry);
        for (const std::string& entry : rule.output_entries)
            append(text, entry);
        append(text, rule.annotation);
    }
    return sha256_hex(text);
}

void add_count(std::string& text, std::size_t count, const char* what) {
    if (count > 0)
        text += text_format("%s%zu %s", text.empty() ? "" : ", ", count, what);
}

} // namespace

bool has_logic(const DecisionVersion& version) {
    return !version.outputs.empty();
}

DecisionVersion version_of(const Decision& decision) {
    DecisionVersion version;
    version.hit_policy = decision.hit_policy;
    version.aggregation = decision.aggregation;
    version.inputs = decision.inputs;
    version.outputs = decision.outputs;
    version.rules = decision.rules;
    version.content = content_hash(decision_table(decision));
    return version;
}

std::shared_ptr<Decision> with_logic(const Decision& decision, const DecisionVersion& version) {
    auto changed = std::make_shared<Decision>(decision);
    changed->hit_policy = version.hit_policy;
    changed->aggregation = version.aggregation;
    changed->inputs = version.inputs;
    changed->outputs = version.outputs;
    changed->rules = version.rules;
    // Tests stay where they still fit the columns; elsewhere they would say something else.
    std::erase_if(changed->tests, [&changed](const DecisionTest& test) {
        return test.values.size() != changed->inputs.size() ||
               test.expected.size() != changed->outputs.size();
    });
    return changed;
}

bool is_unchanged(const Decision& decision, const DecisionVersion& version) {
    const auto same_inputs = [](const DecisionInput& left, const DecisionInput& right) {
        return left.label == right.label && left.expression == right.expression && left.type == right.type &&
               left.allowed_values == right.allowed_values;
    };
    const auto same_outputs = [](const DecisionOutput& left, const DecisionOutput& right) {
        return left.name == right.name && left.type == right.type &&
               left.allowed_values == right.allowed_values && left.default_value == right.default_value;
    };
    const auto same_rules = [](const DecisionRule& left, const DecisionRule& right) {
        return left.input_entries == right.input_entries && left.output_entries == right.output_entries &&
               left.annotation == right.annotation;
    };
    return decision.hit_policy == version.hit_policy && decision.aggregation == version.aggregation &&
           std::equal(decision.inputs.begin(), decision.inputs.end(), version.inputs.begin(),
                      version.inputs.end(), same_inputs) &&
           std::equal(decision.outputs.begin(), decision.outputs.end(), version.outputs.begin(),
                      version.outputs.end(), same_outputs) &&
           std::equal(decision.rules.begin(), decision.rules.end(), version.rules.begin(),
                      version.rules.end(), same_rules);
}

const DecisionVersion* last_published(const Decision& decision) {
    const DecisionVersion* last = nullptr;
    for (const DecisionVersion& version : decision.versions) {
        if (has_logic(version) && (!last || version.version.value_or(0) >= last->version.value_or(0)))
            last = &version;
    }
    return last;
}

std::int64_t next_version(const Decision& decision) {
    std::int64_t highest = decision.version.value_or(0);
    for (const DecisionVersion& version : decision.versions)
        highest = std::max(highest, version.version.value_or(0));
    return highest + 1;
}

dmn::TableDifference difference(const Decision& before, const Decision& after) {
    return dmn::difference(decision_table(before), decision_table(after));
}

std::string summary(const dmn::TableDifference& difference) {
    std::string text;
    const auto rules = [](std::size_t count, const char* one, const char* many) {
        return count == 1 ? one : many;
    };
    add_count(text, difference.changed, rules(difference.changed, "rule changed", "rules changed"));
    add_count(text, difference.added, rules(difference.added, "rule added", "rules added"));
    add_count(text, difference.removed, rules(difference.removed, "rule removed", "rules removed"));
    add_count(text, difference.moved, rules(difference.moved, "rule moved", "rules moved"));
    add_count(text, difference.changed_columns,
              rules(difference.changed_columns, "column changed", "columns changed"));
    if (difference.hit_policy_changed)
        text += text.empty() ? "another hit policy" : ", another hit policy";
    return text.empty() ? std::string("no difference") : text;
}

} // namespace throughline::engage
