// What stories expect of findings, work lists and people.
#include "base/text.h"
#include "journey/chain.h"
#include "journey/finding.h"
#include "journey/health.h"
#include "journey/load.h"
#include "journey/work.h"
#include "scenario.h"

#include <algorithm>

namespace throughline::scenarios {

namespace {

Error differs(const std::string& what, const std::string& wanted, const std::string& found) {
    return error(what + ": the story says “" + wanted + "”, but it is “" + found + "”.");
}

bool has_finding(const Store& store, Date today, const std::string& title, const Id& record) {
    const std::vector<journey::Finding> findings = journey::find_misalignments(store, today);
    return std::any_of(findings.begin(), findings.end(), [&](const journey::Finding& finding) {
        return finding.title == title && (record.empty() || finding.record == record);
    });
}

std::string ids_text(const std::vector<Id>& ids) {
    std::string text;
    for (const Id& id : ids)
        text += (text.empty() ? "" : " ") + id.text();
    return text;
}

} // namespace

// expect finding "Measured, not aligned" for call · expect no-finding … · expect accountable task = jon ·
// expect responsible task = mara · expect performs task = mara · expect load mara = overloaded · expect late
// task = 3 · expect next stay = call · expect leads call = stay · expect holder task = ola · expect health
// stay = 71
Result<void> Player::expect_work(const Words& words, bool& understood) {
    const Store& store = m_workspace.store();
    const Date today = date_of(m_now);
    const std::string& what = words[1];
    if (what == "finding" || what == "no-finding") {
        const Id about = words.size() > 4 ? named(words[4]) : Id();
        const bool found = has_finding(store, today, words.at(2), about);
        return found == (what == "finding")
                   ? Result<void>()
                   : error(found ? "There is such a finding." : "There is no such finding.");
    }
    understood = words.size() == 5 && words[3] == "=";
    if (!understood)
        return {};
    const Id subject = named(words[2]);
    const std::string wanted = filled(words[4]);
    std::string found;
    if (what == "accountable") {
        found = journey::people_of(store, subject).accountable.text();
    } else if (what == "responsible") {
        found = ids_text(journey::people_of(store, subject).responsible);
    } else if (what == "performs") {
        found = ids_text(journey::performers_of(store, subject));
    } else if (what == "load") {
        constexpr const char* verdicts[] = {"overloaded", "full", "has room", "not known"};
        for (const journey::Load& load : journey::loads_of(store, today)) {
            if (load.who == subject)
                found = verdicts[static_cast<std::size_t>(load.verdict)];
        }
    } else if (what == "late") {
        for (const journey::WorkItem& item : journey::list_work(store, today)) {
            if (item.record->id == subject)
                found = std::to_string(item.days_late);
        }
    } else if (what == "next") {
        const Interaction* next = journey::next_interaction(store, subject);
        found = next ? next->id.text() : "nothing";
    } else if (what == "leads") {
        const Interaction* interaction = store.find_as<Interaction>(subject);
        found = interaction ? ids_text(journey::outcomes_served(store, *interaction)) : "no interaction";
    } else if (what == "holder") {
        for (const journey::DelegationChain& chain : journey::delegation_chains(store)) {
            if (chain.subject->id == subject)
                found = chain.holder.text();
        }
    } else if (what == "health") {
        const journey::Health health = journey::outcome_health(store, subject);
        found = health.value ? number_for_people(*health.value) : "unknown";
    } else {
        understood = false;
        return {};
    }
    return found == wanted ? Result<void>() : differs(what + " " + words[2], wanted, found);
}

} // namespace throughline::scenarios
