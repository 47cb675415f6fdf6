#include "dmn/engine.h"
#include "dmn/xml_reader.h"

#include <catch_amalgamated.hpp>
#include <string>

using namespace throughline;
using namespace throughline::dmn;
using feel::Value;

namespace {

std::string wrapped(const std::string& content, const std::string& attributes = {}) {
    return "<?xml version=\"1.0\"?><definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" "
           "name=\"test\" "
           "namespace=\"urn:test\" " +
           attributes + ">" + content + "</definitions>";
}

std::shared_ptr<const Engine> engine_of(const std::vector<std::string>& files) {
    std::vector<Model> models;
    for (const std::string& file : files) {
        Result<Model> model = read_model(file);
        if (!model.ok())
            FAIL(describe(model.error()));
        models.push_back(std::move(model).value());
    }
    EngineReport report = compile_models(models);
    for (const ModelProblem& problem : report.problems)
        UNSCOPED_INFO(describe(problem));
    CHECK(report.problems.empty());
    return report.engine;
}

std::string decided(const std::shared_ptr<const Engine>& engine, const std::string& decision,
                    const std::vector<std::pair<std::string, Value>>& inputs = {}) {
    ModelRun run(engine);
    for (const auto& [name, value] : inputs)
        CHECK(run.set_input(name, value));
    return feel::value_literal(run.decision(decision));
}

std::string literal(const std::string& text) {
    return "<literalExpression><text>" + text + "</text></literalExpression>";
}

std::string decision(const std::string& name, const std::string& logic, const std::string& type = "Any") {
    return "<decision id=\"" + name + "\" name=\"" + name + "\"><variable name=\"" + name + "\" typeRef=\"" +
           type + "\"/>" + logic + "</decision>";
}

} // namespace

TEST_CASE("Decisions follow from each other and from inputs", "[R096]") {
    const std::string model = wrapped(
        "<inputData id=\"i1\" name=\"Monthly charges\"><variable name=\"Monthly charges\" "
        "typeRef=\"number\"/></inputData>"
        "<businessKnowledgeModel id=\"k1\" name=\"yearly\"><variable name=\"yearly\" typeRef=\"number\"/>"
        "<encapsulatedLogic><formalParameter name=\"monthly\" typeRef=\"number\"/>" +
        literal("monthly * 12") +
        "</encapsulatedLogic></businessKnowledgeModel>"
        "<decision id=\"d1\" name=\"Yearly charges\"><variable name=\"Yearly charges\" typeRef=\"number\"/>"
        "<informationRequirement><requiredInput href=\"#i1\"/></informationRequirement>"
        "<knowledgeRequirement><requiredKnowledge href=\"#k1\"/></knowledgeRequirement>" +
        literal("yearly(Monthly charges)") +
        "</decision><decision id=\"d2\" name=\"Offer\"><variable name=\"Offer\" typeRef=\"string\"/>"
        "<informationRequirement><requiredDecision href=\"urn:test#d1\"/></informationRequirement>"
        "<decisionTable hitPolicy=\"FIRST\"><input><inputExpression typeRef=\"number\"><text>Yearly "
        "charges</text>"
        "</inputExpression></input><output/><rule><inputEntry><text>&gt;= "
        "1000</text></inputEntry><outputEntry>"
        "<text>\"discount\"</text></outputEntry></rule><rule><inputEntry><text>-</text></"
        "inputEntry><outputEntry>"
        "<text>\"none\"</text></outputEntry></rule></decisionTable></decision>");
    const auto engine = engine_of({model});
    CHECK(decided(engine, "Offer", {{"Monthly charges", Value::number(90)}}) == "\"discount\"");
    CHECK(decided(engine, "Offer", {{"Monthly charges", Value::number(9)}}) == "\"none\"");
    CHECK(decided(engine, "Yearly charges", {{"Monthly charges", Value::string("x")}}) == "null");

    ModelRun run(engine);
    run.keep_trace(true);
    run.set_input("Monthly charges", Value::number(90));
    run.decision("Offer");
    REQUIRE(run.trace().size() == 2);
    CHECK(run.trace()[0].name == "Yearly charges");
    CHECK(feel::value_literal(run.trace()[0].value) == "1080");
    REQUIRE(run.trace()[1].table.has_value());
    CHECK(run.trace()[1].table->deciding == std::vector<std::uint32_t>{0});
    CHECK_FALSE(run.set_input("nobody", Value()));
    CHECK(run.decision("nothing").is_null());
}

