// Joins everything: takes what happens on the page, draws frames, opens and saves workspaces, and does what commands
// ask of the outside world. The page and the tests each make one.
#pragma once

#include "app/file_import.h"
#include "app/table_import.h"
#include "commands/open_workspace.h"
#include "exchange/table_library.h"
#include "platform/events.h"
#include "platform/platform.h"
#include "store/workspaces.h"
#include "ui/views/places.h"
#include "ui/views/shell/shell_view.h"
#include "ui/widgets/ui.h"

#include <memory>
#include <optional>
#include <string>

namespace throughline::app {

// Brings a finished frame to the screen and the semantic tree to the accessible mirror.
class Presenter {
public:
    virtual ~Presenter() = default;
    virtual void present(ui::Ui& ui, ui::Colour background) = 0;
};

class Application final : public platform::Events {
public:
    struct Parts {
        platform::Platform& platform;
        ui::FontBytes fonts;
        Presenter& presenter;
        // nullptr where nothing is drawn (tests).
        canvas::GraphicsDevice* graphics = nullptr;
    };
    explicit Application(const Parts& parts);
    ~Application() override;

    // Opens the storage, then the last workspace, or the worked example on the first visit.
    void start();

    ui::Ui& ui() { return m_ui; }
    OpenWorkspace& workspace() { return m_workspace; }
    TableLibrary& tables() { return m_tables; }
    const Saver& saver() const { return *m_saver; }
    bool ready() const { return m_phase == Phase::Ready; }
    // Time on the processor that the last frame took, without presenting.
    double frame_milliseconds() const { return m_frame_milliseconds; }

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
    void file_dropped(platform::OpenedFile file) override;
    void location_changed(std::string_view fragment) override;
    void mirror_focused(std::uint32_t node) override;
    void mirror_invoked(std::uint32_t node) override;
    void mirror_value_set(std::uint32_t node, std::string_view value) override;
    void visibility_changed(bool visible) override;
    void graphics_restored() override;
    void update_ready() override;
    void frame() override;

private:
    enum class Phase : std::uint8_t { Starting, Ready, Failed };

    // startup.cpp
    void open_last_workspace();
    void open_example();
    void open_workspace(const Id& workspace);
    void opened(Result<OpenedWorkspace> result);
    void create_workspace(std::string title, Store store);
    void fail(const Error& problem);
    void fetch_example_tables();

    // requests.cpp
    void perform_requests();
    void perform(const Request& request);
    void take_file(platform::OpenedFile file);
    void save_to_file(const Request& request);
    void after_deleting(const Id& workspace);
    std::function<void(Result<void>)> then_refresh(std::string success);

    // frame.cpp
    void draw();
    void draw_ready(ui::ViewContext& context);
    void draw_waiting();
    void draw_recovery(ui::ViewContext& context);
    ui::ShellFacts shell_facts();
    void apply_theme();
    void show_location();
    Date today() const;
    void wake();

    platform::Platform& m_platform;
    Presenter& m_presenter;
    canvas::GraphicsDevice* m_graphics;
    IdSource m_ids;
    ui::Ui m_ui;
    OpenWorkspace m_workspace;
    std::unique_ptr<Saver> m_saver;
    Workspaces m_workspaces;
    TableLibrary m_tables;
    ui::ShellView m_shell;
    ui::Places m_places;
    TableImport m_table_import;
    FileImport m_file_import;

    Phase m_phase = Phase::Starting;
    Error m_failure;
    RecoveryNotice m_recovery;
    bool m_session_only = false;
    bool m_update_ready = false;
    std::string m_location;
    std::string m_title;
    bool m_dark = false;
    float m_width = 1280, m_height = 800, m_pixel_ratio = 1;
    double m_frame_milliseconds = 0;
    // Callbacks of the platform may come after this object is gone.
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace throughline::app
