#include "ui/views/evidence/programme_page.h"

#include "base/later.h"
#include "base/text.h"
#include "journey/improvements.h"
#include "model/records/capability.h"
#include "model/records/workspace.h"
#include "ui/views/nothing_yet.h"
#include "ui/views/record_picker.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

namespace throughline::ui {

namespace {

using journey::Freshness;
using journey::StakeholderPlace;

constexpr std::array<GridColumn, 5> review_columns = {{{.title = "What", .width = 240, .sortable = false},
                                                       {.title = "Is", .width = 150, .sortable = false},
                                                       {.title = "Review", .width = 110, .sortable = false},
                                                       {.title = "Last", .width = 110, .sortable = false},
                                                       {.title = "Next", .width = 110, .sortable = false}}};
constexpr std::array<GridColumn, 5> risk_columns = {
    {{.title = "Risk", .width = 240, .sortable = false},
     {.title = "Of", .width = 160, .sortable = false},
     {.title = "Exposure", .width = 90, .align = Align::Right, .sortable = false},
     {.title = "Answer", .width = 260, .sortable = false},
     {.title = "Lacks", .width = 160, .sortable = false}}};
constexpr std::array<GridColumn, 5> stakeholder_columns = {
    {{.title = "Who", .width = 180, .sortable = false},
     {.title = "Stands", .width = 100, .sortable = false},
     {.title = "Influence", .width = 90, .align = Align::Right, .sortable = false},
     {.title = "So", .width = 110, .sortable = false},
     {.title = "Interest", .width = 320, .sortable = false}}};
constexpr std::array<GridColumn, 6> enactment_columns = {
    {{.title = "Design", .width = 240, .sortable = false},
     {.title = "Done", .width = 80, .sortable = false},
     {.title = "Process", .width = 90, .sortable = false},
     {.title = "Software", .width = 90, .sortable = false},
     {.title = "People", .width = 90, .sortable = false},
     {.title = "Not in place", .width = 260, .sortable = false}}};
constexpr std::array<GridColumn, 4> gap_columns = {
    {{.title = "Skill or culture", .width = 260, .sortable = false},
     {.title = "Is", .width = 100, .sortable = false},
     {.title = "Gap", .width = 90, .align = Align::Right, .sortable = false},
     {.title = "Closed by", .width = 320, .sortable = false}}};

constexpr float head_height = 108;

std::string_view words_for(Freshness freshness) {
    switch (freshness) {
    case Freshness::Overdue:
        return "overdue";
    case Freshness::NoRhythm:
        return "no rhythm";
    case Freshness::Due:
        return "due";
    case Freshness::Fresh:
        return "fresh";
    }
    return {};
}

Tone tone_of(Freshness freshness) {
    return freshness == Freshness::Overdue ? Tone::Bad
           : freshness == Freshness::Fresh ? Tone::Good
                                           : Tone::Warning;
}

std::string_view words_for(StakeholderPlace place) {
    switch (place) {
    case StakeholderPlace::WinOver:
        return "win over";
    case StakeholderPlace::KeepClose:
        return "keep close";
    case StakeholderPlace::Ask:
        return "ask";
    case StakeholderPlace::Inform:
        return "inform";
    }
    return {};
}

std::string day_text(const std::optional<Date>& day) {
    return day ? date_for_people(*day) : std::string();
}

ReportCell ticked(bool is_done) {
    return {.text = is_done ? "done" : "open", .muted = !is_done};
}

Deed setting_of(ViewContext& context, std::string label, const Id& record, const char* path,
                const char* value) {
    return make_deed(context, "record.set", std::move(label),
                     {{"id", record.text()}, {"path", path}, {"value", value}});
}

} // namespace

// R073
void ProgrammePage::refresh_reviews(ViewContext& context) {
    ReportTable& shown = table(Part::Reviews);
    shown.rows.clear();
    std::size_t overdue = 0;
    for (const journey::ReviewItem& item : journey::reviews_of(context.store(), context.today)) {
        const Record* record = context.store().find(item.record);
        if (!record)
            continue;
        overdue += item.freshness == Freshness::Overdue ? 1 : 0;
        std::string kind(describe_kind(record->kind).label);
        if (item.version > 0)
            kind += text_format(", version %d", static_cast<int>(item.version));
        ReportRow row;
        row.record = item.record;
        row.heading = name_of(context, item.record);
        row.why = item.reason;
        if (item.changed_since > 0)
            row.why += text_format(" %zu of its interactions changed since.", item.changed_since);
        row.cells = {{.text = row.heading, .kind = CellKind::Link},
                     {.text = std::move(kind)},
                     {.text = std::string(words_for(item.freshness)),
                      .kind = CellKind::Chip,
                      .tone = tone_of(item.freshness)},
                     {.text = day_text(item.last)},
                     {.text = day_text(item.next)}};
        if (record->kind == Kind::Journey)
            row.deeds.push_back(
                make_deed(context, "journey.review", "Reviewed today", {{"id", item.record.text()}}));
        row.deeds.push_back(show_deed(context, item.record));
        shown.rows.push_back(std::move(row));
    }
    summary(Part::Reviews) = text_format("%zu overdue of %zu maps, measures and assessments that go stale.",
                                         overdue, shown.rows.size());
}

// R072
void ProgrammePage::refresh_risks(ViewContext& context) {
    ReportTable& shown = table(Part::Risks);
    shown.rows.clear();
    for (const journey::RiskItem& item : journey::risks_of(context.store())) {
        const std::string lacks = joined(item.lacks, ", ");
        ReportRow row;
        row.record = item.record;
        row.heading = item.risk->title;
        row.why = lacks.empty() ? "It is answered, and somebody owns the answer."
                                : "A risk without " + lacks + " is only a worry.";
        row.cells = {{.text = item.risk->title, .kind = CellKind::Link},
                     {.text = name_of(context, item.record)},
                     {.text = item.exposure ? number_for_people(*item.exposure, 1) + " of 10" : "not known"},
                     {.text = item.risk->answer},
                     {.text = lacks, .kind = CellKind::Chip, .tone = Tone::Warning}};
        row.deeds.push_back(show_deed(context, item.record));
        shown.rows.push_back(std::move(row));
    }
    summary(Part::Risks) = text_format(
        "%zu risks of the change, the largest exposure (likelihood × impact) first.", shown.rows.size());
    m_additions[static_cast<std::size_t>(Part::Risks)] = make_deed(
        context, "record.insert_item", "Add a risk", {{"id", m_workspace.text()}, {"path", "risks"}});
}

void ProgrammePage::refresh_stakeholders(ViewContext& context) {
    const journey::StakeholderReport report = journey::stakeholders_of(context.store());
    ReportTable& shown = table(Part::Stakeholders);
    shown.rows.clear();
    for (const journey::StakeholderItem& item : report.items) {
        const Stakeholder& stakeholder = *item.stakeholder;
        ReportRow row;
        row.record = item.record;
        row.heading = stakeholder.title + ": " + std::string(words_for(item.place));
        row.why = stakeholder.interest;
        row.cells = {{.text = stakeholder.title, .kind = CellKind::Link},
                     {.text = std::string(choice_label(stances, stakeholder.stance)),
                      .kind = CellKind::Chip,
                      .tone = stakeholder.stance == Stance::Resists    ? Tone::Bad
                              : stakeholder.stance == Stance::Supports ? Tone::Good
                                                                       : Tone::Neutral},
                     {.text = number_or_nothing(stakeholder.influence, 1)},
                     {.text = std::string(words_for(item.place))},
                     {.text = stakeholder.interest, .muted = true}};
        row.deeds.push_back(show_deed(context, item.record));
        shown.rows.push_back(std::move(row));
    }
    summary(Part::Stakeholders) =
        report.support ? text_format("Support, weighted by influence, from −1 to 1: %s; of %zu stakeholders.",
                                     number_for_people(*report.support, 2).c_str(), report.items.size())
                       : std::string("Nobody's influence is stated yet.");
    m_additions[static_cast<std::size_t>(Part::Stakeholders)] =
        make_deed(context, "record.insert_item", "Add a stakeholder",
                  {{"id", m_workspace.text()}, {"path", "stakeholders"}});
}

// R080
void ProgrammePage::refresh_enactment(ViewContext& context) {
    const journey::EnactmentReport report = journey::enactment_report(context.store());
    ReportTable& shown = table(Part::Enactment);
    shown.rows.clear();
    for (const journey::EnactmentItem& item : report.items) {
        ReportRow row;
        row.record = item.record;
        row.heading = name_of(context, item.record);
        row.why = item.contradicts
                      ? "It is ticked as done, and what it needs is not in place: it cannot be real yet."
                  : item.done == 3 ? "Process, software and people: it is real."
                                   : "It is real when the process is built, the software configured and the "
                                     "people trained.";
        row.cells = {{.text = row.heading, .kind = CellKind::Link},
                     {.text = text_format("%d of 3", item.done),
                      .kind = item.contradicts ? CellKind::Chip : CellKind::Text,
                      .tone = item.contradicts ? Tone::Bad : Tone::Neutral},
                     ticked(item.enactment.process_built),
                     ticked(item.enactment.software_configured),
                     ticked(item.enactment.people_trained),
                     {.text = names_of(context, item.not_in_place)}};
        const std::pair<const char*, bool> steps[] = {
            {"process_built", item.enactment.process_built},
            {"software_configured", item.enactment.software_configured},
            {"people_trained", item.enactment.people_trained}};
        constexpr const char* labels[] = {"Process is built", "Software is configured", "People are trained"};
        for (std::size_t index = 0; index < std::size(steps); ++index) {
            if (!steps[index].second)
                row.deeds.push_back(setting_of(context, labels[index], item.record,
                                               (std::string("enactment.") + steps[index].first).c_str(),
                                               "true"));
        }
        row.deeds.push_back(show_deed(context, item.record));
        shown.rows.push_back(std::move(row));
    }
    summary(Part::Enactment) = text_format(
        "%zu of %zu designs are real. Process built: %zu, software configured: %zu, people trained: %zu.",
        report.real, report.items.size(), report.process_built, report.software_configured,
        report.people_trained);
}

// R062
void ProgrammePage::refresh_gaps(ViewContext& context) {
    const journey::Backlog backlog = journey::backlog_of(context.store(), context.today);
    ReportTable& shown = table(Part::Gaps);
    shown.rows.clear();
    std::size_t open = 0;
    for (const auto* list : {&backlog.skills, &backlog.cultures}) {
        for (const journey::GapItem& item : *list) {
            const bool is_open = item.initiatives.empty();
            open += is_open ? 1 : 0;
            ReportRow row;
            row.record = item.capability;
            row.heading = name_of(context, item.capability);
            row.why = is_open
                          ? "Interactions need it, it is not there, and no improvement is to close the gap."
                          : "An improvement is to close the gap.";
            row.cells = {{.text = row.heading, .kind = CellKind::Link},
                         {.text = list == &backlog.skills ? "Skill" : "Culture"},
                         {.text = item.gap ? number_for_people(*item.gap, 1) + " of 5" : "not rated"},
                         {.text = is_open ? "nobody" : names_of(context, item.initiatives),
                          .kind = is_open ? CellKind::Chip : CellKind::Text,
                          .tone = is_open ? Tone::Warning : Tone::Neutral}};
            if (is_open)
                row.deeds.push_back(
                    make_deed(context, "record.add", "Add an improvement that closes it",
                              {{"kind", "initiative"}, {"capabilities", item.capability.text()}}));
            row.deeds.push_back(show_deed(context, item.capability));
            shown.rows.push_back(std::move(row));
        }
    }
    summary(Part::Gaps) =
        text_format("%zu gaps of skill and culture, %zu of which nobody closes.", shown.rows.size(), open);
}

void ProgrammePage::refresh(ViewContext& context) {
    if (!m_seen.is_new(context))
        return;
    const auto workspaces = context.store().all(Kind::Workspace);
    m_workspace = workspaces.empty() ? Id() : workspaces.front()->id;
    const journey::ProgrammeOwner owner = journey::programme_owner(context.store());
    m_owner = owner.person;
    m_owner_missing = owner.missing;
    refresh_reviews(context);
    refresh_risks(context);
    refresh_stakeholders(context);
    refresh_enactment(context);
    refresh_gaps(context);
}

// R074
void ProgrammePage::draw_owner(ViewContext& context) {
    Ui& ui = context.ui;
    auto row = line(ui, {.height = metric::control});
    label(ui, "The programme belongs to", {.weight = Weight::Semibold});
    Id chosen = m_owner;
    pick_record(context, "Programme owner", {Kind::Person},
                {.placeholder = "nobody yet", .label_hidden = true, .width = 220}, chosen);
    if (chosen != m_owner && !m_workspace.empty())
        run(context, "record.set",
            {{"id", m_workspace.text()}, {"path", "programme_owner"}, {"value", chosen.text()}});
    if (!m_owner_missing.empty())
        chip(ui, m_owner_missing, Tone::Warning);
}

void ProgrammePage::draw_head(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto flow = column(ui, box.inset(12, 0), 6);
    draw_owner(context);
    constexpr std::array<std::string_view, part_count> labels = {"Reviews", "Risks", "Stakeholders",
                                                                 "Enactment", "Skills and culture"};
    const int chosen = segmented(ui, "Of the programme", labels, static_cast<int>(m_part));
    if (chosen >= 0)
        m_part = static_cast<Part>(chosen);
    auto row = line(ui, {.height = metric::control});
    second_label(ui, summary(m_part));
    push_right(ui);
    deed_button(context, m_additions[static_cast<std::size_t>(m_part)]);
}

LATER void ProgrammePage::draw(ViewContext& context, const Box& box) {
    refresh(context);
    if (m_workspace.empty())
        return draw_nothing_yet(context, box,
                                {"evidence",
                                 "The programme has no name yet",
                                 "Its owner, risks and stakeholders are kept with the workspace's own name.",
                                 "Name the workspace",
                                 "record.add",
                                 {{"kind", "workspace"}}});
    Box rest = box;
    draw_head(context, rest.cut_top(head_height));
    ReportTable& shown = table(m_part);
    switch (m_part) {
    case Part::Reviews:
        return shown.draw(context, "Reviews", rest, review_columns, "Nothing can go stale yet");
    case Part::Risks:
        return shown.draw(context, "Risks", rest, risk_columns, "No risk was written down yet");
    case Part::Stakeholders:
        return shown.draw(context, "Stakeholders", rest, stakeholder_columns, "Nobody was named yet");
    case Part::Enactment:
        return shown.draw(context, "Enactment", rest, enactment_columns, "No design to make real yet");
    case Part::Gaps:
        return shown.draw(context, "Skills and culture", rest, gap_columns, "No gap of skill or culture");
    }
}

} // namespace throughline::ui
