#include "ui/views/shell/shell_view.h"

#include "ui/widgets/feedback.h"

#include <algorithm>

namespace throughline::ui {

namespace {

constexpr float presenting_bar_height = 96;

} // namespace

void ShellView::draw(ViewContext& context, const ShellFacts& facts, FunctionRef<void(const Box&)> place,
                     FunctionRef<void(const Box&)> inspector) {
    Ui& ui = context.ui;
    // An audience sees the place alone; that something is not saved is said to everybody.
    const bool presenting = context.session().presenting;
    m_state.inspector_shown = context.session().inspector_visible && !presenting;
    m_state.rail_shown = !presenting;
    m_state.status_shown = !presenting || facts.save.state == SaveState::NotSaved;
    ShellBoxes boxes = shell(ui, m_state);
    if (presenting) {
        take_presenting_keys(context);
        const float top = boxes.main.bottom() - presenting_bar_height;
        boxes.main = {0, 0, boxes.main.right(), top};
        ui.paint().fill(boxes.main, ui.theme().background);
    } else {
        draw_top_bar(context, facts, boxes.top_bar);
        draw_rail(context, boxes.rail);
    }
    {
        auto region = ui.group(Role::Main, place_title(context.session().place), boxes.main);
        place(boxes.main);
    }
    if (presenting)
        draw_presenting_bar(context, {0, boxes.main.bottom(), boxes.main.width, presenting_bar_height});
    if (m_state.inspector_shown) {
        auto region = ui.group(Role::Complementary, "Inspector", boxes.inspector);
        inspector(boxes.inspector);
    }
    if (m_state.status_shown)
        draw_status_line(context, facts, boxes.status_line);
    draw_palette(context);
    draw_dialogs(context, facts);
    draw_toasts(context);
    take_shortcuts(context);
}

void ShellView::draw_toasts(ViewContext& context) {
    Ui& ui = context.ui;
    for (const throughline::Toast& waiting : context.session().take_toasts()) {
        Toast toast;
        toast.text = waiting.text;
        toast.tone = waiting.tone == ToastTone::Bad       ? Tone::Bad
                     : waiting.tone == ToastTone::Warning ? Tone::Warning
                     : waiting.tone == ToastTone::Good    ? Tone::Good
                                                          : Tone::Neutral;
        if (!waiting.command.empty()) {
            toast.action = waiting.command_title;
            toast.token = ++m_last_token;
            m_toast_commands.emplace_back(toast.token, waiting);
        }
        show_toast(ui, toast);
    }
    const std::uint32_t chosen = ui::draw_toasts(ui);
    if (chosen == 0)
        return;
    auto found = std::find_if(m_toast_commands.begin(), m_toast_commands.end(),
                              [chosen](const auto& entry) { return entry.first == chosen; });
    if (found == m_toast_commands.end())
        return;
    const throughline::Toast taken = found->second;
    m_toast_commands.erase(m_toast_commands.begin(), found + 1);
    run(context, taken.command, taken.arguments);
}

// First of all: what was clicked meanwhile, a grid or a list, does not keep the story from going on.
void ShellView::take_presenting_keys(ViewContext& context) {
    Ui& ui = context.ui;
    if (ui.editing_text() || ui.layer_open())
        return;
    if (ui.take_key(platform::Key::PageDown))
        run(context, "view.present_next");
    if (ui.take_key(platform::Key::PageUp))
        run(context, "view.present_previous");
}

// Last of all, so that a widget with the focus takes its keys first.
void ShellView::take_shortcuts(ViewContext& context) {
    Ui& ui = context.ui;
    for (const Command& command : all_commands()) {
        for (const Shortcut& shortcut : {command.shortcut, command.alternative}) {
            const platform::Modifiers held{shortcut.control, shortcut.shift, shortcut.alt};
            if (shortcut.key == platform::Key::None || !ui.has_key(shortcut.key, held))
                continue;
            // Plain keys belong to the text field that is open; so does everything while a dialog asks.
            const bool plain = !shortcut.control && !shortcut.alt;
            if (plain && (ui.editing_text() || ui.layer_open()))
                continue;
            // A plain key of a command that has no business here belongs to what is typed into grids and
            // lists.
            if (plain && !context.workspace.allowed(command.id).ok())
                continue;
            ui.take_key(shortcut.key, held);
            run(context, command.id);
        }
    }
    if (ui.take_key(platform::Key::F6))
        ui.focus_next_region(false);
    if (ui.take_key(platform::Key::F6, {.shift = true}))
        ui.focus_next_region(true);
}

} // namespace throughline::ui
