// The checks behind find_misalignments, by topic; each appends its findings.
#pragma once

#include "journey/finding.h"

namespace throughline::journey {

// R001, R002, R005, R007, R009: what leads where, and what can be controlled.
void check_chain(const Store& store, std::vector<Finding>& findings);
// R006, R041, R064, R070, R079: what is measured and covered.
void check_coverage(const Store& store, std::vector<Finding>& findings);
// R022, R024, R069: who does it, and what keeps them from it.
void check_work(const Store& store, Date today, std::vector<Finding>& findings);
// R044, R049, R073, R074: how the method itself is kept: evidence, approaches, reviews, ownership.
void check_method(const Store& store, Date today, std::vector<Finding>& findings);

// “Advisor call”, or “(without a name)”.
std::string quoted(const Record& record);

} // namespace throughline::journey
