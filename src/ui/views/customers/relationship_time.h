// A relationship over time: phases as bands, what happened and what is planned as points, and strength and
// value below on the same days (R014, R031, R032, R035).
#pragma once

#include "journey/relationship.h"
#include "ui/views/plot_series.h"
#include "ui/views/report.h"

#include <array>
#include <string>
#include <vector>

namespace throughline::ui {

class RelationshipTime {
public:
    // Puts together what is shown of this segment.
    void prepare(ViewContext& context, const Id& segment);
    void draw(ViewContext& context, const Box& box);

private:
    bool is_hidden(const ViewContext& context, const Id& record) const;
    void prepare_phases(ViewContext& context, const journey::Relationship& relationship);
    void prepare_events(ViewContext& context);
    void prepare_strength(ViewContext& context);
    void prepare_days(Date from, Date to);
    void prepare_move(ViewContext& context);
    void draw_timeline(ViewContext& context);
    void draw_strength(ViewContext& context);
    void draw_phases(ViewContext& context);
    void draw_move_form(ViewContext& context);

    struct Row {
        std::string title;
        std::string text;
    };

    Id m_segment;
    Date m_today;
    journey::ControlFilter m_control;   // R030: that the events were put together with
    std::size_t m_hidden = 0;           // events of interactions that it hides
    std::array<PlotSeries, 2> m_events; // what happened, what is planned
    PlotSeries m_strength, m_value;
    std::string m_strength_missing;
    std::vector<PlotBand> m_bands;
    std::vector<std::string> m_band_titles;
    std::vector<PlotTick> m_days;
    std::vector<std::string> m_day_texts;
    Date m_from, m_to;
    std::vector<Row> m_phases;
    std::string m_before; // R032
    std::string m_undated;
    std::string m_chosen; // what the chosen point says
    // The move that is being recorded.
    int m_phase = -1;
    Id m_because;
    std::string m_event, m_on;
    Deed m_move;
};

} // namespace throughline::ui
