// Laws that hold whatever happens: no contact policy is broken, channels agree or say why, no offer is lost,
// and to look at the whole relationship is never worth less than to look at one product after the other.
#include "base/text.h"
#include "engage/decision/next_action.h"
#include "unit/engage/harbour_actions.h"

#include <algorithm>
#include <array>

using namespace throughline;
using namespace throughline::engage;
using namespace throughline::engage::testing;

namespace {

// Sanitizers make everything about twenty times slower.
#if defined(__SANITIZE_ADDRESS__)
constexpr int sequences = 20'000;
#else
constexpr int sequences = 1'000'000;
#endif
constexpr int sequences_per_world = 5'000;
constexpr int steps = 4;

constexpr std::array<const char*, 3> groups = {"Cards", "Loans", "Mortgage"};

ContactPolicy& random_policy(Random& random, Records& records, const std::string& id) {
    const auto type = static_cast<ContactPolicyType>(random.below(5));
    ContactPolicy& policy = records.policy(id, type);
    policy.times = static_cast<std::int64_t>(1 + random.below(2));
    policy.within_days = static_cast<std::int64_t>(1 + random.below(8));
    policy.pause_days = static_cast<std::int64_t>(1 + random.below(6));
    policy.each_action = random.below(3) == 0;
    if (random.below(2) == 0)
        policy.group = groups[random.below(groups.size())];
    if (type == ContactPolicyType::Suppression || type == ContactPolicyType::CoolingOff)
        policy.event = random.below(2) ? "negative" : "Complaint";
    if (type == ContactPolicyType::MutualExclusion)
        policy.actions = {Id::literal("a0"),
                          Id::literal(text_format("a%d", 1 + static_cast<int>(random.below(5))))};
    if (random.below(3) == 0)
        policy.channels = {Id::literal("app")};
    return policy;
}

Records random_world(Random& random) {
    Records records;
    auto& app = records.channel("app", ChannelType::SelfService);
    app.slots = static_cast<std::int64_t>(1 + random.below(3));
    if (random.below(2) == 0)
        app.minimum_propensity = 0.3;
    records.channel("phone").slots = static_cast<std::int64_t>(1 + random.below(2));
    for (int index = 0; index < 6; ++index) {
        const std::string id = text_format("a%d", index);
        auto& action = records.action(id, "Any", groups[static_cast<std::size_t>(index) % groups.size()],
                                      static_cast<double>(1 + random.below(50)), 0.1 + 0.8 * random.unit());
        action.open_days = static_cast<std::int64_t>(random.below(4));
        for (const char* channel : {"app", "phone"}) {
            if (random.below(6) > 0)
                records.treatment(id, channel);
        }
    }
    for (int index = 0; index < 3; ++index)
        random_policy(random, records, text_format("p%d", index));
    return records;
}

// A rule read again from its words, as slowly as it is plain. `history` has what happened before `now`.
class PlainRule {
public:
    PlainRule(const ContactRule& rule, std::span<const ContactEvent> history)
        : m_rule(rule)
        , m_history(history) {}

