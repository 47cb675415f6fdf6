// What differs between two states of the policy, field by field.
#pragma once

#include "engage/policy/policy_difference.h"
#include "ui/views/report.h"

namespace throughline::ui {

class PolicyChanges {
public:
    void set(const std::vector<engage::PolicyChange>& changes);
    bool empty() const { return m_table.rows.empty(); }
    void draw(ViewContext& context, std::string_view name);

private:
    ReportTable m_table;
};

} // namespace throughline::ui
