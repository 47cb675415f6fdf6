// The one text field of the page, from the side of the widgets.
#pragma once

#include "ui/widgets/inside.h"

namespace throughline::ui {

struct EntryStart {
    std::string_view name;
    std::string_view value;    // what the field starts with
    std::string_view original; // what Cancel goes back to
    std::string_view placeholder{};
    platform::FieldKind kind = platform::FieldKind::SingleLine;
    float font_size = metric::body_text;
    std::uint32_t maximum_length = 0;
    bool monospace = false;
    bool select_all = true;
    bool framed = false;
};

void start_entry(Ui& ui, std::uint32_t id, const Box& text_box, const EntryStart& start);
// What came for this widget; call each frame while it may be open. The page's field follows `text_box`.
struct EntryStep {
    bool open = false;
    bool changed = false;
    bool ended = false;
    platform::TextEntryEnd end = platform::TextEntryEnd::Cancel;
    std::string_view value{}; // of this frame
    bool differs = false;     // from the original
};
EntryStep step_entry(Ui& ui, std::uint32_t id, const Box& text_box);
// Puts another value into the open field,
// with the caret there, in bytes; negative: behind it.
void set_entry_value(Ui& ui, std::string_view value, std::int32_t caret = -1);
// Words that are offered for the open field; none where its `list` is 0.
void offer_in_entry(Ui& ui, const platform::TextEntryList& list);
// Moves the focus as Tab would, at the end of the frame.
void follow_entry_end(Ui& ui, platform::TextEntryEnd end);

} // namespace throughline::ui
