// The improvements: whose behaviour they change (R048), what each is to bring (R050), and the backlog with
// its culture and skill items and its measure of growth (R062).
#pragma once

#include "base/date.h"
#include "journey/evidence_gate.h"
#include "journey/figure.h"

#include <optional>
#include <string>
#include <vector>

namespace throughline::journey {

// R048: shares of the initiatives that are not dropped, by number and by cost.
struct BehaviourShare {
    BehaviourOf whose = BehaviourOf::Unstated;
    std::size_t count = 0;
    double cost = 0;
    double share = 0;      // of the number, 0 to 1
    double cost_share = 0; // of the cost; 0 where nobody stated any
    std::vector<Id> initiatives;
};
struct BehaviourReport {
    std::vector<BehaviourShare> shares; // in the order of BehaviourOf
    std::size_t count = 0;
    double cost = 0;
    std::size_t without_cost = 0;
    // The share that changes only what our own people do, by number and by cost, 0 to 1.
    double internal_only = 0;
    double internal_only_cost = 0;
};
BehaviourReport behaviour_report(const Store& store);

struct BacklogItem {
    const Initiative* initiative = nullptr;
    // Profit of a year less the cost; nothing where one is not stated.
    std::optional<double> first_year;
    std::optional<double> return_on_cost; // profit a year / cost
    bool proved = false;                  // R049
    int days_late = 0;
    // Finished in the sense of R080: process, software and people.
    int enacted = 0;                // of 3
    std::vector<std::string> lacks; // "target behaviour", "owner", "measure" …
};
// A gap that improvement has to close, whether or not an initiative does.
struct GapItem {
    Id capability;
    std::optional<double> gap;   // needed − present, 0 … 5
    std::vector<Id> initiatives; // that are to close it; empty: nobody does
};
struct Backlog {
    std::vector<BacklogItem> items; // open first: by gate, the largest first year first; dropped last
    std::vector<GapItem> skills;    // R062: skills and culture that are not there, the widest first
    std::vector<GapItem> cultures;
    Id growth_measure;                       // empty: none was chosen
    Figure growth;                           // its value now, with interval and n
    std::optional<double> growth_attainment; // 0: baseline, 100: target
};
Backlog backlog_of(const Store& store, Date today);

} // namespace throughline::journey
