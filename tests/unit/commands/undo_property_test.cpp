// Undo by diffs holds for every command there is, whatever its arguments.
#include "base/text.h"
#include "exchange/workspace_file.h"
#include "random_commands.h"

#include <catch_amalgamated.hpp>

namespace throughline {

namespace {

constexpr int sequences = 10000;
constexpr std::size_t most_records = 60;

std::string told(const std::vector<RandomCommand>& commands) {
    std::string text;
    for (const RandomCommand& command : commands) {
        text += command.id;
        for (const auto& [name, value] : command.arguments)
            text += " " + name + "=\"" + value + "\"";
        text += "\n";
    }
    return text;
}

struct Workbench {
    std::int64_t now = 1'795'000'000'000;
    OpenWorkspace workspace{[this] { return Instant{now}; }, 7};
    Random random{20261118};
    std::vector<RandomCommand> commands;
    int ran = 0, refused = 0;

    std::string json() const { return write_workspace(workspace.store()); }

    // Undo and redo are played by the test itself: within a sequence they are among the random commands.
    void play_sequence() {
        commands.clear();
        CommandGenerator generator(workspace, random);
        for (std::uint64_t count = 1 + random.below(12); count > 0; --count) {
            commands.push_back(generator.next());
            const std::uint64_t version = workspace.store().version();
            const Result<void> result = workspace.run(commands.back().id, commands.back().arguments);
            (result.ok() ? ran : refused) += 1;
            if (!result.ok() && version != workspace.store().version())
                FAIL("A refused command changed something:\n" << told(commands));
            workspace.session().requests.clear();
            workspace.session().toasts.clear();
            now += static_cast<std::int64_t>(random.below(2000));
        }
    }

    void undo_all() {
        while (workspace.history().can_undo())
            REQUIRE(workspace.run("edit.undo").ok());
    }
    void redo_all() {
        while (workspace.history().can_redo())
            REQUIRE(workspace.run("edit.redo").ok());
    }
};

} // namespace

TEST_CASE("10,000 random command sequences: undo all and redo all give the same bytes", "[commands][R110]") {
    Workbench bench;
    for (int index = 0; index < sequences; ++index) {
        const std::string start = bench.json();
        bench.play_sequence();
        bench.redo_all();
        const std::string end = bench.json();
        bench.undo_all();
        if (bench.json() != start)
            FAIL("Undoing does not lead back (sequence " << index << "):\n" << told(bench.commands));
        bench.redo_all();
        if (bench.json() != end)
            FAIL("Redoing does not lead forth (sequence " << index << "):\n" << told(bench.commands));
        // Nothing dangles and nothing is out of range: the strict reader takes every state.
        if (index % 10 == 0) {
            const WorkspaceContent content = read_workspace(end);
            if (!content.ok())
                FAIL("A state is not valid: " << describe(content.errors.front()) << "\n"
                                              << told(bench.commands));
        }
        // The next sequence goes on from here, until there is much; then it begins anew.
        bench.workspace.reset(bench.workspace.store().size() > most_records ? Store()
                                                                            : bench.workspace.store());
    }
    // Both kinds must be there for the test to say something.
    INFO(bench.ran << " ran, " << bench.refused << " were refused");
    CHECK(bench.ran > 2 * sequences);
    CHECK(bench.refused > sequences);
}

} // namespace throughline
