// Customers with a cell of every type, blanks among them, and two decisions about them: as FEEL, and as plain
// code that knows nothing of the engine.
#pragma once

#include "base/random.h"
#include "dmn/decision_table.h"
#include "model/records/decision.h"
#include "tables/table_builder.h"

#include <catch_amalgamated.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace throughline::engage {

struct Customer {
    std::string id;
    std::optional<std::string> plan;
    std::optional<double> spend;
    std::optional<std::int64_t> visits;
    std::optional<bool> paperless;
    std::optional<Date> since;
    std::optional<Instant> seen;
};

// The moments of the decision below, as days and milliseconds since 1970.
inline constexpr Date start_of_2024{19'723};
inline constexpr Instant start_of_2026{1'767'225'600'000};

inline std::vector<Customer> random_customers(std::uint64_t seed, std::size_t count) {
    constexpr const char* plans[] = {"Gold", "Silver", "Bronze"};
    Random random(seed);
    std::vector<Customer> customers;
    const auto some = [&] { return random.below(8) > 0; };
    for (std::size_t number = 0; number < count; ++number) {
        Customer customer;
        customer.id = "C" + std::to_string(number);
        if (some())
            customer.plan = plans[random.below(3)];
        if (some())
            customer.spend = static_cast<double>(random.below(1600)) / 10;
        if (some())
            customer.visits = static_cast<std::int64_t>(random.below(8));
        if (some())
            customer.paperless = random.below(2) == 1;
        if (some())
            customer.since = Date{start_of_2024.days + static_cast<std::int32_t>(random.below(400)) - 40};
        if (some())
            customer.seen =
                Instant{start_of_2026.milliseconds + static_cast<std::int64_t>(random.below(9)) - 6};
        customers.push_back(std::move(customer));
    }
    return customers;
}

inline tables::Table table_of(const std::vector<Customer>& customers) {
    using tables::ColumnType;
    tables::TableBuilder builder({{"id", ColumnType::Text},
                                  {"plan", ColumnType::Text},
                                  {"spend", ColumnType::Number},
                                  {"visits", ColumnType::Integer},
                                  {"paperless", ColumnType::Boolean},
                                  {"since", ColumnType::Date},
                                  {"seen", ColumnType::DateTime}});
    for (const Customer& customer : customers) {
        builder.text(0, customer.id);
        if (customer.plan)
            builder.text(1, *customer.plan);
        if (customer.spend)
            builder.number(2, *customer.spend);
        if (customer.visits)
            builder.integer(3, *customer.visits);
        if (customer.paperless)
            builder.boolean(4, *customer.paperless);
        if (customer.since)
            builder.date(5, *customer.since);
        if (customer.seen)
            builder.instant(6, *customer.seen);
        builder.end_row();
    }
    Result<tables::Table> table = std::move(builder).finish("customers", {"a test", Instant{}, 0});
    REQUIRE(table.ok());
    return std::move(table).value();
}

// What to do for a customer; the column id is not read.
inline dmn::DecisionTable care() {
    dmn::DecisionTable table;
    table.name = "Care";
    table.hit_policy = dmn::HitPolicy::First;
    table.inputs = {{"", "plan", "string", ""},   {"", "spend", "number", ""},
                    {"", "visits", "number", ""}, {"", "paperless", "boolean", ""},
                    {"", "since", "date", ""},    {"", "seen", "date and time", ""}};
    table.outputs = {{"Step", "string", "", ""}};
    table.rules = {
        {{"\"Gold\"", "> 80", "-", "-", "-", "-"}, {"\"call\""}, ""},
        {{"\"Gold\", \"Silver\"", "-", "<= 3", "true", "-", "-"}, {"\"write\""}, ""},
        {{"-", "-", "-", "-", "< date(\"2024-01-01\")", "-"}, {"\"thank\""}, ""},
        {{"-", "-", "-", "-", "-", ">= date and time(\"2026-01-01T00:00:00Z\")"}, {"\"wait\""}, ""},
        {{"-", "not(null)", "> 6", "-", "-", "-"}, {"\"call\""}, ""},
    };
    return table;
}

// The rules of care() whose cells all hold. A blank meets no cell but "-".
inline std::vector<bool> rules_that_hold(const Customer& customer, double call_above = 80) {
    const std::string plan = customer.plan.value_or("");
    return {
        plan == "Gold" && customer.spend.value_or(0) > call_above,
        (plan == "Gold" || plan == "Silver") && customer.visits.value_or(99) <= 3 &&
            customer.paperless.value_or(false),
        customer.since && customer.since->days < start_of_2024.days,
        customer.seen && customer.seen->milliseconds >= start_of_2026.milliseconds,
        customer.spend.has_value() && customer.visits.value_or(0) > 6,
    };
}

inline constexpr const char* steps_of_care[] = {"call", "write", "thank", "wait", "call"};

// −1 where no rule holds.
inline int first_rule(const Customer& customer, double call_above = 80) {
    const std::vector<bool> holds = rules_that_hold(customer, call_above);
    for (std::size_t rule = 0; rule < holds.size(); ++rule) {
        if (holds[rule])
            return static_cast<int>(rule);
    }
    return -1;
}

inline std::string step_for(const Customer& customer, double call_above = 80) {
    const int rule = first_rule(customer, call_above);
    return rule < 0 ? "no result" : steps_of_care[rule];
}

// care() as a person's record.
inline std::shared_ptr<Decision> care_record() {
    const dmn::DecisionTable table = care();
    auto record = std::make_shared<Decision>();
    record->id = Id::literal("d-care");
    record->title = table.name;
    record->hit_policy = HitPolicy::First;
    for (const dmn::Input& input : table.inputs)
        record->inputs.push_back({input.label, input.expression, input.type, input.allowed_values, {}});
    record->outputs.push_back({"Step", "string", "", "", {}});
    for (const dmn::Rule& rule : table.rules)
        record->rules.push_back({rule.input_entries, rule.output_entries, rule.annotation, {}});
    return record;
}

} // namespace throughline::engage
