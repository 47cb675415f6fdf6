#include "base/text.h"
#include "exchange/workspace_file.h"
#include "scenario.h"
#include "store/field_path.h"

#include <algorithm>

namespace throughline::scenarios {

namespace {

Error not_as_told(const std::string& what, const std::string& wanted, const std::string& found) {
    return error(what + ": the story says “" + wanted + "”, but it is “" + found + "”.");
}

} // namespace

Player::Player()
    : m_workspace([this] { return m_now; }, 1) {}

Result<void> Player::play(const Story& story) {
    for (const Line& line : story.lines) {
        Result<void> result = play_line(line.words);
        if (!result.ok())
            return error(
                text_format("%s:%d: %s", story.file.c_str(), line.number, describe(result.error()).c_str()));
        m_now.milliseconds += 10;
    }
    return {};
}

Result<void> Player::play_line(const Words& words) {
    const std::string& verb = words.front();
    if (verb == "run")
        return run(words);
    if (verb == "refused")
        return run_refused(words);
    if (verb == "allowed")
        return query(words);
    if (verb == "not-allowed")
        return query_refused(words);
    if (verb == "expect")
        return expect(words);
    if (verb == "undo" || verb == "redo")
        return m_workspace.run("edit." + verb);
    if (verb == "last")
        return name_last(words);
    if (verb == "pause") {
        m_workspace.seal_history();
        return {};
    }
    if (verb == "today" && words.size() == 2) {
        m_now = Instant{std::int64_t{TRY(parse_date(words[1])).days} * 86'400'000 + 36'000'000};
        return {};
    }
    if (verb == "remember" && words.size() == 2) {
        m_remembered[words[1]] = json();
        return {};
    }
    return error("“" + verb + "” is not a word of the language.");
}

std::string Player::json() const {
    return write_workspace(m_workspace.store());
}

std::string Player::filled(const std::string& word) const {
    std::string text = word;
    // The longest names first, so that "$stay" is not found in "$stayers".
    for (auto entry = m_names.rbegin(); entry != m_names.rend(); ++entry) {
        const std::string name = "$" + entry->first;
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at))
            text.replace(at, name.size(), entry->second.text());
    }
    return text;
}

Id Player::named(const std::string& word) const {
    const auto found = m_names.find(word);
    return found == m_names.end() ? Id::literal(word) : found->second;
}

Arguments Player::arguments(const Words& words, std::size_t first, std::string& name) const {
    Arguments arguments;
    for (std::size_t index = first; index < words.size(); ++index) {
        if (words[index] == "as" && index + 1 < words.size()) {
            name = words[++index];
            continue;
        }
        const std::size_t equals = words[index].find('=');
        arguments[words[index].substr(0, equals)] =
            equals == std::string::npos ? std::string() : filled(words[index].substr(equals + 1));
    }
    return arguments;
}

Result<void> Player::run(const Words& words) {
    std::string name;
    const Arguments given = arguments(words, 2, name);
    TRY(m_workspace.run(words.at(1), given));
    if (!name.empty())
        m_names[name] = m_workspace.last_added();
    return {};
}

Result<void> Player::run_refused(const Words& words) {
    std::string name;
    const std::string before = json();
    const Result<void> result = m_workspace.run(words.at(2), arguments(words, 3, name));
    if (result.ok())
        return error("The command ran, but the story says that it is refused.");
    if (result.error().message.find(words[1]) == std::string::npos)
        return not_as_told("The reason", words[1], result.error().message);
    if (json() != before)
        return error("A refused command has changed something.");
    return {};
}

Result<void> Player::query(const Words& words) {
    std::string name;
    return m_workspace.allowed(words.at(1), arguments(words, 2, name)).result();
}

Result<void> Player::query_refused(const Words& words) {
    std::string name;
    const Allowed allowed = m_workspace.allowed(words.at(2), arguments(words, 3, name));
    if (allowed.ok())
        return error("The command is allowed, but the story says that it is not.");
    if (allowed.reason().find(words[1]) == std::string::npos)
        return not_as_told("The reason", words[1], std::string(allowed.reason()));
    return {};
}

