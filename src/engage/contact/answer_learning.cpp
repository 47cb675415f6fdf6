#include "engage/contact/answer_learning.h"

#include "engage/contact/heard_fact.h"

#include <algorithm>

namespace throughline::engage {

AnswerLearning::AnswerLearning(LearningTask task, std::shared_ptr<const AnswerLearning> before)
    : m_task(std::move(task))
    , m_before(std::move(before)) {}

tables::Progress AnswerLearning::progress() const {
    const ContactIndexes& tables = m_task.histories->tables();
    tables::Progress progress;
    for (std::size_t table = 0; table < tables.size(); ++table) {
        const tables::RowIndex rows = tables[table]->table().row_count();
        progress.total += rows;
        progress.done += m_phase != Phase::Gather || table < m_table ? rows : table == m_table ? m_row : 0;
    }
    // The answers learned count as much as the rows read.
    progress.total += m_phase == Phase::Gather ? progress.total : m_answers.size();
    progress.done += m_next;
    return progress;
}

tables::JobState AnswerLearning::step(tables::RowIndex budget) {
    budget = std::max(budget, 1U);
    while (budget > 0 && m_phase != Phase::Done) {
        switch (m_phase) {
        case Phase::Gather:
            gather(budget);
            break;
        case Phase::FindRows:
            find_rows(budget);
            break;
        case Phase::Learn:
            learn(budget);
            break;
        case Phase::Done:
            break;
        }
    }
    return is_done() ? tables::JobState::Done : tables::JobState::Running;
}

void AnswerLearning::gather(tables::RowIndex& budget) {
    const ContactIndexes& tables = m_task.histories->tables();
    if (m_table == tables.size())
        return put_in_order();
    const ContactIndex& index = *tables[m_table];
    for (; budget > 0 && m_row < index.table().row_count(); ++m_row, --budget) {
        if (index.kind(m_row) != ContactRowKind::Answered)
            continue;
        const ContactRow row = index.row(m_row);
        const auto event = m_task.histories->reader().event(row);
        if (event && event->action != no_index && event->answer != ResponseClass::Neutral)
            m_answers.push_back(
                {*event, customer_number(row.customer), static_cast<std::uint32_t>(m_table), m_row});
    }
    if (m_row == index.table().row_count()) {
        m_row = 0;
        ++m_table;
    }
}

void AnswerLearning::put_in_order() {
    std::stable_sort(m_answers.begin(), m_answers.end(),
                     [](const Answer& left, const Answer& right) { return left.event.at < right.event.at; });
    if (m_before && continues(*m_before)) {
        m_rows = m_before->m_rows;
        m_next = m_before->m_answers.size();
        m_learned = std::make_shared<LearnedAnswers>(*m_before->m_learned);
    } else {
        m_learned = std::make_shared<LearnedAnswers>(catalogue(), m_task.basis, m_task.columns);
    }
    m_before.reset();
    bool is_any_missing = false;
    for (std::size_t answer = m_next; answer < m_answers.size() && m_learned->models(); ++answer)
        is_any_missing = m_rows.emplace(m_answers[answer].customer, std::nullopt).second || is_any_missing;
    m_phase = is_any_missing ? Phase::FindRows : Phase::Learn;
}

bool AnswerLearning::continues(const AnswerLearning& before) const {
    const LearningTask& other = before.m_task;
    const auto is_same = [](const Answer& one, const Answer& same) {
        return one.customer == same.customer && one.event.at == same.event.at &&
               one.event.action == same.event.action && one.event.channel == same.event.channel &&
               one.event.answer == same.event.answer;
    };
    return before.is_done() && other.basis == m_task.basis && other.customers_name == m_task.customers_name &&
           other.columns == m_task.columns && before.catalogue().version == catalogue().version &&
           before.m_answers.size() <= m_answers.size() &&
           std::equal(before.m_answers.begin(), before.m_answers.end(), m_answers.begin(), is_same);
}

void AnswerLearning::find_rows(tables::RowIndex& budget) {
    const tables::Table& customers = m_task.customers;
    for (; budget > 0 && m_row < customers.row_count(); ++m_row, --budget) {
        const std::string key = tables::value_text(customers.value(m_row, m_task.key_column));
        const auto wanted = m_rows.find(customer_number(key));
        if (wanted != m_rows.end() && !wanted->second)
            wanted->second = m_row;
    }
    if (m_row == customers.row_count())
        m_phase = Phase::Learn;
}

// As the table has the customer, with what was heard until the answer.
void AnswerLearning::read_traits(const Answer& answer) {
    m_values.assign(m_task.columns.predictors().size(), std::nullopt);
    if (const auto row = m_rows[answer.customer])
        m_task.columns.read(m_task.customers, *row, m_values);
    const ContactIndexes& tables = m_task.histories->tables();
    const std::string customer = tables[answer.table]->row(answer.row).customer;
    for (const ContactRow& contact : m_task.histories->facts_of(customer)) {
        if (contact.at > answer.event.at)
            break;
        if (const auto fact = heard_fact(m_task.customers, contact))
            m_task.columns.replace(fact->column, fact->cell, m_values);
    }
}

void AnswerLearning::learn(tables::RowIndex& budget) {
    // What a model makes of an answer takes as long as to look at so many rows.
    const tables::RowIndex looks = m_learned->models() ? 64 : 1;
    for (; budget > 0 && m_next < m_answers.size(); ++m_next, budget -= std::min(budget, looks)) {
        const Answer& answer = m_answers[m_next];
        if (m_learned->models())
            read_traits(answer);
        m_learned->learn(answer.event, m_values);
    }
    if (m_next == m_answers.size())
        m_phase = Phase::Done;
}

} // namespace throughline::engage
