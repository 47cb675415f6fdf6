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
    for (auto& [name, value] : entries)
        object->set(name, std::move(value));
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
    SharedObject* object = m_content.shared;
    if (--object->owners != 0)
        return;
    switch (object->kind) {
    case Kind::String:
        delete static_cast<StringObject*>(object);
        break;
    case Kind::List:
        delete static_cast<ListObject*>(object);
        break;
    case Kind::Context:
        delete static_cast<ContextObject*>(object);
        break;
    case Kind::Range:
        delete static_cast<RangeObject*>(object);
        break;
    default:
        delete static_cast<FunctionObject*>(object);
        break;
    }
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
    for (auto& [key, present] : entries) {
        if (key == name) {
            present = std::move(value);
            return;
        }
    }
    entries.emplace_back(std::string(name), std::move(value));
}

} // namespace throughline::feel
