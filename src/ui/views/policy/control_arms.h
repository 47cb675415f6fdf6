// Who is decided for in another way, to know what the policy brings: the control arms, and a published
// version that challenges it (R103).
#pragma once

#include "model/records/workspace.h"
#include "ui/views/policy/policy_data.h"

#include <array>
#include <string>
#include <vector>

namespace throughline::ui {

class ControlArms {
public:
    // What the workspace says now.
    void refresh(ViewContext& context, const PolicyData& data);
    void draw(ViewContext& context);

    const engage::ArmPlan& plan() const { return m_plan; }
    // The challenger by the title of its version.
    std::string title(engage::Arm arm) const;

private:
    void draw_arm(ViewContext& context, std::size_t arm);
    void draw_challenger(ViewContext& context);
    void set_share(ViewContext& context, std::size_t arm, double percent);

    engage::ArmPlan m_plan;
    std::array<std::string, engage::arm_count> m_shares;   // percent
    std::array<std::string, engage::arm_count> m_assigned; // "12 of 1,000 (1 %)"
    Id m_workspace;
    std::vector<Id> m_versions; // an empty one first: nobody challenges
    std::vector<std::string> m_titles;
    std::size_t m_challenger = 0;
};

} // namespace throughline::ui
