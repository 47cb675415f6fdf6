#include "ui/views/customers/relationships_page.h"

#include "base/later.h"
#include "base/text.h"
#include "journey/effects.h"
#include "journey/factors.h"
#include "journey/ledger.h"
#include "journey/rigidity.h"
#include "model/records/experience.h"
#include "model/records/workspace.h"
#include "ui/views/nothing_yet.h"
#include "ui/views/record_picker.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

using journey::RepeatVerdict;

constexpr std::array<GridColumn, 7> ledger_columns = {
    {{.title = "What they meet", .width = 210, .sortable = false},
     {.title = "Creates", .width = 190, .sortable = false},
     {.title = "Each time", .width = 90, .align = Align::Right, .sortable = false},
     {.title = "Interval, n", .width = 150, .sortable = false},
     {.title = "Rests on", .width = 100, .sortable = false},
     {.title = "A month", .width = 90, .align = Align::Right, .sortable = false},
     {.title = "Running sum", .width = 100, .align = Align::Right, .sortable = false}}};
constexpr std::array<GridColumn, 5> step_columns = {
    {{.title = "Step", .width = 220, .sortable = false},
     {.title = "Stage", .width = 140, .sortable = false},
     {.title = "Ways on", .width = 80, .align = Align::Right, .sortable = false},
     {.title = "Leaves", .width = 110, .sortable = false},
     {.title = "Because", .width = 360, .sortable = false}}};
constexpr std::array<GridColumn, 5> factor_columns = {
    {{.title = "Factor", .width = 170, .sortable = false},
     {.title = "Type", .width = 100, .sortable = false},
     {.title = "In our hands", .width = 110, .sortable = false},
     {.title = "Acts on", .width = 260, .sortable = false},
     {.title = "Read by decisions", .width = 260, .sortable = false}}};
constexpr std::array<GridColumn, 5> repeat_columns = {
    {{.title = "Interaction", .width = 230, .sortable = false},
     {.title = "Staying and coming back", .width = 150, .sortable = false},
     {.title = "Effect", .width = 260, .sortable = false},
     {.title = "Rests on", .width = 110, .sortable = false},
     {.title = "Customers a month", .width = 130, .align = Align::Right, .sortable = false}}};
constexpr std::array<GridColumn, 5> outcome_columns = {
    {{.title = "Outcome", .width = 230, .sortable = false},
     {.title = "Horizon", .width = 100, .sortable = false},
     {.title = "The business", .width = 230, .sortable = false},
     {.title = "The customer", .width = 230, .sortable = false},
     {.title = "State", .width = 120, .sortable = false}}};

constexpr float head_height = 76, running_height = 190, summary_height = 40;

std::string signed_text(double value, int decimals) {
    return (value > 0 ? "+" : "") + number_for_people(value, decimals);
}

std::string_view words_for(RepeatVerdict verdict) {
    switch (verdict) {
    case RepeatVerdict::Raises:
        return "raises it";
    case RepeatVerdict::Lowers:
        return "lowers it";
    case RepeatVerdict::NotShown:
        return "not shown";
    case RepeatVerdict::NotMeasured:
        return "not measured";
    }
    return {};
}

Tone tone_of(RepeatVerdict verdict) {
    return verdict == RepeatVerdict::Raises   ? Tone::Good
           : verdict == RepeatVerdict::Lowers ? Tone::Bad
                                              : Tone::Neutral;
}

std::string side_text(const OutcomeSide& side) {
    if (!side.current)
        return "not measured";
    std::string text = number_for_people(*side.current, 1);
    if (side.low && side.high)
        text += " [" + number_for_people(*side.low, 1) + ", " + number_for_people(*side.high, 1) + "]";
    if (side.target)
        text += " of " + number_for_people(*side.target, 1);
    if (side.n)
        text += ", n = " + number_for_people(static_cast<double>(*side.n));
    return text;
}

// R065: a workspace begins with a customer.
Id first_segment(const Store& store) {
    const auto workspaces = store.all(Kind::Workspace);
    const Id starting = workspaces.empty() ? Id() : as<Workspace>(workspaces.front())->starting_segment;
    if (store.find(starting))
        return starting;
    const auto segments = store.all(Kind::Segment);
    return segments.empty() ? Id() : segments.front()->id;
}

} // namespace

