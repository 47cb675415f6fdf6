// Values as text: for string(), and as FEEL that gives the value again.
#include "base/text.h"
#include "feel/function.h"
#include "feel/lexer.h"
#include "feel/value.h"

namespace throughline::feel {

namespace {

// Text is for people and stops growing at a size nobody reads.
constexpr std::size_t longest = 1U << 22;
constexpr int deepest = 200;

void append_quoted(std::string& text, std::string_view content) {
    text += '"';
    for (const char character : content) {
        if (character == '"' || character == '\\')
            (text += '\\') += character;
        else if (character == '\n')
            text += "\\n";
        else if (character == '\r')
            text += "\\r";
        else if (character == '\t')
            text += "\\t";
        else
            text += character;
    }
    text += '"';
}

enum class Style : std::uint8_t { Plain, Literal };

void append_value(std::string& text, const Value& value, Style style, int depth);

void append_range(std::string& text, const RangeObject& range, Style style, int depth) {
    if (range.form == RangeForm::Interval) {
        text += range.low_included ? '[' : '(';
        append_value(text, range.low, style, depth);
        text += "..";
        append_value(text, range.high, style, depth);
        text += range.high_included ? ']' : ')';
        return;
    }
    text += '(';
    switch (range.form) {
    case RangeForm::Below:
        text += range.high_included ? "<=" : "<";
        break;
    case RangeForm::Above:
        text += range.low_included ? ">=" : ">";
        break;
    case RangeForm::Exactly:
        text += '=';
        break;
    default:
        text += "!=";
        break;
    }
    append_value(text, range.form == RangeForm::Below ? range.high : range.low, style, depth);
    text += ')';
}

void append_function(std::string& text, const FunctionObject& function) {
    text += "function(";
    for (std::size_t index = 0; index < function.parameters.size(); ++index) {
        text += index == 0 ? "" : ", ";
        text += function.parameters[index].name;
    }
    text += ")";
}

void append_temporal(std::string& text, const Value& value, Style style) {
    std::string content;
    if (value.is(Kind::Date))
        content = text_of_date(value.as_date_time());
    else if (value.is(Kind::Time))
        content = text_of_time(value.as_date_time());
    else if (value.is(Kind::DateTime))
        content = text_of_date_time(value.as_date_time());
    else if (value.is(Kind::YearsMonthsDuration))
        content = text_of(value.as_months());
    else
        content = text_of(value.as_seconds());
    if (style == Style::Plain)
        text += content;
    else
        text += "@\"" + content + "\"";
}

void append_value(std::string& text, const Value& value, Style style, int depth) {
    if (text.size() > longest || depth > deepest) {
        text += "…";
        return;
    }
    switch (value.kind()) {
    case Kind::Null:
        text += "null";
        break;
    case Kind::Boolean:
        text += value.as_boolean() ? "true" : "false";
        break;
    case Kind::Number:
        text += value.as_number().text();
        break;
    case Kind::String:
        append_quoted(text, value.as_string());
        break;
    case Kind::List: {
        text += '[';
        const char* separator = "";
        for (const Value& item : value.as_list()) {
            text += separator;
            separator = ", ";
            append_value(text, item, style, depth + 1);
        }
        text += ']';
        break;
    }
    case Kind::Context: {
        text += '{';
        const char* separator = "";
        for (const auto& [name, entry] : value.as_context().entries) {
            text += separator;
            separator = ", ";
            if (is_plain_name(name))
                text += name;
            else
                append_quoted(text, name);
            text += ": ";
            append_value(text, entry, style, depth + 1);
        }
        text += '}';
        break;
    }
    case Kind::Range:
        append_range(text, value.as_range(), style, depth + 1);
        break;
    case Kind::Function:
        append_function(text, value.as_function());
        break;
    default:
        append_temporal(text, value, style);
        break;
    }
}

} // namespace

std::string value_text(const Value& value) {
    if (value.is(Kind::String))
        return value.as_string();
    std::string text;
    append_value(text, value, Style::Plain, 0);
    return text;
}

std::string value_literal(const Value& value) {
    std::string text;
    append_value(text, value, Style::Literal, 0);
    return text;
}

} // namespace throughline::feel
