// One description per field drives everything that treats records alike: JSON in and out, the published
// schema, validation, links and backlinks, undo, the inspector, search. Nothing of that is written by hand
// per record.
#pragma once

#include "base/date.h"
#include "base/id.h"
#include "model/kind.h"

#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace throughline {

// Members of a record or group that this version does not know, as canonical JSON text, sorted by name. They
// are written back as they came, so that a newer file survives an older program.
using Preserved = std::vector<std::pair<std::string, std::string>>;

// The C++ type behind each field type.
//   Text, LongText   std::string            Texts   std::vector<std::string>
//   Number           std::optional<double>  Integer std::optional<std::int64_t>
//   Flag             bool                   Choice  an enum class : std::uint8_t
//   Day              std::optional<Date>    Moment  std::optional<Instant>
//   Link             Id (empty: none)       Links   std::vector<Id>
//   Group            a struct               Groups  std::vector of a struct
enum class FieldType : std::uint8_t {
    Text,
    LongText,
    Number,
    Integer,
    Flag,
    Choice,
    Day,
    Moment,
    Link,
    Links,
    Texts,
    Group,
    Groups,
};

// One value of a Choice; its place in the list is the enumerator's number.
struct ChoiceName {
    std::string_view name;  // in files: lower_snake
    std::string_view label; // for people
};

struct Shape;

// How generic code handles a std::vector of groups.
struct GroupsAccess {
    std::size_t (*size)(const void* list) = nullptr;
    void* (*at)(void* list, std::size_t index) = nullptr;
    void (*insert)(void* list, std::size_t index) = nullptr; // a group with default values
    void (*erase)(void* list, std::size_t index) = nullptr;
    void (*move)(void* list, std::size_t from, std::size_t to) = nullptr;
    // Puts all groups of the list `other`, which is empty then, in the place of `removed` groups from `at`
    // on.
    void (*splice)(void* list, std::size_t at, std::size_t removed, void* other) = nullptr;
};

enum class Presence : std::uint8_t { Optional, Required };

struct Field {
    std::string_view name;  // JSON member: lower_snake
    std::string_view label; // for people: "From", "What matters to the customer"
    std::string_view help;  // one sentence: what to enter, or why it matters; may be empty
    FieldType type = FieldType::Text;
    void* (*member)(void* owner) = nullptr; // the record or group → its member

    Presence presence =
        Presence::Optional; // Required: an empty value is a finding, not an error, except for titles
    std::span<const ChoiceName> choices{};
    KindSet targets{};               // Link, Links
    double minimum = 0, maximum = 0; // Number, Integer; both 0: no limits
    std::string_view unit{};         // "%", "days"; shown behind the value
    const Shape* shape = nullptr;    // Group, Groups
    GroupsAccess groups{};
};

// The fields of a record or a group, in the order in which people see them.
struct Shape {
    std::string_view name;
    std::span<const Field> fields;
    // Where the owner keeps what it does not know; nullptr if the group keeps nothing.
    Preserved* (*preserved)(void* owner) = nullptr;
    // Indices into `fields`, sorted by the fields' names: the order in files.
    std::span<const std::uint8_t> by_name{};
};

// nullptr when the shape has no such field.
const Field* find_field(const Shape& shape, std::string_view name);

// The label of an enumerator: `choice_label(outcome_states, outcome.state)`.
template <typename Value>
constexpr std::string_view choice_label(std::span<const ChoiceName> choices, Value value) {
    return choices[static_cast<std::size_t>(value)].label;
}
// Its name in files.
template <typename Value>
constexpr std::string_view choice_name(std::span<const ChoiceName> choices, Value value) {
    return choices[static_cast<std::size_t>(value)].name;
}

// --- builders: `text<&Outcome::title>("title", "Title", "…")`
// ---------------------------------------------------

