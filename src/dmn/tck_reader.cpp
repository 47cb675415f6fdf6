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

// By the value's XML Schema type; without one by what it looks like.
Value simple_value(const pugi::xml_node& node) {
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
    const std::optional<Decimal> number = Decimal::parse(content_text);
    if (!type.empty())
        return number ? Value::number(*number) : Value();
    if (number)
        return Value::number(*number);
    if (content_text == "true" || content_text == "false")
        return Value::boolean(content_text == "true");
    return Value::string(text);
}

Value read_value(const pugi::xml_node& parent, int depth) {
    if (depth > deepest || is_nil(parent))
        return {};
    std::vector<std::pair<std::string, Value>> entries;
    bool is_context = false;
    for (const pugi::xml_node& node : parent.children()) {
        if (is_named(node, "value"))
            return simple_value(node);
        if (is_named(node, "list")) {
            if (is_nil(node))
                return {};
            std::vector<Value> items;
            for (const pugi::xml_node& item : node.children()) {
                if (is_named(item, "item"))
                    items.push_back(read_value(item, depth + 1));
            }
            return Value::list(std::move(items));
        }
        if (is_named(node, "component")) {
            is_context = true;
            entries.emplace_back(attribute(node, "name"), read_value(node, depth + 1));
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
            test.inputs.push_back(
                {attribute(part, "name"), attribute(part, "namespace"), read_value(part, 0)});
        } else if (is_named(part, "resultNode")) {
            const std::string error = attribute(part, "errorResult");
            test.expectations.push_back({attribute(part, "name"), attribute(part, "namespace"),
                                         read_value(child_named(part, "expected"), 0),
                                         error == "true" || error == "1"});
        }
    }
    return test;
}

} // namespace

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
