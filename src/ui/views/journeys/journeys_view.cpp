#include "ui/views/journeys/journeys_view.h"

#include "base/hash.h"
#include "base/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace throughline::ui {

namespace {

std::string ids_of(std::span<const canvas::Target> targets) {
    std::vector<std::string> ids;
    for (const canvas::Target& target : targets) {
        if (target.part == 0)
            ids.push_back(target.id.text());
    }
    return joined(ids, " ");
}

bool is_cell(const canvas::Target& target) {
    return target.part >= first_cell_part && target.part < first_cell_part + lane_count;
}

} // namespace

const throughline::Journey* JourneysView::open_journey(ViewContext& context) {
    const Session& session = context.session();
    const Id& open = session.open_records[static_cast<std::size_t>(Place::Journeys)];
    if (const auto* journey = context.store().find_as<throughline::Journey>(open))
        return journey;
    const auto journeys = context.store().all(Kind::Journey);
    return journeys.empty() ? nullptr : as<throughline::Journey>(journeys.front());
}

void JourneysView::draw(ViewContext& context, const Box& box) {
    const throughline::Journey* journey = open_journey(context);
    if (!journey)
        return draw_empty(context, box);
    Box rest = box;
    if (!context.session().presenting)
        draw_toolbar(context, *journey, rest.cut_top(metric::toolbar));
    if (journey->id != m_seen_journey)
        m_host.fit_again();
    CanvasRequest request;
    request.name = "Journey map";
    request.box = rest;
    request.version = scene_version(context, *journey);
    request.minimap = false;
    const auto intents = m_host.draw(context, request, [&](canvas::Scene& scene) {
        m_scene.fill({context.store(), context.session(), *journey, context.findings, context.today}, scene);
    });
    // An intent can remove the journey; what comes after it would be about nothing.
    const Id id = journey->id;
    for (const canvas::Intent& intent : intents) {
        if (const auto* still = context.store().find_as<throughline::Journey>(id))
            take(context, *still, intent);
    }
    if (const auto done = m_host.take_edit())
        take_edit(context, *done);
    if (!context.session().renaming.empty() && !m_host.editing())
        edit(context, {std::exchange(context.session().renaming, Id{}), map_title_part});
    if (const auto* still = context.store().find_as<throughline::Journey>(id))
        draw_menu(context, *still);
}

void JourneysView::draw_empty(ViewContext& context, const Box& box) {
    auto area = column(context.ui, box);
    EmptyOptions options;
    options.icon = icon_named("journeys");
    options.sentence = "A journey follows one segment from first interest to repeat purchase, seen from the "
                       "customer's side.";
    options.action = "Add a journey";
    if (empty_state(context.ui, "No journeys yet", options) == 1)
        run(context, "journey.add");
}

std::uint64_t JourneysView::scene_version(const ViewContext& context, const throughline::Journey& journey) {
    const Session& session = context.session();
    const std::uint64_t filters =
        (session.control.controlled ? 1U : 0U) | (session.control.influenced ? 2U : 0U) |
        (session.control.uncontrolled ? 4U : 0U) | (session.side == Side::Customer ? 8U : 0U);
    if (m_seen_store != context.store().version() || m_seen_filters != filters ||
        m_seen_journey != journey.id) {
        m_seen_store = context.store().version();
        m_seen_filters = filters;
        m_seen_journey = journey.id;
        ++m_version;
    }
    return m_version;
}

void JourneysView::draw_toolbar(ViewContext& context, const throughline::Journey& journey, const Box& box) {
    Ui& ui = context.ui;
    auto bar = ui.group(Role::Toolbar, "Journeys", box);
    auto flow = column(ui, box.inset(12, 10));
    auto row = line(ui, {.height = metric::control});
    const auto journeys = context.store().all(Kind::Journey);
    int chosen = 0;
    for (std::size_t index = 0; index < journeys.size(); ++index) {
        if (journeys[index]->id == journey.id)
            chosen = static_cast<int>(index);
    }
    const Picked picked =
        picker(ui, "Journey",
               {.count = static_cast<int>(journeys.size()),
                .chosen = chosen,
                .label_hidden = true,
                .create_label = "New journey",
                .width = 230},
               [&](int index) { return Choice{journeys[static_cast<std::size_t>(index)]->title}; });
    if (picked.index == picked_new)
        run(context, "journey.add", {{"title", std::string(picked.created)}});
    else if (picked && picked.index >= 0)
        context.session().set_open_record(Place::Journeys,
                                          journeys[static_cast<std::size_t>(picked.index)]->id);
    constexpr std::array<std::string_view, 2> sides = {"Business", "Customer's side"};
    const int side = context.session().side == Side::Customer ? 1 : 0;
    const int other = segmented(ui, "Side", sides, side);
    if (other >= 0 && other != side)
        run(context, "view.customer_side");
    const ControlFilter& filter = context.session().control;
    constexpr std::array<std::string_view, 3> labels = {"Controlled", "Influenced", "Uncontrolled"};
    constexpr std::array<std::string_view, 3> levels = {"controlled", "influenced", "uncontrolled"};
    const std::array<bool, 3> on = {filter.controlled, filter.influenced, filter.uncontrolled};
    for (std::size_t index = 0; index < labels.size(); ++index) {
        if (chip_button(ui, labels[index],
                        {.tone = Tone::Outlined,
                         .tooltip = on[index] ? "Shown; click to hide" : "Hidden; click to show"},
                        on[index]))
            run(context, "view.control_filter", {{"level", std::string(levels[index])}});
    }
    if (button(ui, "Stage",
               {.kind = ButtonKind::Quiet, .icon = icon_named("plus"), .tooltip = "Add a stage at the end"}))
        add_stage(context, journey, stages_of(context.store(), journey.id).size());
    push_right(ui);
    draw_coverage(context, journey);
}