void RelationshipsPage::refresh(ViewContext& context) {
    Id& wanted = context.session().relationship;
    if (!m_seen.is_new(context) && m_segment == wanted)
        return;
    if (!context.store().find_as<Segment>(wanted))
        wanted = first_segment(context.store());
    m_segment = wanted;
    refresh_head(context);
    m_time.prepare(context, m_segment);
    refresh_ledger(context);
    refresh_plan(context);
    refresh_factors(context);
    m_opportunity.prepare(context);
    refresh_staying(context);
}

void RelationshipsPage::refresh_head(ViewContext& context) {
    const journey::Relationship relationship =
        journey::relationship_of(context.store(), m_segment, context.today);
    m_summary.clear();
    m_phase.clear();
    if (!relationship.segment)
        return;
    const Segment& segment = *relationship.segment;
    m_phase = relationship.phase == Phase::Unstated ? "no phase recorded" : "";
    for (const journey::PhaseOfRelationship& phase : relationship.phases) {
        if (phase.time == journey::PhaseTime::Present)
            m_phase = phase.title;
    }
    if (m_phase.empty())
        m_phase = choice_label(phases, relationship.phase);
    // R037: partners, prospects and employees are looked at in the same way.
    m_summary = relationship.type ? relationship.type->title + ", " +
                                        std::string(choice_label(relationship_roles, relationship.type->role))
                                  : std::string("kind of relationship not stated");
    m_summary += ", " + std::string(choice_label(standings, segment.standing));
    if (segment.size)
        m_summary += ", n = " + number_for_people(static_cast<double>(*segment.size));
    if (segment.value)
        m_summary += ", each worth " + number_for_people(*segment.value) + " a year";
    if (!relationship.unexplained.empty())
        m_summary += text_format(", %zu moves that nobody explained", relationship.unexplained.size());
}

// R007, R084
void RelationshipsPage::refresh_ledger(ViewContext& context) {
    const journey::Ledger ledger = journey::ledger_of(context.store(), m_segment);
    m_ledger.rows.clear();
    m_running.clear();
    m_running_low = m_running_high = 0;
    for (const journey::LedgerEntry& entry : ledger.entries) {
        std::string interval = entry.low && entry.high ? number_for_people(*entry.low, 1) + " to " +
                                                             number_for_people(*entry.high, 1)
                                                       : std::string("no interval");
        if (entry.n > 0)
            interval += ", n = " + number_for_people(static_cast<double>(entry.n));
        ReportRow row;
        row.record = entry.source;
        row.cells = {{.text = name_of(context, entry.source), .kind = CellKind::Link},
                     {.text = name_of(context, entry.experience)},
                     {.text = signed_text(entry.points, 1),
                      .kind = CellKind::Chip,
                      .tone = entry.points < 0 ? Tone::Bad : Tone::Good},
                     {.text = std::move(interval)},
                     {.text = std::string(choice_label(evidence_bases, entry.basis))},
                     {.text = entry.a_month ? signed_text(*entry.a_month, 0) : std::string("not known")},
                     {.text = signed_text(entry.balance, 1)}};
        m_ledger.rows.push_back(std::move(row));
        m_running.add({.x = static_cast<double>(m_ledger.rows.size()),
                       .y = entry.balance,
                       .tone = entry.points < 0 ? Tone::Bad : Tone::Good},
                      name_of(context, entry.source) + " " + signed_text(entry.points, 1) + ", sum " +
                          signed_text(entry.balance, 1),
                      entry.source);
        m_running_low = std::min(m_running_low, entry.balance);
        m_running_high = std::max(m_running_high, entry.balance);
    }
    m_ledger_summary = "Adds " + signed_text(ledger.credit, 1) + ", takes " + signed_text(ledger.debit, 1) +
                       ": " + signed_text(ledger.balance, 1) + " points in all";
    if (ledger.low && ledger.high)
        m_ledger_summary += text_format(
            " (%s to %s from the %zu of %zu with an interval)", signed_text(*ledger.low, 1).c_str(),
            signed_text(*ledger.high, 1).c_str(), ledger.with_interval, ledger.entries.size());
    if (!ledger.unknown.empty())
        m_ledger_summary += ". Nobody has put a number to " + names_of(context, ledger.unknown);
    m_ledger_summary += ".";
}

