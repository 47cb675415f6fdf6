// What commands ask of the outside world.
#include "app/application.h"
#include "base/later.h"
#include "base/text.h"
#include "commands/file/examples.h"

namespace throughline::app {

namespace {

std::string_view accepted_files(RequestKind kind) {
    switch (kind) {
    case RequestKind::ChooseTable:
        return ".csv,.tsv,.txt";
    case RequestKind::ChooseDecisions:
        return ".dmn,.xml";
    default:
        return ".json,.dmn,.xml";
    }
}

} // namespace

void Application::perform_requests() {
    for (const Request& request : m_workspace.session().take_requests())
        perform(request);
    if (auto imported = m_workspace_import.take_new_workspace()) {
        Store store;
        if (auto applied = store.fill(imported->content.records); applied.ok())
            create_workspace(imported->title, std::move(store));
        else
            m_workspace.session().toast(describe(applied.error()), ToastTone::Bad);
    }
}

LATER void Application::perform(const Request& request) {
    switch (request.kind) {
    case RequestKind::Undo:
    case RequestKind::Redo:
        return;
    case RequestKind::SaveFile:
        return save_to_file(request);
    case RequestKind::SavePicture:
        return save_picture(request);
    case RequestKind::ChooseWorkspace:
    case RequestKind::ChooseTable:
    case RequestKind::ChooseDecisions: {
        m_platform.open_file(accepted_files(request.kind),
                             guarded<Result<platform::OpenedFile>>(
                                 [this](Result<platform::OpenedFile> file) { take_file(std::move(file)); }));
        return;
    }
    case RequestKind::ChooseTests:
        return choose_tests(request.text);
    case RequestKind::CopyText:
        return copy_text(request);
    case RequestKind::ReadClipboard:
        m_workspace.session().toast("Press Ctrl+V to paste.");
        return;
    case RequestKind::OpenAddress:
        return m_platform.open_address(request.text);
    case RequestKind::TakeOver:
        m_platform.storage().take_over(
            m_saver->summary().id, guarded<Result<void>>([this](Result<void> taken) {
                if (!taken.ok())
                    return m_workspace.session().toast(describe(taken.error()), ToastTone::Bad);
                // The other tab may have written since this one read.
                open_workspace(m_saver->summary().id);
            }));
        return;
    case RequestKind::RetrySaving:
        return m_saver->retry();
    case RequestKind::Reload:
        return m_platform.reload();
    case RequestKind::OpenExample:
        if (const WorkedExample* example = find_example(request.text))
            open_example(example->file);
        return;
    case RequestKind::NewWorkspace:
    case RequestKind::OpenWorkspace:
    case RequestKind::DuplicateWorkspace:
    case RequestKind::DeleteWorkspace:
    case RequestKind::RestoreWorkspace:
        return perform_on_workspaces(request);
    }
}

LATER void Application::choose_tests(const std::string& decision) {
    m_platform.open_file(
        ".xml", guarded<Result<platform::OpenedFile>>([this, decision](Result<platform::OpenedFile> file) {
            if (!file_came(file))
                return;
            const auto taken = m_workspace.run("decision.import_tests_text",
                                               {{"id", decision}, {"text", std::move(file).value().bytes}});
            if (!taken.ok())
                m_workspace.session().toast(describe(taken.error()), ToastTone::Bad);
            wake();
        }));
}

void Application::perform_on_workspaces(const Request& request) {
    const Id open = m_saver->summary().id;
    const Id workspace = request.workspace.empty() ? open : request.workspace;
    switch (request.kind) {
    case RequestKind::NewWorkspace:
        return create_workspace(request.text, {});
    case RequestKind::OpenWorkspace:
        m_workspace.session().dialog = Dialog::None;
        if (workspace != open)
            open_workspace(workspace);
        return;
    case RequestKind::DuplicateWorkspace: {
        const Id copy = m_ids.next(m_platform.now().milliseconds);
        const std::string wanted = request.text.empty() ? m_saver->summary().title : request.text;
        return m_workspaces.duplicate(workspace, copy, m_workspaces.free_title(wanted), m_platform.now(),
                                      reporting("The workspace was duplicated."));
    }
    case RequestKind::DeleteWorkspace:
        m_workspaces.remove(workspace, guarded<Result<void>>([this, workspace, open](Result<void> removed) {
                                if (!removed.ok())
                                    return m_workspace.session().toast(describe(removed.error()),
                                                                       ToastTone::Bad);
                                if (workspace == open)
                                    return open_last_workspace();
                                m_workspace.session().toast("Deleted. Restore it in the list of workspaces.");
                                refresh_workspaces();
                            }));
        return;
    case RequestKind::RestoreWorkspace:
        return m_workspaces.restore(workspace, reporting("The workspace is back."));
    default:
        return;
    }
}

void Application::refresh_workspaces() {
    m_workspaces.refresh(guarded<Result<void>>([this](Result<void> listed) {
        if (!listed.ok())
            m_platform.log(platform::LogLevel::Warning, describe(listed.error()));
    }));
}

std::function<void(Result<void>)> Application::reporting(std::string success) {
    return guarded<Result<void>>([this, success = std::move(success)](Result<void> done) {
        if (!done.ok())
            m_workspace.session().toast(describe(done.error()), ToastTone::Bad);
        else if (!success.empty())
            m_workspace.session().toast(success, ToastTone::Good);
        refresh_workspaces();
    });
}

// Whether there is a file at all; the person is told where it could not be read.
LATER bool Application::file_came(const Result<platform::OpenedFile>& file) {
    if (!file.ok() && file.error().message != "cancelled") {
        m_workspace.session().toast(file.error().message, ToastTone::Bad);
        wake();
    }
    return file.ok();
}

LATER void Application::take_file(Result<platform::OpenedFile> chosen) {
    if (!file_came(chosen))
        return;
    platform::OpenedFile file = std::move(chosen).value();
    const std::string name = folded(file.name);
    if (name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".txt"))
        m_table_import.start(std::move(file), m_platform.now());
    else if (name.ends_with(".json"))
        m_workspace_import.start(std::move(file), m_workspace.store());
    else if (is_decision_file(file.name))
        m_workspace_import.start_decisions(std::move(file), m_workspace.store(),
                                           [this] { return m_ids.next(m_platform.now().milliseconds); });
    else
        m_workspace.session().toast(
            "“" + file.name +
                "” is neither a workspace (.throughline.json), a table (.csv) nor a decision model "
                "(.dmn).",
            ToastTone::Warning);
    wake();
}

