// work.filter (R021 to R027)
#include "commands/editing.h"
#include "commands/entries.h"

namespace throughline {

namespace {

using journey::WorkFilter;
using journey::WorkState;

Result<WorkState> state_argument(std::string_view name) {
    if (name.empty())
        return WorkState::Any;
    std::vector<std::string> names;
    for (std::size_t index = 0; index < std::size(journey::work_states); ++index) {
        if (name == journey::work_states[index].name)
            return static_cast<WorkState>(index);
        names.emplace_back(journey::work_states[index].name);
    }
    return error_at("state", text_format("The state is one of: %s.", joined(names, ", ").c_str()));
}

// The filter as it will be: what is not given stays; with nothing given, everything is cleared.
Result<WorkFilter> wanted_filter(const CommandContext& context) {
    if (context.arguments.empty())
        return WorkFilter{};
    WorkFilter filter = context.session.work_filter;
    if (context.arguments.contains("journey"))
        filter.journey = TRY(optional_record(context, "journey", Kind::Journey));
    if (context.arguments.contains("outcome"))
        filter.outcome = TRY(optional_record(context, "outcome", Kind::Outcome));
    if (context.arguments.contains("person")) {
        const Record* named = context.store.find(Id::literal(context.argument("person")));
        const Kind kind = named && named->kind == Kind::Role ? Kind::Role : Kind::Person;
        filter.person = TRY(optional_record(context, "person", kind));
    }
    if (context.arguments.contains("state"))
        filter.state = TRY(state_argument(context.argument("state")));
    return filter;
}

// Query

Allowed filter_allowed(const CommandContext& context) {
    TRY(wanted_filter(context));
    return {};
}

// Execute

Result<void> set_filter(const CommandContext& context, Transaction&) {
    context.session.work_filter = TRY(wanted_filter(context));
    return {};
}

} // namespace

// Entries

constinit const Command work_filter_command{
    .id = "work.filter",
    .title = "Filter the work",
    .tooltip = "Shows only what belongs to a journey, an outcome, a person or a state.",
    .topic = Topic::Work,
    .offered = Offered::ByViewsOnly,
    .query = filter_allowed,
    .execute = set_filter,
};

} // namespace throughline
