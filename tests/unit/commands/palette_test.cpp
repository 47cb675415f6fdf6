#include "commands/edit/find_text.h"
#include "commands/open_workspace.h"

#include <catch_amalgamated.hpp>

namespace throughline {

namespace {

struct Bench {
    OpenWorkspace workspace{[] { return Instant{1'795'000'000'000}; }, 1};

    void add(std::string_view command, std::string_view title) {
        REQUIRE(workspace.run(command, {{"title", std::string(title)}}).ok());
        REQUIRE(workspace.run("edit.select", {{"ids", ""}}).ok());
    }
    std::vector<std::string> titles(std::string_view text) {
        std::vector<std::string> found;
        for (const PaletteEntry& entry : workspace.palette(text, 5))
            found.push_back(entry.title);
        return found;
    }
};

} // namespace

TEST_CASE("The palette finds commands by title, other words and topic", "[commands]") {
    Bench bench;
    CHECK(bench.titles("undo").front() == "Undo");
    CHECK(bench.titles("add out").front() == "Add outcome");
    CHECK(bench.titles("out add").front() == "Add outcome");
    CHECK(bench.titles("ai").front() == "Add interaction");
    CHECK(bench.titles("touchpoint").front() == "Add interaction");
    CHECK(bench.titles("night").front() == "Light or dark");
    CHECK(bench.titles("xyzzy").empty());
    CHECK(bench.workspace.palette("", 1000).size() > 40);
    for (const PaletteEntry& entry : bench.workspace.palette("", 1000))
        CHECK(entry.command->offered == Offered::InPalette);
}

TEST_CASE("What may not run now counts less, and says why", "[commands]") {
    Bench bench;
    bool refused = false;
    for (const PaletteEntry& entry : bench.workspace.palette("", 1000)) {
        refused = refused || !entry.reason.empty();
        CHECK(refused == !entry.reason.empty());
    }
    CHECK(refused);
    CHECK(bench.workspace.palette("undo", 5).front().reason == "There is nothing to undo.");
    bench.add("outcome.add", "Redoing the kitchen");
    CHECK(bench.titles("redo").front() == "Redoing the kitchen");
}

TEST_CASE("The palette finds records and says what matched", "[commands]") {
    Bench bench;
    bench.add("outcome.add", "Households stay past the fix");
    bench.add("outcome.add", "Ärger mit Öl");
    const std::vector<PaletteEntry> entries = bench.workspace.palette("stay fix", 5);
    REQUIRE_FALSE(entries.empty());
    CHECK(entries.front().record == bench.workspace.store().all(Kind::Outcome)[0]->id);
    CHECK(entries.front().detail == "Outcome");
    CHECK(entries.front().matches == std::vector<std::pair<std::size_t, std::size_t>>{{11, 15}, {25, 28}});
    CHECK(bench.titles("äRGER").front() == "Ärger mit Öl");
}

TEST_CASE("Beginnings count more than middles, and middles more than scattered letters", "[commands]") {
    CHECK(fuzzy_score("add", "Add outcome") > fuzzy_score("out", "Add outcome"));
    CHECK(fuzzy_score("out", "Add outcome") > fuzzy_score("tco", "Add outcome"));
    CHECK(fuzzy_score("tco", "Add outcome") > fuzzy_score("dtm", "Add outcome"));
    CHECK(fuzzy_score("dtm", "Add outcome") > 0);
    CHECK(fuzzy_score("zzz", "Add outcome") == 0);
    CHECK(fuzzy_score("add zzz", "Add outcome") == 0);
    CHECK(fuzzy_score("", "Add outcome") == 0);
    CHECK(fuzzy_score("undo", "Undo") > fuzzy_score("undo", "Undo everything at once"));
}

TEST_CASE("Text is found in every field", "[commands]") {
    Bench bench;
    bench.add("outcome.add", "Households stay");
    const Id outcome = bench.workspace.last_added().empty()
                           ? bench.workspace.store().all(Kind::Outcome)[0]->id
                           : bench.workspace.last_added();
    REQUIRE(bench.workspace
                .run("record.set",
                     {{"id", outcome.text()},
                      {"path", "customer.statement"},
                      {"value", "A fair RATE\nwithout having to chase it, and Ünïcode before the rate"}})
                .ok());
    bench.add("interaction.add", "Rate review offer");
    const std::vector<FoundText> found = find_text(bench.workspace.store(), "rate", 10);
    REQUIRE(found.size() == 2);
    CHECK(found[0].path == "title");
    CHECK(found[1].path == "customer.statement");
    CHECK(found[1].excerpt.substr(found[1].hit_begin, found[1].hit_end - found[1].hit_begin) == "RATE");
    CHECK(found[1].excerpt.find('\n') == std::string::npos);
    CHECK(find_text(bench.workspace.store(), "ÜNÏ", 10).size() == 1);
    CHECK(find_text(bench.workspace.store(), "rate", 1).size() == 1);
    CHECK(find_text(bench.workspace.store(), "  ", 10).empty());
    CHECK(find_text(bench.workspace.store(), "nowhere", 10).empty());
}

} // namespace throughline
