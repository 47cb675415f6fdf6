// A FEEL value: 24 bytes, cheap to copy. Numbers, booleans, dates, times and durations are held in place;
// strings, lists, contexts, ranges and functions are shared and never change once another owner can see them.
// The counts of owners are not atomic: a value belongs to one thread.
#pragma once

#include "base/date.h"
#include "base/decimal.h"
#include "feel/calendar.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline::feel {

enum class Kind : std::uint8_t {
    Null,
    Boolean,
    Number,
    String,
    Date,
    Time,
    DateTime,
    YearsMonthsDuration,
    DaysTimeDuration,
    List,
    Context,
    Range,
    Function
};

// "number", "date and time", "days and time duration" …
std::string_view kind_name(Kind kind);

class Value;
struct StringObject;
struct ListObject;
struct ContextObject;
struct RangeObject;
struct FunctionObject;

// [1..10], (< 10), (> 10), (= 10), (!= 10). Two ranges are equal only in the same form: (< 10) is not
// (null..10).
enum class RangeForm : std::uint8_t { Interval, Below, Above, Exactly, Except };

// The head of everything that is shared.
struct SharedObject {
    std::uint32_t owners = 1;
    // See weight(); 0 while it is not known.
    mutable std::uint32_t known_weight = 0;
    Kind kind;
    explicit SharedObject(Kind object_kind)
        : kind(object_kind) {}
};

class Value {
public:
    Value()
        : m_kind(Kind::Null) {
        m_content.boolean = false;
    }
    Value(const Value& other)
        : m_content(other.m_content)
        , m_kind(other.m_kind) {
        retain();
    }
    Value(Value&& other) noexcept
        : m_content(other.m_content)
        , m_kind(other.m_kind) {
        other.m_kind = Kind::Null;
    }
    Value& operator=(const Value& other) {
        Value copy(other);
        swap(copy);
        return *this;
    }
    Value& operator=(Value&& other) noexcept {
        swap(other);
        return *this;
    }
    ~Value() {
        if (is_shared())
            release();
    }

    static Value null() { return {}; }
    static Value boolean(bool value);
    // Not a number becomes null.
    static Value number(const Decimal& value);
    static Value number(std::int64_t value) { return number(Decimal(value)); }
    static Value string(std::string text);
    static Value date(const DateTime& date);
    static Value date(throughline::Date date);
    static Value time(const DateTime& time);
    static Value date_time(const DateTime& date_time);
    static Value months(YearsMonths duration);
    static Value seconds(DaysTime duration);
    static Value list(std::vector<Value> items);
    static Value empty_list() { return list({}); }
    // Entries keep their order; where a name comes twice the last one counts.
    static Value context(std::vector<std::pair<std::string, Value>> entries);
    static Value range(Value low, bool low_included, Value high, bool high_included,
                       RangeForm form = RangeForm::Interval);
    // Takes over one ownership.
    static Value adopt(SharedObject* object);

    Kind kind() const { return m_kind; }
    bool is_null() const { return m_kind == Kind::Null; }
    bool is_true() const { return m_kind == Kind::Boolean && m_content.boolean; }
    bool is_false() const { return m_kind == Kind::Boolean && !m_content.boolean; }
    bool is(Kind kind) const { return m_kind == kind; }

    // Each only where kind() says so.
    bool as_boolean() const { return m_content.boolean; }
    const Decimal& as_number() const { return m_content.number; }
    const std::string& as_string() const;
    // Date (only its date counts), time (only its time and zone count), date and time.
    const DateTime& as_date_time() const { return m_content.date_time; }
    YearsMonths as_months() const { return m_content.months; }
    DaysTime as_seconds() const { return m_content.seconds; }
    const std::vector<Value>& as_list() const;
    const ContextObject& as_context() const;
    const RangeObject& as_range() const;
    const FunctionObject& as_function() const;

    // Only where something is shared: strings, lists, contexts, ranges and functions.
    const SharedObject& shared() const { return *m_content.shared; }

    // Two values that share one object are the same without looking inside.
    bool shares_with(const Value& other) const {
        return is_shared() && m_kind == other.m_kind && m_content.shared == other.m_content.shared;
    }

    void swap(Value& other) noexcept {
        std::swap(m_content, other.m_content);
        std::swap(m_kind, other.m_kind);
    }

private:
    union Content {
        bool boolean;
        Decimal number;
        DateTime date_time;
        YearsMonths months;
        DaysTime seconds;
        SharedObject* shared;
        Content()
            : boolean(false) {}
    };

    bool is_shared() const { return m_kind == Kind::String || m_kind >= Kind::List; }
    void retain() {
        if (is_shared())
            ++m_content.shared->owners;
    }
    void release();
    static void destroy(SharedObject* object);
    // Gives up the ownership; the object where this was the last one.
    SharedObject* abandon();

    Content m_content;
    Kind m_kind;
};

struct StringObject : SharedObject {
    std::string text;
    explicit StringObject(std::string content)
        : SharedObject(Kind::String)
        , text(std::move(content)) {}
};

struct ListObject : SharedObject {
    std::vector<Value> items;
    explicit ListObject(std::vector<Value> content)
        : SharedObject(Kind::List)
        , items(std::move(content)) {}
};

struct ContextObject : SharedObject {
    std::vector<std::pair<std::string, Value>> entries;
    ContextObject()
        : SharedObject(Kind::Context) {}
    // Null pointer where there is no such entry.
    const Value* find(std::string_view name) const;
    void set(std::string_view name, Value value);
};

struct RangeObject : SharedObject {
    // Null where the form has no such end; Exactly and Except have their value in both.
    Value low;
    Value high;
    bool low_included = false;
    bool high_included = false;
    RangeForm form = RangeForm::Interval;
    RangeObject()
        : SharedObject(Kind::Range) {}
};

// How many values there are in this one, each counted as often as it occurs, up to 2³² − 1. What is shared
// inside a value can make it far larger than the memory it takes, so work that looks at all of it is charged
// by this. Values that nest beyond all use count as the largest.
std::uint32_t weight(const Value& value);

enum class Ternary : std::uint8_t { False, True, Unknown };

// FEEL's `=`: unknown where the kinds differ, but null is equal to null and to nothing else. Times are equal
// to the second, as DMN's 10.3.2.3.4 compares hour, minute, second and offset.
Ternary equal(const Value& left, const Value& right);
// FEEL's is(): the same kind, the same value, for times in the same zone.
bool identical(const Value& left, const Value& right);
// `order` becomes −1 (less), 0 or 1 (greater). False where the two cannot be ordered.
bool compare(const Value& left, const Value& right, int& order);

// As FEEL's string() writes it: text itself for a string, `[1, "a"]` for a list.
std::string value_text(const Value& value);
// As a FEEL expression that gives the value again: `"a"`, `@"2026-11-21"`. What goes beyond `longest` bytes
// is left out, for a message.
constexpr std::size_t longest_text = 1U << 24;
std::string value_literal(const Value& value, std::size_t longest = longest_text);

} // namespace throughline::feel
