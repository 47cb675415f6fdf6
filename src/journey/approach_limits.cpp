#include "journey/approach_limits.h"

#include "base/text.h"
#include "journey/checks.h"
#include "model/records/capability.h"

#include <algorithm>

namespace throughline::journey {

namespace {

// Which approaches lean on what: rules and people on processes and skills, models on systems.
bool leans_on(Approach approach, CapabilityType type) {
    switch (type) {
    case CapabilityType::System:
        return approach != Approach::Operational;
    case CapabilityType::Process:
    case CapabilityType::Skill:
        return approach != Approach::Analytical;
    case CapabilityType::Culture:
        break;
    }
    return approach == Approach::Blended;
}

class Limits {
public:
    explicit Limits(MeasuredApproach& approach)
        : m_approach(approach) {}
    ~Limits() { m_approach.limits.insert(m_approach.limits.end(), m_conditions.begin(), m_conditions.end()); }
    Limits(const Limits&) = delete;
    Limits& operator=(const Limits&) = delete;

    void forbid(const std::string& reason) {
        m_approach.feasibility = Feasibility::NotFeasible;
        add(m_approach.limits, reason);
    }
    void require(const std::string& reason) {
        if (m_approach.feasibility == Feasibility::Feasible)
            m_approach.feasibility = Feasibility::Conditional;
        add(m_conditions, reason);
    }
    void ask_for(const std::string& part) { add(m_approach.not_described, part); }

private:
    static void add(std::vector<std::string>& list, const std::string& text) {
        if (std::find(list.begin(), list.end(), text) == list.end())
            list.push_back(text);
    }

    MeasuredApproach& m_approach;
    std::vector<std::string> m_conditions;
};

const ApproachOption* stated_option(const ApproachCase& one, Approach approach) {
    if (!one.assessment)
        return nullptr;
    for (const ApproachOption& option : one.assessment->options) {
        if (option.approach == approach)
            return &option;
    }
    return nullptr;
}

// Hours that the approach takes a month against those there are, over the cases that say both.
void check_hours(const ApproachType& type, MeasuredApproach& approach, Limits& limits) {
    double needed = 0;
    double there = 0;
    bool known = false;
    bool limited = false;
    for (const ApproachCase& one : type.cases) {
        const ApproachOption* option = stated_option(one, approach.approach);
        if (!option || !option->minutes)
            continue;
        const double hours = one.frequency * *option->minutes / 60;
        approach.hours_needed = approach.hours_needed.value_or(0) + hours;
        known = true;
        if (!option->hours_limit)
            continue;
        limited = true;
        needed += hours;
        there += *option->hours_limit;
    }
    if (!known || !limited)
        return;
    approach.hours_there = there;
    if (needed > there)
        limits.forbid(text_format("It takes %s hours a month; there are %s.",
                                  number_for_people(needed).c_str(), number_for_people(there).c_str()));
}

void check_capabilities(const Store& store, const ApproachType& type, Approach approach, Limits& limits) {
    for (const ApproachCase& one : type.cases) {
        for (const Id& id : one.interaction->capabilities) {
            const auto* capability = store.find_as<Capability>(id);
            if (!capability || capability->state == CapabilityState::InPlace ||
                !leans_on(approach, capability->type))
                continue;
            if (capability->state == CapabilityState::Missing)
                limits.forbid(quoted(*capability) + " is missing.");
            else
                limits.require(quoted(*capability) + " is only partly there.");
        }
    }
}

void ask_operational(const OperationalPart& part, Limits& limits) {
    if (part.rules.empty())
        limits.ask_for("rules");
    if (part.workflow.empty())
        limits.ask_for("workflow");
    if (!part.cycle_days)
        limits.ask_for("cycle time");
    if (part.service_level.empty())
        limits.ask_for("service level");
}

void ask_analytical(const AnalyticalPart& part, Limits& limits) {
    if (part.captured.empty())
        limits.ask_for("what is captured");
    if (part.models.empty())
        limits.ask_for("models");
    if (part.decisions.empty())
        limits.ask_for("the decisions they feed");
}

// R053: blended means that a captured result changes the next decision at once.
void ask_blended(const ApproachCase& one, Limits& limits) {
    const AnalyticalPart& part = one.assessment->analytical;
    if (part.captured.empty())
        limits.ask_for("what is captured");
    const Id& decision = one.interaction->decision;
    const bool closes = !decision.empty() && std::find(part.decisions.begin(), part.decisions.end(),
                                                       decision) != part.decisions.end();
    if (!closes)
        limits.ask_for("the decision here that a captured result changes at once");
    const BlendCosts& costs = one.assessment->blend;
    if (!costs.redesign || !costs.resistance || !costs.capital || !costs.delay_months)
        limits.ask_for("what the blend costs");
}

} // namespace

void add_limits(const Store& store, const ApproachType& type, MeasuredApproach& approach) {
    Limits limits(approach);
    check_hours(type, approach, limits);
    check_capabilities(store, type, approach.approach, limits);
    for (const ApproachCase& one : type.cases) {
        if (!one.assessment)
            continue;
        if (const ApproachOption* option = stated_option(one, approach.approach);
            option && !option->limits.empty())
            limits.require(option->limits);
        if (approach.approach == Approach::Operational)
            ask_operational(one.assessment->operational, limits);
        else if (approach.approach == Approach::Analytical)
            ask_analytical(one.assessment->analytical, limits);
        else
            ask_blended(one, limits);
    }
}

} // namespace throughline::journey
