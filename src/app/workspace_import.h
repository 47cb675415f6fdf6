// Opening a workspace file or a decision model: reads and checks it whole, shows what would change, then
// swaps in one undoable step.
#pragma once

#include "exchange/decision_file.h"
#include "exchange/import_preview.h"
#include "ui/views/view.h"

#include <functional>
#include <optional>
#include <string>

namespace throughline::app {

class WorkspaceImport {
public:
    // Reads the file; the dialog opens with the preview or with everything that is wrong.
    void start(platform::OpenedFile file, const Store& store);
    // The same for a DMN file, which adds to the workspace.
    void start_decisions(platform::OpenedFile file, const Store& store, const std::function<Id()>& new_id);
    bool open() const { return m_open; }
    void draw(ui::ViewContext& context);
    // The file as a workspace of its own: what the person chose, once. Title and content.
    struct NewWorkspace {
        std::string title;
        WorkspaceContent content;
    };
    std::optional<NewWorkspace> take_new_workspace();

private:
    void draw_errors(ui::ViewContext& context);
    void draw_preview(ui::ViewContext& context);
    void draw_modes(ui::ViewContext& context);
    void draw_changes(ui::Ui& ui, const ImportPreview& preview);
    void draw_remarks(ui::Ui& ui);
    void take(ui::ViewContext& context);
    void choose(ImportMode mode, const Store& store);
    void close();

    enum class What : std::uint8_t { Workspace, Decisions };

    bool m_open = false;
    What m_what = What::Workspace;
    std::string m_name;
    WorkspaceContent m_content;
    // What will need mending, of a decision model.
    std::vector<Error> m_remarks;
    ImportMode m_mode = ImportMode::Replace;
    Result<ImportPreview> m_preview = ImportPreview{};
    std::optional<NewWorkspace> m_new_workspace;
};

} // namespace throughline::app
