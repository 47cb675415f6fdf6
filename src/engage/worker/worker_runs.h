// The page's end of a Worker that simulates: puts questions to it, with the rows that it does not have yet.
#pragma once

#include "engage/policy/policy_run.h"
#include "engage/worker/messages.h"

#include <functional>
#include <set>
#include <string>

namespace throughline::engage {

class WorkerRuns {
public:
    explicit WorkerRuns(std::function<void(std::string)> send);

    // Sends the next block of rows of the question's tables that the Worker does not have, and answers 0; or,
    // where it has them all, the question, and answers its number. The question must have its sources and
    // what is learned from.
    std::uint32_t ask(const PolicyQuestion& question);
    void cancel(std::uint32_t number);

private:
    void forget_others(const PolicyQuestion& question);

    std::function<void(std::string)> m_send;
    std::set<tables::ContentHash> m_sent;
    std::uint32_t m_last = 0;
};

} // namespace throughline::engage
