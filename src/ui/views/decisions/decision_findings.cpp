// R102: what is wrong or weak in the table as a whole, each with the step that mends it.
#include "ui/views/decisions/decisions_view.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

using dmn::TableFinding;
using dmn::TableFindingKind;
using dmn::TableFindingWeight;

namespace {

constexpr std::size_t findings_at_first = 5;
constexpr std::size_t rules_within_frame = 300;

Tone tone_of(TableFindingWeight weight) {
    return weight == TableFindingWeight::Error     ? Tone::Bad
           : weight == TableFindingWeight::Warning ? Tone::Warning
                                                   : Tone::Neutral;
}

std::string_view name_of(TableFindingKind kind) {
    switch (kind) {
    case TableFindingKind::Gap:
    case TableFindingKind::BlankGap:
        return "gap";
    case TableFindingKind::NeverHits:
        return "never hits";
    case TableFindingKind::Overlap:
        return "overlap";
    case TableFindingKind::Conflict:
        return "conflict";
    case TableFindingKind::Shadowed:
        return "never decides";
    case TableFindingKind::Redundant:
        return "adds nothing";
    case TableFindingKind::Mergeable:
        return "could be one";
    case TableFindingKind::UnreachableOutput:
        return "never given";
    case TableFindingKind::HitPolicyAdvice:
        return "hit policy";
    }
    return {};
}

std::string tabbed(const std::vector<std::string>& cells) {
    std::string text;
    for (std::size_t index = 0; index < cells.size(); ++index)
        text += (index == 0 ? "" : "\t") + cells[index];
    return text;
}

} // namespace

void DecisionsView::draw_findings(ViewContext& context, const OpenDecision& open) {
    Ui& ui = context.ui;
    const dmn::TableAnalysis* analysis = context.decisions.analysis(open.record, open.bound);
    // Of tables that are analysed within a frame the findings of before are as good as those of now.
    const bool is_current =
        context.decisions.is_analysis_current() || open.decision->rules.size() <= rules_within_frame;
    if (!analysis && is_current)
        return;
    auto box = card(ui, "Findings in this table", CardOptions{.quiet = true});
    if (!analysis) {
        heading(ui, "Findings in this table");
        draw_looking(context);
        return;
    }
    const std::size_t count = analysis->findings.size();
    if (count == 0) {
        heading(ui, "Findings in this table");
        second_label(ui, "No gaps, no contradictions, no rule too many.");
        return;
    }
    heading(ui, ui.format("Findings in this table: %zu", count));
    // The rules may have moved since: what mends them waits for the findings of now.
    if (!is_current) {
        draw_looking(context);
        return;
    }
    const std::size_t shown = m_all_findings ? count : std::min(count, findings_at_first);
    for (std::size_t index = 0; index < shown; ++index) {
        auto scope = ui.with_id(static_cast<std::uint64_t>(index));
        draw_finding(context, open, analysis->findings[index]);
    }
    if (!analysis->complete)
        small_label(ui, "The table is too tangled to be searched to the end; there may be more.");
    if (shown < count && link(ui, ui.format("Show all %zu", count)))
        m_all_findings = true;
}

void DecisionsView::draw_looking(ViewContext& context) {
    if (progress(context.ui, "Looking for gaps and overlaps", context.decisions.analysis_progress(),
                 {.cancel_label = "Stop"}))
        context.decisions.stop_analysis();
}

void DecisionsView::draw_finding(ViewContext& context, const OpenDecision& open,
                                 const TableFinding& finding) {
    Ui& ui = context.ui;
    {
        auto row = line(ui);
        chip(ui, name_of(finding.kind), tone_of(finding.weight));
        if (!finding.rules.empty() && link(ui, ui.format("Show rule %u", finding.rules.front() + 1)))
            show_rules(open, finding);
        if (finding.kind == TableFindingKind::Gap && link(ui, "Add this rule"))
            run(context, "decision.insert_rule",
                {{"id", open.decision->id.text()},
                 {"at", std::to_string(open.decision->rules.size())},
                 {"cells", tabbed(finding.cells)}});
        if (finding.kind == TableFindingKind::Mergeable && link(ui, "Make them one"))
            run(context, "decision.merge_rules",
                {{"id", open.decision->id.text()},
                 {"first", std::to_string(finding.rules[0])},
                 {"second", std::to_string(finding.rules[1])},
                 {"cells", tabbed(finding.cells)}});
        const bool needless = finding.kind == TableFindingKind::NeverHits ||
                              finding.kind == TableFindingKind::Shadowed ||
                              finding.kind == TableFindingKind::Redundant;
        if (needless && link(ui, "Delete the rule"))
            run(context, "decision.remove_rule",
                {{"id", open.decision->id.text()}, {"at", std::to_string(finding.rules[0])}});
        if (finding.advice) {
            const ChoiceName& policy = hit_policies[static_cast<std::size_t>(*finding.advice)];
            if (link(ui, ui.format("Use %s", policy.label.data())))
                run(context, "decision.set_hit_policy",
                    {{"id", open.decision->id.text()}, {"policy", std::string(policy.name)}});
        }
    }
    paragraph(ui, finding.message);
}

void DecisionsView::show_rules(const OpenDecision& open, const TableFinding& finding) {
    if (finding.rules.front() < open.decision->rules.size())
        m_editor.go_to(static_cast<int>(finding.rules.front()), 0);
}

} // namespace throughline::ui