// R034
void RelationshipsPage::refresh_plan(ViewContext& context) {
    m_steps.rows.clear();
    m_plan_summary.clear();
    for (const Journey* journey : journey::journeys_of(context.store(), m_segment)) {
        const journey::Rigidity rigidity = journey::rigidity_of(context.store(), journey->id);
        m_plan_summary += name_of(context, journey->id) + ": forced " + figure_sentence(rigidity.forced) +
                          "; branching " + figure_sentence(rigidity.branching) + "; begun by the customer " +
                          figure_sentence(rigidity.customer_begins) + ". ";
        for (const journey::StepFreedom& step : rigidity.steps) {
            ReportRow row;
            row.record = step.interaction;
            row.cells = {{.text = name_of(context, step.interaction), .kind = CellKind::Link},
                         {.text = name_of(context, step.stage)},
                         {.text = text_format("%zu", step.ways)},
                         {.text = step.forced            ? "no choice"
                                  : step.customer_begins ? "the beginning"
                                                         : "a choice",
                          .kind = CellKind::Chip,
                          .tone = step.forced ? Tone::Warning : Tone::Good},
                         {.text = std::string(step.reason), .muted = true}};
            m_steps.rows.push_back(std::move(row));
        }
    }
    if (m_plan_summary.empty())
        m_plan_summary = "No journey is drawn for this segment yet, so nothing says how free it is.";
}

// R033
void RelationshipsPage::refresh_factors(ViewContext& context) {
    m_factors.rows.clear();
    for (const journey::FactorUse& use : journey::factor_uses(context.store())) {
        const Factor& factor = *use.factor;
        std::string read = use.missing.empty() ? names_of(context, use.read_by) : std::string(use.missing);
        if (use.missing.empty())
            read +=
                text_format(", for %zu of %zu interactions", use.decided_with_it, use.interactions.size());
        ReportRow row;
        row.record = factor.id;
        row.cells = {{.text = name_of(context, factor.id), .kind = CellKind::Link},
                     {.text = std::string(choice_label(factor_types, factor.type))},
                     {.text = std::string(choice_label(controls, factor.control)),
                      .kind = CellKind::Chip,
                      .tone = factor.control == Control::Uncontrolled ? Tone::Warning : Tone::Neutral},
                     {.text = use.interactions.empty() ? "nothing yet" : names_of(context, use.interactions)},
                     {.text = std::move(read), .muted = !use.missing.empty()}};
        m_factors.rows.push_back(std::move(row));
    }
}

// R038, R045
void RelationshipsPage::refresh_staying(ViewContext& context) {
    const Store& store = context.store();
    m_repeat.rows.clear();
    for (const journey::RepeatEffect& effect : journey::repeat_effects(store)) {
        ReportRow row;
        row.record = effect.interaction;
        row.cells = {{.text = name_of(context, effect.interaction), .kind = CellKind::Link},
                     {.text = std::string(words_for(effect.verdict)),
                      .kind = CellKind::Chip,
                      .tone = tone_of(effect.verdict)},
                     {.text = figure_sentence(effect.effect, 1), .muted = !effect.effect.value},
                     {.text = effect.effect.value ? std::string(choice_label(evidence_bases, effect.basis))
                                                  : std::string()},
                     {.text = number_or_nothing(effect.customers_a_month, 1)}};
        m_repeat.rows.push_back(std::move(row));
    }
    std::vector<const Outcome*> outcomes = journey::outcomes_of(store, m_segment);
    std::stable_sort(outcomes.begin(), outcomes.end(), [](const Outcome* left, const Outcome* right) {
        return left->horizon > right->horizon;
    });
    m_outcomes.rows.clear();
    for (const Outcome* outcome : outcomes) {
        ReportRow row;
        row.record = outcome->id;
        row.cells = {{.text = name_of(context, outcome->id), .kind = CellKind::Link},
                     {.text = std::string(choice_label(horizons, outcome->horizon)),
                      .kind = CellKind::Chip,
                      .tone = outcome->horizon == Horizon::Years ? Tone::Violet : Tone::Neutral},
                     {.text = side_text(outcome->business)},
                     {.text = side_text(outcome->customer)},
                     {.text = std::string(choice_label(outcome_states, outcome->state))}};
        m_outcomes.rows.push_back(std::move(row));
    }
    m_add_outcome = make_deed(
        context, "record.add", "Add an outcome over years",
        {{"kind", "outcome"}, {"horizon", "years"}, {"made_from", "keep"}, {"segments", m_segment.text()}});
}

