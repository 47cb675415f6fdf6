// Values as text: for string(), and as FEEL that gives the value again.
#include "base/text.h"
#include "feel/function.h"
#include "feel/lexer.h"
#include "feel/value.h"

namespace throughline::feel {

namespace {

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

class Writer {
public:
    Writer(Style style, std::size_t longest)
        : m_style(style)
        , m_longest(longest) {}

    void append(const Value& value, int depth);
    std::string take() { return std::move(m_text); }

private:
    bool full(int depth) const { return m_text.size() > m_longest || depth > deepest; }
    void append_list(const std::vector<Value>& items, int depth);
    void append_context(const ContextObject& context, int depth);
    void append_range(const RangeObject& range, int depth);
    void append_function(const FunctionObject& function);
    void append_temporal(const Value& value);

    std::string m_text;
    Style m_style;
    std::size_t m_longest;
};

void Writer::append_list(const std::vector<Value>& items, int depth) {
    m_text += '[';
    const char* separator = "";
    for (const Value& item : items) {
        m_text += separator;
        separator = ", ";
        if (full(depth)) {
            m_text += "…";
            break;
        }
        append(item, depth + 1);
    }
    m_text += ']';
}

void Writer::append_context(const ContextObject& context, int depth) {
    m_text += '{';
    const char* separator = "";
    for (const auto& [name, entry] : context.entries) {
        m_text += separator;
        separator = ", ";
        if (full(depth)) {
            m_text += "…";
            break;
        }
        if (is_plain_name(name))
            m_text += name;
        else
            append_quoted(m_text, name);
        m_text += ": ";
        append(entry, depth + 1);
    }
    m_text += '}';
}

void Writer::append_range(const RangeObject& range, int depth) {
    if (range.form == RangeForm::Interval) {
        m_text += range.low_included ? '[' : '(';
        append(range.low, depth);
        m_text += "..";
        append(range.high, depth);
        m_text += range.high_included ? ']' : ')';
        return;
    }
    m_text += '(';
    switch (range.form) {
    case RangeForm::Below:
        m_text += range.high_included ? "<=" : "<";
        break;
    case RangeForm::Above:
        m_text += range.low_included ? ">=" : ">";
        break;
    case RangeForm::Exactly:
        m_text += '=';
        break;
    default:
        m_text += "!=";
        break;
    }
    append(range.form == RangeForm::Below ? range.high : range.low, depth);
    m_text += ')';
}

void Writer::append_function(const FunctionObject& function) {
    m_text += "function(";
    for (std::size_t index = 0; index < function.parameters.size(); ++index) {
        m_text += index == 0 ? "" : ", ";
        m_text += function.parameters[index].name;
    }
    m_text += ")";
}

void Writer::append_temporal(const Value& value) {
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
    m_text += m_style == Style::Plain ? content : "@\"" + content + "\"";
}

void Writer::append(const Value& value, int depth) {
    switch (value.kind()) {
    case Kind::Null:
        m_text += "null";
        break;
    case Kind::Boolean:
        m_text += value.as_boolean() ? "true" : "false";
        break;
    case Kind::Number:
        m_text += value.as_number().text();
        break;
    case Kind::String:
        append_quoted(m_text, std::string_view(value.as_string()).substr(0, m_longest));
        break;
    case Kind::List:
        append_list(value.as_list(), depth);
        break;
    case Kind::Context:
        append_context(value.as_context(), depth);
        break;
    case Kind::Range:
        append_range(value.as_range(), depth);
        break;
    case Kind::Function:
        append_function(value.as_function());
        break;
    default:
        append_temporal(value);
        break;
    }
}

} // namespace

std::string value_text(const Value& value) {
    if (value.is(Kind::String))
        return value.as_string();
    Writer writer(Style::Plain, longest_text);
    writer.append(value, 0);
    return writer.take();
}

std::string value_literal(const Value& value, std::size_t longest) {
    Writer writer(Style::Literal, longest);
    writer.append(value, 0);
    return writer.take();
}

} // namespace throughline::feel
