#include "journey/work_filter.h"

#include "journey/chain.h"
#include "journey/scope.h"
#include "journey/work.h"
#include "model/records/experience.h"
#include "model/records/person.h"

#include <algorithm>
#include <set>

namespace throughline::journey {

namespace {

WorkState place_of(TaskState state) {
    switch (state) {
    case TaskState::Open:
        return WorkState::NotBegun;
    case TaskState::InProgress:
        return WorkState::InProgress;
    case TaskState::Blocked:
        return WorkState::Blocked;
    case TaskState::Done:
    case TaskState::Cancelled:
        break;
    }
    return WorkState::Finished;
}

WorkState place_of(InteractionState state) {
    switch (state) {
    case InteractionState::Proposed:
    case InteractionState::Planned:
        return WorkState::NotBegun;
    case InteractionState::InProgress:
        return WorkState::InProgress;
    case InteractionState::Blocked:
        return WorkState::Blocked;
    case InteractionState::Completed:
    case InteractionState::Cancelled:
        break;
    }
    return WorkState::Finished;
}

WorkState place_of(OutcomeState state) {
    switch (state) {
    case OutcomeState::Proposed:
    case OutcomeState::Agreed:
        return WorkState::NotBegun;
    case OutcomeState::InProgress:
        return WorkState::InProgress;
    default:
        return WorkState::Finished;
    }
}

class Selecting {
public:
    Selecting(const Store& store, const WorkFilter& filter, Date today)
        : m_store(store)
        , m_filter(filter)
        , m_today(today) {
        if (filter.journey.empty())
            return;
        for (const Step& step : walk_of(store, filter.journey))
            m_on_the_map.insert(step.interaction->id);
    }

    std::vector<Id> select() {
        for (const RecordPointer& record : m_store.all(Kind::Interaction))
            take_interaction(*as<Interaction>(record));
        for (const RecordPointer& record : m_store.all(Kind::Task))
            take_task(*as<Task>(record));
        for (const RecordPointer& record : m_store.all(Kind::Experience))
            take_experience(*as<Experience>(record));
        for (const RecordPointer& record : m_store.all(Kind::Outcome))
            take_outcome(*as<Outcome>(record));
        std::sort(m_passed.begin(), m_passed.end());
        return std::move(m_passed);
    }

private:
    bool in_state(WorkState state, const std::optional<Date>& due) const {
        const bool finished = state == WorkState::Finished;
        switch (m_filter.state) {
        case WorkState::Any:
            return true;
        case WorkState::Unfinished:
            return !finished;
        case WorkState::Late:
            return days_late(due, finished, m_today) > 0;
        default:
            return state == m_filter.state;
        }
    }

    bool is_meant(const Assignment& assignment) const {
        if (assignment.responsibility != Responsibility::Accountable &&
            assignment.responsibility != Responsibility::Responsible)
            return false;
        if (assignment.person == m_filter.person || assignment.role == m_filter.person)
            return true;
        const auto* person = m_store.find_as<Person>(m_filter.person);
        return person && assignment.person.empty() &&
               std::find(person->roles.begin(), person->roles.end(), assignment.role) != person->roles.end();
    }

    bool of_person(const Id& subject) const {
        if (m_filter.person.empty())
            return true;
        for (const Reference& reference : m_store.references_to(subject)) {
            const auto* assignment = m_store.find_as<Assignment>(reference.source);
            if (assignment && assignment->subject == subject && is_meant(*assignment))
                return true;
            const auto* delegation = m_store.find_as<Delegation>(reference.source);
            if (delegation && delegation->subject == subject && stands(*delegation) &&
                (delegation->from == m_filter.person || delegation->to == m_filter.person))
                return true;
        }
        return false;
    }

    // Of the journey and of the outcome.
    bool is_there(const Interaction& interaction) const {
        if (!m_filter.journey.empty() && !m_on_the_map.contains(interaction.id))
            return false;
        if (!m_filter.control.lets_pass(interaction.control))
            return false;
        return m_filter.outcome.empty() || interaction.context.outcome == m_filter.outcome ||
               is_among(outcomes_served(m_store, interaction), m_filter.outcome);
    }

    void pass_if(bool passes, const Id& id) {
        if (passes)
            m_passed.push_back(id);
    }

    void take_interaction(const Interaction& interaction) {
        if (!is_there(interaction))
            return;
        m_there.insert(interaction.id);
        if (!in_state(place_of(interaction.state), interaction.due))
            return;
        m_there_in_state.insert(interaction.id);
        pass_if(of_person(interaction.id), interaction.id);
    }

    void take_task(const Task& task) {
        const bool anywhere =
            m_filter.journey.empty() && m_filter.outcome.empty() && m_filter.control.is_open();
        pass_if((anywhere || m_there.contains(task.interaction)) &&
                    in_state(place_of(task.state), task.due) && of_person(task.id),
                task.id);
    }

    void take_experience(const Experience& experience) {
        const auto leads_there = [&](const Effect& effect) { return effect.target == m_filter.outcome; };
        if (!m_filter.outcome.empty() &&
            std::none_of(experience.serves.begin(), experience.serves.end(), leads_there))
            return;
        const bool by_its_interactions =
            !m_filter.journey.empty() || m_filter.state != WorkState::Any || !m_filter.control.is_open();
        const auto references = m_store.references_to(experience.id);
        const bool served =
            std::any_of(references.begin(), references.end(), [&](const Reference& reference) {
                return m_there_in_state.contains(reference.source);
            });
        pass_if((!by_its_interactions || served) && of_person(experience.id), experience.id);
    }

    void take_outcome(const Outcome& outcome) {
        if (!m_filter.outcome.empty() && m_filter.outcome != outcome.id)
            return;
        if (!m_filter.journey.empty() || !m_filter.control.is_open()) {
            const std::vector<Id> serving = interactions_serving(m_store, outcome.id);
            if (std::none_of(serving.begin(), serving.end(),
                             [&](const Id& id) { return m_there.contains(id); }))
                return;
        }
        const std::optional<Date>& due = outcome.business.due ? outcome.business.due : outcome.customer.due;
        pass_if(in_state(place_of(outcome.state), due) &&
                    (outcome.owner == m_filter.person || of_person(outcome.id)),
                outcome.id);
    }

    const Store& m_store;
    const WorkFilter& m_filter;
    Date m_today;
    std::set<Id> m_on_the_map, m_there, m_there_in_state;
    std::vector<Id> m_passed;
};

} // namespace

std::vector<Id> select_work(const Store& store, const WorkFilter& filter, Date today) {
    return Selecting(store, filter, today).select();
}

bool is_among(const std::vector<Id>& sorted, const Id& id) {
    return std::binary_search(sorted.begin(), sorted.end(), id);
}

} // namespace throughline::journey
