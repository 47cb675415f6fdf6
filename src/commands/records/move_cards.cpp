// card.move, card.place, card.reset_positions
#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/records/card_places.h"

#include <algorithm>

namespace throughline {

namespace {

bool was_placed(const Record& record) {
    const Position* position = position_of(record);
    return position && (position->x || position->y);
}

// Views ask in every frame: kinds without cards are not gone through, and nothing is copied.
bool any_was_placed(const Store& store) {
    for (const KindDescription* kind : all_kinds()) {
        const auto records = store.all(kind->kind);
        if (!records.empty() && position_of(*records.front()) &&
            std::any_of(records.begin(), records.end(),
                        [](const RecordPointer& record) { return was_placed(*record); }))
            return true;
    }
    return false;
}

// A line "id x y" of the argument "positions".
struct Placement {
    Id id;
    CardPlace place;
};

Result<Placement> read_placement(const std::string& line) {
    const std::vector<std::string> words = split(trimmed(line), ' ');
    Placement placement;
    if (words.size() != 3 || !parse_number(words[1], placement.place.x) ||
        !parse_number(words[2], placement.place.y))
        return error_at("positions", text_format("“%s” is not an id with x and y.", line.c_str()));
    placement.id = TRY(Id::parse(words[0]));
    return placement;
}

Result<std::vector<Placement>> absolute_placements(const CommandContext& context) {
    std::vector<Placement> placements;
    for (const std::string& line : split(context.argument("positions"), '\n')) {
        if (!trimmed(line).empty())
            placements.push_back(TRY(read_placement(line)));
    }
    return placements;
}

Result<std::vector<Placement>> relative_placements(const CommandContext& context) {
    const std::vector<Id> ids = TRY(ids_or_selection(context, "ids"));
    const double x = TRY(number_argument(context, "x", 0));
    const double y = TRY(number_argument(context, "y", 0));
    std::vector<Placement> placements;
    for (const Id& id : ids) {
        const Record& record = *context.store.find(id);
        const std::optional<CardPlace> from = place_of(record, context.session);
        if (!from)
            return error(
                text_format("It is not known where the card of %s lies.", title_in_quotes(&record).c_str()));
        placements.push_back({id, {from->x + x, from->y + y}});
    }
    return placements;
}

Result<std::vector<Placement>> read_placements(const CommandContext& context) {
    std::vector<Placement> placements =
        TRY(context.has("positions") ? absolute_placements(context) : relative_placements(context));
    if (placements.empty())
        return error("No card is selected.");
    return placements;
}

// Query

Allowed move_allowed(const CommandContext& context) {
    TRY(read_placements(context));
    return {};
}

Allowed place_allowed(const CommandContext& context) {
    const Id id = TRY(context.subject());
    if (!position_of(*context.store.find(id)))
        return error(
            text_format("%s has no card on the canvas.", title_in_quotes(context.store.find(id)).c_str()));
    return {};
}

Allowed reset_allowed(const CommandContext& context) {
    const std::vector<Id> ids = TRY(ids_or_selection(context, "ids"));
    const auto placed = [&](const Id& id) { return was_placed(*context.store.find(id)); };
    if (ids.empty() ? any_was_placed(context.store) : std::any_of(ids.begin(), ids.end(), placed))
        return {};
    return refused("No card here was moved by hand.");
}

// Execute

Result<void> put_at(Transaction& transaction, const Id& id, CardPlace place) {
    std::shared_ptr<Record> record = transaction.edit_any(id);
    Position* position = record ? position_of(*record) : nullptr;
    if (!position)
        return error_at(id.text(), "There is no such card.");
    set_position(*position, place);
    return transaction.put(std::move(record));
}

Result<void> move(const CommandContext& context, Transaction& transaction) {
    const std::vector<Placement> placements = TRY(read_placements(context));
    for (const Placement& placement : placements)
        TRY(put_at(transaction, placement.id, placement.place));
    return {};
}

Result<void> place(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(context.subject());
    const double x = TRY(number_argument(context, "x", 0));
    const double y = TRY(number_argument(context, "y", 0));
    return put_at(transaction, id, {x, y});
}

Result<void> reset(const CommandContext& context, Transaction& transaction) {
    std::vector<Id> ids = TRY(ids_or_selection(context, "ids"));
    if (ids.empty()) {
        for (const RecordPointer& record : context.store.everything())
            ids.push_back(record->id);
    }
    for (const Id& id : ids) {
        std::shared_ptr<Record> record = transaction.edit_any(id);
        Position* position = position_of(*record);
        if (!position)
            continue;
        position->x.reset();
        position->y.reset();
        TRY(transaction.put(std::move(record)));
    }
    return {};
}

// Merge: one drag of the same cards is one step.

std::string move_merge(const CommandContext& context) {
    const Result<std::vector<Placement>> placements = read_placements(context);
    std::string key = "card.move";
    if (!placements.ok())
        return {};
    for (const Placement& placement : placements.value())
        key += ":" + placement.id.text();
    return key;
}

} // namespace

// Entries

constinit const Command move_cards_command{
    .id = "card.move",
    .title = "Move cards",
    .tooltip = "Moves cards to a place on the canvas.",
    .topic = Topic::Outcomes,
    .offered = Offered::ByViewsOnly,
    .query = move_allowed,
    .execute = move,
    .merge_key = move_merge,
};

constinit const Command place_card_command{
    .id = "card.place",
    .title = "Place card",
    .tooltip = "Puts a card at a place on the canvas.",
    .topic = Topic::Outcomes,
    .offered = Offered::ByViewsOnly,
    .query = place_allowed,
    .execute = place,
};

constinit const Command reset_positions_command{
    .id = "card.reset_positions",
    .title = "Arrange automatically",
    .tooltip = "Gives the cards that were moved by hand back to the automatic layout.",
    .topic = Topic::Outcomes,
    .synonyms = "layout tidy reset positions",
    .icon = "arrange",
    .query = reset_allowed,
    .execute = reset,
};

} // namespace throughline
