// Decisions: the inventory of all of them, their requirements graph, and one as a table that is edited in
// place, with the customers it hits, what is wrong in which cell, and which customers change result before an
// edit is kept.
#pragma once

#include "engage/decision_runs.h"
#include "model/records/decision.h"
#include "ui/views/customers/table_access.h"
#include "ui/views/decisions/cell_help.h"
#include "ui/views/decisions/graph_view.h"
#include "ui/views/decisions/rule_rows.h"
#include "ui/views/decisions/tests_card.h"
#include "ui/views/decisions/versions_card.h"
#include "ui/views/view.h"
#include "ui/widgets/data_grid.h"
#include "ui/widgets/table_editor.h"

#include <memory>
#include <string>
#include <vector>

namespace throughline::ui {

// The decision that is open, the customers it is tried on, and the result for one of them.
struct OpenDecision {
    RecordPointer record;
    const Decision* decision = nullptr;
    OpenTable customers; // .table is nullptr where there is none
    const engage::BoundDecision* bound = nullptr;
    const engage::DecisionRun* run = nullptr;
};

class PolicyView;

class DecisionsView {
public:
    DecisionsView();
    ~DecisionsView();
    DecisionsView(const DecisionsView&) = delete;
    DecisionsView& operator=(const DecisionsView&) = delete;

    void draw(ViewContext& context, const Box& box);
    // What belongs to the decision, above its fields: one customer explained, the cell under the cursor.
    // True where that is all there is to show.
    bool draw_inspector(ViewContext& context);
    float zoom(const Session& session) const;
    // Simulations until `clock` passes `until`. True while there is more to do.
    bool work(const std::function<double()>& clock, double until);
    // For what a Worker makes.
    bool is_waiting() const;

private:
    GraphView& graph();
    PolicyView& policy();

    // decision_list.cpp
    // Compiles it, and asks for its customers.
    void bind(ViewContext& context, OpenDecision& open);
    void draw_all(ViewContext& context, const Box& box);
    void draw_open(ViewContext& context, const OpenDecision& open, const Box& box);
    void draw_open_inspector(ViewContext& context, const OpenDecision& open);
    void draw_all_toolbar(ViewContext& context, const Box& box);
    void draw_list(ViewContext& context, const Box& box);

    // decision_table.cpp
    void draw_toolbar(ViewContext& context, const OpenDecision& open, const Box& box);
    void draw_problems(ViewContext& context, const OpenDecision& open);
    void draw_hit_policy(ViewContext& context, const OpenDecision& open);
    void draw_add_input(ViewContext& context, const OpenDecision& open);
    void draw_no_customers(ViewContext& context, const OpenDecision& open);
    void draw_table(ViewContext& context, const OpenDecision& open);
    void prepare_columns(const OpenDecision& open);
    void fill_row(ViewContext& context, const OpenDecision& open, int row, EditorRow& out);
    void fill_cell(ViewContext& context, const OpenDecision& open, int row, int column, EditorCell& out);
    void take_event(ViewContext& context, const OpenDecision& open, const EditorResult& result);
    void draw_row_menu(ViewContext& context, const OpenDecision& open);
    void draw_filter(ViewContext& context, const OpenDecision& open);
    void place_wanted_rule(ViewContext& context, const OpenDecision& open);
    void gather_facts(const OpenDecision& open, std::uint64_t version);
    const dmn::CellProblem* problem_at(const OpenDecision& open, std::size_t rule, int column) const;

    // decision_cells.cpp
    void take_cells(ViewContext& context, const OpenDecision& open, const EditorResult& result);
    void take_rows(ViewContext& context, const OpenDecision& open, const EditorResult& result);
    void paste(ViewContext& context, const OpenDecision& open, const EditorResult& result);
    void move_column(ViewContext& context, const OpenDecision& open, int from, int to);
    void tell_focus(ViewContext& context);

    // decision_columns.cpp
    void draw_column_editor(ViewContext& context, const OpenDecision& open);
    void draw_order(ViewContext& context, const OpenDecision& open);

    // decision_effects.cpp
    void draw_effects(ViewContext& context, const OpenDecision& open);
    void draw_changes(ViewContext& context, const OpenDecision& open);
    void draw_results(ViewContext& context, const OpenDecision& open);
    void draw_rules_chart(ViewContext& context, const OpenDecision& open);
    void preview(ViewContext& context, const OpenDecision& open, std::size_t rule, int column,
                 std::string_view value);
    void make_preview(ViewContext& context, const OpenDecision& open);
    void forget_preview(ViewContext& context);

    // decision_findings.cpp
    void draw_findings(ViewContext& context, const OpenDecision& open);
    void draw_looking(ViewContext& context);
    void draw_finding(ViewContext& context, const OpenDecision& open, const dmn::TableFinding& finding);
    void show_rules(const OpenDecision& open, const dmn::TableFinding& finding);

    // decision_explained.cpp
    void draw_explained(ViewContext& context, const OpenDecision& open);
    void draw_cell(ViewContext& context, const OpenDecision& open);

    OpenDecision open_decision(ViewContext& context);
    void explain_customer(const OpenDecision& open, const std::string& customer);

    // Made when it is first asked for: the first screen does without decision models.
    std::unique_ptr<GraphView> m_graph;
    std::unique_ptr<PolicyView> m_policy; // likewise
    GridState m_list;
    EditorState m_editor;
    RuleRows m_rows;
    CellHelp m_help{HelpedCells::Rules};
    // What is known of the whole table; see gather_facts().
    struct TableFacts {
        RecordPointer decision;
        std::uint64_t version = 0;
        const engage::DecisionRun* run = nullptr;
        bool is_pending = false;
        std::uint64_t most_hits = 0;
        std::size_t silent = 0; // rules that never decide
        std::size_t errors = 0, warnings = 0;
        std::string first_problem;
        std::vector<dmn::CellProblem> problems; // of cells, in order
    };
    TableFacts m_facts;
    Id m_last_decision;
    Arguments m_subject;               // of commands about it
    std::vector<std::size_t> m_unread; // columns of the customers that no input reads
    // Column headers, refilled when the decision changes.
    std::vector<EditorColumn> m_columns;
    std::vector<std::string> m_column_texts;
    RecordPointer m_columns_of;

    // What the decision would be with the cell that is being typed.
    RecordPointer m_preview;
    RecordPointer m_preview_of;
    std::string m_preview_value;
    std::size_t m_preview_rule = 0;
    int m_preview_column = -1;
    // When it is to be made, in milliseconds of the frames; negative: it is made, or not wanted.
    double m_preview_due = -1;
    engage::RunDifference m_difference;
    // DecisionRuns::version() when the difference was made; 0: not made.
    std::uint64_t m_difference_version = 0;

    TestsCard m_tests;
    VersionsCard m_versions;

    // Whether all findings are listed, not only the first ones.
    bool m_all_findings = false;

    // The menu or popover that was asked for, and where.
    int m_menu_row = -1, m_menu_column = -1;
    bool m_open_row_menu = false, m_open_column_editor = false;
    Box m_menu_box;

    // One customer's evaluation.
    std::string m_customer;
    std::shared_ptr<const engage::TableDecision> m_explained_by;
    bool m_customer_found = false;
    tables::RowIndex m_customer_row = 0;
    dmn::Evaluation m_evaluation;
};

} // namespace throughline::ui
