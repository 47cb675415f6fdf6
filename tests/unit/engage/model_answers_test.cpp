// Decisions of a workspace as models, and one customer's way through them.
#include "dmn/xml_reader.h"
#include "engage/decision_model.h"
#include "engage/model_answers.h"
#include "feel/value.h"
#include "model/records/decision.h"
#include "tables/table_builder.h"
#include "unit/support/files.h"

#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::engage;

namespace {

AssembledModel retention() {
    auto model = dmn::read_model(testing::project_file("tests/fixtures/dmn/retention.dmn"));
    REQUIRE(model.ok());
    AssembledModel assembled;
    assembled.model = std::move(model).value();
    return assembled;
}

// Columns as another system names them.
tables::Table households() {
    using tables::ColumnType;
    tables::TableBuilder builder({{"open_complaints", ColumnType::Integer},
                                  {"Rate-Lookups", ColumnType::Integer},
                                  {"mortgage balance", ColumnType::Number}});
    const auto add = [&builder](std::int64_t complaints, std::int64_t lookups, double balance) {
        builder.integer(0, complaints);
        builder.integer(1, lookups);
        builder.number(2, balance);
        builder.end_row();
    };
    add(0, 4, 250'000);
    add(1, 0, 20'000);
    auto table = std::move(builder).finish("households", {"a test", Instant{}, 0});
    REQUIRE(table.ok());
    return std::move(table).value();
}

std::string text(const ModelAnswers& answers, const std::string& element) {
    const auto found = answers.elements.find(element);
    return found == answers.elements.end() ? std::string("nothing") : feel::value_text(found->second.value);
}

} // namespace

TEST_CASE("One customer's values are followed through the graph to the rules that fired",
          "[engage][R086][R097]") {
    const ModelQuestion question(retention());
    CHECK(question.problems().empty());
    const tables::Table table = households();
    const ModelAnswers first = question.ask(&table, 0, {});
    CHECK(first.messages.empty());
    CHECK(text(first, "lookups") == "4");
    CHECK(text(first, "risk") == "high");
    CHECK(text(first, "value") == "2500");
    CHECK(text(first, "offer") == "call");
    const ElementAnswer& offer = first.elements.at("offer");
    REQUIRE(offer.evaluation);
    REQUIRE(offer.table != nullptr);
    CHECK(offer.evaluation->deciding == std::vector<std::uint32_t>{0});
    CHECK(first.elements.at("risk").evaluation->deciding == std::vector<std::uint32_t>{0});
    CHECK_FALSE(first.elements.at("value").evaluation); // an expression
    CHECK_FALSE(dmn::explain_rule(*offer.table, *offer.evaluation, 1).empty());

    const ModelAnswers second = question.ask(&table, 1, {});
    CHECK(text(second, "offer") == "letter");
    CHECK(second.elements.at("risk").evaluation->deciding == std::vector<std::uint32_t>{1});
}

TEST_CASE("Values that a person tries come before a customer's", "[engage][R097]") {
    const ModelQuestion question(retention());
    const tables::Table table = households();
    CHECK(text(question.ask(&table, 0, {{"lookups", "0"}}), "offer") == "nothing");
    // Without any customer too; what nobody gave has no value.
    const ModelAnswers tried = question.ask(nullptr, 0, {{"lookups", "5"}});
    CHECK(text(tried, "risk") == "high");
    CHECK(text(tried, "complaints") == "nothing");
    const ModelAnswers wrong = question.ask(&table, 0, {{"lookups", "4 +"}});
    REQUIRE_FALSE(wrong.messages.empty());
    CHECK(wrong.messages.front().starts_with("Rate lookups: "));
}

TEST_CASE("A decision made here reads what its table reads, and the answers it needs", "[engage][R102]") {
    Store store;
    Diff diff;
    const auto add = [&diff](Decision decision) {
        diff.changes.push_back({decision.id, nullptr, std::make_shared<Decision>(std::move(decision))});
    };
    Decision risk;
    risk.id = Id::literal("d-risk");
    risk.title = "Risk";
    risk.inputs = {{"", "age", "number", "", {}}, {"", "town", "string", "", {}}};
    risk.outputs = {{"level", "string", "", "", {}}};
    risk.rules = {{{"> 50", "-"}, {"\"high\""}, "", {}}, {{"-", "-"}, {"\"low\""}, "", {}}};
    risk.hit_policy = HitPolicy::First;
    risk.knowledge = "Study of 2024: older people stay.";
    Decision offer;
    offer.id = Id::literal("d-offer");
    offer.title = "Offer";
    offer.needs = {risk.id};
    offer.knowledge = risk.knowledge;
    offer.inputs = {{"", "level", "string", "", {}}};
    offer.outputs = {{"gift", "string", "", "", {}}};
    offer.rules = {{{"\"high\""}, {"\"cake\""}, "", {}}};
    add(risk);
    add(offer);
    REQUIRE(store.apply(diff).ok());
    const auto assembled = assemble_model(store, {});
    REQUIRE(assembled.ok());
    const dmn::Model& model = assembled.value().model;
    REQUIRE(model.decisions.size() == 2);
    // By the name of the output, as the other table reads it.
    CHECK(model.decisions[1].variable.name == "level");
    CHECK(model.decisions[0].required_decisions.size() == 1);
    CHECK(model.decisions[0].required_inputs.empty());
    CHECK(model.knowledge_sources.size() == 1);
    CHECK(model.knowledge_sources.front().name == "Study of 2024");
    const ModelAnswers answers =
        ModelQuestion(assembled.value()).ask(nullptr, 0, {{"input_age", "60"}, {"input_town", "\"Bonn\""}});
    CHECK(text(answers, "decision_d-offer") == "cake");
}
