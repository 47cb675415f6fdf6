// One customer in a conversation: facts override the table, answers move propensities, and what to ask first.
#include "engage/decision/situation.h"
#include "engage/propensity/rates.h"
#include "unit/engage/harbour_actions.h"

#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::engage;
using namespace throughline::engage::testing;

namespace {

tables::Table customers() {
    tables::TableBuilder builder({{"complaints", tables::ColumnType::Integer},
                                  {"consent", tables::ColumnType::Boolean},
                                  {"plan", tables::ColumnType::Text},
                                  {"age", tables::ColumnType::Number}});
    for (int row = 0; row < 20; ++row) {
        builder.integer(0, row % 3);
        builder.boolean(1, row % 2 == 0);
        builder.text(2, row % 4 == 0 ? "month" : "year");
        builder.number(3, 20 + row);
        builder.end_row();
    }
    return std::move(builder).finish("Customers", {}).value();
}

Records conditioned_actions() {
    Records records;
    records.channel("app", ChannelType::SelfService);
    records.channel("phone");
    auto& stay = records.action("stay", "Retain", "Mortgage", 80, 0.4);
    stay.conditions = {{ConditionStage::Suitability, "No complaint", "complaints = 0", {}}};
    auto& sorry = records.action("sorry", "Serve", "Complaint", 5, 0.7);
    sorry.conditions = {{ConditionStage::Eligibility, "A complaint", "complaints > 0", {}}};
    auto& card = records.action("card", "Sell", "Cards", 30, 0.2);
    card.conditions = {{ConditionStage::Eligibility, "May be written to", "consent and plan = \"year\"", {}}};
    for (const char* action : {"stay", "sorry", "card"}) {
        records.treatment(action, "app");
        records.treatment(action, "phone");
    }
    return records;
}

struct World {
    Store store;
    tables::Table table = customers();
    Catalogue catalogue;
    std::unique_ptr<ContactReader> reader;

    explicit World(const Records& records) {
        REQUIRE(store.apply(records.diff()).ok());
        std::vector<std::string> names;
        for (const tables::ColumnInfo& column : table.info().columns)
            names.push_back(column.name);
        catalogue = make_catalogue(store, names);
        reader = std::make_unique<ContactReader>(store, catalogue);
    }
    LearnedAnswers learned(const std::vector<ContactRow>& rows) const {
        LearnedAnswers learned(catalogue, PropensityBasis::Rates, {});
        for (const ContactRow& contact : rows) {
            if (const auto event = reader->event(contact))
                learned.learn(*event, {});
        }
        return learned;
    }
    CustomerState state(const std::vector<ContactRow>& rows, tables::RowIndex row = 0) const {
        return state_of(catalogue, *reader, table, learned(rows),
                        {row, "H1", rows, day_of_test(10), channel_of(catalogue, "phone")});
    }
    std::string chosen(const CustomerState& state) const {
        Decider decider(catalogue);
        return title_of(
            catalogue,
            decider.decide(state.situation(day_of_test(10), channel_of(catalogue, "phone")), {}).chosen());
    }
};

ContactRow fact(double day, const char* column, const char* value) {
    ContactRow row;
    row.customer = "H1";
    row.at = day_of_test(day);
    row.kind = ContactRowKind::Captured;
    row.column = column;
    row.value = value;
    return row;
}

ContactRow answer(double day, const char* action, const char* response) {
    ContactRow row;
    row.customer = "H1";
    row.at = day_of_test(day);
    row.kind = ContactRowKind::Answered;
    row.action_id = action;
    row.channel_id = "phone";
    row.event = response;
    return row;
}

} // namespace

TEST_CASE("The latest fact of a column overrides the table, and changes the decision",
          "[engage][R053][R089]") {
    const World world(conditioned_actions());
    CHECK(world.chosen(world.state({})) == "stay");
    CHECK(world.chosen(world.state({fact(1, "complaints", "1")})) == "sorry");
    const CustomerState corrected = world.state({fact(1, "complaints", "1"), fact(2, "complaints", "0")});
    CHECK(world.chosen(corrected) == "stay");
    REQUIRE(corrected.facts.size() == 1);
    CHECK(corrected.facts[0].value == "0");
    // A blank is a fact too; a text that the column does not take, or a column that is gone, is none.
    CHECK(world.state({fact(1, "complaints", "")}).values[0].is_null());
    CHECK(world.state({fact(1, "complaints", "many"), fact(2, "gone", "1")}).facts.empty());
}

