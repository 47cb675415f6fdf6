#include "journey/requirement_list.h"

#include "base/text.h"
#include "journey/checks.h"
#include "journey/work.h"
#include "model/records/capability.h"
#include "model/records/channel.h"
#include "model/records/decision.h"
#include "model/records/factor.h"
#include "model/records/interaction.h"
#include "model/records/measure.h"

#include <algorithm>
#include <map>

namespace throughline::journey {

namespace {

std::string for_whom(const Store& store, const std::vector<Id>& interactions) {
    const Record* first = interactions.empty() ? nullptr : store.find(interactions.front());
    if (!first)
        return {};
    std::string text = " for " + quoted(*first);
    if (interactions.size() == 2)
        text += " and 1 other";
    else if (interactions.size() > 2)
        text += text_format(" and %zu others", interactions.size() - 1);
    return text;
}

bool counts(const Interaction& interaction) {
    return interaction.firm == FirmPart::Present && interaction.state != InteractionState::Cancelled;
}

// Who needs what, gathered over all interactions before it is put into words.
class Gatherer {
public:
    explicit Gatherer(const Store& store)
        : m_store(store) {
        for (const RecordPointer& record : store.all(Kind::Interaction)) {
            const auto& interaction = *as<Interaction>(record);
            if (counts(interaction))
                gather(interaction);
        }
    }

    std::vector<SystemRequirement> finish() {
        for (auto& [id, users] : m_capabilities)
            add_capability(id, std::move(users));
        for (auto& [id, users] : m_channels)
            add_channel(id, std::move(users));
        for (auto& [id, users] : m_decisions)
            add_decision(id, std::move(users));
        for (auto& [id, users] : m_factors)
            add_factor(id, std::move(users));
        for (auto& [id, users] : m_measures)
            add_measure(id, std::move(users));
        std::stable_sort(
            m_list.begin(), m_list.end(), [](const SystemRequirement& left, const SystemRequirement& right) {
                const double left_priority = left.priority.value_or(-1);
                const double right_priority = right.priority.value_or(-1);
                if (left_priority != right_priority)
                    return left_priority > right_priority;
                return left.topic != right.topic ? left.topic < right.topic : left.source < right.source;
            });
        for (std::size_t index = 0; index < m_list.size(); ++index)
            m_list[index].number = text_format("Q%03zu", index + 1);
        return std::move(m_list);
    }

private:
    using Users = std::vector<Id>;

    static void use(std::map<Id, Users>& needs, const Id& id, const Id& user) {
        if (id.empty())
            return;
        Users& users = needs[id];
        if (users.empty() || users.back() != user)
            users.push_back(user);
    }

    void gather(const Interaction& interaction) {
        for (const Id& id : interaction.capabilities)
            use(m_capabilities, id, interaction.id);
        for (const Id& id : interaction.channels)
            use(m_channels, id, interaction.id);
        for (const Id& id : interaction.factors)
            use(m_factors, id, interaction.id);
        for (const std::vector<Id>* list : {&interaction.leading, &interaction.lagging}) {
            for (const Id& id : *list)
                use(m_measures, id, interaction.id);
        }
        use(m_decisions, interaction.decision, interaction.id);
        add_context(interaction);
        add_events(interaction);
        add_people(interaction);
    }

    SystemRequirement& add(RequirementTopic topic, const Id& source, Users users) {
        SystemRequirement& requirement = m_list.emplace_back();
        requirement.topic = topic;
        requirement.source = source;
        for (const Id& id : users) {
            const auto* interaction = m_store.find_as<Interaction>(id);
            if (interaction && interaction->importance)
                requirement.priority = std::max(requirement.priority.value_or(0), *interaction->importance);
        }
        requirement.interactions = std::move(users);
        return requirement;
    }

    void add_capability(const Id& id, Users users) {
        const auto* capability = m_store.find_as<Capability>(id);
        if (!capability)
            return;
        SystemRequirement& requirement = add(RequirementTopic::Capability, id, std::move(users));
        requirement.state = capability->state == CapabilityState::Missing   ? RequirementState::Missing
                            : capability->state == CapabilityState::Partial ? RequirementState::Partial
                                                                            : RequirementState::InPlace;
        requirement.sentence = text_format("%s (%s) is there%s.", quoted(*capability).c_str(),
                                           folded(choice_label(capability_types, capability->type)).c_str(),
                                           for_whom(m_store, requirement.interactions).c_str());
        requirement.reason = capability->gap;
    }

    void add_channel(const Id& id, Users users) {
        const auto* channel = m_store.find_as<Channel>(id);
        if (!channel)
            return;
        SystemRequirement& requirement = add(RequirementTopic::Channel, id, std::move(users));
        requirement.sentence = text_format("%s carries what it is needed%s.", quoted(*channel).c_str(),
                                           for_whom(m_store, requirement.interactions).c_str());
        std::vector<std::string> limits;
        if (channel->slots)
            limits.push_back(text_format("%d beside each other", static_cast<int>(*channel->slots)));
        if (channel->text_limit)
            limits.push_back(text_format("%d characters", static_cast<int>(*channel->text_limit)));
        requirement.reason = joined(limits, ", ");
    }

