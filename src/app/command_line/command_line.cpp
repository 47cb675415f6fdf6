#include "app/command_line/command_line.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace throughline::app {

namespace {

enum class Need : std::uint8_t { Optional, Required };

struct Program {
    std::string_view name;
    std::string_view usage;
    std::string_view purpose;
    std::size_t word_count;
    std::array<std::string_view, 4> options;
    Need need_of_options;
    ExitCode (*run)(const CommandArguments&, const Output&);
};

constexpr std::array<Program, 9> programs = {
    {{"check", "check FILE.throughline.json", "validates a workspace file", 1, {}, Need::Optional, run_check},
     {"decide",
      "decide WORKSPACE.json --customers FILE.csv --decision NAME",
      "prints one JSON line per customer: customer, result, rule, inputs",
      1,
      {"customers", "decision"},
      Need::Required,
      run_decide},
     {"dmn",
      "dmn FILE.dmn|WORKSPACE.json [--to 1.3|1.5]",
      "says what Camunda 7 will not run of the decisions; with --to prints them as DMN",
      1,
      {"to"},
      Need::Optional,
      run_dmn},
     {"funnel",
      "funnel FILE.csv",
      "counts where logged candidates drop out, stage by stage, and the decisions left without an action",
      1,
      {},
      Need::Optional,
      run_funnel},
     {"rank",
      "rank FILE.csv",
      "ranks logged candidates by P · V · C · L; prints the winners, and how many change without each term",
      1,
      {},
      Need::Optional,
      run_rank},
     {"schema", "schema", "prints the JSON Schema of workspace files", 0, {}, Need::Optional, run_schema},
     {"simulate",
      "simulate WORKSPACE.json --customers FILE.csv [--contacts FILE.csv]… [--channel NAME] [--on DATE]",
      "counts the next best actions of all customers, and where candidates drop, as JSON lines",
      1,
      {"customers", "contacts", "channel", "on"},
      Need::Optional,
      run_simulate},
     {"tck",
      "tck FOLDER [--csv FILE]",
      "runs decision models against test cases in the format of the DMN TCK",
      1,
      {"csv"},
      Need::Optional,
      run_tck},
     {"tests",
      "tests WORKSPACE.json [--tck MODEL.dmn]",
      "runs the tests of all decisions; with --tck prints them as TCK XML for that model",
      1,
      {"tck"},
      Need::Optional,
      run_decision_tests}}};

bool is_called_rightly(const Program& program, const CommandArguments& arguments) {
    const auto is_given = [&arguments](std::string_view option) {
        return option.empty() || !arguments.option(option).empty();
    };
    return arguments.words.size() == program.word_count &&
           (program.need_of_options == Need::Optional ||
            std::all_of(program.options.begin(), program.options.end(), is_given));
}

std::string usage() {
    std::string text = "throughline, the workbench on the command line\n\n";
    for (const Program& program : programs) {
        text += "  throughline ";
        text += program.usage;
        text += "\n      ";
        text += program.purpose;
        text += "\n";
    }
    return text;
}

// A full disk shows only when the last bytes are written.
ExitCode written(const Output& output, ExitCode code) {
    if (std::fflush(output.results) == 0 && std::ferror(output.results) == 0)
        return code;
    output.complain(std::string("The results cannot be written: ") + std::strerror(errno) + ".");
    return ExitCode::CalledWrongly;
}

} // namespace

void Output::result(std::string_view text) const {
    std::fwrite(text.data(), 1, text.size(), results);
}

void Output::complain(std::string_view text) const {
    std::fwrite(text.data(), 1, text.size(), complaints);
    std::fputc('\n', complaints);
}

void Output::complain(const Error& problem) const {
    complain(describe(problem));
}

void Output::complain(const std::string& path, const WorkspaceContent& content) const {
    for (const Error& problem : content.errors)
        complain(path + ": " + describe(problem));
    if (content.error_count > content.errors.size())
        complain(
            text_format("%s: %zu more errors", path.c_str(), content.error_count - content.errors.size()));
}

std::string_view CommandArguments::option(std::string_view name) const {
    for (const auto& [key, value] : options) {
        if (key == name)
            return value;
    }
    return {};
}

Result<CommandArguments> parse_arguments(std::span<const std::string> arguments,
                                         std::span<const std::string_view> known) {
    CommandArguments parsed;
    for (std::size_t index = 0; index < arguments.size(); ++index) {
        const std::string& word = arguments[index];
        if (!word.starts_with("--")) {
            parsed.words.push_back(word);
            continue;
        }
        const std::string name = word.substr(2);
        if (name.empty() || std::find(known.begin(), known.end(), name) == known.end())
            return error("There is no option " + word + " here.");
        if (index + 1 == arguments.size())
            return error("The option " + word + " needs a value.");
        parsed.options.emplace_back(name, arguments[++index]);
    }
    return parsed;
}

Result<std::string> read_file(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file)
        return error_at(path, std::string("The file cannot be read: ") + std::strerror(errno) + ".");
    std::string bytes;
    // A large file would else be copied each time the text grows. Pipes have no size.
    if (std::fseek(file, 0, SEEK_END) == 0) {
        const long size = std::ftell(file);
        if (size > 0)
            bytes.reserve(static_cast<std::size_t>(size));
        std::rewind(file);
    }
    std::array<char, 65536> buffer{};
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file))
        bytes.append(buffer.data(), count);
    const bool failed = std::ferror(file) != 0;
    std::fclose(file);
    if (failed)
        return error_at(path, "The file cannot be read to its end.");
    return bytes;
}

LoadedWorkspace load_workspace(const std::string& path, const Output& output) {
    auto bytes = read_file(path);
    if (!bytes.ok()) {
        output.complain(bytes.error());
        return {ExitCode::CalledWrongly, {}};
    }
    LoadedWorkspace loaded;
    loaded.content = read_workspace(std::move(bytes).value());
    output.complain(path, loaded.content);
    if (!loaded.content.ok())
        loaded.code = ExitCode::InputWrong;
    return loaded;
}

ExitCode run_command_line(std::span<const std::string> arguments, const Output& output) {
    if (arguments.empty() || arguments.front() == "help" || arguments.front() == "--help") {
        output.result(usage());
        return arguments.empty() ? ExitCode::CalledWrongly : ExitCode::Fine;
    }
    for (const Program& program : programs) {
        if (program.name != arguments.front())
            continue;
        auto parsed = parse_arguments(arguments.subspan(1), program.options);
        if (!parsed.ok())
            output.complain(parsed.error());
        if (!parsed.ok() || !is_called_rightly(program, parsed.value())) {
            output.complain("usage: throughline " + std::string(program.usage));
            return ExitCode::CalledWrongly;
        }
        return written(output, program.run(parsed.value(), output));
    }
    output.complain("There is no command \"" + arguments.front() + "\".\n\n" + usage());
    return ExitCode::CalledWrongly;
}

} // namespace throughline::app
