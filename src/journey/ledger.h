// The signed ledger of experience: what each interaction and action adds to the relationship or takes from it
// (R007, R084), as designed. The ledger of one customer, from rows, has the same signs.
#pragma once

#include "journey/figure.h"
#include "journey/scope.h"

#include <vector>

namespace throughline::journey {

struct LedgerEntry {
    Id source;     // an interaction or an action
    Id experience; // what it creates
    // Each time it happens: 100 · effect · weight · importance of the experience / 10; the sign turns where
    // the experience is unwanted. An importance that is not known counts as 10.
    double points = 0;
    std::optional<double> low; // 95 % interval of `points`
    std::optional<double> high;
    std::int64_t n = 0;
    EvidenceBasis basis = EvidenceBasis::Assumed;
    std::optional<double> a_month; // points · how often, all customers together
    double balance = 0;            // of this entry and all before it
    bool before_contact = false;   // R032
};

struct Ledger {
    std::vector<LedgerEntry> entries; // in the order of the journeys; then what is on no map; then actions
    double credit = 0;
    double debit = 0; // not above 0
    double balance = 0;
    // Of the balance, from the entries that have an interval, taken as independent; nothing when none has.
    std::optional<double> low;
    std::optional<double> high;
    std::size_t with_interval = 0;
    // Effects that nobody has put a number to.
    std::vector<Id> unknown;
};

// Of one segment: all that it meets (R084), without experiences that only other segments have.
Ledger ledger_of(const Store& store, const Id& segment);
// Of any interactions, such as those of one outcome, in their order; actions are left out.
Ledger ledger_of(const Store& store, const std::vector<const Interaction*>& interactions);

} // namespace throughline::journey
