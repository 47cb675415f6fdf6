#include "canvas/paint.h"

namespace throughline::canvas {

namespace {

constexpr float dimmed_share = 0.35f;

bool lies_above(const Scene& scene, CardIndex higher, CardIndex lower) {
    const Card& first = scene.card(higher);
    const Card& second = scene.card(lower);
    bool first_raised = (first.state & StateRaised) != 0;
    bool second_raised = (second.state & StateRaised) != 0;
    if (first_raised != second_raised)
        return first_raised;
    if (first.layer != second.layer)
        return first.layer > second.layer;
    return higher > lower;
}

} // namespace

void TextPass::paint(const Scene& scene, const Camera& camera, const PaintOptions& options,
                     TextPainter& painter) {
    if (options.detail != Detail::Full || scene.cards().empty())
        return;
    m_scene = &scene;
    m_camera = &camera;
    m_options = &options;
    m_painter = &painter;
    Box free = unpinned_viewport(scene, camera);
    paint_card(0, free, {});
    m_visible.clear();
    scene.picking().cards_in(camera.world_from_screen(free), m_visible);
    for (CardIndex index : m_visible)
        if ((scene.card(index).state & StateRaised) == 0)
            paint_card(index, free, {});

    // Headers share the strips at the edges with nothing else; where two pinned cards meet, the corner one
    // was added last and is found above.
    Point shift = pin_shift(scene, camera);
    for (CardIndex index : scene.pinned()) {
        Pin pin = scene.card(index).pin;
        Box clip = camera.viewport();
        if (pin == Pin::Left)
            clip = {clip.x, free.y, clip.width, free.height};
        if (pin == Pin::Top)
            clip = {free.x, clip.y, free.width, clip.height};
        m_covering.clear();
        paint_card(index, clip, {pin == Pin::Top ? 0 : shift.x, pin == Pin::Left ? 0 : shift.y});
    }
    for (CardIndex index : scene.raised())
        paint_card(index, camera.viewport(), {});
}

void TextPass::paint_card(CardIndex index, const Box& clip, Point shift) {
    const Card& card = m_scene->card(index);
    if (card.lines.count == 0)
        return;
    m_covering.clear();
    if (index != 0 && card.pin == Pin::None)
        find_covering(index);
    float zoom = m_camera->zoom();
    Point corner = m_scene->shown_box(index).corner() + shift;
    float share = (card.state & StateDimmed) != 0 ? dimmed_share : 1;
    for (const Line& line : m_scene->lines(card)) {
        Box world = line.box.moved(corner);
        TextLine drawn;
        drawn.box = m_camera->screen_from_world(world);
        const Box& hole = m_options->without_text;
        if (!drawn.box.intersects(clip) || (!hole.empty() && drawn.box.intersects(hole)) ||
            covered(index, world))
            continue;
        drawn.text = m_scene->text(line.text);
        drawn.size = line.size * zoom;
        drawn.weight = line.weight;
        drawn.colour = faded(m_options->palette[line.colour], share);
        drawn.align = line.align;
        drawn.ellipsis = line.ellipsis;
        drawn.clip = clip;
        m_painter->draw(drawn);
    }
}

// Higher cards that overlap this one and have a ground that hides what is below.
void TextPass::find_covering(CardIndex index) {
    Box box = m_scene->shown_box(index);
    m_scene->picking().cards_in(box, m_covering);
    std::erase_if(m_covering, [&](CardIndex other) {
        const Card& card = m_scene->card(other);
        return other == index || (card.state & StateRaised) != 0 || card.style.fill == Colour::None ||
               !lies_above(*m_scene, other, index);
    });
    for (CardIndex other : m_scene->raised())
        if (lies_above(*m_scene, other, index) && m_scene->shown_box(other).intersects(box))
            m_covering.push_back(other);
}

bool TextPass::covered(CardIndex index, const Box& world_line) const {
    for (CardIndex other : m_covering)
        if (other != index && m_scene->shown_box(other).intersects(world_line))
            return true;
    return false;
}

} // namespace throughline::canvas
