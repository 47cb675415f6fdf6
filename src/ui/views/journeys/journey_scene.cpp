#include "ui/views/journeys/journey_scene.h"

#include "base/text.h"
#include "ui/views/outcomes/outcome_scene.h"

#include <algorithm>
#include <cmath>

namespace throughline::ui {

namespace {

constexpr float lane_header_width = 128, column_width = 188, header_height = 44;
constexpr float emotion_height = 124, visibility_height = 24;
constexpr float emotion_margin = 22;
// What the design counts as standing out.
constexpr std::size_t most_moments = 2;

constexpr std::array<std::string_view, lane_count> lane_titles = {
    "Interactions", "What matters",       "Channel",   "Emotion",
    "Measures",     "line of visibility", "Backstage", "Processes · systems"};
constexpr std::array<std::string_view, lane_count> lane_notes = {
    "what happens", "needs and concerns", "", "−2 … +2", "leading → lagging", "", "tasks", "skills"};

canvas::CardSpec cell_spec(canvas::Layer layer) {
    canvas::CardSpec spec;
    spec.style = {canvas::Colour::None, canvas::Colour::Line, 1, 0, false, false, canvas::Shape::Box};
    spec.layer = layer;
    spec.traits = canvas::CreatesInside;
    spec.minimap = canvas::Colour::None;
    return spec;
}

float y_of_emotion(float top, double emotion) {
    const float half = emotion_height / 2 - emotion_margin;
    return top + emotion_height / 2 - static_cast<float>(std::clamp(emotion, -2.0, 2.0)) / 2 * half;
}

double order_of(const std::optional<double>& order) {
    return order.value_or(1e9);
}

} // namespace

double JourneyScene::emotion_of(float pixels) {
    return -static_cast<double>(pixels) / static_cast<double>(emotion_height / 2 - emotion_margin) * 2;
}

std::vector<const Stage*> stages_of(const Store& store, const Id& journey) {
    std::vector<const Stage*> stages;
    for (const RecordPointer& record : store.all(Kind::Stage)) {
        const auto* stage = as<Stage>(record);
        if (stage->journey == journey)
            stages.push_back(stage);
    }
    std::stable_sort(stages.begin(), stages.end(), [](const Stage* left, const Stage* right) {
        return order_of(left->order) < order_of(right->order);
    });
    return stages;
}

std::vector<const throughline::Interaction*> interactions_in(const Store& store, const Id& stage) {
    std::vector<const throughline::Interaction*> interactions;
    for (const Reference& reference : store.references_to(stage)) {
        const auto* interaction = store.find_as<throughline::Interaction>(reference.source);
        if (interaction)
            interactions.push_back(interaction);
    }
    std::stable_sort(interactions.begin(), interactions.end(), [](const auto* left, const auto* right) {
        return order_of(left->order) < order_of(right->order);
    });
    return interactions;
}

std::vector<Id> moments_that_matter(const std::vector<const throughline::Interaction*>& interactions) {
    std::vector<std::pair<double, Id>> scores;
    for (const throughline::Interaction* interaction : interactions) {
        double effect = 0;
        for (const Effect& served : interaction->serves)
            effect = std::max(effect, std::fabs(served.effect.value_or(0)));
        const double score =
            interaction->importance.value_or(0) * effect * interaction->frequency.value_or(0);
        if (score > 0)
            scores.emplace_back(-score, interaction->id);
    }
    std::sort(scores.begin(), scores.end());
    std::vector<Id> moments;
    for (std::size_t index = 0; index < std::min(most_moments, scores.size()); ++index)
        moments.push_back(scores[index].second);
    return moments;
}

bool JourneyScene::shown(const throughline::Interaction& interaction) const {
    const ControlFilter& filter = m_input->session.control;
    switch (interaction.control) {
    case Control::Controlled:
        return filter.controlled;
    case Control::Influenced:
        return filter.influenced;
    case Control::Uncontrolled:
        return filter.uncontrolled;
    case Control::Unstated:
        return true;
    }
    return true;
}

bool JourneyScene::matters_most(const Id& interaction) const {
    return std::find(m_moments.begin(), m_moments.end(), interaction) != m_moments.end();
}

void JourneyScene::fill(const Input& input, canvas::Scene& scene) {
    m_input = &input;
    m_scene = &scene;
    m_columns.clear();
    std::vector<const throughline::Interaction*> all;
    for (const Stage* stage : stages_of(input.store, input.journey.id)) {
        Column column;
        column.stage = stage;
        for (const throughline::Interaction* interaction : interactions_in(input.store, stage->id)) {
            all.push_back(interaction);
            if (shown(*interaction))
                column.interactions.push_back(interaction);
        }
        m_columns.push_back(std::move(column));
    }
    m_moments = moments_that_matter(all);
    for (Column& column : m_columns)
        add_column(column);
    place_rows();
    add_emotion();
    add_lane_headers();
    m_input = nullptr;
    m_scene = nullptr;
}

void JourneyScene::add_column(Column& column) {
    for (std::size_t lane = 0; lane < lane_count; ++lane)
        column.cells[lane] = add_cell(column, static_cast<Lane>(lane));
    for (const throughline::Interaction* interaction : column.interactions)
        column.cards.push_back(add_interaction(*interaction));
    column.header = add_header(column);
}

canvas::CardIndex JourneyScene::add_header(const Column& column) {
    canvas::CardSpec spec = cell_spec(canvas::Layer::Header);
    spec.target = {column.stage->id, 0};
    spec.style.fill = canvas::Colour::Panel;
    spec.pin = canvas::Pin::Top;
    spec.traits = canvas::Selectable | canvas::Editable | canvas::Removable | canvas::Movable |
                  canvas::MovesSidewaysOnly;
    spec.box = {0, 0, column_width, header_height};
    spec.minimap = canvas::Colour::StrongLine;
    spec.semantics = {canvas::HitRole::Card, column.stage->title, "Stage", {}};
    const canvas::CardIndex card = m_scene->add_card(spec);
    canvas::TextSpec title;
    title.box = {8, 13, column_width - 56, 0};
    title.text =
        column.stage->title.empty() ? std::string_view("Stage") : std::string_view(column.stage->title);
    title.weight = canvas::Weight::Semibold;
    title.part = map_title_part;
    title.field_name = "Name of the stage";
    m_scene->add_text(title);
    canvas::ChipSpec count;
    const std::string number = text_format("%zu", column.interactions.size());
    count.text = number;
    count.corner = {column_width - 36, 13};
    count.border = canvas::Colour::Line;
    m_scene->add_chip(count);
    return card;
}

canvas::CardIndex JourneyScene::add_cell(const Column& column, Lane lane) {
    canvas::CardSpec spec = cell_spec(canvas::Layer::Ground);
    spec.target = {column.stage->id,
                   static_cast<std::uint16_t>(first_cell_part + static_cast<unsigned>(lane))};
    spec.box.width = column_width;
    spec.takes = lane == Lane::Interactions ? 1U << 2 : 0;
    const std::string name =
        std::string(lane_titles[static_cast<std::size_t>(lane)]) + ", " + column.stage->title;
    spec.semantics = {canvas::HitRole::Cell, name, {}, {}};
    if (lane == Lane::Visibility || lane == Lane::Emotion)
        spec.style.border = canvas::Colour::None;
    if (lane == Lane::Visibility)
        spec.traits = canvas::IgnoresPointer;
    canvas::CardComposer cell(*m_scene, spec, {.padding = 8});
    switch (lane) {
    case Lane::Interactions:
    case Lane::Emotion:
    case Lane::Visibility:
        break;
    case Lane::Matters:
        fill_matters(cell, column);
        break;
    case Lane::Channels:
        fill_channels(cell, column);
        break;
    case Lane::Measures:
        fill_measures(cell, column);
        break;
    case Lane::Backstage:
        fill_backstage(cell, column);
        break;
    case Lane::Capabilities:
        fill_capabilities(cell, column);
        break;
    }
    return cell.finish();
}

// Every lane is as high as its highest cell; the interactions of a stage stand below each other.
void JourneyScene::place_rows() {
    constexpr float card_gap = 8, moment_room = 8;
    std::array<float, lane_count> least = {88, 64, 44, emotion_height, 72, visibility_height, 72, 60};
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
        m_heights[lane] = least[lane];
        for (const Column& column : m_columns) {
            float height = m_scene->card(column.cells[lane]).box.height + 8;
            if (static_cast<Lane>(lane) == Lane::Interactions) {
                height = moment_room;
                for (canvas::CardIndex card : column.cards)
                    height += m_scene->card(card).box.height + card_gap;
                height += card_gap;
            }
            if (least[lane] != emotion_height && least[lane] != visibility_height)
                m_heights[lane] = std::max(m_heights[lane], height);
        }
    }
    float top = header_height;
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
        m_tops[lane] = top;
        top += m_heights[lane];
    }
    float left = lane_header_width;
    for (const Column& column : m_columns) {
        m_scene->place(column.header, {left, 0});
        for (std::size_t lane = 0; lane < lane_count; ++lane) {
            m_scene->resize(column.cells[lane], column_width, m_heights[lane]);
            m_scene->place(column.cells[lane], {left, m_tops[lane]});
        }
        float y = m_tops[0] + moment_room + 4;
        for (canvas::CardIndex card : column.cards) {
            m_scene->place(card, {left + 8, y});
            y += m_scene->card(card).box.height + card_gap;
        }
        left += column_width;
    }
}

