#include "ui/views/evidence/improvements_page.h"

#include "base/later.h"
#include "base/text.h"
#include "ui/views/nothing_yet.h"
#include "ui/views/record_picker.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 9> columns_shown = {
    {{.title = "Improvement", .width = 230, .sortable = false},
     {.title = "Changes the behaviour of", .width = 150, .sortable = false},
     {.title = "Gate", .width = 110, .sortable = false},
     {.title = "Proved", .width = 80, .sortable = false},
     {.title = "Cost", .width = 90, .align = Align::Right, .sortable = false},
     {.title = "Profit a year", .width = 100, .align = Align::Right, .sortable = false},
     {.title = "Return", .width = 80, .align = Align::Right, .sortable = false},
     {.title = "Enacted", .width = 80, .sortable = false},
     {.title = "Lacks", .width = 260, .sortable = false}}};

constexpr float summary_height = 194, gate_height = 220;

Tone tone_of(journey::TestVerdict verdict) {
    switch (verdict) {
    case journey::TestVerdict::Demonstrated:
        return Tone::Good;
    case journey::TestVerdict::Harmful:
        return Tone::Bad;
    default:
        return Tone::Warning;
    }
}

Tone tone_of(Gate gate) {
    return gate == Gate::Mandated || gate == Gate::Demonstrated ? Tone::Good
           : gate == Gate::Dropped                              ? Tone::Neutral
                                                                : Tone::Accent;
}

std::string_view words_for(journey::TestVerdict verdict) {
    switch (verdict) {
    case journey::TestVerdict::CannotShow:
        return "can't show it";
    case journey::TestVerdict::NotEnoughData:
        return "not enough data";
    case journey::TestVerdict::Undecided:
        return "undecided";
    case journey::TestVerdict::Harmful:
        return "harmful";
    case journey::TestVerdict::Demonstrated:
        return "demonstrated";
    }
    return {};
}

} // namespace

ReportRow ImprovementsPage::row_of(ViewContext& context, const journey::BacklogItem& item) {
    const Initiative& initiative = *item.initiative;
    ReportRow row;
    row.record = initiative.id;
    row.cells = {
        {.text = name_of(context, initiative.id), .kind = CellKind::Link},
        {.text = std::string(choice_label(behaviours, initiative.whose_behaviour)),
         .muted = initiative.whose_behaviour == BehaviourOf::Unstated},
        {.text = std::string(choice_label(gates, initiative.gate)),
         .kind = CellKind::Chip,
         .tone = tone_of(initiative.gate)},
        {.text = item.proved ? "yes" : "no",
         .kind = CellKind::Chip,
         .tone = item.proved ? Tone::Good : Tone::Warning},
        {.text = number_or_nothing(initiative.cost)},
        {.text = number_or_nothing(initiative.profit)},
        {.text = item.return_on_cost ? number_for_people(*item.return_on_cost, 1) + " ×" : std::string()},
        {.text = text_format("%d of 3", item.enacted)},
        {.text = joined(item.lacks, ", "), .muted = true}};
    return row;
}

void ImprovementsPage::refresh(ViewContext& context) {
    if (!m_seen.is_new(context))
        return;
    m_backlog = journey::backlog_of(context.store(), context.today);
    m_behaviour = journey::behaviour_report(context.store());
    m_items.clear();
    m_table.rows.clear();
    for (const journey::BacklogItem& item : m_backlog.items) {
        ItemText text;
        text.status = journey::gate_status(context.store(), *item.initiative);
        for (std::size_t index = 0; index < text.passes.size(); ++index)
            text.passes[index] =
                make_deed(context, "initiative.pass_gate", std::string(gates[index].label),
                          {{"id", item.initiative->id.text()}, {"gate", std::string(gates[index].name)}});
        text.overridden_by = name_of(context, item.initiative->override_by.by);
        m_items.push_back(std::move(text));
        m_table.rows.push_back(row_of(context, item));
    }
    m_growth = m_backlog.growth_measure.empty() ? std::string("No measure of growth is chosen.")
                                                : "Growth: " + name_of(context, m_backlog.growth_measure) +
                                                      " " + figure_sentence(m_backlog.growth, 1);
    m_add = make_deed(context, "record.add", "Add improvement", {{"kind", "initiative"}});
    if (!context.store().find(m_override_by))
        m_override_by = {};
    m_override_of = {};
}

void ImprovementsPage::look_at(ViewContext& context, const Id& initiative) {
    refresh(context);
    m_table.look_at(initiative);
}