// R064, R070: what is on the map and not covered.
void JourneysView::draw_coverage(ViewContext& context, const throughline::Journey& journey) {
    Ui& ui = context.ui;
    const auto chip_for = [&](const std::vector<std::string>& ids, std::string_view one,
                              std::string_view many) {
        if (ids.empty())
            return;
        const std::string_view words = ids.size() == 1 ? one : many;
        if (chip_button(ui, ui.format("%zu %.*s", ids.size(), static_cast<int>(words.size()), words.data()),
                        {.tone = Tone::Warning, .tooltip = "Select them on the map"})) {
            run(context, "edit.select", {{"ids", joined(ids, " ")}, {"mode", "set"}});
            run(context, "view.zoom_selection");
        }
    };
    if (m_coverage.version != scene_version(context, journey))
        find_coverage(context, journey);
    chip_for(m_coverage.empty_stages, "empty stage", "empty stages");
    chip_for(m_coverage.uncovered, "touchpoint without a lagging measure",
             "touchpoints without a lagging measure");
}

void JourneysView::find_coverage(const ViewContext& context, const throughline::Journey& journey) {
    m_coverage.version = m_version;
    m_coverage.empty_stages.clear();
    m_coverage.uncovered.clear();
    for (const Stage* stage : stages_of(context.store(), journey.id)) {
        const auto interactions = interactions_in(context.store(), stage->id);
        if (interactions.empty())
            m_coverage.empty_stages.push_back(stage->id.text());
        for (const throughline::Interaction* interaction : interactions) {
            const bool found =
                std::any_of(context.findings.begin(), context.findings.end(), [&](const auto& finding) {
                    return finding.record == interaction->id &&
                           finding.kind == journey::FindingKind::NoLaggingMeasure;
                });
            if (found)
                m_coverage.uncovered.push_back(interaction->id.text());
        }
    }
}

void JourneysView::take(ViewContext& context, const throughline::Journey& journey,
                        const canvas::Intent& intent) {
    switch (intent.kind) {
    case canvas::IntentKind::Select:
        run(context, "edit.select", {{"ids", ids_of(m_host.targets(intent))}, {"mode", "set"}});
        return;
    case canvas::IntentKind::Move:
        return move(context, journey, intent);
    case canvas::IntentKind::DropOn:
        return drop(context, intent);
    case canvas::IntentKind::Edit:
        return edit(context, intent.target);
    case canvas::IntentKind::Create:
        if (is_cell(intent.target) && intent.target.part == first_cell_part)
            add_interaction(context, intent.target.id);
        else if (is_cell(intent.target))
            edit(context, {intent.target.id, map_matters_part});
        return;
    case canvas::IntentKind::CreateNext:
        if (const auto* interaction = context.store().find_as<throughline::Interaction>(intent.target.id))
            add_interaction(context, interaction->stage);
        else if (context.store().find_as<Stage>(intent.target.id))
            add_stage(context, journey, stages_of(context.store(), journey.id).size());
        return;
    case canvas::IntentKind::Remove:
        run(context, "edit.delete", {{"ids", ids_of(m_host.targets(intent))}});
        return;
    case canvas::IntentKind::Duplicate:
        run(context, "edit.duplicate", {{"ids", ids_of(m_host.targets(intent))}});
        return;
    case canvas::IntentKind::ContextMenu:
        m_menu_record = intent.target.id;
        m_menu_at = {intent.screen.x, intent.screen.y};
        m_open_menu = true;
        return;
    case canvas::IntentKind::Activate:
    case canvas::IntentKind::Connect:
    case canvas::IntentKind::ConnectToNew:
        return;
    }
}

