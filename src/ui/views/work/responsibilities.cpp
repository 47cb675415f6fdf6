// The RACI matrix, delegations and findings.
#include "base/later.h"
#include "base/text.h"
#include "ui/views/record_picker.h"
#include "ui/views/work/work_view.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 4> finding_columns = {
    {{.title = "Finding", .width = 220, .sortable = false},
     {.title = "What", .width = 420, .sortable = false},
     {.title = "Why it matters", .width = 420, .sortable = false},
     {.title = "Do this", .width = 180, .sortable = false}}};

std::string_view name_of(const Store& store, const Id& id) {
    const std::string_view name = title_of(store, id);
    return name.empty() ? "nobody" : name;
}

Tone tone_of(journey::Severity severity) {
    return severity == journey::Severity::Bad       ? Tone::Bad
           : severity == journey::Severity::Warning ? Tone::Warning
                                                    : Tone::Neutral;
}

} // namespace

LATER void WorkView::draw_matrix(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    if (m_matrix.people.empty()) {
        auto area = column(ui, box);
        EmptyOptions options;
        options.icon = icon_named("customers");
        options.sentence =
            "Add the people who do the work; then say who is responsible and who is accountable.";
        options.action = "Add a person";
        if (empty_state(ui, "No people yet", options) == 1)
            run(context, "person.add");
        return;
    }
    GridOptions options;
    options.row_count = static_cast<std::int64_t>(m_matrix.rows.size());
    options.multiple_selection = false;
    const GridResult result =
        data_grid(ui, "Responsibilities", box, m_matrix_grid, m_matrix_columns, options,
                  [&](std::int64_t row, int grid_column, GridCell& cell) {
                      const journey::RaciRow& line = m_matrix.rows[static_cast<std::size_t>(row)];
                      if (grid_column == 0) {
                          cell.kind = CellKind::Link;
                          cell.text = ui.format("%s%s", line.subject->title.c_str(),
                                                line.accountable_missing ? "  (nobody accountable)" : "");
                          cell.semibold = line.subject->kind == Kind::Experience;
                          cell.tone = line.accountable_missing ? Tone::Warning : Tone::Neutral;
                          return;
                      }
                      const std::string& letters = line.letters[static_cast<std::size_t>(grid_column - 1)];
                      cell.text = letters.empty() ? std::string_view("·") : std::string_view(letters);
                      cell.muted = letters.empty();
                      cell.semibold = letters.find('A') != std::string::npos;
                  });
    if (result.link_row >= 0)
        run(context, "go.record",
            {{"id", m_matrix.rows[static_cast<std::size_t>(result.link_row)].subject->id.text()}});
    const bool wants_menu = result.activated_row >= 0 || result.context.context;
    const std::int64_t row = m_matrix_grid.cursor_row;
    if (wants_menu && row >= 0 && row < options.row_count && m_matrix_grid.cursor_column > 0) {
        m_menu_record = m_matrix.rows[static_cast<std::size_t>(row)].subject->id;
        m_menu_person = m_matrix.people[static_cast<std::size_t>(m_matrix_grid.cursor_column - 1)]->id;
        m_menu_at = ui.pointer();
        m_open_cell_menu = true;
    }
    draw_cell_menu(context);
}

void WorkView::draw_cell_menu(ViewContext& context) {
    Ui& ui = context.ui;
    auto menu = context_menu(ui, "Responsibility", m_open_cell_menu, m_menu_at);
    m_open_cell_menu = false;
    if (!menu)
        return;
    menu_heading(ui, ui.format("%s · %s", std::string(name_of(context.store(), m_menu_record)).c_str(),
                               std::string(name_of(context.store(), m_menu_person)).c_str()));
    const Arguments who = {{"target", m_menu_record.text()}, {"who", m_menu_person.text()}};
    for (const ChoiceName& responsibility : responsibilities) {
        Arguments arguments = who;
        arguments["responsibility"] = std::string(responsibility.name);
        command_item(context, "work.assign", arguments, responsibility.label);
    }
    menu_separator(ui);
    for (const ChoiceName& responsibility : responsibilities) {
        Arguments arguments = who;
        arguments["responsibility"] = std::string(responsibility.name);
        if (context.workspace.allowed("work.unassign", arguments).ok())
            command_item(context, "work.unassign", arguments,
                         ui.format("No longer %s", folded(responsibility.label).c_str()));
    }
}

