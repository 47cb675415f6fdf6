// What a finished scene knows of itself: targets, links of cards, bounds, pins, the picking grid.
#include "canvas/scene.h"

#include <algorithm>

namespace throughline::canvas {

void Scene::finish() {
    m_measurer = nullptr;
    for (LinkIndex link = 0; link < m_links.size(); ++link)
        place_label(link);
    index_targets();
    index_links();
    find_pins_and_bounds();
    build_picking();
    place_instances();
    ++m_revision;
}

// At the middle of the link.
void Scene::place_label(LinkIndex link) {
    if (m_links[link].label == no_card)
        return;
    Box& label = m_cards[m_links[link].label].box;
    Point middle = link_curve(link).at(0.5f);
    label.x = middle.x - label.width / 2;
    label.y = middle.y - label.height / 2;
}

void Scene::index_targets() {
    m_card_order.clear();
    for (CardIndex index = 0; index < m_cards.size(); ++index)
        if (!m_cards[index].target.empty())
            m_card_order.push_back(index);
    std::sort(m_card_order.begin(), m_card_order.end(), [&](CardIndex left, CardIndex right) {
        auto order = m_cards[left].target <=> m_cards[right].target;
        return order == 0 ? left < right : order < 0;
    });
    m_link_order.clear();
    for (LinkIndex index = 0; index < m_links.size(); ++index)
        if (!m_links[index].target.empty())
            m_link_order.push_back(index);
    std::sort(m_link_order.begin(), m_link_order.end(), [&](LinkIndex left, LinkIndex right) {
        auto order = m_links[left].target <=> m_links[right].target;
        return order == 0 ? left < right : order < 0;
    });
}

void Scene::index_links() {
    m_link_starts.assign(m_cards.size() + 1, 0);
    for (const Link& link : m_links) {
        ++m_link_starts[link.from + 1];
        if (link.to != link.from)
            ++m_link_starts[link.to + 1];
    }
    for (std::size_t card = 0; card < m_cards.size(); ++card)
        m_link_starts[card + 1] += m_link_starts[card];
    m_card_links.resize(m_link_starts.back());
    // Filled from the back of each card's range, so the starts become right again by counting down.
    for (LinkIndex index = static_cast<LinkIndex>(m_links.size()); index-- > 0;) {
        const Link& link = m_links[index];
        m_card_links[--m_link_starts[link.from + 1]] = index;
        if (link.to != link.from)
            m_card_links[--m_link_starts[link.to + 1]] = index;
    }
    // Now starts[c + 1] is where the range of c begins; shift them down.
    for (std::size_t card = 0; card < m_cards.size(); ++card)
        m_link_starts[card] = m_link_starts[card + 1];
    m_link_starts.back() = static_cast<std::uint32_t>(m_card_links.size());
}

void Scene::find_pins_and_bounds() {
    m_pinned.clear();
    m_bounds = {};
    m_pin_origin = {};
    m_pinned_strip = {};
    Box left_strip;
    Box top_strip;
    for (const Part& part : parts(m_cards.front()))
        m_bounds = m_bounds.united(part.box);
    for (const Line& line : lines(m_cards.front()))
        m_bounds = m_bounds.united(line.box);
    for (CardIndex index = 0; index < m_cards.size(); ++index) {
        const Card& card = m_cards[index];
        m_bounds = m_bounds.united(card.box);
        if (card.pin == Pin::None)
            continue;
        m_pinned.push_back(index);
        if (card.pin != Pin::Top)
            left_strip = left_strip.united(card.box);
        if (card.pin != Pin::Left)
            top_strip = top_strip.united(card.box);
    }
    m_pin_origin = {left_strip.x, top_strip.y};
    m_pinned_strip = {left_strip.width, top_strip.height};
}

void Scene::build_picking() {
    m_pick_boxes.clear();
    for (const Card& card : m_cards)
        m_pick_boxes.push_back(card.pin == Pin::None ? card.box : Box{});
    m_pick_links.clear();
    for (LinkIndex index = 0; index < m_links.size(); ++index)
        m_pick_links.push_back(link_curve(index));
    m_picking.build(m_pick_boxes, m_pick_links);
}

CardIndex Scene::find(const Target& target) const {
    auto place = std::lower_bound(
        m_card_order.begin(), m_card_order.end(), target,
        [&](CardIndex index, const Target& wanted) { return m_cards[index].target < wanted; });
    return place != m_card_order.end() && m_cards[*place].target == target ? *place : no_card;
}

LinkIndex Scene::find_link(const Target& target) const {
    auto place = std::lower_bound(
        m_link_order.begin(), m_link_order.end(), target,
        [&](LinkIndex index, const Target& wanted) { return m_links[index].target < wanted; });
    return place != m_link_order.end() && m_links[*place].target == target ? *place : no_link;
}

std::span<const Part> Scene::parts(const Card& card) const {
    return {m_parts.data() + card.parts.first, card.parts.count};
}

std::span<const Line> Scene::lines(const Card& card) const {
    return {m_lines.data() + card.lines.first, card.lines.count};
}

std::span<const Hit> Scene::hits(const Card& card) const {
    return {m_hits.data() + card.hits.first, card.hits.count};
}

std::span<const LinkIndex> Scene::links_of(CardIndex card) const {
    return {m_card_links.data() + m_link_starts[card], m_link_starts[card + 1] - m_link_starts[card]};
}

Box Scene::shown_box(CardIndex card) const {
    const Card& shown = m_cards[card];
    return (shown.state & StateRaised) != 0 ? shown.box.moved(m_raised_by) : shown.box;
}

Bezier Scene::link_curve(LinkIndex index) const {
    const Link& link = m_links[index];
    return link_between(anchor_of(shown_box(link.from), link.from_side, link.from_at), link.from_side,
                        anchor_of(shown_box(link.to), link.to_side, link.to_at), link.to_side, link.route);
}

} // namespace throughline::canvas
