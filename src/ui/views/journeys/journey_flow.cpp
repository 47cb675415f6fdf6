// How interactions lead to each other (R034): branches and loops as lines, groups in any order as frames.
#include "ui/views/journeys/journey_scene.h"
#include "ui/views/journeys/map_marks.h"

namespace throughline::ui {

// Neighbours of one stage that may come in any order stand in one frame.
void JourneyScene::add_any_order_groups() {
    for (const Column& column : m_columns) {
        std::size_t first = 0;
        while (first < column.interactions.size()) {
            std::size_t last = first;
            while (last < column.interactions.size() && column.interactions[last]->flow == Flow::AnyOrder)
                ++last;
            if (last > first)
                add_group(column, first, last);
            first = last > first ? last : first + 1;
        }
    }
}

void JourneyScene::add_group(const Column& column, std::size_t first, std::size_t last) {
    const canvas::Box top = m_scene->card(column.cards[first]).box;
    const canvas::Box bottom = m_scene->card(column.cards[last - 1]).box;
    canvas::CardSpec frame = plain_cell(canvas::Layer::Ground);
    frame.target = {column.interactions[first]->id, static_cast<std::uint16_t>(MapField::None) + 30};
    frame.style = {
        canvas::Colour::AccentGround, canvas::Colour::Accent, 1, 10, true, false, canvas::Shape::Box};
    frame.box = {top.x - 5, top.y - 6, top.width + 10, bottom.bottom() - top.y + 12};
    frame.traits = canvas::IgnoresPointer;
    frame.semantics = {canvas::HitRole::Group, "In any order", {}, {}};
    m_scene->add_card(frame);
}

void JourneyScene::add_links() {
    m_places.clear();
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        for (std::size_t row = 0; row < m_columns[column].interactions.size(); ++row)
            m_places.emplace(m_columns[column].interactions[row]->id,
                             CardPlace{m_columns[column].cards[row], column, row});
    }
    for (const Column& column : m_columns) {
        for (const throughline::Interaction* interaction : column.interactions) {
            for (std::size_t way = 0; way < interaction->next.size(); ++way)
                add_way(*interaction, way);
        }
    }
}

// Forwards to the right, on to the next one downwards; a loop back is dashed.
void JourneyScene::add_way(const throughline::Interaction& interaction, std::size_t way) {
    const NextStep& step = interaction.next[way];
    const auto to = m_places.find(step.to);
    if (to == m_places.end())
        return;
    const CardPlace& here = m_places.find(interaction.id)->second;
    const CardPlace& there = to->second;
    canvas::LinkSpec link;
    link.target = {interaction.id, static_cast<std::uint16_t>(first_way_part + way)};
    link.from = here.card;
    link.to = there.card;
    link.finish_end = canvas::LinkEnd::Arrow;
    link.width = step.forced ? 2.5F : 1.5F;
    link.colour = step.forced ? canvas::Colour::Accent : canvas::Colour::Third;
    if (there.column < here.column) {
        link.from_side = canvas::Side::Left;
        link.to_side = canvas::Side::Right;
    } else if (there.column == here.column && there.row == here.row + 1) {
        link.from_side = canvas::Side::Bottom;
        link.to_side = canvas::Side::Top;
    } else if (there.column == here.column) {
        link.to_side = canvas::Side::Right;
        if (there.row == here.row) {
            link.from_at = 0.3F;
            link.to_at = 0.7F;
        }
    }
    link.dashed = there.column < here.column || (there.column == here.column && there.row <= here.row);
    const std::string name =
        interaction.title + " leads to " + std::string(title_of(m_input->store, step.to));
    link.semantics = {canvas::HitRole::Link, name, step.when, {}};
    m_scene->add_link(link);
}

} // namespace throughline::ui
