// How far segments and interactions can still be moved against what they are worth (R042), with a warning
// where value alone would rank (R040).
#pragma once

#include "ui/views/plot_series.h"
#include "ui/views/report.h"

#include <string>

namespace throughline::ui {

class OpportunityPage {
public:
    void prepare(ViewContext& context);
    void draw(ViewContext& context, const Box& box);

private:
    enum class Places : std::uint8_t { Segments, Interactions };

    Places m_places = Places::Segments;
    Places m_prepared = Places::Segments;
    ReportTable m_table;
    PlotSeries m_map;
    double m_value_most = 1, m_value_split = 0, m_opportunity_split = 10;
    std::string m_value_text;
    std::string m_value_only;
};

} // namespace throughline::ui
