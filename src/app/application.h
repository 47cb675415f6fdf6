// Joins everything: takes what happens on the page, draws frames, opens and saves workspaces, and does what
// commands ask of the outside world. The page and the tests each make one.
#pragma once

#include "app/workspace_import.h"
#include "commands/open_workspace.h"
#include "exchange/table_library.h"
#include "platform/events.h"
#include "platform/platform.h"
#include "store/workspaces.h"
#include "ui/views/customers/table_import.h"
#include "ui/views/places.h"
#include "ui/views/shell/shell_view.h"
#include "ui/widgets/ui.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace throughline::app {

// Brings a finished frame to the screen and the semantic tree to the accessible mirror.
class Presenter {
public:
    virtual ~Presenter() = default;
    virtual void present(ui::Ui& ui) = 0;
    // The graphics context is new: everything made with the old one is gone.
    virtual void graphics_restored() = 0;
    // See Platform::complete_program(). Once.
    virtual void program_completed() {}
};

class Application final : public platform::Events {
public:
    struct Parts {
        platform::Platform& platform;
        ui::FontBytes fonts;
        Presenter& presenter;
        // nullptr where nothing is drawn (tests).
        canvas::GraphicsDevice* graphics = nullptr;
        // Letters that the first screen can do without; readable when Platform::complete_program() has
        // answered.
        ui::FontBytes later_fonts = {};
    };
    explicit Application(const Parts& parts);
    ~Application() override;
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    // Opens the storage, then the last workspace, or the worked example on the first visit.
    void start();

    ui::Ui& ui() { return m_ui; }
    OpenWorkspace& workspace() { return m_workspace; }
    TableLibrary& tables() { return m_tables; }
    SaveStatus save_status() const { return m_saver->status(); }
    bool is_ready() const { return m_phase == Phase::Ready; }
    // Nothing is under way: no import, filter, decision, reading or saving.
    bool is_settled() const {
        return is_ready() && m_complete && !m_busy && !m_tables.is_reading() && !m_places->is_waiting() &&
               m_waiting_shown == 0 && save_status().waiting == 0;
    }
    // Time on the processor that the last frame took, without presenting.
    double frame_milliseconds() const { return m_frame_milliseconds; }
    std::uint32_t canvas_draw_calls() const { return m_renderer ? m_renderer->counts().draw_calls : 0; }

    // --- platform::Events
    void resized(float width, float height, float pixel_ratio) override;
    void pointer_moved(float x, float y, platform::PointerSource source) override;
    void pointer_left() override;
    void pointer_pressed(platform::PointerButton button, bool down, int click_count) override;
    void wheel(float horizontal, float vertical, bool pinch) override;
    void key(platform::Key key, bool down, bool repeated) override;
    void typed(std::string_view text) override;
    void modifiers(platform::Modifiers modifiers) override;
    void focus_changed(bool focused) override;
    void colour_scheme_changed() override;
    void text_entry_changed(std::string_view value) override;
    void text_entry_ended(platform::TextEntryEnd end) override;
    bool copy_requested(bool cut, std::string& text, std::string& html) override;
    void pasted(std::string_view text) override;
    void file_dropped(Result<platform::OpenedFile> file) override;
    void location_changed(std::string_view fragment) override;
    void mirror_focused(std::uint32_t node) override;
    void mirror_invoked(std::uint32_t node) override;
    void mirror_value_set(std::uint32_t node, std::string_view value) override;
    void woken() override;
    void work() override;
    void visibility_changed(bool visible) override;
    void graphics_restored() override;
    void update_ready() override;
    void frame() override;

private:
    enum class Phase : std::uint8_t { Starting, Ready, Failed };

    // startup.cpp
    void open_last_workspace();
    bool leaves_nothing() const;
    void open_example(std::string_view file);
    void open_workspace(const Id& workspace);
    void opened(Result<OpenedWorkspace> result);
    void create_workspace(const std::string& title, Store store);
    void became_ready();
    std::string backup_setting() const; // where it is kept when the open workspace was last saved to a file
    void fail(const Error& problem);
    void program_completed();
    void complete_example();
    bool add_example_customers(const Id& table, const std::string& file, Result<std::string> bytes);
    std::string example_setting() const; // where it is kept that the open workspace waits for its tables

