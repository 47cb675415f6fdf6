// What an activity tracker wrote down, as it was imported: each activity can be taken into the outcome model
// (R004).
#pragma once

#include "tables/summary.h"
#include "ui/views/report.h"

#include <string>

namespace throughline::ui {

class ImportedActivities {
public:
    void draw(ViewContext& context, const Box& box);

private:
    void refresh(ViewContext& context);
    // Counted anew when the rows or the column are others, not at every edit of the workspace.
    const Result<tables::ValueCounts>& counts_of(const tables::Table& table, const std::string& content,
                                                 std::size_t column);
    void draw_choice(ViewContext& context, const Box& box);

    Seen m_seen;
    std::uint64_t m_tables = ~std::uint64_t{0}; // version of the library
    Id m_table;
    std::string m_column;
    std::string m_months; // that the rows cover
    bool m_changed = true;
    std::string m_counted; // content and column
    Result<tables::ValueCounts> m_counts = tables::ValueCounts{};
    ReportTable m_activities;
    std::string m_summary;
};

} // namespace throughline::ui
