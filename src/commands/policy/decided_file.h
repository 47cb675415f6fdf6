// What a policy decides, as a file for the systems in place (R104).
#pragma once

#include "engage/policy/policy_run.h"

#include <memory>
#include <optional>
#include <string>

namespace throughline {

enum class DecidedFormat : std::uint8_t { Csv, JsonLines };

// What each customer is offered, in slices: customer, rank, action, propensity, value, priority, channel, why
// and arm, one line for each offer; where there is none, one that says where the last candidate fell. Learns
// from answers first, as a simulation does.
class DecidedFile {
public:
    // Who is decided for by `challenger`, and who in a control arm, is the plan's; without a challenger its
    // customers are decided for as all others.
    DecidedFile(engage::PolicyQuestion policy, std::optional<engage::PolicyQuestion> challenger,
                const engage::ArmPlan& plan, DecidedFormat format);
    tables::JobState step(tables::RowIndex row_budget);
    double progress() const; // 0 … 1
    // Only when done.
    std::string take_text() && { return std::move(m_text); }

private:
    // One policy that decides.
    struct Policy {
        engage::PolicyQuestion question;
        std::unique_ptr<engage::RowDecider> decider = nullptr;

        bool is_learning() const { return question.learning && !question.learning->is_done(); }
    };

    void start_deciding(Policy& policy);
    void write(tables::RowIndex row);
    void write_decision(const std::string& customer, const Policy& policy, engage::Arm arm,
                        const engage::NextAction& decided);

    Policy m_policy;
    std::optional<Policy> m_challenger;
    engage::ArmPlan m_plan;
    DecidedFormat m_format;
    tables::RowIndex m_next_row = 0;
    std::string m_text;
};

} // namespace throughline
