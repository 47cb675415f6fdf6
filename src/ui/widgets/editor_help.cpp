// What is shown beside the cell: the message about it, and the words that may stand in it.
#include "ui/widgets/editor_parts.h"
#include "ui/widgets/entry_help.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/text_entry.h"

namespace throughline::ui {

using platform::Key;

namespace {

constexpr int most_offers_shown = 8;
constexpr float offer_height = 26, widest_help = 460, least_help = 280, help_padding = 4;

std::uint32_t offer_id(const Editor& editor, int index) {
    return hashed(static_cast<std::uint64_t>(index) + 1, hashed("offers", editor.id));
}

void accept_offer(Editor& editor, int index) {
    EditorState& state = editor.state;
    std::size_t caret = 0;
    const std::string_view text = editor.options.help->accept(index, caret);
    state.typed = text;
    state.caret = caret;
    set_entry_value(editor.ui, state.typed, static_cast<std::int32_t>(caret));
    editor.tell(EditorEvent::Edited, state.row, state.column, editor.ui.keep(state.typed));
    look_for_help(editor, false);
    close_offers(editor);
    editor.ui.request_frame();
}

void choose(Editor& editor, int offer) {
    EditorState& state = editor.state;
    const int count = editor.options.help->offer_count();
    state.offer = std::clamp(offer, 0, count - 1);
    state.first_offer =
        std::clamp(state.first_offer, std::max(state.offer - most_offers_shown + 1, 0), state.offer);
    editor.ui.request_frame();
}

// Below the cell where there is room, else above it.
Box beside_cell(const Editor& editor, float height) {
    const Box cell = cell_text_box(editor).inset(-8, -1);
    const Box page = editor.ui.page();
    const float width = std::clamp(cell.width, least_help, widest_help);
    Box box{std::clamp(cell.x, 8.0F, std::max(page.width - width - 8, 8.0F)), cell.bottom() + 2, width,
            height};
    if (box.bottom() > page.height - 8 && cell.y - 2 - height > 8)
        box.y = cell.y - 2 - height;
    return box;
}

void draw_offer(Editor& editor, int index, const Box& box) {
    Ui& ui = editor.ui;
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const EntryOffer offer = editor.options.help->offer(index);
    const std::uint32_t id = offer_id(editor, index);
    const Interaction interaction = ui.interact(id, box, {.focusable = false, .on_press = true});
    const bool lit = index == editor.state.offer;
    if (lit || interaction.hovered)
        paint.fill(box, lit ? theme.accent_ground : theme.hover, metric::radius - 2);
    Box inner = box.inset(8, 0);
    const float text_width = std::min(std::ceil(paint.measure(offer.text).width) + 12, inner.width);
    const bool all = paint.text(inner.cut_left(text_width), offer.text, {.colour = theme.ink});
    if (inner.width > 24)
        paint.text(inner, offer.detail, {.size = 12, .colour = theme.third_ink, .align = Align::Right});
    SemanticNode& node =
        record(ui, Role::Option, id, offer.text, box, StateSelectable | (lit ? StateSelected : 0U));
    if (!offer.detail.empty())
        ui.semantics().set_value(node, offer.detail);
    explain(ui, node, interaction, all ? std::string_view() : offer.text);
    if (interaction.activated)
        accept_offer(editor, index);
}

void draw_offers(Editor& editor, const Box& box) {
    Ui& ui = editor.ui;
    Inside& in = ui.inside();
    const EditorState& state = editor.state;
    const int count = editor.options.help->offer_count();
    begin_window(in, "offers", box, WindowInput::Takes);
    ui.paint().fill(box, ui.theme().panel, metric::radius);
    ui.paint().outline(box, ui.theme().strong_line, metric::radius);
    const std::uint32_t list = hashed("list", editor.id);
    open_node(ui, Role::ListBox, list, "Suggestions", box);
    // Told before a choice closes the list.
    offer_in_entry(ui, {list, offer_id(editor, state.offer), {box.x, box.y, box.width, box.height}});
    Box rest = box.inset(help_padding);
    const int end = std::min(state.first_offer + most_offers_shown, count);
    for (int index = state.first_offer; index < end && editor.state.offers_open; ++index)
        draw_offer(editor, index, rest.cut_top(offer_height));
    in.tree.close();
    end_window();
}

// A sentence in a box that lets the pointer through.
void draw_sentence(Editor& editor, std::string_view part, Role role, std::string_view sentence, Box box,
                   Colour ink) {
    Ui& ui = editor.ui;
    begin_window(ui.inside(), part == "error" ? "cell error" : "cell hint", box, WindowInput::Ignores);
    ui.paint().fill(box, ui.theme().panel, metric::radius);
    ui.paint().outline(box, ui.theme().strong_line, metric::radius);
    ui.paint().wrapped_text(box.inset(8, 5), sentence, {.size = 12, .colour = ink});
    record(ui, role, hashed(part, editor.id), sentence, box);
    end_window();
}

float sentence_height(const Editor& editor, std::string_view sentence, float width) {
    return sentence.empty() ? 0 : editor.ui.paint().wrapped_height(sentence, width - 16, {.size = 12}) + 10;
}

// Of the cell that is edited, or else of the one that the keyboard is on.
std::string_view error_of(const Editor& editor) {
    const EditorState& state = editor.state;
    if (state.editing)
        return editor.options.help ? editor.options.help->error() : std::string_view();
    if (!editor.keys.focused || editor.options.row_count == 0)
        return {};
    const Box row = editor.row_box(state.row);
    if (row.y < editor.body.y - 1 || row.bottom() > editor.body.bottom() + 1)
        return {};
    EditorCell cell;
    editor.cell(state.row, state.column, cell);
    return cell.error;
}

} // namespace

void look_for_help(Editor& editor, bool asked) {
    EditorState& state = editor.state;
    EntryHelp* help = editor.options.help;
    if (help == nullptr)
        return;
    help->look(state.row, state.column, state.typed, state.caret, asked);
    state.offer = state.first_offer = 0;
    state.offers_open = help->offer_count() > 0;
    if (!state.offers_open)
        offer_in_entry(editor.ui, {});
    if (asked && !state.offers_open)
        editor.ui.announce("Nothing to suggest here");
    editor.ui.request_frame();
}

void close_offers(Editor& editor) {
    editor.state.offers_open = false;
    offer_in_entry(editor.ui, {});
}

// The browser hears a frame later that no words are offered any more; a key that it gave us until then ends
// the entry as it would have.
static void end_without_offers(Editor& editor) {
    using platform::TextEntryEnd;
    Ui& ui = editor.ui;
    if (ui.take_key(Key::Tab))
        finish_editing(ui, TextEntryEnd::CommitAndNext);
    else if (ui.take_key(Key::Tab, {.shift = true}))
        finish_editing(ui, TextEntryEnd::CommitAndPrevious);
    else if (ui.take_key(Key::Escape))
        finish_editing(ui, TextEntryEnd::Cancel);
    else if (!editor.state.is_tall && ui.take_key(Key::Enter))
        finish_editing(ui, TextEntryEnd::CommitAndBelow);
}

void take_entry_keys(Editor& editor) {
    Ui& ui = editor.ui;
    EditorState& state = editor.state;
    if (editor.options.help == nullptr)
        return;
    if (ui.take_key(Key::Space, {.control = true})) {
        look_for_help(editor, true);
        return;
    }
    if (!state.offers_open)
        return end_without_offers(editor);
    if (ui.take_key(Key::Down))
        choose(editor, state.offer + 1);
    else if (ui.take_key(Key::Up))
        choose(editor, state.offer - 1);
    else if (ui.take_key(Key::PageDown))
        choose(editor, state.offer + most_offers_shown);
    else if (ui.take_key(Key::PageUp))
        choose(editor, state.offer - most_offers_shown);
    else if (ui.take_key(Key::Escape))
        close_offers(editor);
    else if (ui.take_key(Key::Enter) || ui.take_key(Key::Tab))
        accept_offer(editor, state.offer);
}

void draw_entry_help(Editor& editor) {
    const EditorState& state = editor.state;
    const bool offers = state.editing && state.offers_open && editor.options.help != nullptr;
    const std::string_view error = error_of(editor);
    const std::string_view hint =
        state.editing && editor.options.help ? editor.options.help->hint() : std::string_view();
    const int shown = offers ? std::min(editor.options.help->offer_count(), most_offers_shown) : 0;
    const float list_height = shown > 0 ? static_cast<float>(shown) * offer_height + 2 * help_padding : 0;
    const float width = beside_cell(editor, 0).width;
    // While words are offered the text is unfinished: what is wrong with it is said when it might be done.
    const float error_height = offers ? 0 : sentence_height(editor, error, width);
    const float hint_height = sentence_height(editor, hint, width);
    if (list_height + error_height + hint_height <= 0)
        return;
    Box box = beside_cell(editor, list_height + error_height + hint_height);
    if (hint_height > 0)
        draw_sentence(editor, "hint", Role::Note, hint, box.cut_top(hint_height),
                      editor.ui.theme().second_ink);
    if (error_height > 0)
        draw_sentence(editor, "error", Role::Note, error, box.cut_top(error_height), editor.ui.theme().bad);
    if (offers)
        draw_offers(editor, box);
}

} // namespace throughline::ui
