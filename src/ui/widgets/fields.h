// Text entry. The page's own text field does the editing (input methods, spelling, mobile keyboards); a field
// here draws the frame and the text, asks for that text field when it gets the focus, and reports what came.
#pragma once

#include "platform/platform.h"
#include "ui/widgets/ui.h"

#include <string_view>

namespace throughline::ui {

enum class FieldChange : std::uint8_t { Unchanged, Edited, Committed, Cancelled };

struct FieldResult {
    FieldChange change = FieldChange::Unchanged;
    // The live value while edited, the final one when committed; holds until the end of the frame.
    std::string_view value{};

    bool edited() const { return change == FieldChange::Edited; }
    // True once, when the person is done and the value differs from the one that was given.
    bool committed() const { return change == FieldChange::Committed; }
};

enum class LabelPlace : std::uint8_t { Left, Above, Hidden };

struct FieldOptions {
    platform::FieldKind kind = platform::FieldKind::SingleLine;
    LabelPlace label = LabelPlace::Left;
    std::string_view placeholder{};
    std::string_view invalid{}; // not empty: what is wrong, said below the field
    std::string_view note{};    // said below in third ink ("FEEL unary tests · number")
    std::string_view tooltip{};
    std::string_view disabled_reason{};
    std::string_view suffix{}; // unit at the right: "%"
    bool required = false;
    bool read_only = false;
    bool select_all = true;
    bool monospace = false;
    int lines = 1; // of a field with multiple lines, when it is empty; it grows with its text up to 12
    float width = 0;
    std::uint32_t maximum_length = 0;
};

FieldResult text_field(Ui& ui, std::string_view label, std::string_view value,
                       const FieldOptions& options = {});
FieldResult long_field(Ui& ui, std::string_view label, std::string_view value, FieldOptions options = {});
// Up and Down change a number by one.
FieldResult number_field(Ui& ui, std::string_view label, std::string_view value, FieldOptions options = {});
// ISO text in, ISO text out ("2027-06-30"); shown as "30 Jun 2027".
FieldResult date_field(Ui& ui, std::string_view label, std::string_view value, FieldOptions options = {});
FieldResult search_field(Ui& ui, std::string_view label, std::string_view value, FieldOptions options = {});

// For own shapes (cards on a canvas, table cells): lays the page's text field over `box` until it ends.
// Call it in each frame while editing; `start` opens it with `value`.
struct OverlayOptions {
    platform::FieldKind kind = platform::FieldKind::SingleLine;
    float font_size = metric::body_text;
    bool monospace = false;
    bool select_all = true;
    bool start = false;
    std::string_view placeholder{};
};
struct OverlayResult {
    FieldResult field;
    bool open = false;                                           // still editing
    platform::TextEntryEnd end = platform::TextEntryEnd::Cancel; // how it ended, when it is not open
};
OverlayResult text_overlay(Ui& ui, std::uint32_t id, std::string_view name, const Box& box,
                           std::string_view value, const OverlayOptions& options = {});
// Ends the editing that is going on, keeping what was typed unless `end` says otherwise.
void finish_editing(Ui& ui, platform::TextEntryEnd end = platform::TextEntryEnd::Commit);

} // namespace throughline::ui
