#include "ui/widgets/rows.h"

#include "ui/widgets/inside.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/signs.h"

#include <cmath>

namespace throughline::ui {

namespace {

void end_rows(Ui& ui) {
    end_focus_group(ui);
    ui.inside().flow.top().gap = ui.inside().row_gaps.back();
    ui.inside().row_gaps.pop_back();
    ui.inside().tree.close();
    ui.inside().ids.pop_back();
}

Scope begin_rows(Ui& ui, std::string_view name, Role role) {
    Inside& in = ui.inside();
    const std::uint32_t id = ui.id(name);
    in.ids.push_back(id);
    open_node(ui, role, id, shown_label(name), rest(ui));
    begin_focus_group(ui, id, GroupAxis::Vertical);
    // Rows stand close together; the column's own gap comes back afterwards.
    Flow& flow = in.flow.top();
    if (!flow.first) {
        flow.y += flow.gap;
        flow.first = true;
    }
    in.row_gaps.push_back(flow.gap);
    flow.gap = 1;
    return {ui, end_rows};
}

float row_height(const RowOptions& options) {
    return options.detail.empty() ? 28 : 42;
}

// Everything of a row but its ground: sign, text, detail, badge, what stands at the right.
void draw_row_content(Ui& ui, Box inner, std::string_view name, const RowOptions& options,
                      const Interaction& interaction) {
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    if (options.icon != 0) {
        const Box sign = inner.cut_left(22);
        const Colour ink = options.selected ? theme.accent : theme.of(options.tone);
        paint.icon({sign.x, sign.y, 16, std::min(sign.height, 28.0F)}, options.icon, ink, 16);
    } else if (options.tone != Tone::Neutral) {
        const Box mark = inner.cut_left(14);
        paint.disc({mark.x + 4, mark.y + std::min(mark.height, 28.0F) / 2}, 4, theme.of(options.tone));
    }
    if (!options.trailing.empty()) {
        const float width =
            std::min(std::ceil(paint.measure(options.trailing, {.size = 12}).width) + 8, inner.width / 2);
        paint.text(inner.cut_right(width), options.trailing,
                   {.size = 12, .colour = theme.third_ink, .align = Align::Right});
    }
    if (!options.badge.empty()) {
        const float width = std::min(chip_width(ui, options.badge), inner.width / 2);
        const Box badge = inner.cut_right(width).centred(width, metric::chip);
        draw_chip(ui, badge, options.badge, options.badge_tone);
        inner.cut_right(6);
    }
    const Colour ink = options.muted ? theme.third_ink : options.selected ? theme.accent : theme.ink;
    bool all = true;
    if (options.detail.empty()) {
        all = paint.text(inner, name, {.colour = ink});
    } else {
        Box upper = inner.inset(0, 4);
        all = paint.text(upper.cut_top(18), name, {.colour = ink});
        paint.text(upper.cut_top(16), options.detail,
                   {.size = metric::small_text, .colour = theme.second_ink});
    }
    if (!all && options.tooltip.empty())
        ui.tooltip(interaction, name);
}

void draw_row_ground(Ui& ui, const Interaction& interaction, bool selected) {
    const Theme& theme = ui.theme();
    if (selected)
        ui.paint().fill(interaction.box, theme.accent_ground, metric::radius);
    else
        draw_state(ui, interaction.box, interaction.hovered, interaction.held, metric::radius);
    ui.focus_ring(interaction);
}

} // namespace

Scope list(Ui& ui, std::string_view name) {
    return begin_rows(ui, name, Role::List);
}

Interaction list_row(Ui& ui, std::string_view label, const RowOptions& options) {
    const std::string_view name = shown_label(label);
    const Box box = place(ui, 0, row_height(options));
    const Interaction interaction = ui.interact(ui.id(label), box);
    if (options.selected)
        mark_chosen_stop(ui);
    draw_row_ground(ui, interaction, options.selected);
    draw_row_content(ui, box.inset(8, 0), name, options, interaction);
    SemanticNode& node =
        record(ui, Role::ListItem, interaction.id, name, box,
               state_of(interaction) | StateSelectable | (options.selected ? StateSelected : 0U));
    const std::string_view value = !options.detail.empty()     ? options.detail
                                   : !options.trailing.empty() ? options.trailing
                                                               : options.badge;
    if (!value.empty())
        ui.semantics().set_value(node, value);
    explain(ui, node, interaction, options.tooltip);
    return interaction;
}

Scope tree(Ui& ui, std::string_view name) {
    return begin_rows(ui, name, Role::Tree);
}

TreeRow tree_row(Ui& ui, std::string_view label, int level, bool has_children, bool expanded,
                 const RowOptions& options) {
    const std::string_view name = shown_label(label);
    const Theme& theme = ui.theme();
    const Box box = place(ui, 0, row_height(options));
    const std::uint32_t id = ui.id(label);
    TreeRow row;
    Box inner = box.inset(4, 0);
    inner.cut_left(16 * static_cast<float>(std::max(level - 1, 0)));
    const Box arrow = inner.cut_left(18);
    row.interaction = ui.interact(id, box);
    if (options.selected)
        mark_chosen_stop(ui);
    if (row.interaction.focused && has_children)
        row.toggled = ui.take_key(expanded ? platform::Key::Left : platform::Key::Right);
    if (row.interaction.clicked && has_children && arrow.contains(ui.pointer())) {
        row.toggled = true;
        row.interaction.activated = row.interaction.clicked = false;
    }
    draw_row_ground(ui, row.interaction, options.selected);
    if (has_children)
        ui.paint().chevron(arrow.centre(), expanded ? Direction::Down : Direction::Right, 8, theme.third_ink);
    draw_row_content(ui, inner, name, options, row.interaction);
    std::uint32_t state =
        state_of(row.interaction) | StateSelectable | (options.selected ? StateSelected : 0U);
    if (has_children)
        state |= expanded ? StateExpanded : StateCollapsed;
    SemanticNode& node = record(ui, Role::TreeItem, id, name, box, state);
    node.level = static_cast<std::uint16_t>(level);
    explain(ui, node, row.interaction, options.tooltip);
    return row;
}

bool rail_item(Ui& ui, Icon icon, std::string_view label, bool selected, std::string_view tooltip,
               std::string_view shortcut) {
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const std::string_view name = shown_label(label);
    Box box = place(ui, 0, 44);
    const Interaction interaction = ui.interact(ui.id(label), box);
    if (selected)
        paint.fill(box, theme.accent_ground, metric::card_radius);
    else
        draw_state(ui, box, interaction.hovered, interaction.held, metric::card_radius);
    const Colour ink = selected ? theme.accent : theme.second_ink;
    Box content = box.inset(0, 4);
    paint.icon(content.cut_top(20), icon, ink, 18);
    paint.text(content, name, {.size = 10, .colour = ink, .align = Align::Centre});
    ui.focus_ring(interaction, metric::card_radius);
    SemanticNode& node = record(ui, Role::Link, interaction.id, name, box,
                                state_of(interaction) | (selected ? StateSelected : 0U));
    explain(ui, node, interaction, tooltip, shortcut);
    return interaction.activated;
}

int breadcrumb(Ui& ui, std::span<const std::string_view> crumbs) {
    Inside& in = ui.inside();
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    float total = 0;
    for (const std::string_view crumb : crumbs)
        total += std::ceil(paint.measure(shown_label(crumb)).width) + 14;
    Box box = place(ui, total, 24);
    open_node(ui, Role::List, ui.id("breadcrumb"), "Where we are", box);
    int chosen = -1;
    for (std::size_t index = 0; index < crumbs.size(); ++index) {
        const std::string_view name = shown_label(crumbs[index]);
        const bool last = index + 1 == crumbs.size();
        paint.text(box.cut_left(14), "/", {.colour = theme.third_ink, .align = Align::Centre});
        const Box place_of_crumb = box.cut_left(last ? box.width : std::ceil(paint.measure(name).width));
        const std::uint32_t id = hashed(index, ui.id(crumbs[index]));
        if (last) {
            paint.text(place_of_crumb, name, {.colour = theme.second_ink});
            record(ui, Role::ListItem, id, name, place_of_crumb);
            break;
        }
        const Interaction interaction = ui.interact(id, place_of_crumb);
        paint.text(place_of_crumb, name, {.colour = interaction.hovered ? theme.accent : theme.second_ink});
        ui.focus_ring(interaction, 3);
        open_node(ui, Role::ListItem, hashed(index, ui.id("crumb")), name, place_of_crumb);
        record(ui, Role::Link, id, name, place_of_crumb, state_of(interaction));
        in.tree.close();
        if (interaction.activated)
            chosen = static_cast<int>(index);
    }
    in.tree.close();
    return chosen;
}

} // namespace throughline::ui
