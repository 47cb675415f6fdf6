// Pictures of the gallery, for people: set THROUGHLINE_PICTURES to a folder.
#include "unit/ui/gallery.h"
#include "unit/ui/support/picture.h"
#include "unit/ui/support/stage.h"

#include <catch_amalgamated.hpp>

namespace throughline::ui::test {

TEST_CASE("The gallery can be looked at, light and dark", "[ui][pictures]") {
    for (const bool dark : {false, true}) {
        for (int page = 0; page < 3; ++page) {
            Gallery gallery;
            gallery.page = page;
            Stage stage([&](Ui& ui) { gallery.draw(ui); }, dark ? dark_theme() : light_theme());
            stage.draw_frames(3);
            stage.picture("gallery-" + std::to_string(page) + (dark ? "-dark" : "-light"));
            const Picture shot = rasterised(*stage.ui().draw_data(), 0);
            REQUIRE(shot.width == 1440);
            // The top bar has the panel's colour, and something is written on it.
            CHECK(shot.at(4, 4) == stage.ui().theme().panel);
            int inked = 0;
            for (int x = 0; x < 200; ++x)
                inked += shot.at(x, 22) != stage.ui().theme().panel ? 1 : 0;
            CHECK(inked > 20);
        }
    }
}

TEST_CASE("Layers can be looked at", "[ui][pictures]") {
    for (const bool dark : {false, true}) {
        Gallery gallery;
        gallery.page = 2;
        Stage stage([&](Ui& ui) { gallery.draw(ui); }, dark ? dark_theme() : light_theme());
        const std::string suffix = dark ? "-dark" : "-light";
        stage.click(Role::Button, "Show toast");
        stage.click(Role::Button, "Harbour Bank");
        stage.picture("menu" + suffix);
        stage.press(platform::Key::Escape);
        stage.click(Role::ComboBox, "Channel");
        stage.picture("picker" + suffix);
        stage.end_typing(platform::TextEntryEnd::Cancel);
        stage.click(Role::Button, "Open dialog");
        stage.picture("dialog" + suffix);
        stage.click_at({20, 500});
        stage.click(Role::Button, "Open palette");
        stage.picture("palette" + suffix);
        stage.end_typing(platform::TextEntryEnd::Cancel);
        stage.press(platform::Key::Tab);
        stage.hover(Role::Button, "Undo");
        stage.wait(600);
        stage.picture("tooltip" + suffix);
        CHECK(stage.has(Role::Tooltip, "Takes back the last change"));
    }
}

} // namespace throughline::ui::test
