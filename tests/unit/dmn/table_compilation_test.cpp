// R102: tables that are compiled a bite at a time and after an edit are those that are compiled at once.
#include "base/random.h"
#include "base/text.h"
#include "dmn/analysis.h"
#include "dmn/table_compilation.h"
#include "dmn/table_data.h"

#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::dmn;
using feel::Value;

namespace {

std::string random_cell(Random& random, std::size_t column) {
    constexpr std::string_view kinds[] = {"\"a\"",      "\"b\"", "\"a\", \"c\"", "-",
                                          "not(\"b\")", "oops(", "unknown"};
    // Errors are rare.
    if (column == 1)
        return std::string(kinds[random.below(random.below(8) == 0 ? 7 : 5)]);
    switch (random.below(5)) {
    case 0:
        return "-";
    case 1:
        return text_format("< %d", static_cast<int>(random.below(20)));
    case 2:
        return text_format("> %d", static_cast<int>(random.below(20)));
    default:
        return text_format("[%d..%d)", static_cast<int>(random.below(10)),
                           static_cast<int>(10 + random.below(10)));
    }
}

Rule random_rule(Random& random, std::size_t inputs) {
    Rule rule;
    for (std::size_t column = 0; column < inputs; ++column)
        rule.input_entries.push_back(random_cell(random, column));
    rule.output_entries = {text_format("%d", static_cast<int>(random.below(6)))};
    return rule;
}

DecisionTable random_table(Random& random) {
    DecisionTable table;
    table.hit_policy = random.below(2) == 0 ? HitPolicy::First : HitPolicy::Unique;
    table.inputs = {{"", "x", "number", ""}, {"", "kind", "string", ""}, {"", "y", "number", "[0..30]"}};
    table.outputs = {{"answer", "number", "0, 1, 2, 3, 4", ""}};
    for (std::uint64_t left = 1 + random.below(12); left > 0; --left)
        table.rules.push_back(random_rule(random, table.inputs.size()));
    return table;
}

// What a person may do between two looks.
void edit(Random& random, DecisionTable& table) {
    const std::size_t rule = random.below(table.rules.size());
    const auto at = table.rules.begin() + static_cast<std::ptrdiff_t>(rule);
    switch (random.below(7)) {
    case 0:
        table.rules.insert(at, random_rule(random, table.inputs.size()));
        break;
    case 1:
        if (table.rules.size() > 1)
            table.rules.erase(at);
        break;
    case 2:
        std::swap(table.rules.front(), *at);
        break;
    case 3: {
        std::swap(table.inputs[0], table.inputs[2]);
        for (Rule& each : table.rules)
            std::swap(each.input_entries[0], each.input_entries[2]);
        break;
    }
    case 4:
        table.outputs[0].allowed_values = random.below(2) == 0 ? "0, 1" : "";
        break;
    case 5:
        table.inputs[2].allowed_values = random.below(2) == 0 ? "[0..15]" : "[0..30]";
        break;
    default: {
        const std::size_t column = random.below(table.inputs.size());
        at->input_entries[column] = random_cell(random, table.inputs[column].type == "string" ? 1 : 0);
    }
    }
}

CompileReport in_bites(const DecisionTable& table, std::size_t cells,
                       std::shared_ptr<const CompiledTable> before) {
    const CompileOptions options{.variables = {{"x", "number"}, {"kind", "string"}, {"y", "number"}}};
    TableCompilation compilation(table, options, std::move(before));
    double done = 0;
    while (!compilation.step(cells)) {
        CHECK(compilation.fraction() >= done);
        done = compilation.fraction();
        REQUIRE(done < 1);
    }
    CHECK(compilation.fraction() == 1);
    return compilation.take_report();
}

std::vector<std::string> sentences(const CompileReport& report, const DecisionTable& table) {
    std::vector<std::string> result;
    for (const CellProblem& problem : report.problems)
        result.push_back(describe(problem, table));
    return result;
}

std::string answer(const CompiledTable& table, double x, std::string_view kind, double y) {
    const std::vector<Value> values{Value::number(Decimal::from_double(x)), Value::string(std::string(kind)),
                                    Value::number(Decimal::from_double(y))};
    const Evaluation evaluation = evaluate(table, values, Trace::Full);
    std::string text =
        feel::value_literal(evaluation.result) + text_format(" %d", static_cast<int>(evaluation.outcome));
    for (const std::uint32_t hit : evaluation.hits)
        text += text_format(" %u", hit);
    return text;
}

} // namespace

