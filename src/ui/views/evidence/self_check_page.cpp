#include "ui/views/evidence/self_check_page.h"

#include "base/later.h"
#include "base/text.h"
#include "journey/coverage.h"
#include "model/records/stage.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

using journey::Misreading;
using journey::MisreadingAnswer;

std::string_view words_for(MisreadingAnswer answer) {
    switch (answer) {
    case MisreadingAnswer::CannotTell:
        return "can't tell yet";
    case MisreadingAnswer::No:
        return "no";
    case MisreadingAnswer::Partly:
        return "partly";
    case MisreadingAnswer::Yes:
        return "yes";
    }
    return {};
}

Tone tone_of(MisreadingAnswer answer) {
    return answer == MisreadingAnswer::Yes      ? Tone::Bad
           : answer == MisreadingAnswer::Partly ? Tone::Warning
           : answer == MisreadingAnswer::No     ? Tone::Good
                                                : Tone::Neutral;
}

// Nothing was there to look at: what has to be there first.
Deed beginning_of(ViewContext& context, Misreading misreading) {
    switch (misreading) {
    case Misreading::JustSoftware:
        return make_deed(context, "record.add", "Add an improvement", {{"kind", "initiative"}});
    case Misreading::SalesReports:
    case Misreading::OneOffProgramme:
        return make_deed(context, "outcome.add", "Add an outcome", {});
    case Misreading::PartOfTheRelationship:
        return make_deed(context, "journey.add", "Add a journey", {});
    default:
        return make_deed(context, "interaction.add", "Add an interaction", {});
    }
}

// A phase that no map has becomes a stage; one that has a stage without interactions is shown.
Deed missing_stage(ViewContext& context, const Id& journey) {
    for (const auto& [id, phase] : journey::coverage_of(context.store()).missing_phases) {
        if (id == journey) {
            const std::string label(choice_label(stage_phases, phase));
            return make_deed(context, "stage.add", "Draw the stage “" + label + "”",
                             {{"journey", id.text()},
                              {"title", label},
                              {"phase", std::string(choice_name(stage_phases, phase))}});
        }
    }
    return show_deed(context, journey);
}

Deed mending_of(ViewContext& context, const journey::MisreadingCheck& check) {
    if (check.answer == MisreadingAnswer::CannotTell)
        return beginning_of(context, check.misreading);
    const Id first = check.records.empty() ? Id() : check.records.front();
    const Record* record = context.store().find(first);
    if (check.misreading == Misreading::OneOffProgramme && !record)
        return make_deed(context, "record.add", "Plan a test", {{"kind", "experiment"}});
    if (!record)
        return {};
    const std::string name = "“" + name_of(context, first) + "”";
    switch (check.misreading) {
    case Misreading::JustSoftware:
        return make_deed(context, "record.add", "Add an improvement of skills",
                         {{"kind", "initiative"}, {"topic", "skill"}});
    case Misreading::SalesReports:
        return make_deed(context, "measure.add", "Measure what customers want of " + name,
                         {{"of", first.text()}, {"side", "customer"}});
    case Misreading::ActivityRecords:
        return make_deed(context, "measure.add", "Measure the response to " + name,
                         {{"of", first.text()}, {"type", "response"}, {"timing", "leading"}});
    case Misreading::PartOfTheRelationship:
        return missing_stage(context, first);
    case Misreading::LeftToChance:
        return make_deed(context, "go.record", "Plan " + name + " and name who answers for it",
                         {{"id", first.text()}, {"place", "work"}});
    case Misreading::OneOffProgramme:
        if (record->kind == Kind::Journey)
            return make_deed(context, "journey.review", "Record a review of " + name, {{"id", first.text()}});
        return make_deed(context, "go.record", "Name the owner", {{"id", first.text()}});
    default:
        return make_deed(context, "go.record", "Begin with " + name, {{"id", first.text()}});
    }
}

} // namespace

void SelfCheckPage::refresh(ViewContext& context) {
    if (!m_seen.is_new(context))
        return;
    m_checks = journey::check_misreadings(context.store(), context.today);
    for (std::size_t index = 0; index < m_checks.size(); ++index) {
        const journey::MisreadingCheck& check = m_checks[index];
        CheckText& text = m_texts[index];
        text = {};
        text.figure =
            check.figure.value
                ? text_format("%s %s (%zu of %zu)", journey::figure_text(check.figure).c_str(),
                              std::string(check.question).c_str(), check.figure.counted, check.figure.of)
                : figure_sentence(check.figure);
        if (!check.records.empty()) {
            text.behind = names_of(context, check.records);
            text.show = show_all_deed(context, check.records);
        }
        text.mend = mending_of(context, check);
    }
    const auto count = [&](MisreadingAnswer answer) {
        return std::count_if(m_checks.begin(), m_checks.end(),
                             [answer](const auto& check) { return check.answer == answer; });
    };
    m_summary = text_format("Of eight things that CRM is mistaken for, this workspace is %d, and %d in part",
                            static_cast<int>(count(MisreadingAnswer::Yes)),
                            static_cast<int>(count(MisreadingAnswer::Partly)));
    if (const auto untold = static_cast<int>(count(MisreadingAnswer::CannotTell)); untold > 0)
        m_summary += text_format("; of %d nothing can be told yet", untold);
    m_summary += ". All of it is computed from the workspace itself.";
}

void SelfCheckPage::draw_check(ViewContext& context, const journey::MisreadingCheck& check,
                               const CheckText& text) {
    Ui& ui = context.ui;
    auto scope = ui.with_id(static_cast<std::uint64_t>(check.misreading));
    auto frame = card(ui, check.title, CardOptions{.quiet = true, .gap = 6});
    {
        auto row = line(ui, {.height = metric::chip});
        heading(ui, check.title);
        chip(ui, words_for(check.answer), tone_of(check.answer));
    }
    paragraph(ui, text.figure);
    paragraph(ui, check.why, {.colour = ui.theme().second_ink});
    if (!text.behind.empty())
        paragraph(ui, text.behind, {.size = metric::small_text, .colour = ui.theme().third_ink});
    if (check.answer == MisreadingAnswer::No && check.records.empty())
        return;
    paragraph(ui, check.action, {.weight = Weight::Semibold});
    auto row = line(ui, {.wrap = true});
    if (!deed_button(context, text.mend))
        deed_button(context, text.show, CommandLook::Quiet);
}

LATER void SelfCheckPage::draw(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    refresh(context);
    auto area = scroll_area(ui, "Self-check", box, metric::padding, 12);
    paragraph(ui, m_summary, {.colour = ui.theme().second_ink});
    for (std::size_t index = 0; index < m_checks.size(); index += 2) {
        auto row = columns(ui, {1, 1}, 12);
        draw_check(context, m_checks[index], m_texts[index]);
        next_column(ui);
        draw_check(context, m_checks[index + 1], m_texts[index + 1]);
    }
}

} // namespace throughline::ui
