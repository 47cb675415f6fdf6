// Opening and saving a workspace of 10 MB: the bank's example many times over, each copy with ids of its own.
#include "base/json.h"
#include "figure.h"
#include "large_workspace.h"

#include <cstdio>
#include <string>

using namespace throughline;
using bench::Goal;

int main() {
    const std::string bytes = write_workspace(bench::workspace_of_size(10'000'000));
    const double megabytes = static_cast<double>(bytes.size()) / 1e6;

    double parse = bench::fastest_milliseconds(7, [&] { static_cast<void>(parse_json(bytes)); });
    double read = bench::fastest_milliseconds(5, [&] { static_cast<void>(read_workspace(bytes)); });
    double open = bench::fastest_milliseconds(5, [&] {
        Store store;
        static_cast<void>(store.fill(read_workspace(bytes).records));
    });
    WorkspaceContent content = read_workspace(bytes);
    if (!content.ok())
        return 1;
    double write =
        bench::fastest_milliseconds(5, [&] { static_cast<void>(write_workspace(content.records)); });

    bench::print_figure("workspace of 10 MB: size", megabytes, "MB", Goal::AtLeast, 10);
    bench::print_figure("workspace of 10 MB: records", static_cast<double>(content.records.size()), "records",
                        Goal::AtLeast, 0);
    bench::print_figure("workspace of 10 MB: parse JSON", parse, "ms", Goal::AtMost, 250);
    bench::print_figure("workspace of 10 MB: read and check records", read, "ms", Goal::AtMost, 450);
    bench::print_figure("workspace of 10 MB: open (parse, check, index)", open, "ms", Goal::AtMost, 500);
    bench::print_figure("workspace of 10 MB: write", write, "ms", Goal::AtMost, 300);
    return 0;
}
