// One decision for the whole customer: which action is best on this channel at this moment, or that none is
// (R085, R093 to R095, R103, R105).
#pragma once

#include "engage/arbitration/slate.h"
#include "engage/catalogue/catalogue.h"
#include "feel/machine.h"

#include <optional>
#include <span>
#include <vector>

namespace throughline::engage {

// What is known when deciding.
struct Situation {
    std::span<const feel::Value> values;   // by variable of the catalogue
    std::span<const ContactEvent> history; // in the order of time; events after `now` do not count
    Instant now;
    std::uint32_t channel = 0;
    // By action: how likely it is accepted, whatever the channel, so that the ranking is the same on all
    // (R094). Empty: the propensities at first.
    std::span<const double> propensities;
    // By action, on this channel, against its threshold; empty: the same.
    std::span<const double> channel_propensities;
    // By action, whether it may be sent to this customer unasked already (see mature_share); empty: all.
    std::span<const std::uint8_t> within_reach;
    // Where propensities were drawn: how likely a draw chooses as this one does.
    double draw_probability = 1;
};

// Which conditions are asked: one of the control arms asks only who is eligible.
enum class AskedStages : std::uint8_t { All, Eligibility };

// How candidates are ranked; part of every log.
struct Arbitration {
    TermSet used = TermSet::all();
    ScoreForm form = ScoreForm::Automatic;
    double customer_strength = 1; // times the catalogue's customer_worth makes K of a gap of 1
    double do_nothing = 0;        // an action must be worth more than to do nothing
    // With this probability one of the first `explored` ranks is tried instead of the best.
    double exploration = 0;
    std::uint32_t explored = 5;
    std::uint64_t seed = 1;
    AskedStages asked = AskedStages::All;
};

// From the first stage to the last.
enum class Fate : std::uint8_t {
    Validity, // no active action, or not valid today
    Eligibility,
    Applicability,
    Suitability,
    Contact,    // a contact policy holds it back on every channel
    OtherLevel, // another level of the same action is worth more (R097)
    NotWorth,   // to do nothing is worth as much or more
    Channel,    // this channel cannot, for a reason with a name (R094)
    Outranked,
    Open, // proposed before and not answered yet: it stays available (R093)
    Offered,
};
constexpr std::size_t fate_count = static_cast<std::size_t>(Fate::Offered) + 1;
std::string_view fate_name(Fate fate);

enum class ChannelReason : std::uint8_t {
    None,
    NoTreatment,
    Named,
    TextTooLong,
    BelowThreshold,
    ContactRule,
    Slots,
    Maturity
};

struct Candidate {
    Fate fate = Fate::Validity;
    ChannelReason channel_reason = ChannelReason::None;
    // Which: an engagement rule, a contact rule, the channel's exception, the better level's action.
    std::uint32_t cause = no_index;
    ContactFinding contact; // of Contact
    ScoreParts score;       // from Contact on
};

struct CapabilityException {
    std::uint32_t action = no_index;
    ChannelReason reason = ChannelReason::None;
    std::uint32_t cause = no_index;
};

struct NextAction {
    std::vector<Candidate> candidates; // by action
    std::vector<std::uint32_t> ranked; // those that were scored and are worth something, best first
    std::vector<std::uint32_t> slate;  // what to offer now, best first; empty: do nothing
    std::vector<std::uint32_t> open;   // offers that still stand, whatever the channel
    // Why not what ranks higher, or an open offer, here: another channel may do it (R094).
    std::vector<CapabilityException> exceptions;
    double choice_probability = 1; // of the first of the slate, or of doing nothing, draws included

    std::uint32_t chosen() const { return slate.empty() ? no_index : slate.front(); }
};

// Something that is not so, supposed: for one action, what would have to be different.
struct Supposition {
    std::uint32_t action = no_index;
    std::vector<std::uint32_t> waived_rules;
    std::vector<std::uint32_t> waived_contact_rules;
    bool is_capable = false; // the channel can
    double lever_points = 0; // added to its levers
};

// Keeps its memory: decides again and again without touching the heap. Takes what it is given and nothing
// else, so equal situations give equal decisions. The catalogue must outlive it.
class Decider {
public:
    explicit Decider(const Catalogue& catalogue);

    // Valid until the next call. The channel must be one of the catalogue's.
    const NextAction& decide(const Situation& situation, const Arbitration& arbitration,
                             const Supposition* supposition = nullptr);

    const Catalogue& catalogue() const { return m_catalogue; }
    // For the situation decided last.
    bool holds(std::uint32_t condition);
    bool lever_holds(std::uint32_t lever);
    // In percent, where it holds: what has come of it in the stage of the customer.
    double lever_weight(std::uint32_t lever);
    // R077: whether the customer is in this stage of the catalogue.
    bool is_in(std::uint32_t stage);
    // How long; nothing where the day is not known.
    std::optional<double> days_in(std::uint32_t stage);
    bool is_held(std::uint32_t contact_rule, std::uint32_t action, ContactFinding& finding);
    ScoreForm form(const Arbitration& arbitration) const;

private:
    enum class Truth : std::uint8_t { Unknown, Yes, No };
    struct Held {
        Truth truth = Truth::Unknown;
        ContactFinding finding;
    };

    void start(const Situation& situation, const Arbitration& arbitration, const Supposition* supposition);
    void find_open();
    bool is_open(std::uint32_t action) const;
    void judge(std::uint32_t action);
    bool passes_validity(std::uint32_t action) const;
    bool passes_engagement(std::uint32_t action, Candidate& candidate);
    bool passes_contact(std::uint32_t action, Candidate& candidate);
    void score(std::uint32_t action, Candidate& candidate);
    double propensity(std::uint32_t action) const;
    void keep_best_levels();
    void rank();
    void check_channel(std::uint32_t action, Candidate& candidate);
    void choose_slate();
    void name_exceptions();
    bool is_supposed(std::uint32_t action) const { return m_supposition && m_supposition->action == action; }

    const Catalogue& m_catalogue;
    feel::Machine m_machine;
    SlateChooser m_chooser;
    Situation m_situation;
    Arbitration m_arbitration;
    const Supposition* m_supposition = nullptr;
    ScoreForm m_form = ScoreForm::Product;
    NextAction m_next;
    std::vector<Truth> m_conditions;
    std::vector<Truth> m_stages;
    std::vector<Held> m_held; // by contact rule, those that hold for all actions of their scope alike
    std::vector<Truth> m_levers;
    std::vector<double> m_lever_weights;
    std::vector<std::uint32_t> m_best_of_family;
    std::vector<SlateItem> m_items;
};

} // namespace throughline::engage
