#include "ui/views/evidence/improvements_page.h"

#include "base/text.h"
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

constexpr float summary_height = 168, gate_height = 220;

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

void ImprovementsPage::refresh(ViewContext& context) {
    if (m_seen_store == context.store().version() && m_seen_day == context.today)
        return;
    m_seen_store = context.store().version();
    m_seen_day = context.today;
    m_backlog = journey::backlog_of(context.store(), context.today);
    m_behaviour = journey::behaviour_report(context.store());
    m_gates.clear();
    m_lacks.clear();
    for (const journey::BacklogItem& item : m_backlog.items) {
        m_gates.push_back(journey::gate_status(context.store(), *item.initiative));
        m_lacks.push_back(joined(item.lacks, ", "));
    }
    m_growth = m_backlog.growth_measure.empty()
                   ? std::string("No measure of growth is chosen.")
                   : "Growth: " + std::string(title_of(context.store(), m_backlog.growth_measure)) + " " +
                         journey::figure_text(m_backlog.growth, 1);
    if (!context.store().find(m_override_by))
        m_override_by = {};
}

// R048: what changes only our own behaviour has no effect on customers yet.
void ImprovementsPage::draw_summary(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto flow = column(ui, box.inset(metric::padding, 10));
    {
        auto row = line(ui, {.height = metric::control});
        heading(ui, "Whose behaviour the improvements change");
        second_label(ui, ui.keep(m_growth));
        push_right(ui);
        command_button(context, "record.add", {{"kind", "initiative"}}, CommandLook::Primary,
                       "Add improvement");
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
}

void ImprovementsPage::fill_cell(ViewContext& context, const journey::BacklogItem& item, int column,
                                 GridCell& cell) {
    Ui& ui = context.ui;
    const Initiative& initiative = *item.initiative;
    switch (column) {
    case 0:
        cell.kind = CellKind::Link;
        cell.text = initiative.title;
        break;
    case 1:
        cell.text = behaviours[static_cast<std::size_t>(initiative.whose_behaviour)].label;
        cell.muted = initiative.whose_behaviour == BehaviourOf::Unstated;
        break;
    case 2:
        cell.kind = CellKind::Chip;
        cell.text = gates[static_cast<std::size_t>(initiative.gate)].label;
        cell.tone = initiative.gate == Gate::Mandated || initiative.gate == Gate::Demonstrated ? Tone::Good
                    : initiative.gate == Gate::Dropped                                         ? Tone::Neutral
                                                                                               : Tone::Accent;
        break;
    case 3:
        cell.text = item.proved ? "yes" : "no";
        cell.tone = item.proved ? Tone::Good : Tone::Warning;
        break;
    case 4:
        if (initiative.cost)
            cell.text = ui.number(*initiative.cost);
        break;
    case 5:
        if (initiative.profit)
            cell.text = ui.number(*initiative.profit);
        break;
    case 6:
        if (item.return_on_cost)
            cell.text = ui.format("%.1f ×", *item.return_on_cost);
        break;
    case 7:
        cell.text = ui.format("%d of 3", item.enacted);
        break;
    default:
        cell.text = m_lacks[static_cast<std::size_t>(&item - m_backlog.items.data())];
        cell.muted = true;
    }
}

// A mandate without data: a name and a reason, and both are kept.
void ImprovementsPage::draw_override(ViewContext& context, const journey::BacklogItem& item) {
    Ui& ui = context.ui;
    auto row = line(ui, {.height = metric::control});
    pick_record(context, "Overridden by", {Kind::Person},
                {.placeholder = "who overrides", .label_hidden = true, .width = 160}, m_override_by);
    const FieldResult reason = text_field(
        ui, "Reason", m_override_reason,
        {.label = LabelPlace::Hidden, .placeholder = "why it is right without data", .width = 280});
    if (reason.edited() || reason.committed())
        m_override_reason = reason.value;
    command_button(context, "initiative.pass_gate",
                   {{"id", item.initiative->id.text()},
                    {"gate", "mandated"},
                    {"by", m_override_by.text()},
                    {"reason", m_override_reason}},
                   CommandLook::Normal, "Mandate without data");
}

// R049
void ImprovementsPage::draw_gate(ViewContext& context, const journey::BacklogItem& item, const Box& box) {
    Ui& ui = context.ui;
    const journey::GateStatus& status = m_gates[static_cast<std::size_t>(&item - m_backlog.items.data())];
    auto area = scroll_area(ui, "Evidence gate", box, metric::padding, 6);
    {
        auto row = line(ui, {.height = metric::control});
        heading(ui, item.initiative->title);
        for (std::size_t index = 0; index < std::size(gates); ++index) {
            const auto gate = static_cast<Gate>(index);
            if (gate == item.initiative->gate)
                chip(ui, gates[index].label, Tone::Accent);
            else
                command_button(context, "initiative.pass_gate",
                               {{"id", item.initiative->id.text()}, {"gate", std::string(gates[index].name)}},
                               CommandLook::Quiet, gates[index].label);
        }
    }
    if (!status.blocked.empty())
        banner(ui, ui.keep(status.blocked));
    for (const journey::TestResult& test : status.tests) {
        auto row = line(ui, {.wrap = true});
        label(ui, test.experiment->title, {.weight = Weight::Semibold});
        chip(ui, words_for(test.verdict), tone_of(test.verdict));
        for (const std::string& reason : test.reasons)
            second_label(ui, reason);
    }
    if (status.tests.empty())
        second_label(ui, "Nothing has tested it against a control yet.");
    if (status.demonstrated)
        return;
    if (status.overridden) {
        key_value(ui, "Overridden by", title_of(context.store(), item.initiative->override_by.by),
                  item.initiative->override_by.reason);
        return;
    }
    draw_override(context, item);
}

void ImprovementsPage::draw(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    refresh(context);
    if (m_backlog.items.empty()) {
        auto area = column(ui, box);
        EmptyOptions options;
        options.icon = icon_named("evidence");
        options.sentence =
            "An improvement says whose behaviour it changes, and only data shows that it does.";
        options.action = "Add an improvement";
        if (empty_state(ui, "No improvements yet", options) == 1)
            run(context, "record.add", {{"kind", "initiative"}});
        return;
    }
    Box rest = box;
    draw_summary(context, rest.cut_top(summary_height));
    const auto count = static_cast<std::int64_t>(m_backlog.items.size());
    const std::int64_t chosen = m_grid.cursor_row;
    const bool is_chosen = chosen >= 0 && chosen < count;
    const Box below = is_chosen ? rest.cut_bottom(std::min(gate_height, rest.height / 2)) : Box{};
    GridOptions options;
    options.row_count = count;
    options.multiple_selection = false;
    const GridResult result =
        data_grid(ui, "Improvements", rest, m_grid, columns_shown, options,
                  [&](std::int64_t row, int column, GridCell& cell) {
                      fill_cell(context, m_backlog.items[static_cast<std::size_t>(row)], column, cell);
                  });
    if (is_chosen)
        draw_gate(context, m_backlog.items[static_cast<std::size_t>(chosen)], below);
    const bool is_new = result.selection_changed || result.cursor_moved || result.link_row >= 0;
    const std::int64_t row = result.link_row >= 0 ? result.link_row : m_grid.cursor_row;
    if (is_new && row >= 0 && row < count)
        run(context, "edit.select",
            {{"ids", m_backlog.items[static_cast<std::size_t>(row)].initiative->id.text()}, {"mode", "set"}});
}

} // namespace throughline::ui
