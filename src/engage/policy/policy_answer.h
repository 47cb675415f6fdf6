// What a simulation of a policy is asked for, beside the policy itself, and what it comes to.
#pragma once

#include "engage/policy/lever_settings.h"
#include "engage/simulation/simulation.h"

#include <vector>

namespace throughline::engage {

struct PolicyAnswer {
    SimulationResult result;
    KeptCandidates candidates; // only where they were to be kept
    // Only where other levers were to be tried: the settings, and what each comes to, in the same order.
    std::vector<LeverSetting> settings;
    std::vector<FrontierPoint> points;
};

} // namespace throughline::engage
