// The combo box: a button that shows the choice, and a list that opens below.
#include "base/text.h"
#include "ui/widgets/layers.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/signs.h"
#include "ui/widgets/text.h"
#include "ui/widgets/text_entry.h"

#include <cmath>

namespace throughline::ui {

namespace {

constexpr int most_without_search = 8;
constexpr float list_row_height = 28, most_list_height = 320, list_padding = 4;

Interaction draw_picker_button(Ui& ui, std::string_view label, const PickerOptions& options,
                               FunctionRef<Choice(int)> choice) {
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const bool disabled = !options.disabled_reason.empty();
    const std::uint32_t id = ui.id(label);
    const bool open = layer_is_open(ui, id);
    const Box box = place(ui, options.width, metric::control);
    const Interaction interaction = ui.interact(id, box, {.disabled = disabled, .on_press = true});
    const Choice chosen = options.chosen >= 0 ? choice(options.chosen) : Choice{};
    paint.fill(box, disabled ? theme.panel : theme.background, metric::radius);
    paint.outline(box,
                  open                               ? theme.accent
                  : !options.invalid.empty()         ? theme.bad
                  : interaction.hovered && !disabled ? theme.strong_line
                                                     : theme.line,
                  metric::radius);
    Box inner = box.inset(8, 0);
    paint.chevron(inner.cut_right(10).centre(), Direction::Down, 8, theme.third_ink);
    if (chosen.tone != Tone::Neutral) {
        const Box mark = inner.cut_left(14);
        paint.disc({mark.x + 4, mark.centre().y}, 4, theme.of(chosen.tone));
    }
    const bool empty = options.chosen < 0;
    paint.text(inner, empty ? options.placeholder : chosen.text,
               {.colour = empty || disabled ? theme.third_ink : theme.ink});
    ui.focus_ring(interaction);
    SemanticNode& node =
        record(ui, Role::ComboBox, id, shown_label(label), box,
               state_of(interaction, disabled) | StateHasPopup | (open ? StateExpanded : StateCollapsed) |
                   (options.invalid.empty() ? 0U : StateInvalid));
    ui.semantics().set_value(node, chosen.text);
    explain(ui, node, interaction, options.invalid.empty() ? options.tooltip : options.invalid, {},
            options.disabled_reason);
    return interaction;
}

// The rows of an open list: indices of choices that match the search, and what can be picked besides.
struct Rows {
    std::vector<int>& indices;
    void collect(const Layer& layer, const PickerOptions& options, FunctionRef<Choice(int)> choice) const {
        indices.clear();
        const std::string needle = folded(trimmed(layer.search));
        if (options.clearable && needle.empty())
            indices.push_back(picked_none);
        bool exact = false;
        for (int index = 0; index < options.count; ++index) {
            const Choice one = choice(index);
            if (needle.empty() || contains_folded(one.text, needle) || contains_folded(one.detail, needle))
                indices.push_back(index);
            exact = exact || folded(one.text) == needle;
        }
        if (!options.create_label.empty() && !needle.empty() && !exact)
            indices.push_back(picked_new);
    }
};

void move_cursor(Ui& ui, Layer& layer, int count) {
    using platform::Key;
    const int before = layer.cursor;
    if (ui.take_key(Key::Down))
        ++layer.cursor;
    else if (ui.take_key(Key::Up))
        --layer.cursor;
    else if (ui.take_key(Key::PageDown))
        layer.cursor += 8;
    else if (ui.take_key(Key::PageUp))
        layer.cursor -= 8;
    else if (ui.take_key(Key::Home))
        layer.cursor = 0;
    else if (ui.take_key(Key::End))
        layer.cursor = count - 1;
    if (layer.cursor != before)
        layer.cursor_moved = true;
    layer.cursor = std::clamp(layer.cursor, 0, std::max(count - 1, 0));
}

// Typing finds by first letters when there is no search field.
void find_by_typing(Ui& ui, Layer& layer, const std::vector<int>& rows, FunctionRef<Choice(int)> choice) {
    const std::string_view typed = ui.typed();
    if (typed.empty() || typed == " ")
        return;
    const std::string letter = folded(typed);
    for (std::size_t step = 1; step <= rows.size(); ++step) {
        const std::size_t at = (static_cast<std::size_t>(layer.cursor) + step) % rows.size();
        if (rows[at] >= 0 && folded(choice(rows[at]).text).compare(0, letter.size(), letter) == 0) {
            layer.cursor = static_cast<int>(at);
            layer.cursor_moved = true;
            break;
        }
    }
    ui.take_typed();
}

struct ListRow {
    std::uint32_t id = 0;
    Choice choice;
    bool lit = false, chosen = false;
};

bool draw_list_row(Ui& ui, const Box& box, const ListRow& row) {
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const bool disabled = !row.choice.disabled_reason.empty();
    const Interaction interaction = ui.interact(row.id, box, {.disabled = disabled, .focusable = false});
    if (row.lit || interaction.hovered)
        paint.fill(box, row.lit ? theme.accent_ground : theme.hover, metric::radius - 2);
    Box inner = box.inset(8, 0);
    const Box sign = inner.cut_left(18);
    if (row.chosen)
        paint.tick({sign.x + 5, sign.centre().y}, 10, theme.accent);
    else if (row.choice.tone != Tone::Neutral)
        paint.disc({sign.x + 5, sign.centre().y}, 4, theme.of(row.choice.tone));
    if (!row.choice.detail.empty()) {
        const float width =
            std::min(paint.measure(row.choice.detail, {.size = 12}).width + 8, inner.width / 2);
        paint.text(inner.cut_right(std::ceil(width)), row.choice.detail,
                   {.size = 12, .colour = theme.third_ink, .align = Align::Right});
    }
    const bool all = paint.text(inner, row.choice.text, {.colour = disabled ? theme.third_ink : theme.ink});
    SemanticNode& node = record(ui, Role::Option, row.id, row.choice.text, box,
                                (disabled ? StateDisabled : StateFocusable) | StateSelectable |
                                    (row.chosen ? StateSelected : 0U) | (row.lit ? StateFocused : 0U));
    if (!row.choice.detail.empty())
        ui.semantics().set_value(node, row.choice.detail);
    explain(ui, node, interaction, all ? std::string_view() : row.choice.text, {},
            row.choice.disabled_reason);
    return interaction.activated;
}

Choice choice_of_row(Ui& ui, int row, const Layer& layer, const PickerOptions& options,
                     FunctionRef<Choice(int)> choice) {
    if (row == picked_none)
        return {.text = "None"};
    if (row == picked_new)
        return {.text = ui.format("%.*s “%s”", static_cast<int>(options.create_label.size()),
                                  options.create_label.data(), layer.search.c_str())};
    return choice(row);
}

int draw_list(Ui& ui, Layer& layer, const Box& box, const std::vector<int>& rows,
              const PickerOptions& options, FunctionRef<Choice(int)> choice) {
    Inside& in = ui.inside();
    int picked = picked_nothing;
    const Scope list = scroll_area(ui, "choices", box, 0, 0);
    open_node(ui, Role::ListBox, ui.id("list"), "Choices", box);
    // Room for the scroll bar beside what stands at the right.
    const bool scrolls = static_cast<float>(rows.size()) * list_row_height > box.height + 1;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const Box place_of_row = place(ui, scrolls ? box.width - 10 : 0, list_row_height);
        const bool lit = static_cast<int>(at) == layer.cursor;
        if (lit && layer.cursor_moved)
            scroll_into_view(ui, place_of_row);
        if (!place_of_row.overlaps(in.clip()) && !lit)
            continue;
        const ListRow row{hashed(static_cast<std::uint64_t>(rows[at]) + 8, in.ids.back()),
                          choice_of_row(ui, rows[at], layer, options, choice), lit,
                          rows[at] >= 0 && rows[at] == options.chosen};
        if (draw_list_row(ui, place_of_row, row))
            picked = rows[at];
    }
    layer.cursor_moved = false;
    if (rows.empty())
        small_label(ui, "Nothing matches");
    in.tree.close();
    return picked;
}

// The search field has the page's text field as long as the list is open. True when Enter ended it.
bool draw_search(Ui& ui, Layer& layer, const Box& box) {
    Inside& in = ui.inside();
    const std::uint32_t id = ui.id("search");
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const Interaction interaction = ui.interact(id, box, {.keys_activate = false, .on_press = true});
    mark_chosen_stop(ui);
    Box text = box.inset(8, 1);
    paint.icon(text.cut_left(14), icon_named("find"), theme.third_ink, 14);
    text.cut_left(6);
    paint.fill({box.x, box.bottom(), box.width, 1}, theme.line);
    const EntryStep step = step_entry(ui, id, text);
    if (!step.open && !step.ended && interaction.focused && layer.measured)
        start_entry(ui, id, text,
                    {.name = "Search",
                     .value = layer.search,
                     .original = {},
                     .placeholder = "Search",
                     .kind = platform::FieldKind::Search,
                     .select_all = false});
    if (step.changed) {
        layer.search = step.value;
        layer.cursor = 0;
    }
    if (in.value_set == id) {
        in.value_set = 0;
        layer.search = in.set_value;
        layer.cursor = 0;
    }
    if (!step.open)
        paint.text(text, layer.search.empty() ? std::string_view("Search") : std::string_view(layer.search),
                   {.colour = theme.third_ink});
    SemanticNode& node = record(ui, Role::SearchField, id, "Search", box, state_of(interaction));
    ui.semantics().set_value(node, layer.search);
    if (step.ended && step.end == platform::TextEntryEnd::Cancel)
        close_layer_of(ui, layer.id);
    return step.ended && step.end != platform::TextEntryEnd::Cancel &&
           step.end != platform::TextEntryEnd::Commit;
}

Picked draw_open_list(Ui& ui, Layer& layer, const Box& anchor, const PickerOptions& options,
                      FunctionRef<Choice(int)> choice) {
    Inside& in = ui.inside();
    const bool searches = options.count > most_without_search || !options.create_label.empty();
    const Rows rows{in.picker_rows};
    rows.collect(layer, options, choice);
    const auto count = static_cast<int>(in.picker_rows.size());
    const float head = searches ? 32 : 0;
    const float list_height =
        std::min(static_cast<float>(std::max(count, 1)) * list_row_height, most_list_height);
    const float width = std::max(anchor.width, 220.0F);
    const Size size{width, head + list_height + 2 * list_padding};
    const LayerPlace at = begin_layer(ui, layer, size);
    Box box{at.box.x, at.box.y, size.width, size.height};
    draw_layer_panel(ui, box);
    in.ids.push_back(hashed("list", layer.id));
    bool chosen_by_key = false;
    move_cursor(ui, layer, count);
    if (searches) {
        chosen_by_key = draw_search(ui, layer, box.cut_top(head));
    } else {
        const Interaction keys = ui.interact(ui.id("keys"), {box.x, box.y, 0, 0}, {.keys_activate = false});
        in.left_out.push_back(keys.id);
        find_by_typing(ui, layer, in.picker_rows, choice);
        chosen_by_key = ui.take_key(platform::Key::Enter) || ui.take_key(platform::Key::Space);
    }
    Picked picked;
    picked.index = draw_list(ui, layer, box.inset(list_padding), in.picker_rows, options, choice);
    if (chosen_by_key && count > 0)
        picked.index = in.picker_rows[static_cast<std::size_t>(layer.cursor)];
    if (picked.index >= 0 && !choice(picked.index).disabled_reason.empty())
        picked.index = picked_nothing;
    if (picked.index == picked_new)
        picked.created = ui.keep(trimmed(layer.search));
    if (picked || (ui.take_key(platform::Key::Tab) && !searches))
        close_layer_of(ui, layer.id);
    in.ids.pop_back();
    finish_layer(ui, layer, size);
    return picked;
}

} // namespace

