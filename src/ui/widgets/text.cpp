#include "ui/widgets/text.h"

#include "ui/widgets/inside.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/signs.h"

#include <cmath>

namespace throughline::ui {

namespace {

// Static text has no id of its own; this one keeps the mirror's elements apart.
std::uint32_t text_id(Ui& ui, std::string_view text) {
    Inside& in = ui.inside();
    return hashed(text, hashed(++in.layout_counter, in.ids.back()));
}

// The whole text of a label that did not fit.
void tooltip_of_cut(Ui& ui, std::uint32_t id, const Box& box, std::string_view text) {
    Inside& in = ui.inside();
    Interaction interaction;
    interaction.id = id;
    interaction.box = box;
    interaction.hovered = in.context->HoveredWindow == ImGui::GetCurrentWindow() &&
                          in.context->ActiveId == 0 && box.intersected(in.clip()).contains(in.pointer);
    ui.tooltip(interaction, text);
}

void line_of_text(Ui& ui, std::string_view text, const TextStyle& style, Role role, std::uint16_t level) {
    const Size size = ui.paint().measure(text, style);
    const bool aligned = style.align != Align::Left;
    const Box box = place(ui, aligned ? 0 : std::ceil(size.width), size.height);
    const std::uint32_t id = text_id(ui, text);
    if (!ui.paint().text(box, text, style))
        tooltip_of_cut(ui, id, box, text);
    record(ui, role, id, text, box).level = level;
}

} // namespace

void label(Ui& ui, std::string_view text, const TextStyle& style) {
    line_of_text(ui, text, style, Role::Text, 0);
}

void second_label(Ui& ui, std::string_view text) {
    label(ui, text, {.colour = ui.theme().second_ink});
}

void small_label(Ui& ui, std::string_view text) {
    label(ui, text, {.size = metric::small_text, .colour = ui.theme().third_ink});
}

void paragraph(Ui& ui, std::string_view text, const TextStyle& style) {
    const float width = available_width(ui);
    const float height = ui.paint().wrapped_height(text, width, style);
    const Box box = place(ui, width, height);
    ui.paint().wrapped_text(box, text, style);
    record(ui, Role::Text, text_id(ui, text), text, box);
}

void heading(Ui& ui, std::string_view text, int level) {
    TextStyle style{.size = metric::title_text, .weight = Weight::Semibold};
    if (level == 2)
        style.size = metric::body_text;
    if (level >= 3) {
        style.size = metric::small_text;
        style.colour = ui.theme().third_ink;
    }
    line_of_text(ui, text, style, Role::Heading, static_cast<std::uint16_t>(level));
}

void section(Ui& ui, std::string_view text) {
    space(ui, 6);
    // Looks small, but stands directly under the title of its part of the page.
    const TextStyle style{
        .size = metric::small_text, .weight = Weight::Semibold, .colour = ui.theme().third_ink};
    line_of_text(ui, text, style, Role::Heading, 2);
}

bool link(Ui& ui, std::string_view label, const LinkOptions& options) {
    const std::string_view name = shown_label(label);
    const bool disabled = !options.disabled_reason.empty();
    const Size size = ui.paint().measure(name, options.style);
    const Box box = place(ui, std::ceil(size.width), size.height);
    const Interaction interaction =
        ui.interact(ui.id(label), box, {.disabled = disabled, .cursor = platform::Cursor::Hand});
    TextStyle style = options.style;
    style.colour = disabled ? ui.theme().third_ink : ui.theme().accent;
    ui.paint().text(box, name, style);
    if (interaction.hovered && !disabled)
        ui.paint().fill({box.x, std::round(box.centre().y + style.size * 0.52F), box.width, 1}, style.colour);
    ui.focus_ring(interaction, 3);
    SemanticNode& node = record(ui, Role::Link, interaction.id, name, box, state_of(interaction, disabled));
    explain(ui, node, interaction, options.tooltip, {}, options.disabled_reason);
    return interaction.activated;
}

void chip(Ui& ui, std::string_view text, const ChipOptions& options) {
    const std::string_view name = shown_label(text);
    const Box box = place(ui, chip_width(ui, name, options.icon), metric::chip);
    const std::uint32_t id = text_id(ui, text);
    draw_chip(ui, box, name, options.tone, options.icon);
    SemanticNode& node = record(ui, Role::Text, id, name, box);
    if (!options.tooltip.empty()) {
        ui.semantics().set_description(node, options.tooltip);
        tooltip_of_cut(ui, id, box, options.tooltip);
    }
}

void chip(Ui& ui, std::string_view text, Tone tone) {
    chip(ui, text, ChipOptions{.tone = tone});
}

bool chip_button(Ui& ui, std::string_view label, const ChipOptions& options, bool pressed) {
    const std::string_view name = shown_label(label);
    const Box box = place(ui, chip_width(ui, name, options.icon), metric::chip + 2);
    const Interaction interaction = ui.interact(ui.id(label), box);
    const Tone tone = pressed && options.tone == Tone::Outlined ? Tone::Accent : options.tone;
    draw_chip(ui, box, name, tone, options.icon);
    if (pressed)
        ui.paint().outline(box, ui.theme().of(tone), box.height / 2);
    draw_state(ui, box, interaction.hovered, interaction.held, box.height / 2);
    ui.focus_ring(interaction, box.height / 2);
    SemanticNode& node = record(ui, pressed ? Role::ToggleButton : Role::Button, interaction.id, name, box,
                                state_of(interaction) | (pressed ? StateChecked : 0U));
    explain(ui, node, interaction, options.tooltip);
    return interaction.activated;
}

void icon(Ui& ui, Icon icon, std::string_view name, Tone tone, float size) {
    const Box box = place(ui, size, size);
    ui.paint().icon(box, icon, ui.theme().of(tone), size);
    if (!name.empty())
        record(ui, Role::Image, text_id(ui, name), name, box);
}

void key_cap(Ui& ui, std::string_view keys) {
    const Box box = place(ui, key_cap_width(ui, keys), 18);
    draw_key_cap(ui, box, keys);
    record(ui, Role::Text, text_id(ui, keys), keys, box);
}

void avatar(Ui& ui, std::string_view name, float size, Tone tone) {
    const Box box = place(ui, size, size);
    ui.paint().disc(box.centre(), size / 2, ui.theme().ground(tone));
    // The first letters of the first and the last word.
    const std::size_t last = name.rfind(' ');
    const auto letter = [&](std::size_t at) {
        std::size_t end = at + 1;
        while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80)
            ++end;
        return name.substr(std::min(at, name.size()), end - at);
    };
    const std::string_view first = letter(0);
    const std::string_view second = last == std::string_view::npos ? std::string_view() : letter(last + 1);
    const std::string_view initials = ui.format("%.*s%.*s", static_cast<int>(first.size()), first.data(),
                                                static_cast<int>(second.size()), second.data());
    ui.paint().text(box, initials,
                    {.size = std::round(size * 0.33F),
                     .weight = Weight::Semibold,
                     .colour = ui.theme().of(tone),
                     .align = Align::Centre});
    record(ui, Role::Image, text_id(ui, name), name, box);
}

