// The few Java methods that `function(…) external {java: …}` may name. There is no Java here: this is a list
// of well-known methods, done in FEEL's own numbers and strings, for models that were written for engines on
// the JVM.
#include "base/text.h"
#include "feel/machine.h"

#include <array>
#include <cmath>

namespace throughline::feel {

namespace {

using JavaFunction = Value (*)(std::span<const Value>);

template <double (*function)(double)>
Value through_double(std::span<const Value> values) {
    const double result = function(values[0].as_number().to_double());
    return Value::number(Decimal::from_double(result));
}

template <double (*function)(double, double)>
Value through_doubles(std::span<const Value> values) {
    const double result = function(values[0].as_number().to_double(), values[1].as_number().to_double());
    return Value::number(Decimal::from_double(result));
}

Value maximum(std::span<const Value> values) {
    return values[0].as_number() < values[1].as_number() ? values[1] : values[0];
}

Value minimum(std::span<const Value> values) {
    return values[1].as_number() < values[0].as_number() ? values[1] : values[0];
}

Value absolute(std::span<const Value> values) {
    return Value::number(values[0].as_number().absolute());
}

Value itself(std::span<const Value> values) {
    return values[0];
}

Value text_of_value(std::span<const Value> values) {
    return Value::string(value_text(values[0]));
}

Value parsed_number(std::span<const Value> values) {
    const std::optional<Decimal> number = Decimal::parse(values[0].as_string());
    return number ? Value::number(*number) : Value();
}

Value parsed_integer(std::span<const Value> values) {
    const std::optional<Decimal> number = Decimal::parse(values[0].as_string());
    return number && number->to_integer() && values[0].as_string().find_first_of(".eE") == std::string::npos
               ? Value::number(*number)
               : Value();
}

// java.lang.String.format with %s, %d, %n and %% only.
Value formatted(std::span<const Value> values) {
    const std::string& format = values[0].as_string();
    std::string result;
    std::size_t next = 1;
    for (std::size_t at = 0; at < format.size(); ++at) {
        if (format[at] != '%') {
            result += format[at];
            continue;
        }
        const char letter = ++at < format.size() ? format[at] : '\0';
        if (letter == '%')
            result += '%';
        else if (letter == 'n')
            result += '\n';
        else if ((letter == 's' || letter == 'd') && next < values.size())
            result += value_text(values[next++]);
        else
            return {};
    }
    return Value::string(std::move(result));
}

struct Entry {
    std::string_view java_class;
    std::string_view method;
    // One letter for each parameter: n a number, i an integer, s a string, c a string of one character, *
    // anything.
    std::string_view kinds;
    // Java's names of the parameter types; with `|` between several ways.
    std::string_view types;
    JavaFunction function;
};

constexpr std::string_view any_number = "double|float|int|long";
constexpr std::string_view any_two = "double,double|float,float|int,int|long,long";

constexpr std::array<Entry, 30> entries = {
    {{"java.lang.Math", "max", "nn", any_two, maximum},
     {"java.lang.Math", "min", "nn", any_two, minimum},
     {"java.lang.Math", "abs", "n", any_number, absolute},
     {"java.lang.Math", "cos", "n", "double", through_double<std::cos>},
     {"java.lang.Math", "sin", "n", "double", through_double<std::sin>},
     {"java.lang.Math", "tan", "n", "double", through_double<std::tan>},
     {"java.lang.Math", "acos", "n", "double", through_double<std::acos>},
     {"java.lang.Math", "asin", "n", "double", through_double<std::asin>},
     {"java.lang.Math", "atan", "n", "double", through_double<std::atan>},
     {"java.lang.Math", "cosh", "n", "double", through_double<std::cosh>},
     {"java.lang.Math", "sinh", "n", "double", through_double<std::sinh>},
     {"java.lang.Math", "tanh", "n", "double", through_double<std::tanh>},
     {"java.lang.Math", "sqrt", "n", "double", through_double<std::sqrt>},
     {"java.lang.Math", "cbrt", "n", "double", through_double<std::cbrt>},
     {"java.lang.Math", "exp", "n", "double", through_double<std::exp>},
     {"java.lang.Math", "log", "n", "double", through_double<std::log>},
     {"java.lang.Math", "log10", "n", "double", through_double<std::log10>},
     {"java.lang.Math", "floor", "n", "double", through_double<std::floor>},
     {"java.lang.Math", "ceil", "n", "double", through_double<std::ceil>},
     {"java.lang.Math", "pow", "nn", "double,double", through_doubles<std::pow>},
     {"java.lang.Math", "hypot", "nn", "double,double", through_doubles<std::hypot>},
     {"java.lang.Byte", "valueOf", "i", "byte", itself},
     {"java.lang.Short", "valueOf", "i", "short", itself},
     {"java.lang.Integer", "valueOf", "s", "java.lang.String", parsed_integer},
     {"java.lang.Long", "valueOf", "s", "java.lang.String", parsed_integer},
     {"java.lang.Float", "valueOf", "s", "java.lang.String", parsed_number},
     {"java.lang.Double", "valueOf", "s", "java.lang.String", parsed_number},
     {"java.lang.String", "valueOf", "c", "char", text_of_value},
     {"java.lang.String", "valueOf", "*", "java.lang.Object", text_of_value},
     {"java.lang.String", "format", "s*", "java.lang.String,[Ljava.lang.Object;", formatted}}};

bool fits(char kind, const Value& value) {
    switch (kind) {
    case 'n':
        return value.is(Kind::Number);
    case 'i':
        return value.is(Kind::Number) && value.as_number().is_integer();
    case 's':
        return value.is(Kind::String);
    case 'c':
        return value.is(Kind::String) && count_code_points(value.as_string()) == 1;
    default:
        return !value.is_null();
    }
}

// Whether `types` is one of the ways in `ways`.
bool is_one_of(std::string_view types, std::string_view ways) {
    while (true) {
        const std::size_t end = ways.find('|');
        if (ways.substr(0, end) == types)
            return true;
        if (end == std::string_view::npos)
            return false;
        ways = ways.substr(end + 1);
    }
}

} // namespace

Value Machine::call_java(const Body& body, std::span<const Value> arguments) {
    std::string signature;
    for (const char character : body.java_method) {
        if (character != ' ')
            signature += character;
    }
    const std::size_t open = signature.find('(');
    if (open == std::string::npos || signature.back() != ')')
        return nothing("The Java method has no signature.");
    const std::string_view method = std::string_view(signature).substr(0, open);
    const std::string_view types = std::string_view(signature).substr(open + 1, signature.size() - open - 2);
    for (const Entry& entry : entries) {
        if (entry.java_class != body.java_class || entry.method != method || !is_one_of(types, entry.types))
            continue;
        bool fitting = arguments.size() == entry.kinds.size();
        for (std::size_t index = 0; fitting && index < arguments.size(); ++index)
            fitting = fits(entry.kinds[index], arguments[index]);
        return fitting ? entry.function(arguments) : nothing("The Java method takes other arguments.");
    }
    return nothing("The Java method " + body.java_class + "." + body.java_method + " is not known here.");
}

} // namespace throughline::feel
