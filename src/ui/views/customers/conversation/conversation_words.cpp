// What the conversation says of the decision: suggestions, open offers, why nothing, what changed, what
// happened.
#include "base/text.h"
#include "engage/catalogue/responses.h"
#include "model/records/experience.h"
#include "ui/views/customers/conversation/conversation_state.h"

#include <algorithm>
#include <cmath>

namespace throughline::ui {

namespace {

constexpr std::size_t events_shown = 12, reasons_shown = 5;

std::string signed_text(double value) {
    return (value > 0 ? "+" : value < 0 ? "−" : "") + number_for_people(std::abs(value), 1);
}

bool is_alike(const std::string& one, const std::string& other) {
    return folded(trimmed(one)) == folded(trimmed(other));
}

} // namespace

std::vector<ResponseText> ConversationState::responses(ViewContext& context, std::uint32_t action) const {
    const Id& id = m_catalogue->actions[action].id;
    const Id& channel = m_catalogue->channels[m_channel].id;
    const Store& store = policy_store(context);
    std::vector<ResponseText> texts;
    for (const ActionResponse& response :
         engage::allowed_responses(*store.find_as<Action>(id), engage::treatment_of(store, id, channel))) {
        ResponseText& text = texts.emplace_back();
        text.title = response.title;
        text.next_step = response.next_step;
        text.counts_as = response.response_class;
        text.tooltip = "Counts as " + folded(choice_label(response_classes, response.response_class)) +
                       (response.next_step.empty() ? "" : ". Next: " + response.next_step);
        // What the challenger proposes is allowed by its own records: they are read anew for the answer
        // alone.
        if (m_policy == &m_own)
            text.refused = reason_against(context, "contact.answer",
                                          {{"customer", m_customer_key},
                                           {"table", m_table_id},
                                           {"action", id.text()},
                                           {"channel", channel.text()},
                                           {"response", response.title}});
    }
    return texts;
}

std::string ConversationState::moved(std::uint32_t action) const {
    if (!m_compared)
        return {};
    const auto found = std::find(m_compared->begin(), m_compared->end(), m_catalogue->actions[action].id);
    if (found == m_compared->end())
        return "new";
    const auto rank = std::find(m_decided.ranked.begin(), m_decided.ranked.end(), action);
    return rank - m_decided.ranked.begin() == found - m_compared->begin()
               ? std::string()
               : text_format("was %td", found - m_compared->begin() + 1);
}

// R088: "P 0.42 · 12 of 40 accepted", "P 0.42 · model of 312 answers, up by Arrears days".
std::string ConversationState::likely(std::uint32_t action) const {
    std::string text = "P " + number_for_people(m_customer.propensities.ranking[action], 2);
    const engage::AnswerRates::Count& count = m_learned->rates().of(action);
    if (count.all() == 0)
        return text + " · assumed, no answers yet";
    const engage::PropensityModels* models = m_learned->models();
    if (!models)
        return text + text_format(" · %.0f of %.0f accepted", count.positives, count.all());
    text += m_learned->basis() == PropensityBasis::Exploring ? " · drawn from a model" : " · model";
    text += text_format(" of %.0f answers", count.all());
    const engage::AdaptiveModel& model = models->of_all(action);
    const auto influence = model.strongest_influence(m_customer.traits.predictors);
    if (!influence)
        return text;
    return text + (influence->contribution < 0 ? ", down by " : ", up by ") +
           m_learned->columns().predictors()[influence->predictor].name;
}

// R085, R087, R088
void ConversationState::tell_suggestions(ViewContext& context) {
    m_suggestions.clear();
    double largest = 0;
    for (const std::uint32_t action : m_decided.slate) {
        const engage::TermValues& terms = m_decided.candidates[action].score.terms;
        largest = std::max({largest, std::abs(engage::term(terms, engage::Term::Value)),
                            std::abs(engage::term(terms, engage::Term::Customer))});
    }
    const engage::ScoreForm form = m_policy->decider().form(m_arbitration);
    for (const std::uint32_t action : m_decided.slate) {
        const engage::CatalogueAction& source = m_catalogue->actions[action];
        const engage::CatalogueTreatment& treatment = m_catalogue->treatments[source.treatments[m_channel]];
        const engage::ScoreParts& score = m_decided.candidates[action].score;
        SuggestionText text;
        text.action = action;
        text.id = source.id;
        text.title = source.title;
        text.issue = source.issue;
        if (!is_alike(treatment.headline, source.title))
            text.headline = treatment.headline;
        text.wording = treatment.wording;
        text.next_step = treatment.next_step.empty()
                             ? policy_store(context).find_as<Action>(source.id)->next_step
                             : treatment.next_step;
        text.likely = likely(action);
        text.formula = engage::formula_text(score, form, m_arbitration.used);
        std::vector<std::string> reasons;
        for (const std::uint32_t rule : source.rules)
            reasons.push_back(m_catalogue->rules[rule].title);
        for (const std::uint32_t lever : source.levers) {
            const engage::LeverRule& rule = m_catalogue->levers[lever];
            if (m_policy->decider().lever_holds(lever))
                reasons.push_back(rule.title + " " + signed_text(m_policy->decider().lever_weight(lever)) +
                                  " %");
        }
        text.reasons = joined(reasons, " · ");
        text.moved = moved(action);
        text.stays_open = source.open > 0;
        text.responses = responses(context, action);
        using engage::Term;
        const auto bar = [&](Term term, double share, int decimals) {
            text.bars[static_cast<std::size_t>(term)] = {
                number_for_people(engage::term(score.terms, term), decimals), std::clamp(share, 0.0, 1.0)};
        };
        const double most = largest > 0 ? largest : 1;
        bar(Term::Propensity, engage::term(score.terms, Term::Propensity), 2);
        bar(Term::Value, std::abs(engage::term(score.terms, Term::Value)) / most, 0);
        bar(Term::Customer, std::abs(engage::term(score.terms, Term::Customer)) / most, 0);
        bar(Term::Context, engage::term(score.terms, Term::Context) / 2, 2);
        bar(Term::Levers, engage::term(score.terms, Term::Levers) / 2, 2);
        m_suggestions.push_back(std::move(text));
    }
}

void ConversationState::tell_stages() {
    m_stages.clear();
    engage::Decider& decider = m_policy->decider();
    for (std::uint32_t stage = 0; stage < m_catalogue->stages.size(); ++stage) {
        if (!decider.is_in(stage))
            continue;
        const auto days = decider.days_in(stage);
        m_stages.push_back("In “" + m_catalogue->stages[stage].title + "”" +
                           (!days        ? ""
                            : *days == 1 ? " for 1 day"
                                         : " for " + number_for_people(*days) + " days"));
    }
}

// R093: whatever the channel, until answered or expired. R094: why not here.
void ConversationState::tell_open_offers(ViewContext& context) {
    m_open_offers.clear();
    for (const std::uint32_t action : m_decided.open) {
        const engage::CatalogueAction& source = m_catalogue->actions[action];
        const auto made = std::find_if(
            m_customer.history.rbegin(), m_customer.history.rend(), [&](const engage::ContactEvent& event) {
                return event.kind == engage::ContactKind::Proposed && event.action == action;
            });
        OpenOfferText& text = m_open_offers.emplace_back();
        text.action = action;
        text.id = source.id;
        text.title = source.title;
        if (made != m_customer.history.rend()) {
            text.made = made->channel < m_catalogue->channels.size()
                            ? "made on " + m_catalogue->channels[made->channel].title + ", "
                            : "made ";
            text.made += date_for_people(date_of(made->at));
            text.until = "open until " + date_for_people(date_of({made->at.milliseconds + source.open}));
        }
        const engage::Candidate& candidate = m_decided.candidates[action];
        if (candidate.channel_reason != engage::ChannelReason::None)
            text.here = engage::channel_reason_text(*m_catalogue, m_channel, candidate.channel_reason,
                                                    candidate.cause);
        else
            text.responses = responses(context, action);
    }
}

void ConversationState::tell_nothing(ViewContext& context) {
    m_not_here.clear();
    m_add_treatment = {};
    for (const engage::CapabilityException& exception : m_decided.exceptions) {
        if (exception.reason == engage::ChannelReason::NoTreatment && m_add_treatment.command.empty() &&
            m_policy == &m_own)
            m_add_treatment = make_deed(context, "treatment.add", "Add its wording here",
                                        {{"action", m_catalogue->actions[exception.action].id.text()},
                                         {"channel", m_key.channel.text()}});
        m_not_here.push_back(
            m_catalogue->actions[exception.action].title + ": " +
            engage::channel_reason_text(*m_catalogue, m_channel, exception.reason, exception.cause));
    }
    m_why_nothing.clear();
    if (!m_decided.slate.empty())
        return;
    for (std::uint32_t action = 0; action < m_decided.candidates.size(); ++action) {
        const engage::Candidate& candidate = m_decided.candidates[action];
        if (m_why_nothing.size() == reasons_shown) {
            m_why_nothing.push_back(text_format("and %zu more", m_decided.candidates.size() - reasons_shown));
            break;
        }
        m_why_nothing.push_back(m_catalogue->actions[action].title + ": " +
                                std::string(engage::fate_name(candidate.fate)) + ", " +
                                reason(m_channel, action, candidate));
    }
}

// R053
void ConversationState::tell_change(const OpenTable& open) {
    const std::uint32_t chosen = m_decided.chosen();
    Before now;
    now.customer = m_customer_key;
    now.channel = m_key.channel;
    now.rows = m_rows.size();
    now.chosen_title = chosen == engage::no_index ? "Nothing" : m_catalogue->actions[chosen].title;
    if (chosen != engage::no_index)
        now.chosen = m_catalogue->actions[chosen].id;
    for (const std::uint32_t action : m_decided.ranked)
        now.ranked.push_back(m_catalogue->actions[action].id);
    for (const feel::Value& value : m_customer.values)
        now.values.push_back(engage::result_text(value));
    const bool is_other = m_before.customer != now.customer || m_before.channel != now.channel;
    if (is_other) {
        m_change = {};
        m_compared.reset();
    }
    if (!is_other && m_before.rows == now.rows)
        return; // what is said of the last change stays
    if (!is_other) {
        m_change = {};
        m_compared = m_before.ranked;
        m_change.is_changed = m_before.chosen != now.chosen;
        m_change.sentence = m_change.is_changed ? m_before.chosen_title + " → " + now.chosen_title
                                                : "Still first: " + now.chosen_title;
        std::vector<std::string> causes;
        for (std::size_t column = 0; column < now.values.size(); ++column) {
            if (m_before.values[column] != now.values[column])
                causes.push_back(open.table->column_info(column).name + " is now " + now.values[column] +
                                 ", was " + m_before.values[column]);
        }
        if (causes.empty() && m_before.rows < now.rows) {
            const engage::ContactRow& last = m_rows.back();
            causes.push_back(last.kind == engage::ContactRowKind::Proposed
                                 ? "“" + last.action + "” was put to the customer"
                                 : "“" + last.event + "” was recorded");
        }
        const auto before = m_change.is_changed ? m_catalogue->action_of(m_before.chosen) : std::nullopt;
        if (before)
            causes.push_back("“" + m_before.chosen_title + "” is " +
                             std::string(engage::fate_name(m_decided.candidates[*before].fate)) + ": " +
                             reason(m_channel, *before, m_decided.candidates[*before]));
        m_change.because = joined(causes, ". ");
    }
    m_before = std::move(now);
}

// R084: what an accepted action does to the experience.
std::string ConversationState::effect_of(ViewContext& context, std::uint32_t action) const {
    std::vector<std::string> effects;
    const Id& id = m_catalogue->actions[action].id;
    for (const Effect& effect : policy_store(context).find_as<Action>(id)->serves) {
        const Record* experience = context.store().find(effect.target);
        if (experience && effect.effect)
            effects.push_back(signed_text(*effect.effect) + " " + experience->title);
    }
    return joined(effects, ", ");
}

void ConversationState::tell_events(ViewContext& context) {
    m_events.clear();
    m_events_to_note.clear();
    for (const engage::ContactRule& rule : m_catalogue->contact_rules) {
        if (rule.event.kind != engage::EventPattern::Kind::Named)
            continue;
        const std::string& name = m_catalogue->event_names[rule.event.name];
        bool is_answer = false;
        for (const RecordPointer& record : policy_store(context).all(Kind::Action)) {
            for (const ActionResponse& response : as<Action>(record)->responses)
                is_answer = is_answer || response.title == name;
        }
        const bool is_known =
            std::find(m_events_to_note.begin(), m_events_to_note.end(), name) != m_events_to_note.end();
        if (!is_answer && !is_known)
            m_events_to_note.push_back(name);
    }
    const std::size_t count = std::min(m_rows.size(), events_shown);
    for (std::size_t place = 0; place < count; ++place) {
        const engage::ContactRow& row = m_rows[m_rows.size() - 1 - place];
        EventText& text = m_events.emplace_back();
        text.day = date_for_people(date_of(row.at));
        const std::optional<engage::ContactEvent> event = m_policy->reader().event(row);
        switch (row.kind) {
        case engage::ContactRowKind::Proposed:
            text.text = row.action + ": proposed";
            break;
        case engage::ContactRowKind::Answered:
            text.text = row.action + ": " + row.event;
            if (event && event->answer == ResponseClass::Positive) {
                text.tone = Tone::Good;
                if (event->action != engage::no_index)
                    text.effect = effect_of(context, event->action);
            } else if (event && event->answer == ResponseClass::Negative) {
                text.tone = Tone::Bad;
            }
            break;
        case engage::ContactRowKind::Captured:
            text.text = row.column + ": " + (row.value.empty() ? "not known" : row.value);
            text.tone = Tone::Accent;
            break;
        case engage::ContactRowKind::Other:
            text.text = row.event;
            break;
        }
        std::vector<std::string> notes;
        if (!row.channel.empty())
            notes.push_back(row.channel);
        if (!row.note.empty())
            notes.push_back(row.note);
        text.note = joined(notes, " · ");
    }
}

} // namespace throughline::ui
