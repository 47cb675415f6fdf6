// The workbench without its page: the same engines on files, natively and as WebAssembly under node.
#pragma once

#include "base/result.h"
#include "exchange/workspace_file.h"

#include <cstdio>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::app {

// How a program ended: 0 fine, 1 the input has errors, 2 it was called wrongly or a file cannot be read or
// written.
enum class ExitCode : int { Fine = 0, InputWrong = 1, CalledWrongly = 2 };

// Where results and complaints go.
struct Output {
    std::FILE* results = stdout;
    std::FILE* complaints = stderr;

    void result(std::string_view text) const;
    void complain(std::string_view text) const;
    void complain(const Error& problem) const;
    // All that is wrong with the file, one line each.
    void complain(const std::string& path, const WorkspaceContent& content) const;
};

// "--name value" pairs and the words between them.
struct CommandArguments {
    std::vector<std::string> words;
    std::vector<std::pair<std::string, std::string>> options;

    // Empty when the option was not given.
    std::string_view option(std::string_view name) const;
};
// Fails on an option without a value or one that is not in `known`.
Result<CommandArguments> parse_arguments(std::span<const std::string> arguments,
                                         std::span<const std::string_view> known);

Result<std::string> read_file(const std::string& path);

// The records of a workspace file, or how the program ends for lack of them: that has been complained about.
struct LoadedWorkspace {
    ExitCode code = ExitCode::Fine;
    WorkspaceContent content;
};
LoadedWorkspace load_workspace(const std::string& path, const Output& output);

// `arguments` without the program's name.
ExitCode run_command_line(std::span<const std::string> arguments, const Output& output);

// Each is called with as many words, and the options it needs, as its usage says.
ExitCode run_check(const CommandArguments& arguments, const Output& output);
ExitCode run_decide(const CommandArguments& arguments, const Output& output);
ExitCode run_dmn(const CommandArguments& arguments, const Output& output);
ExitCode run_decision_tests(const CommandArguments& arguments, const Output& output);
ExitCode run_funnel(const CommandArguments& arguments, const Output& output);
ExitCode run_rank(const CommandArguments& arguments, const Output& output);
ExitCode run_schema(const CommandArguments& arguments, const Output& output);
ExitCode run_simulate(const CommandArguments& arguments, const Output& output);
ExitCode run_tck(const CommandArguments& arguments, const Output& output);

} // namespace throughline::app