TEST_CASE("Boxed expressions of every kind", "[R096]") {
    const std::string entry = "<contextEntry><variable name=\"a\"/>" + literal("2") +
                              "</contextEntry><contextEntry><variable name=\"b c\"/>" + literal("a + 1") +
                              "</contextEntry>";
    const std::string model = wrapped(
        decision("context", "<context>" + entry + "</context>") +
        decision("result",
                 "<context>" + entry + "<contextEntry>" + literal("a * b c") + "</contextEntry></context>") +
        decision("list", "<list>" + literal("1") + literal("\"x\"") + "</list>") +
        decision("relation", "<relation><column name=\"k\"/><column name=\"v\"/><row>" + literal("1") +
                                 literal("2") + "</row><row>" + literal("3") + literal("4") +
                                 "</row></relation>") +
        decision("conditional", "<conditional><if>" + literal("1 &gt; 2") + "</if><then>" + literal("\"t\"") +
                                    "</then><else>" + literal("\"e\"") + "</else></conditional>") +
        decision("filter", "<filter><in>" + literal("[{n: 1}, {n: 5}]") + "</in><match>" +
                               literal("n &gt; 2") + "</match></filter>") +
        decision("for", "<for iteratorVariable=\"x\"><in>" + literal("1..4") + "</in><return>" +
                            literal("x * 10 + count(partial)") + "</return></for>") +
        decision("some", "<some iteratorVariable=\"x\"><in>" + literal("[1, 2]") + "</in><satisfies>" +
                             literal("x = 2") + "</satisfies></some>") +
        decision("every", "<every iteratorVariable=\"x\"><in>" + literal("[1, 2]") + "</in><satisfies>" +
                              literal("x = 2") + "</satisfies></every>") +
        decision("function",
                 "<context><contextEntry><variable name=\"f\"/><functionDefinition><formalParameter "
                 "name=\"x y\"/>" +
                     literal("x y + 1") + "</functionDefinition></contextEntry><contextEntry><invocation>" +
                     literal("f") + "<binding><parameter name=\"x y\"/>" + literal("41") +
                     "</binding></invocation></contextEntry></context>"));
    const auto engine = engine_of({model});
    CHECK(decided(engine, "context") == "{a: 2, \"b c\": 3}");
    CHECK(decided(engine, "result") == "6");
    CHECK(decided(engine, "list") == "[1, \"x\"]");
    CHECK(decided(engine, "relation") == "[{k: 1, v: 2}, {k: 3, v: 4}]");
    CHECK(decided(engine, "conditional") == "\"e\"");
    CHECK(decided(engine, "filter") == "[{n: 5}]");
    CHECK(decided(engine, "for") == "[10, 21, 32, 43]");
    CHECK(decided(engine, "some") == "true");
    CHECK(decided(engine, "every") == "false");
    CHECK(decided(engine, "function") == "42");
}

TEST_CASE("Item definitions constrain what crosses a border", "[R096]") {
    const std::string model = wrapped(
        "<itemDefinition name=\"tGrade\"><typeRef>string</typeRef><allowedValues><text>\"A\", "
        "\"B\"</text></allowedValues>"
        "</itemDefinition><itemDefinition name=\"tGrades\" isCollection=\"true\"><typeRef>tGrade</typeRef>"
        "</itemDefinition><itemDefinition name=\"tPerson\"><itemComponent name=\"full "
        "name\"><typeRef>string</typeRef>"
        "</itemComponent><itemComponent name=\"friends\" "
        "isCollection=\"true\"><typeRef>tPerson</typeRef></itemComponent>"
        "</itemDefinition><inputData id=\"i\" name=\"person\"><variable name=\"person\" "
        "typeRef=\"tPerson\"/></inputData>" +
        decision("good", literal("\"A\""), "tGrade") + decision("bad", literal("\"C\""), "tGrade") +
        decision("one", literal("\"A\""), "tGrades") + decision("single", literal("[\"A\"]"), "tGrade") +
        decision("type", literal("\"C\" instance of tGrade")) +
        "<decision id=\"d\" name=\"names\"><variable name=\"names\"/><informationRequirement><requiredInput "
        "href=\"#i\"/>"
        "</informationRequirement>" +
        literal("person.friends.full name") + "</decision>");
    const auto engine = engine_of({model});
    CHECK(decided(engine, "good") == "\"A\"");
    CHECK(decided(engine, "bad") == "null");
    CHECK(decided(engine, "one") == "[\"A\"]");
    CHECK(decided(engine, "single") == "\"A\"");
    CHECK(decided(engine, "type") == "true");
    const Value friend_value =
        Value::context({{"full name", Value::string("Bo")}, {"friends", Value::empty_list()}});
    const Value person =
        Value::context({{"full name", Value::string("Ann")}, {"friends", Value::list({friend_value})}});
    CHECK(decided(engine, "names", {{"person", person}}) == "[\"Bo\"]");
}

