// The whole workbench without a browser: the application on the headless platform, with the project's worked
// example, and hands and eyes for tests. Things are found by role and name in the semantic tree.
#pragma once

#include "app/application.h"
#include "platform/headless/headless_platform.h"

#include <string>
#include <string_view>
#include <vector>

namespace throughline::app::test {

enum class Beside : std::uint8_t {
    Worker,
    Nothing, // as where the page is one file
};

class WholeApp final : public Presenter {
public:
    // Opens the example that ships with the page, as on a first visit. `disk` may be an earlier session's.
    explicit WholeApp(platform::MemoryDisk* disk = nullptr, Beside beside = Beside::Worker);

    platform::HeadlessPlatform& outside() { return m_platform; }
    Application& application() { return m_application; }
    ui::Ui& ui() { return m_application.ui(); }
    const Store& store() { return m_application.workspace().store(); }
    Session& session() { return m_application.workspace().session(); }
    std::uint64_t frames() const { return m_frames; }

    // Answers what was asked of the outside and draws, until nothing is asked for any more.
    void settle();
    void draw_frames(int count);
    void wait(double milliseconds);

    const ui::SemanticNode* find(ui::Role role, std::string_view name) {
        return ui().semantics().find(role, name);
    }
    bool has(ui::Role role, std::string_view name) { return find(role, name) != nullptr; }
    // Role and name of everything that the mirror would show.
    std::string outline();

    void click(ui::Role role, std::string_view name);
    void double_click(ui::Role role, std::string_view name);
    void right_click(ui::Role role, std::string_view name);
    // With the mouse, in steps.
    void drag(ui::Point from, ui::Point to);
    void press(platform::Key key, platform::Modifiers held = {});
    void type(std::string_view text);
    void end_typing(platform::TextEntryEnd end = platform::TextEntryEnd::Commit);
    bool run(std::string_view command, const Arguments& arguments = {});

    // Checks that what is drawn now has more than nothing to act on, and that each item of it has a semantic
    // record with an id of its own.
    void check_covered(std::string_view screen);

    void present(ui::Ui& ui) override;
    void graphics_restored() override {}

private:
    void press_at(ui::Role role, std::string_view name, platform::PointerButton button, int clicks);

    platform::HeadlessPlatform m_platform;
    Application m_application;
    std::uint64_t m_frames = 0;
};

} // namespace throughline::app::test
