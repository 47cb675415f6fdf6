#include "engage/arbitration/logged_funnel.h"

#include <algorithm>

namespace throughline::engage {

void FunnelCounter::add(const LoggedRow& row) {
    const std::uint32_t stage_number = m_stage_names.number_of(row.stage);
    if (stage_number == m_stages.size())
        m_stages.push_back({row.order});
    Stage& stage = m_stages[stage_number];
    stage.order = std::min(stage.order, row.order);
    ++stage.rows;

    const std::uint32_t decision_number = m_decision_names.number_of(row.decision);
    if (decision_number == m_decisions.size())
        m_decisions.push_back({stage_number});
    Decision& decision = m_decisions[decision_number];
    if (stage.order > m_stages[decision.last_stage].order)
        decision.last_stage = stage_number;

    switch (row.fate) {
    case LoggedFate::Dropped:
        ++stage.dropped;
        count_component(stage_number, row.component);
        break;
    case LoggedFate::Offered:
        decision.is_offered = true;
        ++m_offered;
        break;
    case LoggedFate::Other:
        ++m_other;
        break;
    }
}

void FunnelCounter::count_component(std::uint32_t stage, std::string_view name) {
    if (name.empty())
        return;
    const std::uint32_t number = m_component_names.number_of(name);
    const auto is_it = [&](const Component& component) {
        return component.stage == stage && component.name == number;
    };
    if (m_last_component >= m_components.size() || !is_it(m_components[m_last_component])) {
        const auto found = std::find_if(m_components.begin(), m_components.end(), is_it);
        m_last_component = static_cast<std::size_t>(found - m_components.begin());
        if (found == m_components.end())
            m_components.push_back({stage, number});
    }
    ++m_components[m_last_component].dropped;
}

LoggedFunnel FunnelCounter::funnel() const {
    LoggedFunnel funnel;
    funnel.decisions = m_decisions.size();
    funnel.offered = m_offered;
    funnel.other = m_other;
    for (std::uint32_t number = 0; number < m_stages.size(); ++number) {
        FunnelStage& stage = funnel.stages.emplace_back();
        stage.name = m_stage_names.texts()[number];
        stage.order = m_stages[number].order;
        stage.entering = m_stages[number].rows; // for now: of this stage alone
        stage.dropped = m_stages[number].dropped;
        funnel.candidates += stage.entering;
        funnel.dropped += stage.dropped;
    }
    for (const Component& component : m_components)
        funnel.stages[component.stage].components.push_back(
            {m_component_names.texts()[component.name], component.dropped});
    for (const Decision& decision : m_decisions) {
        if (decision.is_offered)
            continue;
        ++funnel.without_action;
        ++funnel.stages[decision.last_stage].emptied;
    }
    for (FunnelStage& stage : funnel.stages)
        std::sort(stage.components.begin(), stage.components.end(),
                  [](const FunnelCount& left, const FunnelCount& right) {
                      return left.dropped != right.dropped ? left.dropped > right.dropped
                                                           : left.name < right.name;
                  });
    std::sort(funnel.stages.begin(), funnel.stages.end(),
              [](const FunnelStage& left, const FunnelStage& right) {
                  return left.order != right.order ? left.order < right.order : left.name < right.name;
              });
    std::uint64_t entering = 0;
    for (auto stage = funnel.stages.rbegin(); stage != funnel.stages.rend(); ++stage) {
        entering += stage->entering;
        stage->entering = entering;
        stage->left = entering - stage->dropped;
    }
    return funnel;
}

} // namespace throughline::engage
