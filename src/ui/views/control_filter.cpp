#include "ui/views/control_filter.h"

#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <array>

namespace throughline::ui {

namespace {

struct Level {
    std::string_view name, label;
    bool on = false;
};

std::array<Level, 3> levels_of(const ViewContext& context) {
    const journey::ControlFilter& filter = context.session().work_filter.control;
    return {{{"controlled", "Controlled", filter.controlled},
             {"influenced", "Influenced", filter.influenced},
             {"uncontrolled", "Uncontrolled", filter.uncontrolled}}};
}

void toggle(ViewContext& context, const Level& level) {
    run(context, "view.control_filter", {{"level", std::string(level.name)}});
}

} // namespace

void control_chips(ViewContext& context) {
    for (const Level& level : levels_of(context)) {
        const std::string_view tooltip = level.on ? "Shown; click to hide" : "Hidden; click to show";
        if (chip_button(context.ui, level.label, {.tone = Tone::Outlined, .tooltip = tooltip}, level.on))
            toggle(context, level);
    }
}

void control_menu(ViewContext& context) {
    const journey::ControlFilter& filter = context.session().work_filter.control;
    auto menu = menu_button(context.ui, filter.is_open() ? "Control##control" : "Control: some##control",
                            {.tooltip = "By how far it can be controlled"});
    if (!menu)
        return;
    for (const Level& level : levels_of(context)) {
        if (menu_item(context.ui, level.label, {.checkable = true, .checked = level.on}))
            toggle(context, level);
    }
}

} // namespace throughline::ui
