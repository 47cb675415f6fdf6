// Time to analyse whole decision tables: random partitions of number columns, of which 2 % of the rules are
// missing and 2 % too wide, so that there are gaps and overlaps to find.
#include "dmn/analysis.h"

#include "base/random.h"
#include "base/text.h"
#include "figure.h"

#include <array>
#include <cstdlib>
#include <vector>

using namespace throughline;

namespace {

using Ranges = std::vector<std::array<int, 2>>;

dmn::DecisionTable table_of(std::size_t rules, std::size_t columns) {
    Random random(11);
    std::vector<Ranges> boxes{Ranges(columns, {0, 1 << 20})};
    while (boxes.size() < rules) {
        const std::size_t which = random.below(boxes.size());
        const std::size_t column = random.below(columns);
        const std::array<int, 2> range = boxes[which][column];
        if (range[1] - range[0] < 4)
            continue;
        const int cut = range[0] + 1 +
                        static_cast<int>(random.below(static_cast<std::uint64_t>(range[1] - range[0] - 2)));
        boxes.push_back(boxes[which]);
        boxes[which][column][1] = cut;
        boxes.back()[column][0] = cut;
    }
    dmn::DecisionTable table;
    for (std::size_t column = 0; column < columns; ++column)
        table.inputs.push_back({"", text_format("input%zu", column), "number", "[0..1048576)"});
    table.outputs = {{"answer", "number", "", ""}};
    for (std::size_t index = 0; index < boxes.size(); ++index) {
        if (index % 50 == 1)
            continue;
        dmn::Rule rule;
        for (const std::array<int, 2>& range : boxes[index])
            rule.input_entries.push_back(
                range[0] == 0 && range[1] == 1 << 20
                    ? "-"
                    : text_format("[%d..%d)", range[0], range[1] + (index % 50 == 2 ? 1000 : 0)));
        rule.output_entries = {text_format("%zu", index)};
        table.rules.push_back(std::move(rule));
    }
    return table;
}

} // namespace

int main() {
    struct Size {
        std::size_t rules, columns;
        double wanted;
    };
    for (const Size& size : {Size{50, 7, 1}, Size{1500, 7, 60}, Size{5000, 10, 300}}) {
        const dmn::CompileReport report = dmn::compile_table(table_of(size.rules, size.columns));
        if (!report.table)
            return EXIT_FAILURE;
        dmn::TableAnalysis analysis;
        const double taken = bench::fastest_milliseconds(5, [&] { analysis = dmn::analyse(*report.table); });
        // A search that gave up would be fast for the wrong reason.
        if (!analysis.complete || analysis.count(dmn::TableFindingKind::Gap) == 0)
            return EXIT_FAILURE;
        bench::print_figure(
            text_format("analysis of %zu rules x %zu inputs", size.rules, size.columns).c_str(), taken, "ms",
            bench::Goal::AtMost, size.wanted);
        std::fprintf(stderr, "%zu gaps, %zu overlaps\n",
                     static_cast<std::size_t>(analysis.count(dmn::TableFindingKind::Gap)),
                     static_cast<std::size_t>(analysis.count(dmn::TableFindingKind::Overlap)));
    }
    return EXIT_SUCCESS;
}
