#include "base/text.h"
#include "dmn/tck.h"
#include "dmn/xml_node.h"

namespace throughline::dmn {

using feel::Value;

namespace {

constexpr int deepest = 100;

// An attribute of the XML Schema instance namespace, whatever its prefix.
std::string instance_attribute(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute& entry : node.attributes()) {
        const std::string_view full = entry.name();
        const std::size_t colon = full.find(':');
        if (colon != std::string_view::npos && full.substr(colon + 1) == name)
            return entry.value();
    }
    return {};
}

bool is_nil(const pugi::xml_node& node) {
    const std::string nil = instance_attribute(node, "nil");
    return nil == "true" || nil == "1";
}

Value duration(const std::string& text) {
    if (const auto seconds = feel::read_days_time(text))
        return Value::seconds(*seconds);
    if (const auto months = feel::read_years_months(text))
        return Value::months(*months);
    return {};
}

// By the value's XML Schema type; without one it is a text until the element's type is known.
Value simple_value(const pugi::xml_node& node, bool& is_untyped) {
    if (is_nil(node))
        return {};
    const std::string text = content(node);
    const std::string full = instance_attribute(node, "type");
    const std::size_t colon = full.find(':');
    const std::string type = colon == std::string::npos ? full : full.substr(colon + 1);
    const std::string content_text(trimmed(text));
    if (type == "string")
        return Value::string(text);
    if (type == "boolean")
        return Value::boolean(content_text == "true" || content_text == "1");
    if (type == "date") {
        const auto date = feel::read_date(content_text);
        return date ? Value::date(*date) : Value();
    }
    if (type == "time") {
        const auto time = feel::read_time(content_text);
        return time ? Value::time(*time) : Value();
    }
    if (type == "dateTime") {
        const auto moment = feel::read_date_time(content_text);
        return moment ? Value::date_time(*moment) : Value();
    }
    if (type == "duration" || type == "dayTimeDuration" || type == "yearMonthDuration")
        return duration(content_text);
    if (type.empty()) {
        is_untyped = true;
        // Nothing at all, of no type, is no value.
        if (text.empty())
            return {};
        return Value::string(text);
    }
    const std::optional<Decimal> number = Decimal::parse(content_text);
    return number ? Value::number(*number) : Value();
}

Value read_value(const pugi::xml_node& parent, bool& is_untyped, int depth = 0) {
    if (depth > deepest || is_nil(parent))
        return {};
    std::vector<std::pair<std::string, Value>> entries;
    bool is_context = false;
    for (const pugi::xml_node& node : parent.children()) {
        if (is_named(node, "value"))
            return simple_value(node, is_untyped);
        if (is_named(node, "list")) {
            if (is_nil(node))
                return {};
            std::vector<Value> items;
            for (const pugi::xml_node& item : node.children()) {
                if (is_named(item, "item"))
                    items.push_back(read_value(item, is_untyped, depth + 1));
            }
            return Value::list(std::move(items));
        }
        if (is_named(node, "component")) {
            is_context = true;
            entries.emplace_back(attribute(node, "name"), read_value(node, is_untyped, depth + 1));
        }
    }
    return is_context ? Value::context(std::move(entries)) : Value();
}

TestCase read_case(const pugi::xml_node& node) {
    TestCase test;
    test.id = attribute(node, "id");
    test.description = child_content(node, "description");
    const std::string type = attribute(node, "type");
    test.target = type == "decisionService" ? TestTarget::Service
                  : type == "bkm"           ? TestTarget::Knowledge
                                            : TestTarget::Decision;
    test.invocable = attribute(node, "invocableName");
    for (const pugi::xml_node& part : node.children()) {
        if (is_named(part, "inputNode")) {
            TestInput input{attribute(part, "name"), attribute(part, "namespace"), {}};
            input.value = read_value(part, input.is_untyped);
            test.inputs.push_back(std::move(input));
        } else if (is_named(part, "resultNode")) {
            const std::string error = attribute(part, "errorResult");
            TestExpectation expectation{attribute(part, "name"), attribute(part, "namespace"), {}};
            expectation.value = read_value(child_named(part, "expected"), expectation.is_untyped);
            expectation.is_error = error == "true" || error == "1";
            test.expectations.push_back(std::move(expectation));
        }
    }
    return test;
}

Value read_text(const std::string& text, const feel::Type* type) {
    const std::string content_text(trimmed(text));
    const auto number = Decimal::parse(content_text);
    const auto date = feel::read_date(content_text);
    const auto time = feel::read_time(content_text);
    const auto moment = feel::read_date_time(content_text);
    const bool is_truth = content_text == "true" || content_text == "false";
    switch (type == nullptr ? feel::TypeKind::Any : type->kind) {
    case feel::TypeKind::Any:
        return number     ? Value::number(*number)
               : is_truth ? Value::boolean(content_text == "true")
                          : Value::string(text);
    case feel::TypeKind::Boolean:
        return is_truth ? Value::boolean(content_text == "true") : Value();
    case feel::TypeKind::Number:
        return number ? Value::number(*number) : Value();
    case feel::TypeKind::Date:
        return date ? Value::date(*date) : Value();
    case feel::TypeKind::Time:
        return time ? Value::time(*time) : Value();
    case feel::TypeKind::DateTime:
        return moment ? Value::date_time(*moment) : Value();
    case feel::TypeKind::YearsMonthsDuration:
    case feel::TypeKind::DaysTimeDuration:
        return duration(content_text);
    case feel::TypeKind::List:
        return read_text(text, type->element.get());
    default:
        return Value::string(text);
    }
}

} // namespace

Value typed_value(const Value& value, const feel::Type* type) {
    if (value.is(feel::Kind::String))
        return read_text(value.as_string(), type);
    if (value.is(feel::Kind::List)) {
        const bool is_list = type != nullptr && type->kind == feel::TypeKind::List;
        std::vector<Value> items;
        for (const Value& item : value.as_list())
            items.push_back(typed_value(item, is_list ? type->element.get() : type));
        return Value::list(std::move(items));
    }
    if (!value.is(feel::Kind::Context))
        return value;
    const bool is_list = type != nullptr && type->kind == feel::TypeKind::List;
    const feel::Type* item_type = is_list ? type->element.get() : type;
    std::vector<std::pair<std::string, Value>> entries;
    for (const auto& [name, entry] : value.as_context().entries) {
        const feel::TypePtr* member = item_type == nullptr ? nullptr : item_type->member(name);
        entries.emplace_back(name, typed_value(entry, member == nullptr ? nullptr : member->get()));
    }
    return Value::context(std::move(entries));
}

Result<TestSuite> read_test_suite(std::string_view xml) {
    pugi::xml_document document;
    const Result<void> loaded = load_xml(document, xml);
    if (!loaded)
        return loaded.error();
    const pugi::xml_node root = document.document_element();
    if (!is_named(root, "testCases"))
        return error("The file holds no test cases: its root is not `testCases`.");
    TestSuite suite;
    suite.model_name = std::string(trimmed(child_content(root, "modelName")));
    for (const pugi::xml_node& node : root.children()) {
        if (is_named(node, "testCase"))
            suite.cases.push_back(read_case(node));
    }
    return suite;
}

} // namespace throughline::dmn
