// Models that mean harm: each is answered by an error or a result within a second, whatever it asks for.
#include "dmn/engine.h"
#include "dmn/xml_reader.h"
#include "unit/support/hostile_text.h"

#include <catch_amalgamated.hpp>
#include <ctime>
#include <functional>
#include <string>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#endif

using namespace throughline;
using namespace throughline::dmn;
using testing::repeated;

namespace {

// Of this process, in seconds: other programs that are at work do not count.
double processor_time() {
#ifdef __EMSCRIPTEN__
    return EM_ASM_DOUBLE({ return process.cpuUsage().user / 1e6; });
#else
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
#endif
}

// The sanitizers take ten times as long.
#ifdef __EMSCRIPTEN__
constexpr double most_seconds = 1;
#else
constexpr double most_seconds = 10;
#endif

std::string wrapped(const std::string& content, const std::string& space = "urn:test") {
    return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"test\" namespace=\"" +
           space + "\">" + content + "</definitions>";
}

std::string literal(const std::string& text) {
    return "<literalExpression><text>" + text + "</text></literalExpression>";
}

std::string decision(const std::string& name, const std::string& logic, const std::string& more = {}) {
    return "<decision id=\"" + name + "\" name=\"" + name + "\"><variable name=\"" + name + "\"/>" + more +
           logic + "</decision>";
}

std::string needs(const std::string& kind, const std::string& id) {
    return "<" + kind + "Requirement><required" + (kind == "knowledge" ? "Knowledge" : "Decision") +
           " href=\"#" + id + "\"/></" + kind + "Requirement>";
}

// A figure, not a verdict: how long it takes depends on the machine. What never ends is ended by CTest.
void tell_if_slow(double seconds, double wanted) {
    if (seconds > wanted)
        WARN("took " << seconds << " s of processor time, wanted were " << wanted);
}

void in_time(const std::function<void()>& work) {
    const double start = processor_time();
    work();
    tell_if_slow(processor_time() - start, most_seconds);
}

std::string read_error(const std::string& xml) {
    const Result<Model> model = read_model(xml);
    return model.ok() ? std::string() : describe(model.error());
}

// What goes wrong with the decision `d`: while reading, compiling or deciding.
std::string trouble(const std::string& content) {
    const Result<Model> model = read_model(wrapped(content));
    if (!model.ok())
        return describe(model.error());
    const EngineReport report = compile_models({model.value()});
    ModelRun run(report.engine);
    run.machine().keep_diagnostics(true);
    const feel::Value value = run.decision("d");
    if (run.machine().failed())
        return describe(run.machine().error());
    if (!report.problems.empty())
        return describe(report.problems.front());
    return value.is_null() && !run.machine().diagnostics().empty()
               ? run.machine().diagnostics().front().message
               : std::string();
}

} // namespace

TEST_CASE("Eight megabytes of nested brackets are refused with their place", "[R096]") {
    constexpr std::size_t size = 8U << 20;
    in_time([] {
        CHECK(trouble(decision("d", literal(repeated("(", size)))).find("at most 1048576 are allowed") !=
              std::string::npos);
    });
    in_time([] {
        CHECK(trouble(decision("d", literal(repeated("[", 1000000)))).find("nested deeper than 400 levels") !=
              std::string::npos);
    });
    in_time([] { CHECK_FALSE(read_error(wrapped(repeated("<a>", size / 3))).empty()); });
    in_time([] {
        const std::string nested = repeated("<list>", size / 16) + repeated("</list>", size / 16);
        CHECK(read_error(wrapped(decision("d", nested))).find("line 1, column ") == 0);
    });
    in_time([] {
        const std::string nested =
            repeated("<itemComponent name=\"a\">", 100000) + repeated("</itemComponent>", 100000);
        CHECK(read_error(wrapped("<itemDefinition name=\"t\">" + nested + "</itemDefinition>"))
                  .find("nested too deeply") != std::string::npos);
    });
}

