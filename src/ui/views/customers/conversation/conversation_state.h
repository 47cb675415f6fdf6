// One customer on one channel at one moment: what is decided, with the words for the screen, put together
// when something of it changed (R053, R085 to R089, R093, R094).
#pragma once

#include "engage/decision/explain.h"
#include "engage/decision/situation.h"
#include "ui/views/customers/conversation/contact_book.h"
#include "ui/views/customers/conversation/deciding_policy.h"
#include "ui/views/customers/table_access.h"
#include "ui/views/report.h"
#include "ui/widgets/charts.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace throughline::ui {

// What a term of the score is for this action, as a bar and a number.
struct ScoreBar {
    std::string text;
    double share = 0; // of the longest bar that there can be
};

struct ResponseText {
    std::string title;
    std::string next_step;
    std::string tooltip;
    ResponseClass counts_as = ResponseClass::Neutral;
    std::string refused; // why it may not be given
};

// One action of the slate, as the person reads it.
struct SuggestionText {
    std::uint32_t action = 0;
    Id id;
    std::string title, issue, headline, wording, next_step, likely, formula, reasons;
    std::string moved; // against the decision before: "was 3", "new"; or ""
    bool stays_open = false;
    std::vector<ResponseText> responses;
    std::array<ScoreBar, engage::term_count> bars;
};

struct OpenOfferText {
    std::uint32_t action = 0;
    Id id;
    std::string title, made, until;
    std::string here; // why this channel cannot take it up; or ""
    std::vector<ResponseText> responses;
};

// R086
struct StateText {
    Id decision;
    std::string title, result, reason;
    bool is_decided = false;
};

// A column that may be asked about, and what an answer would change.
struct FactText {
    std::size_t column = 0;
    std::string name, label, unit;
    tables::ColumnType type = tables::ColumnType::Text;
    std::string value; // now, as tables::value_text writes it
    std::string said;  // when it was heard; or ""
    std::string effect;
    std::vector<std::string> choices; // not empty: one of these
};

struct EventText {
    std::string day, text, note, effect;
    Tone tone = Tone::Neutral;
};

// R053: what the last answer or fact changed.
struct ChangeText {
    std::string sentence; // empty: nothing was recorded since the conversation began
    std::string because;
    bool is_changed = false;
};

class ConversationState {
public:
    ConversationState() = default;
    // It points into itself.
    ConversationState(const ConversationState&) = delete;
    ConversationState& operator=(const ConversationState&) = delete;

    // Everything below is of now afterwards. False while tables are being read, where there is no channel, or
    // no row.
    bool refresh(ViewContext& context, const OpenTable& open, tables::RowIndex row, ContactBook& book);
    // Rises with each new state.
    std::uint64_t version() const { return m_version; }

    const engage::Catalogue& catalogue() const { return *m_catalogue; }
    // The records that decide: those of the workspace, or of the version that challenges them.
    const Store& policy_store(const ViewContext& context) const { return m_policy->store(context); }
    // The version that challenges, where it is the one that decides; else empty.
    Id challenger() const { return m_policy->version(); }
    std::uint32_t channel() const { return m_channel; }
    Instant now() const { return m_now; }
    const engage::NextAction& decided() const { return m_decided; }
    const engage::CustomerState& customer() const { return m_customer; }
    const engage::Arbitration& arbitration() const { return m_arbitration; }

    const std::vector<SuggestionText>& suggestions() const { return m_suggestions; }
    const std::vector<OpenOfferText>& open_offers() const { return m_open_offers; }
    const std::vector<StateText>& states() const { return m_states; }
    // R077: where in a journey the customer is: “In “Renew” for 12 days”.
    const std::vector<std::string>& stages() const { return m_stages; }
    const std::vector<FactText>& facts() const { return m_facts; }
    const std::vector<EventText>& events() const { return m_events; }
    // Events that contact policies count and no answer is called like.
    const std::vector<std::string>& events_to_note() const { return m_events_to_note; }
    // Actions that rank higher than what is proposed, and why this channel cannot offer them (R094).
    const std::vector<std::string>& not_here() const { return m_not_here; }
    const std::vector<std::string>& why_nothing() const { return m_why_nothing; }
    const ChangeText& change() const { return m_change; }
    // Where the customer is decided for in another way: in which, and why; or "".
    const std::string& arm_note() const { return m_arm_note; }
    // For an action that ranks but has no wording here; nothing to do where there is none.
    const Deed& add_treatment() const { return m_add_treatment; }

