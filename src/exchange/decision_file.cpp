#include "exchange/decision_file.h"

#include "base/text.h"
#include "dmn/engine.h"
#include "dmn/plain_table.h"
#include "dmn/xml_reader.h"
#include "model/limits.h"
#include "model/records/decision.h"
#include "model/records/decision_model.h"

#include <algorithm>
#include <map>

namespace throughline {

namespace {

const dmn::DecisionTable* table_of(const dmn::Decision& decision) {
    return decision.logic && decision.logic->kind == dmn::BoxedKind::Table ? decision.logic->table.get()
                                                                           : nullptr;
}

std::string place_of(const dmn::Decision& decision) {
    return "decision " + (decision.name.empty() ? decision.id : decision.name);
}

// "Loyalty 15 %, Nothing" as the list that the inventory shows.
std::vector<std::string> listed_answers(const std::string& text) {
    std::vector<std::string> answers;
    std::size_t start = 0;
    while (start <= text.size()) {
        const std::size_t end = std::min(text.find_first_of(",\n", start), text.size());
        const std::string_view answer = trimmed(std::string_view(text).substr(start, end - start));
        if (!answer.empty())
            answers.emplace_back(answer);
        start = end + 1;
    }
    return answers;
}

void take_table(const dmn::DecisionTable& table, Decision& record) {
    // The record lists both in the engine's order.
    record.hit_policy = static_cast<HitPolicy>(table.hit_policy);
    record.aggregation = static_cast<Aggregation>(table.aggregation);
    record.inputs.clear();
    for (const dmn::Input& input : table.inputs)
        record.inputs.push_back({input.label, input.expression, input.type, input.allowed_values, {}});
    record.outputs.clear();
    for (const dmn::Output& output : table.outputs)
        record.outputs.push_back({output.name, output.type, output.allowed_values, output.default_value, {}});
    record.rules.clear();
    for (const dmn::Rule& rule : table.rules)
        record.rules.push_back({rule.input_entries, rule.output_entries, rule.annotation, {}});
    // Tests of another shape of table mean nothing any more.
    std::erase_if(record.tests, [&record](const DecisionTest& test) {
        return test.values.size() != record.inputs.size() || test.expected.size() != record.outputs.size();
    });
}

class DecisionFileReader {
public:
    DecisionFileReader(const Store& store, const std::function<Id()>& new_id)
        : m_store(store)
        , m_new_id(new_id) {}

    DecisionFile read(std::string bytes, std::string_view file_name) {
        if (bytes.size() > limits::text_bytes) {
            complain({text_format("The file has %zu bytes; a workspace keeps models of up to %zu.",
                                  bytes.size(), limits::text_bytes),
                      {},
                      0,
                      0});
            return std::move(m_file);
        }
        auto read = dmn::read_model(bytes);
        if (!read.ok()) {
            complain(std::move(read).error());
            return std::move(m_file);
        }
        m_model = std::move(read).value();
        refuse_cycles();
        if (!m_file.content.ok())
            return std::move(m_file);
        collect_remarks();
        add_model(std::move(bytes), file_name);
        add_decisions();
        release_missing();
        std::sort(m_file.content.records.begin(), m_file.content.records.end(),
                  [](const RecordPointer& left, const RecordPointer& right) {
                      return left->kind != right->kind ? left->kind < right->kind : left->id < right->id;
                  });
        return std::move(m_file);
    }

private:
    void complain(Error problem) {
        m_file.content.errors.push_back(std::move(problem));
        ++m_file.content.error_count;
    }

    // A decision that requires itself, by way of others or not, has no answer.
    void refuse_cycles() {
        enum class Visit : std::uint8_t { Open, Done };
        std::map<std::string_view, const dmn::Decision*> by_id;
        for (const dmn::Decision& decision : m_model.decisions)
            by_id.emplace(decision.id, &decision);
        std::map<const dmn::Decision*, Visit> visits;
        struct Step {
            const dmn::Decision* decision;
            std::size_t next;
        };
        for (const dmn::Decision& first : m_model.decisions) {
            // On the heap: a chain of requirements may be as long as the file.
            std::vector<Step> path;
            if (visits.emplace(&first, Visit::Open).second)
                path.push_back({&first, 0});
            while (!path.empty()) {
                Step& step = path.back();
                if (step.next == step.decision->required_decisions.size()) {
                    visits[step.decision] = Visit::Done;
                    path.pop_back();
                    continue;
                }
                const dmn::ElementReference& reference = step.decision->required_decisions[step.next++];
                const auto target = by_id.find(reference.id);
                if (!is_here(reference) || target == by_id.end())
                    continue;
                const auto [visit, is_new] = visits.emplace(target->second, Visit::Open);
                if (is_new) {
                    path.push_back({target->second, 0});
                } else if (visit->second == Visit::Open) {
                    complain({"It requires its own answer.", place_of(*target->second),
                              target->second->place.line, target->second->place.column});
                    return;
                }
            }
        }
    }

    bool is_here(const dmn::ElementReference& reference) const {
        return reference.model_namespace.empty() || reference.model_namespace == m_model.model_namespace;
    }

