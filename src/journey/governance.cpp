#include "journey/governance.h"

#include "journey/approach_measures.h"
#include "model/records/capability.h"
#include "model/records/interaction.h"
#include "model/records/person.h"
#include "model/records/workspace.h"

#include <algorithm>

namespace throughline::journey {

namespace {

void add_risks(const Id& record, const std::vector<Risk>& risks, std::vector<RiskItem>& items) {
    for (const Risk& risk : risks) {
        RiskItem item;
        item.record = record;
        item.risk = &risk;
        if (risk.likelihood && risk.impact)
            item.exposure = *risk.likelihood * *risk.impact;
        if (risk.answer.empty())
            item.lacks.emplace_back("answer");
        if (risk.owner.empty())
            item.lacks.emplace_back("owner");
        if (!risk.likelihood)
            item.lacks.emplace_back("likelihood");
        if (!risk.impact)
            item.lacks.emplace_back("impact");
        items.push_back(std::move(item));
    }
}

StakeholderPlace place_of(const Stakeholder& stakeholder) {
    constexpr double much = 5;
    if (stakeholder.influence.value_or(0) < much)
        return StakeholderPlace::Inform;
    switch (stakeholder.stance) {
    case Stance::Resists:
        return StakeholderPlace::WinOver;
    case Stance::Supports:
        return StakeholderPlace::KeepClose;
    case Stance::Neutral:
    case Stance::Unknown:
        break;
    }
    return StakeholderPlace::Ask;
}

void add_stakeholders(const Id& record, const std::vector<Stakeholder>& stakeholders,
                      std::vector<StakeholderItem>& items) {
    for (const Stakeholder& stakeholder : stakeholders)
        items.push_back({record, &stakeholder, place_of(stakeholder)});
}

void add_capability(const Store& store, const Id& id, EnactmentItem& item) {
    const auto* capability = store.find_as<Capability>(id);
    if (!capability || capability->state == CapabilityState::InPlace ||
        std::find(item.not_in_place.begin(), item.not_in_place.end(), id) != item.not_in_place.end())
        return;
    item.not_in_place.push_back(id);
    const Enactment& enactment = item.enactment;
    const bool ticked = capability->type == CapabilityType::System    ? enactment.software_configured
                        : capability->type == CapabilityType::Process ? enactment.process_built
                                                                      : enactment.people_trained;
    item.contradicts = item.contradicts || (ticked && capability->state == CapabilityState::Missing);
}

void add_enactment(const Store& store, const Id& record, const Enactment& enactment,
                   const std::vector<Id>& capabilities, EnactmentReport& report) {
    EnactmentItem item;
    item.record = record;
    item.enactment = enactment;
    item.done = static_cast<int>(enactment.process_built) + static_cast<int>(enactment.software_configured) +
                static_cast<int>(enactment.people_trained);
    for (const Id& capability : capabilities)
        add_capability(store, capability, item);
    report.process_built += enactment.process_built ? 1 : 0;
    report.software_configured += enactment.software_configured ? 1 : 0;
    report.people_trained += enactment.people_trained ? 1 : 0;
    report.real += item.done == 3 && item.not_in_place.empty() ? 1 : 0;
    report.items.push_back(std::move(item));
}

} // namespace

std::vector<RiskItem> risks_of(const Store& store) {
    std::vector<RiskItem> items;
    for (const RecordPointer& record : store.all(Kind::Workspace))
        add_risks(record->id, as<Workspace>(record)->risks, items);
    for (const RecordPointer& record : store.all(Kind::Initiative)) {
        if (as<Initiative>(record)->gate != Gate::Dropped)
            add_risks(record->id, as<Initiative>(record)->risks, items);
    }
    std::stable_sort(items.begin(), items.end(), [](const RiskItem& left, const RiskItem& right) {
        return left.exposure.value_or(-1) > right.exposure.value_or(-1);
    });
    return items;
}

StakeholderReport stakeholders_of(const Store& store) {
    StakeholderReport report;
    for (const RecordPointer& record : store.all(Kind::Workspace))
        add_stakeholders(record->id, as<Workspace>(record)->stakeholders, report.items);
    for (const RecordPointer& record : store.all(Kind::Initiative)) {
        if (as<Initiative>(record)->gate != Gate::Dropped)
            add_stakeholders(record->id, as<Initiative>(record)->stakeholders, report.items);
    }
    double leaning = 0;
    double influence = 0;
    for (const StakeholderItem& item : report.items) {
        const double weight = item.stakeholder->influence.value_or(0);
        influence += weight;
        if (item.stakeholder->stance == Stance::Supports)
            leaning += weight;
        else if (item.stakeholder->stance == Stance::Resists)
            leaning -= weight;
    }
    if (influence > 0)
        report.support = leaning / influence;
    std::stable_sort(report.items.begin(), report.items.end(),
                     [](const StakeholderItem& left, const StakeholderItem& right) {
                         return left.stakeholder->influence.value_or(-1) >
                                right.stakeholder->influence.value_or(-1);
                     });
    return report;
}

ProgrammeOwner programme_owner(const Store& store) {
    ProgrammeOwner owner;
    const auto workspaces = store.all(Kind::Workspace);
    if (!workspaces.empty())
        owner.person = as<Workspace>(workspaces.front())->programme_owner;
    const auto* person = store.find_as<Person>(owner.person);
    if (!person)
        owner.missing = "Nobody owns the programme: it ends with the project.";
    else if (person->side != PersonSide::Own)
        owner.missing = "The owner is not one of our own people.";
    return owner;
}

EnactmentReport enactment_report(const Store& store) {
    EnactmentReport report;
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(record);
        if (interaction.firm == FirmPart::Absent || interaction.planned != Planned::Planned ||
            interaction.state == InteractionState::Cancelled)
            continue;
        add_enactment(store, interaction.id, interaction.enactment, interaction.capabilities, report);
    }
    for (const RecordPointer& record : store.all(Kind::Initiative)) {
        const auto& initiative = *as<Initiative>(record);
        if (initiative.gate == Gate::Demonstrated || initiative.gate == Gate::Mandated)
            add_enactment(store, initiative.id, initiative.enactment, initiative.capabilities, report);
    }
    std::stable_sort(
        report.items.begin(), report.items.end(),
        [](const EnactmentItem& left, const EnactmentItem& right) { return left.done < right.done; });
    return report;
}

} // namespace throughline::journey