TEST_CASE("Texts of facts are understood by the column's type", "[engage][R089]") {
    using enum tables::ColumnType;
    CHECK(canonical_text(Boolean, "Yes").value() == "true");
    CHECK(canonical_text(Boolean, "no").value() == "false");
    CHECK(canonical_text(Integer, " 12 ").value() == "12");
    CHECK(canonical_text(Number, "2.50").value() == "2.5");
    CHECK(canonical_text(Date, "2026-11-21").value() == "2026-11-21");
    CHECK(canonical_text(Text, " as it is ").value() == "as it is");
    CHECK(canonical_text(Integer, "").value().empty());
    CHECK_FALSE(canonical_text(Boolean, "perhaps").ok());
    CHECK_FALSE(canonical_text(Integer, "1.5").ok());
    CHECK_FALSE(canonical_text(Number, "dear").ok());
    CHECK_FALSE(canonical_text(Date, "2026-02-30").ok());
}

TEST_CASE("Each answer moves the propensity at once", "[engage][R088]") {
    const World world(conditioned_actions());
    const std::uint32_t stay = action_of(world.catalogue, "stay"), card = action_of(world.catalogue, "card");
    CHECK(world.state({}).propensities.ranking[stay] == 0.4);
    CHECK(world.state({answer(1, "stay", "Refused")}).propensities.ranking[stay] == smoothed_rate(0, 1));
    const CustomerState mixed = world.state(
        {answer(1, "stay", "Accepted"), answer(2, "stay", "Later"), answer(3, "stay", "Refused")});
    CHECK(mixed.propensities.ranking[stay] == smoothed_rate(1, 1));
    CHECK(mixed.propensities.ranking[card] == 0.2);
    // Refused often enough, something else is proposed.
    std::vector<ContactRow> refusals;
    for (int day = 0; day < 4; ++day)
        refusals.push_back(answer(day, "stay", "Refused"));
    CHECK(world.chosen(world.state({}, 5)) == "sorry"); // a complaint is open in this row
    CHECK(world.chosen(world.state(refusals, 3)) == "stay");
    refusals.insert(refusals.end(), 30, answer(5, "stay", "Refused"));
    std::vector<ContactRow> consenting = refusals;
    consenting.push_back(fact(6, "consent", "true"));
    CHECK(world.chosen(world.state(consenting, 3)) == "card");
}

TEST_CASE("The facts that would change the decision are asked first", "[engage][R089]") {
    const World world(conditioned_actions());
    CustomerState state = world.state({}, 0);
    const std::vector<feel::Value> values = state.values;
    Decider decider(world.catalogue);
    const std::vector<std::size_t> columns = {3, 2, 1, 0};
    std::vector<ColumnChoices> choices;
    for (const std::size_t column : columns)
        choices.push_back(choices_of(world.table, column, 6));
    CHECK(choices[1].values == std::vector<std::string>{"month", "year"});
    CHECK(choices[1].is_complete);
    CHECK_FALSE(choices[0].is_complete);
    CHECK(choices[0].values.front() == "20");
    CHECK(choices[0].values.back() == "39");
    const std::vector<FactQuestion> questions =
        useful_questions(decider, state, day_of_test(10), channel_of(world.catalogue, "phone"), {},
                         world.learned({}), world.table, columns, choices);
    REQUIRE(questions.size() == 4);
    CHECK(questions[0].column == 0);
    REQUIRE(questions[0].changes.size() == 2);
    CHECK(questions[0].changes[0].value == "1");
    CHECK(title_of(world.catalogue, questions[0].changes[0].chosen) == "sorry");
    for (std::size_t other = 1; other < 4; ++other)
        CHECK(questions[other].changes.empty());
    // Nothing was really changed.
    for (std::size_t column = 0; column < values.size(); ++column)
        CHECK(feel::identical(values[column], state.values[column]));
}
