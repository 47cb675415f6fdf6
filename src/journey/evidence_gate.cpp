#include "journey/evidence_gate.h"

#include "base/text.h"
#include "evidence/means.h"
#include "evidence/proportions.h"
#include "model/records/measure.h"

#include <algorithm>
#include <cmath>

namespace throughline::journey {

namespace {

constexpr std::int64_t least_per_arm = 30;

std::string signed_number(double value) {
    return (value > 0 ? "+" : "") + number_for_people(value, 1);
}

Result<evidence::Comparison> compare_arms(const Arm& treated, const Arm& control, double confidence,
                                          bool& is_share) {
    if (!treated.n || !control.n)
        return error("An arm does not say how many customers it had.");
    if (treated.successes && control.successes) {
        is_share = true;
        return evidence::compare_shares({*treated.successes, *treated.n}, {*control.successes, *control.n},
                                        confidence);
    }
    if (treated.mean && control.mean && treated.deviation && control.deviation) {
        is_share = false;
        return evidence::compare_means(
            evidence::Moments::of_summary(*treated.n, *treated.mean, *treated.deviation),
            evidence::Moments::of_summary(*control.n, *control.mean, *control.deviation), confidence);
    }
    return error("An arm has neither successes nor mean and deviation.");
}

// What keeps a test from showing anything, whatever its numbers are.
void find_obstacles(const Store& store, const Experiment& experiment, std::vector<std::string>& reasons) {
    if (experiment.state == ExperimentState::Planned)
        reasons.emplace_back("It has not begun.");
    else if (experiment.state == ExperimentState::Running)
        reasons.emplace_back("It still runs: an interval read before the end is too narrow.");
    else if (experiment.state == ExperimentState::Stopped)
        reasons.emplace_back("It was stopped before its end.");
    if (experiment.design == ExperimentDesign::BeforeAfter)
        reasons.emplace_back("Before and after is no control: something else may have changed too.");
    if (experiment.desired == Direction::TargetIsBest)
        reasons.emplace_back("It does not say whether more or less is better.");
    const auto* measure = store.find_as<Measure>(experiment.measure);
    if (measure && measure->measure_class == MeasureClass::Activity)
        reasons.emplace_back("“" + measure->title + "” counts our own activity, not what customers do.");
    if (experiment.arms.size() < 2)
        reasons.emplace_back(experiment.result.value
                                 ? "The result was typed in: the arms' numbers are missing."
                                 : "It has no two arms to compare.");
}

TestVerdict verdict_of(const std::vector<ArmResult>& arms) {
    TestVerdict best = TestVerdict::CannotShow;
    for (const ArmResult& arm : arms) {
        TestVerdict verdict = TestVerdict::Undecided;
        switch (arm.verdict) {
        case evidence::Verdict::Demonstrated:
            verdict = TestVerdict::Demonstrated;
            break;
        case evidence::Verdict::Harmful:
            verdict = TestVerdict::Harmful;
            break;
        case evidence::Verdict::NotEnoughData:
            verdict = TestVerdict::NotEnoughData;
            break;
        case evidence::Verdict::Undecided:
            break;
        }
        best = std::max(best, verdict);
    }
    return best;
}

std::string verdict_text(const ArmResult& arm, std::int64_t least_n) {
    switch (arm.verdict) {
    case evidence::Verdict::Demonstrated:
        return "A desirable effect: ";
    case evidence::Verdict::Harmful:
        return "It harms: ";
    case evidence::Verdict::NotEnoughData:
        return text_format("Fewer than %s customers in an arm: ",
                           number_for_people(static_cast<double>(least_n)).c_str());
    case evidence::Verdict::Undecided:
        break;
    }
    return "The interval does not exclude that nothing changed: ";
}

} // namespace

std::string difference_text(const ArmResult& arm, std::string_view unit) {
    const evidence::Estimate& difference = arm.comparison.difference;
    const double scale = arm.is_share ? 100 : 1;
    const std::string shown = arm.is_share ? "points" : unit.empty() ? "" : std::string(unit);
    return text_format("%s%s%s, %s to %s, n = %s", signed_number(scale * difference.value).c_str(),
                       shown.empty() ? "" : " ", shown.c_str(),
                       number_for_people(scale * difference.interval.low, 1).c_str(),
                       number_for_people(scale * difference.interval.high, 1).c_str(),
                       number_for_people(static_cast<double>(arm.treated + arm.control)).c_str());
}

TestResult judge_test(const Store& store, const Experiment& experiment) {
    TestResult result;
    result.experiment = &experiment;
    result.least_n = std::max(experiment.least_n.value_or(0), least_per_arm);
    find_obstacles(store, experiment, result.reasons);
    const auto* measure = store.find_as<Measure>(experiment.measure);
    const std::size_t others = experiment.arms.empty() ? 0 : experiment.arms.size() - 1;
    evidence::Gate gate;
    gate.least_per_group = result.least_n;
    gate.desired =
        experiment.desired == Direction::LessIsBetter ? evidence::Desired::Fall : evidence::Desired::Rise;
    const bool can_show = result.reasons.empty();
    for (std::size_t index = 1; index <= others; ++index) {
        const Arm& treated = experiment.arms[index];
        const Arm& control = experiment.arms.front();
        ArmResult arm;
        arm.arm = index;
        const auto comparison =
            compare_arms(treated, control, 1 - 0.05 / static_cast<double>(others), arm.is_share);
        if (!comparison.ok()) {
            result.reasons.push_back(comparison.error().message);
            continue;
        }
        arm.comparison = comparison.value();
        arm.treated = *treated.n;
        arm.control = *control.n;
        const auto verdict = evidence::judge(arm.comparison.difference, arm.treated, arm.control, gate);
        if (!verdict.ok()) {
            result.reasons.push_back(verdict.error().message);
            continue;
        }
        arm.verdict = verdict.value();
        result.reasons.push_back((can_show ? verdict_text(arm, result.least_n) : "So far: ") +
                                 difference_text(arm, measure ? measure->unit : std::string_view()) + ".");
        result.arms.push_back(arm);
    }
    if (can_show)
        result.verdict = verdict_of(result.arms);
    return result;
}

GateStatus gate_status(const Store& store, const Initiative& initiative) {
    GateStatus status;
    status.initiative = &initiative;
    for (const Reference& reference : store.references_to(initiative.id)) {
        const auto* experiment = store.find_as<Experiment>(reference.source);
        if (!experiment || experiment->initiative != initiative.id)
            continue;
        status.tests.push_back(judge_test(store, *experiment));
        const TestVerdict verdict = status.tests.back().verdict;
        status.demonstrated = status.demonstrated || verdict == TestVerdict::Demonstrated;
        status.harmful = status.harmful || verdict == TestVerdict::Harmful;
    }
    status.demonstrated = status.demonstrated && !status.harmful;
    status.overridden = !initiative.override_by.by.empty() && !trimmed(initiative.override_by.reason).empty();
    status.allowed = status.demonstrated ? Gate::Mandated : Gate::Trial;
    const Result<void> stands = may_pass(store, initiative, initiative.gate);
    if (!stands.ok())
        status.blocked = stands.error().message;
    if (status.demonstrated || initiative.gate == Gate::Dropped)
        return status;
    if (status.tests.empty())
        status.to_pass.emplace_back("A test against a control.");
    for (const TestResult& test : status.tests)
        status.to_pass.insert(status.to_pass.end(), test.reasons.begin(), test.reasons.end());
    return status;
}

std::vector<GateStatus> gate_statuses(const Store& store) {
    std::vector<GateStatus> statuses;
    for (const RecordPointer& record : store.all(Kind::Initiative))
        statuses.push_back(gate_status(store, *as<Initiative>(record)));
    std::stable_sort(statuses.begin(), statuses.end(), [](const GateStatus& left, const GateStatus& right) {
        return !left.blocked.empty() && right.blocked.empty();
    });
    return statuses;
}

Result<void> may_pass(const Store& store, const Initiative& initiative, Gate to) {
    if (to != Gate::Demonstrated && to != Gate::Mandated)
        return {};
    std::vector<std::string> reasons;
    bool demonstrated = false;
    bool harmful = false;
    for (const Reference& reference : store.references_to(initiative.id)) {
        const auto* experiment = store.find_as<Experiment>(reference.source);
        if (!experiment || experiment->initiative != initiative.id)
            continue;
        TestResult test = judge_test(store, *experiment);
        demonstrated = demonstrated || test.verdict == TestVerdict::Demonstrated;
        harmful = harmful || test.verdict == TestVerdict::Harmful;
        if (test.verdict != TestVerdict::Demonstrated && !test.reasons.empty())
            reasons.push_back(test.reasons.front());
    }
    if (demonstrated && !harmful)
        return {};
    const std::string why = reasons.empty() ? "There is no test against a control." : reasons.front();
    if (to == Gate::Demonstrated)
        return error_at("gate", "Only data can demonstrate it. " + why);
    const GateOverride& override_by = initiative.override_by;
    if (!override_by.by.empty() && !trimmed(override_by.reason).empty())
        return {};
    return error_at("gate",
                    "It has not been shown to work, and nobody overrides that with name and reason. " + why);
}

} // namespace throughline::journey
