#include "journey/work.h"
#include "model/records/experience.h"

#include <algorithm>
#include <map>

namespace throughline::journey {

People people_of(const Store& store, const Id& subject) {
    People people;
    for (const Reference& reference : store.references_to(subject)) {
        const auto* assignment = store.find_as<Assignment>(reference.source);
        if (!assignment || assignment->subject != subject)
            continue;
        const Id& who = assignment->person.empty() ? assignment->role : assignment->person;
        if (who.empty())
            continue;
        switch (assignment->responsibility) {
        case Responsibility::Accountable:
            // Of a role there may be several; exactly one person is accountable.
            if (!assignment->person.empty())
                people.accountable = assignment->person;
            break;
        case Responsibility::Responsible:
            people.responsible.push_back(who);
            break;
        case Responsibility::Consulted:
            people.consulted.push_back(who);
            break;
        case Responsibility::Informed:
            people.informed.push_back(who);
            break;
        }
    }
    return people;
}

RaciMatrix raci_matrix(const Store& store) {
    RaciMatrix matrix;
    const auto people = store.all(Kind::Person);
    matrix.people.assign(people.begin(), people.end());
    const auto roles = store.all(Kind::Role);
    matrix.people.insert(matrix.people.end(), roles.begin(), roles.end());
    std::map<Id, std::size_t> place;
    for (std::size_t index = 0; index < matrix.people.size(); ++index)
        place[matrix.people[index]->id] = index;

    for (Kind kind : {Kind::Experience, Kind::Interaction, Kind::Task}) {
        for (const RecordPointer& record : store.all(kind)) {
            RaciRow row;
            row.subject = record.get();
            row.letters.resize(matrix.people.size());
            const People who = people_of(store, record->id);
            row.accountable_missing = who.accountable.empty();
            const auto mark = [&](const Id& person, const char* letter) {
                if (auto found = place.find(person); found != place.end())
                    row.letters[found->second] += letter;
            };
            for (const Id& person : who.responsible)
                mark(person, "R");
            mark(who.accountable, "A");
            for (const Id& person : who.consulted)
                mark(person, "C");
            for (const Id& person : who.informed)
                mark(person, "I");
            matrix.rows.push_back(std::move(row));
        }
    }
    return matrix;
}

} // namespace throughline::journey