TEST_CASE("Decision services are functions", "[R096]") {
    const std::string model = wrapped(
        "<inputData id=\"i\" name=\"base\"><variable name=\"base\" typeRef=\"number\"/></inputData>"
        "<decision id=\"d1\" name=\"double\"><variable "
        "name=\"double\"/><informationRequirement><requiredInput "
        "href=\"#i\"/></informationRequirement>" +
        literal("base * 2") +
        "</decision><decisionService id=\"s\" name=\"doubling\"><variable name=\"doubling\"/><outputDecision "
        "href=\"#d1\"/><inputData href=\"#i\"/></decisionService><decision id=\"d2\" "
        "name=\"twice\"><variable "
        "name=\"twice\"/><knowledgeRequirement><requiredKnowledge href=\"#s\"/></knowledgeRequirement>" +
        literal("doubling(doubling(base: 5))") + "</decision>");
    const auto engine = engine_of({model});
    CHECK(decided(engine, "twice") == "20");
    ModelRun run(engine);
    run.set_input("base", Value::number(4));
    CHECK(feel::value_literal(run.service("doubling")) == "8");
}

TEST_CASE("Imported models are known by their name", "[R096]") {
    const std::string imported =
        "<d:definitions xmlns:d=\"http://www.omg.org/spec/DMN/20180521/MODEL/\" name=\"lib\" "
        "namespace=\"urn:lib\">"
        "<d:itemDefinition name=\"tRate\"><d:typeRef>number</d:typeRef></d:itemDefinition>"
        "<d:businessKnowledgeModel id=\"k\" name=\"add one\"><d:variable name=\"add "
        "one\"/><d:encapsulatedLogic>"
        "<d:formalParameter name=\"n\" typeRef=\"tRate\"/><d:literalExpression><d:text>n + 1</d:text>"
        "</d:literalExpression></d:encapsulatedLogic></d:businessKnowledgeModel></d:definitions>";
    const std::string model = wrapped(
        "<import name=\"lib\" namespace=\"urn:lib\" "
        "importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>"
        "<decision id=\"d\" name=\"two\"><variable name=\"two\" typeRef=\"lib.tRate\"/><knowledgeRequirement>"
        "<requiredKnowledge href=\"urn:lib#k\"/></knowledgeRequirement>" +
        literal("lib.add one(1)") + "</decision>");
    CHECK(decided(engine_of({model, imported}), "two") == "2");
}

