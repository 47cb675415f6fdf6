// What is felt along the way, by our customers and by those of competitors.
#include "base/text.h"
#include "model/records/competitor.h"
#include "ui/views/journeys/journey_scene.h"
#include "ui/views/journeys/map_marks.h"

#include <algorithm>

namespace throughline::ui {

namespace {

constexpr float emotion_height = 124, emotion_margin = 22;

float y_of_emotion(float top, double emotion) {
    const float half = emotion_height / 2 - emotion_margin;
    return top + emotion_height / 2 - static_cast<float>(std::clamp(emotion, -2.0, 2.0)) / 2 * half;
}

std::string emotion_text(double emotion) {
    return (emotion > 0 ? "+" : "") + number_for_people(emotion, 1);
}

} // namespace

std::map<Id, double> competitor_points(const Store& store, const Id& competitor) {
    std::map<Id, double> points;
    if (const auto* record = store.find_as<Competitor>(competitor)) {
        for (const CompetitorRating& rating : record->ratings) {
            if (!rating.emotion)
                continue;
            const auto* interaction = store.find_as<throughline::Interaction>(rating.about);
            points[interaction ? interaction->stage : rating.about] = *rating.emotion;
        }
    }
    return points;
}

double JourneyScene::emotion_of(float pixels) {
    return -static_cast<double>(pixels) / static_cast<double>(emotion_height / 2 - emotion_margin) * 2;
}

// R060: the curve goes through every interaction whose emotion is known; its markers are dragged up and down.
// What is only planned was not felt by anybody.
void JourneyScene::add_emotion() {
    const float top = top_of(MapLane::Emotion);
    const float width = map_column_width * static_cast<float>(m_columns.size());
    canvas::CardSpec band = plain_cell(canvas::Layer::Ground);
    band.target = {m_input->journey.id, map_marker_part};
    band.box = {map_names_width, top, width, emotion_height};
    band.traits = canvas::IgnoresPointer;
    m_scene->add_card(band);
    m_scene->add_rule({{0, emotion_height / 2}, {width, emotion_height / 2}, 1, canvas::Colour::Line, true});
    if (m_input->session.journey_mode == JourneyMode::Design) {
        canvas::TextSpec text = small_text(
            "A plan is not felt: look at Lived or Both for what customers felt.", canvas::Colour::Third, 1);
        text.box = {8, 8, width - 16, 0};
        m_scene->add_text(text);
        return;
    }
    add_competitor_curves(top);
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
        const float left = map_names_width + map_column_width * static_cast<float>(index);
        Interactions felt;
        for (const throughline::Interaction* interaction : m_columns[index].interactions) {
            if (interaction->emotion)
                felt.push_back(interaction);
        }
        for (std::size_t place = 0; place < felt.size(); ++place) {
            const float share = (static_cast<float>(place) + 0.5F) / static_cast<float>(felt.size());
            const canvas::Point at{left + map_column_width * share, y_of_emotion(top, *felt[place]->emotion)};
            points.push_back(add_marker(*felt[place], at, felt[place] == lowest));
        }
    }
    if (points.size() > 1) {
        canvas::CurveSpec curve;
        curve.points = points;
        m_scene->add_curve(curve);
    }
}

canvas::CurvePoint JourneyScene::add_marker(const throughline::Interaction& interaction, canvas::Point at,
                                            bool says_why) {
    canvas::CardSpec marker;
    marker.target = {interaction.id, map_marker_part};
    marker.box = {at.x - 5, at.y - 5, 10, 10};
    marker.style = {canvas::Colour::Panel, canvas::Colour::Accent, 2, 5, false, false, canvas::Shape::Box};
    marker.traits = canvas::Selectable | canvas::Movable | canvas::MovesUpDownOnly;
    marker.minimap = canvas::Colour::None;
    const std::string value = emotion_text(*interaction.emotion);
    const std::string name = "Emotion, " + interaction.title;
    std::string description = interaction.feels;
    if (!interaction.emotion_reason.empty())
        description += (description.empty() ? "" : ": ") + interaction.emotion_reason;
    if (interaction.emotion_n)
        description += text_format(description.empty() ? "n = %s" : " (n = %s)",
                                   number_for_people(static_cast<double>(*interaction.emotion_n)).c_str());
    marker.semantics = {canvas::HitRole::Marker, name, value, description};
    const canvas::CurvePoint point{at, m_scene->add_card(marker)};
    if (says_why && !interaction.emotion_reason.empty()) {
        const std::string text = value + " " + interaction.emotion_reason;
        canvas::TextSpec reason = small_text(text, canvas::Colour::Bad, 1);
        reason.box = {16, 3, map_column_width, 0};
        m_scene->add_text(reason);
    }
    return point;
}

// R068: the same curve for each competitor, dashed.
void JourneyScene::add_competitor_curves(float top) {
    for (const Id& id : m_input->journey.competitors) {
        const auto points = competitor_points(m_input->store, id);
        std::vector<canvas::CurvePoint> curve;
        for (std::size_t index = 0; index < m_columns.size(); ++index) {
            auto found = points.find(m_columns[index].stage->id);
            if (found == points.end())
                continue;
            const float x = map_names_width + map_column_width * (static_cast<float>(index) + 0.5F);
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
        canvas::TextSpec text =
            small_text(competitor ? std::string_view(competitor->title) : std::string_view("competitor"),
                       canvas::Colour::Second, 1);
        text.box = {0, 0, 80, 0};
        m_scene->add_text(text);
    }
}

} // namespace throughline::ui
