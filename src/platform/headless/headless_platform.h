// The outside world in memory: for tests of the application without a browser, and for tools. A test sets the
// clock, answers dialogs, types into the text field, and reads what was copied, saved and logged.
#pragma once

#include "platform/events.h"
#include "platform/headless/memory_storage.h"
#include "platform/platform.h"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace throughline::platform {

struct SavedFile {
    std::string name;
    std::string media_type;
    std::string bytes;
};

struct CopiedContent {
    std::string text;
    std::string html;
};

class HeadlessPlatform final : public Platform {
public:
    // `disk` may be shared with an earlier platform, to start "the next session"; without one it has its own.
    explicit HeadlessPlatform(MemoryDisk* disk = nullptr);

    // --- what a test controls ------------------------------------------------------------------------------
    // Time moves only here; timers that fall due ask for a frame.
    void set_now(Instant now);
    void advance(double milliseconds);
    void set_minutes_east_of_utc(std::int32_t minutes) { m_minutes_east = minutes; }
    void seed(std::uint64_t seed) { m_random = Random(seed); }

    // Answers everything that waits: storage, files. Returns how many answers were given.
    std::size_t pump();
    // Draws frames on `events` while any are asked for, at most `most`; returns how many were drawn.
    int draw(Events& events, int most = 100);
    int frames_asked() const { return m_frames; }

    MemoryStorage& memory() { return m_storage; }
    MemoryDisk& disk() { return m_disk; }

    // The next open_file() gets this file; without one it is cancelled.
    void choose_file(OpenedFile file) { m_choices.push_back(std::move(file)); }
    void refuse_saving(std::string message) { m_save_failure = std::move(message); }
    void ship_file(std::string path, std::string bytes);
    // read_shipped_file() also looks into this folder of the disk; for tests with the project's examples.
    void set_shipped_folder(std::string folder) { m_shipped_folder = std::move(folder); }
    void set_capability(Capability capability, bool present);
    // start_worker() gives one that is this program; without it there are none. pump() lets it work.
    void
    set_worker_program(std::function<std::unique_ptr<WorkerProgram>(std::function<void(std::string)>)> make) {
        m_make_worker_program = std::move(make);
    }
    // The Worker ends, as when its memory is used up.
    void break_worker();
    bool has_worker() const { return m_worker != nullptr; }
    void set_prefers_dark(bool dark) { m_prefers_dark = dark; }
    // Time as it passes, for measuring programs; without it time stands still between frames.
    void set_stopwatch(std::function<double()> stopwatch) { m_stopwatch = std::move(stopwatch); }
    void set_writes_decimal_comma(bool comma) { m_writes_decimal_comma = comma; }
    void set_prefers_reduced_motion(bool reduced) { m_prefers_reduced_motion = reduced; }

    // --- the text field ------------------------------------------------------------------------------------
    const std::optional<TextEntryRequest>& text_entry() const { return m_entry; }
    const TextEntryList& text_entry_list() const { return m_entry_list; }
    // Types at the end of the field, or over everything when all is selected, code point by code point.
    // False when no field is open.
    bool type_text(Events& events, std::string_view text);
    // Puts `value` into the field at once, as a paste or an input method does.
    bool set_text(Events& events, std::string_view value);
    bool end_entry(Events& events, TextEntryEnd end);

    // --- what was asked of the outside ---------------------------------------------------------------------
    const std::vector<SavedFile>& saved_files() const { return m_saved; }
    const std::vector<CopiedContent>& copies() const { return m_copies; }
    const std::vector<std::pair<LogLevel, std::string>>& logged() const { return m_logged; }
    const std::vector<std::string>& opened_addresses() const { return m_addresses; }
    const std::string& title() const { return m_title; }
    Cursor cursor() const { return m_cursor; }
    const PageTheme& page_theme() const { return m_theme; }
    bool unsaved() const { return m_unsaved; }
    int reloads() const { return m_reloads; }

