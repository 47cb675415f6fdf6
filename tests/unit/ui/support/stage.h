// Views on a stage without a browser: the headless platform, a Ui, and hands and eyes for tests. Things are
// found by role and name in the semantic tree, as in the browser tests.
#pragma once

#include "platform/headless/headless_platform.h"
#include "ui/theme.h"
#include "ui/widgets/ui.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace throughline::ui::test {

class Stage final : public platform::Events {
public:
    using View = std::function<void(Ui&)>;

    explicit Stage(View view, const Theme& theme = light_theme(), Size size = {1440, 900},
                   float pixel_ratio = 1);

    platform::HeadlessPlatform& outside() { return m_platform; }
    Ui& ui() { return m_ui; }

    // --- time
    // Draws until nothing is asked for any more; the number of frames. Fails when it never ends.
    int settle();
    void draw_frames(int count);
    // Lets time pass and draws what timers ask for.
    void wait(double milliseconds);
    std::uint64_t frames_drawn() const { return m_frames; }

    // --- eyes
    const SemanticNode* find(Role role, std::string_view name) const;
    // Fails the test, with what there is, when it is missing.
    const SemanticNode& node(Role role, std::string_view name) const;
    bool has(Role role, std::string_view name) const { return find(role, name) != nullptr; }
    std::string value(Role role, std::string_view name) const;
    std::string description(Role role, std::string_view name) const;
    bool state(Role role, std::string_view name, std::uint32_t bits) const;
    std::string focused_name() const;
    // "button Save | textbox Title: Stay", one line a node, for messages.
    std::string outline() const;

    // --- hands
    void move_to(Point at, platform::PointerSource source = platform::PointerSource::Mouse);
    void press_button(platform::PointerButton button, bool down, int clicks = 1);
    void click_at(Point at, int clicks = 1);
    void click(Role role, std::string_view name);
    void double_click(Role role, std::string_view name);
    void right_click(Role role, std::string_view name);
    void hover(Role role, std::string_view name);
    void drag(Point from, Point to);
    void press(platform::Key key, platform::Modifiers held = {});
    // Into the page's text field when one is open, else as typed characters.
    void type(std::string_view text);
    void end_typing(platform::TextEntryEnd end);
    void invoke(Role role, std::string_view name);
    void set_value(Role role, std::string_view name, std::string_view value);

    // The last frame as a picture, written where THROUGHLINE_PICTURES points; nothing without it.
    void picture(std::string_view name);

    // --- platform::Events
    void resized(float width, float height, float pixel_ratio) override;
    void pointer_moved(float x, float y, platform::PointerSource source) override;
    void pointer_left() override;
    void pointer_pressed(platform::PointerButton button, bool down, int click_count) override;
    void wheel(float horizontal, float vertical, bool pinch) override;
    void key(platform::Key key, bool down, bool repeated) override;
    void modifiers(platform::Modifiers modifiers) override;
    void focus_changed(bool focused) override;
    void colour_scheme_changed() override {}
    void text_entry_changed(std::string_view value) override;
    void text_entry_ended(platform::TextEntryEnd end) override;
    bool copy_requested(bool cut, std::string& text, std::string& html) override;
    void pasted(std::string_view text) override;
    void typed(std::string_view text) override;
    void file_dropped(Result<platform::OpenedFile>) override {}
    void location_changed(std::string_view) override {}
    void mirror_focused(std::uint32_t node) override;
    void mirror_invoked(std::uint32_t node) override;
    void mirror_value_set(std::uint32_t node, std::string_view value) override;
    void visibility_changed(bool) override {}
    void graphics_restored() override { m_ui.graphics_restored(); }
    void update_ready() override {}
    void frame() override;

private:
    Point centre_of(Role role, std::string_view name) const;

    View m_view;
    platform::HeadlessPlatform m_platform;
    Ui m_ui;
    Size m_size;
    float m_pixel_ratio;
    std::uint64_t m_frames = 0;
};

} // namespace throughline::ui::test
