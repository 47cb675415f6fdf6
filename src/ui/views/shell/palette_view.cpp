// Ctrl+K: every command and every record by name.
#include "commands/palette.h"
#include "ui/views/shell/shell_view.h"

namespace throughline::ui {

namespace {

constexpr std::size_t most_entries = 40;

} // namespace

void ShellView::draw_palette(ViewContext& context) {
    Session& session = context.session();
    if (session.dialog == Dialog::Palette && !m_palette.open) {
        m_palette = {};
        m_palette.open = true;
        m_palette.query = session.palette_text;
        m_palette_version = ~std::uint64_t{0};
    }
    if (!m_palette.open)
        return;
    Ui& ui = context.ui;
    // Ranked when something changed, not in each frame.
    if (m_palette_ranked != m_palette.query || m_palette_version != context.store().version()) {
        m_palette_ranked = m_palette.query;
        m_palette_version = context.store().version();
        m_palette_entries = context.workspace.palette(m_palette.query, most_entries);
    }
    const int chosen = palette(ui, m_palette, static_cast<int>(m_palette_entries.size()), [&](int index) {
        const PaletteEntry& entry = m_palette_entries[static_cast<std::size_t>(index)];
        PaletteItem item;
        item.title = entry.title;
        item.topic = entry.detail;
        item.disabled_reason = entry.reason;
        if (entry.command) {
            item.shortcut = shortcut_label(ui, entry.command->shortcut);
            item.icon = icon_named(entry.command->icon);
        }
        return item;
    });
    if (chosen >= 0) {
        const PaletteEntry entry = m_palette_entries[static_cast<std::size_t>(chosen)];
        m_palette.open = false;
        session.dialog = Dialog::None;
        if (entry.command)
            run(context, entry.command->id);
        else
            run(context, "go.record", {{"id", entry.record.text()}});
        return;
    }
    if (!m_palette.open && session.dialog == Dialog::Palette)
        session.dialog = Dialog::None;
}

} // namespace throughline::ui
