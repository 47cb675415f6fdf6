#include "canvas/pick.h"

#include "canvas/paint.h"

namespace throughline::canvas {

namespace {

constexpr float link_reach = 6;

Picked picked_in_card(const Scene& scene, CardIndex index, Point in_card) {
    const Card& card = scene.card(index);
    std::span<const Hit> hits = scene.hits(card);
    // Later parts lie above earlier ones.
    for (std::size_t at = hits.size(); at-- > 0;)
        if (hits[at].box.contains(in_card))
            return {hits[at].target, index, no_link, hits[at].traits, false};
    return {card.target, index, no_link, card.traits, false};
}

bool takes_pointer(const Card& card) {
    return (card.traits & IgnoresPointer) == 0 && !card.target.empty();
}

CardIndex pinned_at(const Scene& scene, const Camera& camera, Point screen) {
    std::span<const CardIndex> pinned = scene.pinned();
    for (std::size_t at = pinned.size(); at-- > 0;)
        if (screen_box(scene, camera, pinned[at]).contains(screen))
            return pinned[at];
    return no_card;
}

// Of cards that show their handle, or of any.
enum class Handles : std::uint8_t { Shown, All };

CardIndex handle_at(const Scene& scene, const Camera& camera, Point screen,
                    std::span<const std::uint32_t> near, Handles which) {
    for (std::size_t at = near.size(); at-- > 0;) {
        const Card& card = scene.card(near[at]);
        const bool counts = which == Handles::All || (card.state & (StateHovered | StateSelected)) != 0;
        if ((card.traits & ConnectsFrom) != 0 && counts &&
            handle_box(scene, camera, near[at]).contains(screen))
            return near[at];
    }
    return no_card;
}

Picked picked_handle(const Scene& scene, CardIndex card) {
    return {scene.card(card).target, card, no_link, scene.card(card).traits, true};
}

LinkIndex link_at(const Scene& scene, Point world, float reach, std::vector<std::uint32_t>& scratch) {
    scratch.clear();
    scene.picking().links_near(world, reach, scratch);
    LinkIndex nearest = no_link;
    float best = reach;
    for (LinkIndex index : scratch) {
        const Link& link = scene.links()[index];
        if (link.target.empty())
            continue;
        float distance = distance_to(scene.link_curve(index), world);
        if (distance <= best) {
            best = distance;
            nearest = index;
        }
    }
    return nearest;
}

} // namespace

bool on_ground(const Scene& scene, const Picked& picked) {
    if (picked.link != no_link)
        return false;
    return picked.card == no_card || scene.card(picked.card).layer == Layer::Ground;
}

Box handle_box(const Scene& scene, const Camera& camera, CardIndex card) {
    Box box = screen_box(scene, camera, card);
    return {box.right() - handle_size / 2, box.y + box.height / 2 - handle_size / 2, handle_size,
            handle_size};
}

Picked pick(const Scene& scene, const Camera& camera, Point screen, std::vector<std::uint32_t>& scratch) {
    Point world = camera.world_from_screen(screen);
    CardIndex pinned = pinned_at(scene, camera, screen);
    if (pinned != no_card) {
        Box box = camera.world_from_screen(screen_box(scene, camera, pinned));
        // A header without a name of its own still hides what lies below it.
        if (!takes_pointer(scene.card(pinned)))
            return {};
        return picked_in_card(scene, pinned, world - box.corner());
    }

    float reach = handle_size / camera.zoom();
    scratch.clear();
    scene.picking().cards_in(Box{world.x, world.y, 0, 0}.grown(reach), scratch);
    if (CardIndex handle = handle_at(scene, camera, screen, scratch, Handles::Shown); handle != no_card)
        return picked_handle(scene, handle);

    CardIndex ground = no_card;
    CardIndex card = no_card;
    for (CardIndex index : scratch) {
        if (!takes_pointer(scene.card(index)) || !scene.card(index).box.contains(world))
            continue;
        (scene.card(index).layer == Layer::Ground ? ground : card) = index;
    }
    if (card != no_card)
        return picked_in_card(scene, card, world - scene.card(card).box.corner());
    // A pointer that comes from outside finds the handle that sticks out of the card.
    if (CardIndex handle = handle_at(scene, camera, screen, scratch, Handles::All); handle != no_card)
        return picked_handle(scene, handle);
    LinkIndex link = link_at(scene, world, link_reach / camera.zoom(), scratch);
    if (link != no_link)
        return {scene.links()[link].target, no_card, link, scene.links()[link].traits, false};
    if (ground != no_card)
        return picked_in_card(scene, ground, world - scene.card(ground).box.corner());
    return {};
}

} // namespace throughline::canvas