TEST_CASE("Document types, and with them entities, are refused", "[R096]") {
    std::string bomb = "<!DOCTYPE lolz [<!ENTITY lol \"lol\">";
    for (int level = 1; level < 10; ++level)
        bomb += "<!ENTITY lol" + std::to_string(level) + " \"" +
                repeated("&lol" + (level > 1 ? std::to_string(level - 1) : std::string()) + ";", 10) + "\">";
    bomb += "]>";
    in_time([&bomb] {
        CHECK(read_error(bomb + wrapped(decision("d", literal("\"&lol9;\"")))) ==
              "line 1, column 1: The file has a document type, which is not allowed.");
    });
    CHECK(read_error("<!DOCTYPE d SYSTEM \"file:///etc/passwd\">" + wrapped("")).find("document type") !=
          std::string::npos);
    // Entities that nobody defined stay text.
    const Result<Model> model = read_model(wrapped(decision("d", literal("\"&lol;\""))));
    REQUIRE(model.ok());
    CHECK(model.value().decisions.front().logic->text == "\"&lol;\"");
}

TEST_CASE("Loops and recursion through a model end", "[R096]") {
    in_time([] {
        CHECK(trouble(decision("d", literal("for i in 1..1000000000 return i"))).find("steps") !=
              std::string::npos);
    });
    in_time([] {
        const std::string body = "<for iteratorVariable=\"i\"><in>" + literal("1..1000000000") +
                                 "</in><return>" + literal("i") + "</return></for>";
        CHECK(trouble(decision("d", body)).find("steps") != std::string::npos);
    });
    const auto knowledge = [](const std::string& name, const std::string& needed, const std::string& text) {
        return "<businessKnowledgeModel id=\"" + name + "\" name=\"" + name + "\"><variable name=\"" + name +
               "\"/><encapsulatedLogic><formalParameter name=\"n\"/>" + literal(text) +
               "</encapsulatedLogic>" + (needed.empty() ? std::string() : needs("knowledge", needed)) +
               "</businessKnowledgeModel>";
    };
    in_time([&knowledge] {
        CHECK(trouble(knowledge("ping", "pong", "pong(n + 1)") + knowledge("pong", "ping", "ping(n + 1)") +
                      decision("d", literal("ping(1)"), needs("knowledge", "ping")))
                  .find("endless recursion") != std::string::npos);
    });
    in_time([&knowledge] {
        CHECK(trouble(knowledge("tree", {}, "tree(n + 1) + tree(n + 1)") +
                      decision("d", literal("tree(1)"), needs("knowledge", "tree")))
                  .find("endless recursion") != std::string::npos);
    });
    in_time([&knowledge] {
        CHECK(trouble(knowledge("fib", {}, "if n &lt; 2 then n else fib(n - 1) + fib(n - 2)") +
                      decision("d", literal("fib(80)"), needs("knowledge", "fib")))
                  .find("steps") != std::string::npos);
    });
    in_time([] {
        const std::string service = "<decisionService id=\"s\" name=\"s\"><variable name=\"s\"/>"
                                    "<outputDecision href=\"#d\"/></decisionService>";
        CHECK(trouble(service + decision("d", literal("s()"), needs("knowledge", "s"))).find("recursion") !=
              std::string::npos);
    });
    in_time([] {
        std::string chain = decision("d", literal("x0"), needs("information", "x0"));
        for (int index = 0; index < 3000; ++index)
            chain += decision("x" + std::to_string(index), literal("1"),
                              needs("information", "x" + std::to_string(index + 1)));
        CHECK(trouble(chain).find("recursion") != std::string::npos);
    });
}

