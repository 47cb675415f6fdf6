// Groups of which one is chosen: radios, joined buttons, tabs. Each is one stop of Tab.
#include "ui/widgets/buttons.h"
#include "ui/widgets/inside.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/signs.h"

#include <cmath>

namespace throughline::ui {

namespace {

// Arrows choose at once, as in any radio group: the focus came by key to a stop that is not chosen.
bool chosen_by(const Ui& ui, const Interaction& interaction, bool already) {
    const Focus& focus = ui.inside().focus;
    const bool arrived = interaction.focus_visible && focus.arrived && focus.keyboard_last;
    return interaction.activated || (arrived && !already);
}

} // namespace

int radio_group(Ui& ui, std::string_view name, std::span<const std::string_view> labels, int chosen) {
    Inside& in = ui.inside();
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const Scope names = ui.with_id(name);
    const std::uint32_t id = ui.id("group");
    open_node(ui, Role::RadioGroup, id, shown_label(name), rest(ui));
    begin_focus_group(ui, id, GroupAxis::Both);
    int result = -1;
    for (int index = 0; index < static_cast<int>(labels.size()); ++index) {
        const std::string_view label = shown_label(labels[static_cast<std::size_t>(index)]);
        const bool on = index == chosen;
        Box box = place(ui, std::ceil(paint.measure(label).width) + 24, 24);
        const Interaction interaction = ui.interact(ui.id(labels[static_cast<std::size_t>(index)]), box);
        if (on)
            mark_chosen_stop(ui);
        const Point centre = box.cut_left(24).moved(-4, 0).centre();
        if (on) {
            paint.disc(centre, 8, theme.accent);
            paint.disc(centre, 3, theme.on_accent);
        } else {
            paint.disc(centre, 7.5F, theme.background);
            paint.ring(centre, 7.5F, interaction.hovered ? theme.accent : theme.strong_line);
        }
        paint.text(box, label);
        ui.focus_ring(interaction, 8);
        record(ui, Role::Radio, interaction.id, label, interaction.box,
               state_of(interaction) | (on ? StateChecked : 0U));
        if (chosen_by(ui, interaction, on))
            result = index;
    }
    end_focus_group(ui);
    in.tree.close();
    return result;
}

namespace {

struct JoinedLook {
    Role group = Role::RadioGroup;
    Role item = Role::Radio;
    std::uint32_t on_state = StateChecked;
};

int joined(Ui& ui, std::string_view name, std::span<const TabLabel> labels, int chosen,
           const JoinedLook& look) {
    Inside& in = ui.inside();
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const Scope names = ui.with_id(name);
    float texts = 0;
    std::array<float, 16> widths{};
    const std::size_t count = std::min(labels.size(), widths.size());
    for (std::size_t index = 0; index < count; ++index) {
        const TabLabel& tab = labels[index];
        widths[index] = std::ceil(paint.measure(shown_label(tab.label)).width);
        if (!tab.badge.empty())
            widths[index] += std::ceil(paint.measure(tab.badge).width) + 5;
        texts += widths[index];
    }
    // Where the room is short, what is around the texts goes before the texts do.
    constexpr float most_around = 22, least_around = 8;
    const auto all = static_cast<float>(count);
    const Box whole = place(ui, texts + all * most_around, metric::control);
    const float around =
        std::clamp(std::floor((whole.width - texts) / std::max(all, 1.0F)), least_around, most_around);
    const float squeeze = std::min(whole.width / std::max(texts + all * around, 1.0F), 1.0F);
    const std::uint32_t id = ui.id("group");
    open_node(ui, look.group, id, shown_label(name), whole);
    begin_focus_group(ui, id, GroupAxis::Both);
    paint.fill(whole, theme.panel, metric::radius);
    Box room = whole;
    int result = -1;
    for (std::size_t index = 0; index < count; ++index) {
        const TabLabel& tab = labels[index];
        const bool on = static_cast<int>(index) == chosen, disabled = !tab.disabled_reason.empty();
        const Box box = room.cut_left(std::floor((widths[index] + around) * squeeze));
        const Interaction interaction = ui.interact(ui.id(tab.label), box, {.disabled = disabled});
        if (on)
            mark_chosen_stop(ui);
        const Corners corners = count == 1           ? Corners::All
                                : index == 0         ? Corners::Left
                                : index + 1 == count ? Corners::Right
                                                     : Corners::None;
        if (on)
            paint.fill(box, theme.accent_ground, metric::radius, corners);
        else if (interaction.hovered && !disabled)
            paint.fill(box, theme.hover, metric::radius, corners);
        if (index > 0)
            paint.fill({box.x, box.y + 1, 1, box.height - 2}, theme.line);
        Box inner = box.inset(around / 2, 0);
        const Colour ink = disabled ? theme.third_ink : on ? theme.accent : theme.second_ink;
        if (!tab.badge.empty()) {
            const Box badge = inner.cut_right(std::ceil(paint.measure(tab.badge).width));
            paint.text(badge, tab.badge, {.colour = ink});
        }
        paint.text(inner, shown_label(tab.label), {.colour = ink});
        ui.focus_ring(interaction, 4);
        SemanticNode& node = record(ui, look.item, interaction.id, shown_label(tab.label), box,
                                    state_of(interaction, disabled) | (on ? look.on_state : 0U));
        if (!tab.badge.empty())
            ui.semantics().set_value(node, tab.badge);
        explain(ui, node, interaction, {}, {}, tab.disabled_reason);
        if (chosen_by(ui, interaction, on))
            result = static_cast<int>(index);
    }
    paint.outline(whole, theme.strong_line, metric::radius);
    end_focus_group(ui);
    in.tree.close();
    return result;
}

} // namespace

int segmented(Ui& ui, std::string_view name, std::span<const std::string_view> labels, int chosen) {
    std::array<TabLabel, 16> tabs{};
    const std::size_t count = std::min(labels.size(), tabs.size());
    for (std::size_t index = 0; index < count; ++index)
        tabs[index].label = labels[index];
    return joined(ui, name, {tabs.data(), count}, chosen, {});
}

int tabs(Ui& ui, std::string_view name, std::span<const TabLabel> labels, int chosen) {
    return joined(ui, name, labels, chosen, {Role::TabList, Role::Tab, StateSelected});
}

} // namespace throughline::ui
