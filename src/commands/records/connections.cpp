#include "commands/records/connections.h"

#include "commands/editing.h"
#include "model/records/measure.h"

#include <algorithm>

namespace throughline {

namespace {

// Where a record has several fields for a kind, the one that a line drawn between two cards means.
struct Preferred {
    Kind source;
    Kind target;
    std::string_view field;
};
constexpr Preferred preferred[] = {
    {Kind::Interaction, Kind::Stage, "stage"},  {Kind::Interaction, Kind::Interaction, "next"},
    {Kind::Outcome, Kind::Person, "owner"},     {Kind::Measure, Kind::Measure, "predicts"},
    {Kind::Decision, Kind::Decision, "needs"},  {Kind::Task, Kind::Task, "depends_on"},
    {Kind::Action, Kind::Outcome, "outcomes"},  {Kind::Journey, Kind::Outcome, "outcomes"},
    {Kind::Person, Kind::Person, "reports_to"},
};

// The way a line is meant whichever way it is drawn: up, towards what it serves.
constexpr Kind upwards[] = {Kind::Task, Kind::Interaction, Kind::Experience, Kind::Outcome, Kind::Objective};

int height(Kind kind) {
    const auto found = std::find(std::begin(upwards), std::end(upwards), kind);
    return found == std::end(upwards) ? -1 : static_cast<int>(found - std::begin(upwards));
}

bool may_hold(const Field& field, Kind target) {
    switch (field.type) {
    case FieldType::Link:
    case FieldType::Links:
        return field.targets.contains(target);
    case FieldType::Groups: {
        const Field* link = main_link(*field.shape);
        // History and versions name who did something; they are not connections.
        return link && link->targets.contains(target);
    }
    default:
        return false;
    }
}

const Field* field_for(const Record& source, const Record& target) {
    const Shape& shape = *describe_kind(source.kind).shape;
    // R079: a measure that shows early is a leading one.
    if (const Measure* measure = as<Measure>(&target); measure && source.kind == Kind::Interaction)
        return find_field(shape, measure->timing == Timing::Leading ? "leading" : "lagging");
    for (const Preferred& choice : preferred) {
        if (choice.source == source.kind && choice.target == target.kind)
            return find_field(shape, choice.field);
    }
    for (const Field& field : shape.fields) {
        if (may_hold(field, target.kind))
            return &field;
    }
    return nullptr;
}

Error no_connection(const Record& source, const Record& target) {
    const auto is = [&](Kind one, Kind other) {
        return (source.kind == one && target.kind == other) || (source.kind == other && target.kind == one);
    };
    if (is(Kind::Task, Kind::Outcome) || is(Kind::Task, Kind::Experience))
        return error("A task works for an interaction. Connect it to the interaction that needs it.");
    if (source.kind == Kind::Person || target.kind == Kind::Person)
        return error("People are assigned: say who is responsible, accountable, consulted or informed.");
    if (is(Kind::Outcome, Kind::Outcome) || is(Kind::Experience, Kind::Experience))
        return error(
            text_format("Two %s are not connected directly; what happens with the customer leads to them.",
                        std::string(describe_kind(source.kind).plural).c_str()));
    return error(text_format("%s (%s) and %s (%s) have nothing to connect them.",
                             title_in_quotes(&source).c_str(), lower_label(source.kind).c_str(),
                             title_in_quotes(&target).c_str(), lower_label(target.kind).c_str()));
}

Result<Connection> named_connection(const Record& source, const Record& target, std::string_view name) {
    const Field* field = find_field(*describe_kind(source.kind).shape, name);
    if (field && may_hold(*field, target.kind))
        return Connection{source.id, target.id, field};
    return error_at("field", text_format("%s can't be in “%s” of %s.", title_in_quotes(&target).c_str(),
                                         std::string(name).c_str(), title_in_quotes(&source).c_str()));
}

// Calls `visit(index)` for each group that is about `target`, the last first.
template <typename Visit>
void each_group_about(Record& source, const Field& field, const Id& target, const Visit& visit) {
    void* list = field.member(&source);
    const Field* link = main_link(*field.shape);
    for (std::size_t index = field.groups.size(list); index-- > 0;) {
        if (*static_cast<Id*>(link->member(field.groups.at(list, index))) == target)
            visit(index);
    }
}

} // namespace

const Field* main_link(const Shape& group) {
    for (const Field& field : group.fields) {
        if (field.type == FieldType::Link && field.presence == Presence::Required)
            return &field;
    }
    return nullptr;
}

Result<Connection> find_connection(const Transaction& transaction, const Id& source_id, const Id& target_id,
                                   std::string_view field_name) {
    const Record* source = transaction.find(source_id);
    const Record* target = transaction.find(target_id);
    if (!source || !target)
        return error("One of the two records is gone.");
    if (source == target)
        return error("A record is not connected to itself.");
    if (!field_name.empty())
        return named_connection(*source, *target, field_name);
    if (height(source->kind) >= 0 && height(target->kind) >= 0 && height(source->kind) > height(target->kind))
        std::swap(source, target);
    // R011: the way from an interaction to an outcome leads over an experience.
    if (source->kind == Kind::Interaction && target->kind == Kind::Outcome)
        return Connection{source->id, target->id, nullptr};
    if (const Field* field = field_for(*source, *target))
        return Connection{source->id, target->id, field};
    if (const Field* field = field_for(*target, *source))
        return Connection{target->id, source->id, field};
    return no_connection(*source, *target);
}

bool is_connected(const Record& source, const Field& field, const Id& target) {
    // Only read; shapes give members of mutable owners.
    auto& owner = const_cast<Record&>(source);
    void* member = field.member(&owner);
    if (field.type == FieldType::Link)
        return *static_cast<Id*>(member) == target;
    if (field.type == FieldType::Links) {
        const auto& links = *static_cast<std::vector<Id>*>(member);
        return std::find(links.begin(), links.end(), target) != links.end();
    }
    bool found = false;
    each_group_about(owner, field, target, [&](std::size_t) { found = true; });
    return found;
}

void connect(Record& source, const Field& field, const Id& target) {
    void* member = field.member(&source);
    if (field.type == FieldType::Link) {
        *static_cast<Id*>(member) = target;
    } else if (field.type == FieldType::Links) {
        static_cast<std::vector<Id>*>(member)->push_back(target);
    } else {
        const std::size_t at = field.groups.size(member);
        field.groups.insert(member, at);
        *static_cast<Id*>(main_link(*field.shape)->member(field.groups.at(member, at))) = target;
    }
}

void disconnect(Record& source, const Field& field, const Id& target) {
    void* member = field.member(&source);
    if (field.type == FieldType::Link)
        *static_cast<Id*>(member) = {};
    else if (field.type == FieldType::Links)
        std::erase(*static_cast<std::vector<Id>*>(member), target);
    else
        each_group_about(source, field, target,
                         [&](std::size_t index) { field.groups.erase(member, index); });
}

} // namespace throughline
