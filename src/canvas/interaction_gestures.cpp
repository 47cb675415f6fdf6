// What a press becomes: a click, a marquee, cards being dragged, a link being drawn.
#include "canvas/interaction.h"

#include <algorithm>
#include <cmath>

namespace throughline::canvas {

namespace {

constexpr float drag_threshold = 4;  // pixels before a press becomes a drag
constexpr float touch_threshold = 8; // fingers tremble
constexpr float edge_width = 28;     // pixels from the edge where a drag scrolls
constexpr float edge_speed = 12;     // pixels a frame

} // namespace

void Interaction::press(const Frame& frame) {
    m_press_screen = frame.input.pointer;
    m_press_world = frame.world;
    m_pressed = m_under;
    m_focus_visible = false;
    if (m_pressed.card != no_card && (frame.scene.card(m_pressed.card).traits & Selectable) != 0)
        m_focused = frame.scene.card(m_pressed.card).target;
    if (frame.input.primary_clicks >= 2) {
        // Two quick clicks may come within one frame, of which only the second is seen here.
        if (m_pressed.card != no_card && m_focused == frame.scene.card(m_pressed.card).target &&
            !frame.selection.contains(m_focused))
            propose(m_focused, frame.selection, {});
        ask_create_or_edit(frame);
        return;
    }
    m_gesture = Gesture::Press;
}

void Interaction::ask_create_or_edit(const Frame& frame) {
    if ((m_pressed.traits & Editable) != 0) {
        ask_edit(m_pressed.target, frame.scene, frame.camera);
        return;
    }
    bool card_editable =
        m_pressed.card != no_card && (frame.scene.card(m_pressed.card).traits & Editable) != 0;
    if (card_editable) {
        ask_edit(frame.scene.card(m_pressed.card).target, frame.scene, frame.camera);
    } else if (m_pressed.card == no_card || (m_pressed.traits & CreatesInside) != 0) {
        if (m_pressed.link != no_link)
            return;
        Intent& intent = add(IntentKind::Create);
        intent.target = m_pressed.target;
        intent.world = frame.world;
        intent.screen = frame.input.pointer;
    }
}

void Interaction::begin_gesture(const Frame& frame) {
    if (m_pressed.handle) {
        m_gesture = Gesture::Connect;
        return;
    }
    bool movable = m_pressed.card != no_card && (frame.scene.card(m_pressed.card).traits & Movable) != 0;
    if (movable) {
        begin_drag(frame);
    } else if (frame.input.touch) {
        m_gesture = Gesture::Pan;
    } else if (on_ground(frame.scene, m_pressed)) {
        m_gesture = Gesture::Marquee;
    } else {
        m_gesture = Gesture::None;
    }
}

void Interaction::begin_drag(const Frame& frame) {
    const Card& pressed = frame.scene.card(m_pressed.card);
    m_gesture = Gesture::Drag;
    m_duplicating = frame.input.modifiers.alt && (pressed.traits & Duplicable) != 0;
    m_dragged.clear();
    if (frame.selection.contains(pressed.target)) {
        for (const Target& target : frame.selection.targets()) {
            CardIndex card = frame.scene.find(target);
            if (card != no_card && (frame.scene.card(card).traits & Movable) != 0)
                m_dragged.push_back(card);
        }
        std::sort(m_dragged.begin(), m_dragged.end());
    } else {
        m_dragged.push_back(m_pressed.card);
        propose(pressed.target, frame.selection, {});
    }
    m_dragged_box = {};
    for (CardIndex card : m_dragged)
        m_dragged_box = m_dragged_box.united(frame.scene.card(card).box);
}

void Interaction::continue_gesture(const Frame& frame) {
    const InputFrame& input = frame.input;
    if (m_gesture == Gesture::Press) {
        Point moved = input.pointer - m_press_screen;
        float threshold = input.touch ? touch_threshold : drag_threshold;
        if (!input.primary_down || std::hypot(moved.x, moved.y) < threshold)
            return;
        begin_gesture(frame);
    }
    switch (m_gesture) {
    case Gesture::Pan:
        frame.camera.pan(input.pointer - m_last_screen);
        break;
    case Gesture::Drag:
        continue_drag(frame);
        break;
    case Gesture::Connect:
        continue_connect(frame);
        break;
    case Gesture::Marquee:
        scroll_at_edge(frame);
        break;
    case Gesture::Press:
    case Gesture::None:
        break;
    }
}

void Interaction::continue_drag(const Frame& frame) {
    if (frame.input.primary_down)
        scroll_at_edge(frame);
    const Card& pressed = frame.scene.card(m_pressed.card);
    m_drag_by = frame.camera.world_from_screen(frame.input.pointer) - m_press_world;
    SnapOptions options;
    options.grid = m_grid;
    if ((pressed.traits & MovesUpDownOnly) != 0) {
        m_drag_by.x = 0;
        options.sideways = false;
    }
    if ((pressed.traits & MovesSidewaysOnly) != 0) {
        m_drag_by.y = 0;
        options.up_down = false;
    }
    m_guides.clear();
    bool constrained = (pressed.traits & (MovesUpDownOnly | MovesSidewaysOnly)) != 0;
    if (!frame.input.modifiers.control && !constrained)
        m_drag_by = snapped(m_dragged_box, m_drag_by, frame.scene, frame.camera, m_dragged, options, m_guides,
                            m_scratch);

    m_drop = no_card;
    m_scratch.clear();
    frame.scene.picking().cards_in({frame.world.x, frame.world.y, 0.01f, 0.01f}, m_scratch);
    for (CardIndex card : m_scratch)
        if ((frame.scene.card(card).takes >> pressed.kind & 1) != 0 &&
            !std::binary_search(m_dragged.begin(), m_dragged.end(), card))
            m_drop = card;
}

void Interaction::continue_connect(const Frame& frame) {
    if (frame.input.primary_down)
        scroll_at_edge(frame);
    m_under = pick(frame.scene, frame.camera, frame.input.pointer, m_scratch);
    std::uint8_t kind = frame.scene.card(m_pressed.card).kind;
    bool accepts = m_under.card != no_card && m_under.card != m_pressed.card &&
                   (frame.scene.card(m_under.card).accepts >> kind & 1) != 0;
    m_drop = accepts ? m_under.card : no_card;
}

void Interaction::end_gesture(const Frame& frame) {
    switch (m_gesture) {
    case Gesture::Press:
        click(frame);
        break;
    case Gesture::Marquee:
        finish_marquee(frame);
        break;
    case Gesture::Drag:
        finish_drag(frame);
        break;
    case Gesture::Connect:
        finish_connect(frame);
        break;
    case Gesture::Pan:
    case Gesture::None:
        break;
    }
    cancel();
}

void Interaction::click(const Frame& frame) {
    if ((m_pressed.traits & Clickable) != 0) {
        Intent& intent = add(IntentKind::Activate);
        intent.target = m_pressed.target;
        intent.screen = frame.input.pointer;
        if (m_pressed.card == no_card || m_pressed.target != frame.scene.card(m_pressed.card).target)
            return;
    }
    Target target = m_pressed.target;
    Traits traits = m_pressed.traits;
    if (m_pressed.card != no_card) {
        target = frame.scene.card(m_pressed.card).target;
        traits = frame.scene.card(m_pressed.card).traits;
    }
    if (target.empty() || (traits & Selectable) == 0) {
        bool adds = frame.input.modifiers.control || frame.input.modifiers.shift;
        if (!adds && !frame.selection.empty())
            add(IntentKind::Select);
        return;
    }
    propose(target, frame.selection, frame.input.modifiers);
}

// With Ctrl the target is added or taken away, with Shift added; else it becomes the selection.
void Interaction::propose(const Target& target, const Selection& selection,
                          const platform::Modifiers& modifiers) {
    bool toggles = modifiers.control && selection.contains(target);
    if (modifiers.control || modifiers.shift)
        for (const Target& selected : selection.targets())
            if (selected != target)
                m_targets.push_back(selected);
    if (!toggles)
        m_targets.push_back(target);
    add(IntentKind::Select);
}

void Interaction::finish_marquee(const Frame& frame) {
    if (frame.input.modifiers.control || frame.input.modifiers.shift)
        m_targets.insert(m_targets.end(), frame.selection.targets().begin(), frame.selection.targets().end());
    m_scratch.clear();
    frame.scene.picking().cards_in(box_between(m_press_world, frame.world), m_scratch);
    for (CardIndex index : m_scratch) {
        const Card& card = frame.scene.card(index);
        if (card.layer == Layer::Card && (card.traits & Selectable) != 0)
            m_targets.push_back(card.target);
    }
    add(IntentKind::Select);
}

void Interaction::finish_drag(const Frame& frame) {
    if (m_drop == no_card && m_drag_by == Point{})
        return;
    for (CardIndex card : m_dragged)
        m_targets.push_back(frame.scene.card(card).target);
    if (m_drop != no_card) {
        Intent& intent = add(IntentKind::DropOn);
        intent.target = m_pressed.target;
        intent.other = frame.scene.card(m_drop).target;
        intent.by = m_drag_by;
        intent.world = frame.world;
        intent.copies = m_duplicating;
        return;
    }
    Intent& intent = add(m_duplicating ? IntentKind::Duplicate : IntentKind::Move);
    intent.target = frame.scene.card(m_pressed.card).target;
    intent.by = m_drag_by;
    intent.world = frame.world;
}

void Interaction::finish_connect(const Frame& frame) {
    Target from = frame.scene.card(m_pressed.card).target;
    if (m_drop != no_card) {
        Intent& intent = add(IntentKind::Connect);
        intent.target = from;
        intent.other = frame.scene.card(m_drop).target;
    } else if (on_ground(frame.scene, m_under)) {
        Intent& intent = add(IntentKind::ConnectToNew);
        intent.target = from;
        intent.world = frame.world;
        intent.screen = frame.input.pointer;
    }
}

// While something is dragged near the edge, the canvas scrolls below it.
void Interaction::scroll_at_edge(const Frame& frame) {
    const Box& viewport = frame.camera.viewport();
    Point pointer = frame.input.pointer;
    auto speed = [](float before_edge, float after_edge) {
        if (before_edge < edge_width)
            return edge_speed * std::min(1 - before_edge / edge_width, 1.0f);
        if (after_edge < edge_width)
            return -edge_speed * std::min(1 - after_edge / edge_width, 1.0f);
        return 0.0f;
    };
    Point by{speed(pointer.x - viewport.x, viewport.right() - pointer.x),
             speed(pointer.y - viewport.y, viewport.bottom() - pointer.y)};
    if (by.x != 0 || by.y != 0)
        frame.camera.pan(by);
}

} // namespace throughline::canvas
