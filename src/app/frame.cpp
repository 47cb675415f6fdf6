// One frame: draw, do long work for a while, do what was asked of the outside.
#include "app/application.h"
#include "base/text.h"
#include "commands/file/examples.h"
#include "commands/view/address.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <utility>

namespace throughline::app {

namespace {

// Imports, filters and decisions: short ones are done in the frame that asks for them, longer ones go on
// between frames.
constexpr double frame_work_milliseconds = 2;
constexpr double work_milliseconds = 12;
// How often a frame shows how far they are: less often where frames are slow, so that a twentieth of the time
// is theirs.
constexpr double progress_milliseconds = 100;
constexpr double progress_milliseconds_at_most = 1000;
constexpr double frames_share = 0.05;
constexpr std::string_view version_text = "1";
// How often the status line looks while something is being stored.
constexpr double saving_milliseconds = 30;

platform::PageTheme page_theme(const ui::Theme& theme) {
    const auto hexadecimal = [](ui::Colour colour) {
        return (colour & 0xFF) << 16 | (colour & 0xFF00) | (colour >> 16 & 0xFF);
    };
    platform::PageTheme page;
    page.dark = theme.dark;
    page.background = hexadecimal(theme.background);
    page.field = hexadecimal(theme.background);
    page.ink = hexadecimal(theme.ink);
    page.accent = hexadecimal(theme.accent);
    page.selection = hexadecimal(theme.accent_ground);
    return page;
}

} // namespace

void Application::wake(int frames) {
    m_platform.request_frames(frames);
}

void Application::apply_theme() {
    const Theme wanted = m_workspace.session().theme;
    const bool dark = wanted == Theme::System ? m_platform.prefers_dark() : wanted == Theme::Dark;
    ui::Theme theme = dark ? ui::dark_theme() : ui::light_theme();
    theme.reduced_motion = m_platform.prefers_reduced_motion();
    if (theme.dark == m_ui.theme().dark && theme.reduced_motion == m_ui.theme().reduced_motion)
        return;
    m_ui.set_theme(theme);
    m_platform.set_page_theme(page_theme(theme));
}

void Application::frame() {
    m_frame_start = m_platform.monotonic_milliseconds();
    apply_theme();
    m_ui.begin_frame(m_width, m_height, m_pixel_ratio);
    draw();
    const ui::FrameWish wish = m_ui.end_frame();
    perform_requests();
    show_location();
    follow_record_title();
    show_title();
    // The storage answers between frames; what it says is shown in the next one.
    m_waiting_shown = save_status().waiting;
    m_platform.set_unsaved(m_waiting_shown > 0);
    if (m_waiting_shown > 0)
        m_platform.wake_after(saving_milliseconds);
    m_frame_milliseconds = m_platform.monotonic_milliseconds() - m_frame_start;
    m_presenter.present(m_ui);
    m_work_follows_frame = true;
    if (wish.frames > 0)
        m_platform.request_frames(wish.frames);
    if (wish.wake_after >= 0)
        m_platform.wake_after(wish.wake_after);
}

void Application::refresh_findings() {
    if (m_findings_version == m_workspace.store().version() && m_findings_day == m_workspace.today())
        return;
    m_findings_version = m_workspace.store().version();
    m_findings_day = m_workspace.today();
    // On a first visit the statistics come a moment after the first screen.
    m_findings =
        journey::find_misalignments(m_workspace.store(), m_findings_day,
                                    m_whole_program ? journey::Checks::All : journey::Checks::Structure);
}

void Application::draw() {
    if (m_phase != Phase::Ready)
        return draw_waiting();
    // Not earlier: what the last frame drew was shown only now.
    if (std::exchange(m_views_are_of_another, false)) {
        m_shell = std::make_unique<ui::ShellView>();
        m_places = std::make_unique<ui::Places>();
        m_catalogue = {};
        if (m_renderer)
            m_renderer->forget_uploads();
    }
    refresh_findings();
    ui::ViewContext context{m_ui,       m_workspace,         m_tables,        m_decisions, m_catalogue,
                            m_findings, m_workspace.today(), m_renderer.get()};
    draw_ready(context);
    take_clipboard(context);
    go_on_with_jobs(m_platform.monotonic_milliseconds() + frame_work_milliseconds);
}

void Application::draw_waiting() {
    const ui::Box page = m_ui.page();
    auto area = ui::column(m_ui, page.centred(480, 120));
    if (m_phase == Phase::Starting) {
        ui::second_label(m_ui, "Opening the workspace…");
        return;
    }
    ui::heading(m_ui, "The workspace could not be opened", 1);
    ui::paragraph(m_ui, m_failure.message);
    const int chosen =
        ui::banner(m_ui, "Nothing was changed. The recovery page shows everything that is stored.",
                   {.action = "Try again", .second_action = "Start with the example"});
    if (chosen == 1)
        open_last_workspace();
    if (chosen == 2)
        open_example(worked_examples().front().file);
}

void Application::draw_ready(ui::ViewContext& context) {
    m_shell->draw(
        context, shell_facts(),
        [&](const ui::Box& box) {
            ui::Box rest = box;
            draw_banners(context, rest);
            m_places->draw(context, rest);
        },
        [&](const ui::Box& box) { m_places->draw_inspector(context, box); });
    m_table_import.draw(context);
    m_workspace_import.draw(context);
}

void Application::draw_banners(ui::ViewContext& context, ui::Box& box) {
    constexpr float banner_height = 44;
    if (m_recovery.kind != RecoveryKind::None) {
        auto area = ui::column(m_ui, box.cut_top(banner_height).inset(8, 4));
        const int chosen =
            ui::banner(m_ui, m_recovery.message,
                       {.tone = ui::Tone::Bad,
                        .action = "Go on with what is here",
                        .second_action = m_recovery.salvage.empty() ? "" : "Save what was not read"});
        if (chosen == 1) {
            m_saver->accept_recovery(m_workspace.store());
            m_recovery = {};
        } else if (chosen == 2) {
            Request request;
            request.kind = RequestKind::SaveFile;
            request.name = "throughline-salvage.txt";
            request.media_type = "text/plain";
            request.text = m_recovery.salvage;
            context.session().requests.push_back(std::move(request));
        }
    }
    if (m_update_ready) {
        auto area = ui::column(m_ui, box.cut_top(banner_height).inset(8, 4));
        const int chosen = ui::banner(m_ui, "A newer version of the workbench is ready.",
                                      {.tone = ui::Tone::Accent, .action = "Reload", .closable = true});
        if (chosen == 1)
            m_platform.reload();
        if (chosen == 3)
            m_update_ready = false;
    }
}

ui::ShellFacts Application::shell_facts() {
    ui::ShellFacts facts;
    facts.save = save_status();
    facts.workspaces = m_workspaces.list();
    facts.deleted_workspaces = m_workspaces.deleted();
    facts.open_workspace = m_saver->summary().id;
    facts.workspace_title = m_saver->summary().title;
    facts.file_backup = m_file_backup;
    facts.finding_count = m_findings.size();
    facts.zoom = m_places->zoom(m_workspace.session());
    facts.version = version_text;
    return facts;
}

// Between frames, so that long work neither waits for the screen nor keeps it waiting.
void Application::work() {
    if (m_phase != Phase::Ready)
        return;
    const double start = m_platform.monotonic_milliseconds();
    // The browser brings a frame to the screen before it lets work go on: without a graphics card that takes
    // ten times as long as what we do for it.
    if (std::exchange(m_work_follows_frame, false))
        m_shown_milliseconds = start - m_frame_start;
    go_on_with_jobs(start + work_milliseconds);
    const double interval =
        std::clamp(m_shown_milliseconds / frames_share, progress_milliseconds, progress_milliseconds_at_most);
    if (m_busy && start - m_frame_start >= interval)
        m_platform.request_frames(1);
}

void Application::go_on_with_jobs(double until) {
    const auto clock = [this] { return m_platform.monotonic_milliseconds(); };
    const bool importing = m_table_import.work(clock, until);
    const bool looking = m_places->work(clock, until);
    const bool deciding = m_decisions.work(clock, until);
    const bool was_busy = std::exchange(m_busy, importing || looking || deciding);
    if (m_busy)
        m_platform.request_work();
    else if (was_busy) // what was worked out now is drawn in the next frame
        m_platform.request_frames(1);
}

// Copy, cut and paste that no widget took belong to the selected records.
void Application::take_clipboard(ui::ViewContext& context) {
    if (m_ui.editing_text())
        return;
    if (m_ui.clipboard_request() != ui::ClipboardRequest::None && !context.session().selection.empty()) {
        const bool cut = m_ui.clipboard_request() == ui::ClipboardRequest::Cut;
        ui::run(context, cut ? "edit.cut" : "edit.copy");
        perform_requests();
    }
    if (!m_ui.pasted().empty()) {
        ui::run(context, "edit.paste", {{"text", std::string(m_ui.pasted())}});
        m_ui.take_paste();
    }
}

// Back, bookmarks and links to a record work.
void Application::show_location() {
    if (m_phase != Phase::Ready)
        return;
    write_address(m_workspace.session(), m_wanted_location);
    if (m_wanted_location == m_location)
        return;
    m_location = m_wanted_location;
    m_platform.set_location(m_location);
}

void Application::location_changed(std::string_view fragment) {
    if (fragment == m_location)
        return;
    m_location = std::string(fragment);
    follow_address(m_workspace.session(), m_workspace.store(), fragment);
    wake();
}

void Application::follow_record_title() {
    const std::string_view title = workspace_title(m_workspace.store());
    if (m_phase != Phase::Ready || title.empty() || title == m_record_title)
        return;
    m_record_title = title;
    m_saver->set_title(m_record_title);
    refresh_workspaces();
}

void Application::show_title() {
    m_wanted_title.clear();
    if (m_phase == Phase::Ready)
        m_wanted_title = m_saver->summary().title;
    m_wanted_title += m_wanted_title.empty() ? "Throughline" : " – Throughline";
    if (m_wanted_title == m_title)
        return;
    m_title = m_wanted_title;
    m_platform.set_title(m_title);
}

} // namespace throughline::app
