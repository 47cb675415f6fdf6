// Pointer and keys on a canvas become intents: what the person asks for, as values. Nothing of the model is
// changed here; the view turns intents into commands. Only the camera is moved, and the scene decorated.
#pragma once

#include "canvas/camera.h"
#include "canvas/pick.h"
#include "canvas/scene.h"
#include "canvas/snapping.h"
#include "platform/events.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace throughline::canvas {

struct KeyPress {
    platform::Key key = platform::Key::None;
    bool repeated = false;
};

enum class WheelMode : std::uint8_t {
    Automatic, // whole lines come from a mouse and zoom; fractions come from a trackpad and pan
    Zoom,
    Pan,
};

// What happened since the last frame, in screen pixels.
struct InputFrame {
    double now_milliseconds = 0;
    bool hovered = false; // the pointer is over the canvas and over nothing above it
    bool focused = false; // the canvas has the keyboard
    Point pointer;
    bool primary_down = false;
    bool middle_down = false;
    // 1 when the primary button went down in this frame, 2 when that was a double click; else 0.
    int primary_clicks = 0;
    // Secondary click, long press or the menu key.
    bool context_menu = false;
    bool touch = false; // one finger on empty ground pans instead of drawing a marquee
    bool space_down = false;
    platform::Modifiers modifiers;
    // Lines; positive scrolls up or left, as ImGui counts.
    float wheel_horizontal = 0;
    float wheel_vertical = 0;
    bool pinch = false;
    WheelMode wheel_mode = WheelMode::Automatic;
    std::array<KeyPress, 8> keys{};
    int key_count = 0;
};

enum class IntentKind : std::uint8_t {
    Select,       // make its targets the selection
    Move,         // its targets by `by`; comes once, at the end of a drag or for each press of alt+arrow
    Duplicate,    // copies of its targets, `by` away
    DropOn,       // its targets released over `other`, which takes them; `by` and `world` say where
    Connect,      // draw a link from `target` to `other`
    ConnectToNew, // … to something new at `world`
    Edit,         // edit `target` in place; `box` (screen) is where
    Activate,     // a clickable card or part was clicked
    Create,       // something new at `world`, inside `target` where that is not empty
    CreateNext,   // Ctrl+Enter: the next sibling of `target`
    Remove,       // its targets
    ContextMenu,  // for `target` (empty on open ground), at `screen`
};

struct Intent {
    IntentKind kind = IntentKind::Select;
    Target target;
    Target other;
    Point by;
    Point world;
    Point screen;
    Box box;
    // Joins the step before in the undo history: repeated nudges of the same cards.
    bool merges = false;
    // DropOn with Alt held: a copy is dropped.
    bool copies = false;
    // For Interaction::targets().
    std::uint32_t first_target = 0;
    std::uint32_t target_count = 0;
};

enum class Cursor : std::uint8_t { Arrow, Hand, Grab, Grabbing, Move, UpDown, Sideways, Cross, NotAllowed };

class Interaction {
public:
    // Handles one frame. The intents hold until the next call.
    std::span<const Intent> update(const InputFrame& input, const Scene& scene, Camera& camera,
                                   const Selection& selection);
    // What Select, Move, Duplicate, DropOn and Remove are about; valid as long as the intents.
    std::span<const Target> targets(const Intent& intent) const {
        return {m_targets.data() + intent.first_target, intent.target_count};
    }

    // Writes hover, selection, focus, drag preview, marquee, guides and the link being drawn into the scene.
    // Does nothing while none of them changed.
    void decorate(Scene& scene, const Camera& camera, const Selection& selection);

    // A gesture is going on: frames are needed, and the view should not refill the scene under it.
    bool busy() const { return m_gesture != Gesture::None; }
    void cancel();

    // Keyboard focus inside the canvas, for aria-activedescendant.
    const Target& focused() const { return m_focused; }
    void focus(const Target& target) { m_focused = target; }
    // Acts for a person with assistive technology, as a click or Enter would.
    std::span<const Intent> invoke(const Target& target, const Scene& scene, const Camera& camera);

