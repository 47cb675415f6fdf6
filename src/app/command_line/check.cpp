// throughline check: is this file a workspace?
#include "app/command_line/command_line.h"
#include "base/text.h"
#include "exchange/schema.h"

namespace throughline::app {

ExitCode run_check(const CommandArguments& arguments, const Output& output) {
    const std::string& path = arguments.words.front();
    const auto [code, content] = load_workspace(path, output);
    if (code != ExitCode::Fine)
        return code;
    const std::size_t count = content.records.size();
    output.result(text_format("%s: valid, %zu %s, version %d\n", path.c_str(), count,
                              count == 1 ? "record" : "records", content.version));
    return ExitCode::Fine;
}

ExitCode run_schema(const CommandArguments&, const Output& output) {
    output.result(workspace_schema());
    return ExitCode::Fine;
}

} // namespace throughline::app