    void collect_remarks() {
        // Elements of imported models are looked for in the workspace when the model is used.
        std::vector<dmn::Model> models = {m_model};
        for (const RecordPointer& record : m_store.all(Kind::DecisionModel)) {
            const auto& other = *as<DecisionModel>(record);
            const bool is_imported =
                std::any_of(m_model.imports.begin(), m_model.imports.end(), [&](const dmn::Import& import) {
                    return import.model_namespace == other.model_namespace;
                });
            if (!is_imported)
                continue;
            if (auto imported = dmn::read_model(other.xml); imported.ok())
                models.push_back(std::move(imported).value());
        }
        for (const dmn::Import& import : m_model.imports) {
            const bool is_there = std::any_of(models.begin(), models.end(), [&](const dmn::Model& model) {
                return model.model_namespace == import.model_namespace;
            });
            if (!is_there && import.type.find("/spec/DMN/") != std::string::npos)
                m_file.remarks.push_back({"The model that it imports is not in this workspace yet: import " +
                                              (import.location.empty() ? import.name : import.location) +
                                              " too.",
                                          "import " + import.name, 0, 0});
        }
        for (const dmn::ModelProblem& problem : dmn::compile_models(models).problems)
            m_file.remarks.push_back(
                {problem.message, problem.element, problem.place.line, problem.place.column});
    }

    void add_model(std::string bytes, std::string_view file_name) {
        auto record = std::make_shared<DecisionModel>();
        const std::string title = !m_model.name.empty() ? m_model.name : std::string(file_name);
        for (const RecordPointer& present : m_store.all(Kind::DecisionModel)) {
            const auto& known = *as<DecisionModel>(present);
            if (known.model_namespace == m_model.model_namespace && known.title == title)
                *record = known;
        }
        if (record->id.empty())
            record->id = m_new_id();
        record->title = title.empty() ? std::string("Decision model") : title;
        record->description = m_model.description;
        record->model_namespace = m_model.model_namespace;
        record->file = std::string(file_name);
        record->xml = std::move(bytes);
        m_model_id = record->id;
        m_file.content.records.push_back(std::move(record));
    }

    void add_decisions() {
        std::map<std::string_view, Id> ids;
        for (const dmn::Decision& decision : m_model.decisions) {
            if (!table_of(decision))
                continue;
            const Record* known = present(decision.id);
            ids.emplace(decision.id, known ? known->id : m_new_id());
        }
        for (const dmn::Decision& decision : m_model.decisions) {
            const auto id = ids.find(decision.id);
            if (id == ids.end())
                continue;
            // The second of two with one id is one too many; the engine takes the first as well.
            if (std::any_of(m_file.content.records.begin(), m_file.content.records.end(),
                            [&](const RecordPointer& other) { return other->id == id->second; }))
                continue;
            m_file.content.records.push_back(record_of(decision, id->second, ids));
        }
    }

    // A decision that the file no longer has goes on as one of the workspace's own.
    void release_missing() {
        for (const RecordPointer& record : m_store.all(Kind::Decision)) {
            const auto& known = *as<Decision>(record);
            const bool is_there =
                std::any_of(m_file.content.records.begin(), m_file.content.records.end(),
                            [&known](const RecordPointer& other) { return other->id == known.id; });
            if (known.model != m_model_id || is_there)
                continue;
            auto released = std::make_shared<Decision>(known);
            released->model = {};
            released->element.clear();
            m_file.remarks.push_back(
                {"The file has no such decision table any more; it stays as a decision of "
                 "this workspace.",
                 "decision " + known.title, 0, 0});
            m_file.content.records.push_back(std::move(released));
        }
    }

    const Decision* present(const std::string& element) const {
        for (const RecordPointer& record : m_store.all(Kind::Decision)) {
            const auto* decision = as<Decision>(record);
            if (decision->model == m_model_id && decision->element == element)
                return decision;
        }
        return nullptr;
    }

    RecordPointer record_of(const dmn::Decision& decision, const Id& id,
                            const std::map<std::string_view, Id>& ids) const {
        auto record = std::make_shared<Decision>();
        if (const Decision* known = present(decision.id))
            *record = *known;
        record->id = id;
        record->model = m_model_id;
        record->element = decision.id;
        record->title = decision.name.empty() ? decision.id : decision.name;
        record->question = decision.question;
        record->allowed_answers = listed_answers(decision.allowed_answers);
        record->description = decision.description;
        record->needs.clear();
        for (const dmn::ElementReference& reference : decision.required_decisions) {
            const auto needed = ids.find(reference.id);
            const bool is_new =
                needed != ids.end() && is_here(reference) &&
                std::find(record->needs.begin(), record->needs.end(), needed->second) == record->needs.end();
            if (is_new)
                record->needs.push_back(needed->second);
        }
        take_table(dmn::plain_table(m_model, decision, *table_of(decision)), *record);
        return record;
    }

    const Store& m_store;
    const std::function<Id()>& m_new_id;
    DecisionFile m_file;
    dmn::Model m_model;
    Id m_model_id;
};

} // namespace

DecisionFile read_decision_file(std::string bytes, std::string_view file_name, const Store& store,
                                const std::function<Id()>& new_id) {
    return DecisionFileReader(store, new_id).read(std::move(bytes), file_name);
}

bool is_decision_file(std::string_view file_name) {
    const std::string name = folded(file_name);
    return name.ends_with(".dmn") || name.ends_with(".xml");
}

} // namespace throughline
