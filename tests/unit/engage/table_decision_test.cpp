#include "engage/table_decision.h"
#include "unit/engage/customers.h"

#include <algorithm>
#include <map>

using namespace throughline;
using namespace throughline::engage;

namespace {

BoundDecision bind(const dmn::DecisionTable& source, const tables::Table& table) {
    BoundDecision bound = bind_decision(source, table);
    for (const dmn::CellProblem& problem : bound.problems)
        UNSCOPED_INFO(dmn::describe(problem, source));
    REQUIRE(bound.decision != nullptr);
    return bound;
}

DecisionRun run_of(const dmn::DecisionTable& source, const tables::Table& table) {
    DecisionJob job(bind(source, table).decision);
    tables::run_to_end(job);
    return std::move(job).take_run();
}

std::string shown(const DecisionRun& run, std::size_t row) {
    return run.results[run.result_of_row[row]].text;
}

} // namespace

TEST_CASE("A decision runs over all customers, chunk by chunk, as plain code would decide",
          "[engage][R102]") {
    const std::size_t count = 2 * std::size_t{tables::chunk_rows} + 777;
    const std::vector<Customer> customers = random_customers(11, count);
    const tables::Table table = table_of(customers);
    DecisionJob job(bind(care(), table).decision);

    CHECK(job.progress().done == 0);
    CHECK(job.progress().total == count);
    CHECK(job.step(1) == tables::JobState::Running);
    CHECK(job.progress().done == tables::chunk_rows);
    CHECK(job.step(1) == tables::JobState::Running);
    CHECK(job.step(1) == tables::JobState::Done);
    CHECK(job.progress().done == count);
    const DecisionRun run = std::move(job).take_run();

    REQUIRE(run.row_count() == count);
    std::vector<std::uint64_t> holding(5);
    std::vector<std::uint64_t> deciding(5);
    std::map<std::string, std::uint64_t> results;
    std::vector<std::string> order;
    std::uint64_t undecided = 0;
    for (std::size_t row = 0; row < count; ++row) {
        CAPTURE(row);
        const std::vector<bool> holds = rules_that_hold(customers[row]);
        for (std::size_t rule = 0; rule < holds.size(); ++rule)
            holding[rule] += holds[rule] ? 1 : 0;
        const int rule = first_rule(customers[row]);
        const std::string step = step_for(customers[row]);
        REQUIRE(run.rules[row] == rule);
        REQUIRE(shown(run, row) == step);
        REQUIRE(run.outcomes[row] == (rule < 0 ? dmn::Outcome::NoRule : dmn::Outcome::Decided));
        if (rule < 0)
            ++undecided;
        else
            ++deciding[static_cast<std::size_t>(rule)];
        if (++results[step] == 1)
            order.push_back(step);
    }
    CHECK(run.hit_counts == holding);
    CHECK(run.deciding_counts == deciding);
    CHECK(run.undecided == undecided);
    CHECK(undecided > 0);
    CHECK(run.violations == 0);
    CHECK(run.invalid == 0);

    // Two rules say "call": one result. Results come in the order in which the rows show them first.
    REQUIRE(run.results.size() == 5);
    for (std::size_t place = 0; place < order.size(); ++place) {
        CHECK(run.results[place].text == order[place]);
        CHECK(run.results[place].rows == results[order[place]]);
    }
    const std::vector<std::uint32_t> frequent = run.by_frequency;
    REQUIRE(frequent.size() == 5);
    for (std::size_t place = 1; place < frequent.size(); ++place)
        CHECK(run.results[frequent[place - 1]].rows >= run.results[frequent[place]].rows);
    std::vector<std::uint32_t> sorted = frequent;
    std::sort(sorted.begin(), sorted.end());
    CHECK(sorted == std::vector<std::uint32_t>{0, 1, 2, 3, 4});
}

TEST_CASE("The result does not depend on the size of the slices", "[engage]") {
    const tables::Table table = table_of(random_customers(5, 3 * std::size_t{tables::chunk_rows}));
    DecisionJob slow(bind(care(), table).decision);
    int steps = 1;
    while (slow.step(tables::chunk_rows + 1) == tables::JobState::Running)
        ++steps;
    CHECK(steps == 2); // two chunks, then the third
    const DecisionRun one = std::move(slow).take_run();
    const DecisionRun other = run_of(care(), table);
    CHECK(one.rules == other.rules);
    CHECK(one.result_of_row == other.result_of_row);
    CHECK(one.hit_counts == other.hit_counts);
}

