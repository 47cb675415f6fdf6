#include "ui/views/view.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/menus.h"

namespace throughline::ui {

bool run(ViewContext& context, std::string_view command, const Arguments& arguments) {
    const Result<void> done = context.workspace.run(command, arguments);
    if (!done.ok())
        context.session().toast(done.error().message, ToastTone::Warning);
    return done.ok();
}

std::string_view reason_against(ViewContext& context, std::string_view command, const Arguments& arguments) {
    Allowed allowed = context.workspace.allowed(command, arguments);
    return allowed.ok() ? std::string_view() : context.ui.keep(allowed.reason());
}

std::string_view shortcut_label(Ui& ui, const Shortcut& shortcut) {
    std::string& text = ui.scratch();
    append_shortcut(text, shortcut);
    return ui.keep(text);
}

bool command_button(ViewContext& context, std::string_view command, const Arguments& arguments,
                    CommandLook look, std::string_view label) {
    const Command* entry = find_command(command);
    if (!entry)
        return false;
    ButtonOptions options;
    options.kind = look == CommandLook::Primary ? ButtonKind::Primary
                   : look == CommandLook::Quiet ? ButtonKind::Quiet
                                                : ButtonKind::Normal;
    options.tooltip = entry->tooltip;
    options.shortcut = shortcut_label(context.ui, entry->shortcut);
    options.disabled_reason = reason_against(context, command, arguments);
    const bool pressed = button(context.ui, label.empty() ? entry->title : label, options);
    return pressed && run(context, command, arguments);
}

bool command_item(ViewContext& context, std::string_view command, const Arguments& arguments,
                  std::string_view label) {
    const Command* entry = find_command(command);
    if (!entry)
        return false;
    MenuItemOptions options;
    options.shortcut = shortcut_label(context.ui, entry->shortcut);
    options.tooltip = entry->tooltip;
    options.disabled_reason = reason_against(context, command, arguments);
    const bool chosen = menu_item(context.ui, label.empty() ? entry->title : label, options);
    return chosen && run(context, command, arguments);
}

} // namespace throughline::ui
