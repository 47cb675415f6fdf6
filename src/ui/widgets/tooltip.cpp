#include "ui/widgets/tooltip.h"

#include "ui/widgets/inside.h"
#include "ui/widgets/signs.h"

namespace throughline::ui {

constexpr double tooltip_delay = 450;
constexpr float widest_tooltip = 320;

void Ui::tooltip(const Interaction& interaction, std::string_view text, std::string_view shortcut) {
    Inside& in = *m_inside;
    const bool by_pointer = interaction.hovered && !interaction.held;
    const bool by_key = interaction.focus_visible && in.focus.keyboard_last;
    if (interaction.held) { // what was pressed needs no explanation any more
        in.tooltip_owner = in.tooltip_dismissed = interaction.id;
        in.tooltip_seen = true;
    }
    if ((!by_pointer && !by_key) || in.current_layer() != in.layers.size())
        return;
    if (by_key && !by_pointer && in.tooltip_seen)
        return;
    if (in.tooltip_owner != interaction.id) {
        in.tooltip_owner = interaction.id;
        in.tooltip_since = in.now;
        in.tooltip_dismissed = 0;
    }
    in.tooltip_seen = true;
    in.tooltip_anchor = interaction.box;
    in.tooltip_text = text;
    in.tooltip_shortcut = shortcut;
}

std::string_view lines_of(Ui& ui, std::string_view whole, std::string_view about) {
    if (about.empty())
        return whole;
    return ui.format("%.*s\n%.*s", static_cast<int>(whole.size()), whole.data(),
                     static_cast<int>(about.size()), about.data());
}

static void draw_tooltip(Ui& ui) {
    Inside& in = ui.inside();
    const Painter paint = ui.paint();
    const Theme& theme = in.theme;
    const TextStyle style{.size = 12};
    const float keys = in.tooltip_shortcut.empty() ? 0 : key_cap_width(ui, in.tooltip_shortcut) + 8;
    float natural = 0;
    for (std::size_t start = 0; start <= in.tooltip_text.size();) {
        const std::size_t end = std::min(in.tooltip_text.find('\n', start), in.tooltip_text.size());
        const std::string_view row = std::string_view(in.tooltip_text).substr(start, end - start);
        natural = std::max(natural, paint.measure(row, style).width);
        start = end + 1;
    }
    const float text_width = std::min(natural, widest_tooltip - keys);
    const float text_height = std::max(paint.wrapped_height(in.tooltip_text, text_width + 1, style), 16.0F);
    Box box{in.tooltip_anchor.x, in.tooltip_anchor.bottom() + 6, text_width + keys + 16, text_height + 10};
    if (in.tooltip_anchor.right() <= metric::rail) { // below it stands the next place of the rail
        box.x = metric::rail + 4;
        box.y = std::floor(in.tooltip_anchor.centre().y - box.height / 2);
    }
    box.x = std::clamp(box.x, 4.0F, std::max(in.page.width - box.width - 4, 4.0F));
    if (box.bottom() > in.page.height - 4)
        box.y = in.tooltip_anchor.y - box.height - 6;
    begin_window(in, "tooltip", box.inset(-16), WindowInput::Ignores);
    const Painter above = ui.paint();
    above.shadow(box, metric::radius, 2);
    above.fill(box, theme.dark ? theme.strong_line : theme.ink, metric::radius);
    Box inner = box.inset(8, 5);
    const Box text_box = inner.cut_left(text_width + 1);
    above.wrapped_text(text_box, in.tooltip_text,
                       {.size = style.size, .colour = theme.dark ? theme.ink : theme.panel});
    if (keys > 0) {
        const Box cap = inner.cut_right(keys - 8).centred(keys - 8, 16);
        draw_key_cap(ui, cap, in.tooltip_shortcut, KeyCapLook::OnDark);
    }
    SemanticNode& node = record(ui, Role::Tooltip, hashed("tooltip", in.ids[0]), in.tooltip_text, box);
    ui.semantics().set_value(node, in.tooltip_shortcut);
    end_window();
}

void end_tooltip(Ui& ui) {
    Inside& in = ui.inside();
    if (!in.tooltip_seen) {
        in.tooltip_owner = 0;
        return;
    }
    in.tooltip_seen = false;
    if (in.tooltip_dismissed == in.tooltip_owner)
        return;
    const double waited = in.now - in.tooltip_since;
    if (waited < tooltip_delay) {
        ui.wake_after(tooltip_delay - waited);
        return;
    }
    if (!in.tooltip_text.empty() || !in.tooltip_shortcut.empty())
        draw_tooltip(ui);
}

} // namespace throughline::ui
