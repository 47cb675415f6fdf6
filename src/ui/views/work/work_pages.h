// The pages of the place Work, one a question (R021 to R027), and the findings.
#pragma once

#include "journey/effects.h"
#include "journey/health.h"
#include "journey/load.h"
#include "journey/states.h"
#include "journey/success.h"
#include "journey/work.h"
#include "ui/views/work/work_page.h"

#include <map>
#include <string>
#include <vector>

namespace throughline::ui {

// R021: who performs the tasks, and who has more than they can do.
class PerformersPage final : public WorkPage {
public:
    void draw(ViewContext& context, const Box& box) override;

private:
    struct TaskRow {
        const journey::WorkItem* item = nullptr;
        std::string performers;
    };
    ShownCount answer(ViewContext& context, const WorkInput& input) override;
    void draw_loads(ViewContext& context, const Box& box);
    void draw_tasks(ViewContext& context, const Box& box);
    void fill_load(ViewContext& context, const journey::Load& load, int column, GridCell& cell);
    void fill_task(ViewContext& context, const TaskRow& task, int column, GridCell& cell);

    std::vector<journey::Load> m_loads;
    std::vector<journey::WorkItem> m_items;
    std::vector<TaskRow> m_tasks;
    std::string m_overloaded; // "Overloaded: Mara Lind, Ola Berg."
    GridState m_load_grid, m_task_grid;
};

// R022: who is accountable and who responsible, for experiences, interactions and tasks.
class MatrixPage final : public WorkPage {
public:
    void draw(ViewContext& context, const Box& box) override;

private:
    ShownCount answer(ViewContext& context, const WorkInput& input) override;
    void fill_cell(ViewContext& context, const journey::RaciRow& line, int column, GridCell& cell);
    void draw_cell_menu(ViewContext& context);

    journey::RaciMatrix m_matrix; // only the rows that are shown
    std::vector<GridColumn> m_columns;
    GridState m_grid;
    Id m_menu_record, m_menu_person;
    Point m_menu_at;
    bool m_open_menu = false;
};

// R023: who delegates what to whom.
class DelegationsPage final : public WorkPage {
public:
    void draw(ViewContext& context, const Box& box) override;

private:
    // A large programme has hundreds; they are laid out in every frame.
    static constexpr std::size_t chains_at_first = 30, chains_more = 50;

    ShownCount answer(ViewContext& context, const WorkInput& input) override;
    void draw_form(ViewContext& context);
    Arguments asked_for() const;
    void check_form(ViewContext& context);
    void draw_chain(ViewContext& context, const journey::DelegationChain& chain);
    void draw_step(ViewContext& context, const Delegation& step);
    void draw_ended(ViewContext& context);

    std::vector<journey::DelegationChain> m_chains;
    std::vector<const Delegation*> m_ended; // declined, withdrawn or returned; the latest first
    std::size_t m_chains_wanted = chains_at_first, m_ended_wanted = chains_at_first;
    Id m_subject, m_from, m_to;
    std::string m_scope;
    Id m_checked_subject, m_checked_from, m_checked_to;
    std::uint64_t m_checked_store = ~std::uint64_t{0};
    std::string m_refusal; // why the form can't be sent; empty: it can
    Id m_declining;        // the delegation whose reason is being asked for
    std::string m_reason;
};

// R024, R010: what is happening, what is late and blocked, and what comes next for each outcome.
class HappeningPage final : public WorkPage {
public:
    void draw(ViewContext& context, const Box& box) override;

private:
    struct Next {
        Id outcome;
        const throughline::Interaction* interaction = nullptr; // nullptr: nothing serves it any more
        Id accountable;
        journey::Health health;
    };
    ShownCount answer(ViewContext& context, const WorkInput& input) override;
    void draw_all(ViewContext& context, const Box& box);
    void draw_next(ViewContext& context, const Box& box);
    void fill_cell(ViewContext& context, const journey::WorkItem& item, int column, GridCell& cell);
    void fill_next(ViewContext& context, const Next& next, int column, GridCell& cell);
    void draw_state_menu(ViewContext& context, const Record& record);

    std::vector<journey::WorkItem> m_items;
    std::int64_t m_late = 0, m_blocked = 0;
    std::vector<Next> m_next;
    GridState m_grid, m_next_grid;
    Id m_menu_record;
    Point m_menu_at;
    bool m_open_menu = false;
};

// R025: how successful an interaction has been, for each and for each type.
class SuccessPage final : public WorkPage {
public:
    void draw(ViewContext& context, const Box& box) override;

private:
    struct Row {
        Id interaction; // empty: a type
        std::string title, rate, interval, against, remark;
        double share = 0;   // 0 to 1
        std::int64_t n = 0; // 0: nothing is recorded
        bool differs = false, warns = false;
    };
    ShownCount answer(ViewContext& context, const WorkInput& input) override;
    void fill_cell(ViewContext& context, const Row& row, int column, GridCell& cell);

    std::vector<Row> m_rows;
    GridState m_grid;
};

// R026: the state now, how it came to it, and the moves from here.
class StatePage final : public WorkPage {
public:
    void draw(ViewContext& context, const Box& box) override;

private:
    struct Row {
        Id id;
        Kind kind = Kind::Task;
        std::string_view state;
        std::string since;
        std::optional<int> days;
    };
    struct Step {
        std::string day, text, reason;
    };
    struct Move {
        std::size_t state = 0;
        std::string_view name, label;
        std::string refusal; // empty: may be made
    };
    ShownCount answer(ViewContext& context, const WorkInput& input) override;
    void choose(ViewContext& context, const Id& id);
    void draw_list(ViewContext& context, const Box& box);
    void draw_story(ViewContext& context, const Box& box);
    void draw_purpose(ViewContext& context, const Record& record);
    void draw_moves(ViewContext& context, const Record& record);
    void draw_result(ViewContext& context, const Record& record);

    std::vector<Row> m_rows;
    GridState m_grid;
    Id m_chosen;
    std::uint64_t m_seen_store = ~std::uint64_t{0};
    std::vector<Move> m_moves;
    std::vector<Step> m_steps; // the story
    std::string m_reason, m_result;
};

// R027, R003, R007: do the interactions create the outcomes?
class EffectsPage final : public WorkPage {
public:
    void draw(ViewContext& context, const Box& box) override;

private:
    struct Row {
        journey::OutcomeEffect effect;
        std::string title, strength, line;
    };
    ShownCount answer(ViewContext& context, const WorkInput& input) override;
    void fill_cell(ViewContext& context, const Row& row, int column, GridCell& cell);
    void draw_why(ViewContext& context, const Row& row, const Box& box);

    std::vector<Row> m_rows;
    std::map<Id, journey::Health> m_health; // of the outcomes
    std::string m_summary;                  // "3 of 41 are shown against a control."
    GridState m_grid;
};

// What the workspace finds wrong with itself.
class FindingsPage final : public WorkPage {
public:
    void draw(ViewContext& context, const Box& box) override;

private:
    ShownCount answer(ViewContext& context, const WorkInput& input) override;

    std::vector<std::size_t> m_shown; // places in ViewContext::findings
    GridState m_grid;
};

} // namespace throughline::ui