    // For what is computed only when it is looked at.
    engage::Explanation explanation();
    // The same customer on another channel (R094).
    engage::NextAction decide_on(std::uint32_t channel);
    // Of the decision as it is (R103).
    engage::LoggedDecision logged(std::uint32_t action);

    // Why a candidate is where it is, in a few words.
    std::string reason(std::uint32_t channel, std::uint32_t action, const engage::Candidate& candidate) const;

private:
    // What the state is of.
    struct Key {
        std::uint64_t store = ~std::uint64_t{0}, book = 0, decisions = 0;
        std::string table, customer;
        Id channel;
        std::int64_t minute = 0;
    };
    // The decision before, to say what changed.
    struct Before {
        std::string customer;
        Id channel;
        std::size_t rows = 0;
        Id chosen;
        std::string chosen_title;
        std::vector<Id> ranked;
        std::vector<std::string> values; // by column
    };

    // Finds the arm of the customer, and the policy that decides in it.
    void choose_policy(ViewContext& context, const OpenTable& open);
    void decide(ViewContext& context, const OpenTable& open, tables::RowIndex row, ContactBook& book);
    void tell_arm(ViewContext& context);
    void tell_suggestions(ViewContext& context);
    void tell_stages();
    void tell_open_offers(ViewContext& context);
    void tell_states(ViewContext& context, const OpenTable& open);
    void tell_facts(ViewContext& context, const OpenTable& open);
    void tell_events(ViewContext& context);
    void tell_nothing(ViewContext& context);
    void tell_change(const OpenTable& open);
    std::vector<std::size_t> asked_columns(const OpenTable& open) const;
    std::vector<ResponseText> responses(ViewContext& context, std::uint32_t action) const;
    std::string likely(std::uint32_t action) const;
    std::string moved(std::uint32_t action) const;
    std::string effect_of(ViewContext& context, std::uint32_t action) const;
    std::string effect_of(const engage::FactQuestion& question, tables::ColumnType type) const;

    Key m_key;
    std::uint64_t m_version = 0;
    Instant m_now;
    std::string m_customer_key;
    std::string m_table_id;
    DecidingPolicy m_own, m_challenger;
    DecidingPolicy* m_policy = &m_own; // that of the customer's arm
    engage::ArmPlan m_plan;
    engage::Arm m_arm = engage::Arm::Decision;
    std::string m_problem; // of the challenger
    std::string m_arm_note;
    // Of that policy.
    std::shared_ptr<const engage::Catalogue> m_catalogue;
    std::shared_ptr<const engage::LearnedAnswers> m_learned;
    engage::Arbitration m_arbitration;
    std::uint32_t m_channel = 0;
    std::vector<engage::ContactRow> m_rows;
    engage::CustomerState m_customer;
    engage::NextAction m_decided;
    Before m_before;
    // The ranking before the last answer or fact; nothing where there was none.
    std::optional<std::vector<Id>> m_compared;

    // Choices of columns: of this content.
    std::string m_choices_of;
    std::vector<std::optional<engage::ColumnChoices>> m_choices;
    // The order of the form stays while one talks with the customer.
    std::string m_order_of;
    std::vector<std::size_t> m_order;

    std::vector<SuggestionText> m_suggestions;
    std::vector<OpenOfferText> m_open_offers;
    std::vector<StateText> m_states;
    std::vector<std::string> m_stages;
    std::vector<FactText> m_facts;
    std::vector<EventText> m_events;
    std::vector<std::string> m_not_here, m_why_nothing, m_events_to_note;
    ChangeText m_change;
    Deed m_add_treatment;
};

// The moment of conversations: now, on the workspace's own day where it has one.
Instant moment_of(const ViewContext& context);

} // namespace throughline::ui
