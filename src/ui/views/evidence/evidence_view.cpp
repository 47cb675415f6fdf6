#include "ui/views/evidence/evidence_view.h"

#include "base/later.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"

#include <array>

namespace throughline::ui {

// A record that was gone to is shown where it is at home; choosing a tab lets go of it.
void EvidenceView::follow_open_record(ViewContext& context) {
    Session& session = context.session();
    const Id open = session.open_record();
    if (open == m_open)
        return;
    m_open = open;
    const Record* record = context.store().find(open);
    if (!record)
        return;
    if (record->kind == Kind::Measure) {
        session.evidence_page = EvidencePage::Measures;
        m_measures.look_at(context, open);
    } else if (record->kind == Kind::ApproachAssessment) {
        session.evidence_page = EvidencePage::Approaches;
        m_approaches.look_at(context, open);
    } else if (record->kind == Kind::Initiative) {
        session.evidence_page = EvidencePage::Improvements;
        m_improvements.look_at(context, open);
    }
}

LATER void EvidenceView::draw(ViewContext& context, const Box& box) {
    follow_open_record(context);
    Box rest = box;
    draw_tabs(context, rest.cut_top(metric::toolbar));
    switch (context.session().evidence_page) {
    case EvidencePage::Measures:
        return m_measures.draw(context, rest);
    case EvidencePage::Loop:
        return m_loop.draw(context, rest);
    case EvidencePage::Improvements:
        return m_improvements.draw(context, rest);
    case EvidencePage::Approaches:
        return m_approaches.draw(context, rest);
    case EvidencePage::TwoModels:
        return m_two_models.draw(context, rest);
    case EvidencePage::Coverage:
        return m_coverage.draw(context, rest);
    case EvidencePage::SelfCheck:
        return m_self_check.draw(context, rest);
    case EvidencePage::Requirements:
        return m_requirements.draw(context, rest);
    case EvidencePage::Programme:
        return m_programme.draw(context, rest);
    }
}

void EvidenceView::draw_tabs(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto bar = ui.group(Role::Toolbar, "Evidence", box);
    auto flow = column(ui, box.inset(12, 10));
    auto row = line(ui, {.height = metric::control});
    const std::array<TabLabel, evidence_page_count> labels = {{{.label = "Measures"},
                                                               {.label = "The loop"},
                                                               {.label = "Improvements"},
                                                               {.label = "Approaches"},
                                                               {.label = "Two models"},
                                                               {.label = "Coverage"},
                                                               {.label = "Self-check"},
                                                               {.label = "Requirements"},
                                                               {.label = "Programme"}}};
    constexpr std::array<std::string_view, evidence_page_count> commands = {
        "go.measures", "go.loop",       "go.improvements", "go.approaches", "go.two_models",
        "go.coverage", "go.self_check", "go.requirements", "go.programme"};
    const int chosen = tabs(ui, "Evidence", labels, static_cast<int>(context.session().evidence_page));
    if (chosen >= 0)
        run(context, commands[static_cast<std::size_t>(chosen)]);
}

} // namespace throughline::ui
