#include "feel/value.h"

#include "feel/function.h"

namespace throughline::feel {

std::string_view kind_name(Kind kind) {
    switch (kind) {
    case Kind::Null:
        return "null";
    case Kind::Boolean:
        return "boolean";
    case Kind::Number:
        return "number";
    case Kind::String:
        return "string";
    case Kind::Date:
        return "date";
    case Kind::Time:
        return "time";
    case Kind::DateTime:
        return "date and time";
    case Kind::YearsMonthsDuration:
        return "years and months duration";
    case Kind::DaysTimeDuration:
        return "days and time duration";
    case Kind::List:
        return "list";
    case Kind::Context:
        return "context";
    case Kind::Range:
        return "range";
    case Kind::Function:
        return "function";
    }
    return "null";
}

Value Value::boolean(bool value) {
    Value result;
    result.m_kind = Kind::Boolean;
    result.m_content.boolean = value;
    return result;
}

Value Value::number(const Decimal& value) {
    Value result;
    if (value.is_nan())
        return result;
    result.m_kind = Kind::Number;
    result.m_content.number = value;
    return result;
}

Value Value::date(const DateTime& date) {
    Value result;
    DateTime day;
    day.year = date.year;
    day.month = date.month;
    day.day = date.day;
    result.m_kind = Kind::Date;
    result.m_content.date_time = day;
    return result;
}

Value Value::date(throughline::Date date) {
    return Value::date(date_from_days(date.days));
}

Value Value::time(const DateTime& time) {
    Value result;
    DateTime clock = time;
    clock.year = 0;
    clock.month = 1;
    clock.day = 1;
    result.m_kind = Kind::Time;
    result.m_content.date_time = clock;
    return result;
}

Value Value::date_time(const DateTime& date_time) {
    Value result;
    result.m_kind = Kind::DateTime;
    result.m_content.date_time = date_time;
    return result;
}

Value Value::months(YearsMonths duration) {
    Value result;
    result.m_kind = Kind::YearsMonthsDuration;
    result.m_content.months = duration;
    return result;
}

Value Value::seconds(DaysTime duration) {
    Value result;
    result.m_kind = Kind::DaysTimeDuration;
    result.m_content.seconds = duration;
    return result;
}

Value Value::adopt(SharedObject* object) {
    Value result;
    result.m_kind = object->kind;
    result.m_content.shared = object;
    return result;
}

Value Value::string(std::string text) {
    return adopt(new StringObject(std::move(text)));
}

Value Value::list(std::vector<Value> items) {
    return adopt(new ListObject(std::move(items)));
}

Value Value::context(std::vector<std::pair<std::string, Value>> entries) {
    auto* object = new ContextObject();
    Value result = adopt(object);
    object->entries.reserve(entries.size());
    for (std::pair<std::string, Value>& entry : entries)
        object->set(entry.first, std::move(entry.second));
    return result;
}

Value Value::range(Value low, bool low_included, Value high, bool high_included, RangeForm form) {
    auto* object = new RangeObject();
    object->low = std::move(low);
    object->high = std::move(high);
    object->low_included = low_included;
    object->high_included = high_included;
    object->form = form;
    return adopt(object);
}

void Value::release() {
    if (--m_content.shared->owners == 0)
        destroy(m_content.shared);
}

SharedObject* Value::abandon() {
    if (!is_shared())
        return nullptr;
    m_kind = Kind::Null;
    return --m_content.shared->owners == 0 ? m_content.shared : nullptr;
}

// Values may nest deeper than the stack is, so what an object held is destroyed after it rather than inside.
void Value::destroy(SharedObject* object) {
    std::vector<SharedObject*> pending;
    const auto leave = [&pending](Value& value) {
        if (SharedObject* last = value.abandon())
            pending.push_back(last);
    };
    while (object != nullptr) {
        switch (object->kind) {
        case Kind::String:
            delete static_cast<StringObject*>(object);
            break;
        case Kind::List:
            for (Value& item : static_cast<ListObject*>(object)->items)
                leave(item);
            delete static_cast<ListObject*>(object);
            break;
        case Kind::Context:
            for (auto& [name, value] : static_cast<ContextObject*>(object)->entries)
                leave(value);
            delete static_cast<ContextObject*>(object);
            break;
        case Kind::Range:
            delete static_cast<RangeObject*>(object);
            break;
        default:
            for (Value& value : static_cast<FunctionObject*>(object)->captured)
                leave(value);
            delete static_cast<FunctionObject*>(object);
            break;
        }
        object = pending.empty() ? nullptr : pending.back();
        if (object != nullptr)
            pending.pop_back();
    }
}

namespace {

std::uint32_t weight_at(const Value& value, int depth) {
    constexpr int deepest = 1000;
    constexpr std::uint64_t most = UINT32_MAX;
    if (!value.is(Kind::List) && !value.is(Kind::Context))
        return 1;
    if (depth > deepest)
        return UINT32_MAX;
    const SharedObject& object = value.shared();
    if (object.known_weight != 0)
        return object.known_weight;
    std::uint64_t total = 1;
    if (value.is(Kind::List)) {
        for (const Value& item : value.as_list())
            total += weight_at(item, depth + 1);
    } else {
        for (const auto& [name, entry] : value.as_context().entries)
            total += weight_at(entry, depth + 1);
    }
    object.known_weight = static_cast<std::uint32_t>(total < most ? total : most);
    return object.known_weight;
}

} // namespace

std::uint32_t weight(const Value& value) {
    return weight_at(value, 0);
}

const std::string& Value::as_string() const {
    return static_cast<const StringObject*>(m_content.shared)->text;
}

const std::vector<Value>& Value::as_list() const {
    return static_cast<const ListObject*>(m_content.shared)->items;
}

const ContextObject& Value::as_context() const {
    return *static_cast<const ContextObject*>(m_content.shared);
}

const RangeObject& Value::as_range() const {
    return *static_cast<const RangeObject*>(m_content.shared);
}

const FunctionObject& Value::as_function() const {
    return *static_cast<const FunctionObject*>(m_content.shared);
}

const Value* ContextObject::find(std::string_view name) const {
    for (const auto& [key, value] : entries) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

void ContextObject::set(std::string_view name, Value value) {
    known_weight = 0;
    for (auto& [key, present] : entries) {
        if (key == name) {
            present = std::move(value);
            return;
        }
    }
    entries.emplace_back(std::string(name), std::move(value));
}

} // namespace throughline::feel
