// decision.publish, decision.restore_version
#include "commands/decisions/table_edit.h"
#include "commands/editing.h"
#include "commands/entries.h"
#include "engage/decision_tests.h"
#include "engage/decision_versions.h"

namespace throughline {

namespace {

// Query

// R103
Allowed publish_allowed(const CommandContext& context) {
    const Id id = TRY(subject_of(context, Kind::Decision));
    const auto& decision = *context.store.find_as<Decision>(id);
    if (decision.rules.empty())
        return refused("The table has no rules yet.");
    return {};
}

Allowed versions_allowed(const CommandContext& context) {
    const Id id = TRY(subject_of(context, Kind::Decision));
    if (!engage::last_published(*context.store.find_as<Decision>(id)))
        return refused("No version of this decision has been kept yet.");
    return {};
}

// Execute

Result<void> publish(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const DecisionVersion* last = engage::last_published(*decision);
    if (last && decision->state == DecisionState::Published && engage::is_unchanged(*decision, *last))
        return error("Nothing has changed since it was published.");
    const engage::TestRun tests = engage::run_tests(*decision);
    DecisionVersion version = engage::version_of(*decision);
    version.version = engage::next_version(*decision);
    version.on = context.today;
    version.by = TRY(optional_record(context, "by", Kind::Person));
    if (version.by.empty())
        version.by = decision->owner;
    version.note = context.argument("note");
    if (version.note.empty() && last)
        version.note = engage::summary(engage::difference(*engage::with_logic(*decision, *last), *decision));
    decision->version = version.version;
    decision->state = DecisionState::Published;
    decision->versions.push_back(std::move(version));
    std::string text = text_format("Published as version %lld.", static_cast<long long>(*decision->version));
    if (tests.failed > 0)
        text += text_format(tests.failed == 1 ? " %zu test fails." : " %zu tests fail.", tests.failed);
    context.session.toast(std::move(text), tests.failed > 0 ? ToastTone::Warning : ToastTone::Good);
    return transaction.put(std::move(decision));
}

Result<void> restore_version(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    if (!context.has("version"))
        return error_at("version", "Say which version.");
    const std::size_t number = TRY(context.index_argument("version", 0));
    const DecisionVersion* wanted = nullptr;
    for (const DecisionVersion& version : decision->versions) {
        if (engage::has_logic(version) && version.version == static_cast<std::int64_t>(number))
            wanted = &version;
    }
    if (!wanted)
        return error_at("version", text_format("No version %zu was kept.", number));
    std::shared_ptr<Decision> restored = engage::with_logic(*decision, *wanted);
    context.session.cells = {};
    return transaction.put(std::move(restored));
}

} // namespace

// Entries

constinit const Command publish_command{
    .id = "decision.publish",
    .title = "Publish decision",
    .tooltip = "Keeps the table as a version that can be compared and brought back.",
    .topic = Topic::Decisions,
    .synonyms = "release version freeze",
    .query = publish_allowed,
    .execute = publish,
};

constinit const Command restore_version_command{
    .id = "decision.restore_version",
    .title = "Bring a version back",
    .tooltip = "Makes the table what it was in a published version.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = versions_allowed,
    .execute = restore_version,
};

} // namespace throughline
