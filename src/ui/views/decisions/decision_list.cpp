// R102: the inventory of decisions: question, answers, inputs, owner, measure, version.
#include "base/text.h"
#include "model/records/person.h"
#include "ui/views/decisions/decisions_view.h"
#include "ui/views/policy/policy_view.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 8> list_columns = {{{.title = "Decision", .width = 200},
                                                     {.title = "Question", .width = 260},
                                                     {.title = "Answers", .width = 200},
                                                     {.title = "Inputs", .width = 200},
                                                     {.title = "Rules", .width = 60, .align = Align::Right},
                                                     {.title = "Owner", .width = 110},
                                                     {.title = "Measure", .width = 130},
                                                     {.title = "State", .width = 90}}};

std::string_view answers_text(Ui& ui, const Decision& decision) {
    return ui.joined(decision.allowed_answers,
                     [](const std::string& answer) -> std::string_view { return answer; });
}

std::string_view inputs_text(Ui& ui, const Decision& decision) {
    return ui.joined(decision.inputs, [](const DecisionInput& input) -> std::string_view {
        return input.label.empty() ? input.expression : input.label;
    });
}

} // namespace

void DecisionsView::draw_all_toolbar(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto bar = ui.group(Role::Toolbar, "Decisions", box);
    auto flow = column(ui, box.inset(12, 10));
    auto row = line(ui, {.height = metric::control});
    constexpr std::array<std::string_view, 3> modes = {"List", "Graph", "Next best action"};
    constexpr std::array<std::string_view, 3> mode_names = {"list", "graph", "next_action"};
    const DecisionsMode mode = context.session().decisions_mode;
    const int chosen = segmented(ui, "Decisions as", modes, static_cast<int>(mode));
    if (chosen >= 0)
        run(context, "view.mode", {{"mode", std::string(mode_names[static_cast<std::size_t>(chosen)])}});
    if (mode == DecisionsMode::NextAction)
        return policy().draw_tabs(context);
    if (mode == DecisionsMode::Graph)
        graph().draw_choices(context);
    push_right(ui);
    if (context.session().presenting)
        return;
    command_button(context, "decision.import", {}, CommandLook::Quiet, "Import DMN");
    command_button(context, "decision.export", {}, CommandLook::Quiet, "Export DMN");
    command_button(context, "decision.add", {}, CommandLook::Primary);
}

void DecisionsView::draw_all(ViewContext& context, const Box& box) {
    Box rest = box;
    draw_all_toolbar(context, rest.cut_top(metric::toolbar));
    if (context.session().decisions_mode == DecisionsMode::Graph)
        return graph().draw(context, rest);
    if (context.session().decisions_mode == DecisionsMode::NextAction)
        return policy().draw(context, rest);
    draw_list(context, rest);
}

void DecisionsView::draw_list(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    const auto decisions = context.store().all(Kind::Decision);
    if (decisions.empty()) {
        auto area = column(ui, box);
        EmptyOptions options;
        options.icon = icon_named("decisions");
        options.sentence =
            "A decision is a question with allowed answers and a table of rules that choose among them.";
        options.action = "Add a decision";
        options.second_action = "Import a DMN file";
        const int chosen = empty_state(ui, "No decisions yet", options);
        if (chosen == 1)
            run(context, "decision.add");
        if (chosen == 2)
            run(context, "decision.import");
        return;
    }
    GridOptions options;
    options.row_count = static_cast<std::int64_t>(decisions.size());
    options.multiple_selection = false;
    const GridResult result =
        data_grid(ui, "Decisions", box, m_list, list_columns, options,
                  [&](std::int64_t row, int grid_column, GridCell& cell) {
                      const auto& decision = *as<Decision>(decisions[static_cast<std::size_t>(row)]);
                      switch (grid_column) {
                      case 0:
                          cell.kind = CellKind::Link;
                          cell.text = decision.title;
                          break;
                      case 1:
                          cell.text = decision.question;
                          break;
                      case 2:
                          cell.text = answers_text(ui, decision);
                          break;
                      case 3:
                          cell.text = inputs_text(ui, decision);
                          break;
                      case 4:
                          cell.text = ui.number(static_cast<double>(decision.rules.size()));
                          break;
                      case 5:
                          cell.text = title_of(context.store(), decision.owner);
                          break;
                      case 6:
                          cell.text = title_of(context.store(), decision.measure);
                          break;
                      default:
                          cell.kind = CellKind::Chip;
                          cell.text = decision_states[static_cast<std::size_t>(decision.state)].label;
                          cell.tone = decision.state == DecisionState::Published ? Tone::Good : Tone::Neutral;
                      }
                  });
    const std::int64_t opened = result.activated_row >= 0 ? result.activated_row : result.link_row;
    if (opened >= 0)
        run(context, "go.record", {{"id", decisions[static_cast<std::size_t>(opened)]->id.text()}});
}

} // namespace throughline::ui
