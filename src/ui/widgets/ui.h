// The thin immediate-mode layer all views are written against. It draws with Dear ImGui, records every widget
// in the semantic tree, and owns focus, keyboard, text entry and layers. One object per page; nothing is
// global. The widgets are free functions in the other headers of this folder: `button(ui, "Save")`.
#pragma once

#include "base/date.h"
#include "platform/events.h"
#include "platform/platform.h"
#include "ui/theme.h"
#include "ui/widgets/geometry.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/scope.h"
#include "ui/widgets/semantics.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct ImDrawData;

namespace throughline::ui {

struct Inside; // what the widgets of this folder share; inside.h

// TrueType or OpenType files in memory; they must outlive the Ui. `icons` may be empty.
struct FontBytes {
    std::span<const unsigned char> regular;
    std::span<const unsigned char> semibold;
    std::span<const unsigned char> icons;
};

// What the page should do after a frame.
struct FrameWish {
    int frames = 0;         // draw so many more at once
    double wake_after = -1; // draw one after so many milliseconds; negative: not needed
};

// What happens to an interactive box in this frame.
struct Interaction {
    std::uint32_t id = 0;
    Box box;
    bool visible = false; // some of it is inside the clip
    bool hovered = false;
    bool held = false;      // primary button or key is down on it
    bool activated = false; // clicked, Enter or Space, or invoked through the mirror
    bool clicked = false;   // activated by the pointer
    bool double_clicked = false;
    bool context = false; // secondary button (a long press of a finger), Menu key, Shift+F10
    bool context_by_key = false;
    bool focused = false;
    bool focus_visible = false; // focused, and the keyboard brought the focus
    bool drag_started = false;
    bool dragging = false;
    bool drag_ended = false;
    Point pointer; // from the box's top left corner
    Point dragged; // since the button went down
};

// How an interactive box behaves.
struct Behaviour {
    bool disabled = false;
    bool focusable = true;
    // Keys Enter and Space activate it.
    bool keys_activate = true;
    // Activates when the button goes down, not when it comes up (cells, list rows).
    bool on_press = false;
    // May be dragged: a click that moved does not activate.
    bool draggable = false;
    platform::Cursor cursor = platform::Cursor::Arrow;
};

enum class ClipboardRequest : std::uint8_t { None, Copy, Cut };

class Ui {
public:
    Ui(platform::Platform& platform, const FontBytes& fonts, const Theme& theme);
    ~Ui();
    // More letters for the fonts it has. Between frames.
    void add_letters(const FontBytes& fonts);
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // --- what the outside world tells; the same as platform::Events ----------------------------------------
    void pointer_moved(float x, float y, platform::PointerSource source);
    void pointer_left();
    void pointer_pressed(platform::PointerButton button, bool down, int click_count);
    void wheel(float horizontal, float vertical, bool pinch);
    void key(platform::Key key, bool down, bool repeated);
    void modifiers(platform::Modifiers modifiers);
    void typed(std::string_view text);
    void focus_changed(bool focused);
    void text_entry_changed(std::string_view value);
    void text_entry_ended(platform::TextEntryEnd end);
    void pasted(std::string_view text);
    void mirror_focused(std::uint32_t node);
    void mirror_invoked(std::uint32_t node);
    void mirror_value_set(std::uint32_t node, std::string_view value);
    // Before and after the logic frame that the application runs inside the browser's copy event.
    void request_copy(ClipboardRequest request);
    bool take_copied(std::string& text, std::string& html);

    // --- a frame -------------------------------------------------------------------------------------------
    void begin_frame(float width, float height, float pixel_ratio);
    FrameWish end_frame();
    // For the renderer, after end_frame(): Dear ImGui's.
    ImDrawData* draw_data();
    // A new GL context: every texture is uploaded again.
    void graphics_restored();

    const Theme& theme() const;
    void set_theme(const Theme& theme);
    platform::Platform& platform();
    Box page() const;
    float pixel_ratio() const;
    double milliseconds() const;       // monotonic, of this frame
    double frame_milliseconds() const; // since the frame before, at most 100
    std::uint64_t frame_number() const;
    // Something is still moving: draws another frame (after so many milliseconds).
    void request_frame();
    void wake_after(double milliseconds);

