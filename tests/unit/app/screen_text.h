// What stands on the screen, for tests that look for a part of a text.
#pragma once

#include "unit/app/whole_app.h"

#include <catch_amalgamated.hpp>
#include <string>
#include <string_view>

namespace throughline::app::test {

// The first name of this role that has `part` in it; empty when there is none.
inline std::string name_with(WholeApp& app, ui::Role role, std::string_view part) {
    const ui::SemanticTree& tree = app.ui().semantics();
    for (const ui::SemanticNode& node : tree.nodes()) {
        const std::string_view name = tree.text(node.name);
        if (static_cast<ui::Role>(node.role) == role && name.find(part) != std::string_view::npos)
            return std::string(name);
    }
    return {};
}

inline bool says(WholeApp& app, std::string_view part) {
    return app.outline().find(part) != std::string::npos;
}

// Opens a tab of a place in a window of this size, and checks that all of it can be reached.
inline void open_tab(WholeApp& app, std::string_view place, std::string_view tab, float width = 1440,
                     float height = 1400) {
    app.application().resized(width, height, 1);
    REQUIRE(app.run(place));
    app.click(ui::Role::Tab, tab);
    app.check_covered(tab);
}

// Goes to a page by its command, in a window that shows all of it.
inline void open_page(WholeApp& app, std::string_view command, float height = 2400) {
    app.application().resized(1600, height, 1);
    REQUIRE(app.run(command));
    app.settle();
    app.draw_frames(3);
}

// Picks a choice of a list; a long one is searched.
inline void pick(WholeApp& app, std::string_view picker, std::string_view choice) {
    app.click(ui::Role::ComboBox, picker);
    if (!app.has(ui::Role::Option, choice))
        app.type(choice);
    app.click(ui::Role::Option, choice);
}

// The day on which the worked example is looked at.
inline Date story_day() {
    return parse_date("2026-11-21").value();
}

template <typename T>
const T& record_of(WholeApp& app, const char* id) {
    const T* record = app.store().find_as<T>(Id::literal(id));
    REQUIRE(record);
    return *record;
}

} // namespace throughline::app::test
