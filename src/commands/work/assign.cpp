// work.assign, work.unassign
#include "commands/editing.h"
#include "commands/entries.h"
#include "model/records/assignment.h"
#include "model/records/role.h"
#include "store/field_path.h"

namespace throughline {

namespace {

bool may_be_assigned(Kind kind) {
    return kind == Kind::Task || kind == Kind::Interaction || kind == Kind::Experience;
}

Result<Responsibility> responsibility_argument(const CommandContext& context) {
    // Read by the field itself, so that names and labels are understood as everywhere.
    Assignment reader;
    if (context.has("responsibility"))
        TRY(set_field(reader, "responsibility", context.argument("responsibility")));
    return reader.responsibility;
}

Result<Id> assigned_target(const CommandContext& context) {
    const Id id = context.has("target") ? TRY(context.record_argument("target")) : TRY(context.subject());
    const Record* record = context.store.find(id);
    if (may_be_assigned(record->kind))
        return id;
    if (record->kind == Kind::Outcome)
        return error("An outcome has an owner; tasks, interactions and experiences are assigned.");
    return error(
        text_format("%s can't be assigned: it is neither a task nor an interaction nor an experience.",
                    title_in_quotes(record).c_str()));
}

Result<Id> assigned_who(const CommandContext& context) {
    const Id id = TRY(context.record_argument("who"));
    const Record* record = context.store.find(id);
    if (record->kind != Kind::Person && record->kind != Kind::Role)
        return error(text_format("%s is neither a person nor a role.", title_in_quotes(record).c_str()));
    return id;
}

// R022: several may have a role, and exactly one answers.
Allowed may_be(const Store& store, const Id& who, Responsibility responsibility) {
    if (responsibility == Responsibility::Accountable && store.find_as<Role>(who))
        return error(
            text_format("%s is a role, which several may have. Exactly one person is accountable: name "
                        "the person.",
                        title_in_quotes(store.find(who)).c_str()));
    return {};
}

// The assignment with this target, person or role, and responsibility; nullptr when there is none.
const Assignment* find_assignment(const Store& store, const Id& target, const Id& who,
                                  std::optional<Responsibility> responsibility) {
    for (const Reference& reference : store.references_to(target)) {
        const Assignment* assignment = store.find_as<Assignment>(reference.source);
        if (assignment && assignment->subject == target &&
            (assignment->person == who || assignment->role == who) &&
            (!responsibility || assignment->responsibility == *responsibility))
            return assignment;
    }
    return nullptr;
}

Result<Id> unassigned(const CommandContext& context) {
    if (context.has("id"))
        return subject_of(context, Kind::Assignment);
    const Id target = TRY(assigned_target(context));
    const Id who = TRY(assigned_who(context));
    std::optional<Responsibility> responsibility;
    if (context.has("responsibility"))
        responsibility = TRY(responsibility_argument(context));
    const Assignment* assignment = find_assignment(context.store, target, who, responsibility);
    if (!assignment)
        return error(text_format("%s is not assigned to %s.",
                                 title_in_quotes(context.store.find(who)).c_str(),
                                 title_in_quotes(context.store.find(target)).c_str()));
    return assignment->id;
}

// Query

Allowed assign_allowed(const CommandContext& context) {
    const Id target = TRY(assigned_target(context));
    if (!context.has("who"))
        return {};
    const Id who = TRY(assigned_who(context));
    const Responsibility responsibility = TRY(responsibility_argument(context));
    TRY(may_be(context.store, who, responsibility).result());
    if (find_assignment(context.store, target, who, responsibility))
        return error(text_format("%s is %s for it already.", title_in_quotes(context.store.find(who)).c_str(),
                                 std::string(choice_name(responsibilities, responsibility)).c_str()));
    return {};
}

Allowed unassign_allowed(const CommandContext& context) {
    const Assignment& assignment = *context.store.find_as<Assignment>(TRY(unassigned(context)));
    if (assignment.responsibility != Responsibility::Accountable || assignment.person.empty())
        return {};
    return error(text_format("Exactly one is accountable for %s: name the new one, who then replaces %s.",
                             title_in_quotes(context.store.find(assignment.subject)).c_str(),
                             title_in_quotes(context.store.find(assignment.person)).c_str()));
}

// Execute

// Who does it is not also merely asked or told about it: another of the three letters replaces the former.
// Accountability stands beside them.
Result<void> take_former_letter(Transaction& transaction, const Assignment& changed, const Id& who) {
    if (changed.responsibility == Responsibility::Accountable)
        return {};
    for (const Responsibility former :
         {Responsibility::Responsible, Responsibility::Consulted, Responsibility::Informed}) {
        const Assignment* other = find_assignment(transaction.before(), changed.subject, who, former);
        if (other && former != changed.responsibility)
            TRY(transaction.remove(other->id));
    }
    return {};
}

Result<void> assign(const CommandContext& context, Transaction& transaction) {
    auto assignment = make_new<Assignment>(context);
    assignment->subject = TRY(assigned_target(context));
    const Id who = TRY(assigned_who(context));
    (context.store.find(who)->kind == Kind::Role ? assignment->role : assignment->person) = who;
    assignment->responsibility = TRY(responsibility_argument(context));
    assignment->since = context.today;
    TRY(take_former_letter(transaction, *assignment, who));
    const Id id = assignment->id;
    TRY(transaction.put(std::move(assignment)));
    // R022: a new accountable replaces the former.
    return keep_rules(transaction, id);
}

Result<void> unassign(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(unassigned(context));
    return transaction.remove(id);
}

} // namespace

// Entries

constinit const Command assign_command{
    .id = "work.assign",
    .title = "Assign",
    .tooltip =
        "Says who is responsible, accountable, consulted or informed; exactly one person is accountable.",
    .topic = Topic::Work,
    .offered = Offered::ByViewsOnly,
    .icon = "assign",
    .query = assign_allowed,
    .execute = assign,
};

constinit const Command unassign_command{
    .id = "work.unassign",
    .title = "Take assignment away",
    .tooltip = "Somebody no longer has this part.",
    .topic = Topic::Work,
    .offered = Offered::ByViewsOnly,
    .query = unassign_allowed,
    .execute = unassign,
};

} // namespace throughline
