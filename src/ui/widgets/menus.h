// What opens above the page: menus, pickers, popovers, dialogs. Escape closes the innermost and gives the
// focus back to what opened it.
#pragma once

#include "ui/widgets/buttons.h"
#include "ui/widgets/function_ref.h"
#include "ui/widgets/ui.h"

#include <string_view>

namespace throughline::ui {

// `if (auto menu = menu_button(ui, "More")) if (menu_item(ui, "Duplicate")) …`
Scope menu_button(Ui& ui, std::string_view label, const ButtonOptions& options = {});
Scope icon_menu_button(Ui& ui, Icon icon, std::string_view label, const ButtonOptions& options = {});
// Opens at the pointer (or below the box) when the interaction asks for it; `name` is the menu's name.
Scope context_menu(Ui& ui, std::string_view name, const Interaction& interaction);
// The same, opened by the caller's own rule.
Scope context_menu(Ui& ui, std::string_view name, bool open_now, Point at);

struct MenuItemOptions {
    Icon icon = 0;
    std::string_view shortcut{};
    std::string_view tooltip{};
    std::string_view disabled_reason{};
    bool checkable = false;
    bool checked = false;
    bool danger = false;
};
// True when chosen; the menu closes.
bool menu_item(Ui& ui, std::string_view label, const MenuItemOptions& options = {});
void menu_separator(Ui& ui);
void menu_heading(Ui& ui, std::string_view text);

struct Choice {
    std::string_view text{};
    std::string_view detail{}; // at the right, in third ink
    Tone tone = Tone::Neutral; // a dot before the text, unless Neutral
    std::string_view disabled_reason{};
};
struct PickerOptions {
    int count = 0;
    int chosen = -1; // shown on the button; -1 shows the placeholder
    std::string_view placeholder{};
    std::string_view tooltip{};
    std::string_view disabled_reason{};
    std::string_view invalid{};
    bool label_hidden = false; // otherwise the label stands at the left, as in the inspector
    bool clearable = false;    // offers "None"; gives picked_none
    // Offers to make a new one of the typed name; then `created` is filled.
    std::string_view create_label{};
    float width = 0;
};
constexpr int picked_nothing = -1, picked_none = -2, picked_new = -3;
struct Picked {
    int index = picked_nothing;
    std::string_view created{}; // the typed name, with picked_new; holds until the end of the frame
    explicit operator bool() const { return index != picked_nothing; }
};
// A combo box: a list that opens below. With more than eight choices it has a search field; otherwise typing
// finds by first letters.
Picked picker(Ui& ui, std::string_view label, const PickerOptions& options, FunctionRef<Choice(int)> choice);

struct PopoverOptions {
    float width = 280;
    float padding = metric::card_padding;
};
// Opens below `anchor` when `open_now`; a click outside or Escape closes it.
Scope popover(Ui& ui, std::string_view name, bool open_now, const Box& anchor,
              const PopoverOptions& options = {});
// Closes the innermost menu, popover or dialog.
void close_layer(Ui& ui);

struct DialogOptions {
    float width = 440;
    std::string_view description{};
    bool closable = true; // Escape, the cross and a click outside close it
};
// Modal, in the middle. `open` becomes false when the person closes it.
Scope dialog(Ui& ui, std::string_view title, bool& open, const DialogOptions& options = {});
// The row of buttons at the end of a dialog, at the right.
Scope dialog_buttons(Ui& ui);
// The button that a dialog is opened for: it has the focus at first, so that Enter does it. True when
// pressed; a reason disables it.
bool answer_button(Ui& ui, std::string_view label, std::string_view disabled_reason = {});

} // namespace throughline::ui
