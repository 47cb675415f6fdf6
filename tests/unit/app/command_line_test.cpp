#include "base/text.h"
#include "unit/app/command_line_world.h"
#include "unit/support/files.h"

using namespace throughline;
using namespace throughline::app;

namespace {

const std::string examples = testing::project_path("web/examples/");

bool mentions(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string workspace_with(const std::string& records) {
    return "{\"format\":\"throughline\",\"version\":1,\"records\":{\n" + records + "\n}}\n";
}

// A decision over the column `a` whose every rule collects something else.
const std::string collecting = workspace_with(
    "\"decision\":[\n"
    R"({"id":"d-one","title":"Kinds of values","hit_policy":"collect","inputs":[{"expression":"a"}],)"
    R"("outputs":[{"name":"x"}],"rules":[)"
    R"({"input_entries":["> 1"],"output_entries":["{text: \"q\\\"t\", day: date(\"2024-02-03\")}"]},)"
    R"({"input_entries":["> 2"],"output_entries":["[true, 0.10, 1/4, null]"]}]})"
    "\n]");

} // namespace

TEST_CASE("The command line explains itself", "[app]") {
    const Ran help = run({"help"});
    CHECK(help.code == ExitCode::Fine);
    for (const char* word : {"throughline check", "throughline decide", "throughline schema"})
        CHECK(mentions(help.results, word));
    CHECK(help.complaints.empty());
    CHECK(run({"--help"}).results == help.results);

    const Ran nothing = run({});
    CHECK(nothing.code == ExitCode::CalledWrongly);

    const Ran unknown = run({"decode"});
    CHECK(unknown.code == ExitCode::CalledWrongly);
    CHECK(unknown.results.empty());
    CHECK(mentions(unknown.complaints, "\"decode\""));
    CHECK(mentions(unknown.complaints, "throughline decide"));
}

TEST_CASE("Wrong calls are refused with the usage and exit 2", "[app]") {
    const std::vector<std::pair<std::vector<std::string>, std::string>> calls = {
        {{"check"}, "usage: throughline check"},
        {{"check", "one", "two"}, "usage: throughline check"},
        {{"check", "one", "--strict", "yes"}, "no option --strict"},
        {{"decide"}, "usage: throughline decide"},
        {{"decide", "w.json", "--customers", "c.csv"}, "usage: throughline decide"},
        {{"decide", "w.json", "--decision", "d"}, "usage: throughline decide"},
        {{"decide", "--customers", "c.csv", "--decision", "d"}, "usage: throughline decide"},
        {{"decide", "w.json", "--customers", "c.csv", "--decision"}, "--decision needs a value"},
    };
    for (const auto& [arguments, complaint] : calls) {
        const Ran ran = run(arguments);
        CAPTURE(complaint, ran.complaints);
        CHECK(ran.code == ExitCode::CalledWrongly);
        CHECK(ran.results.empty());
        CHECK(mentions(ran.complaints, complaint));
    }
}

TEST_CASE("check finds the examples valid", "[app][R110]") {
    for (const char* name : {"telco-retention.throughline.json", "harbour-bank.throughline.json"}) {
        // One record a line; the lines of the kinds and of the file itself begin otherwise.
        std::size_t records = 0;
        const std::vector<std::string> lines = lines_of(testing::file_at(examples + name));
        for (std::size_t line = 1; line < lines.size(); ++line)
            records += lines[line].starts_with('{') ? 1 : 0;
        REQUIRE(records > 20);
        const Ran ran = run({"check", examples + name});
        CHECK(ran.code == ExitCode::Fine);
        CHECK(ran.results ==
              text_format("%s%s: valid, %zu records, version 1\n", examples.c_str(), name, records));
        CHECK(ran.complaints.empty());
    }
}

TEST_CASE("check tells each error with file, line, column and path, and exits with 1", "[app][R110]") {
    const TemporaryFolder folder;
    const std::vector<std::pair<std::string, std::string>> files = {
        {"{\"format\":\"throughline\",\"version\":1\n,,\"records\":{}}", "line 2, column 2"},
        {workspace_with("\"outcome\":[\n{\"id\":\"stay\",\"title\":7}\n]"),
         "line 3, column 22, records.outcome[0].title"},
        {workspace_with("\"outcome\":[\n{\"id\":\"o\",\"title\":\"A\"},\n{\"id\":\"o\",\"title\":\"B\"}\n]"),
         "line 4, column 7, records.outcome[1].id"},
        {workspace_with("\"decision\":[\n{\"id\":\"d\",\"title\":\"D\",\"owner\":\"p-nobody\"}\n]"),
         "line 3, column 31, records.decision[0].owner"},
        {workspace_with("\"dragon\":[\n]"), "line 2, column 1, records.dragon"},
        {"{\"format\":\"throughline\",\"version\":99,\"records\":{}}", "line 1, column 35, version"},
        {"", "line 1"},
    };
    for (const auto& [bytes, place] : files) {
        const std::string path = folder.write("wrong.throughline.json", bytes);
        const Ran ran = run({"check", path});
        CAPTURE(bytes, ran.complaints);
        CHECK(ran.code == ExitCode::InputWrong);
        CHECK(ran.results.empty());
        CHECK(lines_of(ran.complaints).size() == 1);
        CHECK(ran.complaints.starts_with(path + ": " + place));
    }
}