TEST_CASE("Knowledge may call itself, to a limit", "[R096]") {
    const std::string model = wrapped(
        "<businessKnowledgeModel id=\"k\" name=\"fact\"><variable "
        "name=\"fact\"/><encapsulatedLogic><formalParameter "
        "name=\"n\"/>" +
        literal("if n &lt;= 1 then 1 else n * fact(n - 1)") +
        "</encapsulatedLogic></businessKnowledgeModel><businessKnowledgeModel id=\"e\" "
        "name=\"endless\"><variable "
        "name=\"endless\"/><encapsulatedLogic><formalParameter name=\"n\"/>" +
        literal("endless(n + 1)") +
        "</encapsulatedLogic></businessKnowledgeModel><decision id=\"d\" name=\"f\"><variable name=\"f\"/>"
        "<knowledgeRequirement><requiredKnowledge href=\"#k\"/></knowledgeRequirement>" +
        literal("fact(20)") +
        "</decision><decision id=\"d2\" name=\"g\"><variable "
        "name=\"g\"/><knowledgeRequirement><requiredKnowledge "
        "href=\"#e\"/></knowledgeRequirement>" +
        literal("endless(1)") +
        "</decision><decision id=\"d3\" name=\"circle\"><variable name=\"circle\"/><informationRequirement>"
        "<requiredDecision href=\"#d3\"/></informationRequirement>" +
        literal("circle") + "</decision>");
    const auto engine = engine_of({model});
    CHECK(decided(engine, "f") == "2432902008176640000");
    ModelRun run(engine);
    CHECK(run.decision("g").is_null());
    CHECK(run.machine().failed());
    CHECK(decided(engine, "circle") == "null");
}

TEST_CASE("Broken and hostile XML is refused with a place") {
    const auto message = [](const std::string& xml) {
        const Result<Model> model = read_model(xml);
        return model.ok() ? std::string("no error") : describe(model.error());
    };
    CHECK(message("<definitions").find("line 1") == 0);
    CHECK(message("<!DOCTYPE a [<!ENTITY b \"c\">]><definitions/>") ==
          "line 1, column 1: The file has a document type, which is not allowed.");
    CHECK(message("<html/>") == "The file is not a DMN model: its root is not `definitions`.");
    CHECK(message("<definitions xmlns=\"urn:other\"/>").find("urn:other") != std::string::npos);
    CHECK(message("") != "no error");
    CHECK(message("<definitions>\xFF</definitions>").find("UTF-8") != std::string::npos);
    CHECK(message(wrapped("<decision name=\"d\" id=\"d\"><decisionTable hitPolicy=\"BEST\"/></decision>")) ==
          "line 1, column 148: There is no hit policy `BEST`.");
    std::string nested;
    for (int level = 0; level < 5000; ++level)
        nested += "<list>";
    CHECK(message(wrapped("<decision name=\"d\" id=\"d\">" + nested)) != "no error");
    for (int level = 0; level < 5000; ++level)
        nested += "</list>";
    CHECK(message(wrapped("<decision name=\"d\" id=\"d\">" + nested + "</decision>"))
              .find("The expressions are nested too deeply.") != std::string::npos);
}

TEST_CASE("Problems of a model name the element, and the rest works") {
    const std::string file = wrapped(decision("good", literal("1 + 1")) + decision("bad", literal("1 +")) +
                                     decision("typed", literal("1"), "tNowhere") +
                                     "<decision id=\"x\" name=\"x\"><informationRequirement><requiredInput "
                                     "href=\"#gone\"/></informationRequirement>" +
                                     literal("1") + "</decision>");
    const Result<Model> model = read_model(file);
    REQUIRE(model.ok());
    const EngineReport report = compile_models({model.value()});
    REQUIRE(report.problems.size() == 3);
    CHECK(describe(report.problems[0]).find("decision typed: There is no type `tNowhere`.") !=
          std::string::npos);
    CHECK(describe(report.problems[1]).find("It refers to `gone`, which is not there.") != std::string::npos);
    CHECK(describe(report.problems[2]).find("decision bad: line 1, column 4: Expected a value") !=
          std::string::npos);
    CHECK(decided(report.engine, "good") == "2");
    CHECK(decided(report.engine, "bad") == "null");
}

TEST_CASE("Every version of DMN from 1.1 to 1.6 is read") {
    for (const char* space :
         {"http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/",
          "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/",
          "https://www.omg.org/spec/DMN/20230324/MODEL/", "https://www.omg.org/spec/DMN/20240513/MODEL/"}) {
        const std::string xml =
            std::string("<x:definitions xmlns:x=\"") + space +
            "\" xmlns:feel=\"urn:FEEL\" name=\"m\" namespace=\"n\"><x:decision id=\"d\" name=\"d\">"
            "<x:variable name=\"d\" typeRef=\"feel:number\"/><x:literalExpression><x:text>7</x:text>"
            "</x:literalExpression></x:decision></x:definitions>";
        CHECK(decided(engine_of({xml}), "d") == "7");
    }
}