    void add_decision(const Id& id, Users users) {
        const auto* decision = m_store.find_as<Decision>(id);
        if (!decision)
            return;
        SystemRequirement& requirement = add(RequirementTopic::Decision, id, std::move(users));
        requirement.state = decision->rules.empty() ? RequirementState::Partial : RequirementState::InPlace;
        requirement.sentence = text_format("%s answers at once%s.", quoted(*decision).c_str(),
                                           for_whom(m_store, requirement.interactions).c_str());
        std::vector<std::string> inputs;
        for (const auto& input : decision->inputs)
            inputs.push_back(input.label.empty() ? input.expression : input.label);
        requirement.reason = inputs.empty() ? std::string() : "Reads: " + joined(inputs, ", ");
    }

    void add_factor(const Id& id, Users users) {
        const auto* factor = m_store.find_as<Factor>(id);
        if (!factor)
            return;
        SystemRequirement& requirement = add(RequirementTopic::Context, id, std::move(users));
        requirement.state = factor->column.empty() ? RequirementState::Missing : RequirementState::InPlace;
        requirement.sentence = text_format("%s is known where it is needed%s.", quoted(*factor).c_str(),
                                           for_whom(m_store, requirement.interactions).c_str());
        requirement.reason =
            factor->column.empty() ? "No column of any table has it." : "In the column " + factor->column;
    }

    void add_measure(const Id& id, Users users) {
        const auto* measure = m_store.find_as<Measure>(id);
        if (!measure)
            return;
        SystemRequirement& requirement = add(RequirementTopic::Measure, id, std::move(users));
        requirement.state = !measure->current        ? RequirementState::Missing
                            : measure->table.empty() ? RequirementState::Partial
                                                     : RequirementState::InPlace;
        requirement.sentence = text_format("%s is measured%s.", quoted(*measure).c_str(),
                                           for_whom(m_store, requirement.interactions).c_str());
        requirement.reason = requirement.state == RequirementState::Partial
                                 ? "Its value was entered by hand: no table gives it."
                                 : measure->definition;
    }

    void add_context(const Interaction& interaction) {
        if (interaction.context.customer_state.empty())
            return;
        SystemRequirement& requirement = add(RequirementTopic::Context, interaction.id, {interaction.id});
        requirement.sentence =
            text_format("%s recognises the customer's state: %s.", quoted(interaction).c_str(),
                        interaction.context.customer_state.c_str());
    }

    void add_events(const Interaction& interaction) {
        SystemRequirement& requirement = add(RequirementTopic::Events, interaction.id, {interaction.id});
        requirement.state =
            interaction.events.empty() ? RequirementState::Missing : RequirementState::InPlace;
        requirement.sentence =
            text_format("Each %s is recorded with its result.", quoted(interaction).c_str());
        requirement.reason =
            interaction.success.means.empty() ? std::string() : "Success means: " + interaction.success.means;
    }

    void add_people(const Interaction& interaction) {
        if (interaction.control == Control::Uncontrolled || is_finished(interaction.state))
            return;
        SystemRequirement& requirement =
            add(RequirementTopic::Responsibility, interaction.id, {interaction.id});
        const Record* person = m_store.find(people_of(m_store, interaction.id).accountable);
        requirement.state = person ? RequirementState::InPlace : RequirementState::Missing;
        requirement.sentence =
            text_format("Work on %s reaches the one accountable.", quoted(interaction).c_str());
        requirement.reason = person ? person->title : "Nobody is accountable.";
    }

    const Store& m_store;
    std::map<Id, Users> m_capabilities, m_channels, m_decisions, m_factors, m_measures;
    std::vector<SystemRequirement> m_list;
};

} // namespace

std::vector<SystemRequirement> requirement_list(const Store& store) {
    return Gatherer(store).finish();
}

std::string_view topic_text(RequirementTopic topic) {
    switch (topic) {
    case RequirementTopic::Capability:
        return "Processes, systems, skills";
    case RequirementTopic::Channel:
        return "Channels";
    case RequirementTopic::Decision:
        return "Decisions";
    case RequirementTopic::Context:
        return "What is known of the customer";
    case RequirementTopic::Measure:
        return "Measures";
    case RequirementTopic::Events:
        return "Records of what happened";
    case RequirementTopic::Responsibility:
        break;
    }
    return "Responsibility";
}

std::string_view state_text(RequirementState state) {
    switch (state) {
    case RequirementState::Missing:
        return "missing";
    case RequirementState::Partial:
        return "partly there";
    case RequirementState::InPlace:
        return "in place";
    case RequirementState::NotKnown:
        break;
    }
    return "not known";
}

} // namespace throughline::journey
