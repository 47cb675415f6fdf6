#include "feel/type.h"

#include "feel/built_in.h"
#include "feel/function.h"

#include <algorithm>
#include <array>

namespace throughline::feel {

namespace {

struct NamedKind {
    std::string_view name;
    TypeKind kind;
};

// The names of the standard first, then those of older files.
constexpr std::array<NamedKind, 20> named_kinds = {
    {{"Any", TypeKind::Any},
     {"Null", TypeKind::Null},
     {"boolean", TypeKind::Boolean},
     {"number", TypeKind::Number},
     {"string", TypeKind::String},
     {"date", TypeKind::Date},
     {"time", TypeKind::Time},
     {"date and time", TypeKind::DateTime},
     {"years and months duration", TypeKind::YearsMonthsDuration},
     {"days and time duration", TypeKind::DaysTimeDuration},
     {"list", TypeKind::List},
     {"context", TypeKind::Context},
     {"range", TypeKind::Range},
     {"function", TypeKind::Function},
     {"dateTime", TypeKind::DateTime},
     {"yearMonthDuration", TypeKind::YearsMonthsDuration},
     {"dayTimeDuration", TypeKind::DaysTimeDuration},
     {"days and time", TypeKind::DaysTimeDuration},
     {"any", TypeKind::Any},
     {"null", TypeKind::Null}}};

Kind value_kind(TypeKind kind) {
    switch (kind) {
    case TypeKind::Boolean:
        return Kind::Boolean;
    case TypeKind::Number:
        return Kind::Number;
    case TypeKind::String:
        return Kind::String;
    case TypeKind::Date:
        return Kind::Date;
    case TypeKind::Time:
        return Kind::Time;
    case TypeKind::DateTime:
        return Kind::DateTime;
    case TypeKind::YearsMonthsDuration:
        return Kind::YearsMonthsDuration;
    case TypeKind::DaysTimeDuration:
        return Kind::DaysTimeDuration;
    case TypeKind::List:
        return Kind::List;
    case TypeKind::Context:
        return Kind::Context;
    case TypeKind::Range:
        return Kind::Range;
    case TypeKind::Function:
        return Kind::Function;
    default:
        return Kind::Null;
    }
}

// Whether every value of `type` may stand where `wanted` is asked for: DMN 1.5, 10.3.2.9.1.
bool type_conforms(const Type* type, const Type* wanted) {
    if (wanted == nullptr || wanted->kind == TypeKind::Any || type == wanted)
        return true;
    // What a function gives is often not known before it is called.
    if (type == nullptr)
        return true;
    if (type->kind == TypeKind::Null)
        return true;
    if (type->kind != wanted->kind)
        return false;
    if (type->kind == TypeKind::List || type->kind == TypeKind::Range)
        return type_conforms(type->element.get(), wanted->element.get());
    if (type->kind == TypeKind::Context)
        return std::all_of(wanted->members.begin(), wanted->members.end(), [type](const auto& member) {
            const TypePtr* own = type->member(member.first);
            return own != nullptr && type_conforms(own->get(), member.second.get());
        });
    if (type->kind == TypeKind::Function && (wanted->element != nullptr || !wanted->parameters.empty())) {
        if (type->parameters.size() != wanted->parameters.size())
            return false;
        for (std::size_t index = 0; index < type->parameters.size(); ++index) {
            // Arguments go in, so their types are compared the other way around.
            if (!type_conforms(wanted->parameters[index].get(), type->parameters[index].get()))
                return false;
        }
        return type_conforms(type->element.get(), wanted->element.get());
    }
    return true;
}

bool is_function_instance(const FunctionObject& function, const Type& type) {
    // The bare word `function` means any; types with parameters have a result as well.
    if (type.element == nullptr && type.parameters.empty())
        return true;
    if (function.built_in >= 0)
        return accepts_count(built_ins()[static_cast<std::size_t>(function.built_in)],
                             type.parameters.size());
    if (function.parameters.size() != type.parameters.size())
        return false;
    for (std::size_t index = 0; index < type.parameters.size(); ++index) {
        if (!type_conforms(type.parameters[index].get(), function.parameters[index].type.get()))
            return false;
    }
    const TypePtr& result = function.result_type != nullptr ? function.result_type : function.inferred_result;
    return type_conforms(result.get(), type.element.get());
}

// Whether and how the constraints of types count.
struct Constraints {
    bool checked = false;
    Machine* machine = nullptr;
};

bool is_of_type(const Value& value, const Type* type, const Constraints& constraints);

bool may_stand(const Value& value, const Type* type, const Constraints& constraints) {
    return value.is_null() || type == nullptr || is_of_type(value, type, constraints);
}

bool has_shape(const Value& value, const Type& type, const Constraints& constraints) {
    if (type.kind == TypeKind::Any)
        return true;
    if (value.kind() != value_kind(type.kind))
        return false;
    const Type* element = type.element.get();
    switch (type.kind) {
    case TypeKind::List: {
        const std::vector<Value>& items = value.as_list();
        return std::all_of(items.begin(), items.end(), [element, &constraints](const Value& item) {
            return may_stand(item, element, constraints);
        });
    }
    case TypeKind::Context:
        return std::all_of(type.members.begin(), type.members.end(),
                           [&value, &constraints](const auto& member) {
                               const Value* entry = value.as_context().find(member.first);
                               return entry != nullptr && may_stand(*entry, member.second.get(), constraints);
                           });
    case TypeKind::Range:
        return may_stand(value.as_range().low, element, constraints) &&
               may_stand(value.as_range().high, element, constraints);
    case TypeKind::Function:
        return is_function_instance(value.as_function(), type);
    default:
        return true;
    }
}

bool is_of_type(const Value& value, const Type* type, const Constraints& constraints) {
    if (type == nullptr)
        return !value.is_null();
    if (type->kind == TypeKind::Null)
        return value.is_null();
    if (value.is_null() || !has_shape(value, *type, constraints))
        return false;
    return !constraints.checked || type->constraint == nullptr ||
           type->constraint->allows(value, constraints.machine);
}

} // namespace

const TypePtr* Type::member(std::string_view name) const {
    const auto found = std::find_if(members.begin(), members.end(),
                                    [name](const auto& entry) { return entry.first == name; });
    return found == members.end() ? nullptr : &found->second;
}

TypePtr simple_type(TypeKind kind) {
    auto type = std::make_shared<Type>();
    type->kind = kind;
    return type;
}

TypePtr list_type(TypePtr element) {
    auto type = std::make_shared<Type>();
    type->kind = TypeKind::List;
    type->element = std::move(element);
    return type;
}

TypePtr built_in_type(std::string_view name) {
    const auto found = std::find_if(named_kinds.begin(), named_kinds.end(),
                                    [name](const NamedKind& entry) { return entry.name == name; });
    return found == named_kinds.end() ? nullptr : simple_type(found->kind);
}

std::vector<std::string_view> built_in_type_names() {
    std::vector<std::string_view> names;
    for (const NamedKind& entry : named_kinds)
        names.push_back(entry.name);
    return names;
}

std::string type_text(const Type* type) {
    if (type == nullptr)
        return "Any";
    std::string text(std::find_if(named_kinds.begin(), named_kinds.end(), [type](const NamedKind& entry) {
                         return entry.kind == type->kind;
                     })->name);
    if (type->kind == TypeKind::List || type->kind == TypeKind::Range)
        return text + "<" + type_text(type->element.get()) + ">";
    if (type->kind == TypeKind::Context && !type->members.empty()) {
        const char* separator = "<";
        for (const auto& [name, member] : type->members) {
            text += separator + name + ": " + type_text(member.get());
            separator = ", ";
        }
        return text + ">";
    }
    if (type->kind == TypeKind::Function && (type->element != nullptr || !type->parameters.empty())) {
        text += "<";
        const char* separator = "";
        for (const TypePtr& parameter : type->parameters) {
            text += separator + type_text(parameter.get());
            separator = ", ";
        }
        return text + "> -> " + type_text(type->element.get());
    }
    return text;
}

namespace {

bool same_type_at(const Type* left, const Type* right, int depth) {
    constexpr int deepest = 20;
    if (left == nullptr || right == nullptr || left->kind != right->kind || depth > deepest ||
        left->members.size() != right->members.size())
        return false;
    for (const auto& [name, type] : left->members) {
        const TypePtr* other = right->member(name);
        const bool both_unknown = type == nullptr && other != nullptr && *other == nullptr;
        if (other == nullptr || (!both_unknown && !same_type_at(type.get(), other->get(), depth + 1)))
            return false;
    }
    return left->kind != TypeKind::List || left->element == right->element ||
           same_type_at(left->element.get(), right->element.get(), depth + 1);
}

} // namespace

bool same_type(const Type* left, const Type* right) {
    return same_type_at(left, right, 0);
}

bool is_instance(const Value& value, const Type* type) {
    return is_of_type(value, type, {});
}

bool conforms(const Value& value, const Type* type, Machine* machine) {
    return may_stand(value, type, {true, machine});
}

Value coerced(const Value& value, const Type* type, Machine* machine) {
    if (conforms(value, type, machine))
        return value;
    if (value.is(Kind::List) && value.as_list().size() == 1 && type->kind != TypeKind::List) {
        const Value& item = value.as_list().front();
        return conforms(item, type, machine) ? item : Value();
    }
    if (type->kind == TypeKind::List && !value.is(Kind::List)) {
        Value list = Value::list({value});
        return conforms(list, type, machine) ? list : Value();
    }
    if (type->kind == TypeKind::DateTime && value.is(Kind::Date)) {
        DateTime midnight = value.as_date_time();
        midnight.set_zone(Zone::offset(0));
        Value moment = Value::date_time(midnight);
        return conforms(moment, type, machine) ? moment : Value();
    }
    return {};
}

} // namespace throughline::feel
