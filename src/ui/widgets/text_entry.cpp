#include "ui/widgets/text_entry.h"

#include "ui/widgets/fields.h"

namespace throughline::ui {

namespace {

platform::Rectangle rectangle(const Box& box) {
    return {box.x, box.y, box.width, box.height};
}

bool same(const platform::Rectangle& one, const platform::Rectangle& other) {
    return one.x == other.x && one.y == other.y && one.width == other.width && one.height == other.height;
}

platform::TextEntryRequest request_of(const TextEntry& entry) {
    platform::TextEntryRequest request;
    request.widget = entry.widget;
    request.kind = entry.kind;
    request.box = entry.box;
    request.value = entry.value;
    request.label = entry.name;
    request.placeholder = entry.placeholder;
    request.font_size = entry.font_size;
    request.monospace = entry.monospace;
    request.maximum_length = entry.maximum_length;
    request.framed = entry.framed;
    return request;
}

} // namespace

void start_entry(Ui& ui, std::uint32_t id, const Box& text_box, const EntryStart& start) {
    Inside& in = ui.inside();
    TextEntry& entry = in.entry;
    entry.widget = id;
    entry.value = start.value;
    entry.original = start.original;
    entry.name = start.name;
    entry.placeholder = start.placeholder;
    entry.box = rectangle(text_box);
    entry.kind = start.kind;
    entry.font_size = start.font_size;
    entry.maximum_length = start.maximum_length;
    entry.monospace = start.monospace;
    entry.framed = start.framed;
    entry.changed = entry.ended = entry.hidden = false;
    entry.seen = true;
    in.entry_list = {};
    platform::TextEntryRequest request = request_of(entry);
    request.select_all = start.select_all;
    in.platform.show_text_entry(request);
    ui.request_frame();
}

EntryStep step_entry(Ui& ui, std::uint32_t id, const Box& text_box) {
    Inside& in = ui.inside();
    TextEntry& entry = in.entry;
    EntryStep step;
    if (entry.widget != id)
        return step;
    entry.seen = true;
    step.changed = std::exchange(entry.changed, false);
    step.value = in.arena.keep(entry.value);
    step.differs = entry.value != entry.original;
    if (entry.ended) {
        step.ended = true;
        step.end = entry.end;
        entry.widget = 0;
        entry.ended = false;
        ui.request_frame();
        return step;
    }
    step.open = true;
    // Scrolled away: the field is kept, with its caret, but takes no room.
    const Box seen = text_box.intersected(in.clip());
    const bool hidden = seen.height < text_box.height * 0.5F || seen.width < text_box.width * 0.5F;
    const platform::Rectangle box = hidden ? platform::Rectangle{seen.x, seen.y, 0, 0} : rectangle(text_box);
    if (!same(box, entry.box)) {
        entry.box = box;
        in.platform.move_text_entry(box);
    }
    return step;
}

void set_entry_value(Ui& ui, std::string_view value, std::int32_t caret) {
    Inside& in = ui.inside();
    in.entry.value = value;
    platform::TextEntryRequest request = request_of(in.entry);
    request.caret = caret;
    in.platform.show_text_entry(request);
}

void offer_in_entry(Ui& ui, const platform::TextEntryList& list) {
    Inside& in = ui.inside();
    const platform::TextEntryList& before = in.entry_list;
    if (before.list == list.list && before.option == list.option && same(before.box, list.box))
        return;
    in.entry_list = list;
    in.platform.show_text_entry_list(list);
}

void follow_entry_end(Ui& ui, platform::TextEntryEnd end) {
    Inside& in = ui.inside();
    if (end == platform::TextEntryEnd::CommitAndNext)
        in.focus.pending_tab = 1;
    else if (end == platform::TextEntryEnd::CommitAndPrevious)
        in.focus.pending_tab = -1;
}

void finish_editing(Ui& ui, platform::TextEntryEnd end) {
    Inside& in = ui.inside();
    if (in.entry.widget == 0 || in.entry.ended)
        return;
    in.entry.ended = true;
    in.entry.end = end;
    in.platform.hide_text_entry();
    ui.request_frame();
}

void end_text_entry(Ui& ui) {
    Inside& in = ui.inside();
    TextEntry& entry = in.entry;
    if (entry.widget == 0)
        return;
    if (!std::exchange(entry.seen, false)) {
        // Its widget is gone, and with it the place where the text would go.
        if (!entry.ended)
            in.platform.hide_text_entry();
        entry.widget = 0;
        entry.ended = false;
        return;
    }
    if (in.focus.current != entry.widget && in.focus.wanted != entry.widget)
        finish_editing(ui);
}

OverlayResult text_overlay(Ui& ui, std::uint32_t id, std::string_view name, const Box& box,
                           std::string_view value, const OverlayOptions& options) {
    Inside& in = ui.inside();
    if (options.start) {
        in.entry.return_focus = in.focus.current == id ? 0 : in.focus.current;
        in.focus.current = id;
        in.focus.wants = false;
        start_entry(ui, id, box,
                    {.name = name,
                     .value = value,
                     .original = value,
                     .placeholder = options.placeholder,
                     .kind = options.kind,
                     .font_size = options.font_size,
                     .monospace = options.monospace,
                     .select_all = options.select_all,
                     .framed = true});
    }
    OverlayResult result;
    const EntryStep step = step_entry(ui, id, box);
    if (step.open || step.ended)
        in.focus.seen = true;
    if (step.ended && in.focus.current == id && in.entry.return_focus != 0)
        in.focus.current = std::exchange(in.entry.return_focus, 0);
    result.open = step.open;
    result.end = step.end;
    result.field.value = step.value;
    if (step.open)
        record(ui, options.kind == platform::FieldKind::Search ? Role::SearchField : Role::TextField, id,
               name, box, StateFocused | StateFocusable);
    if (step.changed)
        result.field.change = FieldChange::Edited;
    if (step.ended && step.end == platform::TextEntryEnd::Cancel)
        result.field.change = FieldChange::Cancelled;
    else if (step.ended && step.differs)
        result.field.change = FieldChange::Committed;
    return result;
}

} // namespace throughline::ui