    bool allows(std::uint32_t action, std::uint32_t channel, Instant now) const {
        if (!m_rule.in_scope[action] || !m_rule.concerns(channel))
            return true;
        switch (m_rule.type) {
        case ContactPolicyType::Limit:
            return counted_between(now.milliseconds - m_rule.within, now.milliseconds, action) < m_rule.times;
        case ContactPolicyType::MutualExclusion:
            return std::none_of(m_history.begin(), m_history.end(), [&](const ContactEvent& event) {
                return event.kind == ContactKind::Proposed && event.action != action &&
                       m_rule.in_scope[event.action] &&
                       event.at.milliseconds > now.milliseconds - m_rule.within && !is_refused_after(event);
            });
        default:
            return std::none_of(m_history.begin(), m_history.end(), [&](const ContactEvent& event) {
                const std::int64_t at = event.at.milliseconds;
                return is_counted(event, action) && at > now.milliseconds - m_rule.pause &&
                       counted_between(at - m_rule.within, at, action, &event) >= m_rule.times;
            });
        }
    }

private:
    bool is_counted(const ContactEvent& event, std::uint32_t action) const {
        if (!m_rule.event.matches(event))
            return false;
        if (event.action == no_index)
            return !m_rule.each_action;
        if (event.kind == ContactKind::Proposed && !m_rule.concerns(event.channel))
            return false;
        return m_rule.each_action ? event.action == action : m_rule.in_scope[event.action];
    }
    // After `from`, up to `to`; of those at one moment only up to `last`.
    std::uint32_t counted_between(std::int64_t from, std::int64_t to, std::uint32_t action,
                                  const ContactEvent* last = nullptr) const {
        std::uint32_t count = 0;
        for (const ContactEvent& event : m_history) {
            const std::int64_t at = event.at.milliseconds;
            count += at > from && at <= to && is_counted(event, action);
            if (&event == last)
                break;
        }
        return count;
    }
    bool is_refused_after(const ContactEvent& proposal) const {
        return std::any_of(m_history.begin(), m_history.end(), [&](const ContactEvent& event) {
            return &event > &proposal && event.kind == ContactKind::Answered &&
                   event.action == proposal.action && event.answer == ResponseClass::Negative;
        });
    }
    const ContactRule& m_rule;
    std::span<const ContactEvent> m_history;
};

// One customer of one world; counts what must never happen.
class Life {
public:
    Life(const Catalogue& catalogue, Random& random)
        : m_catalogue(catalogue)
        , m_random(random)
        , m_deciders{Decider(catalogue), Decider(catalogue)} {}