// R023: who delegates what to whom, with date, scope and acceptance; accountability stays.
LATER void WorkView::draw_delegations(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "Delegations", box, metric::padding, 12);
    draw_delegate_form(context);
    if (m_chains.empty())
        second_label(ui, "Nothing is delegated yet.");
    for (const journey::DelegationChain& chain : m_chains) {
        auto scope = ui.with_id(chain.subject->id.view());
        auto first = ui.with_id(chain.steps.front()->id.view());
        auto frame = card(ui, chain.subject->title);
        {
            auto row = line(ui);
            label(ui, chain.subject->title, {.weight = Weight::Semibold});
            push_right(ui);
            chip(ui, ui.format("accountable: %s",
                               std::string(name_of(context.store(), chain.accountable)).c_str()));
            chip(ui, ui.format("with: %s", std::string(name_of(context.store(), chain.holder)).c_str()),
                 Tone::Accent);
        }
        for (const Delegation* step : chain.steps) {
            auto step_scope = ui.with_id(step->id.view());
            auto row = line(ui);
            label(ui, ui.format("%s → %s", std::string(name_of(context.store(), step->from)).c_str(),
                                std::string(name_of(context.store(), step->to)).c_str()));
            if (step->on)
                second_label(ui, ui.date(*step->on));
            if (!step->scope.empty())
                second_label(ui, step->scope);
            const bool accepted = step->acceptance == Acceptance::Accepted;
            chip(ui, acceptances[static_cast<std::size_t>(step->acceptance)].label,
                 accepted ? Tone::Good : Tone::Warning);
            push_right(ui);
            const Arguments id = {{"id", step->id.text()}};
            if (!accepted) {
                command_button(context, "work.accept", id, CommandLook::Quiet, "Accept");
                command_button(context, "work.decline", id, CommandLook::Quiet, "Decline");
            }
            command_button(context, "work.withdraw", id, CommandLook::Quiet, "Withdraw");
        }
    }
}

void WorkView::draw_delegate_form(ViewContext& context) {
    Ui& ui = context.ui;
    auto frame = card(ui, "Delegate", CardOptions{.quiet = true});
    heading(ui, "Delegate something");
    {
        auto row = columns(ui, {1, 1, 1, 1, 110}, 12);
        pick_record(context, "What", {Kind::Task, Kind::Interaction, Kind::Experience},
                    {.placeholder = "choose"}, m_delegate_subject);
        next_column(ui);
        pick_record(context, "From", {Kind::Person}, {.placeholder = "choose"}, m_delegate_from);
        next_column(ui);
        pick_record(context, "To", {Kind::Person}, {.placeholder = "choose"}, m_delegate_to);
        next_column(ui);
        const FieldResult scope = text_field(ui, "Scope", m_delegate_scope, {.placeholder = "all of it"});
        if (scope.edited() || scope.committed())
            m_delegate_scope = std::string(scope.value);
        next_column(ui);
        const Arguments arguments = {{"target", m_delegate_subject.text()},
                                     {"from", m_delegate_from.text()},
                                     {"to", m_delegate_to.text()},
                                     {"scope", m_delegate_scope}};
        if (command_button(context, "work.delegate", arguments, CommandLook::Primary, "Delegate")) {
            m_delegate_subject = m_delegate_to = {};
            m_delegate_scope.clear();
        }
    }
}

LATER void WorkView::draw_findings(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    GridOptions options;
    options.row_count = static_cast<std::int64_t>(context.findings.size());
    options.empty_text = "Nothing to complain about";
    options.multiple_selection = false;
    const GridResult result =
        data_grid(ui, "Findings", box, m_findings_grid, finding_columns, options,
                  [&](std::int64_t row, int grid_column, GridCell& cell) {
                      const journey::Finding& finding = context.findings[static_cast<std::size_t>(row)];
                      switch (grid_column) {
                      case 0:
                          cell.kind = CellKind::Chip;
                          cell.tone = tone_of(finding.severity);
                          cell.text = finding.title;
                          break;
                      case 1:
                          cell.text = finding.sentence;
                          break;
                      case 2:
                          cell.text = finding.why;
                          cell.muted = true;
                          break;
                      default:
                          cell.kind = CellKind::Link;
                          cell.text = finding.command_title.empty() ? std::string_view("Show it")
                                                                    : finding.command_title;
                      }
                  });
    if (result.activated_row >= 0)
        run(context, "go.record",
            {{"id", context.findings[static_cast<std::size_t>(result.activated_row)].record.text()}});
    if (result.link_row >= 0) {
        const journey::Finding finding = context.findings[static_cast<std::size_t>(result.link_row)];
        if (finding.command.empty())
            run(context, "go.record", {{"id", finding.record.text()}});
        else
            run(context, finding.command, Arguments(finding.arguments.begin(), finding.arguments.end()));
    }
}

} // namespace throughline::ui
