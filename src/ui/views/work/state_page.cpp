// R026: the state now, how it came to it, and the moves from here; R015: the result that completes an
// interaction.
#include "base/later.h"
#include "base/text.h"
#include "model/records/outcome.h"
#include "ui/views/nothing_yet.h"
#include "ui/views/work/work_pages.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 5> state_columns = {
    {{.title = "What", .width = 198, .sortable = false},
     {.title = "Kind", .width = 84, .sortable = false},
     {.title = "State", .width = 110, .sortable = false},
     {.title = "Since", .width = 100, .sortable = false},
     {.title = "Days", .width = 52, .align = Align::Right, .sortable = false}}};

constexpr float list_width = 198 + 84 + 110 + 100 + 52 + 8;

std::string_view command_for(Kind kind) {
    return kind == Kind::Outcome       ? "outcome.set_state"
           : kind == Kind::Interaction ? "interaction.set_state"
                                       : "task.set_state";
}

std::string day_text(const journey::StateStep& step) {
    return step.at ? date_for_people(date_of(*step.at)) : step.state == 0 ? "At first" : "Day not kept";
}

// "In progress, 12 days, by Mara Lind."
std::string step_text(const Store& store, std::span<const ChoiceName> states,
                      const journey::StateStep& step) {
    std::string text(states[step.state].label);
    if (step.days)
        text += text_format(", %d %s", *step.days, *step.days == 1 ? "day" : "days");
    if (!step.by.empty())
        text.append(", by ").append(title_of(store, step.by));
    return text += '.';
}

} // namespace

ShownCount StatePage::answer(ViewContext& context, const WorkInput& input) {
    m_rows.clear();
    std::size_t all = 0;
    for (const Kind kind : {Kind::Outcome, Kind::Interaction, Kind::Task}) {
        for (const RecordPointer& record : context.store().all(kind)) {
            ++all;
            if (!input.lets_pass(record->id))
                continue;
            const std::vector<journey::StateStep> story = journey::story_of(*record, context.today);
            m_rows.push_back({record->id, kind, journey::states_of(kind)[story.back().state].label,
                              day_text(story.back()), story.back().days});
        }
    }
    m_seen_store = ~std::uint64_t{0}; // the story anew
    return {m_rows.size(), all};
}

void StatePage::choose(ViewContext& context, const Id& id) {
    if (id == m_chosen && m_seen_store == context.store().version())
        return;
    if (id != m_chosen) {
        m_reason.clear();
        m_result.clear();
    }
    m_chosen = id;
    m_seen_store = context.store().version();
    m_moves.clear();
    m_steps.clear();
    const Record* record = context.store().find(id);
    if (!record)
        return;
    const std::span<const ChoiceName> states = journey::states_of(record->kind);
    for (std::size_t state = 0; state < states.size(); ++state) {
        const Allowed allowed = context.workspace.allowed(
            command_for(record->kind), {{"id", id.text()}, {"state", std::string(states[state].name)}});
        m_moves.push_back({state, states[state].name, states[state].label,
                           allowed.ok() ? std::string() : std::string(allowed.reason())});
    }
    for (const journey::StateStep& step : journey::story_of(*record, context.today))
        m_steps.push_back(
            {day_text(step), step_text(context.store(), states, step), std::string(step.reason)});
}

LATER void StatePage::draw(ViewContext& context, const Box& box) {
    if (m_rows.empty() && count().of == 0)
        return draw_nothing_yet(
            context, box,
            {"work", "Nothing has a state yet",
             "Outcomes, interactions and tasks have a state, and keep how they got there.",
             "Go to the outcomes", "go.outcomes"});
    // What is selected anywhere is what is asked about; otherwise the first.
    const Record* selected = context.store().find(context.session().only_selected());
    Id id = selected && !journey::states_of(selected->kind).empty() ? selected->id : m_chosen;
    if (!context.store().find(id))
        id = m_rows.empty() ? Id{} : m_rows.front().id;
    choose(context, id);
    Box rest = box;
    draw_list(context, rest.cut_left(std::max(rest.width * 0.54F, std::min(list_width, rest.width * 0.62F))));
    draw_story(context, rest);
}

