// Pointer and keys on a canvas become intents: what the person asks for, as values. Nothing of the model is
// changed here; the view turns intents into commands. Only the camera is moved, and the scene decorated.
#pragma once

#include "canvas/camera.h"
#include "canvas/scene.h"
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
    bool secondary_down = false;
    bool middle_down = false;
    // 1 when the primary button went down in this frame, 2 when that was a double click; else 0.
    int primary_clicks = 0;
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
    Select,       // make targets() the selection
    Move,         // targets() by `by`; comes once, at the end of a drag or for each press of alt+arrow
    Duplicate,    // copies of targets(), `by` away
    DropOn,       // targets() released over `other`, which takes them; `by` and `world` say where
    Connect,      // draw a link from `target` to `other`
    ConnectToNew, // … to something new at `world`
    Edit,         // edit `target` in place; `box` (screen) is where
    Activate,     // a clickable card or part was clicked
    Create,       // something new at `world`, inside `target` where that is not empty
    CreateNext,   // Ctrl+Enter: the next sibling of `target`
    Remove,       // targets()
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
};

enum class Cursor : std::uint8_t { Arrow, Hand, Grab, Grabbing, Move, UpDown, Sideways, Cross, NotAllowed };

class Interaction {
public:
    // Handles one frame. The intents hold until the next call.
    std::span<const Intent> update(const InputFrame& input, const Scene& scene, Camera& camera,
                                   const Selection& selection);
    // What Select, Move, Duplicate, DropOn and Remove are about; valid as long as the intents.
    std::span<const Target> targets() const { return m_targets; }

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

private:
    enum class Gesture : std::uint8_t { None, Press, Pan, Marquee, Drag, Connect };
    struct Guide {
        Point from;
        Point to;
    };

    void start_press(const InputFrame& input, const Scene& scene, const Camera& camera,
                     const Selection& selection);
    void begin_gesture(const InputFrame& input, const Scene& scene, const Camera& camera,
                       const Selection& selection);
    void continue_gesture(const InputFrame& input, const Scene& scene, Camera& camera);
    void end_gesture(const InputFrame& input, const Scene& scene, const Camera& camera,
                     const Selection& selection);
    void click(const InputFrame& input, const Scene& scene, const Camera& camera, const Selection& selection);
    void finish_marquee(const InputFrame& input, const Scene& scene, const Camera& camera,
                        const Selection& selection);
    void snap(const Scene& scene, const Camera& camera);
    void navigate(const InputFrame& input, Camera& camera);
    void hover(const InputFrame& input, const Scene& scene, const Camera& camera);
    void key(const KeyPress& press, const InputFrame& input, const Scene& scene, Camera& camera,
             const Selection& selection);
    void walk(platform::Key key, const InputFrame& input, const Scene& scene, Camera& camera,
              const Selection& selection);
    void focus_and_select(const Target& target, const Scene& scene, Camera& camera);
    void nudge(platform::Key key, const InputFrame& input, const Scene& scene, const Selection& selection);
    void ask_edit(const Target& target, const Scene& scene, const Camera& camera);
    void choose_targets(const Selection& selection);
    Intent& add(IntentKind kind);

    Gesture m_gesture = Gesture::None;
    Cursor m_cursor = Cursor::Arrow;
    float m_grid = 0;
    Point m_press_screen;
    Point m_press_world;
    Point m_last_screen;
    Point m_pointer_world;
    Target m_pressed;
    CardIndex m_pressed_card = no_card;
    bool m_pressed_handle = false;
    bool m_duplicating = false;
    bool m_secondary_was_down = false;
    bool m_primary_was_down = false;
    int m_click_count = 0;
    Box m_dragged_box;
    Point m_drag_by;
    Target m_hovered;
    double m_hovered_since = 0;
    Target m_focused;
    bool m_focus_visible = false;
    CardIndex m_drop = no_card;
    std::vector<Intent> m_intents;
    std::vector<Target> m_targets;
    std::vector<CardIndex> m_dragged;
    std::vector<Guide> m_guides;
    mutable std::vector<std::uint32_t> m_scratch;
    std::uint64_t m_decorated_revision = 0;
    std::uint64_t m_decorated_key = 0;
};

// The topmost thing at a world point: a part, a card, or a link within 6 screen pixels.
struct Picked {
    Target target;
    CardIndex card = no_card;
    LinkIndex link = no_link;
    bool handle = false; // the handle of a card that links are drawn from
};
Picked pick(const Scene& scene, const Camera& camera, Point screen);

// The handle lies at the middle of a card's right edge and is this large on the screen.
constexpr float handle_size = 12;
Box handle_box(const Scene& scene, const Camera& camera, CardIndex card);

} // namespace throughline::canvas
