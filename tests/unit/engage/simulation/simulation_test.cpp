#include "engage/simulation/fairness.h"
#include "engage/simulation/simulation.h"
#include "engage/simulation/value_finder.h"
#include "tables/table_builder.h"
#include "unit/engage/harbour_actions.h"

#include <algorithm>
#include <numeric>

using namespace throughline;
using namespace throughline::engage;
using namespace throughline::engage::testing;
using Catch::Approx;

namespace {

tables::Table customers(tables::RowIndex rows) {
    tables::TableBuilder builder(
        {{"tenure", tables::ColumnType::Integer}, {"contract", tables::ColumnType::Text}});
    for (tables::RowIndex row = 0; row < rows; ++row) {
        builder.integer(0, row % 40);
        builder.text(1, row % 3 ? "Month" : "Year");
        builder.end_row();
    }
    auto table = std::move(builder).finish("customers", {});
    REQUIRE(table.ok());
    return std::move(table).value();
}

Records conditioned() {
    Records records = three_actions();
    auto& rule = records.policy("Long with us", ContactPolicyType::Engagement);
    rule.issue = "Retain";
    rule.condition = "tenure >= 10";
    auto& adult = records.policy("Not at once", ContactPolicyType::Engagement);
    adult.condition = "tenure > 1";
    return records;
}

SimulationOptions on_phone(const Catalogue& catalogue) {
    SimulationOptions options;
    options.channel = channel_of(catalogue, "phone");
    return options;
}

} // namespace

TEST_CASE("the value finder finds the lowest share irrelevant", "[engage][R096]") {
    std::vector<std::optional<double>> best;
    for (const double percent :
         {87, 87, 76, 76, 65, 65, 62, 62, 58, 58, 56, 56, 56, 56, 45, 45, 34, 34, 30, 24})
        best.emplace_back(percent / 100);
    CHECK(find_underserved(best, 0.05).value().only_irrelevant == 1);
    CHECK(find_underserved(best, 0.10).value().only_irrelevant == 2);
    CHECK(find_underserved(best, 0).value().only_irrelevant == 0);
    CHECK(find_underserved(best, 1).value().only_irrelevant == 20);
    best.emplace_back();
    const auto finding = find_underserved(best, 0.05).value();
    CHECK(finding.no_action == 1);
    CHECK(finding.customers.back() == Served::NoAction);
    CHECK(finding.customers[19] == Served::OnlyIrrelevant);
    CHECK_FALSE(find_underserved(best, 2).ok());
}

TEST_CASE("a group is described by the rule that covers it best", "[engage][R096]") {
    const tables::Table table = customers(1000);
    std::vector<bool> members(1000);
    for (tables::RowIndex row = 0; row < 1000; ++row)
        members[row] = row % 40 < 8;
    TableReference reference;
    const auto rules = describe_group(table, reference, members);
    REQUIRE_FALSE(rules.empty());
    CHECK(rules[0].text == "tenure < 8");
    CHECK(rules[0].coverage == 1);
    CHECK(rules[0].accuracy == 1);
    CHECK(rules[0].rows == 200);
    CHECK(describe_group(table, reference, std::vector<bool>(1000, false)).empty());
    // What is known only afterwards is no description of whom to look after.
    TableColumn tenure;
    tenure.name = "tenure";
    tenure.use = ColumnUse::KnownAfterwards;
    reference.columns.push_back(tenure);
    for (const GroupRule& rule : describe_group(table, reference, members))
        CHECK_FALSE(rule.text.starts_with("tenure"));
}

TEST_CASE("rate ratios of the example, with interval, and what blocks publishing", "[engage][R105]") {
    const std::vector<GroupSelection> groups = {{"female", 500, 20500}, {"male", 1000, 19000}};
    const auto fairness = judge_fairness(groups, 0.6);
    REQUIRE(fairness.ok());
    REQUIRE(fairness.value().groups[0].ratio.has_value());
    CHECK(fairness.value().groups[0].ratio->value == Approx(0.4634).margin(0.00005));
    CHECK(fairness.value().groups[1].ratio->value == Approx(2.158).margin(0.0005));
    CHECK(fairness.value().groups[0].ratio->interval.contains(0.4634));
    CHECK(fairness.value().groups[0].verdict == FairnessVerdict::Unfair);
    CHECK(fairness.value().blocks_publishing);
    // Below 0.5, but its interval reaches up to 0.51.
    CHECK(judge_fairness(groups, 0.5).value().groups[0].verdict == FairnessVerdict::Unclear);
    CHECK_FALSE(judge_fairness(groups, 0.4).value().blocks_publishing);
    const std::vector<GroupSelection> few = {{"a", 1, 30}, {"b", 3, 30}, {"c", 0, 5}};
    CHECK(judge_fairness(few).value().groups[0].verdict == FairnessVerdict::Unclear);
    CHECK(judge_fairness(few).value().groups[2].verdict == FairnessVerdict::TooFew);
    const std::vector<GroupSelection> even = {{"young", 10, 100}, {"old", 20, 200}};
    CHECK(selection_gini(even).value() == Approx(0).margin(1e-12));
}