    void live() {
        m_history.clear();
        m_now = day_of_test(0);
        for (int step = 0; step < steps; ++step) {
            m_now.milliseconds += static_cast<std::int64_t>(m_random.below(5 * 86'400)) * 1000;
            const std::uint64_t what = m_random.below(10);
            if (what == 0)
                happen(ContactKind::Other, no_index, ResponseClass::Neutral);
            else if (what < 4 && !m_history.empty())
                answer();
            else
                decide();
        }
    }

    std::uint64_t decisions = 0;
    std::uint64_t breaches = 0;
    std::uint64_t disagreements = 0;
    std::uint64_t lost_offers = 0;
    std::uint64_t better_alone = 0;
    std::uint64_t proposals = 0;
    std::uint64_t named_exceptions = 0;

private:
    void happen(ContactKind kind, std::uint32_t action, ResponseClass answer_given) {
        ContactEvent event;
        event.at = m_now;
        event.kind = kind;
        event.action = action;
        event.answer = answer_given;
        event.name = kind == ContactKind::Other ? m_catalogue.event_name("Complaint") : no_index;
        m_history.push_back(event);
    }
    void answer() {
        const ContactEvent& one = m_history[m_random.below(m_history.size())];
        if (one.action != no_index)
            happen(ContactKind::Answered, one.action, static_cast<ResponseClass>(m_random.below(3)));
    }

    void decide() {
        ++decisions;
        for (std::uint32_t channel = 0; channel < 2; ++channel) {
            Situation situation;
            situation.history = m_history;
            situation.now = m_now;
            situation.channel = channel;
            m_decided[channel] = &m_deciders[channel].decide(situation, {});
            check_offers(*m_decided[channel], channel);
            check_products(*m_decided[channel], channel);
            named_exceptions += m_decided[channel]->exceptions.size();
        }
        check_agreement();
        const auto channel = static_cast<std::uint32_t>(m_random.below(2));
        propose(*m_decided[channel], channel);
    }

    void propose(const NextAction& decided, std::uint32_t channel) {
        // What is offered at one moment was decided at once; among itself it must not exclude itself.
        std::uint64_t taken = 0;
        for (const std::uint32_t action : decided.slate) {
            for (const ContactRule& rule : m_catalogue.contact_rules)
                breaches += !PlainRule(rule, m_history).allows(action, channel, m_now);
            breaches += (m_catalogue.actions[action].exclusive & taken) != 0;
            taken |= m_catalogue.actions[action].exclusive;
        }
        // A person takes one of them up; a screen would show all, as one contact.
        if (decided.slate.empty())
            return;
        ++proposals;
        happen(ContactKind::Proposed, decided.slate[m_random.below(decided.slate.size())],
               ResponseClass::Neutral);
        m_history.back().channel = channel;
    }

    static bool names(const NextAction& decided, std::uint32_t action) {
        return std::any_of(decided.exceptions.begin(), decided.exceptions.end(),
                           [action](const auto& exception) {
                               return exception.action == action && exception.reason != ChannelReason::None;
                           });
    }

    // What one channel offers first, the other offers first too, or has a name for why it or something better
    // is not there.
    void check_agreement() {
        const std::uint32_t one = m_decided[0]->chosen();
        const std::uint32_t other = m_decided[1]->chosen();
        if (one == other)
            return;
        const auto explains = [](const NextAction& decided, std::uint32_t foreign) {
            return foreign == no_index || names(decided, foreign);
        };
        disagreements += !explains(*m_decided[0], other) && !explains(*m_decided[1], one);
        disagreements += m_decided[0]->exceptions.empty() && m_decided[1]->exceptions.empty();
    }

    void check_offers(const NextAction& decided, std::uint32_t channel) {
        for (std::size_t index = 0; index < m_history.size(); ++index) {
            const ContactEvent& event = m_history[index];
            if (event.kind != ContactKind::Proposed ||
                m_now.milliseconds >= event.at.milliseconds + m_catalogue.actions[event.action].open)
                continue;
            const bool is_answered =
                std::any_of(m_history.begin() + static_cast<std::ptrdiff_t>(index), m_history.end(),
                            [&](const auto& later) {
                                return later.kind == ContactKind::Answered && later.action == event.action;
                            });
            if (is_answered)
                continue;
            const bool is_there =
                std::find(decided.open.begin(), decided.open.end(), event.action) != decided.open.end();
            const bool has_treatment = m_catalogue.actions[event.action].treatments[channel] != no_index;
            lost_offers += !is_there || (!has_treatment && !names(decided, event.action));
        }
    }

    // Each product takes its own best in turn, as long as there are slots.
    void check_products(const NextAction& decided, std::uint32_t channel) {
        double whole = 0;
        for (const std::uint32_t action : decided.slate)
            whole += decided.candidates[action].score.priority;
        double alone = 0;
        std::uint64_t taken = 0;
        std::size_t slots = m_catalogue.channels[channel].slots;
        const std::size_t first = m_random.below(groups.size());
        for (std::size_t turn = 0; turn < groups.size() && slots > 0; ++turn) {
            const char* group = groups[(first + turn) % groups.size()];
            for (const std::uint32_t action : decided.ranked) {
                const Candidate& candidate = decided.candidates[action];
                const CatalogueAction& source = m_catalogue.actions[action];
                if (source.group != group || (source.exclusive & taken) != 0 ||
                    (candidate.fate != Fate::Outranked && candidate.fate != Fate::Offered))
                    continue;
                alone += candidate.score.priority;
                taken |= source.exclusive;
                --slots;
                break;
            }
        }
        better_alone += alone > whole + 1e-9;
    }

    const Catalogue& m_catalogue;
    Random& m_random;
    std::array<Decider, 2> m_deciders;
    std::array<const NextAction*, 2> m_decided{};
    std::vector<ContactEvent> m_history;
    Instant m_now;
};

} // namespace

TEST_CASE("a million lives break no policy, agree on all channels, lose no offer, and lose nothing to single "
          "products",
          "[engage][R093][R094][R095][R103][R105]") {
    Random random(2026);
    std::uint64_t decisions = 0;
    std::uint64_t proposals = 0;
    std::uint64_t exceptions = 0;
    for (int world = 0; world < sequences / sequences_per_world; ++world) {
        const Records records = random_world(random);
        const Catalogue catalogue = records.catalogue();
        Life life(catalogue, random);
        for (int sequence = 0; sequence < sequences_per_world; ++sequence)
            life.live();
        CHECK(life.breaches == 0);
        CHECK(life.disagreements == 0);
        CHECK(life.lost_offers == 0);
        CHECK(life.better_alone == 0);
        decisions += life.decisions;
        proposals += life.proposals;
        exceptions += life.named_exceptions;
    }
    // The worlds are not empty.
    CHECK(decisions > 2U * sequences);
    CHECK(proposals > decisions / 5);
    CHECK(exceptions > decisions / 20);
}
