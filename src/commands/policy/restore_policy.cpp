// policy.restore
#include "base/text.h"
#include "commands/editing.h"
#include "commands/entries.h"
#include "engage/policy/policy.h"
#include "model/records/contact_policy.h"
#include "model/records/lever.h"
#include "model/records/stage.h"
#include "model/records/treatment.h"
#include "model/records/workspace.h"
#include "store/same_content.h"

namespace throughline {

namespace {

// What is put back. Experiences count in the score, too, but they say what was measured.
constexpr Kind restored_kinds[] = {Kind::Channel, Kind::Action, Kind::Treatment, Kind::ContactPolicy,
                                   Kind::Lever};

// Query

Allowed restore_allowed(const CommandContext& context) {
    const auto* version = context.store.find_as<PolicyVersion>(Id::literal(context.argument("version")));
    if (!version)
        return error_at("version", "Say which published version is to decide again.");
    if (const auto known = engage::thawed(*version); !known.ok())
        return known.error();
    return {};
}

// Execute

// What came after the version decides no more, and can be found again; only a lever has no state to rest in.
Result<void> lay_aside(Transaction& transaction, const Record& record) {
    switch (record.kind) {
    case Kind::Action: {
        auto action = transaction.edit<Action>(record.id);
        action->state = ActionState::Retired;
        return transaction.put(std::move(action));
    }
    case Kind::Treatment: {
        auto treatment = transaction.edit<Treatment>(record.id);
        treatment->state = TreatmentState::Retired;
        return transaction.put(std::move(treatment));
    }
    case Kind::ContactPolicy: {
        auto policy = transaction.edit<ContactPolicy>(record.id);
        policy->state = ContactPolicyState::Paused;
        return transaction.put(std::move(policy));
    }
    case Kind::Lever:
        return remove_with_dependents(transaction, record.id).ok() ? Result<void>()
                                                                   : error("A lever cannot be removed.");
    default:
        return {}; // a channel without treatments proposes nothing
    }
}

// Of a stage only who is in it: the rest of it is the journey's.
Result<void> restore_stages(const CommandContext& context, Transaction& transaction, const Store& frozen) {
    for (const RecordPointer& record : context.store.all(Kind::Stage)) {
        const auto* before = frozen.find_as<Stage>(record->id);
        const std::string condition = before ? before->condition : std::string();
        const std::string since = before ? before->since : std::string();
        const Stage& now = *as<Stage>(record);
        if (now.condition == condition && now.since == since)
            continue;
        auto stage = transaction.edit<Stage>(record->id);
        stage->condition = condition;
        stage->since = since;
        TRY(transaction.put(std::move(stage)));
    }
    return {};
}

// R103: the records and the ranking of a published version, in one step.
Result<void> restore(const CommandContext& context, Transaction& transaction) {
    const auto* version = context.store.find_as<PolicyVersion>(Id::literal(context.argument("version")));
    const Store frozen = TRY(engage::thawed(*version));
    std::size_t back = 0, aside = 0;
    for (const Kind kind : restored_kinds) {
        for (const RecordPointer& record : frozen.all(kind)) {
            const RecordPointer now = context.store.pointer(record->id);
            if (same_content(now, record))
                continue;
            TRY(transaction.put(record));
            ++back;
        }
        for (const RecordPointer& record : context.store.all(kind)) {
            if (frozen.find(record->id))
                continue;
            TRY(lay_aside(transaction, *record));
            ++aside;
        }
    }
    TRY(restore_stages(context, transaction, frozen));
    if (!context.store.all(Kind::Workspace).empty()) {
        auto workspace = transaction.edit<Workspace>(context.store.all(Kind::Workspace).front()->id);
        workspace->ranking = version->ranking;
        TRY(transaction.put(std::move(workspace)));
    }
    context.session.toast(text_format("“%s” decides again: %zu records put back, %zu laid aside.",
                                      version->title.c_str(), back, aside),
                          ToastTone::Good);
    return {};
}

} // namespace

// Entries

constinit const Command restore_policy_command{
    .id = "policy.restore",
    .title = "Let this version decide again",
    .tooltip =
        "Puts back the actions, treatments, policies, levers and ranking of the version; what came after "
        "rests. One step to undo.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = restore_allowed,
    .execute = restore,
};

} // namespace throughline
