#include "journey/load.h"

#include "base/text.h"
#include "journey/work.h"
#include "model/records/person.h"

#include <algorithm>
#include <map>

namespace throughline::journey {

namespace {

constexpr double full_from = 0.8;

void add_once(std::vector<Id>& ids, const Id& id) {
    if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end())
        ids.push_back(id);
}

// Who has it at the end of the accepted steps that begin with `person`.
Id end_of_chain(const std::vector<const Delegation*>& accepted, Id person) {
    // At most as many steps as delegations: a circle, which commands refuse, would not end.
    for (std::size_t step = 0; step < accepted.size(); ++step) {
        const auto onward = std::find_if(accepted.begin(), accepted.end(), [&](const Delegation* delegation) {
            return delegation->from == person;
        });
        if (onward == accepted.end())
            break;
        person = (*onward)->to;
    }
    return person;
}

struct Due {
    Date on;
    double hours = 0;
};

// One person's load while it is put together.
struct Gathered {
    Load load;
    std::vector<Due> due;
};

void add_work(const WorkItem& item, double share, Date today, Gathered& to) {
    Load& load = to.load;
    if (item.finished) {
        ++load.finished;
        return;
    }
    load.work.push_back(item.record->id);
    load.late += item.days_late > 0;
    load.blocked += item.blocked;
    const auto* task = as<Task>(item.record);
    if (!task)
        return;
    if (!task->effort_hours) {
        ++load.without_hours;
        return;
    }
    load.hours += *task->effort_hours * share;
    if (item.due)
        to.due.push_back({std::max(*item.due, today), *task->effort_hours * share});
}

std::string in_hours(double hours) {
    return number_for_people(hours, hours < 10 ? 1 : 0) + " h";
}

void judge(const Store& store, Date today, Gathered& gathered) {
    Load& load = gathered.load;
    std::sort(load.work.begin(), load.work.end());
    const auto* person = store.find_as<Person>(load.who);
    if (!person) {
        load.reason = load.who.empty() ? "Nobody is responsible for it and nobody has taken it on."
                                       : "A role has no hours of its own: name who does it.";
        return;
    }
    load.hours_per_week = person->hours_per_week;
    if (!person->hours_per_week || *person->hours_per_week <= 0) {
        load.reason = "Nobody has said how many hours a week they can give.";
        return;
    }
    if (load.without_hours > 0 && gathered.due.empty()) {
        load.reason =
            load.hours > 0 ? "None of the estimated tasks has a day." : "Nobody has estimated the tasks.";
        return;
    }
    std::sort(gathered.due.begin(), gathered.due.end(),
              [](const Due& left, const Due& right) { return left.on < right.on; });
    double demand = 0;
    load.most_taken = 0;
    for (std::size_t index = 0; index < gathered.due.size(); ++index) {
        demand += gathered.due[index].hours;
        const int week = (gathered.due[index].on.days - today.days) / 7 + 1;
        const bool more_this_week =
            index + 1 < gathered.due.size() && (gathered.due[index + 1].on.days - today.days) / 7 + 1 == week;
        const double room = week * *person->hours_per_week;
        if (more_this_week || demand / room <= *load.most_taken)
            continue;
        load.most_taken = demand / room;
        load.reason = text_format("%s due within %d %s, %s to give.", in_hours(demand).c_str(), week,
                                  week == 1 ? "week" : "weeks", in_hours(room).c_str());
    }
    load.verdict = *load.most_taken > 1            ? LoadVerdict::Overloaded
                   : *load.most_taken >= full_from ? LoadVerdict::Full
                                                   : LoadVerdict::HasRoom;
    if (load.reason.empty())
        load.reason = "Nothing is due.";
}

// What goes on and is in our hands.
bool needs_somebody(const WorkItem& item) {
    const auto* interaction = as<Interaction>(item.record);
    return !item.finished && (!interaction || interaction->control != Control::Uncontrolled);
}

int rank_of(const Load& load) {
    return load.who.empty() ? -1 : static_cast<int>(load.verdict);
}

} // namespace

std::vector<Id> performers_of(const Store& store, const Id& subject) {
    std::vector<const Delegation*> accepted;
    std::vector<Id> first;
    for (const Reference& reference : store.references_to(subject)) {
        const auto* delegation = store.find_as<Delegation>(reference.source);
        if (delegation && delegation->subject == subject && delegation->acceptance == Acceptance::Accepted)
            accepted.push_back(delegation);
        const auto* assignment = store.find_as<Assignment>(reference.source);
        if (assignment && assignment->subject == subject &&
            assignment->responsibility == Responsibility::Responsible)
            add_once(first, assignment->person.empty() ? assignment->role : assignment->person);
    }
    // Also what the accountable handed on.
    for (const Delegation* delegation : accepted)
        add_once(first, delegation->to);
    std::vector<Id> performers;
    for (const Id& person : first)
        add_once(performers, end_of_chain(accepted, person));
    std::sort(performers.begin(), performers.end());
    return performers;
}

std::vector<Load> loads_of(const Store& store, Date today) {
    std::map<Id, Gathered> gathered;
    for (const RecordPointer& person : store.all(Kind::Person)) {
        if (as<Person>(person)->side != PersonSide::Customer)
            gathered[person->id];
    }
    for (const WorkItem& item : list_work(store, today)) {
        const std::vector<Id> performers = performers_of(store, item.record->id);
        for (const Id& who : performers)
            add_work(item, 1.0 / static_cast<double>(performers.size()), today, gathered[who]);
        if (performers.empty() && needs_somebody(item))
            add_work(item, 1, today, gathered[Id{}]);
    }
    std::vector<Load> loads;
    for (auto& [who, one] : gathered) {
        one.load.who = who;
        judge(store, today, one);
        loads.push_back(std::move(one.load));
    }
    std::stable_sort(loads.begin(), loads.end(), [](const Load& left, const Load& right) {
        if (rank_of(left) != rank_of(right))
            return rank_of(left) < rank_of(right);
        return left.most_taken.value_or(0) > right.most_taken.value_or(0);
    });
    return loads;
}

} // namespace throughline::journey
