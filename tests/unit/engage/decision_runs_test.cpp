#include "engage/decision_runs.h"
#include "unit/engage/customers.h"

using namespace throughline;
using namespace throughline::engage;

namespace {

// A clock that counts how often it is asked.
struct CountingClock {
    double now = 0;
    std::function<double()> function() {
        return [this] { return now += 1; };
    }
};

void work_to_end(DecisionRuns& runs) {
    CountingClock clock;
    while (runs.work(clock.function(), 0)) {
    }
}

const std::string name = "t-customers";

} // namespace

TEST_CASE("A decision record becomes the engine's table", "[engage][R102]") {
    Decision record;
    record.title = "Offer";
    record.hit_policy = HitPolicy::Collect;
    record.aggregation = Aggregation::Sum;
    record.inputs.push_back({"Months", "tenure", "number", "[0..100]", {}});
    record.inputs.push_back({"Plan", "plan", "string", "", {}});
    record.outputs.push_back({"Bonus", "number", "", "0", {}});
    record.outputs.push_back({"Reason", "string", "", "", {}});
    record.rules.push_back({{"< 12", "\"Gold\""}, {"5", "\"new\""}, "why", {}});
    // Written before the second input and the second output were added.
    record.rules.push_back({{"> 24"}, {"7"}, "", {}});

    const dmn::DecisionTable table = decision_table(record);
    CHECK(table.name == "Offer");
    CHECK(table.hit_policy == dmn::HitPolicy::Collect);
    CHECK(table.aggregation == dmn::Aggregation::Sum);
    REQUIRE(table.inputs.size() == 2);
    CHECK(table.inputs[0].label == "Months");
    CHECK(table.inputs[0].expression == "tenure");
    CHECK(table.inputs[0].type == "number");
    CHECK(table.inputs[0].allowed_values == "[0..100]");
    REQUIRE(table.outputs.size() == 2);
    CHECK(table.outputs[0].name == "Bonus");
    CHECK(table.outputs[0].default_value == "0");
    REQUIRE(table.rules.size() == 2);
    CHECK(table.rules[0].annotation == "why");
    CHECK(table.rules[0].output_entries == std::vector<std::string>{"5", "\"new\""});
    CHECK(table.rules[1].input_entries == std::vector<std::string>{"> 24", "-"});
    CHECK(table.rules[1].output_entries == std::vector<std::string>{"7", ""});
}

TEST_CASE("The policies of the record are those of the engine, one by one", "[engage]") {
    const std::pair<HitPolicy, std::string_view> record_policies[] = {
        {HitPolicy::Unique, "UNIQUE"},
        {HitPolicy::First, "FIRST"},
        {HitPolicy::Any, "ANY"},
        {HitPolicy::Priority, "PRIORITY"},
        {HitPolicy::Collect, "COLLECT"},
        {HitPolicy::RuleOrder, "RULE ORDER"},
        {HitPolicy::OutputOrder, "OUTPUT ORDER"}};
    for (const auto& [policy, policy_name] : record_policies) {
        Decision record;
        record.hit_policy = policy;
        CHECK(dmn::hit_policy_name(decision_table(record).hit_policy) == policy_name);
    }
    const std::pair<Aggregation, std::string_view> record_aggregations[] = {{Aggregation::List, "C"},
                                                                            {Aggregation::Sum, "C+"},
                                                                            {Aggregation::Count, "C#"},
                                                                            {Aggregation::Minimum, "C<"},
                                                                            {Aggregation::Maximum, "C>"}};
    for (const auto& [aggregation, letter] : record_aggregations) {
        Decision record;
        record.hit_policy = HitPolicy::Collect;
        record.aggregation = aggregation;
        const dmn::DecisionTable table = decision_table(record);
        CHECK(dmn::hit_policy_letter(table.hit_policy, table.aggregation) == letter);
    }
}

TEST_CASE("A run is made between frames, in slices, and kept", "[engage][R102]") {
    const std::vector<Customer> customers = random_customers(1, 2 * std::size_t{tables::chunk_rows} + 1);
    const tables::Table table = table_of(customers);
    const RecordPointer decision = care_record();
    DecisionRuns runs;
    CountingClock clock;
    CHECK_FALSE(runs.work(clock.function(), 100));
    CHECK(runs.progress(decision, name) == 0);

    CHECK(runs.run(decision, name, table) == nullptr);
    const std::uint64_t version = runs.version();
    // The time is over after each slice of one chunk.
    CHECK(runs.work(clock.function(), 0));
    const double progress = runs.progress(decision, name);
    CHECK(progress > 0.4);
    CHECK(progress < 0.5);
    CHECK(runs.run(decision, name, table) == nullptr);
    CHECK(runs.version() == version);
    CHECK(runs.work(clock.function(), 0));
    CHECK_FALSE(runs.work(clock.function(), 0));

    CHECK(runs.version() == version + 1);
    CHECK(runs.progress(decision, name) == 1);
    const DecisionRun* run = runs.run(decision, name, table);
    REQUIRE(run != nullptr);
    REQUIRE(run->row_count() == customers.size());
    for (std::size_t row = 0; row < customers.size(); ++row)
        REQUIRE(run->rules[row] == first_rule(customers[row]));
    CHECK(runs.run(decision, name, table) == run);
    CHECK_FALSE(runs.work(clock.function(), 0));
    CHECK(runs.version() == version + 1);
}

