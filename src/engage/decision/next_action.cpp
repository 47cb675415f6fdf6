#include "engage/decision/next_action.h"

#include <algorithm>

namespace throughline::engage {

namespace {

bool is_one_of(const std::vector<std::uint32_t>& list, std::uint32_t item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

Fate fate_of(ConditionStage stage) {
    switch (stage) {
    case ConditionStage::Eligibility:
        return Fate::Eligibility;
    case ConditionStage::Applicability:
        return Fate::Applicability;
    case ConditionStage::Suitability:
        return Fate::Suitability;
    }
    return Fate::Eligibility;
}

} // namespace

std::string_view fate_name(Fate fate) {
    constexpr std::string_view names[] = {
        "not valid",    "not eligible",        "not applicable", "not suitable", "held back", "another level",
        "not worth it", "not on this channel", "outranked",      "open",         "offered"};
    return names[static_cast<std::size_t>(fate)];
}

Decider::Decider(const Catalogue& catalogue)
    : m_catalogue(catalogue)
    , m_conditions(catalogue.conditions.size())
    , m_stages(catalogue.stages.size())
    , m_held(catalogue.contact_rules.size())
    , m_levers(catalogue.levers.size())
    , m_lever_weights(catalogue.levers.size())
    , m_best_of_family(catalogue.actions.size()) {
    const std::size_t count = catalogue.actions.size();
    m_next.candidates.resize(count);
    m_next.ranked.reserve(count);
    m_next.slate.reserve(count);
    m_next.open.reserve(count);
    m_next.exceptions.reserve(2 * count);
    m_items.reserve(count);
}

ScoreForm Decider::form(const Arbitration& arbitration) const {
    return arbitration.form == ScoreForm::Automatic ? m_catalogue.form : arbitration.form;
}

void Decider::start(const Situation& situation, const Arbitration& arbitration,
                    const Supposition* supposition) {
    m_situation = situation;
    while (!m_situation.history.empty() && m_situation.history.back().at > situation.now)
        m_situation.history = m_situation.history.first(m_situation.history.size() - 1);
    m_arbitration = arbitration;
    m_supposition = supposition;
    m_form = form(arbitration);
    std::fill(m_conditions.begin(), m_conditions.end(), Truth::Unknown);
    std::fill(m_stages.begin(), m_stages.end(), Truth::Unknown);
    for (Held& held : m_held)
        held.truth = Truth::Unknown;
    std::fill(m_levers.begin(), m_levers.end(), Truth::Unknown);
    m_next.ranked.clear();
    m_next.slate.clear();
    m_next.open.clear();
    m_next.exceptions.clear();
    m_next.choice_probability = situation.draw_probability;
}

const NextAction& Decider::decide(const Situation& situation, const Arbitration& arbitration,
                                  const Supposition* supposition) {
    start(situation, arbitration, supposition);
    find_open();
    for (std::uint32_t action = 0; action < m_catalogue.actions.size(); ++action)
        judge(action);
    keep_best_levels();
    rank();
    choose_slate();
    name_exceptions();
    return m_next;
}

bool Decider::holds(std::uint32_t condition) {
    Truth& truth = m_conditions[condition];
    if (truth == Truth::Unknown) {
        const feel::ProgramPtr& program = m_catalogue.conditions[condition].program;
        m_machine.start();
        const bool holds = program && m_machine.evaluate(*program, m_situation.values).is_true();
        truth = holds ? Truth::Yes : Truth::No;
    }
    return truth == Truth::Yes;
}

// R093: proposed, not answered since, and not expired.
void Decider::find_open() {
    const std::span<const ContactEvent> history = m_situation.history;
    for (std::size_t index = history.size(); index-- > 0;) {
        const ContactEvent& event = history[index];
        if (event.kind != ContactKind::Proposed || event.action >= m_catalogue.actions.size() ||
            is_one_of(m_next.open, event.action) || !passes_validity(event.action) ||
            event.at.milliseconds + m_catalogue.actions[event.action].open <= m_situation.now.milliseconds)
            continue;
        const auto later = history.subspan(index + 1);
        const bool is_answered = std::any_of(later.begin(), later.end(), [&](const ContactEvent& answer) {
            return answer.kind == ContactKind::Answered && answer.action == event.action;
        });
        if (!is_answered)
            m_next.open.push_back(event.action);
    }
}

bool Decider::is_open(std::uint32_t action) const {
    return is_one_of(m_next.open, action);
}

bool Decider::passes_validity(std::uint32_t action) const {
    const CatalogueAction& source = m_catalogue.actions[action];
    const Date today = date_of(m_situation.now);
    return source.is_active && (!source.valid_from || *source.valid_from <= today) &&
           (!source.valid_until || today <= *source.valid_until);
}

void Decider::judge(std::uint32_t action) {
    Candidate& candidate = m_next.candidates[action];
    candidate = {};
    if (!passes_validity(action))
        return;
    if (!m_next.open.empty() && is_open(action)) {
        candidate.fate = Fate::Open;
        return;
    }
    if (!passes_engagement(action, candidate))
        return;
    const bool is_free = passes_contact(action, candidate);
    score(action, candidate);
    if (!is_free)
        return;
    candidate.fate = Fate::Outranked;
    m_next.ranked.push_back(action);
}

bool Decider::passes_engagement(std::uint32_t action, Candidate& candidate) {
    for (const std::uint32_t rule : m_catalogue.actions[action].rules) {
        const ConditionStage stage = m_catalogue.rules[rule].stage;
        if (m_arbitration.asked == AskedStages::Eligibility && stage != ConditionStage::Eligibility)
            break;
        if (holds(m_catalogue.rules[rule].condition) ||
            (is_supposed(action) && is_one_of(m_supposition->waived_rules, rule)))
            continue;
        candidate.fate = fate_of(stage);
        candidate.cause = rule;
        return false;
    }
    return true;
}

bool Decider::is_held(std::uint32_t contact_rule, std::uint32_t action, ContactFinding& finding) {
    const ContactRule& rule = m_catalogue.contact_rules[contact_rule];
    const bool is_exclusion = rule.type == ContactPolicyType::MutualExclusion;
    if (is_exclusion && std::any_of(m_next.open.begin(), m_next.open.end(), [&](std::uint32_t open) {
            return open != action && rule.in_scope[open];
        })) {
        finding.rule = contact_rule;
        finding.counted = 1;
        return true;
    }
    if (is_exclusion || rule.each_action) {
        finding.rule = contact_rule;
        return is_held_back(rule, m_situation.history, m_situation.now, action, finding);
    }
    Held& held = m_held[contact_rule];
    if (held.truth == Truth::Unknown) {
        held.finding = {};
        held.finding.rule = contact_rule;
        held.truth = is_held_back(rule, m_situation.history, m_situation.now, no_index, held.finding)
                         ? Truth::Yes
                         : Truth::No;
    }
    finding = held.finding;
    return held.truth == Truth::Yes;
}

bool Decider::passes_contact(std::uint32_t action, Candidate& candidate) {
    for (const std::uint32_t rule : m_catalogue.actions[action].contact_rules) {
        if (m_catalogue.contact_rules[rule].is_of_channels() || !is_held(rule, action, candidate.contact) ||
            (is_supposed(action) && is_one_of(m_supposition->waived_contact_rules, rule)))
            continue;
        candidate.fate = Fate::Contact;
        candidate.cause = rule;
        return false;
    }
    return true;
}

bool Decider::lever_holds(std::uint32_t lever) {
    Truth& truth = m_levers[lever];
    if (truth != Truth::Unknown)
        return truth == Truth::Yes;
    const LeverRule& rule = m_catalogue.levers[lever];
    const Date today = date_of(m_situation.now);
    const bool holds_now = (!rule.from || *rule.from <= today) && (!rule.until || today <= *rule.until) &&
                           (rule.stage == no_index || is_in(rule.stage)) &&
                           (rule.condition == no_index || holds(rule.condition));
    truth = holds_now ? Truth::Yes : Truth::No;
    if (holds_now)
        m_lever_weights[lever] = lever_weight(lever);
    return holds_now;
}

double Decider::lever_weight(std::uint32_t lever) {
    const LeverRule& rule = m_catalogue.levers[lever];
    const auto days = rule.stage == no_index ? std::nullopt : days_in(rule.stage);
    return days ? ramped_weight(rule.weight, *days, rule.ramp_days) : rule.weight;
}

bool Decider::is_in(std::uint32_t stage) {
    Truth& truth = m_stages[stage];
    if (truth == Truth::Unknown) {
        const StageRule& rule = m_catalogue.stages[stage];
        const bool has_come = rule.condition != no_index && holds(rule.condition);
        const bool has_left =
            has_come && std::any_of(rule.later.begin(), rule.later.end(), [this](std::uint32_t later) {
                return holds(m_catalogue.stages[later].condition);
            });
        truth = has_come && !has_left ? Truth::Yes : Truth::No;
    }
    return truth == Truth::Yes;
}

std::optional<double> Decider::days_in(std::uint32_t stage) {
    const std::uint32_t since = m_catalogue.stages[stage].since;
    if (since == no_index || !m_catalogue.conditions[since].program)
        return std::nullopt;
    m_machine.start();
    const feel::Value day = m_machine.evaluate(*m_catalogue.conditions[since].program, m_situation.values);
    if (day.kind() != feel::Kind::Date && day.kind() != feel::Kind::DateTime)
        return std::nullopt;
    return static_cast<double>(date_of(m_situation.now).days - feel::days_of(day.as_date_time()));
}

double Decider::propensity(std::uint32_t action) const {
    return m_situation.propensities.empty() ? m_catalogue.actions[action].starting_propensity
                                            : m_situation.propensities[action];
}

void Decider::score(std::uint32_t action, Candidate& candidate) {
    const CatalogueAction& source = m_catalogue.actions[action];
    double context = 0;
    double levers = is_supposed(action) ? m_supposition->lever_points : 0;
    for (const std::uint32_t lever : source.levers) {
        if (lever_holds(lever))
            (m_catalogue.levers[lever].is_context ? context : levers) += m_lever_weights[lever];
    }
    ScoreParts& parts = candidate.score;
    parts.terms = {propensity(action), source.value, weight_factor(context), weight_factor(levers),
                   m_arbitration.customer_strength * m_catalogue.customer_worth * source.gap};
    parts.refused = source.refused;
    parts.cost = source.cost;
    set_priority(parts, m_form, m_arbitration.used);
}

// R097: of the levels of one action, the one worth most.
void Decider::keep_best_levels() {
    std::fill(m_best_of_family.begin(), m_best_of_family.end(), no_index);
    for (const std::uint32_t action : m_next.ranked) {
        std::uint32_t& best = m_best_of_family[m_catalogue.actions[action].family];
        if (best == no_index ||
            m_next.candidates[action].score.priority > m_next.candidates[best].score.priority)
            best = action;
    }
    std::erase_if(m_next.ranked, [this](std::uint32_t action) {
        const std::uint32_t best = m_best_of_family[m_catalogue.actions[action].family];
        if (best == action)
            return false;
        m_next.candidates[action].fate = Fate::OtherLevel;
        m_next.candidates[action].cause = best;
        return true;
    });
}

// Best first; of equal priorities the likelier one, then the one better for the customer, then by id.
void Decider::rank() {
    std::erase_if(m_next.ranked, [this](std::uint32_t action) {
        Candidate& candidate = m_next.candidates[action];
        if (candidate.score.priority > m_arbitration.do_nothing)
            return false;
        candidate.fate = Fate::NotWorth;
        return true;
    });
    std::sort(m_next.ranked.begin(), m_next.ranked.end(), [this](std::uint32_t left, std::uint32_t right) {
        const ScoreParts& one = m_next.candidates[left].score;
        const ScoreParts& other = m_next.candidates[right].score;
        if (one.priority != other.priority)
            return one.priority > other.priority;
        for (const Term which : {Term::Propensity, Term::Customer}) {
            if (term(one.terms, which) != term(other.terms, which))
                return term(one.terms, which) > term(other.terms, which);
        }
        return left < right;
    });
    for (const std::uint32_t action : m_next.ranked)
        check_channel(action, m_next.candidates[action]);
}

void Decider::check_channel(std::uint32_t action, Candidate& candidate) {
    if (is_supposed(action) && m_supposition->is_capable)
        return;
    const CatalogueChannel& channel = m_catalogue.channels[m_situation.channel];
    const CatalogueAction& source = m_catalogue.actions[action];
    const auto cannot = [&](ChannelReason reason, std::uint32_t cause) {
        candidate.channel_reason = reason;
        candidate.cause = cause;
        if (candidate.fate != Fate::Open)
            candidate.fate = Fate::Channel;
    };
    for (std::uint32_t index = 0; index < channel.exceptions.size(); ++index) {
        if (channel.exceptions[index].first == action)
            return cannot(ChannelReason::Named, index);
    }
    const std::uint32_t treatment = source.treatments[m_situation.channel];
    if (treatment == no_index)
        return cannot(ChannelReason::NoTreatment, no_index);
    if (channel.text_limit && m_catalogue.treatments[treatment].characters > *channel.text_limit)
        return cannot(ChannelReason::TextTooLong, treatment);
    // An open offer has been made: neither its threshold nor its contact is a question any more.
    if (candidate.fate == Fate::Open)
        return;
    const double likely = m_situation.channel_propensities.empty() ? propensity(action)
                                                                   : m_situation.channel_propensities[action];
    if (channel.is_automated && channel.minimum_propensity && likely < *channel.minimum_propensity)
        return cannot(ChannelReason::BelowThreshold, no_index);
    if (channel.is_automated && !m_situation.within_reach.empty() && m_situation.within_reach[action] == 0)
        return cannot(ChannelReason::Maturity, no_index);
    for (const std::uint32_t rule : source.contact_rules) {
        const ContactRule& contact = m_catalogue.contact_rules[rule];
        if (contact.is_of_channels() && contact.concerns(m_situation.channel) &&
            is_held(rule, action, candidate.contact))
            return cannot(ChannelReason::ContactRule, rule);
    }
}

void Decider::choose_slate() {
    m_items.clear();
    for (const std::uint32_t action : m_next.ranked) {
        if (m_next.candidates[action].fate == Fate::Outranked)
            m_items.push_back({action, m_next.candidates[action].score.priority - m_arbitration.do_nothing,
                               m_catalogue.actions[action].exclusive});
    }
    std::size_t slots = m_catalogue.channels[m_situation.channel].slots;
    const auto tried =
        static_cast<double>(std::min<std::size_t>(m_arbitration.explored, m_next.ranked.size()));
    if (m_arbitration.exploration > 0 && tried > 0 && slots > 0 && !m_items.empty()) {
        Random random(m_arbitration.seed);
        const bool explores = random.unit() < m_arbitration.exploration;
        const std::uint32_t picked = m_next.ranked[random.below(static_cast<std::uint64_t>(tried))];
        const std::uint32_t best = m_items.front().id;
        const bool takes_it = explores && m_next.candidates[picked].fate == Fate::Outranked;
        const std::uint32_t first = takes_it ? picked : best;
        // Those of the ranks tried that this channel cannot do fall back to the best.
        double to_best = 0;
        for (std::size_t rank = 0; rank < static_cast<std::size_t>(tried); ++rank)
            to_best +=
                m_next.candidates[m_next.ranked[rank]].fate != Fate::Outranked || m_next.ranked[rank] == best;
        m_next.choice_probability *=
            first == best ? 1 - m_arbitration.exploration + m_arbitration.exploration * to_best / tried
                          : m_arbitration.exploration / tried;
        m_next.slate.push_back(first);
        const std::uint64_t taken = m_catalogue.actions[first].exclusive;
        std::erase_if(m_items, [&](const SlateItem& item) {
            return item.id == first || (item.exclusive & taken) != 0;
        });
        --slots;
    }
    for (const std::uint32_t action : m_chooser.choose(m_items, slots))
        m_next.slate.push_back(action);
    for (const std::uint32_t action : m_next.slate)
        m_next.candidates[action].fate = Fate::Offered;
}

void Decider::name_exceptions() {
    for (const std::uint32_t action : m_next.open) {
        Candidate& candidate = m_next.candidates[action];
        check_channel(action, candidate);
        if (candidate.channel_reason != ChannelReason::None)
            m_next.exceptions.push_back({action, candidate.channel_reason, candidate.cause});
    }
    for (const std::uint32_t action : m_next.ranked) {
        const Candidate& candidate = m_next.candidates[action];
        if (action == m_next.chosen())
            break;
        // What ranks higher and could be offered here gave way to the slots, or to a trial.
        const ChannelReason reason =
            candidate.fate == Fate::Channel ? candidate.channel_reason : ChannelReason::Slots;
        m_next.exceptions.push_back({action, reason, candidate.cause});
    }
}

} // namespace throughline::engage
