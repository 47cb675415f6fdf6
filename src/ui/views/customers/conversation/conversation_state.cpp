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
    std::shared_ptr<const engage::Catalogue> catalogue = context.catalogue.of(context.store(), *open.table);
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
    if (catalogue != m_catalogue) {
        m_catalogue = std::move(catalogue);
        m_decider = std::make_unique<engage::Decider>(*m_catalogue);
        m_learning_of = 0;
    }
    if (!learn(context, open, book))
        return false;
    m_key = {context.store().version(),
             book.version(),
             context.decisions.version(),
             std::string(open.name),
             session.customer,
             channel_id,
             minute};
    m_now = std::max(now, book.last_recorded(session.customer).value_or(Instant{}));
    m_channel = channel;
    m_arbitration = engage::arbitration_of(engage::ranking_of(context.store()));
    m_customer_key = session.customer;
    m_table_id = open.reference->id.text();
    decide(context, open, row, book);
    ++m_version;
    return true;
}

bool ConversationState::learn(ViewContext& context, const OpenTable& open, const ContactBook& book) {
    constexpr tables::RowIndex looks_a_frame = 20'000;
    const PropensityBasis basis = engage::ranking_of(context.store()).propensity_basis;
    engage::PredictorColumns columns(*open.table, *open.reference);
    const bool is_known =
        m_learning && m_learning_of == book.version() && m_learning->task().basis == basis &&
        m_learning->task().customers_name == open.name && m_learning->task().columns == columns;
    if (!is_known) {
        m_learning_of = book.version();
        auto histories =
            std::make_shared<const engage::ContactHistories>(context.store(), m_catalogue, book.indexes());
        m_learning = std::make_shared<engage::AnswerLearning>(
            engage::LearningTask{std::move(histories), *open.table, std::string(open.name), open.key_column,
                                 std::move(columns), basis},
            m_learning);
    }
    if (!m_learning->is_done() && m_learning->step(looks_a_frame) == tables::JobState::Running) {
        context.ui.request_frame();
        return false;
    }
    m_learned = m_learning->learned();
    return true;
}

void ConversationState::decide(ViewContext& context, const OpenTable& open, tables::RowIndex row,
                               ContactBook& book) {
    m_rows = book.rows_of(m_customer_key);
    m_customer = engage::state_of(*m_catalogue, m_learning->task().histories->reader(), *open.table,
                                  *m_learned, {row, m_customer_key, m_rows, m_now, m_channel});
    m_decided = m_decider->decide(m_customer.situation(m_now, m_channel), m_arbitration);
    tell_change(open);
    tell_suggestions(context);
    tell_open_offers(context);
    tell_nothing(context);
    tell_events(context);
    tell_states(context, open);
    tell_facts(context, open);
}

engage::Explanation ConversationState::explanation() {
    return engage::explain(*m_decider, m_customer.situation(m_now, m_channel), m_arbitration);
}

engage::NextAction ConversationState::decide_on(std::uint32_t channel) {
    engage::CustomerPropensities there;
    m_learned->tell(*m_catalogue, channel, m_customer.traits, there);
    engage::Situation situation = m_customer.situation(m_now, channel);
    situation.channel_propensities = there.on_channel;
    return m_decider->decide(situation, m_arbitration);
}

engage::LoggedDecision ConversationState::logged(std::uint32_t action) {
    constexpr std::uint32_t other_draws = 199;
    engage::Situation situation = m_customer.situation(m_now, m_channel);
    situation.draw_probability = engage::draw_probability(*m_decider, m_customer, m_now, m_channel,
                                                          m_arbitration, *m_learned, other_draws);
    const engage::NextAction& decided = m_decider->decide(situation, m_arbitration);
    return {m_customer_key,
            m_now,
            m_catalogue->channels[m_channel].title,
            m_catalogue->actions[action].title,
            decided.choice_probability,
            engage::log_line(*m_decider, situation, m_arbitration, decided,
                             {m_customer_key, m_learned->version()})};
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