TEST_CASE("Patterns, values and types that explode are stopped", "[R096]") {
    in_time([] {
        CHECK(trouble(decision("d", literal("matches(\"" + repeated("a", 60) + "b\", \"^(a+)+$\")")))
                  .find("steps") != std::string::npos);
    });
    // Each entry holds the one before twice: a trillion values in a few hundred bytes.
    std::string doubled = "{v0: [1, 1]";
    for (int level = 1; level <= 40; ++level)
        doubled += ", v" + std::to_string(level) + ": [v" + std::to_string(level - 1) + ", v" +
                   std::to_string(level - 1) + "]";
    for (const char* use :
         {"v40 = w.v40", "string(v40)", "v40 in [w.v40]", "distinct values([v40, w.v40])", "flatten(v40)",
          "is(v40, w.v40)", "list contains([w.v40], v40)", "index of([w.v40], v40)",
          "(function(a: list&lt;number&gt;) a)(v40)", "v40 + 1"}) {
        INFO(use);
        in_time([&doubled, use] {
            const std::string text = doubled + ", w: " + doubled + "}, r: " + use + "}.r";
            CHECK_FALSE(trouble(decision("d", literal(text))).empty());
        });
    }
    in_time([] {
        // The names of each model's types double with every import.
        std::vector<Model> models;
        for (int level = 0; level < 30; ++level) {
            const std::string next = "urn:m" + std::to_string(level + 1);
            std::string content = "<itemDefinition name=\"t\"><typeRef>number</typeRef></itemDefinition>";
            for (const char* name : {"a", "b"})
                content += "<import name=\"" + std::string(name) + "\" namespace=\"" + next +
                           "\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>";
            const Result<Model> model = read_model(wrapped(content, "urn:m" + std::to_string(level)));
            REQUIRE(model.ok());
            models.push_back(model.value());
        }
        const EngineReport report = compile_models(models);
        REQUIRE_FALSE(report.problems.empty());
        CHECK(report.problems.front().message == "The imports bring too many types.");
    });
    in_time([] {
        const std::string type =
            "<itemDefinition name=\"t\"><typeRef>number</typeRef><allowedValues><text>count(for i "
            "in 1..100000 return i) &gt; ?</text></allowedValues></itemDefinition>"
            "<itemDefinition name=\"ts\" isCollection=\"true\"><typeRef>t</typeRef></itemDefinition>";
        CHECK(trouble(type + "<decision id=\"d\" name=\"d\"><variable name=\"d\" typeRef=\"ts\"/>" +
                      literal("for i in 1..10000 return i") + "</decision>")
                  .find("steps") != std::string::npos);
    });
}

TEST_CASE("Values that nest very deeply come and go", "[R096]") {
    in_time([] {
        CHECK(trouble(decision("d", literal("count(for i in 1..8000 return [partial[-1]])"))).empty());
    });
    in_time([] {
        CHECK_FALSE(
            trouble(decision("d", literal("{l: for i in 1..8000 return [partial[-1]], r: l = l[1]}.r = "
                                          "string(for i in 1..8000 return [partial[-1]])")))
                .empty());
    });
    in_time([] {
        CHECK(trouble(decision("d", literal("count(for i in 1..3000 return function() partial)"))).empty());
    });
    in_time([] {
        // Every function would keep a list of its own.
        CHECK(trouble(decision("d", literal("count(for i in 1..8000 return function() partial)")))
                  .find("steps") != std::string::npos);
    });
}

TEST_CASE("A table of thousands of different rules compiles in time and decides right", "[R096]") {
    // 3,000 rules are indexed; 9,000 would need too much memory for it and are evaluated cell by cell.
    for (const int rules : {3000, 9000}) {
        DecisionTable table;
        table.hit_policy = HitPolicy::First;
        table.inputs = {{"", "x", "number", ""}, {"", "y", "number", ""}};
        table.outputs = {{"o", "number", "", ""}};
        for (int rule = 0; rule < rules; ++rule) {
            const std::string low = std::to_string(rule);
            table.rules.push_back(
                {{"[" + low + ".." + low + ".5)", "> " + std::to_string(2 * rules - rule)}, {low}, ""});
        }
        CompileReport report;
        const double start = processor_time();
        report = compile_table(table);
        tell_if_slow(processor_time() - start, 2 * most_seconds);
        REQUIRE(report.table != nullptr);
        const auto result = [&report](const char* x, int y) {
            const feel::Value values[] = {feel::Value::number(*Decimal::parse(x)), feel::Value::number(y)};
            return feel::value_literal(evaluate(*report.table, values).result);
        };
        CHECK(result("777", 3 * rules) == "777");
        CHECK(result("777.25", 2 * rules - 776) == "777");
        CHECK(result("777.25", 2 * rules - 777) == "null");
        CHECK(result("777.5", 3 * rules) == "null");
        CHECK(result("-1", 3 * rules) == "null");
    }
}