void JourneyScene::add_lane_headers() {
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
        const bool is_line = static_cast<Lane>(lane) == Lane::Visibility;
        canvas::CardSpec spec = cell_spec(canvas::Layer::Header);
        spec.target = {m_input->journey.id, static_cast<std::uint16_t>(first_cell_part + lane)};
        spec.box = {0, m_tops[lane], lane_header_width, m_heights[lane]};
        spec.style.fill = is_line ? canvas::Colour::Background : canvas::Colour::Panel;
        spec.pin = canvas::Pin::Left;
        spec.traits = canvas::IgnoresPointer;
        spec.semantics = {canvas::HitRole::RowHeader, lane_titles[lane], {}, {}};
        m_scene->add_card(spec);
        canvas::TextSpec title;
        title.box = {8, is_line ? 4.0F : 8.0F, lane_header_width - 16, 0};
        title.text = lane_titles[lane];
        title.size = 11;
        title.weight = is_line ? canvas::Weight::Regular : canvas::Weight::Semibold;
        title.colour = is_line ? canvas::Colour::Third : canvas::Colour::Second;
        title.maximum_lines = 2;
        const canvas::Box used = m_scene->add_text(title);
        canvas::TextSpec note = title;
        note.box = {8, used.bottom() + 1, lane_header_width - 16, 0};
        note.text = lane_notes[lane];
        note.weight = canvas::Weight::Regular;
        note.colour = canvas::Colour::Third;
        m_scene->add_text(note);
    }
    canvas::CardSpec corner = cell_spec(canvas::Layer::Header);
    corner.target = {m_input->journey.id, first_cell_part + static_cast<std::uint16_t>(lane_count)};
    corner.box = {0, 0, lane_header_width, header_height};
    corner.style.fill = canvas::Colour::Panel;
    corner.pin = canvas::Pin::Corner;
    corner.traits = canvas::IgnoresPointer;
    m_scene->add_card(corner);
}

