// A small catalogue that tests of decisions share: a bank with four products, three channels and the policies
// that the tests need.
#pragma once

#include "engage/catalogue/catalogue.h"
#include "engage/decision/next_action.h"
#include "model/records/channel.h"
#include "model/records/contact_policy.h"
#include "model/records/experience.h"
#include "model/records/lever.h"
#include "model/records/treatment.h"
#include "store/diff.h"
#include "store/store.h"

#include <catch_amalgamated.hpp>
#include <memory>
#include <string>
#include <vector>

namespace throughline::engage::testing {

constexpr Instant day_of_test(double day) {
    return {1'767'225'600'000 + milliseconds_of_days(day)}; // counted from 2026-01-01
}

// Records that are put together before a catalogue is made of them.
class Records {
public:
    template <typename T>
    T& add(std::string_view id, std::string_view title) {
        auto record = std::make_shared<T>();
        record->id = Id::literal(id);
        record->title = title;
        m_records.push_back(record);
        return *record;
    }

    Channel& channel(std::string_view id, ChannelType type = ChannelType::Staffed) {
        auto& made = add<Channel>(id, id);
        made.type = type;
        return made;
    }

    Action& action(std::string_view id, std::string_view issue, std::string_view group, double value,
                   double propensity) {
        auto& made = add<Action>(id, id);
        made.issue = issue;
        made.group = group;
        made.value = value;
        made.starting_propensity = propensity;
        made.state = ActionState::Active;
        made.responses = {{"Accepted", ResponseClass::Positive, {}, {}},
                          {"Refused", ResponseClass::Negative, {}, {}},
                          {"Later", ResponseClass::Neutral, {}, {}}};
        return made;
    }

    Treatment& treatment(std::string_view action, std::string_view channel,
                         std::string_view wording = "Hello") {
        auto& made = add<Treatment>("t" + std::to_string(++m_count), wording);
        made.action = Id::literal(action);
        made.channel = Id::literal(channel);
        made.wording = wording;
        made.state = TreatmentState::Active;
        return made;
    }

    ContactPolicy& policy(std::string_view id, ContactPolicyType type) {
        auto& made = add<ContactPolicy>(id, id);
        made.type = type;
        made.state = ContactPolicyState::Active;
        return made;
    }

    Lever& lever(std::string_view id, double weight) {
        auto& made = add<Lever>(id, id);
        made.weight = weight;
        made.reason = "Test";
        return made;
    }

    std::vector<RecordPointer> all() const { return {m_records.begin(), m_records.end()}; }
    // What adds all of them to an empty store.
    Diff diff() const { return difference({}, all()); }

    Catalogue catalogue(std::vector<std::string> variables = {}) const {
        Store store;
        REQUIRE(store.apply(diff()).ok());
        return make_catalogue(store, std::move(variables));
    }

private:
    std::vector<std::shared_ptr<Record>> m_records;
    int m_count = 0;
};

// Three actions on phone and app.
inline Records three_actions() {
    Records records;
    records.channel("app", ChannelType::SelfService);
    records.channel("phone");
    records.action("card", "Sell", "Cards", 100, 0.2);
    records.action("loan", "Sell", "Loans", 60, 0.3);
    records.action("stay", "Retain", "Mortgage", 80, 0.4);
    for (const char* action : {"card", "loan", "stay"}) {
        records.treatment(action, "app");
        records.treatment(action, "phone");
    }
    return records;
}

inline std::uint32_t action_of(const Catalogue& catalogue, std::string_view id) {
    const auto found = catalogue.action_of(Id::literal(id));
    REQUIRE(found.has_value());
    return *found;
}
inline std::uint32_t channel_of(const Catalogue& catalogue, std::string_view id) {
    const auto found = catalogue.channel_of(Id::literal(id));
    REQUIRE(found.has_value());
    return *found;
}

inline ContactEvent proposed(const Catalogue& catalogue, double day, std::string_view action,
                             std::string_view channel = "phone") {
    ContactEvent event;
    event.at = day_of_test(day);
    event.action = action_of(catalogue, action);
    event.channel = channel_of(catalogue, channel);
    return event;
}

inline ContactEvent answered(const Catalogue& catalogue, double day, std::string_view action,
                             ResponseClass answer) {
    ContactEvent event = proposed(catalogue, day, action);
    event.kind = ContactKind::Answered;
    event.answer = answer;
    return event;
}

inline std::string title_of(const Catalogue& catalogue, std::uint32_t action) {
    return action == no_index ? "nothing" : catalogue.actions[action].title;
}

// Decides on one channel and gives the title of the action chosen.
inline std::string chosen(const Catalogue& catalogue, const std::vector<ContactEvent>& history, double day,
                          std::string_view channel = "phone", const Arbitration& arbitration = {}) {
    Decider decider(catalogue);
    Situation situation;
    situation.history = history;
    situation.now = day_of_test(day);
    situation.channel = channel_of(catalogue, channel);
    return title_of(catalogue, decider.decide(situation, arbitration).chosen());
}

} // namespace throughline::engage::testing
