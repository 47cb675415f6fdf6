// The table of what happened: what is appended is read again as it was, by customer, in the order of time.
#include "base/random.h"
#include "base/text.h"
#include "engage/contact/contact_sources.h"
#include "engage/contact/contact_table.h"
#include "engage/decision/log_table.h"
#include "engage/policy/frozen_catalogue.h"
#include "exchange/csv_import.h"
#include "model/records/table_reference.h"
#include "unit/engage/harbour_actions.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <map>

using namespace throughline;
using namespace throughline::engage;
using namespace throughline::engage::testing;

namespace {

ContactRow random_row(Random& random) {
    static const std::vector<std::string> texts = {"", "Accepted", "Hold the rate", "Ünï “→”", "a\tb", "0"};
    const auto text = [&] { return texts[random.below(texts.size())]; };
    ContactRow row;
    row.customer = "HB-" + std::to_string(random.below(7));
    row.at = day_of_test(static_cast<double>(random.below(40)));
    row.kind = static_cast<ContactRowKind>(random.below(4));
    row.action = text();
    row.action_id = text();
    row.channel = text();
    row.channel_id = text();
    row.event = text();
    row.counts_as = text();
    row.column = text();
    row.value = text();
    row.note = text();
    return row;
}

std::vector<ContactRow> read(const ContactIndex& index, const std::string& customer) {
    std::vector<ContactRow> rows;
    for (const tables::RowIndex row : index.rows_of(customer))
        rows.push_back(index.row(row));
    return rows;
}

} // namespace

TEST_CASE("Rows appended in bites are read as the list in memory has them", "[engage][R053][R103]") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        std::map<std::string, std::vector<ContactRow>> expected;
        std::vector<tables::Table> states;
        for (int bite = 0; bite < 12; ++bite) {
            std::vector<ContactRow> rows;
            for (std::uint64_t count = random.below(5); count > 0; --count) {
                rows.push_back(random_row(random));
                expected[rows.back().customer].push_back(rows.back());
            }
            Result<tables::Table> more =
                with_contacts(states.empty() ? nullptr : &states.back(), rows, day_of_test(50));
            REQUIRE(more.ok());
            states.push_back(std::move(more).value());
        }
        const Result<ContactIndex> index = ContactIndex::make(states.back(), "customer");
        REQUIRE(index.ok());
        for (auto& [customer, rows] : expected) {
            std::stable_sort(rows.begin(), rows.end(), [](const ContactRow& left, const ContactRow& right) {
                return left.at < right.at;
            });
            CHECK(read(index.value(), customer) == rows);
        }
        CHECK(index.value().rows_of("nobody").empty());
        // A table that others still hold is as it was: that is what undo goes back to.
        const Result<tables::Table> again = with_contacts(&states[5], {}, day_of_test(50));
        REQUIRE(again.ok());
        CHECK(again.value().info().chunks == states[5].info().chunks);
    }
}

TEST_CASE("Full chunks keep their names when rows come", "[engage][R103]") {
    std::vector<ContactRow> many(tables::chunk_rows + 3);
    for (std::size_t row = 0; row < many.size(); ++row) {
        many[row].customer = "HB-" + std::to_string(row % 100);
        many[row].at = day_of_test(static_cast<double>(row % 50));
    }
    const tables::Table before = with_contacts(nullptr, many, {}).value();
    const tables::Table after = with_contacts(&before, std::span(many).first(1), {}).value();
    REQUIRE(before.chunk_count() == 2);
    REQUIRE(after.chunk_count() == 2);
    CHECK(before.info().chunks[0] == after.info().chunks[0]);
    CHECK(before.info().chunks[1] != after.info().chunks[1]);
    CHECK(after.row_count() == before.row_count() + 1);
    tables::TableBuilder other({{"client", tables::ColumnType::Text}});
    const tables::Table wrong = std::move(other).finish("Other", {}).value();
    CHECK_FALSE(with_contacts(&wrong, many, {}).ok());
}

TEST_CASE("A file of events is read by the names of its columns", "[engage][R083][R084]") {
    Records records = three_actions();
    records.policy("complaints", ContactPolicyType::Suppression).event = "Complaint opened";
    const Catalogue catalogue = records.catalogue();
    Store store;
    REQUIRE(store.apply(records.diff()).ok());
    const ContactReader reader(store, catalogue);
    const char* file = "Household,On,Offer,Channel,Response,Remark\n"
                       "H1,2026-01-09,STAY,Phone,Refused,by letter\n"
                       "H2,2026-01-03,card,app,,\n"
                       "H1,2026-01-05,,,Complaint opened,\n"
                       "H1,2026-01-12,gone,fax,Accepted,\n";
    const auto imported = csv::read_csv(file, {"events.csv", {}, 0});
    REQUIRE(imported.ok());
    const Result<ContactIndex> index = ContactIndex::make(imported.value().table, "Household");
    REQUIRE(index.ok());
    const std::vector<ContactRow> rows = read(index.value(), "H1");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].kind == ContactRowKind::Other);
    const ContactEvent complaint = *reader.event(rows[0]);
    CHECK(catalogue.event_names[complaint.name] == "Complaint opened");
    // What it counts as is what the action says of that answer.
    CHECK(rows[1].kind == ContactRowKind::Answered);
    CHECK(rows[1].note == "by letter");
    const ContactEvent refused = *reader.event(rows[1]);
    CHECK(refused.action == action_of(catalogue, "stay"));
    CHECK(refused.channel == channel_of(catalogue, "phone"));
    CHECK(refused.answer == ResponseClass::Negative);
    const ContactEvent unknown = *reader.event(rows[2]);
    CHECK(unknown.action == no_index);
    CHECK(unknown.channel == no_index);
    CHECK(reader.event(read(index.value(), "H2")[0])->kind == ContactKind::Proposed);
    CHECK_FALSE(ContactIndex::make(imported.value().table, "Customer").ok());
    const auto timeless = csv::read_csv("Household,Offer\nH1,card\n", {"events.csv", {}, 0});
    REQUIRE(timeless.ok());
    CHECK_FALSE(ContactIndex::make(timeless.value().table, "Household").ok());
}