    // --- names ---------------------------------------------------------------------------------------------
    // Stable from frame to frame: made of the label and the ids around it. What follows "##" in a label
    // counts for the id and is not shown.
    std::uint32_t id(std::string_view label) const;
    // Labels inside belong to this record (row, card …).
    Scope with_id(std::string_view record);
    Scope with_id(std::uint64_t number);

    // --- meaning -------------------------------------------------------------------------------------------
    SemanticTree& semantics();
    const SemanticTree& semantics() const;
    // Everything inside belongs to a group of this role and name.
    Scope group(Role role, std::string_view name, const Box& box = {});
    // Said by a screen reader without moving the focus: the result of a command, an error.
    void announce(std::string_view sentence);
    void announce_error(std::string_view sentence);

    // --- drawing and text ----------------------------------------------------------------------------------
    Painter paint() { return Painter(*this); }
    // printf into memory of this frame; the view holds until end_frame().
    std::string_view format(const char* format, ...) __attribute__((format(printf, 2, 3)));
    std::string_view keep(std::string_view text);
    // Empty, to put a text together in it and keep() it; its memory stays from frame to frame.
    std::string& scratch();
    // What text_of gives for each item, with the separator between, in memory of this frame.
    template <class Items, class TextOf>
    std::string_view joined(const Items& items, TextOf text_of, std::string_view separator = ", ") {
        std::string& text = scratch();
        for (const auto& item : items)
            text.append(text.empty() ? std::string_view() : separator).append(text_of(item));
        return keep(text);
    }
    // The parts one after the other, likewise.
    std::string_view join(std::initializer_list<std::string_view> parts);
    // "1 rule", "2 rules", likewise.
    std::string_view counted(std::size_t count, const char* one, const char* many);
    // "1,234.5", in memory of this frame.
    std::string_view number(double value, int decimals = 0);
    std::string_view date(Date date); // "30 Jun 2027", likewise

    // --- interaction of own shapes -------------------------------------------------------------------------
    // Makes the box interactive. The caller records it in the semantic tree under the same id.
    Interaction interact(std::uint32_t id, const Box& box, const Behaviour& behaviour = {});
    void focus_ring(const Interaction& interaction, float radius = metric::radius);
    // Shown after a moment over a box that is hovered or has visible focus.
    void tooltip(const Interaction& interaction, std::string_view text, std::string_view shortcut = {});
    // Between 0 and 1, moving towards `on` in so many milliseconds; at once with reduced motion.
    float animated(std::uint32_t id, bool on, float milliseconds = 120);

    // --- keyboard ------------------------------------------------------------------------------------------
    // True once for a press (or repeat) in this frame that no widget has taken yet. Widgets with the focus
    // come first because they are drawn first; the application asks for its shortcuts after its views.
    bool take_key(platform::Key key, platform::Modifiers modifiers = {});
    // The same, whatever modifiers are down; they are given.
    bool take_key_any(platform::Key key, platform::Modifiers& modifiers);
    // Whether take_key would take it.
    bool has_key(platform::Key key, platform::Modifiers modifiers = {}) const;
    bool key_down(platform::Key key) const;
    platform::Modifiers modifiers() const;
    std::string_view typed() const; // in this frame, not taken yet
    void take_typed();
    void focus(std::uint32_t id); // in the next frame; visible when the last input was a key
    void focus_visibly(std::uint32_t id);
    void clear_focus();
    std::uint32_t focused() const;
    bool has_focus(std::uint32_t id) const;
    // F6: next region of the page (groups with a landmark role).
    void focus_next_region(bool backwards);
    // A menu, dialog or popover is open.
    bool layer_open() const;
    // A text field has the typing.
    bool editing_text() const;

    // --- clipboard -----------------------------------------------------------------------------------------
    ClipboardRequest clipboard_request() const;
    void provide_copy(std::string_view text, std::string_view html = {});
    std::string_view pasted() const; // in this frame, not taken yet
    void take_paste();

    // --- pointer -------------------------------------------------------------------------------------------
    Point pointer() const;
    platform::PointerSource pointer_source() const;
    void set_cursor(platform::Cursor cursor);

    Inside& inside() { return *m_inside; }
    const Inside& inside() const { return *m_inside; }

private:
    std::unique_ptr<Inside> m_inside;
};

// The label without what follows "##".
std::string_view shown_label(std::string_view label);

} // namespace throughline::ui
