#include "engage/contact/contact_rules.h"

#include <algorithm>

namespace throughline::engage {

namespace {

// Which events of a history count for a rule and, where it takes each action by itself, for one action.
class Counted {
public:
    Counted(const ContactRule& rule, std::uint32_t action)
        : m_rule(rule)
        , m_action(action) {}

    bool has(const ContactEvent& event) const {
        if (!m_rule.event.matches(event))
            return false;
        if (event.kind == ContactKind::Other && event.action == no_index)
            return !m_rule.each_action;
        if (m_rule.each_action ? event.action != m_action
                               : event.action >= m_rule.in_scope.size() || !m_rule.in_scope[event.action])
            return false;
        return m_rule.concerns(event.channel) || event.kind != ContactKind::Proposed;
    }

private:
    const ContactRule& m_rule;
    std::uint32_t m_action;
};

bool is_within(std::int64_t earlier, std::int64_t later, std::int64_t within) {
    return within == 0 || later - earlier < within;
}

// The event that began the last `times` counted ones, reading backwards from `last`; no_index where they are
// too few or too far apart.
std::size_t beginning(const ContactRule& rule, std::span<const ContactEvent> history, const Counted& counted,
                      std::size_t last) {
    std::uint32_t seen = 0;
    for (std::size_t index = last + 1; index-- > 0;) {
        if (!is_within(history[index].at.milliseconds, history[last].at.milliseconds, rule.within))
            break;
        if (counted.has(history[index]) && ++seen >= rule.times)
            return index;
    }
    return no_index;
}

bool exceeds_limit(const ContactRule& rule, std::span<const ContactEvent> history, Instant now,
                   const Counted& counted, ContactFinding& finding) {
    if (rule.times == 0) {
        finding.until = {std::numeric_limits<std::int64_t>::max()};
        return true;
    }
    std::uint32_t seen = 0;
    for (std::size_t index = history.size(); index-- > 0;) {
        const ContactEvent& event = history[index];
        if (!is_within(event.at.milliseconds, now.milliseconds, rule.within))
            break;
        if (!counted.has(event))
            continue;
        ++seen;
        // The oldest of the last `times` must fall out first.
        if (seen == rule.times)
            finding.until = {rule.within == 0 ? std::numeric_limits<std::int64_t>::max()
                                              : event.at.milliseconds + rule.within};
    }
    finding.counted = seen;
    return seen >= rule.times;
}

bool rests(const ContactRule& rule, std::span<const ContactEvent> history, Instant now,
           const Counted& counted, ContactFinding& finding) {
    for (std::size_t index = history.size(); index-- > 0;) {
        const std::int64_t at = history[index].at.milliseconds;
        if (at + rule.pause <= now.milliseconds)
            return false;
        if (!counted.has(history[index]) || beginning(rule, history, counted, index) == no_index)
            continue;
        finding.counted = std::max(rule.times, 1U);
        finding.until = {at + rule.pause};
        return true;
    }
    return false;
}

// Whether the proposal at `index` was refused afterwards.
bool was_refused(std::span<const ContactEvent> history, std::size_t index) {
    return std::any_of(
        history.begin() + static_cast<std::ptrdiff_t>(index), history.end(), [&](const ContactEvent& event) {
            return event.action == history[index].action && event.kind == ContactKind::Answered &&
                   event.answer == ResponseClass::Negative;
        });
}

bool is_excluded(const ContactRule& rule, std::span<const ContactEvent> history, Instant now,
                 std::uint32_t action, ContactFinding& finding) {
    for (std::size_t index = history.size(); index-- > 0;) {
        const ContactEvent& event = history[index];
        if (!is_within(event.at.milliseconds, now.milliseconds, rule.within))
            return false;
        if (event.kind != ContactKind::Proposed || event.action == action ||
            event.action >= rule.in_scope.size() || !rule.in_scope[event.action] ||
            was_refused(history, index))
            continue;
        finding.counted = 1;
        finding.until = {event.at.milliseconds + rule.within};
        return true;
    }
    return false;
}

} // namespace

bool EventPattern::matches(const ContactEvent& event) const {
    switch (kind) {
    case Kind::AnyProposal:
        return event.kind == ContactKind::Proposed;
    case Kind::Answer:
        return event.kind == ContactKind::Answered && event.answer == answer;
    case Kind::Named:
        return event.name == name && event.kind != ContactKind::Proposed;
    }
    return false;
}

bool is_held_back(const ContactRule& rule, std::span<const ContactEvent> history, Instant now,
                  std::uint32_t action, ContactFinding& finding) {
    while (!history.empty() && history.back().at > now)
        history = history.first(history.size() - 1);
    const Counted counted(rule, action);
    switch (rule.type) {
    case ContactPolicyType::Limit:
        return exceeds_limit(rule, history, now, counted, finding);
    case ContactPolicyType::Suppression:
    case ContactPolicyType::CoolingOff:
    case ContactPolicyType::PostConversion:
        return rests(rule, history, now, counted, finding);
    case ContactPolicyType::MutualExclusion:
        return rule.within > 0 && is_excluded(rule, history, now, action, finding);
    case ContactPolicyType::Engagement:
        return false;
    }
    return false;
}

} // namespace throughline::engage
