#include "engage/worker/worker_runs.h"

#include <algorithm>

namespace throughline::engage {

namespace {

// The customers, then what happened with them.
std::vector<const tables::Table*> tables_of(const PolicyQuestion& question) {
    std::vector<const tables::Table*> found = {&question.table};
    for (const auto& contacts : question.options.histories->tables())
        found.push_back(&contacts->table());
    return found;
}

AskedPolicy asked_policy(const PolicyQuestion& question, std::uint32_t number) {
    const SimulationOptions& options = question.options;
    AskedPolicy asked;
    asked.number = number;
    asked.catalogue = question.sources->catalogue;
    asked.reference = question.sources->reference;
    asked.customers = tables::encode_table_info(question.table.info());
    asked.customers_name = question.table_name;
    asked.key_column = options.key_column;
    for (const auto& contacts : options.histories->tables())
        asked.contacts.push_back(
            {tables::encode_table_info(contacts->table().info()), std::string(contacts->customer_column())});
    asked.basis = question.learning->task().basis;
    asked.channel = options.channel;
    asked.now = options.now;
    asked.arbitration = options.arbitration;
    asked.drop = options.drop;
    asked.keep = question.keep;
    asked.other_levers = question.other_levers;
    return asked;
}

} // namespace

WorkerRuns::WorkerRuns(std::function<void(std::string)> send)
    : m_send(std::move(send)) {}

std::uint32_t WorkerRuns::ask(const PolicyQuestion& question) {
    for (const tables::Table* table : tables_of(question)) {
        for (std::size_t chunk = 0; chunk < table->chunk_count(); ++chunk) {
            const tables::ContentHash& name = table->info().chunks[chunk];
            if (!m_sent.insert(name).second)
                continue;
            m_send(encode(SentChunk{name, tables::encode_chunk(table->chunk(chunk))}));
            return 0;
        }
    }
    forget_others(question);
    m_send(encode(asked_policy(question, ++m_last)));
    return m_last;
}

// Questions are about the same tables as a rule; of a table that grows or is another now, the Worker keeps
// what this question needs. Runs under way hold their own.
void WorkerRuns::forget_others(const PolicyQuestion& question) {
    std::set<tables::ContentHash> needed;
    for (const tables::Table* table : tables_of(question))
        needed.insert(table->info().chunks.begin(), table->info().chunks.end());
    ForgottenChunks forgotten;
    std::set_difference(m_sent.begin(), m_sent.end(), needed.begin(), needed.end(),
                        std::back_inserter(forgotten.names));
    if (forgotten.names.empty())
        return;
    m_sent = std::move(needed);
    m_send(encode(PageMessage(std::move(forgotten))));
}

void WorkerRuns::cancel(std::uint32_t number) {
    m_send(encode(PageMessage(CancelledRun{number})));
}

} // namespace throughline::engage
