// work.delegate, work.accept, work.decline, work.withdraw, work.return (R023)
#include "commands/editing.h"
#include "commands/entries.h"
#include "journey/work.h"
#include "model/records/delegation.h"
#include "model/records/outcome.h"
#include "model/records/person.h"

namespace throughline {

namespace {

Result<Id> delegated_target(const CommandContext& context) {
    const Id id = context.has("target") ? TRY(context.record_argument("target")) : TRY(context.subject());
    const Kind kind = context.store.find(id)->kind;
    if (kind == Kind::Task || kind == Kind::Interaction || kind == Kind::Experience || kind == Kind::Outcome)
        return id;
    return error(text_format("%s can't be delegated.", title_in_quotes(context.store.find(id)).c_str()));
}

// The person, or everybody who has the role.
void add_persons(const Store& store, const Id& who, std::vector<Id>& persons) {
    if (store.find_as<Person>(who)) {
        persons.push_back(who);
        return;
    }
    for (const Reference& reference : store.references_to(who)) {
        if (store.find_as<Person>(reference.source))
            persons.push_back(reference.source);
    }
}

// Who has a part in it: those who do it, who answers for it, and who took it on; the first is the likeliest
// to hand it on.
std::vector<Id> holders_of(const Store& store, const Id& target) {
    const journey::People people = journey::people_of(store, target);
    std::vector<Id> holders;
    for (const Id& who : people.responsible)
        add_persons(store, who, holders);
    if (!people.accountable.empty())
        holders.push_back(people.accountable);
    if (const Outcome* outcome = store.find_as<Outcome>(target); outcome && !outcome->owner.empty())
        holders.push_back(outcome->owner);
    for (const Reference& reference : store.references_to(target)) {
        const Delegation* delegation = store.find_as<Delegation>(reference.source);
        if (delegation && delegation->acceptance == Acceptance::Accepted)
            holders.push_back(delegation->to);
    }
    return holders;
}

// Who hands it on: the argument, or who holds it now.
Result<Id> delegating(const CommandContext& context, const Id& target) {
    const std::vector<Id> holders = holders_of(context.store, target);
    if (!context.has("from")) {
        if (holders.empty())
            return error("Nobody has it yet, so nobody can delegate it. Assign it first.");
        return holders.front();
    }
    const Id from = TRY(optional_record(context, "from", Kind::Person));
    for (const Id& holder : holders) {
        if (holder == from)
            return from;
    }
    return error(text_format("%s has no part in %s, so there is nothing to delegate.",
                             title_in_quotes(context.store.find(from)).c_str(),
                             title_in_quotes(context.store.find(target)).c_str()));
}

bool is_one_of(Acceptance acceptance, std::initializer_list<Acceptance> several) {
    for (const Acceptance one : several) {
        if (acceptance == one)
            return true;
    }
    return false;
}

Allowed may_answer(const CommandContext& context, std::initializer_list<Acceptance> before) {
    const Id id = TRY(subject_of(context, Kind::Delegation));
    const Delegation& delegation = *context.store.find_as<Delegation>(id);
    if (!is_one_of(delegation.acceptance, before))
        return error(text_format("The delegation is %s.",
                                 std::string(choice_name(acceptances, delegation.acceptance)).c_str()));
    return {};
}

// Query

Allowed delegate_allowed(const CommandContext& context) {
    const Id target = TRY(delegated_target(context));
    TRY(delegating(context, target));
    return {};
}

Allowed accept_allowed(const CommandContext& context) {
    return may_answer(context, {Acceptance::Offered});
}

Allowed withdraw_allowed(const CommandContext& context) {
    return may_answer(context, {Acceptance::Offered, Acceptance::Accepted});
}

Allowed return_allowed(const CommandContext& context) {
    return may_answer(context, {Acceptance::Accepted});
}

// Execute: assignments are not touched; accountability stays where it is.

Result<void> delegate(const CommandContext& context, Transaction& transaction) {
    auto delegation = make_new<Delegation>(context);
    delegation->subject = TRY(delegated_target(context));
    delegation->from = TRY(delegating(context, delegation->subject));
    delegation->to = TRY(optional_record(context, "to", Kind::Person));
    if (delegation->to.empty())
        return error_at("to", "Say to whom.");
    delegation->on = context.today;
    TRY(set_fields(context, *delegation, {"target", "id", "from", "to"}));
    const Id id = delegation->id;
    TRY(transaction.put(std::move(delegation)));
    return keep_rules(transaction, id);
}

template <Acceptance answer>
Result<void> answer_with(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(subject_of(context, Kind::Delegation));
    auto delegation = transaction.edit<Delegation>(id);
    delegation->acceptance = answer;
    delegation->answered_on = context.today;
    if (context.has("reason"))
        delegation->answer = context.argument("reason");
    TRY(transaction.put(std::move(delegation)));
    return keep_rules(transaction, id);
}

constexpr Command answer_command(std::string_view id, std::string_view title, std::string_view tooltip,
                                 Allowed (*query)(const CommandContext&),
                                 Result<void> (*execute)(const CommandContext&, Transaction&)) {
    Command command;
    command.id = id;
    command.title = title;
    command.tooltip = tooltip;
    command.topic = Topic::Work;
    command.offered = Offered::ByViewsOnly;
    command.query = query;
    command.execute = execute;
    return command;
}

} // namespace

// Entries

constinit const Command delegate_command{
    .id = "work.delegate",
    .title = "Delegate",
    .tooltip = "Hands work to somebody else; accountability stays.",
    .topic = Topic::Work,
    .offered = Offered::ByViewsOnly,
    .icon = "delegate",
    .query = delegate_allowed,
    .execute = delegate,
};

constinit const Command accept_command =
    answer_command("work.accept", "Accept delegation", "Takes the work on.", accept_allowed,
                   answer_with<Acceptance::Accepted>);
constinit const Command decline_command =
    answer_command("work.decline", "Decline delegation", "Does not take the work on, with the reason.",
                   accept_allowed, answer_with<Acceptance::Declined>);
constinit const Command withdraw_command =
    answer_command("work.withdraw", "Withdraw delegation", "Takes the work back from the other.",
                   withdraw_allowed, answer_with<Acceptance::Withdrawn>);
constinit const Command return_command =
    answer_command("work.return", "Return delegation", "Gives the work back to whom it came from.",
                   return_allowed, answer_with<Acceptance::Returned>);

} // namespace throughline