    // requests.cpp
    void perform_requests();
    void perform(const Request& request);
    void choose_tests(const std::string& decision);
    void perform_on_workspaces(const Request& request);
    bool file_came(const Result<platform::OpenedFile>& file);
    void take_file(Result<platform::OpenedFile> chosen);
    void save_to_file(const Request& request);
    void save_picture(const Request& request);
    // Says in a toast how it went.
    void told_of_file(const std::string& name, const Result<void>& saved);
    void copy_text(const Request& request);
    void refresh_workspaces();
    // Toasts what failed; refreshes the list either way.
    std::function<void(Result<void>)> reporting(std::string success);
    void told_by_other_tab(const Id& workspace, platform::Notice notice);

    // frame.cpp
    void draw();
    void draw_ready(ui::ViewContext& context);
    void draw_waiting();
    void draw_banners(ui::ViewContext& context, ui::Box& box);
    ui::ShellFacts shell_facts();
    void refresh_findings();
    void go_on_with_jobs(double until);
    void take_clipboard(ui::ViewContext& context);
    void apply_theme();
    void show_location();
    void show_title();
    void follow_record_title();
    // Asks for a frame because something from outside happened.
    void wake(int frames = 3);
    // Wraps a callback so that nothing happens when this object is gone.
    template <typename Argument>
    std::function<void(Argument)> guarded(std::function<void(Argument)> callback);

    platform::Platform& m_platform;
    Presenter& m_presenter;
    // Emptied when they were added to the others.
    ui::FontBytes m_later_fonts;
    std::unique_ptr<canvas::Renderer> m_renderer;
    IdSource m_ids;
    ui::Ui m_ui;
    OpenWorkspace m_workspace;
    std::unique_ptr<Saver> m_saver;
    Workspaces m_workspaces;
    TableLibrary m_tables;
    engage::DecisionRuns m_decisions;
    // Made anew for each workspace: what these keep is of the versions of one store.
    engage::CurrentCatalogue m_catalogue;
    std::unique_ptr<ui::ShellView> m_shell;
    std::unique_ptr<ui::Places> m_places;
    bool m_views_are_of_another = false;
    ui::TableImport m_table_import;
    WorkspaceImport m_workspace_import;

    Phase m_phase = Phase::Starting;
    Error m_failure;
    RecoveryNotice m_recovery;
    bool m_update_ready = false;
    bool m_busy = false;
    // Not only what the first screen needs.
    bool m_whole_program = false;
    // The whole program is there, and so are the example's customers.
    bool m_complete = false;
    // Entries that were not stored yet when the last frame was drawn.
    std::size_t m_waiting_shown = 0;
    std::vector<journey::Finding> m_findings;
    std::uint64_t m_findings_version = ~std::uint64_t{0};
    Date m_findings_day;
    std::string m_location;
    std::string m_wanted_location;        // what was just asked for; kept for its memory
    std::optional<Instant> m_file_backup; // when the open workspace was last saved to a file
    std::string m_title, m_wanted_title;
    // Of the workspace record when it was opened, or since: the list of workspaces follows its changes.
    std::string m_record_title;
    float m_width = 1280, m_height = 800, m_pixel_ratio = 1;
    double m_frame_start = 0;
    double m_frame_milliseconds = 0;
    // Of the last frame that work followed, until the browser had shown it.
    double m_shown_milliseconds = 0;
    bool m_work_follows_frame = false;
    // Callbacks of the platform may come after this object is gone.
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

template <typename Argument>
std::function<void(Argument)> Application::guarded(std::function<void(Argument)> callback) {
    return [alive = std::weak_ptr<bool>(m_alive), callback = std::move(callback), this](Argument argument) {
        if (alive.expired())
            return;
        callback(std::move(argument));
        // Without a graphics card each frame costs more than all that the answer changes.
        wake(m_phase == Phase::Ready ? 2 : 1);
    };
}

} // namespace throughline::app
