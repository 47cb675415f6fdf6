// Work: all interactions and tasks with state, people and lateness; the RACI matrix; delegations; findings
// (R021 to R024).
#pragma once

#include "journey/work.h"
#include "ui/views/view.h"
#include "ui/widgets/data_grid.h"

#include <string>
#include <vector>

namespace throughline::ui {

class WorkView {
public:
    void draw(ViewContext& context, const Box& box);

private:
    enum class Tab : std::uint8_t { All, Responsibilities, Delegations, Findings };
    enum class Show : std::uint8_t { Everything, Open, Late, Blocked };

    void refresh(ViewContext& context);
    void draw_toolbar(ViewContext& context, const Box& box);
    void draw_all(ViewContext& context, const Box& box);
    void fill_cell(ViewContext& context, const journey::WorkItem& item, int column, GridCell& cell);
    void draw_state_menu(ViewContext& context, const Record& record);
    void draw_matrix(ViewContext& context, const Box& box);
    void draw_cell_menu(ViewContext& context);
    void draw_delegations(ViewContext& context, const Box& box);
    void draw_delegate_form(ViewContext& context);
    void draw_findings(ViewContext& context, const Box& box);
    bool passes(const journey::WorkItem& item) const;

    Tab m_tab = Tab::All;
    Show m_show = Show::Everything;
    Id m_person; // only what this person does; empty: everybody
    std::uint64_t m_seen_store = ~std::uint64_t{0};
    Date m_seen_day;
    std::vector<journey::WorkItem> m_items;
    std::vector<std::size_t> m_shown; // places in m_items
    journey::RaciMatrix m_matrix;
    std::vector<journey::DelegationChain> m_chains;
    GridState m_grid, m_matrix_grid, m_findings_grid;
    std::vector<GridColumn> m_matrix_columns;

    Id m_menu_record, m_menu_person;
    Point m_menu_at;
    bool m_open_state_menu = false, m_open_cell_menu = false;
    Id m_delegate_subject, m_delegate_from, m_delegate_to;
    std::string m_delegate_scope;
};

} // namespace throughline::ui
