// The workspace that is open: its records, history, journal and session, and the one way to change them.
//
//     workspace.run("outcome.add", {{"title", "Households stay"}});
//     workspace.run("edit.undo");
//     Allowed allowed = workspace.allowed("task.set_state", {{"id", id}, {"state", "done"}});
#pragma once

#include "commands/command.h"
#include "commands/palette.h"
#include "commands/session.h"
#include "store/history.h"
#include "store/saving.h"

#include <functional>

namespace throughline {

class OpenWorkspace {
public:
    // `seed` makes the new ids of this session differ from those of others. Without the third, days are those
    // of UTC.
    OpenWorkspace(std::function<Instant()> clock, std::uint64_t seed,
                  std::function<std::int32_t()> minutes_east_of_utc = {});

    const Store& store() const { return m_store; }
    const History& history() const { return m_history; }
    Session& session() { return m_session; }
    const Session& session() const { return m_session; }
    Instant now() const { return m_clock(); }
    // The workspace's own date where it has one (a worked example), else that of the person's own time zone.
    Date today() const;

    // Replaces everything, as after opening a workspace. The history is empty afterwards.
    void reset(Store store);
    // Changes are given to `saver` from now on; nullptr: nothing is kept (tests, the command line).
    void save_to(Saver* saver) { m_saver = saver; }
    const Saver* saver() const { return m_saver; }

    // May the command run now with these arguments? The error is the reason, for people.
    Allowed allowed(std::string_view command, const Arguments& arguments = {});
    // query → execute → diff → store → history → journal. An error changes nothing but is also the toast's
    // text.
    Result<void> run(std::string_view command, const Arguments& arguments = {});
    // What the palette offers for a text; see palette.h.
    std::vector<PaletteEntry> palette(std::string_view text, std::size_t limit);
    // One undoable step that does not come from a command: an import that the person has looked at.
    Result<void> apply(const Diff& diff, std::string label);
    // What belongs to the workspace from its beginning and only arrived later: no step that undo takes back.
    Result<void> complete(const Diff& diff, const std::string& label);

    // The record that the last successful command added, or the first of several; empty when none.
    const Id& last_added() const { return m_last_added; }
    // Ends merging of typing and drags into one step: a field was left, a drag ended.
    void seal_history() { m_history.seal(); }

private:
    CommandContext context(const Arguments& arguments);
    Result<void> commit(const Diff& diff, HistoryStep step);
    Result<void> step_through_history(RequestKind direction);
    // After the store has changed: what is gone leaves the session, the saver gets its entry.
    void keep(const Diff& diff, const std::string& label);
    void forget_removed(const Diff& diff);

    std::function<Instant()> m_clock;
    std::function<std::int32_t()> m_minutes_east_of_utc;
    IdSource m_ids;
    Store m_store;
    History m_history;
    Session m_session;
    Saver* m_saver = nullptr;
    Id m_last_added;
};

} // namespace throughline
