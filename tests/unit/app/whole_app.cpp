#include "unit/app/whole_app.h"

#include "app/worker.h"
#include "base/text.h"
#include "ui/widgets/uncovered.h"
#include "unit/support/null_renderer.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <imgui.h>
#include <map>

namespace throughline::app::test {

WholeApp::WholeApp(platform::MemoryDisk* disk, Beside beside)
    : m_platform(disk)
    , m_application({m_platform, testing::shipped_fonts(), *this, nullptr}) {
    if (beside == Beside::Worker)
        m_platform.set_worker_program(make_worker_program);
    m_platform.set_shipped_folder(THROUGHLINE_PROJECT "/web");
    m_application.resized(1440, 900, 1);
    m_application.start();
    settle();
    INFO(outline());
    REQUIRE(m_application.is_ready());
}

void WholeApp::settle() {
    constexpr int most_rounds = 2000;
    int round = 0;
    while (round < most_rounds) {
        const std::size_t answered = m_platform.pump();
        const int drawn = m_platform.draw(m_application, 1);
        if (answered == 0 && drawn == 0)
            break;
        ++round;
    }
    INFO("frames are asked for without end");
    REQUIRE(round < most_rounds);
}

void WholeApp::draw_frames(int count) {
    for (int frame = 0; frame < count; ++frame)
        m_application.frame();
}

void WholeApp::wait(double milliseconds) {
    m_platform.advance(milliseconds);
    settle();
}

void WholeApp::present(ui::Ui& ui) {
    ++m_frames;
    m_platform.advance(16);
    testing::grant_textures(*ui.draw_data());
}

std::string WholeApp::outline() {
    std::string text;
    const ui::SemanticTree& tree = ui().semantics();
    for (const ui::SemanticNode& node : tree.nodes()) {
        const std::string_view name = tree.text(node.name);
        text += text_format("role %u \"%.*s\"\n", node.role, static_cast<int>(name.size()), name.data());
    }
    return text;
}

void WholeApp::check_covered(std::string_view screen) {
    draw_frames(2);
    CAPTURE(screen);
    const auto uncovered = ui::uncovered_items(ui());
    INFO(outline());
    CHECK(uncovered.empty());
    const auto& nodes = ui().semantics().nodes();
    const auto focusable = std::count_if(nodes.begin(), nodes.end(), [](const ui::SemanticNode& node) {
        return (node.state & ui::StateFocusable) != 0;
    });
    CHECK(focusable > 5);
    std::map<std::uint32_t, std::string> seen;
    for (const ui::SemanticNode& node : nodes) {
        const std::string what =
            std::to_string(node.role) + " “" + std::string(ui().semantics().text(node.name)) + "”";
        const auto [place, first] = seen.emplace(node.id, what);
        INFO(what << " and " << place->second << " have one id");
        CHECK((first || node.id == 0));
    }
}

void WholeApp::press_at(ui::Role role, std::string_view name, platform::PointerButton button, int clicks) {
    const ui::SemanticNode* node = find(role, name);
    INFO("looking for role " << static_cast<int>(role) << " named " << name << " in\n" << outline());
    REQUIRE(node != nullptr);
    REQUIRE(node->width > 0);
    const float x = node->x + node->width / 2, y = node->y + node->height / 2;
    m_application.pointer_moved(x, y, platform::PointerSource::Mouse);
    settle();
    for (int click = 1; click <= clicks; ++click) {
        m_application.pointer_pressed(button, true, click);
        draw_frames(2); // a canvas goes on drawing while a card is held
        m_application.pointer_pressed(button, false, 0);
        settle();
    }
}

void WholeApp::click(ui::Role role, std::string_view name) {
    press_at(role, name, platform::PointerButton::Primary, 1);
}

void WholeApp::double_click(ui::Role role, std::string_view name) {
    press_at(role, name, platform::PointerButton::Primary, 2);
}

void WholeApp::right_click(ui::Role role, std::string_view name) {
    press_at(role, name, platform::PointerButton::Secondary, 1);
}

void WholeApp::drag(ui::Point from, ui::Point to) {
    m_application.pointer_moved(from.x, from.y, platform::PointerSource::Mouse);
    settle();
    m_application.pointer_pressed(platform::PointerButton::Primary, true, 1);
    draw_frames(2);
    for (int step = 1; step <= 4; ++step) {
        const float share = static_cast<float>(step) / 4;
        m_application.pointer_moved(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share,
                                    platform::PointerSource::Mouse);
        draw_frames(2);
    }
    m_application.pointer_pressed(platform::PointerButton::Primary, false, 0);
    settle();
}

void WholeApp::press(platform::Key key, platform::Modifiers held) {
    m_application.modifiers(held);
    m_application.key(key, true, false);
    m_application.key(key, false, false);
    m_application.modifiers({});
    settle();
}

void WholeApp::type(std::string_view text) {
    REQUIRE(m_platform.type_text(m_application, text));
    settle();
}

void WholeApp::end_typing(platform::TextEntryEnd end) {
    m_platform.end_entry(m_application, end);
    settle();
}

bool WholeApp::run(std::string_view command, const Arguments& arguments) {
    const bool done = m_application.workspace().run(command, arguments).ok();
    m_platform.request_frames(3);
    settle();
    return done;
}

} // namespace throughline::app::test
