#include "dmn/tck_writer.h"

#include "dmn/xml_text.h"

namespace throughline::dmn {

using feel::Kind;
using feel::Value;

namespace {

std::string_view schema_type(Kind kind) {
    switch (kind) {
    case Kind::Boolean:
        return "xsd:boolean";
    case Kind::Number:
        return "xsd:decimal";
    case Kind::Date:
        return "xsd:date";
    case Kind::Time:
        return "xsd:time";
    case Kind::DateTime:
        return "xsd:dateTime";
    case Kind::YearsMonthsDuration:
    case Kind::DaysTimeDuration:
        return "xsd:duration";
    default:
        return "xsd:string";
    }
}

void write_simple(XmlText& xml, const Value& value) {
    if (value.is_null())
        return xml.leaf("value", {{"xsi:nil", "true"}});
    const std::string text = feel::value_text(value);
    const std::string type(schema_type(value.kind()));
    if (text.empty())
        return xml.leaf("value", {{"xsi:type", type}});
    xml.text("value", text, {{"xsi:type", type}});
}

void write_value(XmlText& xml, const Value& value) {
    if (value.is(Kind::List)) {
        xml.open("list");
        for (const Value& item : value.as_list()) {
            xml.open("item");
            write_value(xml, item);
            xml.close();
        }
        xml.close();
    } else if (value.is(Kind::Context)) {
        for (const auto& [name, entry] : value.as_context().entries) {
            xml.open("component", {{"name", name}});
            write_value(xml, entry);
            xml.close();
        }
    } else {
        write_simple(xml, value);
    }
}

std::string_view target_name(TestTarget target) {
    switch (target) {
    case TestTarget::Decision:
        return {};
    case TestTarget::Service:
        return "decisionService";
    case TestTarget::Knowledge:
        return "bkm";
    }
    return {};
}

void write_case(XmlText& xml, const TestCase& test) {
    xml.open("testCase", {{"id", test.id},
                          {"type", std::string(target_name(test.target))},
                          {"invocableName", test.invocable}});
    xml.text("description", test.description);
    for (const TestInput& input : test.inputs) {
        xml.open("inputNode", {{"name", input.name}, {"namespace", input.model_namespace}});
        write_value(xml, input.value);
        xml.close();
    }
    for (const TestExpectation& expectation : test.expectations) {
        xml.open("resultNode", {{"name", expectation.name},
                                {"namespace", expectation.model_namespace},
                                {"type", test.target == TestTarget::Decision ? "decision" : ""},
                                {"errorResult", expectation.is_error ? "true" : ""}});
        xml.open("expected");
        write_value(xml, expectation.value);
        xml.close();
        xml.close();
    }
    xml.close();
}

} // namespace

std::string write_test_suite(const TestSuite& suite) {
    XmlText xml;
    xml.open("testCases", {{"xmlns", "http://www.omg.org/spec/DMN/20160719/testcase"},
                           {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
                           {"xmlns:xsd", "http://www.w3.org/2001/XMLSchema"}});
    xml.text("modelName", suite.model_name);
    for (const TestCase& test : suite.cases)
        write_case(xml, test);
    return xml.finish();
}

} // namespace throughline::dmn