// last experience as trust: the newest record of a kind, for those that a command made beside.
Result<void> Player::name_last(const Words& words) {
    const KindDescription* kind = words.size() == 4 ? find_kind(words[1]) : nullptr;
    const auto records = m_workspace.store().all(kind ? kind->kind : Kind::Workspace);
    if (!kind || records.empty())
        return error("There is no such record.");
    m_names[words[3]] = records.back()->id;
    return {};
}

Result<void> Player::expect(const Words& words) {
    const std::string& what = words.at(1);
    if (what == "same" && words.size() == 3)
        return m_remembered[words[2]] == json() ? Result<void>() : error("The records are not as they were.");
    if (what == "gone" && words.size() == 3)
        return m_workspace.store().find(named(words[2])) ? Result<void>(error("The record is still there."))
                                                         : Result<void>();
    if (what == "count")
        return expect_count(words);
    bool understood = true;
    Result<void> result = expect_session(words, understood);
    if (understood)
        return result;
    understood = true;
    result = expect_work(words, understood);
    return understood ? result : expect_field(words);
}

// expect count outcome = 2
Result<void> Player::expect_count(const Words& words) {
    const KindDescription* kind = words.size() == 5 ? find_kind(words[2]) : nullptr;
    if (!kind)
        return error("Say: expect count <kind> = <number>.");
    const std::string found = std::to_string(m_workspace.store().all(kind->kind).size());
    return found == words[4] ? Result<void>() : not_as_told("The number of " + words[2], words[4], found);
}

// expect stay.business.target = 80
Result<void> Player::expect_field(const Words& words) {
    const std::size_t dot = words[1].find('.');
    if (words.size() != 4 || dot == std::string::npos || (words[2] != "=" && words[2] != "!="))
        return error("Say: expect <name>.<path> = <value>.");
    const Record* record = m_workspace.store().find(named(words[1].substr(0, dot)));
    if (!record)
        return error("There is no record “" + words[1].substr(0, dot) + "”.");
    const std::string found = TRY(field_text(*record, words[1].substr(dot + 1)));
    const bool equal = found == filled(words[3]);
    return equal == (words[2] == "=") ? Result<void>() : not_as_told(words[1], words[3], found);
}

Result<void> Player::expect_session(const Words& words, bool& understood) {
    const Session& session = m_workspace.session();
    const std::string& what = words[1];
    const std::string wanted = words.size() > 3 ? filled(words[3]) : words.size() > 2 ? filled(words[2]) : "";
    const auto equal = [&](std::string_view found) {
        return found == wanted ? Result<void>() : not_as_told(what, wanted, std::string(found));
    };
    if (what == "selected") {
        std::string ids;
        for (const Id& id : session.selection)
            ids += (ids.empty() ? "" : " ") + id.text();
        return equal(ids);
    }
    if (what == "place")
        return equal(place_name(session.place));
    if (what == "open")
        return equal(session.open_record().view());
    if (what == "undo")
        return equal(m_workspace.history().undo_label());
    if (what == "redo")
        return equal(m_workspace.history().redo_label());
    if (what == "toast") {
        const bool found = std::any_of(session.toasts.begin(), session.toasts.end(), [&](const Toast& toast) {
            return toast.text.find(wanted) != std::string::npos;
        });
        return found ? Result<void>() : error("Nobody was told “" + wanted + "”.");
    }
    if (what == "saved-file") {
        const bool found =
            std::any_of(session.requests.begin(), session.requests.end(), [&](const Request& request) {
                return request.kind == RequestKind::SaveFile && request.name == wanted &&
                       request.text == json();
            });
        return found ? Result<void>() : error("No file “" + wanted + "” with the workspace was offered.");
    }
    understood = false;
    return {};
}

} // namespace throughline::scenarios