TEST_CASE("a simulation counts every candidate of every customer once, in slices as at once",
          "[engage][R105]") {
    const Records records = conditioned();
    const Catalogue catalogue = records.catalogue({"tenure", "contract"});
    const tables::Table table = customers(4000);
    SimulationJob at_once(catalogue, table, on_phone(catalogue));
    tables::run_to_end(at_once);
    const SimulationResult result = std::move(at_once).take_result();
    CHECK(std::accumulate(result.fates.begin(), result.fates.end(), std::uint64_t{0}) == 3 * 4000);
    CHECK(result.nothing == 200); // tenure 0 and 1
    CHECK(result.emptied[static_cast<std::size_t>(Fate::Eligibility)] == 200);
    CHECK(result.counts[action_of(catalogue, "stay")] == 3000);
    CHECK(result.counts[action_of(catalogue, "card")] == 800);
    CHECK(std::accumulate(result.rule_drops.begin(), result.rule_drops.end(), std::uint64_t{0}) ==
          result.fates[static_cast<std::size_t>(Fate::Eligibility)]);
    CHECK(result.worth.value == Approx((3000 * 32.0 + 800 * 20.0) / 4000));
    CHECK(result.worth.contacted == Approx(0.95));
    SimulationJob sliced(catalogue, table, on_phone(catalogue));
    std::size_t slices = 0;
    while (sliced.step(37) == tables::JobState::Running)
        ++slices;
    CHECK(slices == 108);
    CHECK(std::move(sliced).take_result().chosen == result.chosen);
}

TEST_CASE("two versions of a policy show which customers change", "[engage][R103]") {
    Records records = conditioned();
    const Catalogue before = records.catalogue({"tenure", "contract"});
    auto& lever = records.lever("cards", 100);
    lever.group = "Cards";
    lever.condition = "contract = \"Year\"";
    const Catalogue after = records.catalogue({"tenure", "contract"});
    CHECK(before.version != after.version);
    const tables::Table table = customers(1200);
    const auto result_of = [&](const Catalogue& catalogue) {
        SimulationJob job(catalogue, table, on_phone(catalogue));
        tables::run_to_end(job);
        return std::move(job).take_result();
    };
    const auto difference = compare_policies(before, result_of(before), after, result_of(after));
    CHECK(difference.rows.size() == 300); // a third of those who would have got "stay"
    REQUIRE(difference.moves.size() == 1);
    CHECK(title_of(after, difference.moves[0].to) == "card");
    CHECK(compare_policies(before, result_of(before), before, result_of(before)).rows.empty());
}

TEST_CASE("levers tried on kept candidates give what deciding anew gives, and the frontier is not beaten",
          "[engage][R105]") {
    Records records = conditioned();
    const Catalogue catalogue = records.catalogue({"tenure", "contract"});
    const tables::Table table = customers(800);
    SimulationJob job(catalogue, table, on_phone(catalogue), Keep::Candidates);
    tables::run_to_end(job);
    const KeptCandidates kept = std::move(job).take_candidates();
    Random random(8);
    std::vector<LeverSetting> settings;
    for (int setting = 0; setting < 30; ++setting)
        settings.push_back({static_cast<double>(random.below(200)) - 50,
                            static_cast<double>(random.below(200)) - 50,
                            static_cast<double>(random.below(200)) - 50});
    FrontierJob frontier(kept, settings, 0);
    tables::run_to_end(frontier);
    const auto points = std::move(frontier).take_points();
    REQUIRE(points.size() == settings.size());
    for (std::size_t index = 0; index < points.size(); ++index) {
        Records changed = conditioned();
        for (std::uint32_t action = 0; action < 3; ++action) {
            auto& lever = changed.lever(std::string("l") + std::to_string(action), settings[index][action]);
            lever.action = catalogue.actions[action].id;
        }
        const Catalogue other = changed.catalogue({"tenure", "contract"});
        SimulationJob again(other, table, on_phone(other));
        tables::run_to_end(again);
        const SimulatedWorth worth = std::move(again).take_result().worth;
        CHECK(points[index].worth.value == Approx(worth.value));
        CHECK(points[index].worth.acceptance == Approx(worth.acceptance));
    }
    const auto most = std::max_element(points.begin(), points.end(), [](const auto& left, const auto& right) {
        return left.worth.value < right.worth.value;
    });
    CHECK(std::any_of(points.begin(), points.end(), [&](const auto& point) {
        return point.is_on_frontier && point.worth.value == most->worth.value;
    }));
    for (const FrontierPoint& point : points) {
        const bool is_beaten = std::any_of(points.begin(), points.end(), [&](const auto& other) {
            return other.worth.value > point.worth.value && other.worth.acceptance > point.worth.acceptance &&
                   other.worth.customer >= point.worth.customer;
        });
        CHECK((!is_beaten || !point.is_on_frontier));
    }
}
