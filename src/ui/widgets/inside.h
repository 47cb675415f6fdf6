// What the widgets of this folder share and nobody else sees: the context of Dear ImGui, input of this frame,
// focus, layout, layers, text entry, and what is remembered by id.
#pragma once

#include "ui/widgets/arena.h"
#include "ui/widgets/flow.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/ui.h"

#include <array>
#include <deque>
#include <imgui.h>
#include <imgui_internal.h>
#include <string>
#include <unordered_map>
#include <vector>

namespace throughline::ui {

inline ImVec2 vector_of(Point point) {
    return {point.x, point.y};
}
inline ImRect rectangle_of(const Box& box) {
    return {box.x, box.y, box.right(), box.bottom()};
}
inline Box box_of(const ImRect& rectangle) {
    return {rectangle.Min.x, rectangle.Min.y, rectangle.GetWidth(), rectangle.GetHeight()};
}

struct KeyPress {
    platform::Key key = platform::Key::None;
    platform::Modifiers modifiers;
    bool down = false;
    bool repeated = false;
    std::string typed; // the text of the same press
    bool synthetic = false;
};

// Where Tab and the arrows can go, in the order drawn.
struct FocusStop {
    std::uint32_t id = 0;
    std::uint32_t group = 0; // 0: a stop of its own
    std::uint32_t layer = 0; // 0 is the page
    std::uint32_t region = 0;
    Box box;
    bool chosen = false; // where Tab enters the group
    bool answer = false; // where the focus goes when its dialog opens
};

enum class GroupAxis : std::uint8_t { Horizontal, Vertical, Both };

// A pointer event that waits: what was typed is told to its widget before a click may replace the widget.
struct PointerEvent {
    enum class Kind : std::uint8_t { Move, Leave, Press } kind = Kind::Move;
    Point at;
    platform::PointerSource source = platform::PointerSource::Mouse;
    std::uint8_t button = 0;
    bool down = false;
    int clicks = 0;
};

struct FocusGroup {
    std::uint32_t id = 0;
    GroupAxis axis = GroupAxis::Both;
};

struct Focus {
    std::uint32_t current = 0;
    bool visible = false; // the keyboard brought it there
    bool arrived = false; // it came in this frame: scrolls into view
    std::uint32_t wanted = 0;
    bool wants = false;
    bool wants_visible = false;
    bool keyboard_last = false; // the last input was a key
    bool seen = false;          // the focused widget was drawn in this frame
    std::vector<FocusStop> stops;
    std::vector<FocusGroup> groups;     // open ones, innermost last
    std::vector<FocusGroup> all_groups; // of this frame
    std::unordered_map<std::uint32_t, std::uint32_t> last_in_group;
    std::uint32_t region = 0;
    int pending_tab = 0; // Tab was pressed in the page's text field
};

enum class LayerKind : std::uint8_t { Menu, Popover, Dialog };

// What lies above the page: menus, popovers, dialogs, innermost last.
struct Layer {
    std::uint32_t id = 0;
    LayerKind kind = LayerKind::Menu;
    std::uint32_t return_focus = 0;
    Box anchor;
    Size size;             // of the frame before
    bool measured = false; // size is known; before that nothing is shown
    bool seen = false;     // drawn in this frame
    bool closable = true;
    bool wants_focus = true;
    // Stop that got the focus only because the dialog had no answer yet; the answer takes it when it comes.
    std::uint32_t waits_for_answer = 0;
    bool close_wanted = false;
    std::uint64_t opened_frame = 0;
    std::string search; // of a picker
    int cursor = 0;     // of a picker
    bool cursor_moved = false;
    float widest = 0; // natural width of the items so far
    float last_widest = 0;
    float padding = 0; // of a popover
};

struct TextEntry {
    std::uint32_t widget = 0;
    std::string value, original, name, placeholder;
    platform::Rectangle box;
    platform::FieldKind kind = platform::FieldKind::SingleLine;
    float font_size = metric::body_text;
    std::uint32_t maximum_length = 0;
    bool monospace = false;
    bool framed = false;
    platform::TextEntryEnd end = platform::TextEntryEnd::Cancel;
    bool changed = false;
    bool ended = false;             // and not told to the widget yet
    bool seen = false;              // the widget was drawn in this frame
    bool hidden = false;            // scrolled out of sight
    std::uint32_t return_focus = 0; // of an overlay: who had the focus before
};

struct ScrollState {
    float offset = 0, target = 0;        // vertical, pixels
    float across = 0, across_target = 0; // horizontal
    float content_height = 0, content_width = 0;
    float velocity = 0; // pixels a millisecond, after a touch
    std::uint64_t frame = 0;
};

struct ToastState {
    std::string text, action;
    Tone tone = Tone::Neutral;
    std::uint32_t token = 0;
    std::uint32_t id = 0;
    double shown_until = 0;
    double length = 0;
};

struct OpenPanel {
    bool scrolls = false;
    std::uint32_t region = 0; // to go back to
    float padding = 0;
};

struct OpenCard {
    std::uint32_t node = 0; // index in the semantic tree
    Box box;
    CardOptions options;
    bool given = false; // the box was given: content scrolls
};

struct Inside {
    explicit Inside(platform::Platform& outside)
        : platform(outside) {}

