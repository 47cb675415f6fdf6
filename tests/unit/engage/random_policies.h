// Policies and customers by chance, for tests of policies as a whole.
#pragma once

#include "base/random.h"
#include "model/records/stage.h"
#include "model/records/table_reference.h"
#include "tables/table_builder.h"
#include "unit/engage/harbour_actions.h"

namespace throughline::engage::testing {

inline const std::vector<std::string> columns = {"tenure", "contract", "open complaints"};

// Whether customers are named, by a last column.
enum class Keys : std::uint8_t { None, Customer };

inline tables::Table customers(std::uint64_t seed, tables::RowIndex rows, Keys keys = Keys::None) {
    std::vector<tables::ColumnSchema> schema = {{"tenure", tables::ColumnType::Integer},
                                                {"contract", tables::ColumnType::Text},
                                                {"open complaints", tables::ColumnType::Integer}};
    if (keys == Keys::Customer)
        schema.push_back({"customer", tables::ColumnType::Text});
    tables::TableBuilder builder(std::move(schema));
    Random random(seed);
    for (tables::RowIndex row = 0; row < rows; ++row) {
        if (random.below(10) > 0)
            builder.integer(0, static_cast<std::int64_t>(random.below(40)));
        if (random.below(10) > 0)
            builder.text(1, random.below(2) ? "Month" : "Year");
        if (random.below(10) > 0)
            builder.integer(2, static_cast<std::int64_t>(random.below(3)));
        if (keys == Keys::Customer)
            builder.text(3, "c" + std::to_string(row));
        builder.end_row();
    }
    auto table = std::move(builder).finish("customers", {});
    REQUIRE(table.ok());
    return std::move(table).value();
}

inline TableReference reference(Keys keys = Keys::None) {
    TableReference made;
    made.id = Id::literal("t-customers");
    made.title = "Customers";
    made.columns = {{"tenure", {}, TableColumnType::Integer, ColumnUse::Attribute, {}, {}},
                    {"contract", {}, TableColumnType::Text, ColumnUse::Attribute, {}, {}},
                    {"open complaints", {}, TableColumnType::Integer, ColumnUse::Attribute, {}, {}}};
    if (keys == Keys::Customer) {
        made.key_column = "customer";
        made.columns.push_back({"customer", {}, TableColumnType::Text, ColumnUse::Identity, {}, {}});
    }
    return made;
}

// Three actions with conditions of all three stages; what they are worth is chance.
inline Records random_policy(Random& random) {
    constexpr const char* conditions[] = {"tenure >= 10", "tenure < 30", "contract = \"Month\"",
                                          "open complaints = 0", "tenure > 5 and open complaints < 2"};
    Records records = three_actions();
    for (const char* id : {"extra", "other"}) {
        Action& action = records.action(id, "Serve", "Care", 10.0 + static_cast<double>(random.below(200)),
                                        static_cast<double>(1 + random.below(9)) / 10);
        for (std::uint64_t count = random.below(3); count > 0; --count)
            action.conditions.push_back(
                {static_cast<ConditionStage>(random.below(3)), {}, conditions[random.below(5)], {}});
    }
    auto& rule = records.policy("long-with-us", ContactPolicyType::Engagement);
    rule.issue = "Sell";
    rule.condition = conditions[random.below(5)];
    records.lever("serve-more", static_cast<double>(random.below(80))).issue = "Serve";
    return records;
}

// What is favoured in a stage of a journey, the more the longer the customer is in it.
inline void add_stage_lever(Records& records, Random& random) {
    constexpr const char* conditions[] = {"tenure >= 10", "contract = \"Month\"", "open complaints = 0"};
    auto& stage = records.add<Stage>("in-care", "In care");
    stage.condition = conditions[random.below(3)];
    stage.since = "date(\"2026-01-01\") - duration(\"P1D\") * tenure";
    auto& ramp = records.lever("care-more", static_cast<double>(random.below(200)));
    ramp.group = "Care";
    ramp.stage = stage.id;
    ramp.ramp_days = static_cast<std::int64_t>(random.below(40));
}

inline Store store_of(const Records& records) {
    Store store;
    REQUIRE(store.apply(difference({}, records.all())).ok());
    return store;
}

} // namespace throughline::engage::testing
