#include "ui/widgets/buttons.h"

#include "ui/widgets/inside.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/signs.h"

#include <cmath>

namespace throughline::ui {

namespace {

constexpr float button_padding = 12, icon_room = 20;

struct ButtonLook {
    Colour ground = 0, line = 0, ink = 0;
};

ButtonLook look_of(const Theme& theme, const ButtonOptions& options, bool disabled) {
    if (disabled)
        return {options.kind == ButtonKind::Quiet ? 0 : theme.background,
                options.kind == ButtonKind::Quiet ? 0 : theme.line, theme.third_ink};
    if (options.pressed)
        return {theme.accent_ground, options.kind == ButtonKind::Quiet ? 0 : theme.accent, theme.accent};
    switch (options.kind) {
    case ButtonKind::Primary:
        return {theme.accent, 0, theme.on_accent};
    case ButtonKind::Danger:
        return {theme.bad, 0, theme.on_accent};
    case ButtonKind::Quiet:
        return {0, 0, theme.second_ink};
    case ButtonKind::Normal:
        break;
    }
    return {theme.panel, theme.strong_line, theme.ink};
}

void draw_button(Ui& ui, const Interaction& interaction, std::string_view name, const ButtonOptions& options,
                 bool disabled) {
    const Painter paint = ui.paint();
    const ButtonLook look = look_of(ui.theme(), options, disabled);
    const Box& box = interaction.box;
    paint.fill(box, look.ground, metric::radius);
    if (look.line != 0)
        paint.outline(box, look.line, metric::radius);
    if (!disabled)
        draw_state(ui, box, interaction.hovered, interaction.held, metric::radius);
    if (name.empty()) {
        paint.icon(box, options.icon, look.ink, 16);
    } else {
        Box inner = box.inset(button_padding - 2, 0);
        if (options.icon != 0) {
            const float text_width = paint.measure(name).width;
            const float spare = std::max(inner.width - text_width - icon_room, 0.0F);
            inner.cut_left(spare / 2);
            paint.icon(inner.cut_left(16), options.icon, look.ink, 16);
            inner.cut_left(icon_room - 16);
            paint.text(inner, name, {.colour = look.ink});
        } else {
            paint.text(inner, name, {.colour = look.ink, .align = Align::Centre});
        }
    }
    ui.focus_ring(interaction);
}

void record_button(Ui& ui, const Interaction& interaction, std::string_view name,
                   const ButtonOptions& options, bool disabled) {
    std::uint32_t state = state_of(interaction, disabled);
    if (options.pressed)
        state |= StateChecked;
    const bool toggle = options.toggle || options.pressed;
    SemanticNode& node =
        record(ui, toggle ? Role::ToggleButton : Role::Button, interaction.id, name, interaction.box, state);
    explain(ui, node, interaction, options.tooltip, options.shortcut, options.disabled_reason);
}

} // namespace

bool button(Ui& ui, std::string_view label, const ButtonOptions& options) {
    const std::string_view name = shown_label(label);
    const bool disabled = !options.disabled_reason.empty();
    float width = options.width;
    if (width <= 0)
        width = std::ceil(ui.paint().measure(name).width) + 2 * button_padding +
                (options.icon != 0 ? icon_room : 0.0F);
    const Box box = place(ui, width, metric::control);
    const Interaction interaction = ui.interact(ui.id(label), box, {.disabled = disabled});
    draw_button(ui, interaction, name, options, disabled);
    record_button(ui, interaction, name, options, disabled);
    return interaction.activated;
}

bool icon_button(Ui& ui, Icon icon, std::string_view label, const ButtonOptions& options) {
    const std::string_view name = shown_label(label);
    const bool disabled = !options.disabled_reason.empty();
    const Box box = place(ui, metric::control, metric::control);
    const Interaction interaction = ui.interact(ui.id(label), box, {.disabled = disabled});
    ButtonOptions drawn = options;
    drawn.icon = icon;
    if (drawn.kind == ButtonKind::Normal)
        drawn.kind = ButtonKind::Quiet;
    draw_button(ui, interaction, {}, drawn, disabled);
    if (drawn.tooltip.empty())
        drawn.tooltip = name;
    record_button(ui, interaction, name, drawn, disabled);
    return interaction.activated;
}

bool close_button(Ui& ui, std::string_view label) {
    const Box box = place(ui, 24, 24);
    const Interaction interaction = ui.interact(ui.id(label), box);
    draw_state(ui, box, interaction.hovered, interaction.held, metric::radius);
    ui.paint().cross(box.centre(), 8, ui.theme().second_ink);
    ui.focus_ring(interaction);
    SemanticNode& node =
        record(ui, Role::Button, interaction.id, shown_label(label), box, state_of(interaction));
    explain(ui, node, interaction, shown_label(label));
    return interaction.activated;
}

bool toggle_button(Ui& ui, std::string_view label, bool on, const ButtonOptions& options) {
    ButtonOptions shown = options;
    shown.toggle = true;
    shown.pressed = on;
    return button(ui, label, shown);
}

namespace {

enum class BoxState : std::uint8_t { Off, On, Mixed };

bool check_box_like(Ui& ui, std::string_view label, BoxState state, const ChoiceOptions& options) {
    const std::string_view name = shown_label(label);
    const bool disabled = !options.disabled_reason.empty();
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    Box box = place(ui, std::ceil(paint.measure(name).width) + 24, 24);
    const Interaction interaction = ui.interact(ui.id(label), box, {.disabled = disabled});
    const Box mark = box.cut_left(24).centred(16, 16).moved(-4, 0);
    const bool filled = state != BoxState::Off;
    const Colour accent = disabled ? theme.third_ink : theme.accent;
    paint.fill(mark, filled ? accent : theme.background, 4);
    if (!filled)
        paint.outline(mark, interaction.hovered && !disabled ? theme.accent : theme.strong_line, 4);
    if (state == BoxState::On)
        paint.tick(mark.centre(), 10, theme.on_accent);
    if (state == BoxState::Mixed)
        paint.fill(mark.centred(8, 2), theme.on_accent);
    paint.text(box, name, {.colour = disabled ? theme.third_ink : theme.ink});
    ui.focus_ring(interaction, 4);
    SemanticNode& node = record(ui, Role::CheckBox, interaction.id, name, interaction.box,
                                state_of(interaction, disabled) | (state == BoxState::On      ? StateChecked
                                                                   : state == BoxState::Mixed ? StateMixed
                                                                                              : 0U));
    explain(ui, node, interaction, options.tooltip, {}, options.disabled_reason);
    return interaction.activated;
}

} // namespace

bool check_box(Ui& ui, std::string_view label, bool checked, const ChoiceOptions& options) {
    return check_box_like(ui, label, checked ? BoxState::On : BoxState::Off, options);
}

bool check_box_mixed(Ui& ui, std::string_view label, const ChoiceOptions& options) {
    return check_box_like(ui, label, BoxState::Mixed, options);
}

bool switch_button(Ui& ui, std::string_view label, bool on, const ChoiceOptions& options) {
    const std::string_view name = shown_label(label);
    const bool disabled = !options.disabled_reason.empty();
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    Box box = place(ui, std::ceil(paint.measure(name).width) + 40, 24);
    const Interaction interaction = ui.interact(ui.id(label), box, {.disabled = disabled});
    const float at = ui.animated(interaction.id, on);
    const Box track = box.cut_left(40).centred(32, 18).moved(-4, 0);
    const Colour off = theme.strong_line;
    paint.fill(track, mixed(off, disabled ? theme.third_ink : theme.accent, at), 9);
    paint.disc({track.x + 9 + 14 * at, track.centre().y}, 7, theme.dark ? theme.ink : theme.panel);
    paint.text(box, name, {.colour = disabled ? theme.third_ink : theme.ink});
    ui.focus_ring(interaction, 9);
    SemanticNode& node = record(ui, Role::Switch, interaction.id, name, interaction.box,
                                state_of(interaction, disabled) | (on ? StateChecked : 0U));
    explain(ui, node, interaction, options.tooltip, {}, options.disabled_reason);
    return interaction.activated;
}

} // namespace throughline::ui
