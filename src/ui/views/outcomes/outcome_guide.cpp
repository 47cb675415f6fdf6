// The guide above the outcome canvas: the next step in words, with the one button that does it (R028, R036).
#include "base/later.h"
#include "ui/views/outcomes/outcomes_view.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

namespace throughline::ui {

namespace {

// Said here and not asked of the command in each frame, which would work the step out again.
constexpr std::string_view next_step_shortcut = "G";

} // namespace

// R036: which outcome an interaction is for, or one that is new.
LATER void OutcomesView::draw_guide_answers(ViewContext& context) {
    Ui& ui = context.ui;
    // A command changes the guide that is walked here.
    const Id interaction = m_guide.about;
    for (const Id& outcome : m_guide.outcomes) {
        auto scope = ui.with_id(outcome.view());
        if (chip_button(ui, title_of(context.store(), outcome),
                        {.tone = Tone::Accent, .tooltip = "Connects it, with an experience between them"})) {
            const std::string id = outcome.text();
            run(context, "link.add", {{"source", interaction.text()}, {"target", id}});
            return;
        }
    }
    if (link(ui, "A new outcome"))
        run(context, "interaction.begin_outcome", {{"id", interaction.text()}});
}

void OutcomesView::draw_guide(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    const Id selected = context.session().only_selected();
    if (m_guide_version != context.store().version() || m_guide_for != selected) {
        m_guide_version = context.store().version();
        m_guide_for = selected;
        m_guide = guide_step(context.store(), selected);
    }
    auto region = ui.group(Role::Group, "Guide", box);
    ui.paint().fill(box, ui.theme().accent_ground);
    auto flow = column(ui, box.inset(12, 6));
    auto row = line(ui, {.height = box.height - 12});
    label(ui, m_guide.sentence, {.weight = Weight::Semibold});
    if (!m_guide.outcomes.empty())
        draw_guide_answers(context);
    else if (button(ui, m_guide.command_title,
                    {.tooltip = "Does it, on the canvas", .shortcut = next_step_shortcut}))
        run(context, "outcome.next_step");
    push_right(ui);
    draw_template_menu(context);
    if (close_button(ui, "Hide the guide"))
        run(context, "view.guide");
}

} // namespace throughline::ui
