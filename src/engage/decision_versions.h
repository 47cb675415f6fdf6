// R103: the versions of a decision that were published, kept whole.
#pragma once

#include "dmn/table_difference.h"
#include "model/records/decision.h"

#include <memory>
#include <string>

namespace throughline::engage {

// Versions of older files say only that there was one.
bool has_logic(const DecisionVersion& version);
// The table of the decision as it is, as a version.
DecisionVersion version_of(const Decision& decision);
// The decision with the logic of one of its versions; everything else as it is.
std::shared_ptr<Decision> with_logic(const Decision& decision, const DecisionVersion& version);

bool is_unchanged(const Decision& decision, const DecisionVersion& version);

// The version that was published last and kept; nullptr where there is none.
const DecisionVersion* last_published(const Decision& decision);
// One above all that there were.
std::int64_t next_version(const Decision& decision);

// What changed from one state of the decision to another.
dmn::TableDifference difference(const Decision& before, const Decision& after);
// "2 rules changed, 1 added, 1 moved"; "no difference".
std::string summary(const dmn::TableDifference& difference);

} // namespace throughline::engage
