// The journey map as a scene: stages across, lanes down, bound to the same interactions, measures and tasks
// as every other place (R059 to R061, R066 to R070, R077 to R079). Notation after CJML: communication is a
// circle, an action a square; the planned and the lived journey are kept apart, and only what was lived is
// felt.
#pragma once

#include "base/date.h"
#include "canvas/compose.h"
#include "canvas/scene.h"
#include "commands/journeys/map_lanes.h"
#include "commands/session.h"
#include "journey/matter.h"
#include "model/records/journey.h"
#include "model/records/stage.h"
#include "ui/views/journeys/map_fields.h"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace throughline::ui {

// The width of a stage, and of the names of the lanes, in canvas units.
constexpr float map_column_width = 188, map_names_width = 128;

// R068: a competitor's emotion by stage.
std::map<Id, double> competitor_points(const Store& store, const Id& competitor);
// How often it is known to have happened: counted as success or not, or asked how it felt.
std::int64_t times_lived(const throughline::Interaction& interaction);

class JourneyScene {
public:
    struct Input {
        const Store& store;
        const Session& session;
        const throughline::Journey& journey;
        Date today;
    };
    void fill(const Input& input, canvas::Scene& scene);
    // Emotion per pixel of the lane: how far a marker was dragged, as change of emotion (−2 … +2).
    static double emotion_of(float pixels);

private:
    using Interactions = std::vector<const throughline::Interaction*>;
    struct Column {
        const Stage* stage = nullptr;
        Interactions interactions;
        std::array<canvas::CardIndex, map_lane_count> cells{};
        std::vector<canvas::CardIndex> cards; // of the interactions
        canvas::CardIndex header = canvas::no_card;
    };
    // A text of a record that is edited in place, or a question where there is none yet.
    struct FieldText {
        std::string_view text;
        std::string_view asked;
        int lines = 4;
        float size = 13;
    };
    struct CardPlace {
        canvas::CardIndex card = canvas::no_card;
        std::size_t column = 0;
        std::size_t row = 0;
    };

    void gather();
    void add_column(Column& column);
    canvas::CardIndex add_header(const Column& column);
    canvas::CardIndex add_cell(const Column& column, MapLane lane);
    void fill_cell(canvas::CardComposer& cell, const Column& column, MapLane lane);
    void place_rows();
    void place_columns();
    void add_lane_headers();
    void add_lane_header(MapLane lane);
    void add_visibility_line();
    bool shown(const throughline::Interaction& interaction) const;
    bool has_lane(MapLane lane) const { return is_lane_shown(m_input->session, lane); }
    float top_of(MapLane lane) const { return m_tops[static_cast<std::size_t>(lane)]; }
    float height_of(MapLane lane) const { return m_heights[static_cast<std::size_t>(lane)]; }

    // journey_cards.cpp
    canvas::CardIndex add_interaction(const throughline::Interaction& interaction);
    void add_moment(canvas::CardComposer& card, const journey::Matter& matter);
    void add_facts(canvas::CardComposer& card, const throughline::Interaction& interaction);
    void add_weight(canvas::CardComposer& card, const throughline::Interaction& interaction);
    void add_signs(canvas::CardComposer& card, const throughline::Interaction& interaction);
    void add_ways(canvas::CardComposer& card, const throughline::Interaction& interaction);
    void add_customer_side(canvas::CardComposer& card, const throughline::Interaction& interaction);
    int late_tasks(const throughline::Interaction& interaction) const;

    // journey_flow.cpp
    void add_any_order_groups();
    void add_group(const Column& column, std::size_t first, std::size_t last);
    void add_links();
    void add_way(const throughline::Interaction& interaction, std::size_t way);

    // journey_cells.cpp
    void add_field(canvas::CardComposer& cell, const Id& record, MapField field, const FieldText& text);
    void fill_matters(canvas::CardComposer& cell, const Column& column);
    void fill_needs(canvas::CardComposer& cell, const Column& column);
    void fill_texts(canvas::CardComposer& cell, const Column& column, MapField field, std::string_view asked);
    void fill_channels(canvas::CardComposer& cell, const Column& column);
    void fill_backstage(canvas::CardComposer& cell, const Column& column);
    void fill_capabilities(canvas::CardComposer& cell, const Column& column);

    // journey_numbers.cpp
    void fill_measures(canvas::CardComposer& cell, const Column& column);
    void fill_competitors(canvas::CardComposer& cell, const Column& column);

    // journey_emotion.cpp
    void add_emotion();
    canvas::CurvePoint add_marker(const throughline::Interaction& interaction, canvas::Point at,
                                  bool says_why);
    void add_competitor_curves(float top);

    const Input* m_input = nullptr;
    canvas::Scene* m_scene = nullptr;
    std::vector<Column> m_columns;
    std::map<Id, journey::Matter> m_matters; // of the interactions of this map
    std::map<Id, double> m_opportunities;
    std::map<Id, CardPlace> m_places;
    std::array<float, map_lane_count> m_tops{};
    std::array<float, map_lane_count> m_heights{};
};

} // namespace throughline::ui
