// The places, at the left.
#include "ui/views/shell/shell_view.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/rows.h"

#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<std::string_view, place_count> icon_names = {"outcomes",  "journeys", "decisions",
                                                                  "customers", "work",     "evidence"};

} // namespace

void ShellView::draw_rail(ViewContext& context, Box box) {
    Ui& ui = context.ui;
    auto region = ui.group(Role::Navigation, "Places", box);
    auto flow = column(ui, box.inset(4, 8), 4);
    for (std::size_t index = 0; index < place_count; ++index) {
        const auto place = static_cast<Place>(index);
        const Command* command = find_command(ui.join({"go.", place_name(place)}));
        if (!command)
            continue;
        const std::string_view shortcut = shortcut_label(ui, command->shortcut);
        const bool selected = context.session().place == place;
        if (rail_item(ui, icon_named(icon_names[index]), place_title(place), selected, command->tooltip,
                      shortcut))
            run(context, command->id);
    }
}

} // namespace throughline::ui
