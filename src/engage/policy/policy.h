// The decision policy as a whole: the records that decide and how they rank, and versions of it that can
// decide again when the records have changed (R103 to R105).
#pragma once

#include "engage/arms/arms.h"
#include "model/records/policy_version.h"

namespace throughline::engage {

// As the workspace says; where it says nothing, everything is used.
Ranking ranking_of(const Store& store);
Arbitration arbitration_of(const Ranking& ranking);

// Who is decided for in another way, as the workspace says; without a version that challenges, its customers
// are decided for as all others.
ArmPlan arm_plan_of(const Store& store);
// The version that challenges the policy; nullptr: none.
const PolicyVersion* challenger_of(const Store& store);

// Names a policy: equal texts decide alike. SHA-256 of the catalogue's version and the ranking.
std::string policy_content(const Catalogue& catalogue, const Ranking& ranking);

// Every record of the catalogue, one a text, from which thawed() makes them again.
std::vector<std::string> frozen_records(const Store& store);
// The store of a version: only what decides is in it. Fails where a record cannot be read.
Result<Store> thawed(const PolicyVersion& version);

// The published ones, the latest first.
std::vector<const PolicyVersion*> versions_of(const Store& store);
std::int64_t next_policy_version(const Store& store);

} // namespace throughline::engage
