// The journey map as a scene: stages across, lanes down, bound to the same interactions, measures and tasks
// as every other place (R059 to R061, R066 to R070, R077 to R079).
#pragma once

#include "base/date.h"
#include "canvas/compose.h"
#include "canvas/scene.h"
#include "commands/session.h"
#include "journey/finding.h"
#include "model/records/interaction.h"
#include "model/records/journey.h"
#include "model/records/stage.h"
#include "store/store.h"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace throughline::ui {

// Parts of targets on the map. Cells have the stage's id and first_cell_part plus the lane.
constexpr std::uint16_t map_title_part = 1, map_matters_part = 2, map_marker_part = 3, first_cell_part = 10;

enum class Lane : std::uint8_t {
    Interactions,
    Matters,
    Channels,
    Emotion,
    Measures,
    Visibility,
    Backstage,
    Capabilities
};
constexpr std::size_t lane_count = static_cast<std::size_t>(Lane::Capabilities) + 1;

// R043: the interactions that matter most: importance to the customer × strongest effect × frequency.
std::vector<Id> moments_that_matter(const std::vector<const throughline::Interaction*>& interactions);
// The stages of a journey in their order.
std::vector<const Stage*> stages_of(const Store& store, const Id& journey);
// The interactions of a stage in their order.
std::vector<const throughline::Interaction*> interactions_in(const Store& store, const Id& stage);

// R068: a competitor's emotion by stage.
std::map<Id, double> competitor_points(const Store& store, const Id& competitor);

class JourneyScene {
public:
    struct Input {
        const Store& store;
        const Session& session;
        const throughline::Journey& journey;
        const std::vector<journey::Finding>& findings;
        Date today;
    };
    void fill(const Input& input, canvas::Scene& scene);
    // Emotion per pixel of the lane: how far a marker was dragged, as change of emotion (−2 … +2).
    static double emotion_of(float pixels);

private:
    struct Column {
        const Stage* stage = nullptr;
        std::vector<const throughline::Interaction*> interactions;
        std::array<canvas::CardIndex, lane_count> cells{};
        std::vector<canvas::CardIndex> cards; // of the interactions
        canvas::CardIndex header = canvas::no_card;
    };

    void add_column(Column& column);
    canvas::CardIndex add_header(const Column& column);
    canvas::CardIndex add_interaction(const throughline::Interaction& interaction);
    void add_customer_side(canvas::CardComposer& card, const throughline::Interaction& interaction);
    canvas::CardIndex add_cell(const Column& column, Lane lane);
    void fill_matters(canvas::CardComposer& cell, const Column& column);
    void fill_channels(canvas::CardComposer& cell, const Column& column);
    void fill_measures(canvas::CardComposer& cell, const Column& column);
    void fill_backstage(canvas::CardComposer& cell, const Column& column);
    void fill_capabilities(canvas::CardComposer& cell, const Column& column);
    void place_rows();
    void add_lane_headers();
    void add_emotion();
    void add_competitors(float top);
    bool shown(const throughline::Interaction& interaction) const;
    bool matters_most(const Id& interaction) const;

    const Input* m_input = nullptr;
    canvas::Scene* m_scene = nullptr;
    std::vector<Column> m_columns;
    std::vector<Id> m_moments;
    std::array<float, lane_count> m_tops{};
    std::array<float, lane_count> m_heights{};
};

} // namespace throughline::ui