TEST_CASE("check lists many errors and counts the rest", "[app]") {
    const TemporaryFolder folder;
    std::string records = "\"outcome\":[\n";
    for (int number = 0; number < 500; ++number)
        records += text_format("{\"id\":\"o%d\",\"title\":%d},\n", number, number);
    records += "{\"id\":\"last\",\"title\":\"Fine\"}\n]";
    const Ran ran = run({"check", folder.write("many.throughline.json", workspace_with(records))});
    CHECK(ran.code == ExitCode::InputWrong);
    const std::vector<std::string> lines = lines_of(ran.complaints);
    REQUIRE(lines.size() > 1);
    CHECK(mentions(lines.back(), text_format("%zu more errors", 500 - (lines.size() - 1))));
}

TEST_CASE("A file that is not there is a wrong call", "[app]") {
    const TemporaryFolder folder;
    const std::string missing = folder.path("missing.json");
    const std::string there = folder.write("w.json", collecting);
    for (const Ran& ran :
         {run({"check", missing}), run({"decide", missing, "--customers", there, "--decision", "d-one"}),
          run({"decide", there, "--customers", missing, "--decision", "d-one"})}) {
        CHECK(ran.code == ExitCode::CalledWrongly);
        CHECK(ran.results.empty());
        CHECK(ran.complaints.starts_with(missing + ": "));
    }
}

TEST_CASE("decide writes every kind of value as JSON", "[app][R102]") {
    const TemporaryFolder folder;
    const std::string workspace = folder.write("w.json", collecting);
    const std::string customers =
        folder.write("c.csv", "name,a\n\"x \"\"1\"\", the first\",3\nback\\slash,2\nJürgen 日本,0\nblank,\n");
    const Ran ran = run({"decide", workspace, "--customers", customers, "--decision", "Kinds of values"});
    CHECK(ran.code == ExitCode::Fine);
    CHECK(ran.complaints.empty());
    const std::string context = R"({"text":"q\"t","day":"2024-02-03"})";
    CHECK(ran.results == R"({"customer":"x \"1\", the first","result":[)" + context +
                             R"(,[true,0.1,0.25,null]],"rule":1,"inputs":{"a":3}})"
                             "\n"
                             R"({"customer":"back\\slash","result":[)" +
                             context +
                             R"(],"rule":1,"inputs":{"a":2}})"
                             "\n"
                             R"({"customer":"Jürgen 日本","result":null,"rule":null,"inputs":{"a":0}})"
                             "\n"
                             R"({"customer":"blank","result":null,"rule":null,"inputs":{"a":null}})"
                             "\n");
    // A decision is found by its id, too.
    CHECK(run({"decide", workspace, "--customers", customers, "--decision", "d-one"}).results == ran.results);
}

TEST_CASE("decide says where a customer breaks the table's policy", "[app][R102]") {
    const TemporaryFolder folder;
    const std::string workspace = folder.write(
        "w.json", workspace_with(R"("decision":[{"id":"d","title":"D","hit_policy":"unique",)"
                                 R"("inputs":[{"expression":"a"}],"outputs":[{"name":"x"}],"rules":[)"
                                 R"({"input_entries":["> 1"],"output_entries":["1"]},)"
                                 R"({"input_entries":["> 2"],"output_entries":["2"]}]}])"));
    const Ran ran = run(
        {"decide", workspace, "--customers", folder.write("c.csv", "name,a\nx,2\ny,3\n"), "--decision", "D"});
    CHECK(ran.code == ExitCode::Fine);
    const std::vector<std::string> lines = lines_of(ran.results);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == R"({"customer":"x","result":1,"rule":1,"inputs":{"a":2}})");
    CHECK(lines[1].starts_with(R"({"customer":"y","result":null,"rule":null,"inputs":{"a":3},"problem":")"));
    CHECK(mentions(lines[1], "rules 1 and 2"));
}

