#include "ui/widgets/fields.h"

#include "base/date.h"
#include "base/text.h"
#include "ui/widgets/date_words.h"
#include "ui/widgets/inside.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"
#include "ui/widgets/text_entry.h"

#include <cmath>

namespace throughline::ui {

namespace {

constexpr float line_pixels = 18, most_lines = 12;
constexpr float side = 8; // between frame and text

struct FieldShape {
    Box frame, text;
};

std::string_view shown_value(Ui& ui, std::string_view value, const FieldOptions& options) {
    if (options.kind != platform::FieldKind::Date || value.empty())
        return value;
    const Result<Date> date = parse_date(value);
    return date.ok() ? ui.date(date.value()) : value;
}

float field_height(Ui& ui, std::string_view value, const FieldOptions& options, float width) {
    if (options.kind != platform::FieldKind::MultipleLines)
        return metric::control;
    const float natural = ui.paint().wrapped_height(value, width - 2 * side);
    const float least = static_cast<float>(std::max(options.lines, 1)) * line_pixels;
    return std::clamp(natural, least, most_lines * line_pixels) + 10;
}

FieldShape shape_of(Ui& ui, std::string_view value, const FieldOptions& options) {
    const float width =
        options.width > 0 ? std::min(options.width, available_width(ui)) : available_width(ui);
    FieldShape shape;
    shape.frame = place(ui, width, field_height(ui, value, options, width));
    const bool several = options.kind == platform::FieldKind::MultipleLines;
    shape.text = several ? shape.frame.inset(side, 5) : shape.frame.inset(side, 1);
    if (options.kind == platform::FieldKind::Search)
        shape.text.cut_left(20);
    if (!options.suffix.empty())
        shape.text.cut_right(std::ceil(ui.paint().measure(options.suffix).width) + 6);
    return shape;
}

void draw_field(Ui& ui, const Interaction& interaction, const FieldShape& shape, std::string_view value,
                const FieldOptions& options, bool editing) {
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const bool disabled = !options.disabled_reason.empty();
    paint.fill(shape.frame, disabled || options.read_only ? theme.panel : theme.background, metric::radius);
    const Colour line = editing                            ? theme.accent
                        : !options.invalid.empty()         ? theme.bad
                        : interaction.hovered && !disabled ? theme.strong_line
                        : interaction.focused && !editing  ? theme.accent
                                                           : theme.line;
    paint.outline(shape.frame, line, metric::radius, editing ? 2.0F : 1.0F);
    if (options.kind == platform::FieldKind::Search) {
        Box glass = shape.frame.inset(side, 0);
        paint.icon(glass.cut_left(14), icon_named("find"), theme.third_ink, 14);
    }
    if (!options.suffix.empty()) {
        Box unit = shape.frame.inset(side, 0);
        paint.text(unit.cut_right(std::ceil(paint.measure(options.suffix).width)), options.suffix,
                   {.colour = theme.third_ink});
    }
    if (editing)
        return;
    const bool empty = value.empty();
    const std::string_view text = empty ? options.placeholder : shown_value(ui, value, options);
    const TextStyle style{.colour = empty || disabled ? theme.third_ink : theme.ink};
    const bool all = options.kind == platform::FieldKind::MultipleLines
                         ? paint.wrapped_text(shape.text, text, style)
                         : paint.text(shape.text, text, style);
    if (!all && options.tooltip.empty() && options.disabled_reason.empty())
        ui.tooltip(interaction, text);
    if (!editing)
        ui.focus_ring(interaction);
}

// What makes a field that is not edited start: a click, the focus coming by key, Enter, F2, or a typed
// letter.
bool starts(Ui& ui, const Interaction& interaction, std::string_view& first_text) {
    const Focus& focus = ui.inside().focus;
    if (interaction.activated || (interaction.focused && focus.arrived))
        return true;
    if (!interaction.focused)
        return false;
    if (ui.take_key(platform::Key::Enter) || ui.take_key(platform::Key::F2))
        return true;
    first_text = ui.typed();
    if (!first_text.empty())
        ui.take_typed();
    return !first_text.empty();
}

FieldResult result_of(Ui& ui, const EntryStep& step) {
    FieldResult result;
    result.value = step.value;
    if (step.changed)
        result.change = FieldChange::Edited;
    if (step.ended && step.end == platform::TextEntryEnd::Cancel)
        result.change = FieldChange::Cancelled;
    else if (step.ended && step.differs)
        result.change = FieldChange::Committed;
    if (step.ended)
        follow_entry_end(ui, step.end);
    return result;
}

// Up and Down add one to a number, in the field and beside it.
bool stepped_number(Ui& ui, const Interaction& interaction, bool editing, std::string_view value,
                    FieldResult& result) {
    if (!interaction.focused)
        return false;
    const int by = ui.take_key(platform::Key::Up) ? 1 : ui.take_key(platform::Key::Down) ? -1 : 0;
    double number = 0;
    if (by == 0 || (!value.empty() && !parse_number(value, number)))
        return false;
    const std::string_view next = ui.keep(number_text(number + by));
    if (editing)
        set_entry_value(ui, next);
    result = {editing ? FieldChange::Edited : FieldChange::Committed, next};
    return true;
}

void record_field(Ui& ui, const Interaction& interaction, std::string_view name, std::string_view value,
                  const FieldOptions& options) {
    const bool disabled = !options.disabled_reason.empty();
    std::uint32_t state = state_of(interaction, disabled);
    if (options.read_only)
        state |= StateReadOnly;
    if (options.required)
        state |= StateRequired;
    if (!options.invalid.empty())
        state |= StateInvalid;
    if (options.kind == platform::FieldKind::MultipleLines)
        state |= StateMultipleLines;
    const Role role = options.kind == platform::FieldKind::Search ? Role::SearchField : Role::TextField;
    SemanticNode& node = record(ui, role, interaction.id, name, interaction.box, state);
    ui.semantics().set_value(node, shown_value(ui, value, options));
    const std::string_view help = !options.invalid.empty() ? options.invalid : options.tooltip;
    explain(ui, node, interaction, help, {}, options.disabled_reason);
}

FieldResult bare_field(Ui& ui, std::string_view label, std::string_view value, const FieldOptions& options) {
    Inside& in = ui.inside();
    const std::string_view name = shown_label(label);
    const std::uint32_t id = ui.id(label);
    const bool disabled = !options.disabled_reason.empty();
    const bool live = in.entry.widget == id;
    const std::string_view shown = live ? ui.keep(in.entry.value) : value;
    const FieldShape shape = shape_of(ui, shown, options);
    const Interaction interaction = ui.interact(
        id, shape.frame,
        {.disabled = disabled, .keys_activate = false, .on_press = true, .cursor = platform::Cursor::Text});
    const EntryStep step = step_entry(ui, id, shape.text);
    FieldResult result = result_of(ui, step);
    bool editing = step.open;
    std::string_view first_text;
    if (!editing && !step.ended && !disabled && !options.read_only && starts(ui, interaction, first_text)) {
        const bool typed = !first_text.empty();
        start_entry(ui, id, shape.text,
                    {.name = name,
                     .value = typed ? first_text : value,
                     .original = value,
                     .placeholder = options.placeholder,
                     .kind = options.kind,
                     .maximum_length = options.maximum_length,
                     .monospace = options.monospace,
                     .select_all = options.select_all && !typed});
        editing = true;
        if (typed)
            result = {FieldChange::Edited, first_text};
    }
    if (in.value_set == id && !disabled && !options.read_only) {
        in.value_set = 0;
        result = {in.set_value == value ? FieldChange::Unchanged : FieldChange::Committed,
                  in.arena.keep(in.set_value)};
    }
    if (options.kind == platform::FieldKind::Number && !disabled && !options.read_only)
        stepped_number(ui, interaction, editing, shown, result);
    draw_field(ui, interaction, shape, value, options, editing);
    record_field(ui, interaction, name, shown, options);
    return result;
}

void draw_help(Ui& ui, const FieldOptions& options) {
    if (!options.invalid.empty())
        paragraph(ui, options.invalid, {.size = metric::small_text, .colour = ui.theme().bad});
    else if (!options.note.empty())
        paragraph(ui, options.note, {.size = metric::small_text, .colour = ui.theme().third_ink});
}

} // namespace

FieldResult text_field(Ui& ui, std::string_view label, std::string_view value, const FieldOptions& options) {
    const std::string_view name = shown_label(label);
    if (options.label == LabelPlace::Left) {
        const Scope row = columns(ui, {metric::key_width, 1});
        const Box box = place(ui, 0, metric::control);
        ui.paint().text(box, name, {.colour = ui.theme().second_ink});
        next_column(ui);
        const FieldResult result = bare_field(ui, label, value, options);
        draw_help(ui, options);
        return result;
    }
    if (options.label == LabelPlace::Above) {
        const TextStyle style{
            .size = metric::small_text, .weight = Weight::Semibold, .colour = ui.theme().third_ink};
        const float width = available_width(ui);
        const Box box = place(ui, width, ui.paint().wrapped_height(name, width, style));
        ui.paint().wrapped_text(box, name, style);
    }
    const FieldResult result = bare_field(ui, label, value, options);
    draw_help(ui, options);
    return result;
}

FieldResult long_field(Ui& ui, std::string_view label, std::string_view value, FieldOptions options) {
    options.kind = platform::FieldKind::MultipleLines;
    options.lines = std::max(options.lines, 2);
    options.select_all = false;
    return text_field(ui, label, value, options);
}

FieldResult number_field(Ui& ui, std::string_view label, std::string_view value, FieldOptions options) {
    options.kind = platform::FieldKind::Number;
    return text_field(ui, label, value, options);
}

FieldResult date_field(Ui& ui, std::string_view label, std::string_view value, FieldOptions options) {
    options.kind = platform::FieldKind::Date;
    if (options.placeholder.empty())
        options.placeholder = "2027-06-30";
    FieldResult result = text_field(ui, label, value, options);
    if (result.committed()) {
        const Result<Date> date = date_from_people(trimmed(result.value));
        if (date.ok())
            result.value = ui.keep(date_text(date.value()));
        if (result.value == value)
            result.change = FieldChange::Unchanged;
    }
    return result;
}

FieldResult search_field(Ui& ui, std::string_view label, std::string_view value, FieldOptions options) {
    options.kind = platform::FieldKind::Search;
    options.label = LabelPlace::Hidden;
    if (options.placeholder.empty())
        options.placeholder = shown_label(label);
    return text_field(ui, label, value, options);
}

} // namespace throughline::ui
