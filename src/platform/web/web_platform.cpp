#include "platform/web/web_platform.h"

#include "platform/web/local_settings.h"
#include "platform/web/page_calls.h"
#include "platform/web/page_events.h"

#include <emscripten.h>
#include <emscripten/html5.h>
#include <emscripten/html5_webgl.h>
#include <utility>

namespace throughline::platform::web {

namespace {

// While something moves, people with assistive technology are told of places this often.
constexpr double mirror_interval_milliseconds = 120;

std::string setting_name(std::string_view name) {
    return "throughline.setting." + std::string(name);
}

} // namespace

WebPlatform::WebPlatform() {
    set_page(this);
}

WebPlatform::~WebPlatform() {
    set_page(nullptr);
}

Result<void> WebPlatform::start(const PageFonts& fonts) {
    throughline_page_start();
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.alpha = false;
    attributes.depth = false;
    attributes.stencil = false;
    // Shapes smooth their own edges; multisampling would cost most where there is no graphics card.
    attributes.antialias = false;
    attributes.premultipliedAlpha = true;
    attributes.preserveDrawingBuffer = false;
    const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context("#canvas", &attributes);
    if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS)
        return error("This browser does not offer WebGL 2, which draws the workbench.");
    add_fonts(fonts);
    return {};
}

void WebPlatform::add_fonts(const PageFonts& fonts) {
    throughline_add_font(400, fonts.regular.data(), fonts.regular.size());
    throughline_add_font(600, fonts.semibold.data(), fonts.semibold.size());
}

void WebPlatform::listen(Events& events) {
    set_events(&events);
    throughline_page_listen();
}

void WebPlatform::show_semantics(const ui::SemanticTree& tree) {
    const std::uint64_t fingerprint = tree.fingerprint();
    if (fingerprint == m_mirrored)
        return;
    const double milliseconds = monotonic_milliseconds();
    const double passed = milliseconds - m_mirrored_at;
    if (throughline_frames_pending() > 0 && passed < mirror_interval_milliseconds)
        return;
    m_mirrored = fingerprint;
    m_mirrored_at = milliseconds;
    throughline_mirror(tree.nodes().data(), tree.nodes().size(), tree.all_text().data(),
                       tree.all_text().size());
}

void WebPlatform::show_trouble(std::string_view sentence) {
    throughline_trouble(sentence.data(), sentence.size());
}

void WebPlatform::set_test_answers(std::function<std::string(std::string_view)> answer) {
    m_answer_test = std::move(answer);
}

std::string WebPlatform::answer_test(std::string_view question) const {
    return m_answer_test ? m_answer_test(question) : std::string();
}

Instant WebPlatform::now() const {
    return Instant{static_cast<std::int64_t>(emscripten_date_now())};
}

double WebPlatform::monotonic_milliseconds() const {
    return emscripten_get_now();
}

std::int32_t WebPlatform::minutes_east_of_utc() const {
    return throughline_minutes_east();
}

std::uint64_t WebPlatform::entropy() {
    const std::uint64_t high = throughline_chance();
    return high << 32 | throughline_chance();
}

void WebPlatform::request_frames(int count) {
    throughline_request_frames(count);
}

void WebPlatform::request_work() {
    throughline_request_work();
}

void WebPlatform::wake_after(double milliseconds) {
    throughline_wake_after(milliseconds);
}

bool WebPlatform::copy(std::string_view text, std::string_view html) {
    return throughline_copy(text.data(), text.size(), html.data(), html.size()) != 0;
}

void WebPlatform::save_file(std::string_view name, std::string_view media_type, std::string bytes,
                            std::function<void(Result<void>)> done) {
    MessageWriter message;
    message.text(name).text(media_type).text(bytes);
    m_requests.ask(Operation::SaveFile, message, when_done(std::move(done)));
}

void WebPlatform::save_picture(std::string_view name, std::string_view svg, double scale,
                               std::function<void(Result<void>)> done) {
    MessageWriter message;
    message.text(name).text(svg).number(scale);
    m_requests.ask(Operation::SavePicture, message, when_done(std::move(done)));
}

void WebPlatform::open_file(std::string_view accept, std::function<void(Result<OpenedFile>)> done) {
    MessageWriter message;
    message.text(accept);
    m_requests.ask(
        Operation::OpenFile, message, [this, done = std::move(done)](Result<MessageReader> answer) {
            if (!answer.ok())
                return done(answer.error());
            OpenedFile file;
            file.name = answer.value().text();
            file.bytes = m_incoming_files.take(static_cast<std::uint32_t>(answer.value().number()));
            done(std::move(file));
        });
}

void WebPlatform::read_shipped_file(std::string_view path, std::function<void(Result<std::string>)> done) {
    MessageWriter message;
    message.text(path);
    m_requests.ask(Operation::ReadShippedFile, message,
                   [done = std::move(done)](Result<MessageReader> answer) {
                       if (!answer.ok())
                           return done(answer.error());
                       done(std::string(answer.value().text()));
                   });
}