TEST_CASE("decide takes the key column that the decision's table names", "[app]") {
    const TemporaryFolder folder;
    const std::string workspace = folder.write(
        "w.json",
        workspace_with(
            R"("decision":[{"id":"d","title":"D","inputs":[{"expression":"a"}],"table":"t",)"
            R"("outputs":[{"name":"x"}],"rules":[{"input_entries":["-"],"output_entries":["a"]}]}],)"
            R"("table_reference":[{"id":"other","title":"Other","key_column":"a"},)"
            R"({"id":"t","title":"T","key_column":"number"}])"));
    const Ran ran = run({"decide", workspace, "--customers",
                         folder.write("c.csv", "a,number\n5,007\n6,008\n"), "--decision", "D"});
    CHECK(ran.complaints.empty());
    CHECK(ran.results == R"({"customer":"007","result":5,"rule":1,"inputs":{"a":5}})"
                         "\n"
                         R"({"customer":"008","result":6,"rule":1,"inputs":{"a":6}})"
                         "\n");
}

TEST_CASE("decide refuses what does not fit together, names the file or cell, and exits with 1",
          "[app][R102]") {
    const TemporaryFolder folder;
    const std::string workspace = folder.write("w.json", collecting);
    const std::string customers = folder.write("c.csv", "name,a\nx,1\n");

    const Ran no_decision = run({"decide", workspace, "--customers", customers, "--decision", "Kinds"});
    CHECK(no_decision.code == ExitCode::InputWrong);
    CHECK(mentions(no_decision.complaints, "\"Kinds\""));
    CHECK(mentions(no_decision.complaints, "\"Kinds of values\"")); // what there is

    const std::string other = folder.write("other.csv", "name,b\nx,1\n");
    const Ran no_column = run({"decide", workspace, "--customers", other, "--decision", "d-one"});
    CHECK(no_column.code == ExitCode::InputWrong);
    CHECK(no_column.results.empty());
    CHECK(mentions(no_column.complaints, "Kinds of values: input 1 (a)"));

    const std::string empty = folder.write("empty.csv", "");
    const Ran no_rows = run({"decide", workspace, "--customers", empty, "--decision", "d-one"});
    CHECK(no_rows.code == ExitCode::InputWrong);
    CHECK(no_rows.complaints.starts_with(empty + ": "));

    const std::string broken = folder.write("broken.json", collecting.substr(0, collecting.size() / 2));
    const Ran no_workspace = run({"decide", broken, "--customers", customers, "--decision", "d-one"});
    CHECK(no_workspace.code == ExitCode::InputWrong);
    CHECK(no_workspace.complaints.starts_with(broken + ": line 3, column "));
}

TEST_CASE("decide tells which cells it could not read as they are meant", "[app][R081]") {
    const TemporaryFolder folder;
    const std::string workspace = folder.write("w.json", collecting);
    std::string rows = "name,a\n";
    for (int number = 0; number < 60; ++number)
        rows += text_format("customer %d,%d\n", number, number);
    rows += "short\n";
    const std::string customers = folder.write("c.csv", rows);
    const Ran ran = run({"decide", workspace, "--customers", customers, "--decision", "d-one"});
    CHECK(ran.code == ExitCode::Fine);
    CHECK(lines_of(ran.results).size() == 61);
    CHECK(lines_of(ran.complaints).size() == 1);
    CHECK(ran.complaints.starts_with(customers + ": Line 62"));
}

TEST_CASE("dmn says what Camunda 7 will not run, and prints decisions in another version", "[app][R104]") {
    const std::string path = testing::project_path("tests/fixtures/dmn/retention.dmn");
    const Ran notes = run({"dmn", path});
    CHECK(notes.code == ExitCode::Fine);
    CHECK(notes.results.find("Camunda 7: decision service Retention service: ") != std::string::npos);
    const Ran older = run({"dmn", path, "--to", "1.3"});
    CHECK(older.code == ExitCode::Fine);
    CHECK(older.results.find("https://www.omg.org/spec/DMN/20191111/MODEL/") != std::string::npos);
    CHECK(older.complaints.find("Camunda 7: ") != std::string::npos);
    const Ran example = run({"dmn", examples + "harbour-bank.throughline.json", "--to", "1.5"});
    CHECK(example.code == ExitCode::Fine);
    CHECK(example.results.find("name=\"Retention offer\"") != std::string::npos);
    CHECK(run({"dmn", path, "--to", "2"}).code == ExitCode::CalledWrongly);
    CHECK(run({"dmn", "nowhere.dmn"}).code == ExitCode::CalledWrongly);
    const TemporaryFolder folder;
    const Ran broken = run({"dmn", folder.write("broken.dmn", "<definitions>")});
    CHECK(broken.code == ExitCode::InputWrong);
    CHECK(broken.complaints.find("line 1") != std::string::npos);
}

TEST_CASE("schema prints the schema of workspace files", "[app]") {
    const Ran ran = run({"schema"});
    CHECK(ran.code == ExitCode::Fine);
    CHECK(ran.results == testing::project_file("schema/throughline-1.schema.json"));
}
