// The scene as instances, and the small changes that rewrite some of them: states, drags, the overlay.
#include "canvas/scene.h"

#include <algorithm>
#include <ranges>

namespace throughline::canvas {

namespace {

std::uint8_t pin_flags(Pin pin) {
    switch (pin) {
    case Pin::None:
        return 0;
    case Pin::Left:
        return BoxPinnedLeft;
    case Pin::Top:
        return BoxPinnedTop;
    case Pin::Corner:
        return BoxPinnedLeft | BoxPinnedTop;
    }
    return 0;
}

// A card as its state shows it.
CardStyle styled(const Card& card) {
    CardStyle style = card.style;
    // Cells share their lines with their neighbours; theirs stay as they are.
    if ((card.state & StateHovered) != 0 && card.layer == Layer::Card && style.border == Colour::Line)
        style.border = Colour::StrongLine;
    if ((card.state & StateAllowed) != 0) {
        style.border = Colour::Accent;
        style.dashed = true;
        style.border_width = std::max(style.border_width, 1.0f);
    }
    if ((card.state & StateDropHere) != 0) {
        style.fill = Colour::AccentGround;
        style.border = Colour::Accent;
        style.dashed = false;
        style.border_width = 2;
    }
    if ((card.state & StateSelected) != 0) {
        style.border = Colour::Accent;
        style.border_width = 2;
    }
    return style;
}

void put_box(BoxInstance& instance, const Box& box) {
    instance.x = box.x;
    instance.y = box.y;
    instance.width = box.width;
    instance.height = box.height;
}

void put_curve(RibbonInstance& instance, const Bezier& curve) {
    const Point points[] = {curve.start, curve.start_control, curve.end_control, curve.end};
    for (std::size_t index = 0; index < 4; ++index) {
        instance.points[2 * index] = points[index].x;
        instance.points[2 * index + 1] = points[index].y;
    }
}

// Long before a renderer would fall behind: at this length the list starts anew, and everything is compared.
constexpr std::size_t most_touched = 4096;

} // namespace

void Scene::touch(std::vector<Range>& ranges, Range range) {
    if (ranges.size() >= most_touched)
        forget_touched();
    ranges.push_back(range);
}

void Scene::forget_touched() {
    ++m_touched.epoch;
    m_touched.boxes.clear();
    m_touched.ribbons.clear();
    m_touched.boxes.reserve(most_touched);
    m_touched.ribbons.reserve(most_touched);
}

// Boxes in paint order: by layer, then as they were added; each card is followed by its parts.
void Scene::place_instances() {
    std::uint32_t next = 0;
    for (Layer layer : {Layer::Ground, Layer::Card, Layer::Header}) {
        for (Card& card : m_cards) {
            if (card.layer != layer)
                continue;
            card.instance = next;
            next += 1 + card.parts.count;
        }
        if (layer == Layer::Ground)
            m_instances.ground = next;
    }
    m_resting_boxes = next;
    m_instances.boxes.resize(next);
    for (CardIndex index = 0; index < m_cards.size(); ++index)
        write_card(index);

    auto ribbons = static_cast<std::uint32_t>(m_links.size());
    for (LinkIndex index = 0; index < m_links.size(); ++index)
        m_links[index].instance = index;
    for (Curve& curve : m_curves) {
        curve.instance = ribbons;
        ribbons += curve.points.count > 0 ? curve.points.count - 1 : 0;
    }
    m_instances.ribbons.assign(ribbons, {});
    for (LinkIndex index = 0; index < m_links.size(); ++index)
        write_link(index);
    write_curves();
    forget_touched();
}

void Scene::write_card(CardIndex index) {
    const Card& card = m_cards[index];
    write_card_at(index, card.instance, (card.state & StateRaised) != 0);
}

void Scene::write_card_at(CardIndex index, std::uint32_t at, bool hidden) {
    const Card& card = m_cards[index];
    CardStyle style = styled(card);
    Box box = shown_box(index);
    std::uint8_t common = pin_flags(card.pin);
    if ((card.state & StateDimmed) != 0)
        common |= BoxDimmed;
    if (hidden)
        common |= BoxHidden;

    touch(m_touched.boxes, {at, 1 + card.parts.count});
    BoxInstance& own = m_instances.boxes[at];
    own = {};
    put_box(own, box);
    own.radius = style.radius;
    own.border_width = style.border == Colour::None ? 0 : style.border_width;
    own.fill = style.fill;
    own.border = style.border;
    own.shape = static_cast<std::uint8_t>(style.shape);
    own.flags = common;
    if (style.dashed)
        own.flags |= BoxDashed;
    if (style.shadow)
        own.flags |= BoxShadow;

    std::span<const Part> inside = parts(card);
    for (std::size_t part = 0; part < inside.size(); ++part) {
        BoxInstance& instance = m_instances.boxes[at + 1 + part];
        instance = {};
        instance.flags = common;
        write_part(inside[part], card, box.corner(), instance);
    }
}

void Scene::write_part(const Part& part, const Card& card, Point corner, BoxInstance& instance) const {
    put_box(instance, part.box.moved(corner));
    instance.radius = part.radius;
    instance.border_width = part.border_width;
    instance.fill = part.fill;
    instance.border = part.border;
    instance.shape = static_cast<std::uint8_t>(part.shape);
    // What lies on the ground itself stays when zoomed out: it is the grid of a map.
    if (&card != m_cards.data() || part.stands_for_text)
        instance.flags |= BoxInsideCard;
    if (part.stands_for_text)
        instance.flags |= BoxStandsForText;
    if (part.dashed)
        instance.flags |= BoxDashed;
}

void Scene::write_link(LinkIndex index) {
    const Link& link = m_links[index];
    touch(m_touched.ribbons, {link.instance, 1});
    RibbonInstance& instance = m_instances.ribbons[link.instance];
    instance = {};
    put_curve(instance, link_curve(index));
    instance.colour = link.colour;
    instance.width = link.width;
    instance.start_end = static_cast<std::uint8_t>(link.start_end);
    instance.finish_end = static_cast<std::uint8_t>(link.finish_end);
    if (link.dashed)
        instance.flags |= RibbonDashed;
    if ((link.state & StateDimmed) != 0)
        instance.flags |= RibbonDimmed;
    if ((link.state & (StateHovered | StateSelected)) != 0)
        instance.width += 1;
    if ((link.state & StateSelected) != 0)
        instance.colour = Colour::Accent;
}

void Scene::write_curves() {
    for (const Curve& curve : m_curves) {
        m_points.clear();
        for (std::uint32_t index = 0; index < curve.points.count; ++index) {
            const CurvePoint& point = m_curve_points[curve.points.first + index];
            m_points.push_back(point.marker == no_card ? point.point : shown_box(point.marker).centre());
        }
        if (m_points.size() < 2)
            continue;
        touch(m_touched.ribbons, {curve.instance, curve.points.count - 1});
        monotone_slopes(m_points, m_slopes);
        for (std::size_t index = 0; index + 1 < m_points.size(); ++index) {
            RibbonInstance& instance = m_instances.ribbons[curve.instance + index];
            instance = {};
            put_curve(instance, curve.smooth ? hermite_piece(m_points[index], m_slopes[index],
                                                             m_points[index + 1], m_slopes[index + 1])
                                             : link_between(m_points[index], Side::Right, m_points[index + 1],
                                                            Side::Left, Route::Straight));
            instance.colour = curve.colour;
            instance.width = curve.width;
            instance.flags = curve.dashed ? RibbonDashed : 0;
        }
    }
}

// Copies of the raised cards behind all others, so that they are painted above them.
void Scene::write_raised() {
    std::uint32_t at = m_resting_boxes;
    for (CardIndex index : m_raised)
        at += 1 + m_cards[index].parts.count;
    m_instances.boxes.resize(at);
    at = m_resting_boxes;
    for (CardIndex index : m_raised) {
        write_card_at(index, at, false);
        at += 1 + m_cards[index].parts.count;
    }
}

void Scene::set_state(CardIndex index, CardState state, bool on) {
    Card& card = m_cards[index];
    auto wanted = static_cast<std::uint8_t>(on ? card.state | state : card.state & ~state);
    if (wanted == card.state)
        return;
    card.state = wanted;
    ++m_revision;
    write_card(index);
    if ((card.state & StateRaised) != 0)
        write_raised();
}

void Scene::raise(std::span<const CardIndex> cards) {
    if (std::ranges::equal(cards, m_raised))
        return;
    m_changed.swap(m_raised);
    m_raised.assign(cards.begin(), cards.end());
    for (CardIndex index : m_changed)
        m_cards[index].state &= static_cast<std::uint8_t>(~StateRaised);
    for (CardIndex index : m_raised)
        m_cards[index].state |= StateRaised;
    for (CardIndex index : m_changed) {
        write_card(index);
        write_links_of(index);
    }
    for (CardIndex index : m_raised) {
        write_card(index);
        write_links_of(index);
    }
    write_curves();
    write_raised();
    ++m_revision;
}

void Scene::write_links_of(CardIndex card) {
    for (LinkIndex link : links_of(card)) {
        write_link(link);
        CardIndex label = m_links[link].label;
        if (label == no_card)
            continue;
        place_label(link);
        write_card(label);
    }
}

void Scene::set_link_state(LinkIndex index, CardState state, bool on) {
    Link& link = m_links[index];
    auto wanted = static_cast<std::uint8_t>(on ? link.state | state : link.state & ~state);
    if (wanted == link.state)
        return;
    link.state = wanted;
    write_link(index);
    ++m_revision;
}

void Scene::clear_states(std::uint8_t states) {
    for (CardIndex index = 0; index < m_cards.size(); ++index)
        for (int bit = 0; bit < 8; ++bit)
            if ((m_cards[index].state & states & (1 << bit)) != 0)
                set_state(index, static_cast<CardState>(1 << bit), false);
    for (LinkIndex index = 0; index < m_links.size(); ++index)
        for (int bit = 0; bit < 8; ++bit)
            if ((m_links[index].state & states & (1 << bit)) != 0)
                set_link_state(index, static_cast<CardState>(1 << bit), false);
}

void Scene::offset_raised(Point by) {
    if (by == m_raised_by)
        return;
    m_raised_by = by;
    for (CardIndex index : m_raised)
        write_links_of(index);
    write_curves();
    write_raised();
    ++m_revision;
}

void Scene::clear_overlay() {
    if (m_instances.overlay_boxes.empty() && m_instances.overlay_ribbons.empty())
        return;
    m_instances.overlay_boxes.clear();
    m_instances.overlay_ribbons.clear();
    ++m_revision;
}

void Scene::add_overlay_box(const Box& box, Colour fill, Colour border, float border_width, float radius) {
    BoxInstance instance;
    put_box(instance, box);
    instance.fill = fill;
    instance.border = border;
    instance.border_width = border_width;
    instance.radius = radius;
    m_instances.overlay_boxes.push_back(instance);
    ++m_revision;
}

void Scene::add_overlay_link(Point from, Side from_side, Point to, Side to_side, Colour colour, float width,
                             bool dashed) {
    RibbonInstance instance;
    put_curve(instance, link_between(from, from_side, to, to_side, Route::Curve));
    instance.colour = colour;
    instance.width = width;
    instance.flags = dashed ? RibbonDashed : 0;
    m_instances.overlay_ribbons.push_back(instance);
    ++m_revision;
}

} // namespace throughline::canvas
