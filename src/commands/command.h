// Everything a person can do is one command. Menus, palette, toolbar, context menus, disabled states with
// their reasons, the shortcuts page, scenarios and the accessible descriptions come from the one table of
// them.
#pragma once

#include "base/result.h"
#include "platform/keys.h"
#include "store/transaction.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct Session; // what is open and selected; see session.h

// `control` is Command on a Mac.
struct Shortcut {
    platform::Key key = platform::Key::None;
    bool control = false;
    bool shift = false;
    bool alt = false;
    friend bool operator==(const Shortcut&, const Shortcut&) = default;
};
void append_shortcut(std::string& text, const Shortcut& shortcut); // "Ctrl+Shift+Z"

// Named values given with a command: {"title": "Stay", "outcome": "01k…"}.
using Arguments = std::map<std::string, std::string, std::less<>>;

class History;

struct CommandContext {
    const Store& store;
    Session& session;
    const Arguments& arguments;
    const History& history;
    IdSource& ids;
    Instant now;
    // Of the workspace: its own where it has one (a worked example), else the person's own.
    Date today;

    // For a command that runs another one.
    CommandContext with(const Arguments& others) const {
        return {store, session, others, history, ids, now, today};
    }
    // Empty when it was not given.
    std::string_view argument(std::string_view name) const;
    bool has(std::string_view name) const;
    // The argument as the id of a record of the store; the error says what is wrong with it.
    Result<Id> record_argument(std::string_view name) const;
    // The argument "id" if given, else the one selected record, else the open record of the place.
    Result<Id> subject() const;
    // A position counted from 0; `otherwise` when it was not given.
    Result<std::size_t> index_argument(std::string_view name, std::size_t otherwise) const;
    Id new_id() const { return ids.next(now.milliseconds); }
};

enum class Topic : std::uint8_t {
    File,
    Edit,
    View,
    Outcomes,
    Journeys,
    Decisions,
    Customers,
    Work,
    Evidence,
    Help
};

// Allowed, or the reason why not, in a sentence for the tooltip of the disabled button. Buttons ask in every
// frame, so a sentence that stands in the source costs no memory.
class [[nodiscard]] Allowed {
public:
    Allowed() = default;
    Allowed(Error error)
        : m_error(std::move(error))
        , m_ok(false) {}

    bool ok() const { return m_ok; }
    // Only after !ok().
    std::string_view reason() const { return m_sentence.empty() ? m_error.message : m_sentence; }
    // The same where an error is wanted, for TRY.
    Result<void> result() const {
        if (m_ok)
            return {};
        return m_sentence.empty() ? m_error : error(std::string(m_sentence));
    }

    // For sentences that outlive every question.
    template <std::size_t Size>
    static Allowed not_because(const char (&sentence)[Size]) {
        Allowed no;
        no.m_sentence = {sentence, Size - 1};
        no.m_ok = false;
        return no;
    }

private:
    std::string_view m_sentence;
    Error m_error;
    bool m_ok = true;
};
template <std::size_t Size>
Allowed refused(const char (&sentence)[Size]) {
    return Allowed::not_because(sentence);
}

// Commands that need arguments which only a view can give are not offered in the palette.
enum class Offered : std::uint8_t { InPalette, ByViewsOnly };

struct Command {
    std::string_view id;      // "outcome.add"
    std::string_view title;   // "Add outcome"
    std::string_view tooltip; // one sentence
    Topic topic = Topic::Edit;
    Offered offered = Offered::InPalette;
    Shortcut shortcut{};
    // A second way by keyboard (Ctrl+Y beside Ctrl+Shift+Z).
    Shortcut alternative{};
    // Other words a person may type in the palette.
    std::string_view synonyms{};
    std::string_view icon{};
    // May it run now? Fast, changes nothing.
    Allowed (*query)(const CommandContext& context) = nullptr;
    // Changes records through the transaction and view state through the session. Commands that only move the
    // view or ask the outside world leave the transaction empty. An error changes nothing.
    Result<void> (*execute)(const CommandContext& context, Transaction& transaction) = nullptr;
    // Steps of equal, not empty merge keys join in the history (drags, typing). May be nullptr.
    std::string (*merge_key)(const CommandContext& context) = nullptr;
};

// The table: all commands, in the order of menus and palette. Ids and arguments: README.md beside this file.
std::span<const Command> all_commands();
const Command* find_command(std::string_view id);
// The command of a pressed key; nullptr when none has it.
const Command* find_command(const Shortcut& shortcut);
std::string_view topic_title(Topic topic);

} // namespace throughline
