// Whether a test has shown a desirable effect on customer behaviour.
#pragma once

#include "evidence/estimate.h"

namespace throughline::evidence {

enum class Desired : std::uint8_t { Rise, Fall };

enum class Verdict : std::uint8_t {
    // The interval lies wholly on the desired side of nothing.
    Demonstrated,
    // The interval lies wholly on the other side.
    Harmful,
    // The interval contains nothing, or touches it.
    Undecided,
    // Fewer customers than asked, whatever the interval says.
    NotEnoughData,
};

struct Gate {
    Desired desired = Desired::Rise;
    // In each group.
    std::int64_t least_per_group = 30;
    // How far from nothing the whole interval must be, in units of the difference.
    double least_effect = 0;
};

// R049: interval excludes zero, right direction, enough data. `difference` is treated - control, with the
// interval of compare_shares, compare_means or a SequentialTest. Fails on an interval that is none, or a
// least effect below 0.
Result<Verdict> judge(const Estimate& difference, std::int64_t treated, std::int64_t control,
                      const Gate& gate = {});

} // namespace throughline::evidence