TEST_CASE("One customer's decision comes with the values it read and the reasons of the other rules",
          "[engage][R102]") {
    Customer customer;
    customer.id = "C1";
    customer.plan = "Gold";
    customer.spend = 12.5;
    customer.visits = 2;
    customer.paperless = true;
    customer.since = Date{start_of_2024.days + 31};
    customer.seen = Instant{-1};
    const BoundDecision bound = bind(care(), table_of({customer, Customer{}}));
    const TableDecision& decision = *bound.decision;
    CHECK(decision.used_columns() == std::vector<std::size_t>{1, 2, 3, 4, 5, 6});

    const std::vector<feel::Value> values = decision.values(0);
    REQUIRE(values.size() == 7);
    CHECK(values[0].is_null()); // no expression reads the id
    CHECK(feel::value_text(values[1]) == "Gold");
    CHECK(feel::value_text(values[2]) == "12.5");
    CHECK(feel::value_text(values[3]) == "2");
    CHECK(values[4].is_true());
    CHECK(feel::value_text(values[5]) == "2024-02-01");
    // One millisecond before 1970.
    CHECK(feel::value_text(values[6]) == "1969-12-31T23:59:59.999Z");

    const dmn::Evaluation evaluation = decision.evaluate(0, dmn::Trace::Full);
    CHECK(evaluation.outcome == dmn::Outcome::Decided);
    CHECK(result_text(evaluation.result) == "write");
    CHECK(evaluation.hits == std::vector<std::uint32_t>{1});
    std::vector<std::pair<std::uint32_t, std::uint32_t>> misses;
    for (const dmn::FailedCell& cell : evaluation.misses)
        misses.emplace_back(cell.rule, cell.input);
    CHECK(misses == std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 1}, {2, 4}, {3, 5}, {4, 2}});

    for (const feel::Value& value : decision.values(1))
        CHECK(value.is_null());
    CHECK(result_text(decision.evaluate(1, dmn::Trace::None).result) == "no result");
}

TEST_CASE("Rows that break the hit policy or the allowed values are counted apart", "[engage][R102]") {
    dmn::DecisionTable source;
    source.hit_policy = dmn::HitPolicy::Unique;
    source.inputs = {{"", "plan", "string", "\"Gold\", \"Silver\""}, {"", "visits", "number", ""}};
    source.outputs = {{"Step", "string", "", ""}};
    source.rules = {{{"\"Gold\"", "-"}, {"\"call\""}, ""}, {{"-", "> 5"}, {"\"write\""}, ""}};
    const std::vector<Customer> customers = random_customers(3, 4000);
    const DecisionRun run = run_of(source, table_of(customers));
    std::uint64_t both = 0;
    std::uint64_t not_allowed = 0;
    std::uint64_t neither = 0;
    for (std::size_t row = 0; row < customers.size(); ++row) {
        const Customer& customer = customers[row];
        // A blank is not a wrong value: it is not known.
        if (customer.plan == "Bronze") {
            ++not_allowed;
            REQUIRE(run.outcomes[row] == dmn::Outcome::InvalidInput);
            continue;
        }
        const bool is_gold = customer.plan == "Gold";
        const bool is_frequent = customer.visits.value_or(0) > 5;
        both += is_gold && is_frequent ? 1 : 0;
        neither += !is_gold && !is_frequent ? 1 : 0;
        const bool is_decided = is_gold != is_frequent;
        REQUIRE(shown(run, row) == (!is_decided ? "no result" : is_gold ? "call" : "write"));
    }
    CHECK(run.violations == both);
    CHECK(run.invalid == not_allowed);
    CHECK(run.undecided == neither);
    CHECK(std::min({both, not_allowed, neither}) > 0);
}

TEST_CASE("A decision that asks for a column that is not there says so and is not run", "[engage][R102]") {
    dmn::DecisionTable source = care();
    source.inputs[2].expression = "visit";
    const tables::Table table = table_of(random_customers(1, 3));
    const BoundDecision bound = bind_decision(source, table);
    CHECK(bound.decision == nullptr);
    REQUIRE(bound.problems.size() == 1);
    CHECK(bound.problems.front().kind == dmn::CellKind::InputExpression);
    CHECK(bound.problems.front().column == 2);
    CHECK(bound.problems.front().message.find("visits") != std::string::npos);
}

TEST_CASE("An edit shows which customers get another result, from what to what", "[engage][R103]") {
    const std::vector<Customer> customers = random_customers(21, 20'000);
    const tables::Table table = table_of(customers);
    dmn::DecisionTable edited = care();
    edited.rules[0].input_entries[1] = "> 120";
    const RunDifference found = difference(run_of(care(), table), run_of(edited, table));

    std::vector<tables::RowIndex> rows;
    std::map<std::pair<std::string, std::string>, std::uint64_t> moves;
    for (std::size_t row = 0; row < customers.size(); ++row) {
        const std::string from = step_for(customers[row], 80);
        const std::string to = step_for(customers[row], 120);
        if (from == to)
            continue;
        rows.push_back(static_cast<tables::RowIndex>(row));
        ++moves[{from, to}];
    }
    REQUIRE(rows.size() > 100);
    CHECK(found.rows == rows);
    REQUIRE(found.moves.size() == moves.size());
    for (std::size_t index = 0; index < found.moves.size(); ++index) {
        const ResultMove& move = found.moves[index];
        CHECK(move.rows == moves[{move.from, move.to}]);
        if (index > 0)
            CHECK(found.moves[index - 1].rows >= move.rows);
    }
    CHECK(difference(run_of(care(), table), run_of(care(), table)).rows.empty());
}

TEST_CASE("A table without rows gives a run without rows", "[engage]") {
    const DecisionRun run = run_of(care(), table_of({}));
    CHECK(run.row_count() == 0);
    CHECK(run.results.empty());
    CHECK(run.hit_counts == std::vector<std::uint64_t>(5));
}
