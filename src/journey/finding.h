// What the workspace itself says is missing, misplaced or harmful: each finding names the record, why it
// matters, and what to do about it.
#pragma once

#include "base/date.h"
#include "store/store.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline::journey {

enum class FindingKind : std::uint8_t {
    InteractionWithoutOutcome, // R005
    OutcomeWithoutInteraction, // R005
    EffortOnUncontrolled,      // R001
    ControlNotStated,          // R001
    WithoutContext,            // R002
    MeasuredNotAligned,        // R006
    Harm,                      // R007
    OutcomeIncomplete,         // R009
    ExpectationGap,            // R041
    NobodyAccountable,         // R022
    Late,                      // R024
    Blocked,                   // R024
    StageWithoutInteraction,   // R064, R070
    ChannelWithoutInteraction, // R064, R070
    ProductWithoutInteraction, // R064, R070
    NoLaggingMeasure,          // R064, R070, R079
    SegmentWithoutJourney,     // R076
    CapabilityGap,             // R069
    ApproachMisfit,            // R044
    WithoutEvidence,           // R049
    ReviewOverdue,             // R073
    ProgrammeWithoutOwner,     // R074
};

enum class Severity : std::uint8_t { Information, Warning, Bad };

struct Finding {
    FindingKind kind = FindingKind::InteractionWithoutOutcome;
    Severity severity = Severity::Warning;
    Id record;
    std::string_view title; // "Measured, not aligned"
    std::string sentence;   // "“Reminder e-mail” has only activity measures."
    std::string_view why;   // the rule behind it, for a person who asks
    // What the button does; empty where there is no one thing to do.
    std::string_view command;
    std::string_view command_title;
    std::vector<std::pair<std::string, std::string>> arguments;
};

// What is looked at: what leads where, who does it and what is measured; or with it how the method itself is
// kept (evidence, approaches, reviews), which takes the statistics.
enum class Checks : std::uint8_t { Structure, All };
// The findings, the worst first, then in the order of kinds and ids. `today` is for lateness.
std::vector<Finding> find_misalignments(const Store& store, Date today, Checks checks = Checks::All);

} // namespace throughline::journey
