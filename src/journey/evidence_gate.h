// R049: proposed → on trial → demonstrated → mandated. Only data can demonstrate: a test against a control
// whose interval excludes nothing, in the right direction, with enough customers. A mandate without that
// needs a name and a reason, and they are kept.
#pragma once

#include "evidence/estimate.h"
#include "evidence/verdict.h"
#include "model/records/experiment.h"
#include "model/records/initiative.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace throughline::journey {

// One arm of a test against its control, from the arms' own numbers.
struct ArmResult {
    std::size_t arm = 0; // its place in Experiment::arms; 0 is the control
    std::int64_t treated = 0;
    std::int64_t control = 0;
    bool is_share = true; // a difference of rates (0 … 1); otherwise of means, in the measure's unit
    evidence::Comparison comparison;
    evidence::Verdict verdict = evidence::Verdict::NotEnoughData;
};

enum class TestVerdict : std::uint8_t { CannotShow, NotEnoughData, Undecided, Harmful, Demonstrated };

struct TestResult {
    const Experiment* experiment = nullptr;
    TestVerdict verdict = TestVerdict::CannotShow;
    std::vector<ArmResult> arms; // without the control; empty when nothing can be computed
    std::int64_t least_n = 0;    // asked for in each arm
    // Why it does not demonstrate, or what it showed: "+14.7 points, 5.2 to 23.9, n = 417".
    std::vector<std::string> reasons;
};

// Recomputed from the arms: rates by Newcombe's interval, means by Welch's; with several arms each interval
// covers 1 − 0.05 / arms (Bonferroni, C. Dunn 1961). Cannot show: a test still running, before and after
// without a control, a measure of our own activity, a desired direction that is neither more nor less, and
// numbers typed in without their arms. Stopped early is not ended.
TestResult judge_test(const Store& store, const Experiment& experiment);

// What the gate knows of one initiative.
struct GateStatus {
    const Initiative* initiative = nullptr;
    std::vector<TestResult> tests; // by id of the experiment
    bool demonstrated = false;     // at least one test demonstrates, and none shows harm
    bool harmful = false;
    bool overridden = false;          // by name and with reason
    Gate allowed = Gate::Trial;       // the farthest it may be without an override
    std::string blocked;              // where it stands without right: why; else empty
    std::vector<std::string> to_pass; // what is still needed for the next step
};
GateStatus gate_status(const Store& store, const Initiative& initiative);
// All initiatives; those that stand without right first, then by id.
std::vector<GateStatus> gate_statuses(const Store& store);

// May the initiative go to `to`? Proposed, on trial and dropped are always allowed; demonstrated needs data,
// and no override helps; mandated needs data or an override with name and reason. The error says what is
// missing.
Result<void> may_pass(const Store& store, const Initiative& initiative, Gate to);

// "+14.7 points, 5.2 to 23.9, n = 417", or in the measure's unit for means.
std::string difference_text(const ArmResult& arm, std::string_view unit);

} // namespace throughline::journey