    const Target& hovered() const { return m_hovered; }
    // Milliseconds stamp since when the same thing is hovered; for tooltips.
    double hovered_since() const { return m_hovered_since; }
    Cursor cursor() const { return m_cursor; }

    // Positions snap to other cards' edges and centres within 6 pixels, and to this grid where it is not 0.
    // Ctrl held while dragging turns snapping off.
    void set_grid(float step) { m_grid = step; }

    // Whether Tab would go to another card. Where not, Tab leaves the canvas and is not handed over.
    bool takes_tab(const Scene& scene, bool backwards) const;

private:
    enum class Gesture : std::uint8_t { None, Press, Pan, Marquee, Drag, Connect };
    // One call of update().
    struct Frame {
        const InputFrame& input;
        const Scene& scene;
        Camera& camera;
        const Selection& selection;
        Point world; // under the pointer
    };
    // What decorate() last wrote, to find out whether it has to write again.
    struct Decorated {
        std::uint64_t fill = 0;
        Selection selection;
        CardIndex hovered = no_card;
        LinkIndex hovered_link = no_link;
        bool hovered_handle = false;
        Target focused;
        bool focus_visible = false;
        Gesture gesture = Gesture::None;
        CardIndex drop = no_card;
        Point drag_by;
        Point pointer;
        CameraPose camera;
    };

    void press(const Frame& frame);
    void begin_gesture(const Frame& frame);
    void begin_drag(const Frame& frame);
    void continue_gesture(const Frame& frame);
    void continue_drag(const Frame& frame);
    void continue_connect(const Frame& frame);
    void end_gesture(const Frame& frame);
    void click(const Frame& frame);
    void finish_marquee(const Frame& frame);
    void finish_drag(const Frame& frame);
    void finish_connect(const Frame& frame);
    void scroll_at_edge(const Frame& frame);
    void navigate(const Frame& frame);
    void hover(const Frame& frame);
    void context_menu(const Frame& frame);
    void choose_cursor(const Frame& frame);

    void key(const KeyPress& press, const Frame& frame);
    bool camera_key(platform::Key key, const Frame& frame);
    void walk(platform::Key key, const Frame& frame);
    void walk_in_order(bool backwards, const Frame& frame);
    void go_to(CardIndex card, const Frame& frame);
    void nudge(platform::Key key, const Frame& frame);
    void select_all(const Frame& frame);
    void ask_edit(const Target& target, const Scene& scene, const Camera& camera);
    void ask_create_or_edit(const Frame& frame);
    bool take_selected(const Frame& frame, Trait trait);
    void propose(const Target& target, const Selection& selection, const platform::Modifiers& modifiers);
    Intent& add(IntentKind kind);

    void mark(Scene& scene, CardIndex card, CardState state);
    void mark_states(Scene& scene, const Selection& selection);
    void draw_overlay(Scene& scene, const Camera& camera);

    std::uint64_t m_fill = 0;
    Gesture m_gesture = Gesture::None;
    Cursor m_cursor = Cursor::Arrow;
    float m_grid = 0;
    Point m_press_screen;
    Point m_press_world;
    Point m_last_screen;
    Point m_pointer_world;
    Picked m_pressed;
    bool m_duplicating = false;
    bool m_primary_was_down = false;
    Box m_dragged_box;
    Point m_drag_by;
    CardIndex m_drop = no_card;
    Picked m_under; // the pointer
    Target m_hovered;
    double m_hovered_since = 0;
    Target m_focused;
    bool m_focus_visible = false;
    std::vector<Intent> m_intents;
    std::vector<Target> m_targets;
    std::uint32_t m_first_target = 0; // of the next intent
    std::vector<CardIndex> m_dragged;
    std::vector<Guide> m_guides;
    std::vector<std::uint32_t> m_scratch;
    std::vector<CardIndex> m_marked;
    std::vector<LinkIndex> m_marked_links;
    Decorated m_decorated;
};

} // namespace throughline::canvas