// The curve goes through every interaction whose emotion is known; its markers are dragged up and down.
void JourneyScene::add_emotion() {
    const float top = m_tops[static_cast<std::size_t>(Lane::Emotion)];
    const float width = column_width * static_cast<float>(m_columns.size());
    canvas::CardSpec band = cell_spec(canvas::Layer::Ground);
    band.target = {m_input->journey.id, map_marker_part};
    band.box = {lane_header_width, top, width, emotion_height};
    band.traits = canvas::IgnoresPointer;
    m_scene->add_card(band);
    m_scene->add_rule({{0, emotion_height / 2}, {width, emotion_height / 2}, 1, canvas::Colour::Line, true});
    const float line_top = m_tops[static_cast<std::size_t>(Lane::Visibility)] + visibility_height / 2;
    canvas::CardSpec line = band;
    line.target = {m_input->journey.id, map_matters_part};
    line.box = {lane_header_width, line_top, width, 1};
    line.style.border = canvas::Colour::None;
    m_scene->add_card(line);
    m_scene->add_rule({{0, 0}, {width, 0}, 1, canvas::Colour::StrongLine, true});

    add_competitors(top);
    // Only the lowest point says why: two reasons would lie over each other.
    const throughline::Interaction* lowest = nullptr;
    for (const Column& column : m_columns) {
        for (const throughline::Interaction* interaction : column.interactions) {
            if (interaction->emotion && (!lowest || *interaction->emotion < *lowest->emotion))
                lowest = interaction;
        }
    }
    std::vector<canvas::CurvePoint> points;
    for (std::size_t index = 0; index < m_columns.size(); ++index) {
        const Column& column = m_columns[index];
        const float left = lane_header_width + column_width * static_cast<float>(index);
        std::vector<const throughline::Interaction*> felt;
        for (const throughline::Interaction* interaction : column.interactions) {
            if (interaction->emotion)
                felt.push_back(interaction);
        }
        for (std::size_t place = 0; place < felt.size(); ++place) {
            const float share = (static_cast<float>(place) + 0.5F) / static_cast<float>(felt.size());
            const canvas::Point at{left + column_width * share, y_of_emotion(top, *felt[place]->emotion)};
            canvas::CardSpec marker;
            marker.target = {felt[place]->id, map_marker_part};
            marker.box = {at.x - 5, at.y - 5, 10, 10};
            marker.style = {canvas::Colour::Panel, canvas::Colour::Accent, 2, 5, false, false,
                            canvas::Shape::Box};
            marker.traits = canvas::Selectable | canvas::Movable | canvas::MovesUpDownOnly;
            marker.minimap = canvas::Colour::None;
            const std::string value =
                (*felt[place]->emotion > 0 ? "+" : "") + number_for_people(*felt[place]->emotion, 1);
            const std::string name = "Emotion, " + felt[place]->title;
            marker.semantics = {canvas::HitRole::Marker, name, value, felt[place]->emotion_reason};
            points.push_back({at, m_scene->add_card(marker)});
            if (felt[place] == lowest && !lowest->emotion_reason.empty()) {
                canvas::TextSpec reason;
                const std::string text = value + " " + felt[place]->emotion_reason;
                reason.box = {16, 3, column_width, 0};
                reason.text = text;
                reason.size = 11;
                reason.colour = canvas::Colour::Bad;
                m_scene->add_text(reason);
            }
        }
    }
    if (points.size() > 1) {
        canvas::CurveSpec curve;
        curve.points = points;
        m_scene->add_curve(curve);
    }
}

