// What keeps a programme alive: risks and stakeholders (R072), review rhythm, map versions and staleness
// (R073), the programme's owner (R074), and the checklist of what makes a design real (R080).
#pragma once

#include "base/date.h"
#include "model/records/initiative.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace throughline::journey {

// R072
struct RiskItem {
    Id record; // the workspace or initiative that has it
    const Risk* risk = nullptr;
    std::optional<double> exposure; // likelihood · impact, 0 … 10; nothing where one is missing
    std::vector<std::string> lacks; // "answer", "owner", "likelihood", "impact"
};
// The largest exposure first; those without one last.
std::vector<RiskItem> risks_of(const Store& store);

enum class StakeholderPlace : std::uint8_t { WinOver, KeepClose, Ask, Inform };
struct StakeholderItem {
    Id record;
    const Stakeholder* stakeholder = nullptr;
    // Influence from 5 on: who resists is to be won over, who supports kept close, the others asked; below 5,
    // or unknown: informed.
    StakeholderPlace place = StakeholderPlace::Inform;
};
struct StakeholderReport {
    std::vector<StakeholderItem> items; // the most influential first
    // Σ influence of those who support, less those who resist, over the influence of all: −1 to 1. Nothing
    // where no influence is stated.
    std::optional<double> support;
};
StakeholderReport stakeholders_of(const Store& store);

// R073
enum class Freshness : std::uint8_t { Overdue, NoRhythm, Due, Fresh };
struct ReviewItem {
    Id record; // a journey, measure or approach assessment
    Freshness freshness = Freshness::Fresh;
    std::optional<Date> last; // reviewed, measured, assessed
    std::optional<Date> next;
    int days_over = 0;        // days since `next`
    std::int64_t version = 0; // of a map
    // Of a map: its interactions whose state changed after the last review; the map does not know of it.
    std::size_t changed_since = 0;
    std::string reason;
};
struct ReviewRules {
    int due_within = 14;       // days before the next review from which it is due
    int measure_days = 92;     // a measure is stale after a quarter
    int assessment_days = 366; // an assessment of an approach after a year
};
// Journeys that are not retired, measures that outcomes and interactions rest on, the latest assessment of
// each interaction; overdue first, the longest at the head.
std::vector<ReviewItem> reviews_of(const Store& store, Date today, const ReviewRules& rules = {});

// R074
struct ProgrammeOwner {
    Id person;           // empty: nobody
    std::string missing; // why the programme has no owner who can act; empty: it has
};
ProgrammeOwner programme_owner(const Store& store);

// R080
struct EnactmentItem {
    Id record; // an interaction or initiative
    Enactment enactment;
    int done = 0; // of 3: process built, software configured, people trained
    // Capabilities it needs that are not in place: ticked or not, it cannot be real without them.
    std::vector<Id> not_in_place;
    bool contradicts = false; // ticked as done, and what it needs is missing
};
struct EnactmentReport {
    std::vector<EnactmentItem> items; // the least done first
    std::size_t real = 0;             // all three done, and all in place
    std::size_t process_built = 0, software_configured = 0, people_trained = 0;
};
// Planned interactions in which the firm has a part, and initiatives that were demonstrated or mandated.
EnactmentReport enactment_report(const Store& store);

} // namespace throughline::journey