TEST_CASE("[R102] After any edits a table compiled with what was there is the one compiled anew") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        DecisionTable table = random_table(random);
        std::shared_ptr<const CompiledTable> before;
        for (int round = 0; round < 8; ++round) {
            const CompileReport anew = in_bites(table, 1U << 20, nullptr);
            const CompileReport after = in_bites(table, 1 + random.below(9), before);
            REQUIRE(sentences(after, table) == sentences(anew, table));
            REQUIRE((after.table != nullptr) == (anew.table != nullptr));
            REQUIRE(after.parts != nullptr);
            for (int time = 0; anew.table && time < 20; ++time) {
                const auto x = static_cast<double>(random.below(25)),
                           y = static_cast<double>(random.below(35));
                constexpr std::string_view kinds[] = {"a", "b", "c", "d"};
                const std::string_view kind = kinds[random.below(4)];
                REQUIRE(answer(*after.table, x, kind, y) == answer(*anew.table, x, kind, y));
            }
            if (anew.table) {
                REQUIRE(used_variables(*after.table) == used_variables(*anew.table));
                REQUIRE(after.table->all_fixed == anew.table->all_fixed);
            }
            before = after.parts;
            edit(random, table);
        }
    }
}

TEST_CASE("[R102] An edit of one cell makes one column anew") {
    Random random(4);
    DecisionTable table = random_table(random);
    for (Rule& rule : table.rules)
        rule.input_entries[1] = "\"a\"";
    const CompileReport before = in_bites(table, 100, nullptr);
    REQUIRE(before.table);
    table.rules[0].input_entries[0] = "> 7";
    const CompileReport after = in_bites(table, 100, before.parts);
    REQUIRE(after.table);
    CHECK(after.table->inputs[0].index != before.table->inputs[0].index);
    CHECK(after.table->inputs[1].index == before.table->inputs[1].index);
    CHECK(after.table->inputs[2].index == before.table->inputs[2].index);
    // Equal cells share what was compiled of them.
    if (table.rules.size() > 1)
        CHECK(after.table->inputs[1].cells[0] == after.table->inputs[1].cells[1]);
}

TEST_CASE("[R102] A text that is being typed is checked by itself, in a table with errors, too") {
    Random random(5);
    DecisionTable table = random_table(random);
    table.rules[0].input_entries[0] = "oops(";
    const CompileReport report = in_bites(table, 100, nullptr);
    REQUIRE(report.table == nullptr);
    const CompiledTable& parts = *report.parts;
    CHECK_FALSE(check_cell(parts, CellKind::InputEntry, 0, "< 5"));
    CHECK_FALSE(check_cell(parts, CellKind::InputEntry, 0, "-"));
    CHECK(check_cell(parts, CellKind::InputEntry, 0, "< ")->severity == Severity::Error);
    CHECK(check_cell(parts, CellKind::InputEntry, 0, "< z")->text_column == 3);
    CHECK(check_cell(parts, CellKind::OutputEntry, 0, "9")->severity == Severity::Warning);
    CHECK_FALSE(check_cell(parts, CellKind::OutputEntry, 0, "x + 1"));
    CHECK_FALSE(check_cell(parts, CellKind::InputEntry, 99, "x"));
}

TEST_CASE("[R102] An analysis in small bites finds what one at once finds") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const DecisionTable table = random_table(random);
        const CompileReport report = compile_table(table);
        if (!report.table)
            continue;
        const TableAnalysis whole = analyse(*report.table);
        AnalysisJob job(report.table);
        int steps = 0;
        while (!job.step(1 + random.below(40))) {
            REQUIRE(job.fraction() <= 1);
            REQUIRE(++steps < 100000);
        }
        const TableAnalysis parts = job.take_analysis();
        CHECK(parts.counts == whole.counts);
        CHECK(parts.complete == whole.complete);
        REQUIRE(parts.findings.size() == whole.findings.size());
        for (std::size_t index = 0; index < whole.findings.size(); ++index)
            REQUIRE(parts.findings[index].message == whole.findings[index].message);
    }
}
