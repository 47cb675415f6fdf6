// How gestures show: states of cards and links, the marquee, guides, handles, the link being drawn.
#include "canvas/interaction.h"
#include "canvas/paint.h"

namespace throughline::canvas {

void Interaction::decorate(Scene& scene, const Camera& camera, const Selection& selection) {
    if (scene.cards().empty())
        return;
    bool pointer_matters = m_gesture == Gesture::Marquee || m_gesture == Gesture::Connect;
    bool same = m_decorated.fill == scene.fill() && m_decorated.hovered == m_under.card &&
                m_decorated.hovered_link == m_under.link && m_decorated.hovered_handle == m_under.handle &&
                m_decorated.focused == m_focused && m_decorated.focus_visible == m_focus_visible &&
                m_decorated.gesture == m_gesture && m_decorated.drop == m_drop &&
                m_decorated.drag_by == m_drag_by && m_decorated.camera == camera.pose() &&
                (!pointer_matters || m_decorated.pointer == m_pointer_world) &&
                m_decorated.selection == selection;
    if (same)
        return;
    // A refilled scene has forgotten all states, and its indices are new ones.
    if (m_decorated.fill == scene.fill()) {
        for (CardIndex card : m_marked)
            for (CardState state : {StateSelected, StateHovered, StateAllowed, StateDropHere})
                scene.set_state(card, state, false);
        for (LinkIndex link : m_marked_links)
            for (CardState state : {StateSelected, StateHovered})
                scene.set_link_state(link, state, false);
    }
    m_marked.clear();
    m_marked_links.clear();
    mark_states(scene, selection);
    scene.clear_overlay();
    draw_overlay(scene, camera);

    m_decorated.fill = scene.fill();
    m_decorated.selection = selection;
    m_decorated.hovered = m_under.card;
    m_decorated.hovered_link = m_under.link;
    m_decorated.hovered_handle = m_under.handle;
    m_decorated.focused = m_focused;
    m_decorated.focus_visible = m_focus_visible;
    m_decorated.gesture = m_gesture;
    m_decorated.drop = m_drop;
    m_decorated.drag_by = m_drag_by;
    m_decorated.pointer = m_pointer_world;
    m_decorated.camera = camera.pose();
}

void Interaction::mark(Scene& scene, CardIndex card, CardState state) {
    scene.set_state(card, state, true);
    m_marked.push_back(card);
}

void Interaction::mark_states(Scene& scene, const Selection& selection) {
    for (const Target& target : selection.targets()) {
        CardIndex card = scene.find(target);
        if (card != no_card) {
            mark(scene, card, StateSelected);
            continue;
        }
        LinkIndex link = scene.find_link(target);
        if (link != no_link) {
            scene.set_link_state(link, StateSelected, true);
            m_marked_links.push_back(link);
        }
    }
    if (m_gesture == Gesture::None || m_gesture == Gesture::Press) {
        if (m_under.card != no_card && m_under.card < scene.cards().size())
            mark(scene, m_under.card, StateHovered);
        if (m_under.link != no_link && m_under.link < scene.links().size()) {
            scene.set_link_state(m_under.link, StateHovered, true);
            m_marked_links.push_back(m_under.link);
        }
    }

    bool dragging = m_gesture == Gesture::Drag;
    scene.raise(dragging ? std::span<const CardIndex>(m_dragged) : std::span<const CardIndex>());
    scene.offset_raised(dragging ? m_drag_by : Point{});
    if (dragging || m_gesture == Gesture::Connect) {
        std::uint8_t kind = scene.card(m_pressed.card).kind;
        for (CardIndex index = 1; index < scene.cards().size(); ++index) {
            const Card& card = scene.card(index);
            std::uint32_t kinds = dragging ? card.takes : card.accepts;
            if (index != m_pressed.card && (kinds >> kind & 1) != 0)
                mark(scene, index, index == m_drop ? StateDropHere : StateAllowed);
        }
    }
}

void Interaction::draw_overlay(Scene& scene, const Camera& camera) {
    float pixel = 1 / camera.zoom();
    if (m_gesture == Gesture::Marquee)
        scene.add_overlay_box(box_between(m_press_world, m_pointer_world), Colour::Veil, Colour::Accent,
                              pixel, 0);
    for (const Guide& guide : m_guides)
        scene.add_overlay_box(box_between(guide.from, guide.to).grown(pixel / 2), Colour::Violet,
                              Colour::None, 0, 0);
    if (m_gesture == Gesture::Connect) {
        Point from = anchor_of(scene.card(m_pressed.card).box, Side::Right, 0.5f);
        Point to = m_drop != no_card ? anchor_of(scene.card(m_drop).box, Side::Left, 0.5f) : m_pointer_world;
        scene.add_overlay_link(from, Side::Right, to, Side::Left, Colour::Accent, 2 * pixel,
                               m_drop == no_card);
    }

    CardIndex with_handle = m_gesture == Gesture::Connect ? m_pressed.card : m_under.card;
    bool shows_handle =
        m_gesture == Gesture::None || m_gesture == Gesture::Press || m_gesture == Gesture::Connect;
    if (shows_handle && with_handle != no_card && with_handle < scene.cards().size() &&
        (scene.card(with_handle).traits & ConnectsFrom) != 0) {
        Box box = camera.world_from_screen(handle_box(scene, camera, with_handle));
        bool active = m_under.handle || m_gesture == Gesture::Connect;
        scene.add_overlay_box(box.grown(-1 * pixel), active ? Colour::Accent : Colour::Panel, Colour::Accent,
                              1.5f * pixel, box.width / 2);
    }
    CardIndex focused = m_focus_visible ? scene.find(m_focused) : no_card;
    if (focused != no_card && m_gesture == Gesture::None) {
        Box box = camera.world_from_screen(screen_box(scene, camera, focused));
        float radius = scene.card(focused).style.radius + 3 * pixel;
        scene.add_overlay_box(box.grown(4 * pixel), Colour::None, Colour::Accent, 2 * pixel, radius);
    }
}

} // namespace throughline::canvas
