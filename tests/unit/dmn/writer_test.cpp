// Models that are written can be read again, by us and by engines of an older version.
#include "dmn/engine.h"
#include "dmn/xml_reader.h"
#include "dmn/xml_writer.h"
#include "unit/support/files.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::dmn;

namespace {

Model read(const std::string& xml) {
    Result<Model> model = read_model(xml);
    if (!model.ok())
        FAIL(describe(model.error()) << "\n" << xml);
    return std::move(model).value();
}

std::string literal(const std::string& text) {
    return "<d:literalExpression><d:text>" + text + "</d:text></d:literalExpression>";
}

// With a prefix, drawings, and one of everything.
std::string everything() {
    return "<d:definitions xmlns:d=\"https://www.omg.org/spec/DMN/20211108/MODEL/\" "
           "xmlns:di1=\"https://www.omg.org/spec/DMN/20180521/DMNDI/\" xmlns:y=\"urn:y\" id=\"m1\" "
           "name=\"all\" "
           "namespace=\"urn:all\"><d:description>What it is &amp; does</d:description>"
           "<d:extensionElements><y:tool>x</y:tool></d:extensionElements>"
           "<d:import name=\"lib\" namespace=\"urn:lib\" locationURI=\"lib.dmn\" importType=\"urn:any\"/>"
           "<d:itemDefinition name=\"tAges\" "
           "isCollection=\"true\"><d:typeRef>number</d:typeRef><d:allowedValues>"
           "<d:text>[0..120]</d:text></d:allowedValues><d:typeConstraint><d:text>count(?) &lt; 9</d:text>"
           "</d:typeConstraint></d:itemDefinition>"
           "<d:itemDefinition name=\"tPerson\"><d:itemComponent name=\"first "
           "name\"><d:typeRef>string</d:typeRef>"
           "</d:itemComponent></d:itemDefinition><d:itemDefinition name=\"tRule\"><d:functionItem "
           "outputTypeRef=\"boolean\"><d:parameters name=\"n\" typeRef=\"number\"/></d:functionItem>"
           "</d:itemDefinition>"
           "<d:inputData id=\"i1\" name=\"age\"><d:variable name=\"age\" typeRef=\"number\"/></d:inputData>"
           "<d:knowledgeSource id=\"k1\" name=\"Law\"><d:description>Paragraph 5</d:description>"
           "<d:authorityRequirement id=\"a1\"><d:requiredInput href=\"#i1\"/></d:authorityRequirement>"
           "</d:knowledgeSource>"
           "<d:businessKnowledgeModel id=\"b1\" name=\"is adult\"><d:variable name=\"is adult\"/>"
           "<d:encapsulatedLogic><d:formalParameter name=\"n\" typeRef=\"number\"/>" +
           literal("n &gt;= 18 // \"grown\"\nand true") +
           "</d:encapsulatedLogic></d:businessKnowledgeModel>"
           "<d:decision id=\"d1\" "
           "name=\"Offer\"><d:question>Which?</d:question><d:allowedAnswers>two</d:allowedAnswers>"
           "<d:variable name=\"Offer\" typeRef=\"string\"/><d:informationRequirement "
           "id=\"r1\"><d:requiredInput "
           "href=\"#i1\"/></d:informationRequirement><d:knowledgeRequirement id=\"r2\"><d:requiredKnowledge "
           "href=\"#b1\"/></d:knowledgeRequirement><d:authorityRequirement id=\"r3\"><d:requiredAuthority "
           "href=\"#k1\"/></d:authorityRequirement><d:decisionTable hitPolicy=\"COLLECT\" "
           "aggregation=\"MAX\">"
           "<d:input label=\"Age\"><d:inputExpression "
           "typeRef=\"number\"><d:text>age</d:text></d:inputExpression>"
           "<d:inputValues><d:text>[0..120]</d:text></d:inputValues></d:input><d:output name=\"o\" "
           "typeRef=\"string\"><d:outputValues><d:text>\"a\",\"b\"</d:text></"
           "d:outputValues><d:defaultOutputEntry>"
           "<d:text>\"a\"</d:text></d:defaultOutputEntry></d:output><d:rule><d:inputEntry><d:text>&lt; 5"
           "</d:text></d:inputEntry><d:outputEntry><d:text>\"b\"</d:text></d:outputEntry><d:annotationEntry>"
           "<d:text>young</d:text></d:annotationEntry></d:rule><d:rule><d:inputEntry><d:text>-</d:text>"
           "</d:inputEntry><d:outputEntry><d:text>\"a\"</d:text></d:outputEntry></d:rule></d:decisionTable>"
           "</d:decision>"
           "<d:decision id=\"d2\" name=\"Boxes\"><d:variable name=\"Boxes\"/><d:context><d:contextEntry>"
           "<d:variable name=\"list\"/><d:list>" +
           literal("1") + literal("2") +
           "</d:list></d:contextEntry><d:contextEntry><d:variable name=\"f\"/>" +
           "<d:functionDefinition><d:formalParameter name=\"x\"/>" + literal("x + 1") +
           "</d:functionDefinition></d:contextEntry><d:contextEntry><d:variable "
           "name=\"call\"/><d:invocation>" +
           literal("f") + "<d:binding><d:parameter name=\"x\"/>" + literal("41") +
           "</d:binding></d:invocation></d:contextEntry><d:contextEntry><d:variable "
           "name=\"rows\"/><d:relation>"
           "<d:column name=\"k\"/><d:row>" +
           literal("\"v\"") + "</d:row></d:relation></d:contextEntry></d:context></d:decision>" +
           "<d:decision id=\"d3\" name=\"Loops\"><d:variable name=\"Loops\"/><d:for "
           "iteratorVariable=\"i\"><d:in>" +
           literal("1..4") + "</d:in><d:return><d:conditional><d:if>" + literal("odd(i) // odd") +
           "</d:if><d:then>" + literal("i") + "</d:then><d:else><d:filter><d:in>" + literal("[i, 9]") +
           "</d:in><d:match>" + literal("item &gt; 5") +
           "</d:match></d:filter></d:else></d:conditional></d:return></d:for></d:decision>" +
           "<d:decisionService id=\"s1\" name=\"serve\"><d:variable name=\"serve\"/><d:outputDecision "
           "href=\"#d1\"/><d:encapsulatedDecision href=\"#d2\"/><d:inputData "
           "href=\"#i1\"/></d:decisionService>"
           "<d:textAnnotation id=\"t1\"><d:text>Note &lt;this&gt;</d:text></d:textAnnotation>"
           "<di1:DMNDI><di1:DMNDiagram id=\"g1\" name=\"Page 1\"><di1:DMNShape id=\"sh1\" "
           "dmnElementRef=\"d1\">"
           "<dc:Bounds xmlns:dc=\"urn:dc\" x=\"10.5\" y=\"-20\" width=\"150\" height=\"80\"/></di1:DMNShape>"
           "<di1:DMNShape id=\"sh2\" dmnElementRef=\"s1\" isCollapsed=\"true\"><Bounds x=\"0\" y=\"0\" "
           "width=\"300\" height=\"200\"/><di1:DMNDecisionServiceDividerLine><waypoint x=\"0\" y=\"100\"/>"
           "<waypoint x=\"300\" y=\"100\"/></di1:DMNDecisionServiceDividerLine></di1:DMNShape><di1:DMNEdge "
           "id=\"e1\" dmnElementRef=\"r1\"><waypoint x=\"1\" y=\"2\"/><waypoint x=\"3.25\" "
           "y=\"4\"/></di1:DMNEdge>"
           "</di1:DMNDiagram></di1:DMNDI></d:definitions>";
}

} // namespace

