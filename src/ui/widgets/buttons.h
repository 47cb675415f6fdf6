// What is pressed or chosen: buttons, toggles, check boxes, radios, tabs.
#pragma once

#include "ui/widgets/paint.h"
#include "ui/widgets/ui.h"

#include <span>
#include <string_view>

namespace throughline::ui {

enum class ButtonKind : std::uint8_t { Normal, Primary, Quiet, Danger };

struct ButtonOptions {
    ButtonKind kind = ButtonKind::Normal;
    Icon icon = 0;
    std::string_view tooltip{};
    std::string_view shortcut{};
    std::string_view disabled_reason{}; // not empty: disabled, for this reason
    bool pressed = false;               // a toggle that is on
    bool toggle = false;                // records the role ToggleButton
    float width = 0;                    // 0: as wide as the label
};
// True when activated.
bool button(Ui& ui, std::string_view label, const ButtonOptions& options = {});
// Square, only the icon; the label is its accessible name and the start of its tooltip.
bool icon_button(Ui& ui, Icon icon, std::string_view label, const ButtonOptions& options = {});
// A cross without a font icon, as on chips and dialogs.
bool close_button(Ui& ui, std::string_view label);

struct ChoiceOptions {
    std::string_view tooltip{};
    std::string_view disabled_reason{};
};
// Each gives true when the person changed the value; the caller stores the opposite.
bool toggle_button(Ui& ui, std::string_view label, bool on, const ButtonOptions& options = {});
bool check_box(Ui& ui, std::string_view label, bool checked, const ChoiceOptions& options = {});
// Neither on nor off: some of many.
bool check_box_mixed(Ui& ui, std::string_view label, const ChoiceOptions& options = {});
bool switch_button(Ui& ui, std::string_view label, bool on, const ChoiceOptions& options = {});

// The index that was chosen now, or -1. Arrow keys move inside; the group is one stop of Tab.
int radio_group(Ui& ui, std::string_view name, std::span<const std::string_view> labels, int chosen);
// Joined buttons, one of them on.
int segmented(Ui& ui, std::string_view name, std::span<const std::string_view> labels, int chosen);

struct TabLabel {
    std::string_view label{};
    std::string_view badge{}; // "14 ✓"
    std::string_view disabled_reason{};
};
int tabs(Ui& ui, std::string_view name, std::span<const TabLabel> labels, int chosen);

} // namespace throughline::ui
