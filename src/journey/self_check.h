// R063: is this workspace one of the eight things that CRM is mistaken for? Each answer is computed from the
// workspace itself, with its figure, the records behind it, why it matters and what to do.
#pragma once

#include "base/date.h"
#include "journey/figure.h"
#include "store/store.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::journey {

enum class Misreading : std::uint8_t {
    JustSoftware,
    ProcessDefinitions,
    SalesReports,
    ActivityRecords,
    MarketingAutomation,
    PartOfTheRelationship,
    LeftToChance,
    OneOffProgramme,
};
constexpr std::size_t misreading_count = 8;

enum class MisreadingAnswer : std::uint8_t { CannotTell, No, Partly, Yes };

struct MisreadingCheck {
    Misreading misreading = Misreading::JustSoftware;
    std::string_view title;    // "Just software"
    std::string_view question; // what the figure says: "of what is being changed is only systems and data"
    MisreadingAnswer answer = MisreadingAnswer::CannotTell;
    Figure figure;           // in %, with counted of `of`; the more, the worse
    std::string_view why;    // why it is a misreading
    std::string_view action; // what to do
    std::vector<Id> records; // that make the answer what it is
};

// From 50 % on the answer is yes, from 25 % on partly. What each share counts:
// 1 Just software: of the initiatives under way, those about systems and data; and of the enactments begun,
//   those with software before people and process.
// 2 Process definitions: of planned interactions in our hands, those without an experience or the customer's
//   side.
// 3 Sales reports: of the outcomes, those whose customer's side is missing or not measured.
// 4 Activity records: of the interactions that are measured, those by activity alone.
// 5 Marketing automation: of contacts that the firm begins, those by outbound message that lead to no outcome
//   or harm an experience.
// 6 A part of the relationship: of the six phases from first interest to repeat of each journey, those
//   without an interaction.
// 7 Left to chance: of what is in our hands, what is unplanned or without anybody accountable.
// 8 A one-off programme: of the signs of going on (an owner, a rhythm of review that is kept, a test running
//   or planned, a decision with a measure, an outcome due later than a quarter), those that are missing.
std::array<MisreadingCheck, misreading_count> check_misreadings(const Store& store, Date today);

} // namespace throughline::journey
