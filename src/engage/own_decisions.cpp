#include "engage/own_decisions.h"

#include "base/text.h"
#include "dmn/compiled_table.h"
#include "engage/decision_runs.h"
#include "feel/lexer.h"
#include "model/records/decision.h"
#include "model/records/decision_model.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace throughline::engage {

namespace {

// Letters, digits and hyphens behind a prefix: what XML takes as an id.
std::string xml_id(std::string_view prefix, std::string_view text) {
    std::string id(prefix);
    for (const char character : text) {
        const bool plain = std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '-';
        id += plain ? character : '_';
    }
    return id;
}

class OwnDecisions {
public:
    OwnDecisions(const Store& store, AssembledModel& assembled)
        : m_store(store)
        , m_assembled(assembled) {}

    void add_all() {
        dmn::Model& model = m_assembled.model;
        model.name = workspace_title(m_store).empty() ? "Decisions" : workspace_title(m_store);
        model.id = "decisions";
        model.model_namespace = "urn:throughline:decisions";
        std::set<std::pair<Id, std::string>> taken;
        for (const RecordPointer& pointer : m_store.all(Kind::Decision)) {
            const auto& record = *as<Decision>(pointer);
            const bool is_imported =
                !model_of(m_store, record.id).empty() && taken.emplace(record.model, record.element).second;
            if (!is_imported)
                m_records.push_back(&record);
        }
        for (const Decision* record : m_records)
            m_assembled.records.emplace(element_of(*record), record->id);
        for (const Decision* record : m_records)
            add(*record);
        m_assembled.changed = true;
    }

private:
    static std::string element_of(const Decision& record) { return xml_id("decision_", record.id.view()); }

    // What other decisions call its answer. The standard wants the decision's own name; a table that reads
    // the name of its output instead is understood.
    std::string variable_of(const Decision& record) const {
        if (record.outputs.size() != 1 || record.outputs.front().name.empty())
            return record.title;
        const std::string& output = record.outputs.front().name;
        for (const Decision* other : m_records) {
            const bool needs_it =
                std::find(other->needs.begin(), other->needs.end(), record.id) != other->needs.end();
            const auto reads = [other](const std::string& name) {
                return std::any_of(other->inputs.begin(), other->inputs.end(),
                                   [&name](const DecisionInput& input) { return input.expression == name; });
            };
            if (needs_it && reads(output) && !reads(record.title))
                return output;
        }
        return record.title;
    }

    void add(const Decision& record) {
        dmn::Decision decision;
        decision.id = element_of(record);
        decision.name = record.title;
        decision.question = record.question;
        decision.allowed_answers = joined(record.allowed_answers, ", ");
        decision.description = record.description;
        decision.variable.name = variable_of(record);
        const bool is_single = record.hit_policy == HitPolicy::Unique ||
                               record.hit_policy == HitPolicy::First || record.hit_policy == HitPolicy::Any ||
                               record.hit_policy == HitPolicy::Priority;
        if (is_single && record.outputs.size() == 1)
            decision.variable.type = record.outputs.front().type;
        auto logic = std::make_shared<dmn::BoxedExpression>();
        logic->kind = dmn::BoxedKind::Table;
        logic->id = xml_id("table_", record.id.view());
        logic->table = std::make_shared<dmn::DecisionTable>(decision_table(record));
        decision.logic = logic;

        std::set<std::string> answers;
        for (const Decision* other : m_records) {
            if (std::find(record.needs.begin(), record.needs.end(), other->id) == record.needs.end())
                continue;
            answers.insert(variable_of(*other));
            decision.required_decisions.push_back(
                {{}, element_of(*other), decision.id + "_requires_" + other->id.text(), {}});
        }
        for (const dmn::Variable& variable : variables_read(record, *logic->table)) {
            if (!answers.contains(variable.name))
                decision.required_inputs.push_back(
                    {{}, input_named(variable), xml_id(decision.id + "_reads_", variable.name), {}});
        }
        if (!record.knowledge.empty())
            decision.authorities.push_back(
                {{}, source_of(record.knowledge, record.id), decision.id + "_rests_on", "requiredAuthority"});
        m_assembled.model.decisions.push_back(std::move(decision));
    }

