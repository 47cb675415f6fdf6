// view.mode, view.customer_side, view.control_filter, view.segment, view.filter
#include "commands/editing.h"
#include "commands/entries.h"

namespace throughline {

namespace {

// Query

Allowed mode_allowed(const CommandContext& context) {
    const std::string_view mode = context.argument("mode");
    if (context.session.place == Place::Outcomes &&
        (mode == "outcome" || mode == "activity" || mode == "both"))
        return {};
    if (context.session.place == Place::Journeys && (mode == "design" || mode == "lived" || mode == "both"))
        return {};
    if (context.session.place == Place::Decisions &&
        (mode == "list" || mode == "graph" || mode == "next_action"))
        return {};
    return refused("This place has no such mode.");
}

// Its key is a plain letter, which other places need for typing.
Allowed side_allowed(const CommandContext& context) {
    if (context.session.place == Place::Outcomes || context.session.place == Place::Journeys)
        return {};
    return refused("Outcomes and Journeys have a customer's side.");
}

Allowed level_allowed(const CommandContext& context) {
    const std::string_view level = context.argument("level");
    if (level == "controlled" || level == "influenced" || level == "uncontrolled")
        return {};
    return error_at("level", "The level is controlled, influenced or uncontrolled.");
}

Allowed segment_allowed(const CommandContext& context) {
    TRY(optional_record(context, "id", Kind::Segment));
    return {};
}

// Execute

Result<void> set_mode(const CommandContext& context, Transaction&) {
    const std::string_view mode = context.argument("mode");
    Session& session = context.session;
    if (session.place == Place::Outcomes)
        session.outcomes_mode = mode == "outcome"    ? OutcomesMode::OutcomeModel
                                : mode == "activity" ? OutcomesMode::ActivityModel
                                                     : OutcomesMode::SideBySide;
    else if (session.place == Place::Decisions)
        session.decisions_mode = mode == "graph"         ? DecisionsMode::Graph
                                 : mode == "next_action" ? DecisionsMode::NextAction
                                                         : DecisionsMode::List;
    else
        session.journey_mode = mode == "design"  ? JourneyMode::Design
                               : mode == "lived" ? JourneyMode::Lived
                                                 : JourneyMode::Both;
    return {};
}

Result<void> toggle_side(const CommandContext& context, Transaction&) {
    Side& side = context.session.side;
    side = side == Side::Business ? Side::Customer : Side::Business;
    return {};
}

Result<void> toggle_level(const CommandContext& context, Transaction&) {
    const std::string_view level = context.argument("level");
    journey::ControlFilter& filter = context.session.work_filter.control;
    bool& shown = level == "controlled"   ? filter.controlled
                  : level == "influenced" ? filter.influenced
                                          : filter.uncontrolled;
    shown = !shown;
    return {};
}

Result<void> choose_segment(const CommandContext& context, Transaction&) {
    context.session.segment = TRY(optional_record(context, "id", Kind::Segment));
    return {};
}

Result<void> set_filter(const CommandContext& context, Transaction&) {
    context.session.filters[static_cast<std::size_t>(context.session.place)] = context.argument("text");
    return {};
}

} // namespace

// Entries

constinit const Command mode_command{
    .id = "view.mode",
    .title = "Change mode",
    .tooltip = "Shows the same data in another way.",
    .topic = Topic::View,
    .offered = Offered::ByViewsOnly,
    .query = mode_allowed,
    .execute = set_mode,
};

// R039
constinit const Command customer_side_command{
    .id = "view.customer_side",
    .title = "Customer's side",
    .tooltip = "Shows what the customer expects, sees as the problem and as the solution.",
    .topic = Topic::View,
    .shortcut = {.key = platform::Key::C},
    .synonyms = "business perspective outside in",
    .icon = "customer_side",
    .query = side_allowed,
    .execute = toggle_side,
};

// R030
constinit const Command control_filter_command{
    .id = "view.control_filter",
    .title = "Filter by control",
    .tooltip = "Shows or hides what is controlled, influenced or uncontrolled.",
    .topic = Topic::View,
    .offered = Offered::ByViewsOnly,
    .query = level_allowed,
    .execute = toggle_level,
};

// R011
constinit const Command segment_command{
    .id = "view.segment",
    .title = "Tailor to segment",
    .tooltip = "Shows only what concerns one segment of customers.",
    .topic = Topic::View,
    .offered = Offered::ByViewsOnly,
    .query = segment_allowed,
    .execute = choose_segment,
};

constinit const Command filter_command{
    .id = "view.filter",
    .title = "Filter",
    .tooltip = "Shows only what contains a text.",
    .topic = Topic::View,
    .offered = Offered::ByViewsOnly,
    .query = always,
    .execute = set_filter,
};

} // namespace throughline
