// Simulations of policies, each made once for as long as it is looked at. Views hold what they asked for; the
// work is done by a Worker beside the page, or in slices between frames where there is none.
#pragma once

#include "engage/policy/policy_run.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::engage {

class WorkerRuns;

class PolicyRuns {
public:
    PolicyRuns();
    ~PolicyRuns();
    PolicyRuns(const PolicyRuns&) = delete;
    PolicyRuns& operator=(const PolicyRuns&) = delete;

    // From here on a Worker makes what it can: `send` takes messages to a PolicyWorker, whose messages come
    // to take_message().
    void use_worker(std::function<void(std::string)> send);
    bool has_worker() const { return m_worker != nullptr; }
    // Fails where the Worker could not do what it was asked. It is to be lost then: here it can be done.
    Result<void> take_message(std::string_view message);
    // The Worker has ended: what it was asked is made here.
    void lose_worker();

    // The same run for the same question, for as long as it is among the last few.
    std::shared_ptr<PolicyRun> ask(PolicyQuestion question);
    // Goes on with what somebody holds until `clock` (milliseconds) passes `until`, first with what was asked
    // last: that is looked at. True while there is more to do here.
    bool work(const std::function<double()>& clock, double until);
    // Something that is held is made by the Worker.
    bool is_waiting() const;

private:
    struct Entry {
        std::string key;
        std::shared_ptr<PolicyRun> run;
        std::uint32_t asked = 0; // by this number of the Worker; 0: it is not

        bool is_open() const { return run.use_count() > 1 && !run->is_done() && !run->is_cancelled(); }
    };
    void take_back(Entry& entry);
    bool go_on(Entry& entry, const std::function<double()>& clock, double until);

    // The one asked for last stands last.
    std::vector<Entry> m_entries;
    std::unique_ptr<WorkerRuns> m_worker;
};

} // namespace throughline::engage
