#include "ui/views/customers/conversation/conversation_state.h"

#include "base/text.h"
#include "engage/decision/decision_log.h"
#include "engage/policy/policy.h"
#include "model/records/workspace.h"

#include <algorithm>

namespace throughline::ui {

namespace {

constexpr std::int64_t day_milliseconds = 86'400'000, minute_milliseconds = 60'000;

// Without a choice the first channel on which people talk.
std::uint32_t channel_of(const engage::Catalogue& catalogue, const Id& wanted) {
    if (const auto chosen = catalogue.channel_of(wanted))
        return *chosen;
    const auto staffed =
        std::find_if(catalogue.channels.begin(), catalogue.channels.end(),
                     [](const engage::CatalogueChannel& channel) { return !channel.is_automated; });
    return staffed == catalogue.channels.end()
               ? 0
               : static_cast<std::uint32_t>(staffed - catalogue.channels.begin());
}

} // namespace

Instant moment_of(const ViewContext& context) {
    const Instant now = context.workspace.now();
    for (const RecordPointer& record : context.store().all(Kind::Workspace)) {
        if (const auto& day = as<Workspace>(record)->as_of)
            return {std::int64_t{day->days} * day_milliseconds + now.milliseconds % day_milliseconds};
    }
    return now;
}

bool ConversationState::refresh(ViewContext& context, const OpenTable& open, tables::RowIndex row,
                                ContactBook& book) {
    if (!book.is_complete())
        return false;
    choose_policy(context, open);
    const std::shared_ptr<const engage::Catalogue>& catalogue = m_policy->catalogue();
    if (catalogue->channels.empty())
        return false;
    const Session& session = context.session();
    const std::uint32_t channel = channel_of(*catalogue, session.conversation_channel);
    const Id& channel_id = catalogue->channels[channel].id;
    const Instant now = moment_of(context);
    const std::int64_t minute = now.milliseconds / minute_milliseconds;
    if (m_key.store == context.store().version() && m_key.book == book.version() &&
        m_key.decisions == context.decisions.version() && m_key.table == open.name &&
        m_key.customer == session.customer && m_key.channel == channel_id && m_key.minute == minute &&
        catalogue == m_catalogue)
        return true;
    if (!m_policy->learn(context, open, book))
        return false;
    m_catalogue = catalogue;
    m_learned = m_policy->learned();
    m_key = {context.store().version(),
             book.version(),
             context.decisions.version(),
             std::string(open.name),
             session.customer,
             channel_id,
             minute};
    m_now = std::max(now, book.last_recorded(session.customer).value_or(Instant{}));
    m_channel = channel;
    m_customer_key = session.customer;
    m_table_id = open.reference->id.text();
    decide(context, open, row, book);
    ++m_version;
    return true;
}

void ConversationState::choose_policy(ViewContext& context, const OpenTable& open) {
    const Store& store = context.store();
    m_plan = engage::arm_plan_of(store);
    m_arm = m_plan.arm_of(context.session().customer);
    m_policy = &m_own;
    m_problem.clear();
    if (m_arm == engage::Arm::Challenger) {
        const Result<void> set =
            m_challenger.set_version(store.pointer(engage::challenger_of(store)->id), open);
        if (set.ok()) {
            m_policy = &m_challenger;
            return;
        }
        m_arm = engage::Arm::Decision;
        m_problem = set.error().message;
    }
    m_own.set_now(context, open);
}

void ConversationState::tell_arm(ViewContext& context) {
    m_arm_note.clear();
    if (!m_problem.empty())
        m_arm_note = "The challenger cannot be read, so the policy decides: " + m_problem;
    else if (m_arm == engage::Arm::Challenger)
        m_arm_note = "“" + engage::challenger_of(context.store())->title +
                     "” decides for this customer: it challenges the policy.";
    else if (m_arm != engage::Arm::Decision)
        m_arm_note = "Control arm “" + std::string(engage::arm_name(m_arm)) +
                     "”: this customer is decided for in another way, to know what the policy brings.";
}

void ConversationState::decide(ViewContext& context, const OpenTable& open, tables::RowIndex row,
                               ContactBook& book) {
    m_rows = book.rows_of(m_customer_key);
    m_customer = engage::state_of(*m_catalogue, m_policy->reader(), *open.table, *m_learned,
                                  {row, m_customer_key, m_rows, m_now, m_channel});
    const engage::ArmTerms terms = engage::arm_terms(m_arm, engage::arbitration_of(m_policy->ranking()),
                                                     *m_catalogue, engage::arm_seed(m_plan, m_customer_key));
    m_arbitration = terms.arbitration;
    m_customer.arm_propensities = terms.propensities;
    m_decided = m_policy->decider().decide(m_customer.situation(m_now, m_channel), m_arbitration);
    tell_arm(context);
    tell_change(open);
    tell_suggestions(context);
    tell_stages();
    tell_open_offers(context);
    tell_nothing(context);
    tell_events(context);
    tell_states(context, open);
    tell_facts(context, open);
}

engage::Explanation ConversationState::explanation() {
    return engage::explain(m_policy->decider(), m_customer.situation(m_now, m_channel), m_arbitration);
}

engage::NextAction ConversationState::decide_on(std::uint32_t channel) {
    engage::CustomerPropensities there;
    m_learned->tell(*m_catalogue, channel, m_customer.traits, there);
    engage::Situation situation = m_customer.situation(m_now, channel);
    situation.channel_propensities = there.on_channel;
    return m_policy->decider().decide(situation, m_arbitration);
}

engage::LoggedDecision ConversationState::logged(std::uint32_t action) {
    constexpr std::uint32_t other_draws = 199;
    engage::Situation situation = m_customer.situation(m_now, m_channel);
    situation.draw_probability =
        m_arm == engage::Arm::RandomPropensity
            ? engage::random_draw_probability(m_policy->decider(), situation,
                                              {m_arbitration, m_customer.arm_propensities},
                                              engage::arm_seed(m_plan, m_customer_key), other_draws)
            : engage::draw_probability(m_policy->decider(), m_customer, m_now, m_channel, m_arbitration,
                                       *m_learned, other_draws);
    const engage::NextAction& decided = m_policy->decider().decide(situation, m_arbitration);
    return {m_customer_key,
            m_now,
            m_catalogue->channels[m_channel].title,
            m_catalogue->actions[action].title,
            decided.choice_probability,
            engage::log_line(m_policy->decider(), situation, m_arbitration, decided,
                             {m_customer_key, m_learned->version()}),
            m_plan.has_others() ? std::string(engage::arm_name(m_arm)) : std::string()};
}

std::string ConversationState::reason(std::uint32_t channel, std::uint32_t action,
                                      const engage::Candidate& candidate) const {
    using engage::Fate;
    switch (candidate.fate) {
    case Fate::Validity:
        return m_catalogue->actions[action].is_active ? "not valid today" : "not active";
    case Fate::Eligibility:
    case Fate::Applicability:
    case Fate::Suitability:
        return "“" + m_catalogue->rules[candidate.cause].title + "” does not hold";
    case Fate::Contact:
        return "“" + m_catalogue->contact_rules[candidate.cause].title + "”";
    case Fate::OtherLevel:
        return m_catalogue->actions[candidate.cause].title + " is worth more";
    case Fate::NotWorth:
        return text_format("worth %s, no more than to do nothing",
                           number_for_people(candidate.score.priority, 1).c_str());
    case Fate::Channel:
        return engage::channel_reason_text(*m_catalogue, channel, candidate.channel_reason, candidate.cause);
    case Fate::Outranked:
        return "others are worth more here";
    case Fate::Open:
        return "offered before, and not answered yet";
    case Fate::Offered:
        return "proposed now";
    }
    return {};
}

} // namespace throughline::ui
