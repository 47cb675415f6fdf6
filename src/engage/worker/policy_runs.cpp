#include "engage/worker/policy_runs.h"

#include "base/text.h"
#include "engage/worker/worker_runs.h"

#include <algorithm>

namespace throughline::engage {

namespace {

constexpr std::size_t most_entries = 8;
constexpr tables::RowIndex rows_a_step = 16; // with 150 actions about a tenth of a slice

// Exploration and propensities by row are not asked for by views, so they are no part of it.
std::string key_of(const PolicyQuestion& question) {
    const SimulationOptions& options = question.options;
    const Drop drop = options.drop.value_or(Drop{Fate::Offered, no_index});
    std::string key =
        text_format("%s %s %s %s %u %lld %d %d %u", question.policy.c_str(), question.table_name.c_str(),
                    question.contacts.c_str(), question.catalogue->version.c_str(), options.channel,
                    static_cast<long long>(options.now.milliseconds), static_cast<int>(question.keep),
                    static_cast<int>(drop.fate), drop.cause);
    if (const auto& levers = question.other_levers)
        key += text_format(" %zu %g %llu", levers->count, levers->most,
                           static_cast<unsigned long long>(levers->seed));
    return key;
}

} // namespace

PolicyRuns::PolicyRuns() = default;
PolicyRuns::~PolicyRuns() = default;

void PolicyRuns::use_worker(std::function<void(std::string)> send) {
    m_worker = std::make_unique<WorkerRuns>(std::move(send));
}

void PolicyRuns::lose_worker() {
    m_worker.reset();
    for (Entry& entry : m_entries)
        take_back(entry);
}

// What the Worker was asked is no question of it any more.
void PolicyRuns::take_back(Entry& entry) {
    if (entry.asked == 0)
        return;
    if (m_worker)
        m_worker->cancel(entry.asked);
    entry.asked = 0;
    entry.run->take_back();
}

Result<void> PolicyRuns::take_message(std::string_view bytes) {
    WorkerMessage message = TRY(decode_worker_message(bytes));
    const auto entry_of = [this](std::uint32_t number) -> Entry* {
        const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                        [number](const Entry& entry) { return entry.asked == number; });
        return number == 0 || found == m_entries.end() ? nullptr : &*found;
    };
    if (const auto* progress = std::get_if<RunProgress>(&message)) {
        if (Entry* entry = entry_of(progress->number))
            entry->run->take_progress(progress->fraction, progress->is_learning);
    } else if (auto* done = std::get_if<RunAnswer>(&message)) {
        // One that was cancelled meanwhile may have been answered before it heard of that.
        if (Entry* entry = entry_of(done->number)) {
            entry->asked = 0;
            entry->run->take_answer(std::move(done->answer));
        }
    } else {
        return error("A Worker could not simulate: " + std::get<RunFailure>(message).problem);
    }
    return {};
}

std::shared_ptr<PolicyRun> PolicyRuns::ask(PolicyQuestion question) {
    std::string key = key_of(question);
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&key](const Entry& entry) { return entry.key == key; });
    if (found != m_entries.end()) {
        std::rotate(found, found + 1, m_entries.end());
        return m_entries.back().run;
    }
    if (m_entries.size() == most_entries) {
        take_back(m_entries.front());
        m_entries.erase(m_entries.begin());
    }
    m_entries.push_back({std::move(key), std::make_shared<PolicyRun>(std::move(question))});
    return m_entries.back().run;
}

bool PolicyRuns::go_on(Entry& entry, const std::function<double()>& clock, double until) {
    if (!entry.is_open()) {
        take_back(entry);
        return false;
    }
    if (entry.asked != 0)
        return false;
    if (m_worker && entry.run->question().sources) {
        // The rows that the Worker does not have go first.
        while (clock() < until) {
            entry.asked = m_worker->ask(entry.run->question());
            if (entry.asked != 0)
                return false;
        }
        return true;
    }
    while (!entry.run->is_done() && clock() < until)
        entry.run->step(rows_a_step);
    return !entry.run->is_done();
}

bool PolicyRuns::work(const std::function<double()>& clock, double until) {
    bool is_unfinished = false;
    std::for_each(m_entries.rbegin(), m_entries.rend(),
                  [&](Entry& entry) { is_unfinished = go_on(entry, clock, until) || is_unfinished; });
    return is_unfinished;
}

bool PolicyRuns::is_waiting() const {
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [](const Entry& entry) { return entry.asked != 0 && entry.is_open(); });
}

} // namespace throughline::engage
