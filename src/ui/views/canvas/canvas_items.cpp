// What is on the canvas, for the semantic tree: only what can be seen, so that ten thousand cards cost
// nothing.
#include "ui/views/canvas/canvas_host.h"
#include "ui/views/canvas/canvas_text.h"

namespace throughline::ui {

namespace {

Role role_of(canvas::HitRole role) {
    switch (role) {
    case canvas::HitRole::None:
    case canvas::HitRole::Group:
        return Role::Group;
    case canvas::HitRole::Card:
    case canvas::HitRole::Button:
        return Role::Button;
    case canvas::HitRole::Cell:
        return Role::Group;
    case canvas::HitRole::ColumnHeader:
    case canvas::HitRole::RowHeader:
        return Role::Heading;
    case canvas::HitRole::Marker:
        return Role::Slider;
    case canvas::HitRole::Field:
        return Role::TextField;
    case canvas::HitRole::Link:
        return Role::Link;
    case canvas::HitRole::Text:
        return Role::Text;
    }
    return Role::Group;
}

} // namespace

void CanvasHost::record_item(ViewContext& context, const canvas::Target& target,
                             const canvas::StoredSemantics& semantics, const canvas::Box& screen,
                             std::uint8_t state) {
    Ui& ui = context.ui;
    CanvasItem item;
    item.role = role_of(semantics.role);
    item.name = m_scene.text(semantics.name);
    item.value = m_scene.text(semantics.value);
    item.description = m_scene.text(semantics.description);
    item.box = box_of(screen);
    if (item.role == Role::Heading)
        item.level = 2;
    if (item.role == Role::Button || item.role == Role::TextField || item.role == Role::Slider ||
        item.role == Role::Link)
        item.state |= StateFocusable;
    if ((state & canvas::StateSelected) != 0)
        item.state |= StateSelected;
    if ((state & canvas::StateFocused) != 0)
        item.state |= StateFocused;
    const std::string_view id = target.id.view();
    const std::string_view key = ui.format("%.*s/%u", static_cast<int>(id.size()), id.data(), target.part);
    const CanvasItemResult result = canvas_item(ui, key, item);
    if (result.focused)
        m_interaction.focus(target);
    if (result.invoked)
        m_invoked = target;
}

void CanvasHost::record_items(ViewContext& context) {
    const canvas::Box visible = m_camera.visible_world();
    for (canvas::CardIndex index = 0; index < m_scene.cards().size(); ++index) {
        const canvas::Card& card = m_scene.card(index);
        const canvas::Box box = m_scene.shown_box(index);
        if (card.pin == canvas::Pin::None && !box.intersects(visible))
            continue;
        if (card.semantics.role != canvas::HitRole::None)
            record_item(context, card.target, card.semantics, canvas::screen_box(m_scene, m_camera, index),
                        card.state);
        // Below this size the parts of a card can neither be read nor hit.
        if (m_detail != canvas::Detail::Full)
            continue;
        for (const canvas::Hit& hit : m_scene.hits(card)) {
            if (hit.semantics.role != canvas::HitRole::None)
                record_item(context, hit.target, hit.semantics,
                            m_camera.screen_from_world(hit.box.moved(box.corner())), 0);
        }
    }
}

} // namespace throughline::ui
