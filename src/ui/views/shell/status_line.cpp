// What is saved and where, findings, zoom, and what the browser withholds.
#include "base/text.h"
#include "ui/views/shell/shell_view.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

namespace throughline::ui {

namespace {

// "14:32:08" in the person's time zone.
std::string_view clock_text(Ui& ui, Instant instant) {
    const std::int64_t local = instant.milliseconds / 1000 + ui.platform().minutes_east_of_utc() * 60;
    const std::int64_t second = ((local % 86400) + 86400) % 86400;
    return ui.format("%02d:%02d:%02d", static_cast<int>(second / 3600), static_cast<int>(second / 60 % 60),
                     static_cast<int>(second % 60));
}

std::string_view backup_text(Ui& ui, const ShellFacts& facts, Date today) {
    if (!facts.file_backup)
        return "No backup to a file yet";
    const int days = today.days - date_of(*facts.file_backup).days;
    if (days <= 0)
        return "Backup to file: today";
    return days == 1 ? "Backup to file: yesterday" : ui.format("Backup to file: %d days ago", days);
}

} // namespace

void ShellView::draw_save_state(ViewContext& context, const ShellFacts& facts) {
    Ui& ui = context.ui;
    const SaveStatus& save = facts.save;
    const auto entry = static_cast<unsigned long long>(save.sequence);
    switch (save.state) {
    case SaveState::Saved:
        if (save.session_only)
            dot(ui, "Kept for this session only: this browser stores nothing", Tone::Warning);
        else if (save.saved_at.milliseconds == 0)
            dot(ui, ui.format("Saved · entry %llu", entry), Tone::Good);
        else
            dot(ui, ui.format("Saved %s · entry %llu", clock_text(ui, save.saved_at).data(), entry),
                Tone::Good);
        break;
    case SaveState::Saving:
        dot(ui, ui.format("Saving %zu…", save.waiting), Tone::Accent);
        break;
    case SaveState::NotSaved:
        dot(ui, ui.format("NOT SAVED since %s: %s", clock_text(ui, save.since).data(), save.reason.c_str()),
            Tone::Bad);
        if (link(ui, "Try again"))
            run(context, "file.retry_saving");
        if (link(ui, "Save to a file"))
            run(context, "file.export");
        break;
    case SaveState::ReadOnly:
        dot(ui, "Read only: another tab is editing", Tone::Warning);
        if (link(ui, "Edit here"))
            run(context, "file.take_over");
        break;
    }
}

void ShellView::draw_status_line(ViewContext& context, const ShellFacts& facts, Box box) {
    Ui& ui = context.ui;
    auto region = ui.group(Role::ContentInfo, "Status line", box);
    auto flow = column(ui, box.inset(14, 3), 0);
    auto row = line(ui, {.gap = 16, .height = box.height - 6});
    draw_save_state(context, facts);
    small_label(ui, backup_text(ui, facts, context.today));
    push_right(ui);
    if (facts.finding_count > 0) {
        if (link(ui, ui.counted(facts.finding_count, "finding", "findings"),
                 {.style = {.size = metric::small_text}}))
            run(context, "go.findings");
    }
    if (facts.zoom > 0) {
        LinkOptions zoom;
        zoom.tooltip = "Back to 100 %";
        zoom.style.size = metric::small_text;
        if (link(ui, ui.format("%.0f %%", static_cast<double>(facts.zoom) * 100), zoom))
            run(context, "view.zoom_actual");
    }
    const bool offline = ui.platform().has(platform::Capability::OfflineCache);
    const bool secure = ui.platform().has(platform::Capability::SecureContext);
    small_label(ui, offline  ? "Offline ready"
                    : secure ? "Works offline while open"
                             : "Plain http: works offline while open");
}

} // namespace throughline::ui
