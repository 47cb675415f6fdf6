// Customers: the imported tables as a grid that sorts and filters any number of rows, with a decision beside
// each customer; one customer with the decision explained; and the relationships with segments.
#pragma once

#include "tables/summary.h"
#include "ui/views/customers/customer_page.h"
#include "ui/views/customers/customer_rows.h"
#include "ui/views/customers/relationships_page.h"
#include "ui/views/customers/table_access.h"
#include "ui/views/view.h"
#include "ui/widgets/data_grid.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace throughline::ui {

class CustomersView {
public:
    void draw(ViewContext& context, const Box& box);
    void draw_inspector(ViewContext& context, const Box& box);
    // Filters and sorts until `clock` passes `until`. True while there is more to do.
    bool work(const std::function<double()>& clock, double until);
    // Once in each frame, whatever place is shown.
    void finish_recording(ViewContext& context) { m_page.finish_recording(context); }
    // The inspector shows records, not rows: of relationships, and what is edited from a conversation.
    bool shows_records(const ViewContext& context) const;

private:
    void draw_tabs(ViewContext& context, const Box& box);
    void draw_rows(ViewContext& context, const Box& box);
    void draw_empty(ViewContext& context, const Box& box);
    void draw_loading(ViewContext& context, const OpenTable& open, const Box& box);
    void draw_toolbar(ViewContext& context, const OpenTable& open, const Box& box);
    void draw_filters(ViewContext& context, const OpenTable& open);
    void draw_grid(ViewContext& context, const OpenTable& open, const Box& box);
    void fill_cell(ViewContext& context, const OpenTable& open, tables::RowIndex row, int column,
                   GridCell& cell);
    void draw_results(ViewContext& context, const OpenTable& open);
    void draw_facets(ViewContext& context, const OpenTable& open);
    void forget_other_table(const OpenTable& open);
    const CustomerQuery& query(ViewContext& context, const OpenTable& open);

    Id m_followed; // the segment that was gone to last
    RelationshipsPage m_relationships;
    CustomerRows m_rows;
    CustomerPage m_page;
    GridState m_grid;
    std::vector<GridColumn> m_columns;
    tables::ContentHash m_table_name;
    std::vector<ValueFilter> m_filters;
    std::string m_result_filter;
    CustomerQuery m_query; // what was asked for last
    // To choose from: of m_decisions_of, in the store of m_decisions_version.
    std::vector<RecordPointer> m_decisions;
    Id m_decisions_of;
    std::uint64_t m_decisions_version = 0;
    // Facets of one column, for the rows that are shown; none until the table is there.
    std::optional<std::size_t> m_facet_column;
    tables::ValueCounts m_facet;
    std::uint64_t m_facet_version = 0;
    std::size_t m_facet_counted = 0;
};

} // namespace throughline::ui