void Application::save_to_file(const Request& request) {
    const std::string name = request.name;
    m_platform.save_file(name, request.media_type, request.text,
                         guarded<Result<void>>([this, name](Result<void> saved) {
                             // Only the workspace itself is a backup.
                             if (saved.ok() && name.ends_with(".throughline.json")) {
                                 m_file_backup = m_platform.now();
                                 m_platform.set_setting(backup_setting(), instant_text(*m_file_backup));
                             }
                             told_of_file(name, saved);
                         }));
}

LATER void Application::save_picture(const Request& request) {
    constexpr double scale = 2; // sharp on paper and on fine screens
    const std::string name = request.name;
    m_platform.save_picture(
        name, request.text, scale,
        guarded<Result<void>>([this, name](Result<void> saved) { told_of_file(name, saved); }));
}

void Application::told_of_file(const std::string& name, const Result<void>& saved) {
    if (saved.ok())
        m_workspace.session().toast("Saved to the file " + name + ".", ToastTone::Good);
    else if (saved.error().message != "cancelled")
        m_workspace.session().toast("The file was not saved: " + saved.error().message, ToastTone::Bad);
}

void Application::copy_text(const Request& request) {
    // Inside the browser's copy event the text goes along with it; elsewhere only where the browser allows
    // it.
    m_ui.provide_copy(request.text);
    if (m_ui.clipboard_request() == ui::ClipboardRequest::None && !m_platform.copy(request.text, {}))
        m_workspace.session().toast("Press Ctrl+C to copy: this page was not opened over https.");
}

void Application::told_by_other_tab(const Id& workspace, platform::Notice notice) {
    if (workspace != m_saver->summary().id)
        return;
    switch (notice) {
    case platform::Notice::Taken:
        m_saver->set_writable(false);
        break;
    case platform::Notice::Freed:
        m_workspace.session().toast("The other tab was closed. You can edit here now.");
        break;
    case platform::Notice::Changed:
        if (save_status().state == SaveState::ReadOnly)
            open_workspace(workspace);
        break;
    }
    wake();
}

} // namespace throughline::app