TEST_CASE("With time enough, all that was asked for is done in one go", "[engage]") {
    const tables::Table table = table_of(random_customers(1, 3 * std::size_t{tables::chunk_rows}));
    DecisionRuns runs;
    const RecordPointer first = care_record();
    const RecordPointer second = care_record();
    runs.run(first, name, table);
    runs.run(second, name, table);
    CountingClock clock;
    CHECK_FALSE(runs.work(clock.function(), 1000));
    CHECK(clock.now == 6); // asked after each chunk of each
    CHECK(runs.run(first, name, table) != nullptr);
    CHECK(runs.run(second, name, table) != nullptr);
}

TEST_CASE("An edited decision is another one; what was asked for last comes first", "[engage][R103]") {
    const tables::Table table = table_of(random_customers(8, 2 * std::size_t{tables::chunk_rows}));
    const std::shared_ptr<Decision> before = care_record();
    const std::shared_ptr<Decision> after = care_record();
    after->rules[0].input_entries[1] = "> 120";
    DecisionRuns runs;
    runs.run(before, name, table);
    runs.run(after, name, table);
    CountingClock clock;
    CHECK(runs.work(clock.function(), 0));
    CHECK(runs.progress(after, name) == 0.5);
    CHECK(runs.progress(before, name) == 0);
    // The person goes back to the first.
    runs.run(before, name, table);
    CHECK(runs.work(clock.function(), 0));
    CHECK(runs.progress(before, name) == 0.5);
    work_to_end(runs);
    const DecisionRun* old_run = runs.run(before, name, table);
    const DecisionRun* new_run = runs.run(after, name, table);
    REQUIRE(old_run != nullptr);
    REQUIRE(new_run != nullptr);
    CHECK(old_run->deciding_counts[0] > new_run->deciding_counts[0]);
}

TEST_CASE("The same decision over another table is another run", "[engage]") {
    const tables::Table small = table_of(random_customers(8, 10));
    const tables::Table large = table_of(random_customers(8, 20));
    const RecordPointer decision = care_record();
    DecisionRuns runs;
    runs.run(decision, "small", small);
    runs.run(decision, "large", large);
    work_to_end(runs);
    CHECK(runs.run(decision, "small", small)->row_count() == 10);
    CHECK(runs.run(decision, "large", large)->row_count() == 20);
}

TEST_CASE("A cancelled run stops, and starts anew when it is asked for", "[engage]") {
    const tables::Table table = table_of(random_customers(8, 3 * std::size_t{tables::chunk_rows}));
    const RecordPointer decision = care_record();
    DecisionRuns runs;
    runs.run(decision, name, table);
    CountingClock clock;
    runs.work(clock.function(), 0);
    CHECK(runs.progress(decision, name) > 0);
    runs.cancel(decision);
    CHECK(runs.progress(decision, name) == 0);
    CHECK_FALSE(runs.work(clock.function(), 0));
    CHECK(runs.version() == 0);
    CHECK(runs.run(decision, name, table) == nullptr);
    work_to_end(runs);
    REQUIRE(runs.run(decision, name, table) != nullptr);
    CHECK(runs.run(decision, name, table)->row_count() == table.row_count());
}

TEST_CASE("A decision with errors has problems and never a run", "[engage][R102]") {
    const tables::Table table = table_of(random_customers(8, 10));
    const std::shared_ptr<Decision> decision = care_record();
    decision->rules[2].input_entries[4] = "< date(";
    DecisionRuns runs;
    CHECK(runs.run(decision, name, table) == nullptr);
    CountingClock clock;
    CHECK_FALSE(runs.work(clock.function(), 0));
    const BoundDecision& bound = runs.bound(decision, name, table);
    CHECK(bound.decision == nullptr);
    REQUIRE(bound.problems.size() == 1);
    CHECK(bound.problems.front().kind == dmn::CellKind::InputEntry);
    CHECK(bound.problems.front().row == 2);
    CHECK(bound.problems.front().column == 4);
}

TEST_CASE("Only the decisions that were looked at lately are kept", "[engage]") {
    const tables::Table table = table_of(random_customers(8, 10));
    DecisionRuns runs;
    std::vector<RecordPointer> decisions;
    for (int number = 0; number < 8; ++number)
        decisions.push_back(care_record());
    for (const RecordPointer& decision : decisions)
        runs.run(decision, name, table);
    work_to_end(runs);
    const BoundDecision* kept = &runs.bound(decisions[0], name, table);
    // One more: the one that nobody looked at for the longest time goes, the others stay where they are.
    const RecordPointer ninth = care_record();
    runs.run(ninth, name, table);
    CHECK(runs.progress(decisions[1], name) == 0);
    CHECK(runs.progress(decisions[2], name) == 1);
    CHECK(&runs.bound(decisions[0], name, table) == kept);
    CHECK(runs.run(decisions[1], name, table) == nullptr);
    work_to_end(runs);
    CHECK(runs.run(decisions[1], name, table) != nullptr);
}
