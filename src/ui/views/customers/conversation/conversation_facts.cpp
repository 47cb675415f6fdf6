// What is known of the customer as conclusions, and what is worth asking (R086, R089).
#include "base/text.h"
#include "dmn/compiled_table.h"
#include "engage/table_decision.h"
#include "model/records/decision.h"
#include "ui/views/customers/conversation/conversation_state.h"

#include <algorithm>
#include <set>

namespace throughline::ui {

namespace {

constexpr std::size_t states_shown = 6, choices_offered = 12, values_tried = 6, changes_told = 2,
                      values_told = 3, longest_label = 17;

const TableColumn* described(const TableReference& reference, const std::string& name) {
    const auto found = std::find_if(reference.columns.begin(), reference.columns.end(),
                                    [&](const TableColumn& column) { return column.name == name; });
    return found == reference.columns.end() ? nullptr : &*found;
}

// Of several outputs the first says the state.
std::string state_text(const feel::Value& result) {
    if (result.is(feel::Kind::Context) && !result.as_context().entries.empty())
        return engage::result_text(result.as_context().entries.front().second);
    if (result.is(feel::Kind::Boolean))
        return result.is_true() ? "yes" : "no";
    return engage::result_text(result);
}

// The cells that the deciding rule asks for, with what they found.
std::string because(const dmn::CompiledTable& compiled, const dmn::Evaluation& evaluation) {
    if (evaluation.deciding.empty())
        return "no rule holds";
    const dmn::DecisionTable& table = dmn::source(compiled);
    const dmn::Rule& rule = table.rules[evaluation.deciding.front()];
    std::vector<std::string> parts;
    for (std::size_t input = 0; input < table.inputs.size(); ++input) {
        if (rule.input_entries[input].empty() || rule.input_entries[input] == "-")
            continue;
        const dmn::Input& asked = table.inputs[input];
        parts.push_back((asked.label.empty() ? asked.expression : asked.label) + " is " +
                        engage::result_text(evaluation.inputs[input]));
    }
    return parts.empty() ? "nothing else holds" : "because " + joined(parts, " and ");
}

std::string for_people(tables::ColumnType type, const std::string& value) {
    if (type == tables::ColumnType::Boolean)
        return value == "true" ? "yes" : "no";
    const Result<Date> day = parse_date(value);
    return type == tables::ColumnType::Date && day.ok() ? date_for_people(day.value()) : value;
}

bool is_state(const Decision& decision) {
    return !decision.outputs.empty() &&
           (decision.outputs.front().type == "string" || decision.outputs.front().type == "boolean");
}

} // namespace

// R086
void ConversationState::tell_states(ViewContext& context, const OpenTable& open) {
    m_states.clear();
    std::vector<RecordPointer> decisions = decisions_for(context.store(), *open.reference);
    // What is in use comes before drafts.
    std::stable_partition(decisions.begin(), decisions.end(), [](const RecordPointer& record) {
        return as<Decision>(record)->state == DecisionState::Published;
    });
    for (const RecordPointer& record : decisions) {
        const auto& decision = *as<Decision>(record);
        if (m_states.size() == states_shown || !is_state(decision))
            continue;
        const engage::BoundDecision& bound = context.decisions.bound(record, open.name, *open.table);
        if (!bound.decision)
            continue;
        const dmn::Evaluation evaluation =
            dmn::evaluate(bound.decision->compiled(), m_customer.values, dmn::Trace::None);
        m_states.push_back({decision.id, decision.title, state_text(evaluation.result),
                            because(bound.decision->compiled(), evaluation),
                            evaluation.outcome == dmn::Outcome::Decided});
    }
}

// What conditions and decisions read, but for who the customer is and what is known only afterwards.
std::vector<std::size_t> ConversationState::asked_columns(const OpenTable& open) const {
    std::set<std::size_t> asked;
    for (const engage::Condition& condition : m_catalogue->conditions)
        asked.insert(condition.variables.begin(), condition.variables.end());
    if (open.bound && open.bound->decision)
        asked.insert(open.bound->decision->used_columns().begin(),
                     open.bound->decision->used_columns().end());
    std::vector<std::size_t> columns;
    for (const std::size_t column : asked) {
        const TableColumn* known = described(*open.reference, open.table->column_info(column).name);
        if (column != open.key_column && (!known || known->use == ColumnUse::Attribute))
            columns.push_back(column);
    }
    return columns;
}

// "if 1, 2: Apologise and close the complaint · if blank: nothing"
std::string ConversationState::effect_of(const engage::FactQuestion& question,
                                         tables::ColumnType type) const {
    std::vector<std::uint32_t> told;
    std::vector<std::string> effects;
    for (const engage::FactQuestion::Change& change : question.changes) {
        if (std::find(told.begin(), told.end(), change.chosen) != told.end() || told.size() == changes_told)
            continue;
        told.push_back(change.chosen);
        std::vector<std::string> values;
        for (const engage::FactQuestion::Change& same : question.changes) {
            if (same.chosen == change.chosen && values.size() < values_told)
                values.push_back(for_people(type, same.value));
        }
        effects.push_back("if " + joined(values, ", ") + ": " +
                          (change.chosen == engage::no_index ? std::string("nothing")
                                                             : m_catalogue->actions[change.chosen].title));
    }
    return joined(effects, " · ");
}

// R089: those first that would change what is proposed.
void ConversationState::tell_facts(ViewContext&, const OpenTable& open) {
    if (m_choices_of != open.name) {
        m_choices_of = open.name;
        m_choices.assign(open.table->column_count(), std::nullopt);
    }
    const std::vector<std::size_t> columns = asked_columns(open);
    std::vector<engage::ColumnChoices> tried;
    for (const std::size_t column : columns) {
        if (!m_choices[column])
            m_choices[column] = engage::choices_of(*open.table, column, choices_offered);
        engage::ColumnChoices& choices = tried.emplace_back(*m_choices[column]);
        const std::size_t count = choices.values.size();
        if (count <= values_tried || choices.is_complete)
            continue;
        std::vector<std::string> fewer;
        for (std::size_t place = 0; place < values_tried; ++place)
            fewer.push_back(choices.values[place * (count - 1) / (values_tried - 1)]);
        choices.values = std::move(fewer);
    }
    const std::vector<engage::FactQuestion> questions =
        engage::useful_questions(m_policy->decider(), m_customer, m_now, m_channel, m_arbitration, *m_learned,
                                 *open.table, columns, tried);
    const std::string order_of = m_customer_key + "\n" + m_key.channel.text() + "\n" + std::string(open.name);
    if (m_order_of != order_of || m_order.size() != questions.size()) {
        m_order_of = order_of;
        m_order.clear();
        for (const engage::FactQuestion& question : questions)
            m_order.push_back(question.column);
    }
    m_facts.clear();
    for (const std::size_t column : m_order) {
        const auto question =
            std::find_if(questions.begin(), questions.end(),
                         [column](const engage::FactQuestion& asked) { return asked.column == column; });
        if (question == questions.end())
            continue;
        const tables::ColumnInfo& info = open.table->column_info(column);
        const TableColumn* known = described(*open.reference, info.name);
        FactText& text = m_facts.emplace_back();
        text.column = column;
        text.name = info.name;
        const bool has_short_label =
            known && !known->label.empty() && count_code_points(known->label) <= longest_label;
        text.label = has_short_label ? known->label : info.name;
        text.unit = known ? known->unit : std::string();
        text.type = info.type;
        const feel::Value& value = m_customer.values[column];
        text.value = value.is_null() ? std::string() : engage::result_text(value);
        const auto fact = std::find_if(
            m_customer.facts.begin(), m_customer.facts.end(),
            [column](const engage::CapturedFact& captured) { return captured.column == column; });
        if (fact != m_customer.facts.end())
            text.said = "said " + date_for_people(date_of(fact->at));
        const engage::ColumnChoices& choices = *m_choices[column];
        if (choices.is_complete && info.type == tables::ColumnType::Text)
            text.choices = choices.values;
        text.effect = effect_of(*question, info.type);
    }
}

} // namespace throughline::ui
