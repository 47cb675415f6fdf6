// The frame around every place: top bar, rail, inspector, status line, toasts, palette, dialogs.
#pragma once

#include "commands/palette.h"
#include "commands/view/present_steps.h"
#include "store/saving.h"
#include "ui/views/shell/export_dialog.h"
#include "ui/views/view.h"
#include "ui/widgets/function_ref.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/rows.h"

#include <memory>
#include <optional>
#include <vector>

namespace throughline::ui {

// What the frame shows that is neither in the workspace nor in the session.
struct ShellFacts {
    SaveStatus save;
    std::span<const platform::WorkspaceSummary> workspaces;
    std::span<const platform::WorkspaceSummary> deleted_workspaces;
    Id open_workspace;
    std::string_view workspace_title;
    // When the workspace was last saved to a file by a person.
    std::optional<Instant> file_backup;
    std::size_t finding_count = 0;
    // Of the open place's canvas; 0 where it has none.
    float zoom = 0;
    std::string_view version;
};

class ShellView {
public:
    // Draws the frame, and inside it, by the callbacks, the place and the inspector.
    void draw(ViewContext& context, const ShellFacts& facts, FunctionRef<void(const Box&)> place,
              FunctionRef<void(const Box&)> inspector);

private:
    void draw_top_bar(ViewContext& context, const ShellFacts& facts, Box box);
    void draw_presenting_bar(ViewContext& context, Box box);
    void draw_search(ViewContext& context, const Box& box);
    void draw_workspace_menu(ViewContext& context, const ShellFacts& facts);
    void draw_crumbs(ViewContext& context);
    void draw_rail(ViewContext& context, Box box);
    void draw_status_line(ViewContext& context, const ShellFacts& facts, Box box);
    void draw_save_state(ViewContext& context, const ShellFacts& facts);
    void draw_palette(ViewContext& context);
    void draw_dialogs(ViewContext& context, const ShellFacts& facts);
    void draw_workspaces_dialog(ViewContext& context, const ShellFacts& facts);
    void draw_workspaces(ViewContext& context, const ShellFacts& facts);
    void draw_shortcuts_dialog(ViewContext& context);
    void draw_about_dialog(ViewContext& context, const ShellFacts& facts);
    void draw_toasts(ViewContext& context);
    void take_presenting_keys(ViewContext& context);
    void take_shortcuts(ViewContext& context);

    ShellState m_state;
    PaletteState m_palette;
    // Made when it is first asked for: the first screen does without decision models.
    std::unique_ptr<ExportDialog> m_export;
    // What is presented, of that version of the store.
    std::vector<PresentStep> m_steps;
    std::uint64_t m_steps_version = ~std::uint64_t{0};
    // What the palette shows, and for which text and version of the store it was ranked.
    std::vector<PaletteEntry> m_palette_entries;
    std::string m_palette_ranked;
    std::uint64_t m_palette_version = ~std::uint64_t{0};
    // Commands of the toasts that are shown, by token.
    std::vector<std::pair<std::uint32_t, throughline::Toast>> m_toast_commands;
    std::uint32_t m_last_token = 0;
};

} // namespace throughline::ui
