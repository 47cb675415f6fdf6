#include "engage/decision/explain.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace throughline::engage {

namespace {

constexpr double step = 0.001;               // of lever points
constexpr std::int64_t most_steps = 1 << 30; // a million points

class Explainer {
public:
    Explainer(Decider& decider, const Situation& situation, const Arbitration& arbitration)
        : m_decider(decider)
        , m_situation(situation)
        , m_arbitration(arbitration)
        , m_form(decider.form(arbitration)) {}

    Explanation explain() && {
        const NextAction decided = m_decider.decide(m_situation, m_arbitration);
        m_made.chosen = decided.chosen();
        m_made.formula = formula_text(m_form, m_arbitration.used);
        std::vector<ScoreParts> ranked;
        for (const std::uint32_t action : decided.ranked)
            ranked.push_back(decided.candidates[action].score);
        m_made.warning = value_warning(ranked, m_arbitration.used);
        for (std::uint32_t action = 0; action < decided.candidates.size(); ++action)
            m_made.candidates.push_back(reasons(action, decided));
        // Last: trying changes out decides anew.
        for (CandidateExplanation& candidate : m_made.candidates)
            find_change(candidate);
        return std::move(m_made);
    }

private:
    const Catalogue& catalogue() const { return m_decider.catalogue(); }

    CandidateExplanation reasons(std::uint32_t action, const NextAction& decided) {
        const Candidate& candidate = decided.candidates[action];
        CandidateExplanation made;
        made.action = action;
        made.fate = candidate.fate;
        for (const std::uint32_t rule : catalogue().actions[action].rules) {
            if (!m_decider.holds(catalogue().rules[rule].condition))
                made.failed.push_back(failed(rule));
        }
        for (const std::uint32_t rule : catalogue().actions[action].contact_rules) {
            const ContactRule& source = catalogue().contact_rules[rule];
            ContactFinding finding;
            if (source.concerns(m_situation.channel) && m_decider.is_held(rule, action, finding))
                made.held.push_back({rule, source.title, source.reason, finding.counted, finding.until});
        }
        made.channel_reason =
            channel_reason_text(catalogue(), m_situation.channel, candidate.channel_reason, candidate.cause);
        made.is_scored = candidate.fate >= Fate::Contact && candidate.fate != Fate::Open;
        made.score = candidate.score;
        if (made.is_scored)
            made.formula = formula_text(made.score, m_form, m_arbitration.used);
        const auto place = std::find(decided.ranked.begin(), decided.ranked.end(), action);
        if (place != decided.ranked.end())
            made.rank = static_cast<std::size_t>(place - decided.ranked.begin()) + 1;
        return made;
    }

    FailedRule failed(std::uint32_t rule) const {
        const EngagementRule& source = catalogue().rules[rule];
        const Condition& condition = catalogue().conditions[source.condition];
        FailedRule made{rule, source.stage, source.level, source.title, condition.text, condition.problem,
                        {}};
        for (const std::uint32_t variable : condition.variables) {
            const bool is_known = variable < m_situation.values.size();
            made.observed.push_back(
                {catalogue().variables[variable],
                 is_known ? feel::value_literal(m_situation.values[variable]) : std::string("null")});
        }
        return made;
    }

    bool wins(const Supposition& supposition) {
        ++m_made.decisions_tried;
        return m_decider.decide(m_situation, m_arbitration, &supposition).chosen() == supposition.action;
    }

    bool wins_with(Supposition& supposition, std::int64_t steps) {
        supposition.lever_points = static_cast<double>(steps) * step;
        return wins(supposition);
    }

    // A first guess: with a product, the factor L must rise in the ratio of the winner's priority to this
    // one's.
    std::int64_t guessed_steps(std::uint32_t action) {
        const NextAction& decided = m_decider.decide(m_situation, m_arbitration, &m_last);
        const Candidate& candidate = decided.candidates[action];
        const std::uint32_t winner = decided.chosen();
        const double needed =
            winner == no_index ? m_arbitration.do_nothing : decided.candidates[winner].score.priority;
        const double levers = term(candidate.score.terms, Term::Levers);
        if (candidate.score.priority <= 0 || levers <= 0)
            return most_steps;
        const double points = (needed / candidate.score.priority - 1) * levers * 100;
        return points < 0 ? 1 : static_cast<std::int64_t>(std::min(std::ceil(points / step), 1e9));
    }

