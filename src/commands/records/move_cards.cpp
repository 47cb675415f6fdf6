// card.move, card.reset_positions
#include "commands/editing.h"
#include "commands/entries.h"
#include "model/records/parts.h"

#include <cmath>

namespace throughline {

namespace {

// The group that keeps where a card lies; nullptr for kinds without cards.
Position* position_of(Record& record) {
    const Field* field = find_field(*describe_kind(record.kind).shape, "position");
    return field && field->shape == &position_shape ? static_cast<Position*>(field->member(&record))
                                                    : nullptr;
}

// A line "id x y" of the argument "positions".
struct Placement {
    Id id;
    double x = 0;
    double y = 0;
};

Result<Placement> read_placement(const std::string& line) {
    const std::vector<std::string> words = split(trimmed(line), ' ');
    Placement placement;
    if (words.size() != 3 || !parse_number(words[1], placement.x) || !parse_number(words[2], placement.y))
        return error_at("positions", text_format("“%s” is not an id with x and y.", line.c_str()));
    placement.id = TRY(Id::parse(words[0]));
    return placement;
}

Result<std::vector<Placement>> read_placements(const CommandContext& context) {
    std::vector<Placement> placements;
    for (const std::string& line : split(context.argument("positions"), '\n')) {
        if (!trimmed(line).empty())
            placements.push_back(TRY(read_placement(line)));
    }
    if (placements.empty())
        return error_at("positions", "Say which cards go where.");
    return placements;
}

// Query

Allowed move_allowed(const CommandContext& context) {
    TRY(read_placements(context));
    return {};
}

Allowed reset_allowed(const CommandContext& context) {
    const std::vector<Id> ids = TRY(ids_or_selection(context, "ids"));
    const auto was_placed = [](const RecordPointer& record) {
        std::shared_ptr<Record> copy = describe_kind(record->kind).copy(*record);
        const Position* position = position_of(*copy);
        return position && (position->x || position->y);
    };
    for (const Id& id : ids) {
        if (was_placed(context.store.pointer(id)))
            return {};
    }
    if (ids.empty()) {
        for (const RecordPointer& record : context.store.everything()) {
            if (was_placed(record))
                return {};
        }
    }
    return error("No card here was moved by hand.");
}

// Execute

Result<void> move(const CommandContext& context, Transaction& transaction) {
    const std::vector<Placement> placements = TRY(read_placements(context));
    for (const Placement& placement : placements) {
        std::shared_ptr<Record> record = transaction.edit_any(placement.id);
        Position* position = record ? position_of(*record) : nullptr;
        if (!position)
            return error_at(placement.id.text(), "There is no such card.");
        // Tenths of a unit are finer than any eye and keep files short.
        position->x = std::round(placement.x * 10) / 10;
        position->y = std::round(placement.y * 10) / 10;
        TRY(transaction.put(std::move(record)));
    }
    return {};
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
    std::string key = "card.move";
    const Result<std::vector<Placement>> placements = read_placements(context);
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