    platform::Platform& platform;
    Theme theme;
    ImGuiContext* context = nullptr;
    ImFont* regular = nullptr;
    ImFont* semibold = nullptr;
    ImFont* icons = nullptr;
    SemanticTree tree;
    Arena arena;
    std::vector<std::uint32_t> ids{2166136261U};

    // --- the frame
    Box page;
    float pixel_ratio = 1;
    double now = 0, elapsed = 0;
    std::uint64_t frame = 0;
    int frames_wanted = 0;
    double wake_after = -1;
    std::uint64_t layout_counter = 0;

    // --- input of this frame
    std::deque<PointerEvent> pointer_queue;
    std::deque<KeyPress> key_queue;
    KeyPress press; // at most one press a frame, so that the next one finds the focus where it belongs
    bool press_taken = true;
    std::array<bool, 128> keys_down{};
    platform::Modifiers modifiers;
    std::string pasted, pasted_next;
    bool has_paste = false, has_paste_next = false;
    Point pointer{-1e6F, -1e6F}, pointer_before{-1e6F, -1e6F};
    platform::PointerSource source = platform::PointerSource::Mouse;
    std::array<int, 3> click_counts{};
    float wheel_x = 0, wheel_y = 0; // what is left for those who ask later
    float wheel_x_next = 0, wheel_y_next = 0;
    bool pinch = false, pinch_next = false;
    std::uint32_t touch_scroll = 0; // the scroll area that the finger drags
    double pressed_since = 0;
    Point pressed_at;
    platform::Cursor cursor = platform::Cursor::Arrow, shown_cursor = platform::Cursor::Arrow;
    bool dragged_far = false;
    std::uint32_t draggable_active = 0;
    std::array<std::uint32_t, 3> canvas_down{}; // the canvas each button went down on
    std::array<Point, 3> canvas_pressed_at{};

    // --- from the mirror
    std::uint32_t invoked = 0, invoked_next = 0;
    std::uint32_t value_set = 0, value_set_next = 0;
    std::string set_value, set_value_next;
    std::uint32_t mirror_focus = 0;

    // --- clipboard
    ClipboardRequest clipboard_request = ClipboardRequest::None;
    std::string copied_text, copied_html;
    bool copied = false;

    Focus focus;
    std::deque<Layer> layers;      // a reference to one holds while others open
    std::uint32_t layer_depth = 0; // 0 while the page is drawn
    std::vector<std::uint32_t> layer_stack;
    std::vector<std::uint32_t> regions;
    std::vector<OpenScroll> open_scrolls;
    std::vector<OpenPanel> open_panels;
    std::vector<OpenCard> open_cards;
    std::vector<int> picker_rows;
    std::uint32_t closed_dialog = 0; // by the person; its owner is told in the next frame
    std::uint64_t closed_dialog_frame = 0;
    TextEntry entry;
    platform::TextEntryList entry_list; // what the page was told of
    FlowStack flow;

