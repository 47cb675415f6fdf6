// FEEL types: what `instance of` asks for, and what DMN's item definitions declare.
#pragma once

#include "feel/value.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline::feel {

enum class TypeKind : std::uint8_t {
    Any,
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

class Machine;
struct Type;
using TypePtr = std::shared_ptr<const Type>;

// A condition on the values of a type, such as an item definition's allowed values.
class TypeConstraint {
public:
    virtual ~TypeConstraint() = default;
    // `machine` does and is charged for the work; with a null pointer a machine of its own does.
    virtual bool allows(const Value& value, Machine* machine) const = 0;
};

struct Type {
    TypeKind kind = TypeKind::Any;
    // Of lists, ranges, and the result of functions; null pointer for Any.
    TypePtr element;
    // Of contexts.
    std::vector<std::pair<std::string, TypePtr>> members;
    // Of functions.
    std::vector<TypePtr> parameters;
    // Null pointer where every value of the kind is allowed.
    std::shared_ptr<const TypeConstraint> constraint;

    // Null pointer where there is no such member.
    const TypePtr* member(std::string_view name) const;
};

TypePtr simple_type(TypeKind kind);
TypePtr list_type(TypePtr element);
// "number", "date and time" and so on by name; also the older "dateTime", "dayTimeDuration",
// "yearMonthDuration" and "duration"-less forms that DMN files carry. Null pointer where the name is none of
// FEEL's own.
TypePtr built_in_type(std::string_view name);
std::vector<std::string_view> built_in_type_names();
// "number", "list<string>", "context<a: number>" …
std::string type_text(const Type* type);

// Whether two types are known to be the same; what is not known is the same as nothing.
bool same_type(const Type* left, const Type* right);

// Whether `value instance of type` holds. Null is an instance of Null only. Constraints do not count: the
// type of 256 is number, whatever else a type of small numbers may ask for.
bool is_instance(const Value& value, const Type* type);
// Whether a value may stand where the type is declared: an instance that meets the constraints, or null.
bool conforms(const Value& value, const Type* type, Machine* machine = nullptr);
// DMN 1.5, 10.3.2.9.4, at the borders of decisions and functions: a list of one becomes its item and an item
// a list of one, a date becomes its midnight in UTC where the type asks for it; a value that does not conform
// becomes null.
Value coerced(const Value& value, const Type* type, Machine* machine = nullptr);

} // namespace throughline::feel