// R068: the same curve for each competitor, dashed.
void JourneyScene::add_competitors(float top) {
    for (const Id& id : m_input->journey.competitors) {
        const auto points = competitor_points(m_input->store, id);
        std::vector<canvas::CurvePoint> curve;
        for (std::size_t index = 0; index < m_columns.size(); ++index) {
            auto found = points.find(m_columns[index].stage->id);
            if (found == points.end())
                continue;
            const float x = lane_header_width + column_width * (static_cast<float>(index) + 0.5F);
            curve.push_back({{x, y_of_emotion(top, found->second)}, canvas::no_card});
        }
        if (curve.size() < 2)
            continue;
        m_scene->add_curve({curve, canvas::Colour::Third, 1.5F, true, true});
        const Record* competitor = m_input->store.find(id);
        canvas::CardSpec label;
        label.target = {id, map_marker_part};
        label.box = {curve.back().point.x + 10, curve.back().point.y - 8, 80, 16};
        label.style = {canvas::Colour::None, canvas::Colour::None, 0, 0, false, false, canvas::Shape::Box};
        label.traits = canvas::IgnoresPointer;
        label.minimap = canvas::Colour::None;
        m_scene->add_card(label);
        canvas::TextSpec text;
        text.box = {0, 0, 80, 0};
        text.text = competitor ? std::string_view(competitor->title) : std::string_view("competitor");
        text.size = 11;
        text.colour = canvas::Colour::Second;
        m_scene->add_text(text);
    }
}

} // namespace throughline::ui