void WebPlatform::complete_program(std::function<void()> done) {
    m_requests.ask(Operation::CompleteProgram, {},
                   [done = std::move(done)](const Result<MessageReader>&) { done(); });
}

// The page has one at most: one that goes ends only itself.
class WebPlatform::PageWorker final : public Worker {
public:
    PageWorker(WebPlatform& page, std::function<void(Result<std::string_view>)> take)
        : m_page(page)
        , m_take(std::move(take)) {
        page.m_worker = this;
    }
    ~PageWorker() override {
        if (m_page.m_worker != this)
            return;
        m_page.m_worker = nullptr;
        throughline_worker_end();
    }
    PageWorker(const PageWorker&) = delete;
    PageWorker& operator=(const PageWorker&) = delete;

    void send(std::string message) override {
        if (m_page.m_worker == this)
            throughline_worker_send(message.data(), message.size());
    }
    void told(Result<std::string_view> message) { m_take(std::move(message)); }

private:
    WebPlatform& m_page;
    std::function<void(Result<std::string_view>)> m_take;
};

std::unique_ptr<Worker> WebPlatform::start_worker(std::function<void(Result<std::string_view>)> take) {
    if (throughline_worker_start() == 0)
        return nullptr;
    return std::make_unique<PageWorker>(*this, std::move(take));
}

void WebPlatform::worker_told(bool failed, std::string_view text) {
    if (!m_worker)
        return;
    if (!failed)
        return m_worker->told(text);
    std::exchange(m_worker, nullptr)->told(error(std::string(text)));
}

// The page counts in units of UTF-16: two for a code point of four bytes.
static double utf16_length(std::string_view text, std::int32_t bytes) {
    double units = 0;
    for (const char character : text.substr(0, static_cast<std::size_t>(bytes))) {
        const auto byte = static_cast<unsigned char>(character);
        units += byte >= 0xF0 ? 2 : (byte & 0xC0) == 0x80 ? 0 : 1;
    }
    return units;
}

void WebPlatform::show_text_entry(const TextEntryRequest& request) {
    MessageWriter message;
    message.number(request.widget).number(static_cast<double>(request.kind));
    message.number(request.box.x).number(request.box.y);
    message.number(request.box.width).number(request.box.height);
    message.text(request.value).text(request.label).text(request.placeholder);
    message.number(request.font_size).number(request.monospace ? 1 : 0).number(request.select_all ? 1 : 0);
    message.number(request.framed ? 1 : 0).number(request.maximum_length);
    message.number(request.caret < 0 ? -1 : utf16_length(request.value, request.caret));
    throughline_entry_show(message.bytes().data(), message.bytes().size());
}

void WebPlatform::move_text_entry(const Rectangle& box) {
    throughline_entry_move(box.x, box.y, box.width, box.height);
}

void WebPlatform::hide_text_entry() {
    throughline_entry_hide();
}

void WebPlatform::show_text_entry_list(const TextEntryList& list) {
    throughline_entry_list(list.list, list.option, list.box.x, list.box.y, list.box.width, list.box.height);
}

void WebPlatform::set_title(std::string_view title) {
    if (title == m_title)
        return;
    m_title = title;
    throughline_set_title(title.data(), title.size());
}

void WebPlatform::set_location(std::string_view fragment) {
    throughline_set_location(fragment.data(), fragment.size());
}

std::string WebPlatform::location() const {
    return taken_text(throughline_location());
}

bool WebPlatform::prefers_dark() const {
    return throughline_prefers(0) != 0;
}

bool WebPlatform::prefers_reduced_motion() const {
    return throughline_prefers(1) != 0;
}

bool WebPlatform::writes_decimal_comma() const {
    return throughline_prefers(2) != 0;
}

bool WebPlatform::has(Capability capability) const {
    return throughline_has(static_cast<int>(capability)) != 0;
}

void WebPlatform::set_cursor(Cursor cursor) {
    if (std::exchange(m_cursor, cursor) != cursor)
        throughline_set_cursor(static_cast<int>(cursor));
}

void WebPlatform::set_page_theme(const PageTheme& theme) {
    if (m_theme == theme)
        return;
    m_theme = theme;
    throughline_set_theme(theme.dark ? 1 : 0, theme.background, theme.field, theme.ink, theme.accent,
                          theme.selection);
}

void WebPlatform::set_unsaved(bool unsaved) {
    if (std::exchange(m_unsaved, unsaved) != unsaved)
        throughline_set_unsaved(unsaved ? 1 : 0);
}

void WebPlatform::open_address(std::string_view address) {
    throughline_open_address(address.data(), address.size());
}

void WebPlatform::reload() {
    throughline_reload();
}

std::string WebPlatform::setting(std::string_view name) const {
    return local_value(setting_name(name));
}

void WebPlatform::set_setting(std::string_view name, std::string_view value) {
    set_local_value(setting_name(name), value);
}

void WebPlatform::log(LogLevel level, std::string_view message) {
    throughline_log(static_cast<int>(level), message.data(), message.size());
}

} // namespace throughline::platform::web