namespace fields {

template <auto Member>
struct MemberTraits;
template <typename Owner, typename Value, Value Owner::*Member>
struct MemberTraits<Member> {
    using OwnerType = Owner;
    using ValueType = Value;
    static void* of(void* owner) { return &(static_cast<Owner*>(owner)->*Member); }
};

template <auto Member>
constexpr Field basic(FieldType type, std::string_view name, std::string_view label, std::string_view help) {
    Field field;
    field.name = name;
    field.label = label;
    field.help = help;
    field.type = type;
    field.member = &MemberTraits<Member>::of;
    return field;
}

template <auto Member, typename Expected>
constexpr void check_type() {
    static_assert(std::is_same_v<typename MemberTraits<Member>::ValueType, Expected>);
}

template <auto Member>
constexpr Field text(std::string_view name, std::string_view label, std::string_view help = {}) {
    check_type<Member, std::string>();
    return basic<Member>(FieldType::Text, name, label, help);
}
template <auto Member>
constexpr Field required_text(std::string_view name, std::string_view label, std::string_view help = {}) {
    Field field = text<Member>(name, label, help);
    field.presence = Presence::Required;
    return field;
}
template <auto Member>
constexpr Field long_text(std::string_view name, std::string_view label, std::string_view help = {}) {
    check_type<Member, std::string>();
    return basic<Member>(FieldType::LongText, name, label, help);
}
template <auto Member>
constexpr Field number(std::string_view name, std::string_view label, double minimum = 0, double maximum = 0,
                       std::string_view help = {}, std::string_view unit = {}) {
    check_type<Member, std::optional<double>>();
    Field field = basic<Member>(FieldType::Number, name, label, help);
    field.minimum = minimum;
    field.maximum = maximum;
    field.unit = unit;
    return field;
}
template <auto Member>
constexpr Field integer(std::string_view name, std::string_view label, double minimum = 0, double maximum = 0,
                        std::string_view help = {}, std::string_view unit = {}) {
    check_type<Member, std::optional<std::int64_t>>();
    Field field = basic<Member>(FieldType::Integer, name, label, help);
    field.minimum = minimum;
    field.maximum = maximum;
    field.unit = unit;
    return field;
}
template <auto Member>
constexpr Field flag(std::string_view name, std::string_view label, std::string_view help = {}) {
    check_type<Member, bool>();
    return basic<Member>(FieldType::Flag, name, label, help);
}
template <auto Member>
constexpr Field choice(std::string_view name, std::string_view label, std::span<const ChoiceName> choices,
                       std::string_view help = {}) {
    using Value = typename MemberTraits<Member>::ValueType;
    static_assert(std::is_enum_v<Value> && sizeof(Value) == 1);
    Field field = basic<Member>(FieldType::Choice, name, label, help);
    field.choices = choices;
    return field;
}
template <auto Member>
constexpr Field day(std::string_view name, std::string_view label, std::string_view help = {}) {
    check_type<Member, std::optional<Date>>();
    return basic<Member>(FieldType::Day, name, label, help);
}
template <auto Member>
constexpr Field moment(std::string_view name, std::string_view label, std::string_view help = {}) {
    check_type<Member, std::optional<Instant>>();
    return basic<Member>(FieldType::Moment, name, label, help);
}
template <auto Member>
constexpr Field link(std::string_view name, std::string_view label, KindSet targets,
                     std::string_view help = {}) {
    check_type<Member, Id>();
    Field field = basic<Member>(FieldType::Link, name, label, help);
    field.targets = targets;
    return field;
}
template <auto Member>
constexpr Field links(std::string_view name, std::string_view label, KindSet targets,
                      std::string_view help = {}) {
    check_type<Member, std::vector<Id>>();
    Field field = basic<Member>(FieldType::Links, name, label, help);
    field.targets = targets;
    return field;
}
template <auto Member>
constexpr Field texts(std::string_view name, std::string_view label, std::string_view help = {}) {
    check_type<Member, std::vector<std::string>>();
    return basic<Member>(FieldType::Texts, name, label, help);
}
template <auto Member>
constexpr Field group(std::string_view name, std::string_view label, const Shape& shape,
                      std::string_view help = {}) {
    Field field = basic<Member>(FieldType::Group, name, label, help);
    field.shape = &shape;
    return field;
}
template <auto Member>
constexpr Field groups(std::string_view name, std::string_view label, const Shape& shape,
                       std::string_view help = {}) {
    using List = typename MemberTraits<Member>::ValueType;
    Field field = basic<Member>(FieldType::Groups, name, label, help);
    field.shape = &shape;
    field.groups.size = [](const void* list) { return static_cast<const List*>(list)->size(); };
    field.groups.at = [](void* list, std::size_t index) -> void* {
        return &(*static_cast<List*>(list))[index];
    };
    field.groups.insert = [](void* list, std::size_t index) {
        auto& items = *static_cast<List*>(list);
        items.emplace(items.begin() + static_cast<std::ptrdiff_t>(index));
    };
    field.groups.erase = [](void* list, std::size_t index) {
        auto& items = *static_cast<List*>(list);
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(index));
    };
    field.groups.move = [](void* list, std::size_t from, std::size_t to) {
        auto& items = *static_cast<List*>(list);
        auto item = std::move(items[from]);
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(from));
        items.insert(items.begin() + static_cast<std::ptrdiff_t>(to), std::move(item));
    };
    field.groups.splice = [](void* list, std::size_t at, std::size_t removed, void* other) {
        auto& items = *static_cast<List*>(list);
        auto& others = *static_cast<List*>(other);
        const auto first = items.begin() + static_cast<std::ptrdiff_t>(at);
        const auto place = items.erase(first, first + static_cast<std::ptrdiff_t>(removed));
        items.insert(place, std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
        others.clear();
    };
    return field;
}

// The field must be filled for the record to mean something. A choice that is required is always written to
// files; a group whose required link goes, goes with it.
constexpr Field required(Field field) {
    field.presence = Presence::Required;
    return field;
}

// The fields of one shape together with their order by name, made while compiling. A name that comes twice
// does not compile.
template <std::size_t Count>
struct FieldList {
    std::array<Field, Count> fields{};
    std::array<std::uint8_t, Count> by_name{};

    constexpr Shape shape(std::string_view name, Preserved* (*preserved)(void* owner)) const {
        return Shape{name, fields, preserved, by_name};
    }
};

// Not constexpr and not defined: calling it stops the compiler, which then names it.
void two_fields_of_one_name();

template <typename... Fields>
consteval FieldList<sizeof...(Fields)> list(Fields... items) {
    constexpr std::size_t count = sizeof...(Fields);
    static_assert(count < 256);
    FieldList<count> result;
    result.fields = {items...};
    for (std::size_t index = 0; index < count; ++index) {
        std::size_t place = index;
        while (place > 0 && result.fields[index].name < result.fields[result.by_name[place - 1]].name) {
            result.by_name[place] = result.by_name[place - 1];
            --place;
        }
        if (place > 0 && result.fields[index].name == result.fields[result.by_name[place - 1]].name)
            two_fields_of_one_name();
        result.by_name[place] = static_cast<std::uint8_t>(index);
    }
    return result;
}

// For Shape::preserved, of everything that has a member of that name.
template <typename Owner>
Preserved* preserved_of(void* owner) {
    return &static_cast<Owner*>(owner)->preserved;
}

// 2^53 − 1: up to here every program reads an integer of JSON exactly.
constexpr double largest_integer = 9007199254740991.0;

} // namespace fields

} // namespace throughline
