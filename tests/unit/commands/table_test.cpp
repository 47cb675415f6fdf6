#include "base/text.h"
#include "commands/open_workspace.h"
#include "journey/finding.h"
#include "unit/support/files.h"

#include <catch_amalgamated.hpp>
#include <set>

namespace throughline {

namespace {

std::string shortcut_text(const Shortcut& shortcut) {
    std::string text;
    append_shortcut(text, shortcut);
    return text;
}

} // namespace

TEST_CASE("Every command says what it is", "[commands]") {
    std::set<std::string_view> ids, titles;
    for (const Command& command : all_commands()) {
        INFO(std::string(command.id));
        CHECK(ids.insert(command.id).second);
        CHECK(command.id.find('.') != std::string_view::npos);
        CHECK_FALSE(command.title.empty());
        CHECK(command.tooltip.ends_with("."));
        CHECK(command.query != nullptr);
        CHECK(command.execute != nullptr);
        CHECK(find_command(command.id) == &command);
        if (command.offered == Offered::InPalette)
            CHECK(titles.insert(command.title).second);
    }
    CHECK(ids.size() >= 100);
    CHECK(find_command("outcome.fly") == nullptr);
}

TEST_CASE("No two commands have the same keys", "[commands]") {
    std::set<std::string> keys;
    for (const Command& command : all_commands()) {
        for (const Shortcut& shortcut : {command.shortcut, command.alternative}) {
            if (shortcut.key == platform::Key::None)
                continue;
            INFO(std::string(command.id) << " " << shortcut_text(shortcut));
            CHECK(keys.insert(shortcut_text(shortcut)).second);
            CHECK(find_command(shortcut) == &command);
        }
    }
    // Browsers keep these for themselves.
    for (const char* kept : {"Ctrl+N", "Ctrl+T", "Ctrl+W", "Ctrl+Shift+N", "Ctrl+Shift+T", "Ctrl+Shift+W",
                             "Ctrl+Tab", "Ctrl+Shift+I", "F5", "F11", "F12"})
        CHECK_FALSE(keys.contains(kept));
    CHECK(find_command(Shortcut{}) == nullptr);
    CHECK(shortcut_text({platform::Key::Z, true, true, false}) == "Ctrl+Shift+Z");
    CHECK(shortcut_text({platform::Key::Digit1, false, false, true}) == "Alt+1");
    CHECK(shortcut_text({}).empty());
}

TEST_CASE("The list for people and the table agree", "[commands]") {
    const std::string text = testing::project_file("src/commands/README.md");
    for (const Command& command : all_commands()) {
        INFO(std::string(command.id));
        CHECK(text.find("| `" + std::string(command.id) + "` |") != std::string::npos);
    }
    std::size_t listed = 0;
    for (const std::string& line : split(text, '\n')) {
        if (!line.starts_with("| `"))
            continue;
        ++listed;
        INFO(line);
        CHECK(find_command(std::string_view(line).substr(3, line.find('`', 3) - 3)) != nullptr);
    }
    CHECK(listed == all_commands().size());
}

TEST_CASE("Asking changes nothing, and every refusal is a sentence", "[commands]") {
    OpenWorkspace workspace([] { return Instant{1'795'000'000'000}; }, 1);
    for (const Command& command : all_commands()) {
        INFO(std::string(command.id));
        const std::uint64_t version = workspace.store().version();
        const Allowed allowed = workspace.allowed(command.id);
        if (!allowed.ok()) {
            CHECK(allowed.reason().size() > 10);
            CHECK((allowed.reason().ends_with(".") || allowed.reason().ends_with("?") ||
                   allowed.reason().ends_with("!")));
        }
        CHECK(workspace.store().version() == version);
        CHECK(workspace.session().requests.empty());
        CHECK(workspace.session().selection.empty());
    }
    CHECK_FALSE(workspace.allowed("outcome.fly").ok());
    CHECK_FALSE(workspace.run("outcome.fly").ok());
}

TEST_CASE("A refused command leaves the session as it was", "[commands]") {
    OpenWorkspace workspace([] { return Instant{1'795'000'000'000}; }, 1);
    REQUIRE(workspace.run("outcome.add", {{"title", "Stay"}}).ok());
    const std::vector<Id> selection = workspace.session().selection;
    // The title is taken first, then the field is refused.
    CHECK_FALSE(workspace.run("outcome.add", {{"title", "Grow"}, {"business.importance", "12"}}).ok());
    CHECK(workspace.session().selection == selection);
    CHECK(workspace.store().size() == 1);
    CHECK(workspace.history().undo_label() == "Add outcome");
    CHECK_FALSE(workspace.history().can_redo());
}

TEST_CASE("What a finding offers can be done", "[commands][R005]") {
    OpenWorkspace workspace([] { return Instant{1'795'000'000'000}; }, 1);
    const auto run = [&](std::string_view command, const Arguments& arguments) {
        REQUIRE(workspace.run(command, arguments).ok());
        return workspace.last_added().text();
    };
    run("outcome.add", {{"title", "Stay"}, {"customer.importance", "9"}, {"customer.satisfaction", "2"}});
    run("edit.select", {{"ids", ""}});
    const std::string call = run("interaction.add", {{"title", "Call"}, {"due", "2026-01-01"}});
    run("measure.add", {{"of", call}, {"type", "activity"}});
    run("task.add", {{"interaction", call}, {"state", "blocked"}});
    run("journey.add", {});
    run("channel.add", {});
    run("product.add", {});
    run("segment.add", {{"choice", "chosen"}});
    run("factor.add", {{"control", "uncontrolled"}, {"effort_hours", "3"}});
    run("capability.add", {{"interaction", call}, {"state", "missing"}});
    std::set<journey::FindingKind> kinds;
    for (const journey::Finding& finding : journey::find_misalignments(workspace.store(), Date{20775})) {
        kinds.insert(finding.kind);
        if (finding.command.empty())
            continue;
        INFO(finding.sentence);
        Arguments arguments;
        for (const auto& [name, value] : finding.arguments)
            arguments[name] = value;
        const Allowed allowed = workspace.allowed(finding.command, arguments);
        INFO((allowed.ok() ? std::string() : allowed.reason()));
        CHECK(allowed.ok());
        REQUIRE(workspace.run(finding.command, arguments).ok());
        if (finding.command != "go.record")
            REQUIRE(workspace.run("edit.undo").ok());
    }
    CHECK(kinds.size() >= 14);
}

} // namespace throughline
