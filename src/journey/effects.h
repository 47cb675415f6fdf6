// Do interactions create outcomes (R027), and continuing and repeating business (R045)? An effect is one that
// was seen against a control; all else is called what it is: seen together, or assumed.
#pragma once

#include "journey/evidence_gate.h"
#include "journey/figure.h"
#include "model/records/interaction.h"

#include <vector>

namespace throughline::journey {

enum class Causation : std::uint8_t {
    NotKnown,     // nobody has said anything
    Assumed,      // somebody put a number to it
    SeenTogether, // observed: a correlation
    NotShown,     // tested, and neither shown nor refuted
    Harms,        // tested, and it goes the wrong way
    Creates,      // tested against a control
};

struct OutcomeEffect {
    Id interaction;
    Id outcome;
    Causation causation = Causation::NotKnown;
    // The test that tells most, with the figures of its telling arm; nullptr: there is none.
    const Experiment* test = nullptr;
    Figure effect; // of the test, in points or the measure's unit
    // Along the line: Σ over the experiences between of effect · weight · effect · weight; signed.
    std::optional<double> along_the_line;
    EvidenceBasis weakest = EvidenceBasis::Assumed; // basis of the line's weakest link
    std::string reason;
};
// Every interaction with each outcome it leads to. A test counts for an outcome when its measure is one of
// the outcome's sides, or it names no measure. By outcome, the surest first.
std::vector<OutcomeEffect> outcome_effects(const Store& store);

enum class RepeatVerdict : std::uint8_t { Raises, Lowers, NotShown, NotMeasured };

struct RepeatEffect {
    Id interaction;
    RepeatVerdict verdict = RepeatVerdict::NotMeasured;
    Figure effect; // change of the share that continues or comes back, in points
    EvidenceBasis basis = EvidenceBasis::Assumed;
    // effect · frequency / 100: customers a month who continue because of it; nothing where one is missing.
    std::optional<double> customers_a_month;
};
// R045: all interactions; raises and lowers first, the largest at the head; not measured last.
std::vector<RepeatEffect> repeat_effects(const Store& store);

} // namespace throughline::journey
