// R027: do the interactions create the outcomes? Only an effect against a control says so. R003, R007: the
// outcome's health beside it, signed and weighted.
#include "base/later.h"
#include "base/text.h"
#include "ui/views/health_chart.h"
#include "ui/views/nothing_yet.h"
#include "ui/views/work/work_pages.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 6> effect_columns = {
    {{.title = "Interaction", .width = 240, .sortable = false},
     {.title = "Outcome", .width = 230, .sortable = false},
     {.title = "Does it create it?", .width = 170, .sortable = false},
     {.title = "Effect against the control", .width = 250, .sortable = false},
     {.title = "Test", .width = 210, .sortable = false},
     {.title = "Along the line", .width = 160, .sortable = false}}};

constexpr float why_height = 260;

struct CausationWords {
    std::string_view words;
    Tone tone;
};
// In the order of journey::Causation.
constexpr CausationWords causation_words[] = {
    {"Not known", Tone::Neutral}, {"Only assumed", Tone::Neutral}, {"Only seen together", Tone::Warning},
    {"Not shown", Tone::Warning}, {"It harms", Tone::Bad},         {"It creates it", Tone::Good},
};

bool has_control(journey::Causation causation) {
    return causation >= journey::Causation::NotShown;
}

} // namespace

ShownCount EffectsPage::answer(ViewContext& context, const WorkInput& input) {
    m_rows.clear();
    m_health.clear();
    std::size_t all = 0, shown_to_create = 0, controlled = 0;
    for (journey::OutcomeEffect& effect : journey::outcome_effects(context.store())) {
        ++all;
        if (!input.lets_pass(effect.interaction) ||
            (!input.stamp.filter.outcome.empty() && effect.outcome != input.stamp.filter.outcome))
            continue;
        shown_to_create += effect.causation == journey::Causation::Creates;
        controlled += has_control(effect.causation);
        if (!m_health.contains(effect.outcome))
            m_health[effect.outcome] = journey::outcome_health(context.store(), effect.outcome);
        Row row;
        row.title.append(title_of(context.store(), effect.interaction))
            .append(" → ")
            .append(title_of(context.store(), effect.outcome));
        row.strength = has_control(effect.causation) && effect.effect.value
                           ? journey::figure_text(effect.effect, 1)
                           : std::string("no control, so no proof");
        if (effect.along_the_line)
            row.line = text_format("%+.2f, %s", *effect.along_the_line,
                                   folded(choice_label(evidence_bases, effect.weakest)).c_str());
        row.effect = std::move(effect);
        m_rows.push_back(std::move(row));
    }
    m_summary =
        text_format("%zu of %zu were tested against a control, and %zu of them are shown to create their "
                    "outcome. What was only seen together is no proof.",
                    controlled, m_rows.size(), shown_to_create);
    return {m_rows.size(), all};
}

LATER void EffectsPage::draw(ViewContext& context, const Box& box) {
    if (count().of == 0)
        return draw_nothing_yet(
            context, box,
            {"work", "No interaction leads to an outcome yet",
             "Draw the line from an interaction to the outcome that it is to create; a test "
             "against a control then shows whether it does.",
             "Go to the outcomes", "go.outcomes"});
    Ui& ui = context.ui;
    Box rest = box;
    {
        auto flow = column(ui, rest.cut_top(28).inset(12, 4));
        second_label(ui, m_summary);
    }
    const auto rows = static_cast<std::int64_t>(m_rows.size());
    const std::int64_t chosen =
        std::clamp<std::int64_t>(m_grid.cursor_row, 0, std::max<std::int64_t>(rows - 1, 0));
    const Box below = rows > 0 ? rest.cut_bottom(std::min(why_height, rest.height / 2)) : Box{};
    const GridResult result = item_grid(
        ui, "Effects on outcomes", rest, m_grid, effect_columns, m_rows,
        [&](const Row& row, int grid_column, GridCell& cell) { fill_cell(context, row, grid_column, cell); });
    if (rows > 0)
        draw_why(context, m_rows[static_cast<std::size_t>(chosen)], below);
    follow_grid(context, m_grid, result, m_rows.size(), [&](std::size_t row) {
        const journey::OutcomeEffect& effect = m_rows[row].effect;
        return result.link_column == 1 ? effect.outcome : effect.interaction;
    });
}

void EffectsPage::fill_cell(ViewContext& context, const Row& row, int column, GridCell& cell) {
    const journey::OutcomeEffect& effect = row.effect;
    const CausationWords& said = causation_words[static_cast<std::size_t>(effect.causation)];
    switch (column) {
    case 0:
        cell.kind = CellKind::Link;
        cell.text = title_of(context.store(), effect.interaction);
        break;
    case 1:
        cell.kind = CellKind::Link;
        cell.text = title_of(context.store(), effect.outcome);
        break;
    case 2:
        cell.kind = CellKind::Chip;
        cell.text = said.words;
        cell.tone = said.tone;
        break;
    case 3:
        cell.text = row.strength;
        cell.muted = !has_control(effect.causation);
        break;
    case 4:
        cell.text = effect.test ? std::string_view(effect.test->title) : std::string_view("none");
        cell.muted = !effect.test;
        break;
    default:
        // R007: harm is shown as harm.
        cell.text = row.line;
        cell.tone = effect.along_the_line.value_or(0) < 0 ? Tone::Bad : Tone::Neutral;
    }
}

void EffectsPage::draw_why(ViewContext& context, const Row& row, const Box& box) {
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "Why", box, metric::padding, 8);
    heading(ui, row.title);
    paragraph(ui, row.effect.reason);
    if (!has_control(row.effect.causation))
        second_label(ui,
                     "There is no control, so it is not known whether the outcome would have come anyway.");
    const journey::Health& health = m_health.at(row.effect.outcome);
    if (!health.value)
        return second_label(ui, "The outcome's health is not known: no effect on it is stated.");
    section(ui,
            ui.format("Health of the outcome: %.0f of 100, 50 is neither helped nor harmed", *health.value));
    draw_health_parts(context, health);
}

} // namespace throughline::ui
