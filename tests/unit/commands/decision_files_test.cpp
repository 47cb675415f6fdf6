// Decisions come in and go out as DMN by commands, each in one step that can be undone.
#include "commands/decisions/decision_export.h"
#include "commands/open_workspace.h"
#include "exchange/workspace_file.h"
#include "unit/support/files.h"

#include <catch_amalgamated.hpp>

namespace throughline {

namespace {

std::string retention() {
    return testing::project_file("tests/fixtures/dmn/retention.dmn");
}

struct Desk {
    OpenWorkspace workspace{[] { return Instant{1'795'000'000'000}; }, 1};

    Result<void> run(std::string_view command, const Arguments& arguments = {}) {
        return workspace.run(command, arguments);
    }
    void import() { REQUIRE(run("decision.import_text", {{"text", retention()}, {"file", "r.dmn"}}).ok()); }
    Id decision(std::string_view title) {
        for (const RecordPointer& record : workspace.store().all(Kind::Decision)) {
            if (record->title == title)
                return record->id;
        }
        return {};
    }
    Request exported(const Arguments& arguments) {
        REQUIRE(run("decision.export_file", arguments).ok());
        std::vector<Request> requests = workspace.session().take_requests();
        REQUIRE(requests.size() == 1);
        CHECK(requests.front().kind == RequestKind::SaveFile);
        return std::move(requests.front());
    }
};

} // namespace

TEST_CASE("Importing decisions is one step, taken back by one undo", "[commands][R102]") {
    Desk desk;
    const std::string before = write_workspace(desk.workspace.store());
    desk.import();
    CHECK(desk.workspace.store().all(Kind::Decision).size() == 2);
    CHECK(desk.workspace.store().all(Kind::DecisionModel).size() == 1);
    REQUIRE(desk.run("edit.undo").ok());
    CHECK(write_workspace(desk.workspace.store()) == before);
    REQUIRE(desk.run("edit.redo").ok());
    CHECK(desk.workspace.store().all(Kind::Decision).size() == 2);
    const auto refused = desk.run("decision.import_text", {{"text", "<definitions>"}});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().line == 1);
    CHECK(desk.workspace.store().all(Kind::Decision).size() == 2);
}

TEST_CASE("A model that nobody changed is exported byte for byte, a changed one with the change",
          "[commands][R104]") {
    Desk desk;
    desk.import();
    const std::string model = desk.workspace.store().all(Kind::DecisionModel).front()->id.text();
    CHECK(desk.exported({{"id", model}, {"version", "1.5"}}).text == retention());
    const Request older = desk.exported({{"id", model}, {"version", "1.3"}});
    CHECK(older.name == "retention.dmn");
    CHECK(older.text.find("https://www.omg.org/spec/DMN/20191111/MODEL/") != std::string::npos);

    REQUIRE(desk.run("decision.set_cell", {{"id", desk.decision("Offer").text()},
                                           {"rule", "0"},
                                           {"column", "2"},
                                           {"value", "\"visit\""}})
                .ok());
    const std::string changed = desk.exported({{"id", model}, {"version", "1.5"}}).text;
    CHECK(changed.find("\"visit\"") != std::string::npos);
    // What is exported comes in as what is here.
    REQUIRE(desk.run("edit.select_none").ok());
    const std::string here = write_workspace(desk.workspace.store());
    Desk other;
    REQUIRE(other.run("decision.import_text", {{"text", changed}}).ok());
    CHECK(other.workspace.store().all(Kind::Decision).size() == 2);
}

TEST_CASE("One decision is exported with what it requires and no more", "[commands][R104]") {
    Desk desk;
    desk.import();
    const std::string risk = desk.exported({{"id", desk.decision("Risk").text()}}).text;
    CHECK(risk.find("name=\"Rate lookups\"") != std::string::npos);
    CHECK(risk.find("name=\"Mortgage balance\"") == std::string::npos);
    CHECK(risk.find("name=\"Offer\"") == std::string::npos);
    CHECK(risk.find("dmnElementRef=\"risk\"") != std::string::npos);
    CHECK(risk.find("dmnElementRef=\"offer\"") == std::string::npos);
}

TEST_CASE("Decisions made here are DMN with the data they read and the knowledge they rest on",
          "[commands][R102][R104]") {
    Desk desk;
    CHECK_FALSE(desk.workspace.allowed("decision.export").ok());
    REQUIRE(desk.run("decision.add", {{"title", "Risk"}, {"knowledge", "House rule 12. It is old."}}).ok());
    const std::string risk = desk.workspace.last_added().text();
    REQUIRE(desk.run("record.set", {{"id", risk}, {"path", "inputs[0].expression"}, {"value", "age"}}).ok());
    REQUIRE(desk.run("decision.add", {{"title", "Offer"}}).ok());
    const std::string offer = desk.workspace.last_added().text();
    REQUIRE(
        desk.run("record.set", {{"id", offer}, {"path", "inputs[0].expression"}, {"value", "Risk"}}).ok());
    REQUIRE(desk.run("link.add", {{"source", offer}, {"target", risk}}).ok());
    for (const std::string version : {"1.3", "1.5"}) {
        const std::string xml = desk.exported({{"id", ""}, {"version", version}}).text;
        Desk other;
        REQUIRE(other.run("decision.import_text", {{"text", xml}}).ok());
        REQUIRE(other.workspace.store().all(Kind::Decision).size() == 2);
        CHECK(xml.find("<knowledgeSource id=\"knowledge_" + risk + "\" name=\"House rule 12\">") !=
              std::string::npos);
        CHECK(xml.find("<inputData id=\"input_age\" name=\"age\">") != std::string::npos);
        CHECK(xml.find("<requiredDecision href=\"#decision_" + risk + "\"/>") != std::string::npos);
        // Risk is a decision's answer, no datum.
        CHECK(xml.find("input_Risk") == std::string::npos);
    }
    const auto refused = desk.run("decision.export_file", {{"version", "2"}});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().place == "version");
}

} // namespace throughline
