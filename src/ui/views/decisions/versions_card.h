// R103: the versions of a decision: what differs between any two of them, cell by cell, and which customers
// change result.
#pragma once

#include "dmn/table_difference.h"
#include "engage/decision_runs.h"
#include "ui/views/customers/table_access.h"
#include "ui/views/view.h"
#include "ui/widgets/data_grid.h"

#include <string>
#include <vector>

namespace throughline::ui {

class VersionsCard {
public:
    void draw(ViewContext& context, const RecordPointer& decision, const OpenTable& customers);

private:
    // A place in Decision::versions, or the table as it is now.
    static constexpr int present = -1;

    void prepare(const RecordPointer& decision);
    void compare();
    RecordPointer state_at(int version) const;
    std::string_view name_of(Ui& ui, const Decision& decision, int version) const;
    void draw_publish(ViewContext& context);
    void draw_history(ViewContext& context, const Decision& decision);
    void draw_choice(ViewContext& context, const Decision& decision);
    int pick(ViewContext& context, const Decision& decision, std::string_view label, int chosen);
    void draw_difference(ViewContext& context);
    void fill_cell(ViewContext& context, std::int64_t row, int column, GridCell& cell) const;
    void draw_effects(ViewContext& context, const OpenTable& customers);

    RecordPointer m_decision;
    // Versions that can be compared: the latest first, and the present one before all.
    std::vector<int> m_choices;
    int m_from = present, m_to = present;
    bool m_is_chosen = false; // by a person, and so it stays
    // The arguments of publishing: the decision and what changed.
    Arguments m_publish;
    bool m_whole_history = false;

    // The difference of the two that are chosen, and what is listed of it.
    RecordPointer m_before, m_after;
    dmn::TableDifference m_difference;
    std::string m_summary;
    std::vector<std::uint32_t> m_rows;
    bool m_all_rules = false;
    std::vector<std::string> m_titles;
    std::vector<GridColumn> m_columns;
    GridState m_grid;

    // DecisionRuns::version() when the effects were made; 0: not made.
    engage::RunDifference m_effects;
    std::uint64_t m_effects_version = 0;
};

} // namespace throughline::ui
