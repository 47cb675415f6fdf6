#include "commands/edit/shown_records.h"

#include "model/records/interaction.h"
#include "model/records/stage.h"

#include <algorithm>

namespace throughline {

namespace {

void add_all(std::vector<Id>& ids, const Store& store, std::initializer_list<Kind> kinds) {
    for (const Kind kind : kinds) {
        for (const RecordPointer& record : store.all(kind))
            ids.push_back(record->id);
    }
}

bool is_in_journey(const Store& store, const Interaction& interaction, const Id& journey) {
    const auto leads_there = [&](const Id& id) {
        const Stage* stage = store.find_as<Stage>(id);
        return stage && (journey.empty() || stage->journey == journey);
    };
    return leads_there(interaction.stage) ||
           std::any_of(interaction.also_in.begin(), interaction.also_in.end(), leads_there);
}

} // namespace

std::vector<Id> shown_records(const Store& store, const Session& session) {
    std::vector<Id> ids;
    switch (session.place) {
    case Place::Outcomes:
        add_all(ids, store, {Kind::Outcome, Kind::Experience, Kind::Interaction, Kind::Task});
        break;
    case Place::Journeys:
        for (const RecordPointer& record : store.all(Kind::Interaction)) {
            if (is_in_journey(store, *as<Interaction>(record), session.open_record()))
                ids.push_back(record->id);
        }
        break;
    case Place::Decisions:
        add_all(ids, store, {Kind::Decision});
        break;
    case Place::Customers:
        add_all(ids, store, {Kind::TableReference});
        break;
    case Place::Work:
        add_all(ids, store, {Kind::Interaction, Kind::Task});
        break;
    case Place::Evidence:
        add_all(ids, store, {Kind::Measure, Kind::Initiative, Kind::Experiment});
        break;
    }
    return ids;
}

Place home_of(Kind kind) {
    switch (kind) {
    case Kind::Segment:
    case Kind::Channel:
    case Kind::Competitor:
    case Kind::Journey:
    case Kind::Stage:
        return Place::Journeys;
    case Kind::Decision:
    case Kind::DecisionModel:
    case Kind::Action:
    case Kind::Treatment:
    case Kind::ContactPolicy:
    case Kind::Lever:
    case Kind::PolicyVersion:
        return Place::Decisions;
    case Kind::TableReference:
        return Place::Customers;
    case Kind::Person:
    case Kind::Role:
    case Kind::Assignment:
    case Kind::Delegation:
        return Place::Work;
    case Kind::Measure:
    case Kind::Initiative:
    case Kind::Experiment:
    case Kind::ApproachAssessment:
        return Place::Evidence;
    default:
        return Place::Outcomes;
    }
}

} // namespace throughline