void StatePage::draw_list(ViewContext& context, const Box& box) {
    const GridResult result = item_grid(context.ui, "States", box, m_grid, state_columns, m_rows,
                                        [&](const Row& shown, int grid_column, GridCell& cell) {
                                            switch (grid_column) {
                                            case 0:
                                                cell.text = title_of(context.store(), shown.id);
                                                cell.semibold = shown.id == m_chosen;
                                                break;
                                            case 1:
                                                cell.text = describe_kind(shown.kind).label;
                                                cell.muted = true;
                                                break;
                                            case 2:
                                                cell.kind = CellKind::Chip;
                                                cell.text = shown.state;
                                                break;
                                            case 3:
                                                cell.text = shown.since;
                                                cell.muted = true;
                                                break;
                                            default:
                                                if (shown.days)
                                                    cell.text = context.ui.format("%d", *shown.days);
                                            }
                                        });
    follow_grid(context, m_grid, result, m_rows.size(), [&](std::size_t row) { return m_rows[row].id; });
}

void StatePage::draw_story(ViewContext& context, const Box& box) {
    const Record* record = context.store().find(m_chosen);
    if (!record)
        return;
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "State and history", box, metric::padding, 10);
    auto scope = ui.with_id(m_chosen.view());
    heading(ui, record->title, 1);
    draw_purpose(context, *record);
    draw_moves(context, *record);
    if (record->kind == Kind::Interaction)
        draw_result(context, *record);
    section(ui, "How it got there");
    for (std::size_t index = 0; index < m_steps.size(); ++index) {
        auto row = ui.with_id(index);
        key_value(ui, m_steps[index].day, m_steps[index].text, m_steps[index].reason);
    }
}

// R015, R019: the experience that an interaction is to create, and why that needs the task.
void StatePage::draw_purpose(ViewContext& context, const Record& record) {
    Ui& ui = context.ui;
    const auto title = [&](const Id& id) { return title_of(context.store(), id); };
    if (const auto* task = as<Task>(&record)) {
        key_value(ui, "For", task->interaction.empty() ? "no interaction yet" : title(task->interaction));
        key_value(ui, "Why", task->why.empty() ? std::string_view("not said yet") : task->why);
        if (!task->depends_on.empty())
            key_value(ui, "After", ui.joined(task->depends_on, title));
    } else if (const auto* interaction = as<throughline::Interaction>(&record)) {
        key_value(ui, "Is to create",
                  interaction->serves.empty() ? "no experience yet"
                                              : ui.joined(interaction->serves, [&](const Effect& effect) {
                                                    return title(effect.target);
                                                }));
    }
}

// The machine: every state, the present one marked; where there is no way, the button says why.
void StatePage::draw_moves(ViewContext& context, const Record& record) {
    Ui& ui = context.ui;
    const std::size_t now = journey::state_of(record);
    {
        auto row = line(ui, {.wrap = true});
        std::size_t wanted = m_moves.size();
        for (const Move& move : m_moves) {
            if (move.state == now)
                button(ui, move.label, {.tooltip = "It is in this state", .pressed = true, .toggle = true});
            else if (button(ui, move.label,
                            {.tooltip = "Goes to this state", .disabled_reason = move.refusal}))
                wanted = static_cast<std::size_t>(&move - m_moves.data());
        }
        if (wanted < m_moves.size() && run(context, command_for(record.kind),
                                           {{"id", record.id.text()},
                                            {"state", std::string(m_moves[wanted].name)},
                                            {"reason", m_reason}}))
            m_reason.clear();
    }
    const FieldResult reason =
        text_field(ui, "Reason", m_reason, {.label = LabelPlace::Above, .placeholder = "kept with the move"});
    if (reason.edited() || reason.committed())
        m_reason = std::string(reason.value);
}

void StatePage::draw_result(ViewContext& context, const Record& record) {
    Ui& ui = context.ui;
    const auto& interaction = *as<throughline::Interaction>(&record);
    section(ui, "Result");
    if (!interaction.result.empty())
        paragraph(ui, interaction.result);
    const FieldResult result =
        text_field(ui, "What came of it", m_result,
                   {.label = LabelPlace::Above, .placeholder = "completes it, with its tasks done"});
    if (result.edited() || result.committed())
        m_result = std::string(result.value);
    auto row = line(ui);
    constexpr std::pair<std::string_view, const char*> answers[] = {{"It went well", "true"},
                                                                    {"It did not", "false"}};
    for (const auto& [title, good] : answers) {
        if (button(ui, title, {.disabled_reason = m_result.empty() ? "Say what came of it." : ""}) &&
            run(context, "interaction.record_result",
                {{"id", record.id.text()}, {"result", m_result}, {"good", good}}))
            m_result.clear();
    }
}

} // namespace throughline::ui
