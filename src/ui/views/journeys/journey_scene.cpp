#include "ui/views/journeys/journey_scene.h"

#include "base/text.h"
#include "journey/opportunity.h"
#include "journey/scope.h"
#include "ui/views/journeys/map_marks.h"

#include <algorithm>

namespace throughline::ui {

namespace {

constexpr float header_height = 44, card_gap = 8;

// The least height of each lane, in their order, enough for its name and note; those of emotion and
// visibility are their heights.
constexpr std::array<float, map_lane_count> least_heights = {88, 64, 44, 44, 44, 44, 124,
                                                             44, 72, 60, 24, 72, 60};

bool is_fixed(MapLane lane) {
    return lane == MapLane::Emotion || lane == MapLane::Visibility;
}

// Cells whose texts are edited where they stand; arrow keys walk over them.
bool holds_texts(MapLane lane) {
    return lane == MapLane::Matters || lane == MapLane::Needs || lane == MapLane::Does ||
           lane == MapLane::Thinks || lane == MapLane::Frontstage;
}

constexpr MapLane lane_at(std::size_t index) {
    return static_cast<MapLane>(index);
}

} // namespace

std::int64_t times_lived(const throughline::Interaction& interaction) {
    return std::max(interaction.success.n.value_or(0), interaction.emotion_n.value_or(0));
}

// R030, and CJML's split: what is planned, what was lived, or both.
bool JourneyScene::shown(const throughline::Interaction& interaction) const {
    const bool unplanned = interaction.planned == Planned::Unplanned;
    if (m_input->session.journey_mode == JourneyMode::Design && unplanned)
        return false;
    if (m_input->session.journey_mode == JourneyMode::Lived && !unplanned && times_lived(interaction) == 0)
        return false;
    return m_input->session.work_filter.control.lets_pass(interaction.control);
}

void JourneyScene::gather() {
    m_columns.clear();
    m_matters.clear();
    m_opportunities.clear();
    Interactions all;
    for (const Stage* stage : journey::stages_of(m_input->store, m_input->journey.id)) {
        Column column;
        column.stage = stage;
        column.cells.fill(canvas::no_card);
        for (const throughline::Interaction* interaction :
             journey::interactions_in(m_input->store, stage->id)) {
            all.push_back(interaction);
            if (shown(*interaction))
                column.interactions.push_back(interaction);
        }
        m_columns.push_back(std::move(column));
    }
    // R043
    for (const journey::Matter& matter : journey::rank_by_matter(m_input->store, all))
        m_matters[matter.interaction] = matter;
    // R042
    for (const journey::OpportunityPlace& place : journey::interaction_opportunities(m_input->store).places) {
        if (place.opportunity)
            m_opportunities[place.record] = *place.opportunity;
    }
}

void JourneyScene::fill(const Input& input, canvas::Scene& scene) {
    m_input = &input;
    m_scene = &scene;
    gather();
    for (Column& column : m_columns)
        add_column(column);
    place_rows();
    place_columns();
    add_any_order_groups();
    if (has_lane(MapLane::Emotion))
        add_emotion();
    if (has_lane(MapLane::Visibility))
        add_visibility_line();
    add_links();
    add_lane_headers();
    m_input = nullptr;
    m_scene = nullptr;
}

// In the order in which Tab walks: the stage, its interactions, then what is said about them.
void JourneyScene::add_column(Column& column) {
    column.header = add_header(column);
    for (const throughline::Interaction* interaction : column.interactions)
        column.cards.push_back(add_interaction(*interaction));
    for (std::size_t index = 0; index < map_lane_count; ++index) {
        if (has_lane(lane_at(index)))
            column.cells[index] = add_cell(column, lane_at(index));
    }
}

canvas::CardIndex JourneyScene::add_header(const Column& column) {
    const Stage& stage = *column.stage;
    canvas::CardSpec spec = plain_cell(canvas::Layer::Header);
    spec.target = {stage.id, 0};
    spec.style.fill = canvas::Colour::Panel;
    spec.pin = canvas::Pin::Top;
    spec.traits = canvas::Selectable | canvas::Editable | canvas::Removable | canvas::Movable |
                  canvas::MovesSidewaysOnly;
    spec.box = {0, 0, map_column_width, header_height};
    spec.minimap = canvas::Colour::StrongLine;
    const std::string_view phase =
        stage.phase == StagePhase::Unstated ? std::string_view() : choice_label(stage_phases, stage.phase);
    spec.semantics = {canvas::HitRole::Card, stage.title, "Stage", phase};
    const canvas::CardIndex card = m_scene->add_card(spec);
    canvas::TextSpec title;
    title.box = {8, 13, map_column_width - 56, 0};
    title.text = stage.title.empty() ? std::string_view("Stage") : std::string_view(stage.title);
    title.weight = canvas::Weight::Semibold;
    title.part = map_title_part;
    title.field_name = "Name of the stage";
    m_scene->add_text(title);
    const std::string number = text_format("%zu", column.interactions.size());
    canvas::ChipSpec count;
    count.text = number;
    count.corner = {map_column_width - 36, 13};
    count.border = canvas::Colour::Line;
    m_scene->add_chip(count);
    return card;
}

canvas::CardIndex JourneyScene::add_cell(const Column& column, MapLane lane) {
    const bool texts = holds_texts(lane);
    canvas::CardSpec spec = plain_cell(texts ? canvas::Layer::Card : canvas::Layer::Ground);
    spec.target = {column.stage->id,
                   static_cast<std::uint16_t>(first_cell_part + static_cast<unsigned>(lane))};
    spec.box.width = map_column_width;
    spec.takes = lane == MapLane::Interactions ? 1U << 2 : 0;
    const std::string name = std::string(text_of(lane).title) + ", " + column.stage->title;
    spec.semantics = {canvas::HitRole::Cell, name, {}, {}};
    if (is_fixed(lane))
        spec.style.border = canvas::Colour::None;
    if (texts)
        spec.traits = canvas::Selectable | canvas::Editable | canvas::CreatesInside;
    if (lane == MapLane::Visibility)
        spec.traits = canvas::IgnoresPointer;
    canvas::CardComposer cell(*m_scene, spec, {.padding = 8});
    fill_cell(cell, column, lane);
    return cell.finish();
}

void JourneyScene::fill_cell(canvas::CardComposer& cell, const Column& column, MapLane lane) {
    switch (lane) {
    case MapLane::Interactions:
        if (column.interactions.empty())
            cell.text(small_text("What happens here? Double-click adds it.", canvas::Colour::Third, 2));
        return;
    case MapLane::Emotion:
    case MapLane::Visibility:
        return;
    case MapLane::Matters:
        return fill_matters(cell, column);
    case MapLane::Needs:
        return fill_needs(cell, column);
    case MapLane::Does:
        return fill_texts(cell, column, MapField::Does, "What does the customer do?");
    case MapLane::Thinks:
        return fill_texts(cell, column, MapField::Thinks, "What does the customer think?");
    case MapLane::Channels:
        return fill_channels(cell, column);
    case MapLane::Competitors:
        return fill_competitors(cell, column);
    case MapLane::Measures:
        return fill_measures(cell, column);
    case MapLane::Frontstage:
        return fill_texts(cell, column, MapField::Delivery, "How is it made great?");
    case MapLane::Backstage:
        return fill_backstage(cell, column);
    case MapLane::Capabilities:
        return fill_capabilities(cell, column);
    }
}

// Every lane is as high as its highest cell; the interactions of a stage stand below each other.
void JourneyScene::place_rows() {
    float top = header_height;
    for (std::size_t index = 0; index < map_lane_count; ++index) {
        const MapLane lane = lane_at(index);
        m_tops[index] = top;
        m_heights[index] = has_lane(lane) ? least_heights[index] : 0;
        for (const Column& column : m_columns) {
            if (column.cells[index] == canvas::no_card || is_fixed(lane))
                continue;
            float height = m_scene->card(column.cells[index]).box.height;
            if (lane == MapLane::Interactions) {
                height = 2 * card_gap;
                for (canvas::CardIndex card : column.cards)
                    height += m_scene->card(card).box.height + card_gap;
            }
            m_heights[index] = std::max(m_heights[index], height);
        }
        top += m_heights[index];
    }
}

void JourneyScene::place_columns() {
    float left = map_names_width;
    for (const Column& column : m_columns) {
        m_scene->place(column.header, {left, 0});
        for (std::size_t index = 0; index < map_lane_count; ++index) {
            if (column.cells[index] == canvas::no_card)
                continue;
            m_scene->resize(column.cells[index], map_column_width, m_heights[index]);
            m_scene->place(column.cells[index], {left, m_tops[index]});
        }
        float y = top_of(MapLane::Interactions) + card_gap + 4;
        for (canvas::CardIndex card : column.cards) {
            m_scene->place(card, {left + 8, y});
            y += m_scene->card(card).box.height + card_gap;
        }
        left += map_column_width;
    }
}

void JourneyScene::add_lane_headers() {
    for (std::size_t index = 0; index < map_lane_count; ++index) {
        if (has_lane(lane_at(index)))
            add_lane_header(lane_at(index));
    }
    canvas::CardSpec corner = plain_cell(canvas::Layer::Header);
    corner.target = {m_input->journey.id, first_cell_part + static_cast<std::uint16_t>(map_lane_count)};
    corner.box = {0, 0, map_names_width, header_height};
    corner.style.fill = canvas::Colour::Panel;
    corner.pin = canvas::Pin::Corner;
    corner.traits = canvas::IgnoresPointer;
    m_scene->add_card(corner);
}

void JourneyScene::add_lane_header(MapLane lane) {
    const bool is_line = lane == MapLane::Visibility;
    canvas::CardSpec spec = plain_cell(canvas::Layer::Header);
    spec.target = {m_input->journey.id,
                   static_cast<std::uint16_t>(first_cell_part + static_cast<unsigned>(lane))};
    spec.box = {0, top_of(lane), map_names_width, height_of(lane)};
    spec.style.fill = is_line ? canvas::Colour::Background : canvas::Colour::Panel;
    spec.pin = canvas::Pin::Left;
    spec.traits = canvas::IgnoresPointer;
    spec.semantics = {canvas::HitRole::RowHeader, text_of(lane).title, {}, {}};
    m_scene->add_card(spec);
    canvas::TextSpec title;
    title.box = {8, is_line ? 4.0F : 8.0F, map_names_width - 16, 0};
    title.text = text_of(lane).title;
    title.size = 11;
    title.weight = is_line ? canvas::Weight::Regular : canvas::Weight::Semibold;
    title.colour = is_line ? canvas::Colour::Third : canvas::Colour::Second;
    title.maximum_lines = 2;
    const canvas::Box used = m_scene->add_text(title);
    if (text_of(lane).note.empty())
        return;
    canvas::TextSpec note = title;
    note.box = {8, used.bottom() + 1, map_names_width - 16, 0};
    note.text = text_of(lane).note;
    note.weight = canvas::Weight::Regular;
    note.colour = canvas::Colour::Third;
    m_scene->add_text(note);
}

void JourneyScene::add_visibility_line() {
    const float width = map_column_width * static_cast<float>(m_columns.size());
    canvas::CardSpec line = plain_cell(canvas::Layer::Ground);
    line.target = {m_input->journey.id, map_matters_part};
    line.box = {map_names_width, top_of(MapLane::Visibility) + height_of(MapLane::Visibility) / 2, width, 1};
    line.style.border = canvas::Colour::None;
    line.traits = canvas::IgnoresPointer;
    m_scene->add_card(line);
    m_scene->add_rule({{0, 0}, {width, 0}, 1, canvas::Colour::StrongLine, true});
}

} // namespace throughline::ui
