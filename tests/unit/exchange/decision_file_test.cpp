// Decision models of other tools become records, all of a file or nothing of it.
#include "dmn/plain_table.h"
#include "dmn/portability.h"
#include "dmn/xml_reader.h"
#include "dmn/xml_writer.h"
#include "engage/decision_model.h"
#include "exchange/decision_file.h"
#include "exchange/import_preview.h"
#include "model/limits.h"
#include "model/records/decision.h"
#include "model/records/decision_model.h"
#include "unit/support/files.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

using namespace throughline;

namespace {

std::string retention() {
    return testing::project_file("tests/fixtures/dmn/retention.dmn");
}

struct Workspace {
    Store store;
    IdSource ids{7};

    DecisionFile read(const std::string& bytes, std::string_view name = "retention.dmn") {
        return read_decision_file(bytes, name, store, [this] { return ids.next(1'795'000'000'000); });
    }
    ImportPreview take(const std::string& bytes, std::string_view name = "retention.dmn") {
        const DecisionFile file = read(bytes, name);
        for (const Error& problem : file.content.errors)
            UNSCOPED_INFO(describe(problem));
        REQUIRE(file.content.ok());
        auto preview = preview_import(file.content, store, ImportMode::Add);
        REQUIRE(preview.ok());
        REQUIRE(store.apply(preview.value().diff).ok());
        return std::move(preview).value();
    }
    const Decision* decision(std::string_view title) const {
        for (const RecordPointer& record : store.all(Kind::Decision)) {
            if (record->title == title)
                return as<Decision>(record);
        }
        return nullptr;
    }
    Id model() const { return store.all(Kind::DecisionModel).front()->id; }
};

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

} // namespace

TEST_CASE("A DMN file becomes a model that keeps its text, and a decision for each table",
          "[exchange][R102]") {
    Workspace workspace;
    const std::string bytes = retention();
    const ImportPreview preview = workspace.take(bytes);
    CHECK(preview.total.added == 3);
    const auto& model = *workspace.store.find_as<DecisionModel>(workspace.model());
    CHECK(model.title == "Retention");
    CHECK(model.xml == bytes);
    CHECK(model.file == "retention.dmn");
    const Decision* offer = workspace.decision("Offer");
    const Decision* risk = workspace.decision("Risk");
    REQUIRE(offer != nullptr);
    REQUIRE(risk != nullptr);
    CHECK(workspace.decision("Value") == nullptr); // an expression, no table
    CHECK(offer->needs == std::vector<Id>{risk->id});
    CHECK(offer->question == "What do we offer?");
    CHECK(offer->allowed_answers == std::vector<std::string>{"call", "letter", "nothing"});
    CHECK(offer->hit_policy == HitPolicy::First);
    CHECK(offer->rules.size() == 3);
    // The model's own types are FEEL's here, with what they allow.
    CHECK(offer->inputs.front().type == "string");
    CHECK(offer->inputs.front().allowed_values == "\"low\", \"high\"");
    CHECK(risk->outputs.front().name == "Risk");
    CHECK(risk->outputs.front().type == "string");
}

TEST_CASE("The same file again changes nothing, and a newer one keeps what DMN has no place for",
          "[exchange][R102][R103]") {
    Workspace workspace;
    workspace.take(retention());
    CHECK(workspace.take(retention()).diff.empty());

    auto owned = std::make_shared<Decision>(*workspace.decision("Risk"));
    owned->knowledge = "A study of 2024.";
    Diff diff;
    diff.changes.push_back({owned->id, workspace.store.pointer(owned->id), owned});
    REQUIRE(workspace.store.apply(diff).ok());
    const ImportPreview newer = workspace.take(replaced(retention(), "&gt;= 3", "&gt;= 4"));
    CHECK(newer.total.added == 0);
    CHECK(newer.total.changed == 2); // the model and Risk
    CHECK(workspace.decision("Risk")->rules.front().input_entries.front() == ">= 4");
    CHECK(workspace.decision("Risk")->knowledge == "A study of 2024.");
}

TEST_CASE("A decision that a newer file lacks stays as one of the workspace's own", "[exchange][R103]") {
    Workspace workspace;
    workspace.take(retention());
    std::string without = replaced(retention(), "<decision id=\"risk\" name=\"Risk\">",
                                   "<decision id=\"danger\" name=\"Danger\">");
    const DecisionFile file = workspace.read(without);
    CHECK(std::any_of(file.remarks.begin(), file.remarks.end(),
                      [](const Error& remark) { return remark.place == "decision Risk"; }));
    workspace.take(without);
    REQUIRE(workspace.decision("Risk") != nullptr);
    CHECK(workspace.decision("Risk")->model.empty());
    CHECK(workspace.decision("Danger")->model == workspace.model());
}

