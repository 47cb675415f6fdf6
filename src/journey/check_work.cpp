#include "base/text.h"
#include "journey/checks.h"
#include "journey/work.h"
#include "model/records/capability.h"
#include "model/records/experience.h"

#include <algorithm>

namespace throughline::journey {

namespace {

void check_accountable(const Store& store, const Record& record, std::vector<Finding>& findings) {
    if (!people_of(store, record.id).accountable.empty())
        return;
    findings.push_back({FindingKind::NobodyAccountable,
                        Severity::Warning,
                        record.id,
                        "Nobody accountable",
                        "Nobody is accountable for " + quoted(record) + ".",
                        "Exactly one person is accountable for each task, interaction and experience.",
                        "go.record",
                        "Show it",
                        {{"id", record.id.text()}}});
}

// What still goes on and is in our hands needs somebody who is accountable.
void check_people(const Store& store, std::vector<Finding>& findings) {
    for (const RecordPointer& record : store.all(Kind::Experience))
        check_accountable(store, *record, findings);
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(record);
        if (interaction.control != Control::Uncontrolled && !is_finished(interaction.state))
            check_accountable(store, interaction, findings);
    }
    for (const RecordPointer& record : store.all(Kind::Task)) {
        if (!is_finished(as<Task>(record)->state))
            check_accountable(store, *record, findings);
    }
}

} // namespace

void check_work(const Store& store, Date today, std::vector<Finding>& findings) {
    check_people(store, findings);
    for (const WorkItem& item : list_work(store, today)) {
        const Record& record = *item.record;
        if (item.days_late > 0) {
            findings.push_back(
                {FindingKind::Late,
                 Severity::Bad,
                 record.id,
                 "Late",
                 text_format("%s was due %s, %d %s ago.", quoted(record).c_str(),
                             date_for_people(*item.due).c_str(), item.days_late,
                             item.days_late == 1 ? "day" : "days"),
                 "What is late keeps its interaction, and with it the experience, from the customer.",
                 "go.record",
                 "Show it",
                 {{"id", record.id.text()}}});
        }
        if (item.blocked) {
            findings.push_back({FindingKind::Blocked,
                                Severity::Warning,
                                record.id,
                                "Blocked",
                                quoted(record) + " is blocked.",
                                "Somebody else's decision is needed before it goes on.",
                                "go.record",
                                "Show it",
                                {{"id", record.id.text()}}});
        }
    }
    for (const RecordPointer& record : store.all(Kind::Capability)) {
        const auto& capability = *as<Capability>(record);
        if (capability.state == CapabilityState::InPlace)
            continue;
        const auto references = store.references_to(capability.id);
        const auto needed =
            std::count_if(references.begin(), references.end(), [&](const Reference& reference) {
                return store.find_as<Interaction>(reference.source) != nullptr;
            });
        if (needed == 0)
            continue;
        findings.push_back(
            {FindingKind::CapabilityGap,
             Severity::Warning,
             capability.id,
             "Capability gap",
             text_format("%s is %s, and %d %s it.", quoted(capability).c_str(),
                         capability.state == CapabilityState::Missing ? "missing" : "only partly there",
                         static_cast<int>(needed), needed == 1 ? "interaction needs" : "interactions need"),
             "Processes, systems and skills must be there before an interaction can create its experience.",
             "go.record",
             "Show it",
             {{"id", capability.id.text()}}});
    }
}

} // namespace throughline::journey
