// A design record: a small value with a stable id. Records are immutable once they are in the store; a change
// makes a new one.
#pragma once

#include "base/result.h"
#include "model/field.h"

#include <memory>
#include <string>
#include <vector>

namespace throughline {

class MemberPath;

// Every record begins with these; the kinds derive from it (without virtual functions: the kind says what it
// is).
struct Record {
    Kind kind;
    Id id;
    std::string title; // what people call it; each shape lists it first
    Preserved preserved;

protected:
    explicit Record(Kind record_kind)
        : kind(record_kind) {}
    Record(const Record&) = default;
    Record& operator=(const Record&) = default;
    ~Record() = default;
};

using RecordPointer = std::shared_ptr<const Record>;

// An error makes a record invalid: it is neither imported nor stored. A finding may wait; the person is told.
enum class Severity : std::uint8_t { Error, Finding };

// Something a record's own rules complain about, at one of its fields.
struct Problem {
    std::string field; // path inside the record: "business.target"
    std::string message;
    Severity severity = Severity::Error;
};

// A member, or a value of a choice, that had another name in files up to and including a version.
struct Renamed {
    int last_version = 0;
    std::string_view before;
    std::string_view now;
};
struct RenamedChoice {
    int last_version = 0;
    std::string_view field;
    std::string_view before;
    std::string_view now;
};

// What the program knows about a kind. One per kind, in the kind's own file, listed in kinds.cpp.
struct KindDescription {
    Kind kind;
    std::string_view name;   // in files: "outcome"
    std::string_view label;  // "Outcome"
    std::string_view plural; // "Outcomes"
    std::string_view help;   // one sentence: what it is in the method
    const Shape* shape;
    std::shared_ptr<Record> (*make)(const Id& id);
    std::shared_ptr<Record> (*copy)(const Record& record);
    // Rules over several fields of this one record (a baseline without a measure, a range the wrong way
    // round).
    void (*validate)(const Record& record, std::vector<Problem>& problems);
    // What brings a record of an older file version to the present one: first the names …
    std::span<const Renamed> renamed{};
    std::span<const RenamedChoice> renamed_choices{};
    // … then what names alone cannot do. Members that are no longer known are in `preserved`. May be nullptr.
    void (*migrate)(Record& record, int version) = nullptr;
};

const KindDescription& describe_kind(Kind kind);
const KindDescription* find_kind(std::string_view name);

// The record as its own type, or nullptr when it is of another kind: `as<Outcome>(record)`.
template <typename T>
const T* as(const Record* record) {
    return record && record->kind == T::record_kind ? static_cast<const T*>(record) : nullptr;
}
template <typename T>
const T* as(const RecordPointer& record) {
    return as<T>(record.get());
}

// All kinds, in the order of Kind.
std::span<const KindDescription* const> all_kinds();

// Calls `visit(field, path, target id)` for each link in the record, groups included.
struct LinkVisitor {
    virtual ~LinkVisitor() = default;
    virtual void visit(const Field& field, const MemberPath& path, const Id& target) = 0;
};
void visit_links(const Record& record, LinkVisitor& visitor);
// Takes every link to `target` out of the record; groups that consist of nothing without that link go too.
void remove_links(Record& record, const Id& target);

} // namespace throughline
