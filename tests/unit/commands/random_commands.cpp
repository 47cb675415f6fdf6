#include "random_commands.h"

#include "base/text.h"

#include <iterator>

namespace throughline {

namespace {

constexpr const char* some_texts[] = {
    "",
    "Households stay",
    "80",
    "-0.5",
    "2027-02-30",
    "2027-02-28",
    "true",
    "done",
    "In progress",
    "Ünï→“”",
    "a\tb\nc\td",
    "1e99",
    "0",
    "10",
    "accountable",
    "throughline-1",
    "First",
    "< 12",
};

// What arguments are called, for commands that nobody has written a generator for.
constexpr const char* ids_of[] = {"id",         "source",      "target",  "who",    "from",
                                  "to",         "stage",       "journey", "of",     "outcome",
                                  "experience", "interaction", "segment", "beside", "objective"};
constexpr const char* positions_of[] = {"at",     "from",  "to",        "rule",
                                        "column", "count", "last_rule", "last_column"};
constexpr const char* texts_of[] = {"title",          "value", "text",   "state",  "policy",
                                    "responsibility", "scope", "result", "reason", "good",
                                    "mode",           "level", "theme",  "x",      "y"};

} // namespace

std::string CommandGenerator::record() {
    const std::vector<RecordPointer> all = m_workspace.store().everything();
    if (all.empty() || chance(50))
        return "nobody";
    return all[m_random.below(all.size())]->id.text();
}

std::string CommandGenerator::records() {
    std::string ids;
    for (std::uint64_t count = 1 + m_random.below(4); count > 0; --count)
        ids += record() + " ";
    return ids;
}

std::string CommandGenerator::text() {
    return some_texts[m_random.below(std::size(some_texts))];
}

// A field of the record; inside its groups where there are some.
std::string CommandGenerator::path(const std::string& id) {
    const Record* found = m_workspace.store().find(Id::literal(id));
    if (!found)
        return "title";
    std::string path;
    const Shape* shape = describe_kind(found->kind).shape;
    while (true) {
        const Field& field = shape->fields[m_random.below(shape->fields.size())];
        path += std::string(field.name);
        const bool list = field.type == FieldType::Groups || field.type == FieldType::Texts ||
                          field.type == FieldType::Links;
        if (list && !chance(3))
            path += "[" + std::to_string(m_random.below(2)) + "]";
        if (!field.shape || (list && path.back() != ']'))
            return path;
        path += ".";
        shape = field.shape;
    }
}

RandomCommand CommandGenerator::add() {
    switch (m_random.below(8)) {
    case 0:
        return {"outcome.add", {{"title", "Outcome"}}};
    case 1:
        return {"experience.add", {{"outcome", record()}}};
    case 2:
        return {"interaction.add", {{"experience", record()}}};
    case 3:
        return {"interaction.add", {{"outcome", record()}}};
    case 4:
        return {"task.add", {{"interaction", record()}}};
    case 5:
        return {"journey.add", {}};
    case 6:
        return {"decision.add", {}};
    default: {
        const auto kinds = all_kinds();
        return {"record.add",
                {{"kind", std::string(kinds[m_random.below(kinds.size())]->name)}, {"title", text()}}};
    }
    }
}

RandomCommand CommandGenerator::set() {
    const std::string id = record();
    const std::string where = path(id);
    return {"record.set", {{"id", id}, {"path", where}, {"value", chance(2) ? text() : record()}}};
}

RandomCommand CommandGenerator::edit_list() {
    const std::string id = record();
    const std::string where = path(id);
    switch (m_random.below(3)) {
    case 0:
        return {"record.insert_item",
                {{"id", id}, {"path", where}, {"value", chance(2) ? text() : record()}}};
    case 1:
        return {"record.remove_item", {{"id", id}, {"path", where}, {"at", "0"}}};
    default:
        return {"record.move_item", {{"id", id}, {"path", where}, {"from", "0"}, {"to", "1"}}};
    }
}

RandomCommand CommandGenerator::link() {
    return {chance(4) ? "link.remove" : "link.add", {{"source", record()}, {"target", record()}}};
}

RandomCommand CommandGenerator::move() {
    const std::string x = std::to_string(m_random.below(1000)), y = std::to_string(m_random.below(1000));
    if (chance(3))
        return {"card.reset_positions", {}};
    if (chance(2))
        return {"card.move", {{"ids", records()}, {"x", x}, {"y", y}}};
    return {"card.place", {{"id", record()}, {"x", x}, {"y", y}}};
}

RandomCommand CommandGenerator::remove() {
    return chance(2) ? RandomCommand{"edit.delete", {{"ids", record()}}}
                     : RandomCommand{"edit.duplicate", {{"ids", records()}}};
}

RandomCommand CommandGenerator::anything() {
    const auto commands = all_commands();
    RandomCommand command{std::string(commands[m_random.below(commands.size())].id), {}};
    for (const char* name : ids_of) {
        if (chance(3))
            command.arguments[name] = record();
    }
    for (const char* name : positions_of) {
        if (chance(3))
            command.arguments[name] = std::to_string(m_random.below(4));
    }
    for (const char* name : texts_of) {
        if (chance(3))
            command.arguments[name] = text();
    }
    return command;
}

RandomCommand CommandGenerator::next() {
    switch (m_random.below(12)) {
    case 0:
    case 1:
        return add();
    case 2:
    case 3:
        return set();
    case 4:
        return edit_list();
    case 5:
    case 6:
        return link();
    case 7:
        return move();
    case 8:
        return remove();
    case 9:
        return {"edit.select", {{"ids", records()}}};
    default:
        return anything();
    }
}

} // namespace throughline
