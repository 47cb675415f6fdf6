#include "journey/improvements.h"

#include "journey/strength.h"
#include "journey/work.h"
#include "model/records/capability.h"
#include "model/records/measure.h"
#include "model/records/workspace.h"

#include <algorithm>

namespace throughline::journey {

namespace {

BacklogItem item_of(const Store& store, const Initiative& initiative, Date today) {
    BacklogItem item;
    item.initiative = &initiative;
    if (initiative.profit && initiative.cost) {
        item.first_year = *initiative.profit - *initiative.cost;
        if (*initiative.cost > 0)
            item.return_on_cost = *initiative.profit / *initiative.cost;
    }
    item.proved = gate_status(store, initiative).demonstrated;
    const Enactment& enactment = initiative.enactment;
    item.enacted = static_cast<int>(enactment.process_built) +
                   static_cast<int>(enactment.software_configured) +
                   static_cast<int>(enactment.people_trained);
    const bool finished = initiative.gate == Gate::Dropped || item.enacted == 3;
    item.days_late = days_late(initiative.due, finished, today);
    const auto ask = [&item](bool present, const char* part) {
        if (!present)
            item.lacks.emplace_back(part);
    };
    ask(!initiative.problem.empty(), "problem");
    ask(initiative.whose_behaviour != BehaviourOf::Unstated, "whose behaviour it changes");
    ask(!initiative.target_behaviour.empty(), "target behaviour");
    ask(initiative.profit.has_value(), "estimated profit");
    ask(!initiative.measure.empty(), "measure");
    ask(!initiative.owner.empty(), "owner");
    return item;
}

// Gates in the order in which a backlog is read: what is tried now, what is next, what is settled.
int order_of(Gate gate) {
    switch (gate) {
    case Gate::Demonstrated:
        return 0;
    case Gate::Trial:
        return 1;
    case Gate::Proposed:
        return 2;
    case Gate::Mandated:
        return 3;
    case Gate::Dropped:
        break;
    }
    return 4;
}

void add_gaps(const Store& store, Backlog& backlog) {
    for (const RecordPointer& record : store.all(Kind::Capability)) {
        const auto& capability = *as<Capability>(record);
        const bool skill = capability.type == CapabilityType::Skill;
        if (capability.state == CapabilityState::InPlace ||
            (!skill && capability.type != CapabilityType::Culture))
            continue;
        GapItem item;
        item.capability = capability.id;
        if (capability.needed && capability.present)
            item.gap = *capability.needed - *capability.present;
        for (const Reference& reference : store.references_to(capability.id)) {
            const auto* initiative = store.find_as<Initiative>(reference.source);
            if (initiative && initiative->gate != Gate::Dropped &&
                std::find(item.initiatives.begin(), item.initiatives.end(), initiative->id) ==
                    item.initiatives.end())
                item.initiatives.push_back(initiative->id);
        }
        (skill ? backlog.skills : backlog.cultures).push_back(std::move(item));
    }
    for (std::vector<GapItem>* list : {&backlog.skills, &backlog.cultures}) {
        std::stable_sort(list->begin(), list->end(), [](const GapItem& left, const GapItem& right) {
            return left.gap.value_or(0) > right.gap.value_or(0);
        });
    }
}

void add_growth(const Store& store, Backlog& backlog) {
    backlog.growth.missing = "No measure of growth was chosen.";
    for (const RecordPointer& record : store.all(Kind::Workspace))
        backlog.growth_measure = as<Workspace>(record)->growth_measure;
    const auto* measure = store.find_as<Measure>(backlog.growth_measure);
    if (!measure)
        return;
    Figure& growth = backlog.growth;
    growth.value = measure->current;
    growth.low = measure->low;
    growth.high = measure->high;
    growth.n = measure->n.value_or(0);
    growth.unit = measure->unit;
    growth.missing = measure->current ? "" : "It has not been measured yet.";
    if (measure->current && measure->baseline && measure->target)
        backlog.growth_attainment =
            attainment(*measure->current, *measure->baseline, *measure->target, measure->direction);
}

} // namespace

BehaviourReport behaviour_report(const Store& store) {
    BehaviourReport report;
    for (BehaviourOf whose :
         {BehaviourOf::Unstated, BehaviourOf::Customers, BehaviourOf::OurPeople, BehaviourOf::Both}) {
        report.shares.emplace_back();
        report.shares.back().whose = whose;
    }
    for (const RecordPointer& record : store.all(Kind::Initiative)) {
        const auto& initiative = *as<Initiative>(record);
        if (initiative.gate == Gate::Dropped)
            continue;
        BehaviourShare& share = report.shares[static_cast<std::size_t>(initiative.whose_behaviour)];
        ++share.count;
        share.cost += initiative.cost.value_or(0);
        share.initiatives.push_back(initiative.id);
        ++report.count;
        report.cost += initiative.cost.value_or(0);
        report.without_cost += initiative.cost ? 0 : 1;
    }
    for (BehaviourShare& share : report.shares) {
        if (report.count > 0)
            share.share = static_cast<double>(share.count) / static_cast<double>(report.count);
        if (report.cost > 0)
            share.cost_share = share.cost / report.cost;
    }
    const BehaviourShare& internal = report.shares[static_cast<std::size_t>(BehaviourOf::OurPeople)];
    report.internal_only = internal.share;
    report.internal_only_cost = internal.cost_share;
    return report;
}

Backlog backlog_of(const Store& store, Date today) {
    Backlog backlog;
    for (const RecordPointer& record : store.all(Kind::Initiative))
        backlog.items.push_back(item_of(store, *as<Initiative>(record), today));
    std::stable_sort(backlog.items.begin(), backlog.items.end(),
                     [](const BacklogItem& left, const BacklogItem& right) {
                         const int left_order = order_of(left.initiative->gate);
                         const int right_order = order_of(right.initiative->gate);
                         if (left_order != right_order)
                             return left_order < right_order;
                         return left.first_year.value_or(-1e300) > right.first_year.value_or(-1e300);
                     });
    add_gaps(store, backlog);
    add_growth(store, backlog);
    return backlog;
}

} // namespace throughline::journey