Picked picker(Ui& ui, std::string_view label, const PickerOptions& options, FunctionRef<Choice(int)> choice) {
    Inside& in = ui.inside();
    if (!options.label_hidden) {
        const Scope labelled = columns(ui, {metric::key_width, 1});
        const Box box = place(ui, 0, metric::control);
        ui.paint().text(box, shown_label(label), {.colour = ui.theme().second_ink});
        next_column(ui);
        PickerOptions inner = options;
        inner.label_hidden = true;
        return picker(ui, label, inner, choice);
    }
    const Interaction interaction = draw_picker_button(ui, label, options, choice);
    const bool by_key = interaction.focused && in.layers.size() == in.current_layer() &&
                        (ui.take_key(platform::Key::Down) || ui.take_key(platform::Key::Up));
    if ((interaction.activated || by_key) && !layer_is_open(ui, interaction.id)) {
        Layer& layer = open_layer(ui, interaction.id, LayerKind::Menu, interaction.box);
        layer.cursor = std::max(options.chosen, 0) + (options.clearable ? 1 : 0);
        layer.cursor_moved = true;
    }
    if (!options.invalid.empty())
        paragraph(ui, options.invalid, {.size = metric::small_text, .colour = ui.theme().bad});
    Layer* layer = in.layer_of(interaction.id);
    if (layer == nullptr)
        return {};
    return draw_open_list(ui, *layer, interaction.box, options, choice);
}

} // namespace throughline::ui
