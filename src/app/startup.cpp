// From nothing to an open workspace: the storage, the last workspace or the worked example, its tables.
#include "app/application.h"
#include "commands/file/examples.h"
#include "exchange/csv_import.h"
#include "exchange/workspace_file.h"
#include "model/records/table_reference.h"
#include "model/records/workspace.h"

#include <algorithm>
#include <utility>

namespace throughline::app {

namespace {

// web/loader.js looks at it too: without it this is a first visit.
constexpr std::string_view last_workspace_setting = "last-workspace";
constexpr std::string_view examples_folder = "examples/";
constexpr std::string_view waits = "waits";

} // namespace

void Application::start() {
    apply_theme();
    m_platform.storage().watch(
        [alive = std::weak_ptr<bool>(m_alive), this](const Id& workspace, platform::Notice notice) {
            if (!alive.expired())
                told_by_other_tab(workspace, notice);
        });
    m_platform.storage().open(
        guarded<Result<platform::DatabaseState>>([this](Result<platform::DatabaseState> state) {
            if (!state.ok()) {
                // Work goes on in memory; the status line says that nothing is kept.
                m_saver->set_session_only(true);
                return open_example(worked_examples().front().file);
            }
            m_saver->set_session_only(state.value() == platform::DatabaseState::SessionOnly);
            if (state.value() == platform::DatabaseState::Emptied) {
                m_recovery.kind = RecoveryKind::Emptied;
                m_recovery.message =
                    "The browser lost its database: the workspaces that were here are gone. Open your last "
                    "file backup to go on from it.";
            }
            open_last_workspace();
        }));
    wake();
}

void Application::open_last_workspace() {
    m_workspaces.refresh(guarded<Result<void>>([this](Result<void> listed) {
        if (!listed.ok())
            return fail(listed.error());
        if (m_workspaces.list().empty())
            return open_example(worked_examples().front().file);
        const Id last = Id::literal(m_platform.setting(last_workspace_setting));
        const auto& list = m_workspaces.list();
        const bool known =
            std::any_of(list.begin(), list.end(), [&](const auto& summary) { return summary.id == last; });
        open_workspace(known ? last : list.front().id);
    }));
}

// Whether the workspace that is left is empty and always was: it would only stand in the list. One that could
// not be read, or that another tab writes, only looks so.
bool Application::leaves_nothing() const {
    return m_phase == Phase::Ready && m_workspace.store().size() == 0 && !m_workspace.history().can_undo() &&
           !m_workspace.history().can_redo() && m_recovery.kind == RecoveryKind::None &&
           save_status().state == SaveState::Saved;
}

void Application::open_example(std::string_view file) {
    m_platform.read_shipped_file(
        std::string(examples_folder) + std::string(file),
        guarded<Result<std::string>>([this](Result<std::string> bytes) {
            if (!bytes.ok()) {
                // Whoever works already goes on; a first visit needs something to begin with.
                if (m_phase == Phase::Ready)
                    return m_workspace.session().toast(
                        "The example could not be fetched: " + bytes.error().message, ToastTone::Warning);
                return create_workspace("My workspace", {});
            }
            WorkspaceContent content = read_workspace(std::move(bytes).value());
            if (!content.ok())
                return fail(content.errors.front());
            Store store;
            if (auto applied = store.fill(content.records); !applied.ok())
                return fail(applied.error());
            const std::string title(workspace_title(store));
            const Id left = leaves_nothing() ? m_saver->summary().id : Id();
            create_workspace(title, std::move(store));
            m_platform.set_setting(example_setting(), waits);
            if (!left.empty())
                m_workspaces.remove(
                    left, guarded<Result<void>>([this](const Result<void>&) { refresh_workspaces(); }));
        }));
}

std::string Application::example_setting() const {
    return "example-without-customers-" + m_saver->summary().id.text();
}

// An example ships its tables as CSV beside the page. They come after the first screen, which shows none of
// them; a visit that ends before them leaves the next one to fetch them.
void Application::complete_example() {
    const auto tables = m_workspace.store().all(Kind::TableReference);
    const auto found = std::find_if(tables.begin(), tables.end(), [](const RecordPointer& record) {
        const auto* table = as<TableReference>(record);
        return table->content.empty() && !table->file.empty();
    });
    const bool waiting = m_platform.setting(example_setting()) == waits;
    if (waiting && found == tables.end())
        m_platform.set_setting(example_setting(), {});
    if (!waiting || found == tables.end()) {
        m_complete = true;
        return;
    }
    const std::string file = as<TableReference>(*found)->file;
    m_platform.read_shipped_file(
        std::string(examples_folder) + file,
        guarded<Result<std::string>>([this, table = (*found)->id, file](Result<std::string> bytes) {
            if (add_example_customers(table, file, std::move(bytes)))
                return complete_example();
            m_complete = true;
        }));
}

// False where the table did not come.
bool Application::add_example_customers(const Id& id, const std::string& file, Result<std::string> bytes) {
    // Meanwhile another workspace may have been opened, or the table deleted.
    const RecordPointer before = m_workspace.store().pointer(id);
    if (!before || !bytes.ok())
        return false;
    auto imported = csv::read_csv(std::move(bytes).value(), {file, m_platform.now(), 0});
    if (!imported.ok())
        return false;
    const tables::Table& table = imported.value().table;
    auto reference = std::make_shared<TableReference>(*as<TableReference>(before));
    reference->content = m_tables.keep(
        table, guarded<Result<void>>([this](Result<void> kept) {
            if (!kept.ok())
                m_workspace.session().toast(
                    "The example's customers were not stored: " + kept.error().message, ToastTone::Warning);
        }));
    reference->chunks = table.info().chunks;
    reference->row_count = table.row_count();
    Diff diff;
    diff.changes.push_back({id, before, std::move(reference)});
    auto added = m_workspace.complete(diff, "The example's customers");
    if (!added.ok())
        m_workspace.session().toast(describe(added.error()), ToastTone::Warning);
    return added.ok();
}

void Application::open_workspace(const Id& workspace) {
    m_phase = Phase::Starting;
    m_workspace.save_to(nullptr);
    m_saver->close();
    m_saver->open(workspace, guarded<Result<OpenedWorkspace>>(
                                 [this](Result<OpenedWorkspace> result) { opened(std::move(result)); }));
}

void Application::opened(Result<OpenedWorkspace> result) {
    if (!result.ok())
        return fail(result.error());
    OpenedWorkspace content = std::move(result).value();
    m_workspace.reset(std::move(content.store));
    m_saver->set_writable(content.writable);
    if (content.notice.kind != RecoveryKind::None)
        m_recovery = std::move(content.notice);
    became_ready();
}

void Application::create_workspace(const std::string& title, Store store) {
    platform::WorkspaceSummary summary;
    summary.id = m_ids.next(m_platform.now().milliseconds);
    summary.title = m_workspaces.free_title(title.empty() ? "My workspace" : title);
    summary.changed = m_platform.now();
    m_workspace.save_to(nullptr);
    m_workspace.reset(std::move(store));
    m_saver->close();
    m_saver->create(summary, m_workspace.store(), guarded<Result<void>>([this](Result<void> created) {
                        if (!created.ok())
                            m_workspace.session().toast(
                                "This workspace is not stored: " + describe(created.error()), ToastTone::Bad);
                        refresh_workspaces();
                    }));
    became_ready();
}

std::string Application::backup_setting() const {
    return "backup-" + m_saver->summary().id.text();
}

void Application::became_ready() {
    m_phase = Phase::Ready;
    m_views_are_of_another = true;
    m_findings_version = ~std::uint64_t{0};
    m_record_title = workspace_title(m_workspace.store());
    m_workspace.save_to(m_saver.get());
    m_platform.set_setting(last_workspace_setting, m_saver->summary().id.view());
    m_file_backup = {};
    if (auto backup = parse_instant(m_platform.setting(backup_setting())); backup.ok())
        m_file_backup = backup.value();
    location_changed(m_platform.location());
    refresh_workspaces();
    m_complete = false;
    m_platform.complete_program([alive = std::weak_ptr<bool>(m_alive), this] {
        if (alive.expired())
            return;
        program_completed();
        wake();
    });
    wake();
}

void Application::program_completed() {
    m_whole_program = true;
    m_findings_version = ~std::uint64_t{0};
    if (!m_later_fonts.regular.empty()) {
        m_ui.add_letters(std::exchange(m_later_fonts, {}));
        m_presenter.program_completed();
    }
    complete_example();
}

void Application::fail(const Error& problem) {
    m_phase = Phase::Failed;
    m_failure = problem;
    m_platform.log(platform::LogLevel::Failure, describe(problem));
    wake();
}

} // namespace throughline::app