    // The least number of steps that wins; a larger lever never makes a candidate worse.
    bool find_steps(Supposition& supposition) {
        m_last = supposition;
        const std::int64_t guess = guessed_steps(supposition.action);
        for (std::int64_t near = std::max<std::int64_t>(guess - 1, 1); near <= guess + 1; ++near) {
            if (wins_with(supposition, near) && !wins_with(supposition, near - 1)) {
                supposition.lever_points = static_cast<double>(near) * step;
                return true;
            }
        }
        std::int64_t low = 0;
        std::int64_t high = most_steps;
        if (!wins_with(supposition, high))
            return false;
        while (high - low > 1) {
            const std::int64_t middle = low + (high - low) / 2;
            (wins_with(supposition, middle) ? high : low) = middle;
        }
        supposition.lever_points = static_cast<double>(high) * step;
        return true;
    }

    void find_change(CandidateExplanation& candidate) {
        WinningChange& change = candidate.change;
        if (candidate.fate == Fate::Open || candidate.action == m_made.chosen)
            return;
        if (candidate.fate == Fate::Validity) {
            change.text = "only if it were active and valid today";
            return;
        }
        Supposition& supposition = change.supposition;
        supposition.action = candidate.action;
        for (const FailedRule& rule : candidate.failed)
            supposition.waived_rules.push_back(rule.rule);
        for (const HoldingRule& rule : candidate.held) {
            if (!catalogue().contact_rules[rule.rule].is_of_channels())
                supposition.waived_contact_rules.push_back(rule.rule);
        }
        // Whether the channel could is known only of what came that far.
        change.is_possible = wins(supposition) || find_steps(supposition);
        if (!change.is_possible) {
            supposition.is_capable = true;
            supposition.lever_points = 0;
            change.is_possible = wins(supposition) || find_steps(supposition);
        }
        change.text = change.is_possible ? text_of(candidate, supposition)
                                         : "by no lever: here it is worth less than to do nothing";
    }

    std::string text_of(const CandidateExplanation& candidate, const Supposition& supposition) const {
        std::vector<std::string> parts;
        for (const FailedRule& rule : candidate.failed)
            parts.push_back("“" + rule.title + "” held");
        for (const std::uint32_t rule : supposition.waived_contact_rules)
            parts.push_back("“" + catalogue().contact_rules[rule].title + "” did not hold it back");
        if (supposition.is_capable)
            parts.emplace_back("the channel could do it");
        if (supposition.lever_points > 0)
            parts.push_back("its levers were " + text_format("%.3f", supposition.lever_points) +
                            " points higher");
        return "if " + joined(parts, " and ");
    }

    Decider& m_decider;
    const Situation& m_situation;
    const Arbitration& m_arbitration;
    ScoreForm m_form;
    Supposition m_last;
    Explanation m_made;
};

} // namespace

std::string channel_reason_text(const Catalogue& catalogue, std::uint32_t channel, ChannelReason reason,
                                std::uint32_t cause) {
    switch (reason) {
    case ChannelReason::None:
        return {};
    case ChannelReason::NoTreatment:
        return "It has no treatment on this channel.";
    case ChannelReason::Named:
        return catalogue.channels[channel].exceptions[cause].second;
    case ChannelReason::TextTooLong:
        return text_format("Its text has %zu characters; the channel takes %zu.",
                           catalogue.treatments[cause].characters,
                           catalogue.channels[channel].text_limit.value_or(0));
    case ChannelReason::BelowThreshold:
        return text_format("Its propensity is below %.4g, the least for this automated channel.",
                           catalogue.channels[channel].minimum_propensity.value_or(0));
    case ChannelReason::ContactRule:
        return catalogue.contact_rules[cause].title;
    case ChannelReason::Slots:
        return "The slots of this channel are worth more with others.";
    case ChannelReason::Maturity:
        return "It is new: so far it goes unasked to a few customers only, and this is none of them.";
    }
    return {};
}

Explanation explain(Decider& decider, const Situation& situation, const Arbitration& arbitration) {
    return Explainer(decider, situation, arbitration).explain();
}

} // namespace throughline::engage
