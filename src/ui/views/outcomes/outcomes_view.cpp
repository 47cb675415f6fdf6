#include "ui/views/outcomes/outcomes_view.h"

#include "base/hash.h"
#include "base/text.h"
#include "commands/outcomes/outcome_templates.h"
#include "model/records/task.h"
#include "ui/views/control_filter.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace throughline::ui {

namespace {

constexpr float guide_height = 40;

} // namespace

void OutcomesView::draw(ViewContext& context, const Box& box) {
    Box rest = box;
    if (!context.session().presenting)
        draw_toolbar(context, rest.cut_top(metric::toolbar));
    const Store& store = context.store();
    const bool empty = store.all(Kind::Outcome).empty() && store.all(Kind::Experience).empty() &&
                       store.all(Kind::Interaction).empty() && store.all(Kind::Task).empty();
    if (empty)
        return draw_start(context, rest);
    if (context.session().guide_shown && !context.session().presenting)
        draw_guide(context, rest.cut_top(guide_height));

    CanvasRequest request;
    request.name = "Outcome canvas";
    request.box = rest;
    request.version = scene_version(context);
    const auto intents = m_host.draw(context, request, [&](canvas::Scene& scene) {
        m_scene.fill({store, context.session(), context.findings, context.today}, scene);
        // A card that lies where the layout put it is moved from there.
        auto& places = context.session().card_places;
        places.clear();
        for (const auto& [id, corner] : m_scene.places())
            places[id] = {static_cast<double>(corner.x), static_cast<double>(corner.y)};
    });
    for (const canvas::Intent& intent : intents)
        take(context, intent);
    if (const auto edit = m_host.take_edit())
        take_edit(context, *edit);
    // A command asked for a title to be edited in place.
    if (!context.session().renaming.empty() && !m_host.editing())
        edit_title(context, std::exchange(context.session().renaming, Id{}));
    if (!context.session().card_edit.record.empty() && !m_host.editing())
        edit_text(context, std::exchange(context.session().card_edit, CardEdit{}));
    draw_create_menu(context);
    draw_card_menu(context);
}

std::uint64_t OutcomesView::scene_version(const ViewContext& context) {
    const Session& session = context.session();
    const std::uint64_t filters =
        fnv1a(session.segment.view(), session.work_filter.control.bits() |
                                          // Lateness is drawn.
                                          static_cast<std::uint64_t>(context.today.days) << 8);
    if (m_seen_store != context.store().version() || m_seen_filters != filters) {
        m_seen_store = context.store().version();
        m_seen_filters = filters;
        ++m_version;
    }
    return m_version;
}

void OutcomesView::draw_toolbar(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto bar = ui.group(Role::Toolbar, "Outcomes", box);
    auto flow = column(ui, box.inset(12, 10));
    auto row = line(ui, {.height = metric::control});
    const Id selected = context.session().only_selected();
    if (button(ui, "Outcome", {.icon = icon_named("plus"), .tooltip = "Add an outcome"}))
        add(context, Kind::Outcome, {});
    const Record* parent = context.store().find(selected);
    const auto child = parent ? kind_below(parent->kind) : std::nullopt;
    if (child) {
        const std::string_view name = describe_kind(*child).label;
        const std::string_view label = ui.format("%.*s##child", static_cast<int>(name.size()), name.data());
        if (button(ui, label,
                   {.icon = icon_named("plus"), .tooltip = "Add below the selected card", .shortcut = "Tab"}))
            add_child(context, selected);
    }
    if (offers_arranging(context))
        command_button(context, "card.reset_positions", {}, CommandLook::Quiet);
    draw_filters(context);
    push_right(ui);
    draw_finding_chips(context);
}

// R028
void OutcomesView::draw_template_menu(ViewContext& context) {
    Ui& ui = context.ui;
    auto menu = menu_button(ui, "Template", {.tooltip = "Begin an outcome with both sides and a first line"});
    if (!menu)
        return;
    menu_heading(ui, "An outcome to");
    for (const OutcomeTemplateEntry& entry : outcome_template_entries()) {
        const ChoiceName& name = outcome_templates[static_cast<std::size_t>(entry.made_from)];
        if (menu_item(ui, name.label, {.tooltip = entry.help}))
            run(context, "outcome.add_from_template", {{"template", std::string(name.name)}});
    }
}

// R030
void OutcomesView::draw_filters(ViewContext& context) {
    Ui& ui = context.ui;
    control_chips(context);
    const auto segments = context.store().all(Kind::Segment);
    if (segments.empty())
        return;
    int chosen = -1;
    for (std::size_t index = 0; index < segments.size(); ++index) {
        if (segments[index]->id == context.session().segment)
            chosen = static_cast<int>(index);
    }
    const Picked picked =
        picker(ui, "Segment",
               {.count = static_cast<int>(segments.size()),
                .chosen = chosen,
                .placeholder = "All segments",
                .label_hidden = true,
                .clearable = true,
                .width = 150},
               [&](int index) { return Choice{segments[static_cast<std::size_t>(index)]->title}; });
    if (picked.index == picked_none)
        run(context, "view.segment");
    else if (picked)
        run(context, "view.segment", {{"id", segments[static_cast<std::size_t>(picked.index)]->id.text()}});
}

// Only where somebody has moved cards by hand. All cards are looked through once per change, not per frame.
bool OutcomesView::offers_arranging(ViewContext& context) {
    const auto allowed = [&context] { return reason_against(context, "card.reset_positions").empty(); };
    if (!context.session().selection.empty())
        return allowed();
    if (m_some_moved_version != context.store().version()) {
        m_some_moved_version = context.store().version();
        m_some_moved = allowed();
    }
    return m_some_moved;
}

// R005, where people look first: how many, and a click selects them.
void OutcomesView::draw_finding_chips(ViewContext& context) {
    Ui& ui = context.ui;
    struct Shown {
        journey::FindingKind kind;
        std::string_view one;
        std::string_view many;
        Tone tone;
    };
    constexpr std::array<Shown, 3> kinds = {{
        {journey::FindingKind::OutcomeWithoutInteraction, "outcome nothing serves", "outcomes nothing serves",
         Tone::Bad},
        {journey::FindingKind::InteractionWithoutOutcome, "leads to no outcome", "lead to no outcome",
         Tone::Warning},
        {journey::FindingKind::MeasuredNotAligned, "not aligned", "not aligned", Tone::Warning},
    }};
    for (const Shown& shown : kinds) {
        const auto is_shown = [&shown](const journey::Finding& finding) {
            return finding.kind == shown.kind;
        };
        const auto count = std::count_if(context.findings.begin(), context.findings.end(), is_shown);
        if (count == 0)
            continue;
        const std::string_view words = count == 1 ? shown.one : shown.many;
        const std::string_view label =
            ui.format("%td %.*s", count, static_cast<int>(words.size()), words.data());
        if (chip_button(ui, label, {.tone = shown.tone, .tooltip = "Select them on the canvas"})) {
            std::vector<std::string> ids;
            for (const journey::Finding& finding : context.findings) {
                if (is_shown(finding))
                    ids.push_back(finding.record.text());
            }
            run(context, "edit.select", {{"ids", joined(ids, " ")}, {"mode", "set"}});
            run(context, "view.zoom_selection");
        }
    }
}

} // namespace throughline::ui
