#include "base/later.h"
#include "base/text.h"
#include "journey/approach_choice.h"
#include "journey/checks.h"
#include "journey/evidence_gate.h"
#include "journey/governance.h"
#include "model/records/journey.h"

namespace throughline::journey {

namespace {

void add(FindingKind kind, Severity severity, const Record& record, std::string_view title,
         std::string sentence, std::string_view why, std::vector<Finding>& findings) {
    findings.push_back({kind,
                        severity,
                        record.id,
                        title,
                        std::move(sentence),
                        why,
                        "go.record",
                        "Show it",
                        {{"id", record.id.text()}}});
}

// R049: what stands farther than its evidence, and what stands by an override alone.
void check_gates(const Store& store, std::vector<Finding>& findings) {
    for (const GateStatus& status : gate_statuses(store)) {
        const Initiative& initiative = *status.initiative;
        if (!status.blocked.empty()) {
            add(FindingKind::WithoutEvidence, Severity::Bad, initiative, "Without evidence",
                quoted(initiative) + ": " + status.blocked,
                "What was never shown to change what customers do costs everybody's time for ever.",
                findings);
        } else if (initiative.gate == Gate::Mandated && !status.demonstrated) {
            add(FindingKind::WithoutEvidence, Severity::Warning, initiative, "Mandated by override",
                quoted(initiative) + " is the rule without a test: “" + initiative.override_by.reason + "”",
                "An override is kept, so that somebody asks again whether it works.", findings);
        }
    }
}

// R044
void check_approaches(const Store& store, Date today, std::vector<Finding>& findings) {
    for (const ApproachFit& fit : misfit_report(store, today)) {
        if (fit.fit != FitOfApproach::Misfit)
            continue;
        const Record& interaction = *store.find(fit.interaction);
        add(FindingKind::ApproachMisfit, Severity::Information, interaction, "Another approach fits",
            quoted(interaction) + ": " + fit.reason,
            "An approach that does not fit the work costs much and helps little.", findings);
        // Where it was assessed, the other approach stands beside it, with a button.
        const auto assessed = assessments_of(store, fit.interaction);
        if (!assessed.empty()) {
            findings.back().command_title = "See the approaches";
            findings.back().arguments = {{"id", assessed.front()->id.text()}};
        }
    }
}

// R073
void check_reviews(const Store& store, Date today, std::vector<Finding>& findings) {
    for (const ReviewItem& item : reviews_of(store, today)) {
        const auto* map = store.find_as<Journey>(item.record);
        if (!map || item.freshness != Freshness::Overdue)
            continue;
        std::string sentence = quoted(*map) + ": ";
        sentence +=
            item.next ? text_format("the review was due %s, %d %s ago.", date_for_people(*item.next).c_str(),
                                    item.days_over, item.days_over == 1 ? "day" : "days")
                      : item.reason;
        add(FindingKind::ReviewOverdue, Severity::Warning, *map, "Review overdue", std::move(sentence),
            "Customers change; a map that nobody looks at again begins to be wrong.", findings);
    }
}

// R074: from the first improvement on there is a programme, and it needs an owner.
void check_owner(const Store& store, std::vector<Finding>& findings) {
    const auto workspaces = store.all(Kind::Workspace);
    if (workspaces.empty() || store.all(Kind::Initiative).empty())
        return;
    const ProgrammeOwner owner = programme_owner(store);
    if (!owner.missing.empty())
        add(FindingKind::ProgrammeWithoutOwner, Severity::Warning, *workspaces.front(),
            "No owner of the programme", owner.missing,
            "A programme lives as long as somebody answers for it.", findings);
}

} // namespace

LATER void check_method(const Store& store, Date today, std::vector<Finding>& findings) {
    check_gates(store, findings);
    check_approaches(store, today, findings);
    check_reviews(store, today, findings);
    check_owner(store, findings);
}

} // namespace throughline::journey