void RelationshipsPage::draw_head(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto flow = column(ui, box.inset(12, 0), 6);
    {
        auto row = line(ui, {.height = metric::control});
        Id& shown = context.session().relationship;
        pick_record(context, "Relationship with", {Kind::Segment},
                    {.placeholder = "whom?", .label_hidden = true, .width = 240}, shown);
        if (shown != m_segment && !shown.empty())
            run(context, "edit.select", {{"ids", shown.text()}, {"mode", "set"}});
        chip(ui, m_phase, Tone::Accent);
        second_label(ui, m_summary);
    }
    constexpr std::array<std::string_view, part_count> labels = {"Over time", "Ledger", "Plan and factors",
                                                                 "Opportunity", "Staying"};
    const int chosen = segmented(ui, "Of the relationship", labels, static_cast<int>(m_part));
    if (chosen >= 0)
        m_part = static_cast<Part>(chosen);
}

void RelationshipsPage::draw_ledger(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    Box rest = box;
    {
        auto flow = column(ui, rest.cut_top(running_height).inset(12, 0));
        label(ui, m_ledger_summary, {.weight = Weight::Semibold});
        const PlotRule zero[] = {{0, "", Dash::Solid}};
        const PlotLine lines[] = {{.name = "Running sum", .points = m_running.points()}};
        PlotOptions options;
        options.height = running_height - 40;
        options.across = {0, static_cast<double>(m_ledger.rows.size()) + 1, {}, {}};
        options.up = {m_running_low - 2, m_running_high + 2, {}, zero};
        options.choosable = true;
        if (const PlotChoice choice = plot(ui, "Running sum of the ledger", lines, options))
            m_ledger.look_at_row(static_cast<std::size_t>(choice.point));
    }
    m_ledger.draw_table(context, "Ledger of experience", rest, ledger_columns,
                        "Nothing this segment meets creates an experience yet");
}

void RelationshipsPage::draw_plan(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    Box rest = box;
    {
        auto flow = column(ui, rest.cut_top(summary_height).inset(12, 0));
        paragraph(ui, m_plan_summary);
    }
    const Box below = rest.cut_bottom(rest.height * 0.4F);
    m_steps.draw_table(context, "Steps of the plan", rest, step_columns, "No journey is drawn yet");
    m_factors.draw_table(context, "Context factors", below, factor_columns,
                         "No context factor yet: place, weather, rules, life events");
}

void RelationshipsPage::draw_staying(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    Box rest = box;
    Box above = rest.cut_top(rest.height * 0.35F);
    {
        auto flow = column(ui, above.cut_top(summary_height).inset(12, 0));
        auto row = line(ui, {.height = metric::control});
        second_label(ui, "Loyalty and retention are outcomes with a long horizon, measured on both sides.");
        push_right(ui);
        deed_button(context, m_add_outcome);
    }
    m_outcomes.draw_table(context, "Outcomes by horizon", above, outcome_columns,
                          "This segment has no outcome yet");
    m_repeat.draw_table(context, "Effect on continuing business", rest, repeat_columns,
                        "No interactions yet");
}

LATER void RelationshipsPage::draw(ViewContext& context, const Box& box) {
    refresh(context);
    if (m_segment.empty()) {
        return draw_nothing_yet(
            context, box,
            {"customers", "No relationship yet",
             "A relationship is with somebody: a group of customers, prospects, partners or "
             "colleagues who want alike.",
             "Add a segment", "segment.add"});
    }
    Box rest = box;
    draw_head(context, rest.cut_top(head_height));
    switch (m_part) {
    case Part::Time:
        return m_time.draw(context, rest);
    case Part::Ledger:
        return draw_ledger(context, rest);
    case Part::Plan:
        return draw_plan(context, rest);
    case Part::Opportunity:
        return m_opportunity.draw(context, rest);
    case Part::Staying:
        return draw_staying(context, rest);
    }
}

} // namespace throughline::ui