TEST_CASE("What is wrong with a DMN file is said with its place, and nothing is taken", "[exchange][R102]") {
    Workspace workspace;
    const auto refused = [&workspace](const std::string& bytes) {
        const DecisionFile file = workspace.read(bytes);
        REQUIRE_FALSE(file.content.ok());
        CHECK(file.content.records.empty());
        return file.content.errors.front();
    };
    CHECK(refused("<definitions").line == 1);
    CHECK(refused("<a/>").message.find("definitions") != std::string::npos);
    CHECK(refused("<!DOCTYPE a [<!ENTITY b \"c\">]><definitions/>").message.size() > 10);
    const Error loop = refused(
        replaced(retention(), "<requiredInput href=\"#balance\"/>", "<requiredDecision href=\"#offer\"/>"));
    CHECK(loop.message == "It requires its own answer.");
    CHECK(loop.place.starts_with("decision "));
    CHECK(loop.line > 20);
    CHECK(refused(retention() + std::string(limits::text_bytes, ' ')).message.find("bytes") !=
          std::string::npos);
    // Cells that are no FEEL can be mended here.
    const DecisionFile broken = workspace.read(replaced(retention(), "&gt;= 3", "&gt;= = 3"));
    REQUIRE(broken.content.ok());
    REQUIRE_FALSE(broken.remarks.empty());
    CHECK(broken.remarks.front().place.find("decision Risk") != std::string::npos);
    CHECK(broken.remarks.front().line > 0);
}

TEST_CASE("What was edited here goes back into the model, and the rest stays as it was", "[exchange][R104]") {
    Workspace workspace;
    workspace.take(retention());
    auto untouched = engage::assemble_model(workspace.store, workspace.model());
    REQUIRE(untouched.ok());
    CHECK_FALSE(untouched.value().changed);
    CHECK(untouched.value().records.size() == 2);

    auto edited = std::make_shared<Decision>(*workspace.decision("Offer"));
    edited->rules[0].output_entries[0] = "\"visit\"";
    edited->title = "Best offer";
    Diff diff;
    diff.changes.push_back({edited->id, workspace.store.pointer(edited->id), edited});
    REQUIRE(workspace.store.apply(diff).ok());
    auto changed = engage::assemble_model(workspace.store, workspace.model());
    REQUIRE(changed.ok());
    CHECK(changed.value().changed);
    const std::string xml = dmn::write_model(changed.value().model).xml;
    CHECK(xml.find("\"visit\"") != std::string::npos);
    CHECK(xml.find("Best offer") != std::string::npos);
    // The type of the model came back, and the drawing is there.
    CHECK(xml.find("<inputExpression typeRef=\"tRisk\">") != std::string::npos);
    CHECK(xml.find("dmndi:DMNEdge") != std::string::npos);
    auto again = dmn::read_model(xml);
    REQUIRE(again.ok());
    CHECK(again.value().diagrams == changed.value().model.diagrams);
}

TEST_CASE("Camunda 7 will not run what it does not know", "[dmn][R104]") {
    const auto model = dmn::read_model(retention());
    REQUIRE(model.ok());
    std::string all;
    for (const dmn::PortabilityNote& note : dmn::notes_for_camunda_7(model.value()))
        all += dmn::describe(note) + "\n";
    CHECK(all.find("knowledge model Yearly worth: ") != std::string::npos);
    CHECK(all.find("decision service Retention service: ") != std::string::npos);
    CHECK(all.find("decision Value: It calls the knowledge model \"Yearly worth\"") != std::string::npos);
    CHECK(all.find("decision Risk: Camunda 7 reads names with spaces or signs only between backticks: "
                   "\"Open complaints\", \"Rate lookups\".") != std::string::npos);
    CHECK(all.find("decision Offer: ") == std::string::npos);

    dmn::Model boxed = model.value();
    auto conditional = std::make_shared<dmn::BoxedExpression>();
    conditional->kind = dmn::BoxedKind::Conditional;
    dmn::Decision decision;
    decision.id = "a";
    decision.name = "A";
    decision.logic = conditional;
    boxed.decisions = {decision};
    boxed.knowledge_models.clear();
    boxed.services.clear();
    const auto notes = dmn::notes_for_camunda_7(boxed);
    REQUIRE(notes.size() == 1);
    CHECK(notes.front().message.find("boxed conditional") != std::string::npos);
}

TEST_CASE("Every model of the TCK at hand comes in, goes out and comes in again", "[exchange][R102][R104]") {
    std::size_t count = 0;
    for (const std::filesystem::path& path : testing::shared_files("dmn-tck", ".dmn")) {
        CAPTURE(path.string());
        Workspace workspace;
        workspace.take(testing::file_at(path), path.filename().string());
        for (const RecordPointer& record : workspace.store.all(Kind::Decision)) {
            std::vector<Problem> problems;
            describe_kind(Kind::Decision).validate(*record, problems);
            for (const Problem& problem : problems)
                CHECK(problem.message.find("table has") == std::string::npos);
        }
        auto assembled = engage::assemble_model(workspace.store, workspace.model());
        REQUIRE(assembled.ok());
        CHECK_FALSE(assembled.value().changed);
        for (const dmn::DmnVersion version : {dmn::DmnVersion::V13, dmn::DmnVersion::V15}) {
            // What 1.3 holds in another way is another model; only its reading is checked.
            const dmn::WrittenModel written = dmn::write_model(assembled.value().model, version);
            const DecisionFile again = workspace.read(written.xml, path.filename().string());
            REQUIRE(again.content.ok());
            if (written.notes.empty())
                CHECK(again.content.records.size() == workspace.store.all(Kind::Decision).size() + 1);
        }
        ++count;
    }
    CHECK(count > 100);
}
