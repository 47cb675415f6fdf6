#include "commands/open_workspace.h"

#include "base/text.h"
#include "model/records/workspace.h"

#include <algorithm>

namespace throughline {

OpenWorkspace::OpenWorkspace(std::function<Instant()> clock, std::uint64_t seed,
                             std::function<std::int32_t()> minutes_east_of_utc)
    : m_clock(std::move(clock))
    , m_minutes_east_of_utc(std::move(minutes_east_of_utc))
    , m_ids(seed) {}

void OpenWorkspace::reset(Store store) {
    m_store = std::move(store);
    m_history.clear();
    m_last_added = {};
    // What this person likes to see stays; what it was about is gone.
    m_session.open_records.fill({});
    m_session.selection.clear();
    m_session.cells = {};
    m_session.renaming = {};
    m_session.segment = {};
    m_session.customer.clear();
    m_session.filters.fill({});
    m_session.work_filter = {};
    m_session.card_edit = {};
    m_session.picture.reset();
    m_session.presenting = false;
    m_session.present_step = 0;
    m_session.before_presenting = {};
    m_session.decision_model = {};
    m_session.exported = {};
    m_session.camera = CameraRequest{CameraMove::FirstLook, {}};
}

Date OpenWorkspace::today() const {
    for (const RecordPointer& record : m_store.all(Kind::Workspace)) {
        if (const auto& as_of = as<Workspace>(record)->as_of)
            return *as_of;
    }
    const std::int64_t east = m_minutes_east_of_utc ? m_minutes_east_of_utc() : 0;
    return date_of(Instant{m_clock().milliseconds + east * 60'000});
}

CommandContext OpenWorkspace::context(const Arguments& arguments) {
    return {m_store, m_session, arguments, m_history, m_ids, m_clock(), today()};
}

Allowed OpenWorkspace::allowed(std::string_view id, const Arguments& arguments) {
    const Command* command = find_command(id);
    if (!command)
        return error(text_format("There is no command “%s”.", std::string(id).c_str()));
    return command->query ? command->query(context(arguments)) : Allowed();
}

Result<void> OpenWorkspace::run(std::string_view id, const Arguments& arguments) {
    TRY(allowed(id, arguments).result());
    const Command& command = *find_command(id);
    const CommandContext present = context(arguments);
    // A command that fails half-way must not leave its first half in the session.
    Session session_before = m_session;
    std::string merge_key = command.merge_key ? command.merge_key(present) : std::string();
    Transaction transaction(m_store);
    Result<void> done = command.execute(present, transaction);
    Result<Diff> diff = done.ok() ? transaction.finish() : Result<Diff>(done.error());
    if (diff.ok())
        done = commit(diff.value(),
                      {std::string(command.title), std::move(merge_key), present.now.milliseconds, {}});
    if (!diff.ok() || !done.ok()) {
        m_session = std::move(session_before);
        return diff.ok() ? std::move(done).error() : std::move(diff).error();
    }
    const auto for_history = [](const Request& request) {
        return request.kind == RequestKind::Undo || request.kind == RequestKind::Redo;
    };
    const auto step = std::find_if(m_session.requests.begin(), m_session.requests.end(), for_history);
    if (step == m_session.requests.end())
        return {};
    const RequestKind direction = step->kind;
    m_session.requests.erase(step);
    return step_through_history(direction);
}

std::vector<PaletteEntry> OpenWorkspace::palette(std::string_view text, std::size_t limit) {
    const Arguments none;
    return rank_palette(context(none), text, limit);
}

Result<void> OpenWorkspace::apply(const Diff& diff, std::string label) {
    return commit(diff, {std::move(label), {}, m_clock().milliseconds, {}});
}

Result<void> OpenWorkspace::complete(const Diff& diff, const std::string& label) {
    TRY(m_store.apply(diff));
    keep(diff, label);
    return {};
}

Result<void> OpenWorkspace::commit(const Diff& diff, HistoryStep step) {
    if (diff.empty())
        return {};
    if (m_saver && m_saver->status().state == SaveState::ReadOnly)
        return error("This workspace is being edited in another tab. Take over editing to change it here.");
    TRY(m_store.apply(diff));
    step.diff = diff;
    const std::string label = step.label;
    m_history.record(std::move(step));
    m_last_added = {};
    for (auto change = diff.changes.rbegin(); change != diff.changes.rend(); ++change) {
        if (!change->before)
            m_last_added = change->id;
    }
    keep(diff, label);
    return {};
}

Result<void> OpenWorkspace::step_through_history(RequestKind direction) {
    if (m_saver && m_saver->status().state == SaveState::ReadOnly)
        return error("This workspace is being edited in another tab. Take over editing to change it here.");
    const bool back = direction == RequestKind::Undo;
    const std::string label =
        (back ? "Undo " : "Redo ") + std::string(back ? m_history.undo_label() : m_history.redo_label());
    const Diff diff = back ? m_history.undo() : m_history.redo();
    TRY(m_store.apply(diff));
    keep(diff, label);
    return {};
}

void OpenWorkspace::keep(const Diff& diff, const std::string& label) {
    forget_removed(diff);
    if (!m_saver)
        return;
    m_saver->record(diff, label, m_store);
    if (!workspace_title(m_store).empty())
        m_saver->set_title(std::string(workspace_title(m_store)));
}

void OpenWorkspace::forget_removed(const Diff& diff) {
    for (const RecordChange& change : diff.changes) {
        if (change.after)
            continue;
        std::erase(m_session.selection, change.id);
        for (Id& open : m_session.open_records) {
            if (open == change.id)
                open = {};
        }
        if (m_session.renaming == change.id)
            m_session.renaming = {};
        if (m_session.segment == change.id)
            m_session.segment = {};
        journey::WorkFilter& work = m_session.work_filter;
        for (Id* shown :
             {&m_session.decision_model, &m_session.exported, &work.journey, &work.outcome, &work.person}) {
            if (*shown == change.id)
                *shown = {};
        }
    }
}

} // namespace throughline
