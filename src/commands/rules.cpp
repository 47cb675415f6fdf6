// Rules over several records, for keep_rules() in editing.h.
#include "commands/editing.h"
#include "journey/evidence_gate.h"
#include "journey/work.h"
#include "model/records/assignment.h"
#include "model/records/decision.h"
#include "model/records/delegation.h"
#include "model/records/initiative.h"
#include "model/records/objective.h"
#include "model/records/person.h"
#include "model/records/policy_version.h"
#include "model/records/task.h"
#include "store/same_content.h"

#include <unordered_set>

namespace throughline {

namespace {

// R022: exactly one person is accountable; naming a new one replaces the former.
Result<void> keep_one_accountable(Transaction& transaction, const Assignment& changed) {
    const auto* before = transaction.before().find_as<Assignment>(changed.id);
    const bool was_accountable = before && before->responsibility == Responsibility::Accountable;
    if (was_accountable &&
        (changed.responsibility != Responsibility::Accountable || changed.subject != before->subject))
        return error(text_format("Exactly one is accountable for %s: name the new one, who then replaces %s.",
                                 title_in_quotes(transaction.find(before->subject)).c_str(),
                                 title_in_quotes(transaction.find(before->person)).c_str()));
    if (changed.responsibility != Responsibility::Accountable)
        return {};
    if (changed.person.empty())
        return error_at("person", "Exactly one person is accountable: name the person.");
    for (const Reference& reference : transaction.references_to(changed.subject)) {
        const Assignment* other = transaction.find_as<Assignment>(reference.source);
        if (other && other->id != changed.id && other->subject == changed.subject &&
            other->responsibility == Responsibility::Accountable)
            TRY(transaction.remove(other->id));
    }
    return {};
}

// R023: nobody gets back, over whatever chain, what he handed on.
Result<void> keep_delegations_acyclic(const Transaction& transaction, const Delegation& changed) {
    // To oneself: the record's own rule says it better.
    if (!journey::stands(changed) || changed.from == changed.to)
        return {};
    std::unordered_set<Id> reached{changed.to};
    for (std::vector<Id> open{changed.to}; !open.empty();) {
        const Id person = open.back();
        open.pop_back();
        if (person == changed.from)
            return error(
                text_format("%s would get back what they handed on: a chain of delegations must not close.",
                            title_in_quotes(transaction.find(changed.from)).c_str()));
        for (const RecordPointer& record : transaction.all(Kind::Delegation)) {
            const Delegation& other = *as<Delegation>(record);
            if (other.subject == changed.subject && other.from == person && journey::stands(other) &&
                reached.insert(other.to).second)
                open.push_back(other.to);
        }
    }
    return {};
}

// R049: only data moves an improvement behind the gate, or an override with name and reason.
Result<void> keep_evidence_gate(const Transaction& transaction, const Initiative& changed) {
    const auto* before = transaction.before().find_as<Initiative>(changed.id);
    if (before && before->gate == changed.gate)
        return {};
    return journey::may_pass(transaction.before(), changed, changed.gate);
}

using Targets = std::vector<Id> (*)(const Record& record);

Result<void> keep_acyclic(const Transaction& transaction, const Record& changed, Targets targets,
                          const char* sentence) {
    std::unordered_set<Id> reached;
    for (std::vector<Id> open = targets(changed); !open.empty();) {
        const Id id = open.back();
        open.pop_back();
        if (id == changed.id)
            return error(text_format(sentence, title_in_quotes(&changed).c_str()));
        const Record* record = transaction.find(id);
        if (!record || record->kind != changed.kind || !reached.insert(id).second)
            continue;
        for (const Id& next : targets(*record))
            open.push_back(next);
    }
    return {};
}

std::vector<Id> waits_for(const Record& record) {
    return static_cast<const Task&>(record).depends_on;
}
std::vector<Id> needed_decisions(const Record& record) {
    return static_cast<const Decision&>(record).needs;
}
std::vector<Id> single(const Id& id) {
    return id.empty() ? std::vector<Id>() : std::vector<Id>{id};
}
std::vector<Id> parent_objective(const Record& record) {
    return single(static_cast<const Objective&>(record).parent);
}
std::vector<Id> superior(const Record& record) {
    return single(static_cast<const Person&>(record).reports_to);
}

// R103: a version says what was published, so only its name and note may still change.
Result<void> keep_published(const Transaction& transaction, const PolicyVersion& changed) {
    const auto* before = transaction.before().find_as<PolicyVersion>(changed.id);
    if (!before)
        return {};
    PolicyVersion allowed = *before;
    allowed.title = changed.title;
    allowed.note = changed.note;
    if (same_content(allowed, changed))
        return {};
    return error("A published version stays as it was published: change the policy and publish another.");
}

} // namespace

Result<void> keep_rules(Transaction& transaction, const Id& changed) {
    const Record* record = transaction.find(changed);
    if (!record)
        return {};
    switch (record->kind) {
    case Kind::Assignment:
        return keep_one_accountable(transaction, *as<Assignment>(record));
    case Kind::Delegation:
        return keep_delegations_acyclic(transaction, *as<Delegation>(record));
    case Kind::Initiative:
        return keep_evidence_gate(transaction, *as<Initiative>(record));
    case Kind::PolicyVersion:
        return keep_published(transaction, *as<PolicyVersion>(record));
    case Kind::Task:
        return keep_acyclic(transaction, *record, waits_for, "%s would wait for itself.");
    case Kind::Decision:
        return keep_acyclic(transaction, *record, needed_decisions, "%s would need its own answer.");
    case Kind::Objective:
        return keep_acyclic(transaction, *record, parent_objective, "%s would be a part of itself.");
    case Kind::Person:
        return keep_acyclic(transaction, *record, superior, "%s would report to themselves.");
    default:
        return {};
    }
}

} // namespace throughline
