#include "ui/views/policy/control_arms.h"

#include "base/later.h"
#include "base/text.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

using engage::Arm;
using engage::arm_count;

} // namespace

// R103: the same customer is always in the same arm.
void ControlArms::refresh(ViewContext& context, const PolicyData& data) {
    const Store& store = context.store();
    m_plan = engage::arm_plan_of(store);
    std::array<std::uint64_t, arm_count> counts{};
    if (data.table) {
        for (tables::RowIndex row = 0; row < data.table->row_count(); ++row) {
            const std::string key = tables::value_text(data.table->value(row, data.key_column));
            ++counts[static_cast<std::size_t>(m_plan.arm_of(key))];
        }
    }
    for (std::size_t arm = 0; arm < arm_count; ++arm) {
        m_shares[arm] = number_text(m_plan.shares[arm]);
        m_assigned[arm] = data.table ? share_text(counts[arm], data.table->row_count()) : std::string();
    }
    const auto workspaces = store.all(Kind::Workspace);
    m_workspace = workspaces.empty() ? Id() : workspaces.front()->id;
    m_versions.assign(1, Id());
    m_titles.assign(1, "No version");
    m_challenger = 0;
    const PolicyVersion* challenger = engage::challenger_of(store);
    for (const PolicyVersion* version : engage::versions_of(store)) {
        if (version == challenger)
            m_challenger = m_versions.size();
        m_versions.push_back(version->id);
        m_titles.push_back(version->title);
    }
}

std::string ControlArms::title(Arm arm) const {
    std::string title(engage::arm_name(arm));
    if (arm == Arm::Challenger && m_challenger > 0)
        title += ": " + m_titles[m_challenger];
    return title;
}

void ControlArms::set_share(ViewContext& context, std::size_t arm, double share) {
    std::string lines;
    for (std::size_t index = 1; index < arm_count; ++index) {
        const double value = index == arm ? share : m_plan.shares[index];
        if (value > 0)
            lines += text_format("%s%.*s\t%s", lines.empty() ? "" : "\n",
                                 static_cast<int>(control_arms[index].name.size()),
                                 control_arms[index].name.data(), number_text(value).c_str());
    }
    if (lines.empty())
        lines = "decision\t100";
    run(context, "policy.set_control_shares", {{"shares", std::move(lines)}});
}

void ControlArms::draw_challenger(ViewContext& context) {
    Ui& ui = context.ui;
    if (m_versions.size() == 1)
        return second_label(ui, "Publish a version first: it can decide for some customers");
    const Picked picked = picker(ui, "Version that challenges",
                                 {.count = static_cast<int>(m_titles.size()),
                                  .chosen = static_cast<int>(m_challenger),
                                  .tooltip = "This published version decides for the challenger's customers",
                                  .label_hidden = true,
                                  .width = 220},
                                 [this](int index) {
                                     return Choice{m_titles[static_cast<std::size_t>(index)], ""};
                                 });
    if (picked.index >= 0)
        run(context, "record.set",
            {{"id", m_workspace.text()},
             {"path", "challenger"},
             {"value", m_versions[static_cast<std::size_t>(picked.index)].text()}});
}

void ControlArms::draw_arm(ViewContext& context, std::size_t arm) {
    Ui& ui = context.ui;
    const bool is_challenger = static_cast<Arm>(arm) == Arm::Challenger;
    const std::string_view name = engage::arm_name(static_cast<Arm>(arm));
    auto row = columns(ui, {170, 110, 1}, 12);
    {
        auto middle = line(ui, {.height = metric::control});
        label(ui, name);
    }
    next_column(ui);
    const FieldResult field = number_field(
        ui, name, m_shares[arm],
        {.label = LabelPlace::Hidden,
         .suffix = "%",
         .read_only = static_cast<Arm>(arm) == Arm::Decision || (is_challenger && m_challenger == 0)});
    next_column(ui);
    {
        auto middle = line(ui, {.height = metric::control});
        second_label(ui, m_assigned[arm]);
        if (is_challenger)
            draw_challenger(context);
    }
    double typed = 0;
    if (static_cast<Arm>(arm) != Arm::Decision && field.committed() && parse_number(field.value, typed))
        set_share(context, arm, typed);
}

LATER void ControlArms::draw(ViewContext& context) {
    Ui& ui = context.ui;
    auto box = card(ui, "Control arms", {.quiet = true});
    heading(ui, "Who is decided for in another way");
    paragraph(
        ui,
        "A small share of customers in control arms tells what the policy is worth, and another version "
        "can challenge it. The same customer stays in the same arm, in conversations and in the decided "
        "actions that are exported.",
        {.colour = ui.theme().second_ink});
    for (std::size_t arm = 0; arm < arm_count; ++arm) {
        auto scope = ui.with_id(static_cast<std::uint64_t>(arm));
        draw_arm(context, arm);
    }
}

} // namespace throughline::ui
