#include "canvas/interaction.h"

#include "canvas/paint.h"

#include <algorithm>
#include <cmath>

namespace throughline::canvas {

namespace {

constexpr float zoom_per_line = 1.18f; // one notch of a wheel
constexpr float pixels_per_line = 100; // a trackpad counts pixels/100

bool whole(float lines) {
    return lines == std::round(lines);
}

} // namespace

Intent& Interaction::add(IntentKind kind) {
    m_intents.emplace_back();
    Intent& intent = m_intents.back();
    intent.kind = kind;
    // What was put there since the intent before.
    intent.first_target = m_first_target;
    intent.target_count = static_cast<std::uint32_t>(m_targets.size()) - m_first_target;
    m_first_target = static_cast<std::uint32_t>(m_targets.size());
    return intent;
}

std::span<const Intent> Interaction::update(const InputFrame& input, const Scene& scene, Camera& camera,
                                            const Selection& selection) {
    m_intents.clear();
    m_targets.clear();
    m_first_target = 0;
    if (scene.cards().empty())
        return m_intents;
    // The cards of a gesture are known by their indices; a refilled scene has new ones.
    if (m_fill != scene.fill()) {
        m_fill = scene.fill();
        if (m_gesture != Gesture::Pan)
            cancel();
    }
    Frame frame{input, scene, camera, selection, {}};
    navigate(frame);
    frame.world = camera.world_from_screen(input.pointer);
    m_pointer_world = frame.world;

    if (m_gesture == Gesture::None)
        hover(frame);
    bool pressed = input.primary_down && !m_primary_was_down;
    if (m_gesture == Gesture::None && input.hovered) {
        if (input.middle_down || (pressed && input.space_down)) {
            m_gesture = Gesture::Pan;
            m_last_screen = input.pointer;
        } else if (pressed) {
            press(frame);
        } else if (input.context_menu) {
            context_menu(frame);
        }
    } else if (m_gesture != Gesture::None) {
        continue_gesture(frame);
        bool held = input.primary_down || (m_gesture == Gesture::Pan && input.middle_down);
        if (!held) {
            end_gesture(frame);
            hover(frame);
        }
    } else if (input.context_menu && input.focused) {
        context_menu(frame);
    }
    m_primary_was_down = input.primary_down;
    m_last_screen = input.pointer;

    if (input.focused)
        for (int at = 0; at < input.key_count; ++at)
            key(input.keys[static_cast<std::size_t>(at)], frame);
    choose_cursor(frame);
    return m_intents;
}

void Interaction::cancel() {
    m_gesture = Gesture::None;
    m_dragged.clear();
    m_guides.clear();
    m_drag_by = {};
    m_drop = no_card;
}

// --- looking around ----------------------------------------------------------------------------------------

void Interaction::navigate(const Frame& frame) {
    const InputFrame& input = frame.input;
    if (!input.hovered || (input.wheel_vertical == 0 && input.wheel_horizontal == 0))
        return;
    bool zooms = input.pinch || input.modifiers.control;
    if (!zooms && !input.modifiers.shift) {
        bool from_mouse = whole(input.wheel_vertical) && input.wheel_horizontal == 0;
        zooms =
            input.wheel_mode == WheelMode::Zoom || (input.wheel_mode == WheelMode::Automatic && from_mouse);
    }
    if (zooms) {
        // A pinch comes in many small pieces, a wheel in few large ones; the exponent adds both up alike.
        float lines = std::clamp(input.wheel_vertical, -4.0f, 4.0f);
        frame.camera.zoom_about(input.pointer, std::pow(zoom_per_line, lines));
        return;
    }
    Point by{input.wheel_horizontal, input.wheel_vertical};
    if (input.modifiers.shift && by.x == 0)
        by = {by.y, 0};
    frame.camera.pan(by * pixels_per_line);
}

void Interaction::hover(const Frame& frame) {
    m_under =
        frame.input.hovered ? pick(frame.scene, frame.camera, frame.input.pointer, m_scratch) : Picked{};
    if (m_under.target == m_hovered)
        return;
    m_hovered = m_under.target;
    m_hovered_since = frame.input.now_milliseconds;
}

void Interaction::context_menu(const Frame& frame) {
    const InputFrame& input = frame.input;
    Picked picked = m_under;
    Point at = input.pointer;
    if (!input.hovered) {
        // From the keyboard: for the focused card, at its lower edge.
        picked = {};
        picked.card = frame.scene.find(m_focused);
        if (picked.card != no_card) {
            Box box = screen_box(frame.scene, frame.camera, picked.card);
            picked.target = m_focused;
            picked.traits = frame.scene.card(picked.card).traits;
            at = {box.x, box.bottom()};
        }
    }
    Target target = picked.card != no_card ? frame.scene.card(picked.card).target : picked.target;
    if ((picked.traits & Selectable) != 0 && !frame.selection.contains(target))
        propose(target, frame.selection, {});
    Intent& intent = add(IntentKind::ContextMenu);
    intent.target = picked.target;
    intent.screen = at;
    intent.world = frame.camera.world_from_screen(at);
}

void Interaction::choose_cursor(const Frame& frame) {
    auto for_card = [&](CardIndex card) {
        Traits traits = frame.scene.card(card).traits;
        if ((traits & MovesUpDownOnly) != 0)
            return Cursor::UpDown;
        return (traits & MovesSidewaysOnly) != 0 ? Cursor::Sideways : Cursor::Move;
    };
    m_cursor = Cursor::Arrow;
    if (m_gesture == Gesture::Pan)
        m_cursor = Cursor::Grabbing;
    else if (m_gesture == Gesture::Drag)
        m_cursor = for_card(m_pressed.card);
    else if (m_gesture == Gesture::Connect)
        m_cursor = m_drop != no_card || on_ground(frame.scene, m_under) ? Cursor::Cross : Cursor::NotAllowed;
    else if (frame.input.space_down && frame.input.hovered)
        m_cursor = Cursor::Grab;
    else if (m_under.handle)
        m_cursor = Cursor::Cross;
    else if ((m_under.traits & Clickable) != 0)
        m_cursor = Cursor::Hand;
    else if (m_under.card != no_card &&
             (frame.scene.card(m_under.card).traits & (MovesUpDownOnly | MovesSidewaysOnly)) != 0)
        m_cursor = for_card(m_under.card);
}

} // namespace throughline::canvas
