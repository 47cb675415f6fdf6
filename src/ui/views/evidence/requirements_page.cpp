#include "ui/views/evidence/requirements_page.h"

#include "base/later.h"
#include "base/text.h"
#include "journey/requirement_list.h"
#include "ui/views/nothing_yet.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

using journey::RequirementState;
using journey::SystemRequirement;

constexpr std::array<GridColumn, 6> requirement_columns = {
    {{.title = "Number", .width = 70, .sortable = false},
     {.title = "Topic", .width = 110, .sortable = false},
     {.title = "The system", .width = 420, .sortable = false},
     {.title = "State", .width = 100, .sortable = false},
     {.title = "Priority", .width = 75, .align = Align::Right, .sortable = false},
     {.title = "Because", .width = 320, .sortable = false}}};

Tone tone_of(RequirementState state) {
    return state == RequirementState::Missing   ? Tone::Bad
           : state == RequirementState::Partial ? Tone::Warning
           : state == RequirementState::InPlace ? Tone::Good
                                                : Tone::Neutral;
}

} // namespace

void RequirementsPage::refresh(ViewContext& context) {
    if (!m_seen.is_new(context))
        return;
    const auto list = journey::requirement_list(context.store());
    m_table.rows.clear();
    for (const SystemRequirement& requirement : list) {
        ReportRow row;
        row.record = requirement.source;
        row.heading = requirement.number + " " + requirement.sentence;
        row.why = requirement.reason;
        if (!requirement.interactions.empty())
            row.why += " Needed by " + names_of(context, requirement.interactions, 4) + ".";
        row.cells = {{.text = requirement.number, .kind = CellKind::Link},
                     {.text = std::string(topic_text(requirement.topic))},
                     {.text = requirement.sentence},
                     {.text = std::string(state_text(requirement.state)),
                      .kind = CellKind::Chip,
                      .tone = tone_of(requirement.state)},
                     {.text = number_or_nothing(requirement.priority, 1)},
                     {.text = requirement.reason, .muted = true}};
        row.deeds.push_back(show_deed(context, requirement.source));
        if (requirement.interactions.size() > 1)
            row.deeds.push_back(show_all_deed(context, requirement.interactions));
        m_table.rows.push_back(std::move(row));
    }
    const auto missing = std::count_if(list.begin(), list.end(), [](const SystemRequirement& requirement) {
        return requirement.state == RequirementState::Missing;
    });
    m_summary = text_format("%zu requirements, %d of them missing; the most important to customers first",
                            list.size(), static_cast<int>(missing));
    m_exports = {make_deed(context, "requirements.export", "Export as Markdown", {{"format", "markdown"}}),
                 make_deed(context, "requirements.export", "Export as CSV", {{"format", "csv"}})};
}

LATER void RequirementsPage::draw(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    refresh(context);
    if (m_table.rows.empty()) {
        return draw_nothing_yet(
            context, box,
            {"evidence", "Nothing is required yet",
             "Requirements follow from what interactions need: channels, decisions, measures, "
             "capabilities and people.",
             "Add an interaction", "interaction.add"});
    }
    Box rest = box;
    {
        auto flow = column(ui, rest.cut_top(metric::control + metric::gap).inset(12, 0));
        auto row = line(ui, {.height = metric::control});
        second_label(ui, m_summary);
        push_right(ui);
        for (const Deed& deed : m_exports)
            deed_button(context, deed);
    }
    m_table.draw(context, "Requirements", rest, requirement_columns, "Nothing is required yet");
}

} // namespace throughline::ui
