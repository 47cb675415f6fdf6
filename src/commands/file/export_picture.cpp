// file.export_picture
#include "commands/editing.h"
#include "commands/entries.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr std::string_view formats[] = {"svg", "png", "page"};
constexpr std::string_view papers[] = {"a4", "a3"};

// The place of the argument in a list; the first where it was not given.
template <std::size_t count>
Result<std::size_t> place_in(const CommandContext& context, std::string_view name,
                             const std::string_view (&list)[count], std::string_view otherwise) {
    if (!context.has(name))
        return std::size_t{0};
    const auto found = std::find(std::begin(list), std::end(list), context.argument(name));
    if (found == std::end(list))
        return error_at(std::string(name), std::string(otherwise));
    return static_cast<std::size_t>(found - std::begin(list));
}

Result<PictureRequest> wanted_picture(const CommandContext& context) {
    PictureRequest picture;
    picture.format = static_cast<PictureFormat>(
        TRY(place_in(context, "format", formats, "The format is svg, png or page.")));
    picture.paper = static_cast<Paper>(TRY(place_in(context, "paper", papers, "The paper is a4 or a3.")));
    return picture;
}

// Query

bool has_any(const Store& store, std::initializer_list<Kind> kinds) {
    return std::any_of(kinds.begin(), kinds.end(), [&](Kind kind) { return !store.all(kind).empty(); });
}

// The open place draws something.
Allowed has_picture(const CommandContext& context) {
    const Store& store = context.store;
    switch (context.session.place) {
    case Place::Outcomes:
        if (has_any(store, {Kind::Outcome, Kind::Experience, Kind::Interaction, Kind::Task}))
            return {};
        return refused("There is nothing on the canvas yet.");
    case Place::Journeys:
        if (has_any(store, {Kind::Journey}))
            return {};
        return refused("There is no journey yet to make a picture of.");
    case Place::Decisions:
        if (context.session.decisions_mode != DecisionsMode::Graph)
            return refused("Show the decisions as a graph first: a list makes no picture.");
        if (has_any(store, {Kind::Decision, Kind::DecisionModel}))
            return {};
        return refused("There is no decision yet to make a picture of.");
    case Place::Customers:
    case Place::Work:
    case Place::Evidence:
        break;
    }
    return refused("Outcomes, Journeys and the graph of decisions can be saved as pictures.");
}

Allowed picture_allowed(const CommandContext& context) {
    Allowed drawn = has_picture(context);
    if (!drawn.ok())
        return drawn;
    TRY(wanted_picture(context));
    return {};
}

// Execute

Result<void> ask_for_picture(const CommandContext& context, Transaction&) {
    context.session.picture = TRY(wanted_picture(context));
    return {};
}

} // namespace

// Entry

constinit const Command export_picture_command{
    .id = "file.export_picture",
    .title = "Export picture",
    .tooltip = "Saves the map, canvas or graph that is open as it looks: SVG, PNG or a page to print.",
    .topic = Topic::File,
    .synonyms = "svg png image print screenshot slide",
    .icon = "export",
    .query = picture_allowed,
    .execute = ask_for_picture,
};

} // namespace throughline
