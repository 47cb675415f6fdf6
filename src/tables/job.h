// Long scans run in slices, so that a page stays alive and a person can stop them: start a job, call step()
// with a budget until it is done, then take the result. To cancel, drop the job. The same job gives the same
// result whatever the slices.
#pragma once

#include <cstdint>

namespace throughline::tables {

struct Progress {
    std::uint64_t done = 0;
    std::uint64_t total = 0;

    // In [0, 1]; 1 when there is nothing to do.
    double fraction() const {
        return total == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(total);
    }
};

enum class JobState : std::uint8_t { Running, Done };

// Steps a job to its end.
template <typename Job>
void run_to_end(Job& job) {
    while (job.step(1U << 20) == JobState::Running) {
    }
}

} // namespace throughline::tables
