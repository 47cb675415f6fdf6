// Why each candidate came out as it did: the stage and rule where it dropped, the values seen there, the
// parts of its score, and the smallest change with which it would have won (R085, R086, R103).
#pragma once

#include "engage/decision/next_action.h"

#include <string>
#include <vector>

namespace throughline::engage {

struct ObservedValue {
    std::string name;
    std::string value; // as FEEL writes it: "\"One year\"", 12, null
};

// An engagement rule that did not hold. All that failed are listed, not only the first.
struct FailedRule {
    std::uint32_t rule = no_index;
    ConditionStage stage = ConditionStage::Eligibility;
    RuleLevel level = RuleLevel::Action;
    std::string title;
    std::string condition;
    std::string problem; // why the condition cannot be read; mostly empty
    std::vector<ObservedValue> observed;
};

struct HoldingRule {
    std::uint32_t rule = no_index;
    std::string title;
    std::string reason;
    std::uint32_t counted = 0; // events that count
    Instant until;             // when it would let the action pass, if nothing else happened
};

// The least that would have to be different for the candidate to be chosen, and was tried out.
struct WinningChange {
    bool is_possible = false;
    Supposition supposition;
    // Goes on after "It would win ": "if … held", or why nothing helps. Empty where it won or is open.
    std::string text;
};

struct CandidateExplanation {
    std::uint32_t action = no_index;
    Fate fate = Fate::Validity;
    std::vector<FailedRule> failed;
    std::vector<HoldingRule> held;
    std::string channel_reason; // empty where the channel can
    bool is_scored = false;
    ScoreParts score;
    std::string formula;  // with its numbers
    std::size_t rank = 0; // from 1; 0 where it was not ranked
    WinningChange change;
};

struct Explanation {
    std::vector<CandidateExplanation> candidates; // every action of the catalogue, in its order
    std::uint32_t chosen = no_index;
    std::string formula;             // in letters
    std::string warning;             // R040: where value alone ranks
    std::size_t decisions_tried = 0; // to find and check the changes
};

// Decides with `decider` and explains everything. Levers are changed in steps of 0.001 points.
Explanation explain(Decider& decider, const Situation& situation, const Arbitration& arbitration);

std::string channel_reason_text(const Catalogue& catalogue, std::uint32_t channel, ChannelReason reason,
                                std::uint32_t cause);

} // namespace throughline::engage
