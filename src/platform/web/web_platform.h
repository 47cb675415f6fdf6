// The outside world of the page. main_web.cpp makes one, starts it, and gives it the application's events.
#pragma once

#include "platform/events.h"
#include "platform/platform.h"
#include "platform/web/incoming_files.h"
#include "platform/web/requests.h"
#include "platform/web/web_storage.h"
#include "ui/widgets/semantics.h"

#include <functional>
#include <optional>
#include <span>
#include <string>

namespace throughline::platform::web {

// The same bytes as the canvas draws with, so that text looks alike while it is edited.
struct PageFonts {
    std::span<const unsigned char> regular;
    std::span<const unsigned char> semibold;
};

class WebPlatform final : public Platform {
public:
    WebPlatform();
    ~WebPlatform() override;
    WebPlatform(const WebPlatform&) = delete;
    WebPlatform& operator=(const WebPlatform&) = delete;

    // Makes the canvas's WebGL2 context current. Afterwards GL may be called.
    Result<void> start(const PageFonts& fonts);
    // More letters for the fonts of the text field.
    void add_fonts(const PageFonts& fonts);
    // From here on `events` is told what happens, beginning with the size; it must live as long as the page.
    void listen(Events& events);
    // After a frame. The mirror follows at once when nothing more is to be drawn, else a few times a second.
    void show_semantics(const ui::SemanticTree& tree);
    // Covers the page with a sentence in plain HTML, when the application cannot go on at all.
    void show_trouble(std::string_view sentence);
    // Answers questions of browser tests (`throughline_test.ask("…")`, only on pages opened with ?test).
    void set_test_answers(std::function<std::string(std::string_view)> answer);

    Instant now() const override;
    double monotonic_milliseconds() const override;
    std::int32_t minutes_east_of_utc() const override;
    std::uint64_t entropy() override;
    void request_frames(int count) override;
    void wake_after(double milliseconds) override;
    void request_work() override;
    bool copy(std::string_view text, std::string_view html) override;
    void save_file(std::string_view name, std::string_view media_type, std::string bytes,
                   std::function<void(Result<void>)> done) override;
    void save_picture(std::string_view name, std::string_view svg, double scale,
                      std::function<void(Result<void>)> done) override;
    void open_file(std::string_view accept, std::function<void(Result<OpenedFile>)> done) override;
    void read_shipped_file(std::string_view path, std::function<void(Result<std::string>)> done) override;
    void complete_program(std::function<void()> done) override;
    std::unique_ptr<Worker> start_worker(std::function<void(Result<std::string_view>)> take) override;
    void show_text_entry(const TextEntryRequest& request) override;
    void move_text_entry(const Rectangle& box) override;
    void hide_text_entry() override;
    void show_text_entry_list(const TextEntryList& list) override;
    void set_title(std::string_view title) override;
    void set_location(std::string_view fragment) override;
    std::string location() const override;
    bool prefers_dark() const override;
    bool prefers_reduced_motion() const override;
    bool writes_decimal_comma() const override;
    bool has(Capability capability) const override;
    void set_cursor(Cursor cursor) override;
    void set_page_theme(const PageTheme& theme) override;
    void set_unsaved(bool unsaved) override;
    void open_address(std::string_view address) override;
    void reload() override;
    std::string setting(std::string_view name) const override;
    void set_setting(std::string_view name, std::string_view value) override;
    Storage& storage() override { return m_storage; }
    void log(LogLevel level, std::string_view message) override;

    // For page_events.cpp.
    Requests& requests() { return m_requests; }
    IncomingFiles& incoming_files() { return m_incoming_files; }
    WebStorage& web_storage() { return m_storage; }
    void worker_told(bool failed, std::string_view text);
    std::string answer_test(std::string_view question) const;

private:
    class PageWorker;

    Requests m_requests;
    IncomingFiles m_incoming_files;
    WebStorage m_storage{m_requests};
    std::function<std::string(std::string_view)> m_answer_test;
    PageWorker* m_worker = nullptr; // whoever started it has it
    // What the page has already, since these are told in every frame.
    Cursor m_cursor = Cursor::Arrow;
    std::optional<PageTheme> m_theme;
    std::string m_title;
    bool m_unsaved = false;
    std::uint64_t m_mirrored = 0; // fingerprint
    double m_mirrored_at = 0;
};

} // namespace throughline::platform::web