void dot(Ui& ui, std::string_view text, Tone tone) {
    const float width = ui.paint().measure(text, {.size = metric::small_text + 1}).width;
    Box box = place(ui, std::ceil(width) + 13, 18);
    record(ui, Role::Text, text_id(ui, text), text, box);
    const Box mark = box.cut_left(12);
    ui.paint().disc({mark.x + 4, mark.centre().y}, 3.5F, ui.theme().of(tone));
    ui.paint().text(box, text, {.size = metric::small_text + 1, .colour = ui.theme().second_ink});
}

Scope key_row(Ui& ui, std::string_view key) {
    Scope row = columns(ui, {metric::key_width, 1});
    const float width = available_width(ui);
    const float height = std::max(ui.paint().wrapped_height(key, width), 20.0F);
    const Box box = place(ui, width, height);
    ui.paint().wrapped_text({box.x, box.y + 1, box.width, box.height}, key,
                            {.colour = ui.theme().second_ink});
    record(ui, Role::Text, text_id(ui, key), key, box);
    next_column(ui);
    return row;
}

void key_value(Ui& ui, std::string_view key, std::string_view value, std::string_view note) {
    const Scope row = key_row(ui, key);
    const float width = available_width(ui);
    const float value_width = ui.paint().measure(value).width;
    const bool together = !note.empty() && value_width + 4 + ui.paint().measure(note).width <= width;
    const float value_height = std::max(ui.paint().wrapped_height(value, width), 18.0F);
    const float note_height = note.empty() || together ? 0 : ui.paint().wrapped_height(note, width);
    const Box box = place(ui, width, value_height + note_height + 2);
    const Box first{box.x, box.y + 1, box.width, value_height};
    ui.paint().wrapped_text(first, value);
    const TextStyle quiet{.colour = ui.theme().third_ink};
    if (together)
        ui.paint().text({box.x + value_width + 4, first.y, width - value_width - 4, 18}, note, quiet);
    else if (!note.empty())
        ui.paint().wrapped_text({box.x, first.bottom(), width, note_height}, note, quiet);
    SemanticNode& node = record(ui, Role::Text, text_id(ui, value), value, box);
    if (!note.empty())
        ui.semantics().set_description(node, note);
}

} // namespace throughline::ui
