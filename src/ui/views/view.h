// What every view gets. A view is an object with a `draw(context, box)`: it reads the store in each frame,
// holds no copies of records, and keeps only what belongs to looking (scroll places, open parts, caches keyed
// by versions). It changes records through commands alone.
#pragma once

#include "canvas/renderer.h"
#include "commands/open_workspace.h"
#include "engage/catalogue/current_catalogue.h"
#include "engage/decision_runs.h"
#include "exchange/table_library.h"
#include "journey/finding.h"
#include "ui/widgets/ui.h"

#include <string_view>

namespace throughline::ui {

struct ViewContext {
    Ui& ui;
    OpenWorkspace& workspace;
    TableLibrary& tables;
    engage::DecisionRuns& decisions;
    engage::CurrentCatalogue& catalogue;
    // Of this state of the store.
    const std::vector<journey::Finding>& findings;
    // For lateness and due dates, in the person's own time zone.
    Date today;
    // nullptr in tests and while the page has no graphics context: scenes are laid out and recorded, not
    // drawn.
    canvas::Renderer* renderer = nullptr;

    const Store& store() const { return workspace.store(); }
    Session& session() const { return workspace.session(); }
};

// Runs a command; what it refuses is said in a toast. True when it ran.
bool run(ViewContext& context, std::string_view command, const Arguments& arguments = {});
// "Ctrl+Shift+Z", in memory of this frame.
std::string_view shortcut_label(Ui& ui, const Shortcut& shortcut);
// The reason why the command may not run now, or "" when it may; for `disabled_reason`, in memory of this
// frame.
std::string_view reason_against(ViewContext& context, std::string_view command,
                                const Arguments& arguments = {});
// A button for a command: title, tooltip, shortcut and disabled state come from the command table. True when
// it ran.
enum class CommandLook : std::uint8_t { Normal, Primary, Quiet };
bool command_button(ViewContext& context, std::string_view command, const Arguments& arguments = {},
                    CommandLook look = CommandLook::Normal, std::string_view label = {});
// The same as an item of the open menu.
bool command_item(ViewContext& context, std::string_view command, const Arguments& arguments = {},
                  std::string_view label = {});

} // namespace throughline::ui
