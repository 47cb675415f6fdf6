#include "engage/decision_model.h"

#include "base/text.h"
#include "dmn/plain_table.h"
#include "dmn/xml_reader.h"
#include "engage/decision_runs.h"
#include "engage/own_decisions.h"
#include "model/records/decision.h"
#include "model/records/decision_model.h"

#include <algorithm>

namespace throughline::engage {

namespace {

// Decisions of an imported model, brought to what the records say now.
class ImportedModel {
public:
    ImportedModel(const Store& store, AssembledModel& assembled)
        : m_store(store)
        , m_assembled(assembled) {}

    void take_records(const Id& model) {
        for (const RecordPointer& pointer : m_store.all(Kind::Decision)) {
            const auto& record = *as<Decision>(pointer);
            if (record.model != model)
                continue;
            // The first of two records of one element is the one that was imported; the other is a copy.
            if (find(record.element))
                m_assembled.records.emplace(record.element, record.id);
        }
        for (const auto& [element, id] : m_assembled.records)
            update(*find(element), *m_store.find_as<Decision>(id));
    }

private:
    dmn::Decision* find(const std::string& element) {
        const auto found =
            std::find_if(m_assembled.model.decisions.begin(), m_assembled.model.decisions.end(),
                         [&element](const dmn::Decision& decision) { return decision.id == element; });
        return found == m_assembled.model.decisions.end() ? nullptr : &*found;
    }

    void set(std::string& text, const std::string& value) {
        if (text == value)
            return;
        text = value;
        m_assembled.changed = true;
    }

    void update(dmn::Decision& decision, const Decision& record) {
        update_table(decision, record);
        update_requirements(decision, record);
        // Its variable keeps its name, which other decisions' expressions use.
        if (record.title != decision.id || !decision.name.empty())
            set(decision.name, record.title);
        set(decision.question, record.question);
        set(decision.description, record.description);
        // The file may list answers in its own way.
        std::string answers = joined(record.allowed_answers, ",");
        std::string known = decision.allowed_answers;
        for (std::string* text : {&answers, &known})
            std::erase_if(*text, [](char character) { return character == ' ' || character == '\n'; });
        if (answers != known)
            set(decision.allowed_answers, joined(record.allowed_answers, ", "));
    }

    void update_table(dmn::Decision& decision, const Decision& record) {
        const dmn::DecisionTable edited = decision_table(record);
        const bool had_table = decision.logic && decision.logic->kind == dmn::BoxedKind::Table;
        auto logic = std::make_shared<dmn::BoxedExpression>();
        if (had_table) {
            const dmn::DecisionTable& original = *decision.logic->table;
            if (dmn::same_table(dmn::plain_table(m_assembled.model, decision, original), edited))
                return;
            *logic = *decision.logic;
            logic->table = std::make_shared<dmn::DecisionTable>(
                dmn::with_model_types(m_assembled.model, decision, original, edited));
        } else {
            logic->kind = dmn::BoxedKind::Table;
            logic->table = std::make_shared<dmn::DecisionTable>(edited);
        }
        decision.logic = std::move(logic);
        m_assembled.changed = true;
    }

    // Links between records that were added or removed here; requirements of elements without a record stay.
    void update_requirements(dmn::Decision& decision, const Decision& record) {
        const auto is_needed = [&](const Id& id) {
            return std::find(record.needs.begin(), record.needs.end(), id) != record.needs.end();
        };
        const std::size_t gone =
            std::erase_if(decision.required_decisions, [&](const dmn::ElementReference& reference) {
                const auto known = m_assembled.records.find(reference.id);
                return reference.model_namespace.empty() && known != m_assembled.records.end() &&
                       !is_needed(known->second);
            });
        m_assembled.changed |= gone > 0;
        for (const auto& entry : m_assembled.records) {
            const std::string& element = entry.first;
            const Id& id = entry.second;
            const bool is_there = std::any_of(
                decision.required_decisions.begin(), decision.required_decisions.end(),
                [&element](const dmn::ElementReference& reference) { return reference.id == element; });
            if (is_there || !is_needed(id))
                continue;
            decision.required_decisions.push_back({{}, element, "requirement_" + id.text(), {}});
            m_assembled.changed = true;
        }
    }

    const Store& m_store;
    AssembledModel& m_assembled;
};

} // namespace

Result<AssembledModel> assemble_model(const Store& store, const Id& model) {
    AssembledModel assembled;
    if (model.empty()) {
        add_own_decisions(store, assembled);
        return assembled;
    }
    const auto* record = store.find_as<DecisionModel>(model);
    if (!record)
        return error("There is no such decision model.");
    auto read = dmn::read_model(record->xml);
    if (!read.ok())
        return std::move(read).error();
    assembled.model = std::move(read).value();
    ImportedModel(store, assembled).take_records(model);
    if (assembled.model.imports.empty())
        return assembled;
    for (const RecordPointer& other : store.all(Kind::DecisionModel)) {
        if (other->id == model)
            continue;
        if (auto imported = dmn::read_model(as<DecisionModel>(other)->xml); imported.ok())
            assembled.others.push_back(std::move(imported).value());
    }
    return assembled;
}

Id model_of(const Store& store, const Id& decision) {
    const auto* record = store.find_as<Decision>(decision);
    return record && store.find_as<DecisionModel>(record->model) ? record->model : Id();
}

} // namespace throughline::engage
