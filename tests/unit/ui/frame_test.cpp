// What holds for every screen: the whole page by keyboard, no uncovered item, no frame without need, no
// allocation in a steady frame, stable ids, both themes readable.
#include "fonts/embedded_fonts.h"
#include "platform/headless/headless_platform.h"
#include "ui/widgets/draw_commands.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/text.h"
#include "ui/widgets/uncovered.h"
#include "unit/support/null_renderer.h"
#include "unit/ui/gallery.h"
#include "unit/ui/support/allocations.h"
#include "unit/ui/support/stage.h"

#include <catch_amalgamated.hpp>
#include <cmath>
#include <imgui.h>
#include <set>

namespace throughline::ui::test {

using platform::Key;

TEST_CASE("Every interactive item has a semantic record", "[ui]") {
    for (int page = 0; page < 3; ++page) {
        Gallery gallery;
        gallery.page = page;
        Stage stage([&](Ui& ui) { gallery.draw(ui); });
        stage.draw_frames(3);
        CAPTURE(page);
        CHECK(uncovered_items(stage.ui()).empty());
        stage.click(Role::Button, "Harbour Bank");
        CHECK(uncovered_items(stage.ui()).empty());
        stage.press(Key::Escape);
        stage.click(Role::ComboBox, "Channel");
        CHECK(uncovered_items(stage.ui()).empty());
    }
}

TEST_CASE("Letters that come later are drawn from then on", "[ui]") {
    platform::HeadlessPlatform outside;
    Ui ui(outside, testing::shipped_fonts(), light_theme());
    const auto draw = [&](std::string_view text, Weight weight) {
        ui.begin_frame(400, 300, 1);
        const float width = ui.paint().measure(text, {.weight = weight}).width;
        ui.end_frame();
        return width;
    };
    for (const Weight weight : {Weight::Regular, Weight::Semibold}) {
        // Both are drawn as the sign for what is missing.
        CHECK(draw("Щ", weight) == draw("ı", weight));
    }
    const float latin = draw("Household", Weight::Semibold);
    ui.add_letters({fonts::later_inter_regular(), fonts::later_inter_semibold(), {}});
    for (const Weight weight : {Weight::Regular, Weight::Semibold})
        CHECK(draw("Щ", weight) > 2 * draw("ı", weight));
    CHECK(draw("Щ", Weight::Semibold) > draw("Щ", Weight::Regular));
    CHECK(draw("Household", Weight::Semibold) == latin);
}

TEST_CASE("The check finds an item without a record", "[ui]") {
    Stage stage([](Ui& ui) { ui.interact(ui.id("forgotten"), {10, 10, 50, 20}); });
    CHECK(uncovered_items(stage.ui()).size() == 1);
}

TEST_CASE("Ids are the same from frame to frame and different from each other", "[ui]") {
    Gallery gallery;
    gallery.page = 2;
    Stage stage([&](Ui& ui) { gallery.draw(ui); });
    stage.draw_frames(3);
    const std::vector<SemanticNode> before = stage.ui().semantics().nodes();
    const std::uint64_t fingerprint = stage.ui().semantics().fingerprint();
    stage.draw_frames(1);
    CHECK(stage.ui().semantics().fingerprint() == fingerprint);
    std::set<std::uint32_t> ids;
    for (const SemanticNode& node : before) {
        INFO(std::string(stage.ui().semantics().text(node.name)));
        CHECK(ids.insert(node.id).second);
    }
}

TEST_CASE("The whole page is reached with Tab, and it comes round", "[ui]") {
    Gallery gallery;
    Stage stage([&](Ui& ui) { gallery.draw(ui); });
    std::set<std::string> reached;
    std::string first;
    int steps = 0;
    for (; steps < 80; ++steps) {
        stage.press(Key::Tab);
        if (stage.outside().text_entry())
            stage.outside().end_entry(stage, platform::TextEntryEnd::Commit);
        stage.settle();
        const std::string name = stage.focused_name();
        if (steps == 0)
            first = name;
        else if (name == first)
            break;
        reached.insert(name);
    }
    CHECK(steps > 15);
    CHECK(steps < 80);
    for (const char* name : {"Decisions", "Undo", "Export", "Table", "Title", "Owner", "Channel", "Why",
                             "Outcomes", "Width of the inspector"}) {
        INFO(name);
        CHECK(reached.contains(name));
    }
    CHECK_FALSE(reached.contains("Present"));
}

TEST_CASE("F6 goes round the regions of the page", "[ui]") {
    Gallery gallery;
    Stage stage([&](Ui& ui) { gallery.draw(ui); });
    stage.press(Key::F6);
    CHECK(stage.focused_name() == "Harbour Bank");
    stage.press(Key::F6);
    CHECK(stage.focused_name() == "Outcomes");
    stage.press(Key::F6, {.shift = true});
    CHECK(stage.focused_name() == "Harbour Bank");
}

TEST_CASE("Focus scrolls into view", "[ui]") {
    Gallery gallery;
    Stage stage([&](Ui& ui) { gallery.draw(ui); }, light_theme(), {1200, 400});
    stage.mirror_focused(stage.node(Role::Link, "Open chooser").id);
    for (int frame = 0; frame < 60; ++frame)
        stage.frame();
    const SemanticNode& link = stage.node(Role::Link, "Open chooser");
    CHECK(link.height > 10);
    CHECK(link.y + link.height < 400);
}

TEST_CASE("Page Up and Down scroll; an area without widgets is a stop of Tab itself", "[ui]") {
    float last_y = 0;
    Stage stage([&](Ui& ui) {
        const Scope area = scroll_area(ui, "Long text", {0, 0, 400, 200});
        for (int line_number = 0; line_number < 40; ++line_number)
            label(ui, ui.format("Line %d", line_number));
        last_y = rest(ui).y;
    });
    const float before = last_y;
    stage.press(Key::Tab);
    CHECK(stage.focused_name() == "Long text");
    stage.press(Key::PageDown);
    CHECK(last_y < before - 150);
    stage.press(Key::End);
    CHECK(last_y == Catch::Approx(200 + metric::gap).margin(1.5));
    stage.press(Key::Home);
    CHECK(last_y == before);
    stage.press(Key::Down);
    CHECK(last_y == before - 40);
}

TEST_CASE("Widths of text grow evenly with its size", "[ui]") {
    Stage stage([](Ui& ui) {
        const float whole =
            ui.paint().measure("Moment that matters", {.size = 11, .weight = Weight::Semibold}).width;
        for (const float zoom : {0.37F, 0.8F, 1.3F, 2.75F}) {
            const TextStyle style{.size = 11 * zoom, .weight = Weight::Semibold};
            CHECK(ui.paint().measure("Moment that matters", style).width ==
                  Catch::Approx(whole * zoom).epsilon(0.002));
        }
    });
}

TEST_CASE("Lines end at blanks, never within a number", "[ui]") {
    Stage stage([](Ui& ui) {
        const Painter& paint = ui.paint();
        const auto lines = [&paint](std::string_view text, float width) {
            return std::lround(paint.wrapped_height(text, width) / paint.wrapped_height("x", 1000));
        };
        const float narrow = paint.measure("aaaa 10,").width + 1;
        CHECK(lines("aaaa 10,000 bbb", narrow) == 3);
        CHECK(lines("aaaa   bb", narrow) == 2);
        CHECK(lines("aaaa\nbb", 1000) == 2);
        // A word that is longer than the line is cut, and nothing stands still.
        CHECK(lines("aaaaaaaaaaaaaaaaaaaa", narrow) > 1);
        CHECK(lines("ÄÖÜ", 1) == 3);
    });
}

TEST_CASE("What is said again is said again", "[ui]") {
    Stage stage([](Ui&) {});
    stage.ui().announce("Saved");
    stage.draw_frames(1);
    CHECK(stage.has(Role::Status, "Saved"));
    stage.ui().announce("Saved");
    stage.draw_frames(1);
    CHECK(stage.has(Role::Status, "Saved "));
}

TEST_CASE("Nothing moves: no frame is asked for", "[ui]") {
    Gallery gallery;
    Stage stage([&](Ui& ui) { gallery.draw(ui); });
    stage.settle();
    const std::uint64_t drawn = stage.frames_drawn();
    stage.wait(10'000);
    CHECK(stage.frames_drawn() == drawn);
}

TEST_CASE("A steady frame allocates nothing", "[ui]") {
    for (int page = 0; page < 3; ++page) {
        Gallery gallery;
        gallery.page = page;
        Stage stage([&](Ui& ui) { gallery.draw(ui); });
        stage.move_to({700, 500});
        stage.draw_frames(20);
        const std::uint64_t before = allocations();
        stage.draw_frames(5);
        const std::uint64_t taken = allocations() - before; // Catch itself allocates from here on
        CAPTURE(page);
        CHECK(taken == 0);
    }
}

TEST_CASE("A frame needs few draw calls", "[ui]") {
    Gallery gallery;
    Stage stage([&](Ui& ui) { gallery.draw(ui); });
    stage.draw_frames(2);
    CHECK(draw_call_count(*stage.ui().draw_data()) <= 12);
}

TEST_CASE("Draw commands are joined only where their clip rectangles cut nothing off", "[ui]") {
    Stage stage([](Ui&) {});
    stage.draw_frames(1);
    REQUIRE(stage.ui().draw_data()); // and its context is the current one
    ImDrawList list(ImGui::GetDrawListSharedData());
    list._ResetForNewFrame();
    const auto add = [&](ImVec4 clip, ImVec2 from, ImVec2 to) {
        list.PushClipRect({clip.x, clip.y}, {clip.z, clip.w});
        list.AddRectFilled(from, to, IM_COL32_WHITE);
        list.PopClipRect();
    };
    const auto called = [](const ImDrawList*, const ImDrawCmd*) {};
    add({0, 0, 100, 100}, {10, 10}, {90, 90});
    add({200, 0, 300, 100}, {200, 0}, {300, 100});
    add({0, 0, 100, 100}, {50, 50}, {150, 90}); // cut off at 100
    add({0, 0, 100, 100}, {10, 10}, {20, 20});  // in the same command
    add({0, 0, 50, 50}, {10, 10}, {20, 20});
    add({0, 0, 60, 60}, {10, 10}, {20, 20});
    list.AddCallback(called, nullptr);
    add({0, 0, 50, 50}, {10, 10}, {20, 20});
    const int indices = list.IdxBuffer.Size;
    ImDrawData data;
    data.Valid = true;
    data.AddDrawList(&list);
    join_draw_commands(data);

    REQUIRE(list.CmdBuffer.Size == 5);
    CHECK(draw_call_count(data) == 4);
    CHECK(list.CmdBuffer[0].ElemCount == 12);
    CHECK(list.CmdBuffer[0].ClipRect.z == 300);
    CHECK(list.CmdBuffer[1].ElemCount == 12);
    CHECK(list.CmdBuffer[1].ClipRect.z == 100);
    CHECK(list.CmdBuffer[2].ElemCount == 12);
    CHECK(list.CmdBuffer[2].ClipRect.z == 60);
    CHECK(list.CmdBuffer[3].UserCallback);
    unsigned int next = 0;
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (!command.UserCallback) {
            CHECK(command.IdxOffset == next);
            next += command.ElemCount;
        }
    }
    CHECK(next == static_cast<unsigned int>(indices));
}

TEST_CASE("The inspector is made wider by its edge, with pointer and keys", "[ui]") {
    Gallery gallery;
    Stage stage([&](Ui& ui) { gallery.draw(ui); });
    stage.drag({1120, 500}, {1040, 500});
    CHECK(gallery.shell_state.inspector_width == Catch::Approx(400).margin(4));
    stage.press(Key::Left);
    CHECK(gallery.shell_state.inspector_width == Catch::Approx(408).margin(4));
    gallery.shell_state.inspector_shown = false;
    stage.draw_frames(2);
    CHECK_FALSE(stage.has(Role::Complementary, "Inspector"));
}

TEST_CASE("At twice the size everything is still there", "[ui]") {
    for (const Size size : {Size{720, 450}, Size{1440, 900}}) {
        Gallery gallery;
        Stage stage([&](Ui& ui) { gallery.draw(ui); }, light_theme(), size, 2);
        stage.draw_frames(3);
        CHECK(stage.node(Role::Button, "Export").width > 0);
        CHECK(stage.node(Role::Grid, "Rules").width > 0);
        stage.picture(size.width < 1000 ? "gallery-small-double" : "gallery-double");
    }
}

namespace {

double luminance(Colour colour) {
    const auto channel = [colour](int shift) {
        const double value = static_cast<double>(colour >> shift & 0xFF) / 255;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(0) + 0.7152 * channel(8) + 0.0722 * channel(16);
}

// WCAG 2.2, contrast ratio.
double contrast(Colour one, Colour other) {
    const double high = std::max(luminance(one), luminance(other));
    const double low = std::min(luminance(one), luminance(other));
    return (high + 0.05) / (low + 0.05);
}

} // namespace

TEST_CASE("Both themes can be read", "[ui]") {
    for (const Theme& theme : {light_theme(), dark_theme()}) {
        CHECK(contrast(theme.ink, theme.panel) > 10);
        CHECK(contrast(theme.second_ink, theme.panel) > 4.5);
        CHECK(contrast(theme.on_accent, theme.accent) > 4.5);
        for (const Tone tone : {Tone::Accent, Tone::Good, Tone::Bad, Tone::Violet, Tone::Warning}) {
            CAPTURE(static_cast<int>(tone));
            CHECK(contrast(theme.of(tone), theme.panel) > 3);
            CHECK(contrast(theme.of(tone), theme.ground(tone)) > 3);
        }
    }
}

} // namespace throughline::ui::test
