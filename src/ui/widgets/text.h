// Text and small signs: labels, headings, links, chips, keys, icons, key-value rows.
#pragma once

#include "ui/theme.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/ui.h"

#include <string_view>

namespace throughline::ui {

// One line; too long text is ellipsised, and the whole is in the tooltip and in the semantic tree.
void label(Ui& ui, std::string_view text, const TextStyle& style = {});
void second_label(Ui& ui, std::string_view text); // second ink
void small_label(Ui& ui, std::string_view text);  // 11 pixels, third ink
// Wrapped to the width there is.
void paragraph(Ui& ui, std::string_view text, const TextStyle& style = {});
// Level 1: 16 pixels semibold; 2: 13 semibold; 3: 11 semibold in third ink (sections of the inspector).
void heading(Ui& ui, std::string_view text, int level = 2);
void section(Ui& ui, std::string_view text); // heading of level 3 with space above

struct LinkOptions {
    std::string_view tooltip{};
    std::string_view disabled_reason{}; // not empty: disabled, for this reason
    TextStyle style{};
};
// True when activated.
bool link(Ui& ui, std::string_view label, const LinkOptions& options = {});

struct ChipOptions {
    Tone tone = Tone::Neutral;
    Icon icon = 0;
    std::string_view tooltip{};
};
void chip(Ui& ui, std::string_view text, const ChipOptions& options = {});
void chip(Ui& ui, std::string_view text, Tone tone);
// A chip that is a button (filters, findings); `pressed` shows it as chosen.
bool chip_button(Ui& ui, std::string_view label, const ChipOptions& options = {}, bool pressed = false);

void icon(Ui& ui, Icon icon, std::string_view name, Tone tone = Tone::Neutral, float size = 16);
// The shortcut of a command as keys: "Ctrl+K".
void key_cap(Ui& ui, std::string_view keys);
// Initials on a round ground; the name is its accessible name.
void avatar(Ui& ui, std::string_view name, float size = 40, Tone tone = Tone::Violet);
// A small filled circle with a word beside it, as in the status line.
void dot(Ui& ui, std::string_view text, Tone tone);

// The inspector's row: key at the left in second ink, value at the right, wrapped.
void key_value(Ui& ui, std::string_view key, std::string_view value, std::string_view note = {});
// The same with own widgets as value: `auto row = key_row(ui, "Gap"); chip(…);`
Scope key_row(Ui& ui, std::string_view key);

} // namespace throughline::ui
