// Rows of lists and trees, the rail of places, breadcrumbs, the command palette.
#pragma once

#include "ui/widgets/function_ref.h"
#include "ui/widgets/ui.h"

#include <span>
#include <string_view>

namespace throughline::ui {

struct RowOptions {
    Icon icon = 0;
    Tone tone = Tone::Neutral;   // of the icon, or of a dot without one
    std::string_view detail{};   // second line, second ink
    std::string_view trailing{}; // at the right, third ink
    std::string_view badge{};
    Tone badge_tone = Tone::Neutral;
    std::string_view tooltip{};
    bool selected = false;
    bool muted = false;
};
// A list is one stop of Tab; arrows move inside it.
Scope list(Ui& ui, std::string_view name);
Interaction list_row(Ui& ui, std::string_view label, const RowOptions& options = {});

Scope tree(Ui& ui, std::string_view name);
struct TreeRow {
    Interaction interaction;
    bool toggled = false; // the person opened or closed it (arrow, Left, Right)
};
TreeRow tree_row(Ui& ui, std::string_view label, int level, bool has_children, bool expanded,
                 const RowOptions& options = {});

// A place in the rail: icon above a small label. True when chosen.
bool rail_item(Ui& ui, Icon icon, std::string_view label, bool selected, std::string_view tooltip = {},
               std::string_view shortcut = {});
// "/ Outcomes / Households stay": the index of the crumb that was chosen, or -1. The last is where we are.
int breadcrumb(Ui& ui, std::span<const std::string_view> crumbs);

struct PaletteItem {
    std::string_view title{};
    std::string_view topic{};
    std::string_view shortcut{};
    Icon icon = 0;
    std::string_view disabled_reason{};
};
struct PaletteState {
    bool open = false;
    std::string query;
    int cursor = 0;
    bool enter_waits = false; // for the list of what was typed in the same frame
};
// The command palette: a search field with a ranked list. The caller ranks by state.query and gives the items
// in order. The index that was chosen, or -1.
int palette(Ui& ui, PaletteState& state, int count, FunctionRef<PaletteItem(int)> item);

} // namespace throughline::ui
