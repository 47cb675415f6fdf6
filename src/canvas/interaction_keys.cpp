// The canvas by keyboard: walking, editing, nudging, looking around.
#include "canvas/interaction.h"
#include "canvas/paint.h"

#include <algorithm>
#include <cmath>

namespace throughline::canvas {

using platform::Key;

namespace {

constexpr float nudge_step = 8;
constexpr float zoom_step = 1.25f;

bool can_be_walked_to(const Card& card) {
    return !card.target.empty() && (card.traits & Selectable) != 0 && card.semantics.role != HitRole::None;
}

Point direction(Key key) {
    switch (key) {
    case Key::Left:
        return {-1, 0};
    case Key::Right:
        return {1, 0};
    case Key::Up:
        return {0, -1};
    case Key::Down:
        return {0, 1};
    default:
        return {};
    }
}

// The card that a person means with an arrow key: near along the arrow, and not far beside it.
CardIndex neighbour(const Scene& scene, CardIndex from, Point towards) {
    Point start = scene.card(from).box.centre();
    CardIndex best = no_card;
    float best_cost = 0;
    for (CardIndex index = 1; index < scene.cards().size(); ++index) {
        const Card& card = scene.card(index);
        if (index == from || !can_be_walked_to(card) || card.layer != scene.card(from).layer)
            continue;
        Point way = card.box.centre() - start;
        float along = way.x * towards.x + way.y * towards.y;
        float beside = std::fabs(way.x * towards.y) + std::fabs(way.y * towards.x);
        // Within 60 degrees of the arrow.
        if (along <= 1 || beside > along * 1.75f)
            continue;
        float cost = along + 2 * beside;
        if (best == no_card || cost < best_cost) {
            best = index;
            best_cost = cost;
        }
    }
    return best;
}

// The nearest card at the other end of a link that leaves (forwards) or arrives.
CardIndex along_link(const Scene& scene, CardIndex from, bool forwards) {
    CardIndex best = no_card;
    float best_distance = 0;
    float y = scene.card(from).box.centre().y;
    for (LinkIndex index : scene.links_of(from)) {
        const Link& link = scene.links()[index];
        CardIndex near = forwards ? link.from : link.to;
        CardIndex far = forwards ? link.to : link.from;
        if (near != from || far == from || !can_be_walked_to(scene.card(far)))
            continue;
        float distance = std::fabs(scene.card(far).box.centre().y - y);
        if (best == no_card || distance < best_distance) {
            best = far;
            best_distance = distance;
        }
    }
    return best;
}

} // namespace

void Interaction::key(const KeyPress& press, const Frame& frame) {
    const platform::Modifiers& modifiers = frame.input.modifiers;
    switch (press.key) {
    case Key::Left:
    case Key::Right:
    case Key::Up:
    case Key::Down:
        if (modifiers.alt)
            nudge(press.key, frame);
        else
            walk(press.key, frame);
        return;
    case Key::Tab:
        walk_in_order(modifiers.shift, frame);
        return;
    case Key::Home:
    case Key::End:
        m_focused = {};
        walk_in_order(press.key == Key::End, frame);
        return;
    case Key::Enter:
    case Key::F2:
        if (m_focused.empty())
            return;
        if (press.key == Key::Enter && modifiers.control)
            add(IntentKind::CreateNext).target = m_focused;
        else
            ask_edit(m_focused, frame.scene, frame.camera);
        return;
    case Key::Delete:
    case Key::Backspace:
        if (take_selected(frame, Removable))
            add(IntentKind::Remove);
        return;
    case Key::Escape:
        if (m_gesture != Gesture::None)
            cancel();
        else if (!frame.selection.empty())
            add(IntentKind::Select);
        return;
    case Key::A:
        if (modifiers.control)
            select_all(frame);
        return;
    default:
        camera_key(press.key, frame);
    }
}

bool Interaction::camera_key(Key key, const Frame& frame) {
    Camera& camera = frame.camera;
    const platform::Modifiers& modifiers = frame.input.modifiers;
    // With Ctrl these belong to the browser.
    if (modifiers.control || modifiers.alt)
        return false;
    switch (key) {
    case Key::Plus:
    case Key::Equal:
        camera.zoom_to(camera.destination().zoom * zoom_step, Motion::Animate);
        return true;
    case Key::Minus:
        camera.zoom_to(camera.destination().zoom / zoom_step, Motion::Animate);
        return true;
    case Key::Digit0:
        camera.zoom_to(1, Motion::Animate);
        return true;
    case Key::Digit1:
        camera.fit(frame.scene.bounds(), Motion::Animate);
        return true;
    case Key::Digit2: {
        Box box;
        for (const Target& target : frame.selection.targets()) {
            CardIndex card = frame.scene.find(target);
            if (card != no_card)
                box = box.united(frame.scene.card(card).box);
        }
        camera.fit(box, Motion::Animate, 80);
        return true;
    }
    default:
        return false;
    }
}

void Interaction::walk(Key key, const Frame& frame) {
    CardIndex from = frame.scene.find(m_focused);
    if (from == no_card) {
        walk_in_order(false, frame);
        return;
    }
    bool along_links = frame.input.modifiers.control && (key == Key::Left || key == Key::Right);
    CardIndex to = along_links ? along_link(frame.scene, from, key == Key::Right)
                               : neighbour(frame.scene, from, direction(key));
    if (to != no_card)
        go_to(to, frame);
}

void Interaction::walk_in_order(bool backwards, const Frame& frame) {
    auto count = static_cast<CardIndex>(frame.scene.cards().size());
    CardIndex from = frame.scene.find(m_focused);
    if (from == no_card)
        from = backwards ? count : 0;
    CardIndex index = from;
    while (backwards ? index > 1 : index + 1 < count) {
        index = backwards ? index - 1 : index + 1;
        if (can_be_walked_to(frame.scene.card(index))) {
            go_to(index, frame);
            return;
        }
    }
}

bool Interaction::takes_tab(const Scene& scene, bool backwards) const {
    auto count = static_cast<CardIndex>(scene.cards().size());
    CardIndex index = scene.find(m_focused);
    if (index == no_card)
        index = backwards ? count : 0;
    while (backwards ? index > 1 : index + 1 < count) {
        index = backwards ? index - 1 : index + 1;
        if (can_be_walked_to(scene.card(index)))
            return true;
    }
    return false;
}

void Interaction::go_to(CardIndex card, const Frame& frame) {
    m_focused = frame.scene.card(card).target;
    m_focus_visible = true;
    platform::Modifiers extends;
    extends.shift =
        frame.input.modifiers.shift && frame.input.key_count > 0 && frame.input.keys[0].key != Key::Tab;
    propose(m_focused, frame.selection, extends);
    frame.camera.reveal(frame.scene.card(card).box, Motion::Animate);
}

void Interaction::nudge(Key key, const Frame& frame) {
    if (!take_selected(frame, Movable))
        return;
    Target first = m_targets[m_first_target];
    float step = m_grid > 0 ? m_grid : nudge_step;
    if (frame.input.modifiers.shift)
        step = 1;
    Intent& intent = add(IntentKind::Move);
    intent.target = first;
    intent.by = direction(key) * step;
    intent.merges = true;
}

void Interaction::select_all(const Frame& frame) {
    for (const Card& card : frame.scene.cards())
        if (card.layer == Layer::Card && (card.traits & Selectable) != 0 && !card.target.empty())
            m_targets.push_back(card.target);
    add(IntentKind::Select);
}

// The selected cards and links that have the trait become the targets of the next intent. False for none.
bool Interaction::take_selected(const Frame& frame, Trait trait) {
    for (const Target& target : frame.selection.targets()) {
        CardIndex card = frame.scene.find(target);
        LinkIndex link = card == no_card ? frame.scene.find_link(target) : no_link;
        Traits traits = card != no_card   ? frame.scene.card(card).traits
                        : link != no_link ? frame.scene.links()[link].traits
                                          : 0;
        if ((traits & trait) != 0)
            m_targets.push_back(target);
    }
    return m_targets.size() > m_first_target;
}

// Edits the field of that name, or the card's first one, in place.
void Interaction::ask_edit(const Target& target, const Scene& scene, const Camera& camera) {
    CardIndex index = scene.find(target);
    // A part may lie on another card than its record's own, as the words of a stage on a cell of its map.
    for (CardIndex each = 0; index == no_card && each < scene.cards().size(); ++each)
        for (const Hit& hit : scene.hits(scene.card(each)))
            if (hit.target == target && (hit.traits & Editable) != 0)
                index = each;
    if (index == no_card) {
        Target whole = target;
        whole.part = 0;
        index = scene.find(whole);
    }
    if (index == no_card) {
        add(IntentKind::Edit).target = target;
        return;
    }
    const Card& card = scene.card(index);
    Point corner = camera.world_from_screen(screen_box(scene, camera, index).corner());
    for (const Hit& hit : scene.hits(card)) {
        if ((hit.traits & Editable) == 0 || (target != card.target && hit.target != target))
            continue;
        Intent& intent = add(IntentKind::Edit);
        intent.target = hit.target;
        intent.box = camera.screen_from_world(hit.box.moved(corner));
        return;
    }
    if ((card.traits & Editable) == 0)
        return;
    Intent& intent = add(IntentKind::Edit);
    intent.target = card.target;
    intent.box = screen_box(scene, camera, index);
}

std::span<const Intent> Interaction::invoke(const Target& target, const Scene& scene, const Camera& camera) {
    m_intents.clear();
    m_targets.clear();
    m_first_target = 0;
    CardIndex card = scene.find(target);
    LinkIndex link = card == no_card ? scene.find_link(target) : no_link;
    Traits traits = 0;
    if (card != no_card)
        traits = scene.card(card).traits;
    else if (link != no_link)
        traits = scene.links()[link].traits;
    else
        for (const Card& each : scene.cards())
            for (const Hit& hit : scene.hits(each))
                if (hit.target == target)
                    traits = hit.traits;
    if ((traits & Selectable) != 0) {
        m_focused = target;
        propose(target, {}, {});
    }
    if ((traits & Clickable) != 0)
        add(IntentKind::Activate).target = target;
    else if (card == no_card && (traits & Editable) != 0)
        ask_edit(target, scene, camera);
    return m_intents;
}

} // namespace throughline::canvas
