// The relationship with one segment: phases and what moved them, past and future on one timeline, strength
// over time, the signed ledger, how free the plan leaves the customer, where the opportunity is, and what
// makes customers stay (R014, R031 to R038, R042, R045, R084).
#pragma once

#include "ui/views/customers/opportunity_page.h"
#include "ui/views/customers/relationship_time.h"
#include "ui/views/plot_series.h"
#include "ui/views/report.h"

#include <array>
#include <string>

namespace throughline::ui {

class RelationshipsPage {
public:
    void draw(ViewContext& context, const Box& box);

private:
    enum class Part : std::uint8_t { Time, Ledger, Plan, Opportunity, Staying };
    static constexpr std::size_t part_count = static_cast<std::size_t>(Part::Staying) + 1;

    void refresh(ViewContext& context);
    void refresh_head(ViewContext& context);
    void refresh_ledger(ViewContext& context);
    void refresh_plan(ViewContext& context);
    void refresh_factors(ViewContext& context);
    void refresh_staying(ViewContext& context);
    void draw_head(ViewContext& context, const Box& box);
    void draw_ledger(ViewContext& context, const Box& box);
    void draw_plan(ViewContext& context, const Box& box);
    void draw_staying(ViewContext& context, const Box& box);

    Seen m_seen;
    Part m_part = Part::Time;
    Id m_segment; // that the following is about
    std::string m_summary;
    std::string m_phase;
    RelationshipTime m_time;

    ReportTable m_ledger;
    PlotSeries m_running; // the running sum of the ledger
    std::string m_ledger_summary;
    double m_running_low = 0, m_running_high = 1;

    ReportTable m_steps, m_factors;
    std::string m_plan_summary;

    OpportunityPage m_opportunity;

    ReportTable m_repeat, m_outcomes;
    Deed m_add_outcome;
};

} // namespace throughline::ui