TEST_CASE("Which tables are about the customers of a table", "[engage][R083]") {
    Records records;
    auto& customers = records.add<TableReference>("customers", "Customers");
    customers.key_column = "Household";
    const auto events = [&](const char* id, const char* column, const char* file) -> TableReference& {
        auto& made = records.add<TableReference>(id, id);
        made.part = TablePart::Events;
        made.file = file;
        made.columns.emplace_back().name = column;
        return made;
    };
    events("by-key", "Household", "a.csv");
    events("by-word", "Customer", "b.csv");
    events("stranger", "Ticket", "c.csv");
    events("joined", "Nr", "d.csv").joins.push_back({Id::literal("customers"), "Nr", "Household", {}});
    events("of-others", "Customer", "e.csv").joins.push_back({Id::literal("by-key"), "Customer", "", {}});
    events("own", "customer", "").joins.push_back({Id::literal("customers"), "customer", "Household", {}});
    Store store;
    REQUIRE(store.apply(records.diff()).ok());
    const auto& reference = *store.find_as<TableReference>(Id::literal("customers"));
    std::vector<std::string> found;
    for (const ContactSource& source : contact_sources(store, reference, TablePart::Events))
        found.push_back(source.reference->id.text() + " " + source.customer_column);
    CHECK(found ==
          std::vector<std::string>{"by-key Household", "by-word Customer", "joined Nr", "own customer"});
    CHECK(own_contacts(store, reference, TablePart::Events)->id == Id::literal("own"));
    CHECK(own_contacts(store, reference, TablePart::DecisionLog) == nullptr);
}

TEST_CASE("Logged decisions are read again, the latest first", "[engage][R103]") {
    const std::vector<LoggedDecision> decisions = {
        {"H1", day_of_test(1), "Phone", "Stay", 1, "{\"a\":1}", ""},
        {"H2", day_of_test(2), "App", "Card", 0.25, "{}", ""},
        {"H1", day_of_test(3), "App", "Loan", 0.9, "{\"b\":2}", "Without levers"}};
    const tables::Table first = with_decisions(nullptr, {decisions.data(), 1}, {}).value();
    const tables::Table all = with_decisions(&first, {decisions.data() + 1, 2}, {}).value();
    CHECK(decisions_of(all, "H1") == std::vector<LoggedDecision>{decisions[2], decisions[0]});
    CHECK(decisions_of(all, "H3").empty());
}

TEST_CASE("A log that began before there were arms goes on with them", "[engage][R103]") {
    const std::vector<tables::ColumnSchema> before(log_columns().begin(), log_columns().end() - 1);
    tables::TableBuilder builder(before);
    builder.text(0, "H1");
    builder.instant(1, day_of_test(1));
    builder.text(2, "Phone");
    builder.text(3, "Stay");
    builder.number(4, 1);
    builder.text(5, "{}");
    builder.end_row();
    const tables::Table old = std::move(builder).finish("Decisions acted on", {}).value();
    const LoggedDecision first = {"H1", day_of_test(1), "Phone", "Stay", 1, "{}", ""};
    CHECK(decisions_of(old, "H1") == std::vector<LoggedDecision>{first});
    const LoggedDecision second = {"H1", day_of_test(2), "App", "Card", 0.5, "{}", "Propensity only"};
    const tables::Table all = with_decisions(&old, {&second, 1}, {}).value();
    CHECK(decisions_of(all, "H1") == std::vector<LoggedDecision>{second, first});
    CHECK(all.is_null(0, all.column_count() - 1));
}

TEST_CASE("The log keeps the catalogue that decided, beside the decisions", "[engage][R103]") {
    Records records;
    records.channel("app");
    records.action("stay", "Retain", "Mortgage", 80, 0.4).conditions = {
        {ConditionStage::Eligibility, "Long with us", "tenure > 5", {}}};
    records.treatment("stay", "app");
    Store store;
    REQUIRE(store.apply(records.diff()).ok());
    const Catalogue catalogue = make_catalogue(store, std::vector<std::string>{"name", "tenure"});
    const std::vector<LoggedDecision> rows = {
        catalogue_row(catalogue.version, frozen_catalogue(store, catalogue), day_of_test(1)),
        {"H1", day_of_test(1), "Phone", "Stay", 1, "{}", ""}};
    const tables::Table log = with_decisions(nullptr, rows, {}).value();
    CHECK(catalogue_in(log, "another") == std::nullopt);
    const auto text = catalogue_in(log, catalogue.version);
    REQUIRE(text.has_value());
    const Catalogue again = thawed_catalogue(*text).value();
    CHECK(again.version == catalogue.version);
    CHECK(again.variables == catalogue.variables);
    CHECK(again.conditions[0].variables == catalogue.conditions[0].variables);
    CHECK(decisions_of(log, "H1").size() == 1);
    for (const char* broken :
         {"", "{}", "{\"variables\":[1],\"records\":[]}", "{\"variables\":[],\"records\":[\"nothing {}\"]}"})
        CHECK_FALSE(thawed_catalogue(broken).ok());
}
