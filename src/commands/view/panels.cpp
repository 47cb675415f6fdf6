// view.theme, view.inspector, view.palette
#include "commands/editing.h"
#include "commands/entries.h"

namespace throughline {

namespace {

// Query

Allowed theme_allowed(const CommandContext& context) {
    const std::string_view theme = context.argument("theme");
    if (!theme.empty() && theme != "system" && theme != "light" && theme != "dark")
        return error_at("theme", "The theme is system, light or dark.");
    return {};
}

// Execute

Result<void> set_theme(const CommandContext& context, Transaction&) {
    const std::string_view theme = context.argument("theme");
    Theme& chosen = context.session.theme;
    if (theme.empty())
        chosen = chosen == Theme::Dark ? Theme::Light : Theme::Dark;
    else
        chosen = theme == "dark" ? Theme::Dark : theme == "light" ? Theme::Light : Theme::System;
    return {};
}

Result<void> toggle_inspector(const CommandContext& context, Transaction&) {
    context.session.inspector_visible = !context.session.inspector_visible;
    return {};
}

Result<void> toggle_palette(const CommandContext& context, Transaction&) {
    Session& session = context.session;
    session.dialog = session.dialog == Dialog::Palette ? Dialog::None : Dialog::Palette;
    session.palette_text = context.argument("text");
    return {};
}

} // namespace

// Entries

constinit const Command theme_command{
    .id = "view.theme",
    .title = "Light or dark",
    .tooltip = "Changes between light and dark colours.",
    .topic = Topic::View,
    .shortcut = {.key = platform::Key::D, .shift = true, .alt = true},
    .synonyms = "theme night colours mode",
    .icon = "theme",
    .query = theme_allowed,
    .execute = set_theme,
};

constinit const Command inspector_command{
    .id = "view.inspector",
    .title = "Inspector",
    .tooltip = "Shows or hides the panel at the right.",
    .topic = Topic::View,
    .shortcut = {.key = platform::Key::I, .alt = true},
    .synonyms = "panel details properties",
    .icon = "inspector",
    .query = always,
    .execute = toggle_inspector,
};

constinit const Command palette_command{
    .id = "view.palette",
    .title = "Search or run a command",
    .tooltip = "Finds records and commands by name.",
    .topic = Topic::View,
    .offered = Offered::ByViewsOnly,
    .shortcut = {.key = platform::Key::K, .control = true},
    .icon = "search",
    .query = always,
    .execute = toggle_palette,
};

} // namespace throughline
