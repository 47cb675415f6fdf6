// Journeys: the map of one segment's way from first interest through use to repeat purchase.
#pragma once

#include "ui/views/canvas/canvas_host.h"
#include "ui/views/journeys/journey_scene.h"
#include "ui/views/view.h"

namespace throughline::ui {

class JourneysView {
public:
    void draw(ViewContext& context, const Box& box);
    float zoom() const { return m_host.zoom(); }

private:
    const throughline::Journey* open_journey(ViewContext& context);
    void draw_empty(ViewContext& context, const Box& box);
    void draw_toolbar(ViewContext& context, const throughline::Journey& journey, const Box& box);
    void draw_journey_picker(ViewContext& context, const throughline::Journey& journey);
    void draw_lanes_menu(ViewContext& context);
    void draw_facts(ViewContext& context, const Box& box);
    void draw_coverage(ViewContext& context);
    void draw_unplaced(ViewContext& context, const throughline::Journey& journey);
    Id stage_at_hand(const ViewContext& context, const throughline::Journey& journey) const;
    void find_coverage(const ViewContext& context, const throughline::Journey& journey);
    void find_rigidity(const ViewContext& context, const throughline::Journey& journey);
    std::uint64_t scene_version(const ViewContext& context, const throughline::Journey& journey);

    void take(ViewContext& context, const throughline::Journey& journey, const canvas::Intent& intent);
    void move(ViewContext& context, const throughline::Journey& journey, const canvas::Intent& intent);
    void drop(ViewContext& context, const canvas::Intent& intent);
    void create(ViewContext& context, const canvas::Target& cell);
    void remove(ViewContext& context, const canvas::Intent& intent);
    void edit(ViewContext& context, const canvas::Target& target);
    void take_edit(ViewContext& context, const CanvasEdit& edit);
    void add_interaction(ViewContext& context, const Id& stage);
    void add_stage(ViewContext& context, const throughline::Journey& journey, std::size_t at);
    void draw_menu(ViewContext& context, const throughline::Journey& journey);
    void draw_interaction_items(ViewContext& context, const throughline::Interaction& interaction);

    CanvasHost m_host;
    JourneyScene m_scene;
    Id m_seen_journey;
    std::uint64_t m_seen_store = ~std::uint64_t{0};
    std::uint64_t m_seen_filters = 0;
    std::uint64_t m_version = 0;
    // Of the map of m_version: ids as text, as the command that selects them takes them.
    struct Coverage {
        std::uint64_t version = 0;
        std::vector<std::string> empty_stages;
        std::vector<std::string> uncovered; // touchpoints without a lagging measure
        std::string rigidity;               // "58 % of 12 steps forced"
        std::vector<std::string> forced;
        std::vector<Id> unplaced; // interactions that lead to its outcomes and stand in no stage
    };
    Coverage m_coverage;
    Id m_menu_record;
    Point m_menu_at;
    bool m_open_menu = false;
};

} // namespace throughline::ui