    // --- Platform ------------------------------------------------------------------------------------------
    Instant now() const override;
    double monotonic_milliseconds() const override { return m_stopwatch ? m_stopwatch() : m_milliseconds; }
    std::int32_t minutes_east_of_utc() const override { return m_minutes_east; }
    std::uint64_t entropy() override { return m_random.next(); }
    void request_frames(int count) override;
    void wake_after(double milliseconds) override;
    void request_work() override { m_work_wanted = true; }
    bool copy(std::string_view text, std::string_view html) override;
    void save_file(std::string_view name, std::string_view media_type, std::string bytes,
                   std::function<void(Result<void>)> done) override;
    // Kept as it came: the bytes are the SVG.
    void save_picture(std::string_view name, std::string_view svg, double scale,
                      std::function<void(Result<void>)> done) override;
    void open_file(std::string_view accept, std::function<void(Result<OpenedFile>)> done) override;
    void read_shipped_file(std::string_view path, std::function<void(Result<std::string>)> done) override;
    void complete_program(std::function<void()> done) override;
    std::unique_ptr<Worker> start_worker(std::function<void(Result<std::string_view>)> take) override;
    void show_text_entry(const TextEntryRequest& request) override;
    void move_text_entry(const Rectangle& box) override;
    void hide_text_entry() override;
    void show_text_entry_list(const TextEntryList& list) override { m_entry_list = list; }
    void set_title(std::string_view title) override { m_title = title; }
    void set_location(std::string_view fragment) override { m_location = fragment; }
    std::string location() const override { return m_location; }
    bool prefers_dark() const override { return m_prefers_dark; }
    bool prefers_reduced_motion() const override { return m_prefers_reduced_motion; }
    bool writes_decimal_comma() const override { return m_writes_decimal_comma; }
    bool has(Capability capability) const override { return m_capabilities.contains(capability); }
    void set_cursor(Cursor cursor) override { m_cursor = cursor; }
    void set_page_theme(const PageTheme& theme) override { m_theme = theme; }
    void set_unsaved(bool unsaved) override { m_unsaved = unsaved; }
    void open_address(std::string_view address) override { m_addresses.emplace_back(address); }
    void reload() override { ++m_reloads; }
    std::string setting(std::string_view name) const override;
    void set_setting(std::string_view name, std::string_view value) override;
    Storage& storage() override { return m_storage; }
    void log(LogLevel level, std::string_view message) override;

private:
    class MemoryWorker;

    bool go_on_with_worker();
    Result<std::string> shipped(const std::string& path) const;

    MemoryDisk m_own_disk;
    MemoryDisk& m_disk;
    MemoryStorage m_storage;
    Random m_random{1};
    Instant m_start{1'795'000'000'000}; // 18 November 2026
    double m_milliseconds = 0;
    std::vector<double> m_timers;
    std::int32_t m_minutes_east = 0;
    int m_frames = 0;
    bool m_work_wanted = false;
    int m_reloads = 0;

    std::deque<std::function<void()>> m_waiting;
    std::function<std::unique_ptr<WorkerProgram>(std::function<void(std::string)>)> m_make_worker_program;
    MemoryWorker* m_worker = nullptr; // whoever started it has it
    std::deque<OpenedFile> m_choices;
    std::string m_save_failure;
    std::map<std::string, std::string, std::less<>> m_shipped;
    std::string m_shipped_folder;
    std::map<std::string, std::string, std::less<>> m_settings;
    std::set<Capability> m_capabilities;
    bool m_prefers_dark = false;
    bool m_prefers_reduced_motion = false;
    bool m_writes_decimal_comma = false;
    std::function<double()> m_stopwatch;
    bool m_unsaved = false;

    std::optional<TextEntryRequest> m_entry;
    TextEntryList m_entry_list;
    std::vector<SavedFile> m_saved;
    std::vector<CopiedContent> m_copies;
    std::vector<std::pair<LogLevel, std::string>> m_logged;
    std::vector<std::string> m_addresses;
    std::string m_title;
    std::string m_location;
    Cursor m_cursor = Cursor::Arrow;
    PageTheme m_theme;
};

} // namespace throughline::platform
