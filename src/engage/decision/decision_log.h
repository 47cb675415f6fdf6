// A decision as one line of JSON that has all it was made of, and so can be made again byte for byte (R103).
#pragma once

#include "engage/decision/next_action.h"

#include <string>
#include <string_view>

namespace throughline::engage {

// Names of the customer and of the model whose propensities were used, as the caller knows them.
struct LogLabels {
    std::string customer;
    std::string model_version;
};

// The versions, the whole situation with the stages of journeys that follow from it, the arbitration with its
// seed, the probability of the choice, and the fate, score and cause of every candidate. Without line end.
// The decider must have decided this last.
std::string log_line(Decider& decider, const Situation& situation, const Arbitration& arbitration,
                     const NextAction& decided, const LogLabels& labels);

// The version of the catalogue that decided. Fails on a line that cannot be read.
Result<std::string> catalogue_of_line(std::string_view line);

// Decides again what the line says, and writes it anew. Fails on a line that cannot be read and where the
// catalogue is not the one that decided. Equal bytes: the decision is what was logged.
Result<std::string> replayed_line(Decider& decider, std::string_view line);

} // namespace throughline::engage
