// Other settings of the levers, to see what they would bring (R105).
#pragma once

#include "engage/simulation/simulation.h"

namespace throughline::engage {

struct LeverSettingOptions {
    std::size_t count = 200;
    double most = 60; // points up or down, for one action
    std::uint64_t seed = 1;
};

// The first leaves everything as it is; each other moves one to all of the actions that `kept` has, in steps
// of 5 points. The same seed gives the same settings.
std::vector<LeverSetting> lever_settings(const Catalogue& catalogue, const KeptCandidates& kept,
                                         const LeverSettingOptions& options = {});

} // namespace throughline::engage
