// Rates of decision tables: 50 and 1,000 rules over number, enumeration, boolean and number, one case at a
// time and in batches; and of FEEL expressions.
#include "base/random.h"
#include "base/text.h"
#include "dmn/compiled_table.h"
#include "feel/compile.h"
#include "feel/machine.h"
#include "figure.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace throughline;
using feel::Value;

namespace {

constexpr std::size_t case_count = 100'000;
constexpr std::array<std::string_view, 8> kinds = {"basic", "silver", "gold",  "platinum",
                                                   "young", "family", "staff", "other"};

// One rule as plain values, which other engines get in their own words (tests/bench/decisions_compared.mjs).
struct Box {
    int low = 0;
    std::array<std::string_view, 2> kinds;
    // 0: any, 1: true, 2: false.
    int paperless = 0;
    int charge = 0;
};

std::vector<Box> boxes_of(std::size_t rules) {
    Random random(5);
    std::vector<Box> boxes;
    for (std::size_t index = 0; index + 1 < rules; ++index) {
        Box box;
        box.low = static_cast<int>(random.below(80));
        box.charge = static_cast<int>(random.below(100));
        box.kinds = {kinds[random.below(8)], kinds[random.below(8)]};
        box.paperless = random.below(3) == 0 ? 0 : random.below(2) == 0 ? 1 : 2;
        boxes.push_back(box);
    }
    return boxes;
}

// The boxes over the four inputs; the last rule takes what is left.
dmn::DecisionTable table_of(std::size_t rules) {
    dmn::DecisionTable table;
    table.hit_policy = dmn::HitPolicy::First;
    table.inputs = {{"", "age", "number", ""},
                    {"", "kind", "string", ""},
                    {"", "paperless", "boolean", ""},
                    {"", "charges", "number", ""}};
    table.outputs = {{"action", "string", "", ""}};
    for (const Box& box : boxes_of(rules))
        table.rules.push_back({{text_format("[%d..%d)", box.low, box.low + 5),
                                text_format("\"%s\", \"%s\"", box.kinds[0].data(), box.kinds[1].data()),
                                box.paperless == 0   ? "-"
                                : box.paperless == 1 ? "true"
                                                     : "false",
                                text_format("> %d.5", box.charge)},
                               {text_format("\"action %zu\"", table.rules.size())},
                               ""});
    table.rules.push_back({{"-", "-", "-", "-"}, {"\"none\""}, ""});
    return table;
}

struct Cases {
    std::vector<double> ages;
    std::vector<std::uint32_t> kind_codes;
    std::vector<std::uint8_t> paperless;
    std::vector<double> charges;
    std::vector<feel::Column> columns;
    std::vector<std::array<Value, 4>> values;
};

Cases make_cases() {
    Cases cases;
    Random random(6);
    for (std::size_t index = 0; index < case_count; ++index) {
        cases.ages.push_back(static_cast<double>(random.below(90)));
        cases.kind_codes.push_back(static_cast<std::uint32_t>(random.below(8)));
        cases.paperless.push_back(static_cast<std::uint8_t>(random.below(2)));
        cases.charges.push_back(static_cast<double>(random.below(12'000)) / 100);
    }
    cases.columns.resize(4);
    for (feel::Column& column : cases.columns)
        column.rows = case_count;
    cases.columns[0].kind = feel::Column::Kind::Doubles;
    cases.columns[0].doubles = cases.ages.data();
    cases.columns[1].kind = feel::Column::Kind::Strings;
    cases.columns[1].codes = cases.kind_codes.data();
    cases.columns[1].dictionary = kinds;
    cases.columns[2].kind = feel::Column::Kind::Booleans;
    cases.columns[2].booleans = cases.paperless.data();
    cases.columns[3].kind = feel::Column::Kind::Doubles;
    cases.columns[3].doubles = cases.charges.data();
    cases.values.resize(case_count);
    for (std::size_t index = 0; index < case_count; ++index) {
        for (std::size_t column = 0; column < 4; ++column)
            cases.values[index][column] = cases.columns[column].value(index);
    }
    return cases;
}

template <typename Work>
void print_rate(const char* name, double count, double wanted, Work&& work) {
    const double milliseconds = bench::fastest_milliseconds(5, work);
    bench::print_figure(name, count / milliseconds / 1000, "million/s", bench::Goal::AtLeast, wanted);
}

std::shared_ptr<const dmn::CompiledTable> compiled(const dmn::DecisionTable& table) {
    const dmn::CompileReport report = dmn::compile_table(table);
    if (report.table == nullptr) {
        std::fprintf(stderr, "%s\n", describe(report.problems.front(), table).c_str());
        std::exit(1);
    }
    return report.table;
}

void bench_table(const Cases& cases) {
    const dmn::DecisionTable source = table_of(50);
    const auto table = compiled(source);
    const auto count = static_cast<double>(case_count);
    dmn::Evaluation evaluation;
    std::uint64_t hits = 0;
    print_rate("decisions one at a time, 50 rules", count, 1, [&] {
        for (const auto& values : cases.values) {
            dmn::evaluate_into(*table, values, dmn::Trace::None, evaluation);
            hits += evaluation.hits.size();
        }
    });
    print_rate("decisions one at a time with every reason, 50 rules", count, 0.3, [&] {
        for (const auto& values : cases.values) {
            dmn::evaluate_into(*table, values, dmn::Trace::Full, evaluation);
            hits += evaluation.misses.size();
        }
    });
    print_rate("decisions in a batch, 50 rules", count, 5,
               [&] { hits += dmn::evaluate_batch(*table, cases.columns, 0, case_count).decided; });
    const auto large = compiled(table_of(1000));
    print_rate("decisions one at a time, 1,000 rules", count, 0.5, [&] {
        for (const auto& values : cases.values) {
            dmn::evaluate_into(*large, values, dmn::Trace::None, evaluation);
            hits += evaluation.hits.size();
        }
    });
    print_rate("decisions in a batch, 1,000 rules", count, 3,
               [&] { hits += dmn::evaluate_batch(*large, cases.columns, 0, case_count).decided; });
    bench::print_figure(
        "compile a table of 50 rules",
        bench::fastest_milliseconds(5, [&] { hits += dmn::variables(*compiled(source)).size(); }), "ms",
        bench::Goal::AtMost, 3);
    if (hits == 0)
        std::fprintf(stderr, "Nothing was decided.\n");
}

void bench_expression(const char* name, const char* text, double wanted) {
    feel::Scope scope;
    scope.add_variable("loan");
    const Result<feel::ProgramPtr> program = feel::compile_expression(text, scope);
    if (!program) {
        std::fprintf(stderr, "%s\n", describe(program.error()).c_str());
        std::exit(1);
    }
    const Value loan = Value::context({{"amount", Value::number(600000)},
                                       {"rate", Value::number(*Decimal::parse("0.0375"))},
                                       {"term", Value::number(360)}});
    feel::Machine machine;
    constexpr int times = 20'000;
    print_rate(name, times, wanted, [&] {
        for (int time = 0; time < times; ++time) {
            machine.start();
            machine.evaluate(*program.value(), std::span(&loan, 1));
        }
    });
}

// The table of 50 rules and the first cases with our results, as JSON.
void print_for_others(std::size_t rows) {
    const auto table = compiled(table_of(50));
    const Cases cases = make_cases();
    std::printf("{\"boxes\":[");
    const char* separator = "";
    for (const Box& box : boxes_of(50)) {
        std::printf("%s[%d,%d,\"%s\",\"%s\",%d,%d.5]", separator, box.low, box.low + 5, box.kinds[0].data(),
                    box.kinds[1].data(), box.paperless, box.charge);
        separator = ",";
    }
    std::printf("],\"cases\":[");
    separator = "";
    for (std::size_t row = 0; row < rows && row < case_count; ++row) {
        const std::string result = value_text(dmn::evaluate(*table, cases.values[row]).result);
        std::printf("%s[%g,\"%s\",%s,%.2f,\"%s\"]", separator, cases.ages[row],
                    kinds[cases.kind_codes[row]].data(), cases.paperless[row] != 0 ? "true" : "false",
                    cases.charges[row], result.c_str());
        separator = ",";
    }
    std::printf("]}\n");
}

} // namespace

int main(int count, char** arguments) {
    if (count == 3 && std::string_view(arguments[1]) == "--cases") {
        print_for_others(std::strtoul(arguments[2], nullptr, 10));
        return 0;
    }
    bench_table(make_cases());
    bench_expression("FEEL: sum and comparison", "loan.amount * loan.rate + 12.5 > 20000", 1);
    bench_expression("FEEL: monthly payment with a power",
                     "(loan.amount * loan.rate / 12) / (1 - (1 + loan.rate / 12) ** -loan.term)", 0.05);
    return 0;
}
