#include "app/application.h"

namespace throughline::app {

Application::Application(const Parts& parts)
    : m_platform(parts.platform)
    , m_presenter(parts.presenter)
    , m_later_fonts(parts.later_fonts)
    , m_renderer(parts.graphics ? std::make_unique<canvas::Renderer>(*parts.graphics) : nullptr)
    , m_ids(parts.platform.entropy())
    , m_ui(parts.platform, parts.fonts, ui::light_theme())
    , m_workspace([this] { return m_platform.now(); }, parts.platform.entropy(),
                  [this] { return m_platform.minutes_east_of_utc(); })
    , m_saver(std::make_unique<Saver>(
          parts.platform.storage(), [this] { return m_platform.now(); },
          [this](double milliseconds) { m_platform.wake_after(milliseconds); }))
    , m_workspaces(parts.platform.storage())
    , m_tables(parts.platform.storage()) {}

Application::~Application() = default;

void Application::resized(float width, float height, float pixel_ratio) {
    m_width = width;
    m_height = height;
    m_pixel_ratio = pixel_ratio;
    wake();
}

void Application::pointer_moved(float x, float y, platform::PointerSource source) {
    m_ui.pointer_moved(x, y, source);
    wake();
}

void Application::pointer_left() {
    m_ui.pointer_left();
    wake();
}

void Application::pointer_pressed(platform::PointerButton button, bool down, int click_count) {
    m_ui.pointer_pressed(button, down, click_count);
    wake();
}

void Application::wheel(float horizontal, float vertical, bool pinch) {
    m_ui.wheel(horizontal, vertical, pinch);
    wake();
}

void Application::key(platform::Key key, bool down, bool repeated) {
    m_ui.key(key, down, repeated);
    wake();
}

void Application::typed(std::string_view text) {
    m_ui.typed(text);
    wake();
}

void Application::modifiers(platform::Modifiers modifiers) {
    m_ui.modifiers(modifiers);
    wake();
}

void Application::focus_changed(bool focused) {
    m_ui.focus_changed(focused);
    wake();
}

void Application::colour_scheme_changed() {
    wake();
}

void Application::text_entry_changed(std::string_view value) {
    m_ui.text_entry_changed(value);
    wake();
}

void Application::text_entry_ended(platform::TextEntryEnd end) {
    m_ui.text_entry_ended(end);
    m_workspace.seal_history();
    wake();
}

// The browser takes the text only inside its event: the frame that copies is drawn now.
bool Application::copy_requested(bool cut, std::string& text, std::string& html) {
    m_ui.request_copy(cut ? ui::ClipboardRequest::Cut : ui::ClipboardRequest::Copy);
    frame();
    return m_ui.take_copied(text, html);
}

void Application::pasted(std::string_view text) {
    m_workspace.session().decimal_comma = m_platform.writes_decimal_comma();
    m_ui.pasted(text);
    wake();
}

void Application::file_dropped(Result<platform::OpenedFile> file) {
    if (m_phase == Phase::Ready)
        take_file(std::move(file));
}

void Application::mirror_focused(std::uint32_t node) {
    m_ui.mirror_focused(node);
    wake();
}

void Application::mirror_invoked(std::uint32_t node) {
    m_ui.mirror_invoked(node);
    wake();
}

void Application::mirror_value_set(std::uint32_t node, std::string_view value) {
    m_ui.mirror_value_set(node, value);
    wake();
}

// Saving goes on where no frame is drawn: another tab may be in front for hours.
void Application::woken() {
    constexpr double again_milliseconds = 500;
    m_saver->tick();
    const SaveState state = save_status().state;
    if (state == SaveState::Saving || state == SaveState::NotSaved)
        m_platform.wake_after(again_milliseconds);
}

void Application::visibility_changed(bool visible) {
    if (visible)
        wake();
}

void Application::graphics_restored() {
    m_presenter.graphics_restored();
    m_ui.graphics_restored();
    if (m_renderer)
        m_renderer->forget_uploads();
    wake();
}

void Application::update_ready() {
    m_update_ready = true;
    wake();
}

} // namespace throughline::app