// A stage is moved sideways, a point of the emotion curve up and down, an interaction to another stage.
void JourneysView::move(ViewContext& context, const throughline::Journey& journey,
                        const canvas::Intent& intent) {
    for (const canvas::Target& target : m_host.targets(intent)) {
        if (target.part == map_marker_part) {
            const auto* interaction = context.store().find_as<throughline::Interaction>(target.id);
            if (!interaction)
                continue;
            const double moved = interaction->emotion.value_or(0) + JourneyScene::emotion_of(intent.by.y);
            const double rounded = std::round(std::clamp(moved, -2.0, 2.0) * 10) / 10;
            run(context, "record.set",
                {{"id", target.id.text()}, {"path", "emotion"}, {"value", number_text(rounded)}});
            return;
        }
        if (context.store().find_as<Stage>(target.id)) {
            const auto stages = stages_of(context.store(), journey.id);
            const auto at = std::find_if(stages.begin(), stages.end(),
                                         [&](const Stage* stage) { return stage->id == target.id; });
            constexpr float column_width = 188;
            const auto steps = static_cast<std::ptrdiff_t>(std::lround(intent.by.x / column_width));
            const std::ptrdiff_t to = std::clamp<std::ptrdiff_t>(
                at - stages.begin() + steps, 0, static_cast<std::ptrdiff_t>(stages.size()) - 1);
            run(context, "stage.move", {{"id", target.id.text()}, {"to", text_format("%td", to)}});
            return;
        }
        // Released over no cell: the card goes back.
        m_seen_store = ~std::uint64_t{0};
    }
}

void JourneysView::drop(ViewContext& context, const canvas::Intent& intent) {
    for (const canvas::Target& target : m_host.targets(intent)) {
        if (target.part == 0 && context.store().find_as<throughline::Interaction>(target.id))
            run(context, "interaction.set_stage",
                {{"id", target.id.text()}, {"stage", intent.other.id.text()}});
    }
}

void JourneysView::edit(ViewContext& context, const canvas::Target& target) {
    const Record* record = context.store().find(target.id);
    if (!record)
        return;
    const auto* stage = as<Stage>(record);
    if (target.part == map_matters_part && stage)
        m_host.edit(target, stage->what_matters);
    else
        m_host.edit({target.id, map_title_part}, record->title);
}

void JourneysView::take_edit(ViewContext& context, const CanvasEdit& edit) {
    const Record* record = context.store().find(edit.target.id);
    if (!record || !edit.committed)
        return;
    if (edit.target.part == map_matters_part)
        run(context, "record.set",
            {{"id", record->id.text()}, {"path", "what_matters"}, {"value", edit.value}});
    else if (edit.value != record->title)
        run(context, "edit.rename", {{"id", record->id.text()}, {"title", edit.value}});
}

void JourneysView::add_interaction(ViewContext& context, const Id& stage) {
    // The command selects it and asks for its title to be edited.
    run(context, "interaction.add", {{"stage", stage.text()}});
}

void JourneysView::add_stage(ViewContext& context, const throughline::Journey& journey, std::size_t at) {
    run(context, "stage.add", {{"journey", journey.id.text()}, {"at", text_format("%zu", at)}});
}

void JourneysView::draw_menu(ViewContext& context, const throughline::Journey& journey) {
    Ui& ui = context.ui;
    auto menu = context_menu(ui, "Map", m_open_menu, m_menu_at);
    m_open_menu = false;
    if (!menu)
        return;
    const Record* record = context.store().find(m_menu_record);
    const auto* stage = as<Stage>(record);
    if (stage) {
        menu_heading(ui, stage->title);
        if (menu_item(ui, "Add interaction"))
            add_interaction(context, stage->id);
        const auto stages = stages_of(context.store(), journey.id);
        const auto at =
            static_cast<std::size_t>(std::find(stages.begin(), stages.end(), stage) - stages.begin());
        if (menu_item(ui, "Add stage after it"))
            add_stage(context, journey, at + 1);
        command_item(context, "stage.remove", {{"id", stage->id.text()}});
    } else if (record && record->kind == Kind::Interaction) {
        menu_heading(ui, record->title);
        if (menu_item(ui, "Rename", {.shortcut = "F2"}))
            edit(context, {record->id, map_title_part});
        for (const Stage* other : stages_of(context.store(), journey.id)) {
            auto scope = ui.with_id(other->id.view());
            if (menu_item(ui, ui.format("Move to “%s”", other->title.c_str())))
                run(context, "interaction.set_stage",
                    {{"id", record->id.text()}, {"stage", other->id.text()}});
        }
        menu_separator(ui);
        command_item(context, "edit.duplicate");
        command_item(context, "edit.delete");
    } else {
        if (menu_item(ui, "Add stage"))
            add_stage(context, journey, stages_of(context.store(), journey.id).size());
        command_item(context, "view.zoom_fit");
        command_item(context, "view.customer_side");
    }
}

} // namespace throughline::ui
