// The relationship with one segment: phases and what moved them, past and future on one timeline, strength
// over time, the signed ledger, how free the plan leaves the customer, where the opportunity is, and what
// makes customers stay (R014, R031 to R038, R042, R045, R084).
#pragma once

#include "ui/views/customers/relationship_time.h"
#include "ui/views/plot_series.h"
#include "ui/views/report.h"

#include <array>
#include <string>

namespace throughline::ui {

class RelationshipsPage {
public:
    void draw(ViewContext& context, const Box& box);
    void look_at(const Id& segment) { m_segment = segment; }

private:
    enum class Part : std::uint8_t { Time, Ledger, Plan, Opportunity, Staying };
    static constexpr std::size_t part_count = static_cast<std::size_t>(Part::Staying) + 1;
    enum class Places : std::uint8_t { Segments, Interactions };

    void refresh(ViewContext& context);
    void refresh_head(ViewContext& context);
    void refresh_ledger(ViewContext& context);
    void refresh_plan(ViewContext& context);
    void refresh_factors(ViewContext& context);
    void refresh_opportunity(ViewContext& context);
    void refresh_staying(ViewContext& context);
    void draw_head(ViewContext& context, const Box& box);
    void draw_ledger(ViewContext& context, const Box& box);
    void draw_plan(ViewContext& context, const Box& box);
    void draw_opportunity(ViewContext& context, const Box& box);
    void draw_staying(ViewContext& context, const Box& box);

    Seen m_seen;
    Part m_part = Part::Time;
    Id m_segment;
    Id m_prepared; // the segment that the following is about
    std::string m_summary;
    std::string m_phase;
    RelationshipTime m_time;

    ReportTable m_ledger;
    PlotSeries m_running; // the running sum of the ledger
    std::string m_ledger_summary;
    double m_running_low = 0, m_running_high = 1;

    ReportTable m_steps, m_factors;
    std::string m_plan_summary;

    Places m_places = Places::Segments;
    Places m_places_prepared = Places::Segments;
    ReportTable m_opportunities;
    PlotSeries m_map;
    double m_value_most = 1, m_value_split = 0, m_opportunity_split = 10;
    std::string m_value_text;
    std::string m_value_only; // R040

    ReportTable m_repeat, m_outcomes;
    Deed m_add_outcome;
};

} // namespace throughline::ui
