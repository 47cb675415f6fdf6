#include "ui/widgets/layers.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/signs.h"
#include "ui/widgets/text.h"
#include "ui/widgets/text_entry.h"

#include <cmath>

namespace throughline::ui {

namespace {

constexpr float palette_width = 560, search_height = 44, item_height = 32, most_height = 384, margin = 6;

void move_palette_cursor(Ui& ui, PaletteState& state, int count, bool& moved) {
    using platform::Key;
    const int before = state.cursor;
    if (ui.take_key(Key::Down))
        ++state.cursor;
    else if (ui.take_key(Key::Up))
        --state.cursor;
    else if (ui.take_key(Key::PageDown))
        state.cursor += 10;
    else if (ui.take_key(Key::PageUp))
        state.cursor -= 10;
    state.cursor = std::clamp(state.cursor, 0, std::max(count - 1, 0));
    moved = state.cursor != before;
}

// True when Enter ended the typing.
bool draw_palette_search(Ui& ui, Layer& layer, PaletteState& state, const Box& box) {
    Inside& in = ui.inside();
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const std::uint32_t id = ui.id("search");
    const Interaction interaction = ui.interact(id, box, {.keys_activate = false, .on_press = true});
    mark_chosen_stop(ui);
    Box text = box.inset(16, 8);
    paint.icon(text.cut_left(18), icon_named("find"), theme.third_ink, 16);
    text.cut_left(6);
    paint.fill({box.x, box.bottom() - 1, box.width, 1}, theme.line);
    const EntryStep step = step_entry(ui, id, text);
    constexpr std::string_view prompt = "Search or run a command";
    if (!step.open && !step.ended && interaction.focused && layer.measured)
        start_entry(ui, id, text,
                    {.name = prompt,
                     .value = state.query,
                     .original = {},
                     .placeholder = prompt,
                     .kind = platform::FieldKind::Search});
    if (step.changed) {
        state.query = step.value;
        state.cursor = 0;
    }
    if (in.value_set == id) {
        in.value_set = 0;
        state.query = in.set_value;
        state.cursor = 0;
    }
    if (!step.open)
        paint.text(text, state.query.empty() ? prompt : std::string_view(state.query),
                   {.colour = state.query.empty() ? theme.third_ink : theme.ink});
    SemanticNode& node = record(ui, Role::SearchField, id, prompt, box, state_of(interaction));
    ui.semantics().set_value(node, state.query);
    if (step.ended && step.end == platform::TextEntryEnd::Cancel)
        layer.close_wanted = true;
    return step.ended && step.end == platform::TextEntryEnd::CommitAndBelow;
}

bool draw_palette_item(Ui& ui, int index, const PaletteItem& item, const Box& box, bool lit) {
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const bool disabled = !item.disabled_reason.empty();
    const std::uint32_t id = hashed(static_cast<std::uint64_t>(index), ui.id(item.title));
    const Interaction interaction = ui.interact(id, box, {.disabled = disabled, .focusable = false});
    if (lit || interaction.hovered)
        paint.fill(box, lit ? theme.accent_ground : theme.hover, metric::radius);
    Box inner = box.inset(10, 0);
    const Colour ink = disabled ? theme.third_ink : theme.ink;
    paint.icon(inner.cut_left(24).centred(16, 16).moved(-4, 0), item.icon, disabled ? ink : theme.second_ink,
               16);
    if (!item.shortcut.empty()) {
        const float width = key_cap_width(ui, item.shortcut);
        draw_key_cap(ui, inner.cut_right(width).centred(width, 18), item.shortcut);
        inner.cut_right(10);
    }
    const float topic = std::ceil(paint.measure(item.topic, {.size = 12}).width);
    paint.text(inner.cut_right(topic), item.topic, {.size = 12, .colour = theme.third_ink});
    inner.cut_right(8);
    if (disabled) {
        const float width = std::ceil(paint.measure(item.title).width) + 8;
        paint.text(inner.cut_left(width), item.title, {.colour = ink});
        paint.text(inner, item.disabled_reason, {.size = 12, .colour = theme.third_ink});
    } else {
        paint.text(inner, item.title, {.colour = ink});
    }
    SemanticNode& node =
        record(ui, Role::Option, id, item.title, box,
               (disabled ? StateDisabled : StateFocusable) | StateSelectable | (lit ? StateSelected : 0U));
    if (!item.shortcut.empty())
        ui.semantics().set_value(node, item.shortcut);
    explain(ui, node, interaction, {}, {}, item.disabled_reason);
    return interaction.activated;
}

int draw_palette_list(Ui& ui, PaletteState& state, const Box& box, int count, bool moved,
                      FunctionRef<PaletteItem(int)> item) {
    Inside& in = ui.inside();
    int chosen = -1;
    const Scope area = scroll_area(ui, "commands", box, 0, 0);
    open_node(ui, Role::ListBox, ui.id("list"), "Commands", box);
    for (int index = 0; index < count; ++index) {
        const Box row = place(ui, 0, item_height);
        const bool lit = index == state.cursor;
        if (lit && moved)
            scroll_into_view(ui, row);
        if (!row.overlaps(in.clip()))
            continue;
        if (draw_palette_item(ui, index, item(index), row, lit))
            chosen = index;
    }
    if (count == 0)
        second_label(ui, "  No command or record matches");
    in.tree.close();
    return chosen;
}

} // namespace

int palette(Ui& ui, PaletteState& state, int count, FunctionRef<PaletteItem(int)> item) {
    Inside& in = ui.inside();
    const std::uint32_t id = ui.id("command palette");
    Layer* layer = in.layer_of(id);
    if (!state.open) {
        if (layer != nullptr)
            layer->close_wanted = true;
        in.palette_was_open = false;
        return -1;
    }
    if (layer == nullptr && in.palette_was_open) {
        // The person closed it.
        in.palette_was_open = false;
        state = {};
        return -1;
    }
    if (layer == nullptr)
        layer = &open_layer(ui, id, LayerKind::Dialog, {});
    in.palette_was_open = true;
    const float list = std::clamp(static_cast<float>(count) * item_height, item_height, most_height);
    const Size size{std::min(palette_width, in.page.width - 32), search_height + list + 2 * margin};
    LayerPlace place = begin_layer(ui, *layer, size);
    // It stays where it is while the list grows and shrinks.
    Box box{place.box.x, std::min(80.0F, in.page.height * 0.1F), size.width, size.height};
    draw_layer_panel(ui, box);
    in.ids.push_back(id);
    open_node(ui, Role::Dialog, id, "Command palette", box, StateModal);
    bool moved = false;
    move_palette_cursor(ui, state, count, moved);
    const std::string before = state.query;
    bool entered = draw_palette_search(ui, *layer, state, box.cut_top(search_height));
    // Typed and entered within one frame: the caller ranks what was typed first, then the Enter counts.
    if (entered && state.query != before) {
        state.enter_waits = true;
        entered = false;
        ui.request_frame();
    } else if (std::exchange(state.enter_waits, false)) {
        entered = true;
    }
    int chosen = draw_palette_list(ui, state, box.inset(margin), count, moved, item);
    if (entered && state.cursor < count && item(state.cursor).disabled_reason.empty())
        chosen = state.cursor;
    in.tree.close();
    in.ids.pop_back();
    finish_layer(ui, *layer, size);
    if (chosen >= 0) {
        layer->close_wanted = true;
        in.palette_was_open = false;
        state = {};
    }
    return chosen;
}

} // namespace throughline::ui