    // The columns and inputs that some expression of the table uses.
    std::vector<dmn::Variable> variables_read(const Decision& record, const dmn::DecisionTable& table) const {
        std::vector<dmn::Variable> candidates;
        if (const auto* customers = m_store.find_as<TableReference>(record.table)) {
            for (const TableColumn& column : customers->columns)
                candidates.push_back({column.name, std::string(feel_type(column.type))});
        }
        for (const dmn::Input& input : table.inputs) {
            const bool is_known =
                std::any_of(candidates.begin(), candidates.end(), [&input](const dmn::Variable& variable) {
                    return variable.name == input.expression;
                });
            if (!is_known && feel::is_words(input.expression))
                candidates.push_back({input.expression, input.type});
        }
        for (const Id& need : record.needs) {
            if (const auto* other = m_store.find_as<Decision>(need))
                candidates.push_back({variable_of(*other), {}});
        }
        dmn::CompileOptions options;
        options.variables = candidates;
        const dmn::CompileReport report = dmn::compile_table(table, options);
        std::vector<dmn::Variable> read;
        for (std::size_t index = 0; index < candidates.size(); ++index) {
            const bool is_input =
                std::any_of(table.inputs.begin(), table.inputs.end(), [&](const dmn::Input& input) {
                    return input.expression == candidates[index].name;
                });
            // A table with errors still shows what its inputs ask for.
            if (report.table ? dmn::used_variables(*report.table)[index] : is_input)
                read.push_back(candidates[index]);
        }
        return read;
    }

    std::string input_named(const dmn::Variable& variable) {
        std::vector<dmn::InputData>& inputs = m_assembled.model.inputs;
        const auto known = std::find_if(inputs.begin(), inputs.end(), [&](const dmn::InputData& input) {
            return input.name == variable.name;
        });
        if (known != inputs.end())
            return known->id;
        std::string id = xml_id("input_", variable.name);
        const auto is_taken = [&inputs](const std::string& wanted) {
            return std::any_of(inputs.begin(), inputs.end(),
                               [&wanted](const dmn::InputData& input) { return input.id == wanted; });
        };
        while (is_taken(id))
            id += '_';
        inputs.push_back({id, variable.name, {variable.name, variable.type}, {}});
        return id;
    }

    // One source for all decisions that rest on the same words.
    std::string source_of(const std::string& knowledge, const Id& record) {
        std::vector<dmn::KnowledgeSource>& sources = m_assembled.model.knowledge_sources;
        for (const dmn::KnowledgeSource& source : sources) {
            if (source.description == knowledge)
                return source.id;
        }
        // Its name is its first sentence or line.
        std::size_t end = std::min(knowledge.find('\n'), knowledge.find(". "));
        end = std::min(end, knowledge.find(": "));
        std::string name = knowledge.substr(0, end);
        if (name.ends_with('.'))
            name.pop_back();
        sources.push_back({xml_id("knowledge_", record.view()), std::move(name), knowledge, {}});
        return sources.back().id;
    }

    const Store& m_store;
    AssembledModel& m_assembled;
    std::vector<const Decision*> m_records;
};

} // namespace

std::string_view feel_type(TableColumnType type) {
    switch (type) {
    case TableColumnType::Number:
    case TableColumnType::Integer:
        return "number";
    case TableColumnType::Boolean:
        return "boolean";
    case TableColumnType::Date:
        return "date";
    case TableColumnType::DateTime:
        return "date and time";
    default:
        return "string";
    }
}

void add_own_decisions(const Store& store, AssembledModel& assembled) {
    OwnDecisions(store, assembled).add_all();
}

} // namespace throughline::engage
