#include "unit/ui/support/stage.h"

#include "base/text.h"
#include "unit/support/null_renderer.h"
#include "unit/ui/support/picture.h"

#include <catch_amalgamated.hpp>
#include <cstdlib>
#include <imgui.h>

namespace throughline::ui::test {

Stage::Stage(View view, const Theme& theme, Size size, float pixel_ratio)
    : m_view(std::move(view))
    , m_ui(m_platform, testing::shipped_fonts(), theme)
    , m_size(size)
    , m_pixel_ratio(pixel_ratio) {
    m_ui.add_letters({fonts::later_inter_regular(), fonts::later_inter_semibold(), {}});
    m_platform.request_frames(1);
    settle();
}

// --- time

int Stage::settle() {
    constexpr int most = 200;
    const int drawn = m_platform.draw(*this, most);
    INFO("frames are asked for without end");
    REQUIRE(drawn < most);
    return drawn;
}

void Stage::draw_frames(int count) {
    for (int index = 0; index < count; ++index)
        frame();
}

void Stage::wait(double milliseconds) {
    m_platform.advance(milliseconds);
    settle();
}

void Stage::frame() {
    m_platform.advance(16);
    m_ui.begin_frame(m_size.width, m_size.height, m_pixel_ratio);
    m_view(m_ui);
    const FrameWish wish = m_ui.end_frame();
    testing::grant_textures(*m_ui.draw_data());
    ++m_frames;
    if (wish.frames > 0)
        m_platform.request_frames(wish.frames);
    if (wish.wake_after >= 0)
        m_platform.wake_after(wish.wake_after);
}

// --- eyes

const SemanticNode* Stage::find(Role role, std::string_view name) const {
    return m_ui.semantics().find(role, name);
}

const SemanticNode& Stage::node(Role role, std::string_view name) const {
    const SemanticNode* found = find(role, name);
    INFO("looking for role " << static_cast<int>(role) << " named " << name << " in\n" << outline());
    REQUIRE(found != nullptr);
    return *found;
}

std::string Stage::value(Role role, std::string_view name) const {
    return std::string(m_ui.semantics().text(node(role, name).value));
}

std::string Stage::description(Role role, std::string_view name) const {
    return std::string(m_ui.semantics().text(node(role, name).description));
}

bool Stage::state(Role role, std::string_view name, std::uint32_t bits) const {
    return (node(role, name).state & bits) == bits;
}

std::string Stage::focused_name() const {
    for (const SemanticNode& node : m_ui.semantics().nodes()) {
        if (node.state & StateFocused)
            return std::string(m_ui.semantics().text(node.name));
    }
    return {};
}

std::string Stage::outline() const {
    std::string text;
    for (const SemanticNode& node : m_ui.semantics().nodes()) {
        const SemanticTree& tree = m_ui.semantics();
        text += text_format("role %u \"%.*s\" = \"%.*s\" state %u at %.0f,%.0f %.0fx%.0f\n", node.role,
                            static_cast<int>(node.name.length), tree.text(node.name).data(),
                            static_cast<int>(node.value.length), tree.text(node.value).data(), node.state,
                            static_cast<double>(node.x), static_cast<double>(node.y),
                            static_cast<double>(node.width), static_cast<double>(node.height));
    }
    return text;
}

Point Stage::centre_of(Role role, std::string_view name) const {
    const SemanticNode& found = node(role, name);
    INFO(name << " is not visible");
    REQUIRE(found.width > 0);
    REQUIRE(found.height > 0);
    return {found.x + found.width / 2, found.y + found.height / 2};
}

// --- hands

void Stage::move_to(Point at, platform::PointerSource source) {
    pointer_moved(at.x, at.y, source);
    settle();
}

void Stage::press_button(platform::PointerButton button, bool down, int clicks) {
    pointer_pressed(button, down, down ? clicks : 0);
    settle();
}

void Stage::click_at(Point at, int clicks) {
    move_to(at);
    for (int click = 1; click <= clicks; ++click) {
        press_button(platform::PointerButton::Primary, true, click);
        press_button(platform::PointerButton::Primary, false);
    }
}

void Stage::click(Role role, std::string_view name) {
    click_at(centre_of(role, name));
}

void Stage::double_click(Role role, std::string_view name) {
    click_at(centre_of(role, name), 2);
}

void Stage::right_click(Role role, std::string_view name) {
    move_to(centre_of(role, name));
    press_button(platform::PointerButton::Secondary, true);
    press_button(platform::PointerButton::Secondary, false);
}

void Stage::hover(Role role, std::string_view name) {
    move_to(centre_of(role, name));
}

void Stage::drag(Point from, Point to) {
    move_to(from);
    press_button(platform::PointerButton::Primary, true);
    for (int step = 1; step <= 4; ++step) {
        const float share = static_cast<float>(step) / 4;
        move_to({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
    }
    press_button(platform::PointerButton::Primary, false);
}

void Stage::press(platform::Key pressed, platform::Modifiers held) {
    modifiers(held);
    key(pressed, true, false);
    key(pressed, false, false);
    modifiers({});
    settle();
}

void Stage::type(std::string_view text) {
    if (!m_platform.type_text(*this, text)) {
        for (std::size_t offset = 0; offset < text.size();) {
            const std::size_t start = offset;
            next_code_point(text, offset);
            typed(text.substr(start, offset - start));
        }
    }
    settle();
}

void Stage::end_typing(platform::TextEntryEnd end) {
    m_platform.end_entry(*this, end);
    settle();
}

void Stage::invoke(Role role, std::string_view name) {
    mirror_invoked(node(role, name).id);
    settle();
}

void Stage::set_value(Role role, std::string_view name, std::string_view value) {
    mirror_value_set(node(role, name).id, value);
    settle();
}

void Stage::picture(std::string_view name) {
    const char* folder = std::getenv("THROUGHLINE_PICTURES");
    if (folder == nullptr)
        return;
    Picture shot = rasterised(*m_ui.draw_data(), m_ui.theme().background);
    REQUIRE(write_png(shot, std::string(folder) + "/" + std::string(name) + ".png"));
}

// --- platform::Events: everything asks for frames, as the page does

void Stage::resized(float width, float height, float pixel_ratio) {
    m_size = {width, height};
    m_pixel_ratio = pixel_ratio;
    m_platform.request_frames(3);
}
void Stage::pointer_moved(float x, float y, platform::PointerSource source) {
    m_ui.pointer_moved(x, y, source);
    m_platform.request_frames(3);
}
void Stage::pointer_left() {
    m_ui.pointer_left();
    m_platform.request_frames(3);
}
void Stage::pointer_pressed(platform::PointerButton button, bool down, int click_count) {
    m_ui.pointer_pressed(button, down, click_count);
    m_platform.request_frames(3);
}
void Stage::wheel(float horizontal, float vertical, bool pinch) {
    m_ui.wheel(horizontal, vertical, pinch);
    m_platform.request_frames(3);
}
void Stage::key(platform::Key key, bool down, bool repeated) {
    m_ui.key(key, down, repeated);
    m_platform.request_frames(3);
}
void Stage::modifiers(platform::Modifiers modifiers) {
    m_ui.modifiers(modifiers);
}
void Stage::focus_changed(bool focused) {
    m_ui.focus_changed(focused);
    m_platform.request_frames(3);
}
void Stage::text_entry_changed(std::string_view value) {
    m_ui.text_entry_changed(value);
    m_platform.request_frames(3);
}
void Stage::text_entry_ended(platform::TextEntryEnd end) {
    m_ui.text_entry_ended(end);
    m_platform.request_frames(3);
}
bool Stage::copy_requested(bool cut, std::string& text, std::string& html) {
    m_ui.request_copy(cut ? ClipboardRequest::Cut : ClipboardRequest::Copy);
    frame();
    return m_ui.take_copied(text, html);
}
void Stage::pasted(std::string_view text) {
    m_ui.pasted(text);
    m_platform.request_frames(3);
}
void Stage::typed(std::string_view text) {
    m_ui.typed(text);
    m_platform.request_frames(3);
}
void Stage::mirror_focused(std::uint32_t node) {
    m_ui.mirror_focused(node);
    m_platform.request_frames(3);
}
void Stage::mirror_invoked(std::uint32_t node) {
    m_ui.mirror_invoked(node);
    m_platform.request_frames(3);
}
void Stage::mirror_value_set(std::uint32_t node, std::string_view value) {
    m_ui.mirror_value_set(node, value);
    m_platform.request_frames(3);
}

} // namespace throughline::ui::test
