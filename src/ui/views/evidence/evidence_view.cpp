#include "ui/views/evidence/evidence_view.h"

#include "base/later.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"

#include <array>

namespace throughline::ui {

// A record that was gone to is shown where it is at home; choosing a tab lets go of it.
void EvidenceView::follow_open_record(ViewContext& context) {
    const Id open = context.session().open_record();
    if (open == m_open)
        return;
    m_open = open;
    const Record* record = context.store().find(open);
    if (!record)
        return;
    if (record->kind == Kind::Measure) {
        m_tab = Tab::Measures;
        m_measures.look_at(context, open);
    } else if (record->kind == Kind::ApproachAssessment) {
        m_tab = Tab::Approaches;
        m_approaches.look_at(context, open);
    } else if (record->kind == Kind::Initiative) {
        m_tab = Tab::Improvements;
        m_improvements.look_at(context, open);
    }
}

LATER void EvidenceView::draw(ViewContext& context, const Box& box) {
    follow_open_record(context);
    Box rest = box;
    draw_tabs(context, rest.cut_top(metric::toolbar));
    switch (m_tab) {
    case Tab::Measures:
        return m_measures.draw(context, rest);
    case Tab::Loop:
        return m_loop.draw(context, rest);
    case Tab::Improvements:
        return m_improvements.draw(context, rest);
    case Tab::Approaches:
        return m_approaches.draw(context, rest);
    case Tab::TwoModels:
        return m_two_models.draw(context, rest);
    case Tab::Coverage:
        return m_coverage.draw(context, rest);
    case Tab::SelfCheck:
        return m_self_check.draw(context, rest);
    case Tab::Requirements:
        return m_requirements.draw(context, rest);
    case Tab::Programme:
        return m_programme.draw(context, rest);
    }
}

void EvidenceView::draw_tabs(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto bar = ui.group(Role::Toolbar, "Evidence", box);
    auto flow = column(ui, box.inset(12, 10));
    auto row = line(ui, {.height = metric::control});
    const std::array<TabLabel, 9> labels = {{{.label = "Measures"},
                                             {.label = "The loop"},
                                             {.label = "Improvements"},
                                             {.label = "Approaches"},
                                             {.label = "Two models"},
                                             {.label = "Coverage"},
                                             {.label = "Self-check"},
                                             {.label = "Requirements"},
                                             {.label = "Programme"}}};
    const int chosen = tabs(ui, "Evidence", labels, static_cast<int>(m_tab));
    if (chosen < 0)
        return;
    m_tab = static_cast<Tab>(chosen);
    m_open = {};
    context.session().set_open_record(Place::Evidence, {});
}

} // namespace throughline::ui