TEST_CASE("A model is written and read without loss, drawings included", "[R104]") {
    const Model model = read(everything());
    REQUIRE(model.diagrams.size() == 1);
    CHECK(model.diagrams[0].shapes[0].box == DiagramBox{10.5, -20, 150, 80});
    CHECK(model.diagrams[0].shapes[1].is_collapsed);
    CHECK(model.diagrams[0].shapes[1].divider.size() == 2);
    CHECK(model.diagrams[0].edges[0].element == "r1");
    const WrittenModel written = write_model(model);
    CHECK(written.notes.empty());
    INFO(written.xml);
    const Model again = read(written.xml);
    CHECK(again.dmn_namespace == "https://www.omg.org/spec/DMN/20230324/MODEL/");
    CHECK(again.diagrams == model.diagrams);
    CHECK(again.description == "What it is & does");
    CHECK(again.imports.at(0).location == "lib.dmn");
    CHECK(again.namespaces == model.namespaces);
    CHECK(again.others == std::vector<std::string>{
                              "<textAnnotation id=\"t1\"><text>Note &lt;this&gt;</text></textAnnotation>"});
    CHECK(again.knowledge_models.at(0).logic->children.at(0)->text == "n >= 18 // \"grown\"\nand true");
    CHECK(again.knowledge_sources.at(0).authorities.at(0).role == "requiredInput");
    CHECK(again.decisions.at(0).required_inputs.at(0).requirement == "r1");
    CHECK(again.decisions.at(0).logic->table->rules.at(0).annotation == "young");
    // What the second writing gives is the first to the byte: nothing is left that only reading changes.
    CHECK(write_model(again).xml == written.xml);
}

TEST_CASE("An older version gets FEEL where it has no boxed iterators, and notes", "[R104]") {
    const Model model = read(everything());
    const WrittenModel written = write_model(model, DmnVersion::V13);
    CHECK(written.notes ==
          std::vector<std::string>{"type tAges: Its type constraint was left out.",
                                   "decision Loops: A boxed iterator, filter or condition became "
                                   "a FEEL expression."});
    INFO(written.xml);
    const Model again = read(written.xml);
    CHECK(again.dmn_namespace == "https://www.omg.org/spec/DMN/20191111/MODEL/");
    const auto loops = [](const Model& source) {
        ModelRun run(compile_models({source}).engine);
        return feel::value_literal(run.decision("Loops"));
    };
    CHECK(loops(model) == "[1, [9], 3, [9]]");
    CHECK(loops(again) == loops(model));
}

TEST_CASE("Control characters and quotes survive or go, but never break the file") {
    Model model;
    model.name = "a \"b\" <c> & d\te\nf";
    model.model_namespace = "urn:x";
    model.description = std::string("one\r\ntwo\x01 ]]> ") + "\xF0\x9F\x90\x8E";
    const Model again = read(write_model(model).xml);
    CHECK(again.name == model.name);
    CHECK(again.description == "one\r\ntwo ]]> \xF0\x9F\x90\x8E");
}

TEST_CASE("Every model of the TCK at hand is the same after writing and reading", "[R104]") {
    std::size_t count = 0;
    for (const std::filesystem::path& path : testing::shared_files("dmn-tck", ".dmn")) {
        INFO(path.string());
        const WrittenModel written = write_model(read(testing::file_at(path)));
        CHECK(written.notes.empty());
        CHECK(write_model(read(written.xml)).xml == written.xml);
        ++count;
    }
    CHECK(count > 100);
}
