// R103: the difference of two versions of a table, rule by rule and cell by cell.
#include "base/random.h"
#include "dmn/table_difference.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <set>

using namespace throughline;
using namespace throughline::dmn;

namespace {

DecisionTable table_of(const std::vector<std::vector<std::string>>& rules) {
    DecisionTable table;
    table.hit_policy = HitPolicy::First;
    table.inputs = {{"Months", "tenure", "number", ""}, {"", "contract", "string", ""}};
    table.outputs = {{"offer", "string", "", ""}};
    for (const std::vector<std::string>& cells : rules)
        table.rules.push_back({{cells[0], cells[1]}, {cells[2]}, ""});
    return table;
}

const std::vector<std::vector<std::string>> four = {{"< 12", "\"Month\"", "\"a\""},
                                                    {"< 24", "-", "\"b\""},
                                                    {">= 24", "\"Year\"", "\"c\""},
                                                    {"-", "-", "\"d\""}};

using enum CellDifference;

} // namespace

TEST_CASE("A changed cell is the only difference", "[R103]") {
    const DecisionTable before = table_of(four);
    DecisionTable after = before;
    CHECK(difference(before, after).empty());
    after.rules[1].input_entries[1] = "";
    CHECK(difference(before, after).empty());
    after.rules[1].input_entries[0] = "< 36";
    const TableDifference found = difference(before, after);
    CHECK(found.changed == 1);
    CHECK(found.changed_cells == 1);
    CHECK(found.added + found.removed + found.moved == 0);
    CHECK(found.rules[1].cells == std::vector<CellDifference>{Changed, Same, Same});
    CHECK(found.rules[1].before == 1U);
}

TEST_CASE("Rules that come, go and move are told as that", "[R103]") {
    const DecisionTable before = table_of(four);
    DecisionTable after = before;
    std::rotate(after.rules.begin(), after.rules.begin() + 2, after.rules.begin() + 3);
    TableDifference found = difference(before, after);
    CHECK(found.moved == 1);
    CHECK(found.changed == 0);
    CHECK(found.rules[0].moved);
    CHECK(found.rules[0].before == 2U);

    after = before;
    after.rules.erase(after.rules.begin() + 1);
    after.rules.insert(after.rules.begin(), {{"= 1", "\"Week\""}, {"\"e\""}, ""});
    found = difference(before, after);
    CHECK(found.added == 1);
    CHECK(found.removed == 1);
    CHECK(found.moved == 0);
    REQUIRE(found.rules.size() == 5);
    CHECK(found.rules[0].added());
    CHECK(found.rules[0].cells == std::vector<CellDifference>{Added, Added, Added});
    // Where it stood: behind the rule for twelve months.
    CHECK(found.rules[2].removed());
    CHECK(found.rules[2].before == 1U);
}

TEST_CASE("A column is known by what it reads, not by its place", "[R103]") {
    const DecisionTable before = table_of(four);
    DecisionTable after = before;
    std::swap(after.inputs[0], after.inputs[1]);
    after.inputs[1].label = "Months with us";
    after.inputs.push_back({"", "region", "string", ""});
    for (Rule& rule : after.rules) {
        std::swap(rule.input_entries[0], rule.input_entries[1]);
        rule.input_entries.emplace_back("\"North\"");
    }
    after.hit_policy = HitPolicy::Unique;
    const TableDifference found = difference(before, after);
    CHECK(found.hit_policy_changed);
    REQUIRE(found.columns.size() == 4);
    CHECK(found.columns[0].before == 1U);
    CHECK_FALSE(found.columns[0].header_changed);
    CHECK(found.columns[1].header_changed);
    CHECK_FALSE(found.columns[2].before.has_value());
    CHECK(found.changed_columns == 2);
    CHECK(found.rules[0].cells == std::vector<CellDifference>{Same, Same, Added, Same});
}

namespace {

DecisionTable random_table(Random& random) {
    std::vector<std::vector<std::string>> rules;
    const auto number = [&random](std::size_t below) {
        return std::to_string(static_cast<std::size_t>(random.below(below)));
    };
    for (std::size_t rule = 0, count = random.below(8); rule < count; ++rule)
        rules.push_back({"< " + number(3), "\"" + number(3) + "\"", number(4)});
    return table_of(rules);
}

} // namespace

TEST_CASE("Every rule of both tables is told once, and every cell as it is", "[R103]") {
    Random random(7);
    for (int round = 0; round < 3000; ++round) {
        const DecisionTable before = random_table(random), after = random_table(random);
        const TableDifference found = difference(before, after);
        std::multiset<std::uint32_t> olds;
        std::vector<std::uint32_t> news, kept;
        for (const RuleDifference& rule : found.rules) {
            if (rule.before)
                olds.insert(*rule.before);
            if (rule.after)
                news.push_back(*rule.after);
            REQUIRE((rule.before || rule.after));
            REQUIRE(rule.cells.size() == found.columns.size());
            if (!rule.before || !rule.after)
                continue;
            if (!rule.moved)
                kept.push_back(*rule.before);
            const Rule &old = before.rules[*rule.before], &now = after.rules[*rule.after];
            REQUIRE((rule.cells[0] == Same) == (old.input_entries[0] == now.input_entries[0]));
            REQUIRE((rule.cells[2] == Same) == (old.output_entries[0] == now.output_entries[0]));
        }
        REQUIRE(olds.size() == before.rules.size());
        REQUIRE(std::set<std::uint32_t>(olds.begin(), olds.end()).size() == olds.size());
        REQUIRE(news.size() == after.rules.size());
        REQUIRE(std::is_sorted(news.begin(), news.end()));
        // What is said to have stayed did keep its order.
        REQUIRE(std::is_sorted(kept.begin(), kept.end()));
        REQUIRE(difference(after, after).empty());
    }
}
