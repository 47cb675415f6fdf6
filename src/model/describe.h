// What the files of the kinds share: how a KindDescription is made from the record's own type.
#pragma once

#include "model/field.h"
#include "model/record.h"

#include <memory>

namespace throughline {

template <typename T>
std::shared_ptr<Record> make_record(const Id& id) {
    auto record = std::make_shared<T>();
    record->id = id;
    return record;
}

template <typename T>
std::shared_ptr<Record> copy_record(const Record& record) {
    return std::make_shared<T>(static_cast<const T&>(record));
}

template <typename T, void (*Rules)(const T& record, std::vector<Problem>& problems)>
void validate_as(const Record& record, std::vector<Problem>& problems) {
    Rules(static_cast<const T&>(record), problems);
}

// Words of a kind, before its functions.
struct KindWords {
    std::string_view name;
    std::string_view label;
    std::string_view plural;
    std::string_view help;
};

template <typename T, void (*Rules)(const T& record, std::vector<Problem>& problems)>
constexpr KindDescription description_of(const KindWords& words, const Shape& shape) {
    KindDescription description{};
    description.kind = T::record_kind;
    description.name = words.name;
    description.label = words.label;
    description.plural = words.plural;
    description.help = words.help;
    description.shape = &shape;
    description.make = &make_record<T>;
    description.copy = &copy_record<T>;
    description.validate = &validate_as<T, Rules>;
    return description;
}

// Rules that several kinds state. `field` is the path that the problem is shown at.

// An interval must not be the wrong way round, nor leave out its own value.
void check_interval(std::string_view field, const std::optional<double>& low,
                    const std::optional<double>& value, const std::optional<double>& high,
                    std::vector<Problem>& problems);
// `later` must not be before `earlier`; days that are not known do not matter.
void check_order(std::string_view field, const std::optional<Date>& earlier, std::string_view earlier_label,
                 const std::optional<Date>& later, std::string_view later_label,
                 std::vector<Problem>& problems);
// A record must not name itself in a link.
void check_not_itself(std::string_view field, const Record& record, const Id& target,
                      std::vector<Problem>& problems);
// Adds a finding when `missing`.
void expect(bool present, std::string_view field, std::string_view message, std::vector<Problem>& problems);

} // namespace throughline
