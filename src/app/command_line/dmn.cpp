// throughline dmn: decisions as DMN for other engines, and what those will not run (R104).
#include "app/command_line/command_line.h"
#include "base/text.h"
#include "commands/decisions/decision_export.h"
#include "exchange/decision_file.h"

namespace throughline::app {

namespace {

// The records of a DMN or workspace file; the model to export is empty for the decisions of a workspace.
struct Source {
    Store store;
    Id model;
};

Result<Source> read_source(const std::string& path, std::string bytes, const Output& output) {
    Source source;
    IdSource ids(1);
    DecisionFile file;
    if (is_decision_file(path))
        file = read_decision_file(std::move(bytes), path, source.store, [&ids] { return ids.next(0); });
    else
        file.content = read_workspace(std::move(bytes));
    output.complain(path, file.content);
    for (const Error& remark : file.remarks)
        output.complain(path + ": " + describe(remark));
    if (!file.content.ok())
        return error("nothing was read");
    TRY(source.store.fill(file.content.records));
    if (is_decision_file(path))
        source.model = source.store.all(Kind::DecisionModel).front()->id;
    return source;
}

} // namespace

ExitCode run_dmn(const CommandArguments& arguments, const Output& output) {
    const std::string_view version = arguments.option("to");
    if (!version.empty() && version != "1.3" && version != "1.5") {
        output.complain("DMN can be written as version 1.3 or 1.5, not " + std::string(version) + ".");
        return ExitCode::CalledWrongly;
    }
    const std::string& path = arguments.words.front();
    auto bytes = read_file(path);
    if (!bytes.ok()) {
        output.complain(bytes.error());
        return ExitCode::CalledWrongly;
    }
    const auto source = read_source(path, std::move(bytes).value(), output);
    if (!source.ok())
        return ExitCode::InputWrong;
    const auto written = export_decisions(source.value().store, source.value().model,
                                          version == "1.3" ? dmn::DmnVersion::V13 : dmn::DmnVersion::V15);
    if (!written.ok()) {
        output.complain(path + ": " + describe(written.error()));
        return ExitCode::InputWrong;
    }
    // With --to the results are the file itself, so that they can be sent into one.
    const auto say = [&](const std::string& text) {
        if (version.empty())
            output.result(text + "\n");
        else
            output.complain(text);
    };
    if (!version.empty())
        output.result(written.value().xml);
    const std::string before_note = path + ": DMN " + (version.empty() ? "1.5" : std::string(version)) + ": ";
    for (const std::string& note : written.value().notes)
        say(before_note + note);
    for (const dmn::PortabilityNote& note : written.value().camunda_7)
        say(path + ": Camunda 7: " + dmn::describe(note));
    if (written.value().camunda_7.empty())
        say(path + ": Camunda 7 runs all of it.");
    return ExitCode::Fine;
}

} // namespace throughline::app