// R048: what changes only our own behaviour has no effect on customers yet.
void ImprovementsPage::draw_summary(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto flow = column(ui, box.inset(metric::padding, 10));
    {
        auto row = line(ui, {.height = metric::control});
        heading(ui, "Whose behaviour the improvements change");
        push_right(ui);
        deed_button(context, m_add, CommandLook::Primary);
    }
    std::array<ChartValue, std::size(behaviours)> values;
    std::size_t count = 0;
    for (const journey::BehaviourShare& share : m_behaviour.shares) {
        if (count < values.size())
            values[count++] = {.label = behaviours[static_cast<std::size_t>(share.whose)].label,
                               .value = static_cast<double>(share.count),
                               .text = ui.format("%zu · %.0f %%", share.count, share.share * 100),
                               .muted =
                                   share.whose != BehaviourOf::Customers && share.whose != BehaviourOf::Both};
    }
    bar_chart(ui, "Improvements by whose behaviour they change", {values.data(), count}, {.row_height = 20});
    second_label(ui, ui.format("%.0f %% of %zu improvements change only what our own people do.",
                               m_behaviour.internal_only * 100, m_behaviour.count));
    second_label(ui, m_growth);
}

// Asked anew when something was filled in, not in every frame.
void ImprovementsPage::prepare_override(ViewContext& context, const Id& initiative) {
    m_override_of = initiative;
    m_override = make_deed(context, "initiative.pass_gate", "Mandate without data",
                           {{"id", initiative.text()},
                            {"gate", "mandated"},
                            {"by", m_override_by.text()},
                            {"reason", m_override_reason}});
}

// A mandate without data: a name and a reason, and both are kept.
void ImprovementsPage::draw_override(ViewContext& context, const journey::BacklogItem& item) {
    Ui& ui = context.ui;
    auto row = line(ui, {.height = metric::control});
    if (m_override_for != item.initiative->id) {
        m_override_for = item.initiative->id;
        m_override_by = {};
        m_override_reason.clear();
    }
    const Id before = m_override_by;
    pick_record(context, "Overridden by", {Kind::Person},
                {.placeholder = "who overrides", .label_hidden = true, .width = 160}, m_override_by);
    const FieldResult reason = text_field(
        ui, "Reason", m_override_reason,
        {.label = LabelPlace::Hidden, .placeholder = "why it is right without data", .width = 280});
    const bool is_edited = reason.edited() || reason.committed();
    if (is_edited)
        m_override_reason = reason.value;
    if (is_edited || before != m_override_by || m_override_of != item.initiative->id)
        prepare_override(context, item.initiative->id);
    if (deed_button(context, m_override))
        m_override_for = {};
}

void ImprovementsPage::draw_tests(Ui& ui, const journey::GateStatus& status) {
    for (const journey::TestResult& test : status.tests) {
        auto row = line(ui, {.wrap = true});
        label(ui, test.experiment->title, {.weight = Weight::Semibold});
        chip(ui, words_for(test.verdict), tone_of(test.verdict));
        for (const std::string& reason : test.reasons)
            second_label(ui, reason);
    }
    if (status.tests.empty())
        second_label(ui, "Nothing has tested it against a control yet.");
}

// R049
void ImprovementsPage::draw_gate(ViewContext& context, const journey::BacklogItem& item, const Box& box) {
    Ui& ui = context.ui;
    const ItemText& text = m_items[static_cast<std::size_t>(&item - m_backlog.items.data())];
    auto area = scroll_area(ui, "Evidence gate", box, metric::padding, 6);
    {
        auto row = line(ui, {.height = metric::control});
        heading(ui, item.initiative->title);
        for (std::size_t index = 0; index < std::size(gates); ++index) {
            if (static_cast<Gate>(index) == item.initiative->gate)
                chip(ui, gates[index].label, Tone::Accent);
            else if (deed_button(context, text.passes[index], CommandLook::Quiet))
                return;
        }
    }
    if (!text.status.blocked.empty())
        banner(ui, text.status.blocked);
    draw_tests(ui, text.status);
    // R050
    key_value(ui, "Target behaviour",
              item.initiative->target_behaviour.empty() ? std::string_view("not stated yet")
                                                        : item.initiative->target_behaviour);
    if (text.status.demonstrated)
        return;
    if (text.status.overridden) {
        key_value(ui, "Overridden by", text.overridden_by, item.initiative->override_by.reason);
        return;
    }
    draw_override(context, item);
}

LATER void ImprovementsPage::draw(ViewContext& context, const Box& box) {
    refresh(context);
    if (m_backlog.items.empty()) {
        return draw_nothing_yet(
            context, box,
            {"evidence",
             "No improvements yet",
             "An improvement says whose behaviour it changes, and only data shows that it does.",
             "Add an improvement",
             "record.add",
             {{"kind", "initiative"}}});
    }
    Box rest = box;
    draw_summary(context, rest.cut_top(summary_height));
    const ReportRow* row = m_table.chosen();
    const Box below = row ? rest.cut_bottom(std::min(gate_height, rest.height / 2)) : Box{};
    m_table.draw_table(context, "Improvements", rest, columns_shown, "No improvements yet");
    if (row)
        draw_gate(context, m_backlog.items[static_cast<std::size_t>(row - m_table.rows.data())], below);
}

} // namespace throughline::ui