    // --- remembered by id
    std::unordered_map<std::uint32_t, ScrollState> scrolls;
    std::unordered_map<std::uint32_t, float> animations;
    std::unordered_map<std::uint32_t, float> numbers; // measured sizes of the frame before

    // --- tooltip
    std::uint32_t tooltip_owner = 0, tooltip_candidate = 0;
    double tooltip_since = 0;
    bool tooltip_seen = false;
    std::string tooltip_text, tooltip_shortcut;
    Box tooltip_anchor;
    bool tooltip_by_key = false;
    std::uint32_t tooltip_dismissed = 0;

    std::vector<ToastState> toasts;
    std::uint32_t toast_number = 0;
    std::string polite, assertive; // what the live regions say
    std::vector<std::unique_ptr<ImDrawListSplitter>> splitters;
    std::size_t splitter_depth = 0;
    std::vector<Point> dash_points, chart_points;
    std::string scratch;
    std::string figure; // a number or a date being written
    std::vector<float> editor_edges;
    float editor_drop = -1; // where a dragged row would go
    std::vector<float> row_gaps;
    bool palette_was_open = false;

    // --- completeness check
    std::vector<std::uint32_t> items, left_out;
    mutable std::vector<std::uint32_t> uncovered;

    Layer* layer_of(std::uint32_t id);
    std::uint32_t current_layer() const { return layer_stack.empty() ? 0 : layer_stack.back(); }
    ImFont* font(Weight weight) const { return weight == Weight::Semibold ? semibold : regular; }
    Box clip() const { return box_of(ImGui::GetCurrentWindow()->ClipRect); }
};

std::uint32_t hashed(std::string_view text, std::uint32_t seed);
std::uint32_t hashed(std::uint64_t number, std::uint32_t seed);

// Adds a leaf for a widget: its box is what can be seen of it.
SemanticNode& record(Ui& ui, Role role, std::uint32_t id, std::string_view name, const Box& box,
                     std::uint32_t state = 0);
// The usual states of an interaction.
std::uint32_t state_of(const Interaction& interaction, bool disabled = false);
// Opens a node that widgets inside belong to; close with inside().tree.close().
std::uint32_t open_node(Ui& ui, Role role, std::uint32_t id, std::string_view name, const Box& box,
                        std::uint32_t state = 0);
// Tooltip and description of a widget: the reason when it is disabled, otherwise the tooltip.
void explain(Ui& ui, SemanticNode& node, const Interaction& interaction, std::string_view tooltip,
             std::string_view shortcut = {}, std::string_view disabled_reason = {});

// Two lines of a tooltip: the whole of a text that was cut, and what is said about it, if anything.
std::string_view lines_of(Ui& ui, std::string_view whole, std::string_view about);

// Inside, the focus stops of widgets form one stop of Tab, and arrows move between them.
void begin_focus_group(Ui& ui, std::uint32_t id, GroupAxis axis);
void end_focus_group(Ui& ui);
// Marks the stop that was added last as the one where Tab enters its group.
void mark_chosen_stop(Ui& ui);
void mark_answer_stop(Ui& ui);
void add_focus_stop(Ui& ui, std::uint32_t id, const Box& box);
void move_focus(Ui& ui); // leftover Tab, arrows, Escape: at the end of the frame
void begin_focus(Inside& in);
void feed_pointer(Ui& ui); // before NewFrame
void begin_input(Inside& in);
void end_input(Inside& in);
void end_text_entry(Ui& ui);

// One window of Dear ImGui for the page and each layer: they decide who is hovered.
enum class WindowInput : std::uint8_t { Takes, Ignores };
void begin_window(Inside& in, const char* name, const Box& box, WindowInput input);
void end_window();

} // namespace throughline::ui
