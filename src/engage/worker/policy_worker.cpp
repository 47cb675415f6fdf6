#include "engage/worker/policy_worker.h"

#include "engage/policy/frozen_catalogue.h"
#include "model/record_json.h"

#include <algorithm>

namespace throughline::engage {

namespace {

constexpr tables::RowIndex rows_a_step = 64;
// Two versions of a policy are compared, and the one that is edited changes: the one before is not needed
// again.
constexpr std::size_t most_policies = 3;

template <typename T>
void keep_last(std::deque<T>& items, std::size_t most) {
    while (items.size() > most)
        items.pop_front();
}

} // namespace

PolicyWorker::PolicyWorker(std::function<void(std::string)> send)
    : m_send(std::move(send)) {}

void PolicyWorker::take(std::string_view bytes) {
    auto message = decode_page_message(bytes);
    if (!message.ok())
        return m_send(encode(WorkerMessage(RunFailure{0, message.error().message})));
    std::visit([this](const auto& one) { answer(one); }, message.value());
}

void PolicyWorker::answer(const SentChunk& message) {
    // Its name is not checked: it came from this program's own memory.
    auto chunk = tables::decode_chunk(message.bytes);
    if (chunk.ok())
        m_chunks.insert_or_assign(message.name,
                                  std::make_shared<const tables::Chunk>(std::move(chunk).value()));
    else
        m_send(encode(WorkerMessage(RunFailure{0, chunk.error().message})));
}

void PolicyWorker::answer(const ForgottenChunks& message) {
    for (const tables::ContentHash& name : message.names)
        m_chunks.erase(name);
}

void PolicyWorker::answer(const AskedPolicy& message) {
    auto question = question_of(message);
    if (question.ok())
        m_asked.push_back({message.number, std::make_unique<PolicyRun>(std::move(question).value())});
    else
        m_send(encode(WorkerMessage(RunFailure{message.number, question.error().message})));
}

void PolicyWorker::answer(const CancelledRun& message) {
    std::erase_if(m_asked, [&message](const Asked& asked) { return asked.number == message.number; });
}

Result<const PolicyWorker::Policy*> PolicyWorker::policy_of(const std::string& text) {
    const auto found = std::find_if(m_policies.begin(), m_policies.end(),
                                    [&text](const Policy& policy) { return policy.text == text; });
    if (found != m_policies.end()) {
        std::rotate(found, found + 1, m_policies.end());
        return &m_policies.back();
    }
    ThawedCatalogue thawed = TRY(thawed_with_records(text));
    m_policies.push_back(
        {text, std::move(thawed.store), std::make_shared<const Catalogue>(std::move(thawed.catalogue))});
    keep_last(m_policies, most_policies);
    return &m_policies.back();
}

Result<tables::Table> PolicyWorker::table_of(const std::string& text) const {
    tables::TableInfo info = TRY(tables::decode_table_info(text));
    std::vector<std::shared_ptr<const tables::Chunk>> chunks;
    for (const tables::ContentHash& name : info.chunks) {
        const auto found = m_chunks.find(name);
        if (found == m_chunks.end())
            return error("Rows of the table \"" + info.name + "\" did not come.");
        chunks.push_back(found->second);
    }
    return tables::Table::assemble(std::move(info), std::move(chunks));
}

Result<ContactIndexes> PolicyWorker::contacts_of(const std::vector<AskedContacts>& asked) {
    std::vector<Contacts> contacts;
    ContactIndexes indexes;
    for (const AskedContacts& one : asked) {
        const auto found = std::find_if(m_contacts.begin(), m_contacts.end(), [&one](const Contacts& made) {
            return made.asked.table == one.table && made.asked.customer_column == one.customer_column;
        });
        if (found != m_contacts.end()) {
            contacts.push_back(*found);
        } else {
            tables::Table table = TRY(table_of(one.table));
            ContactIndex index = TRY(ContactIndex::make(std::move(table), one.customer_column));
            contacts.push_back({one, std::make_shared<const ContactIndex>(std::move(index))});
        }
        indexes.push_back(contacts.back().index);
    }
    m_contacts = std::move(contacts);
    return indexes;
}

// The same for the same task; else what was learned before is gone on from, where it can be.
std::shared_ptr<AnswerLearning> PolicyWorker::learning_of(LearningTask task) {
    const auto found = std::find_if(m_learnings.begin(), m_learnings.end(), [&task](const auto& learning) {
        const LearningTask& made = learning->task();
        return &made.histories->catalogue() == &task.histories->catalogue() &&
               made.histories->tables() == task.histories->tables() &&
               made.customers_name == task.customers_name && made.key_column == task.key_column &&
               made.columns == task.columns && made.basis == task.basis;
    });
    if (found != m_learnings.end())
        return *found;
    auto before = m_learnings.empty() ? nullptr : m_learnings.back();
    m_learnings.push_back(std::make_shared<AnswerLearning>(std::move(task), std::move(before)));
    keep_last(m_learnings, most_policies);
    return m_learnings.back();
}

Result<PolicyQuestion> PolicyWorker::question_of(const AskedPolicy& asked) {
    const Policy& policy = *TRY(policy_of(asked.catalogue));
    const RecordPointer record = TRY(parse_record(describe_kind(Kind::TableReference), asked.reference));
    tables::Table customers = TRY(table_of(asked.customers));
    auto histories = std::make_shared<const ContactHistories>(policy.store, policy.catalogue,
                                                              TRY(contacts_of(asked.contacts)));
    PredictorColumns columns(customers, *as<TableReference>(record));
    PolicyQuestion question{.catalogue = policy.catalogue,
                            .policy = {},
                            .table = customers,
                            .table_name = asked.customers_name,
                            .contacts = {},
                            .options = {},
                            .learning = {},
                            .keep = asked.keep,
                            .other_levers = asked.other_levers};
    question.learning =
        learning_of({histories, std::move(customers), asked.customers_name,
                     static_cast<std::size_t>(asked.key_column), std::move(columns), asked.basis});
    question.options.histories = std::move(histories);
    question.options.key_column = static_cast<std::size_t>(asked.key_column);
    question.options.channel = asked.channel;
    question.options.now = asked.now;
    question.options.arbitration = asked.arbitration;
    question.options.drop = asked.drop;
    return question;
}

bool PolicyWorker::work(const std::function<double()>& clock, double until) {
    if (m_asked.empty())
        return false;
    // What was asked last is looked at; the others go on afterwards.
    const Asked& last = m_asked.back();
    while (!last.run->is_done() && clock() < until)
        last.run->step(rows_a_step);
    if (last.run->is_done()) {
        m_send(encode(WorkerMessage(RunAnswer{last.number, std::move(*last.run).take()})));
        m_asked.pop_back();
    } else {
        m_send(
            encode(WorkerMessage(RunProgress{last.number, last.run->progress(), last.run->is_learning()})));
    }
    return !m_asked.empty();
}

} // namespace throughline::engage
