// What a person does on the map becomes commands.
#include "base/later.h"
#include "base/text.h"
#include "journey/scope.h"
#include "ui/views/journeys/journeys_view.h"
#include "ui/widgets/menus.h"

#include <algorithm>
#include <cmath>

namespace throughline::ui {

namespace {

bool is_cell(const canvas::Target& target) {
    return target.part >= first_cell_part && target.part < first_cell_part + map_lane_count;
}

MapLane lane_of(const canvas::Target& cell) {
    return static_cast<MapLane>(cell.part - first_cell_part);
}

bool is_way(const canvas::Target& target) {
    return target.part >= first_way_part;
}

// Records as such; a cell stands for its stage.
std::string ids_of(std::span<const canvas::Target> targets) {
    std::vector<std::string> ids;
    for (const canvas::Target& target : targets) {
        const std::string id = target.id.text();
        const bool counts = target.part == 0 || is_cell(target);
        if (counts && std::find(ids.begin(), ids.end(), id) == ids.end())
            ids.push_back(id);
    }
    return joined(ids, " ");
}

} // namespace

LATER void JourneysView::take(ViewContext& context, const throughline::Journey& journey,
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
        return create(context, intent.target);
    case canvas::IntentKind::CreateNext:
        if (const auto* interaction = context.store().find_as<throughline::Interaction>(intent.target.id))
            add_interaction(context, interaction->stage);
        else if (context.store().find_as<Stage>(intent.target.id))
            add_stage(context, journey, journey::stages_of(context.store(), journey.id).size());
        return;
    case canvas::IntentKind::Remove:
        return remove(context, intent);
    case canvas::IntentKind::Duplicate:
        run(context, "edit.duplicate", {{"ids", ids_of(m_host.targets(intent))}});
        return;
    case canvas::IntentKind::ContextMenu:
        m_menu_record = intent.target.id;
        m_menu_at = {intent.screen.x, intent.screen.y};
        m_open_menu = true;
        return;
    case canvas::IntentKind::Connect:
        // R034: a way on.
        run(context, "link.add",
            {{"source", intent.target.id.text()}, {"target", intent.other.id.text()}, {"field", "next"}});
        return;
    case canvas::IntentKind::Activate:
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
            const auto stages = journey::stages_of(context.store(), journey.id);
            const auto at = std::find_if(stages.begin(), stages.end(),
                                         [&](const Stage* stage) { return stage->id == target.id; });
            const auto steps = static_cast<std::ptrdiff_t>(std::lround(intent.by.x / map_column_width));
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

// In an empty part of a cell: what belongs there.
void JourneysView::create(ViewContext& context, const canvas::Target& cell) {
    if (!is_cell(cell))
        return;
    const auto interactions = journey::interactions_in(context.store(), cell.id);
    const std::string first = interactions.empty() ? std::string() : interactions.front()->id.text();
    switch (lane_of(cell)) {
    case MapLane::Interactions:
        return add_interaction(context, cell.id);
    case MapLane::Backstage:
        if (!first.empty())
            run(context, "task.add", {{"interaction", first}});
        return;
    case MapLane::Capabilities:
        if (!first.empty())
            run(context, "capability.add", {{"interaction", first}});
        return;
    case MapLane::Measures:
        if (!first.empty())
            run(context, "measure.add", {{"of", first}});
        return;
    case MapLane::Channels:
        // The channels are links of the interaction, chosen beside the map.
        if (!first.empty())
            run(context, "edit.select", {{"ids", first}, {"mode", "set"}});
        return;
    default:
        return edit(context, cell);
    }
}

// A way on is taken out of the interaction that it leaves; everything else is a record.
void JourneysView::remove(ViewContext& context, const canvas::Intent& intent) {
    for (const canvas::Target& target : m_host.targets(intent)) {
        const auto* interaction = context.store().find_as<throughline::Interaction>(target.id);
        const std::size_t way = is_way(target) ? target.part - first_way_part : 0;
        if (!is_way(target) || !interaction || way >= interaction->next.size())
            continue;
        run(context, "record.remove_item",
            {{"id", target.id.text()}, {"path", "next"}, {"at", text_format("%zu", way)}});
        return;
    }
    run(context, "edit.delete", {{"ids", ids_of(m_host.targets(intent))}});
}

void JourneysView::edit(ViewContext& context, const canvas::Target& target) {
    canvas::Target field = target;
    if (is_cell(target)) {
        // The first text of the cell.
        const canvas::CardIndex cell = m_host.scene().find(target);
        if (cell == canvas::no_card || m_host.scene().hits(m_host.scene().card(cell)).empty())
            return;
        field = m_host.scene().hits(m_host.scene().card(cell)).front().target;
    } else if (target.part == 0) {
        field.part = map_title_part;
    }
    if (const Record* record = context.store().find(field.id); record && field.part < first_cell_part)
        m_host.edit(field, map_value(*record, static_cast<MapField>(field.part)));
}

void JourneysView::take_edit(ViewContext& context, const CanvasEdit& edit) {
    const Record* record = context.store().find(edit.target.id);
    const auto field = static_cast<MapField>(edit.target.part);
    if (!record || !edit.committed || edit.value == map_value(*record, field))
        return;
    if (field == MapField::Title)
        run(context, "edit.rename", {{"id", record->id.text()}, {"title", edit.value}});
    else
        run(context, "record.set",
            {{"id", record->id.text()},
             {"path", std::string(text_of(field).path)},
             {"value", map_argument(field, edit.value)}});
}

void JourneysView::add_interaction(ViewContext& context, const Id& stage) {
    // The command selects it and asks for its title to be edited.
    run(context, "interaction.add", {{"stage", stage.text()}});
}

void JourneysView::add_stage(ViewContext& context, const throughline::Journey& journey, std::size_t at) {
    run(context, "stage.add", {{"journey", journey.id.text()}, {"at", text_format("%zu", at)}});
}

LATER void JourneysView::draw_menu(ViewContext& context, const throughline::Journey& journey) {
    Ui& ui = context.ui;
    // A command of the menu may replace the records it is about.
    const RecordPointer kept_journey = context.store().pointer(journey.id);
    auto menu = context_menu(ui, "Map", m_open_menu, m_menu_at);
    m_open_menu = false;
    if (!menu)
        return;
    const RecordPointer kept_record = context.store().pointer(m_menu_record);
    const Record* record = kept_record.get();
    const auto* stage = as<Stage>(record);
    if (stage) {
        menu_heading(ui, stage->title);
        if (menu_item(ui, "Add interaction"))
            add_interaction(context, stage->id);
        for (const throughline::Interaction* unplaced :
             journey::unplaced_interactions(context.store(), journey)) {
            auto scope = ui.with_id(unplaced->id.view());
            if (menu_item(ui, ui.format("Place “%s”", unplaced->title.c_str()))) {
                run(context, "interaction.set_stage",
                    {{"id", unplaced->id.text()}, {"stage", stage->id.text()}});
                return;
            }
        }
        const auto stages = journey::stages_of(context.store(), journey.id);
        const auto at =
            static_cast<std::size_t>(std::find(stages.begin(), stages.end(), stage) - stages.begin());
        if (menu_item(ui, "Add stage after it"))
            add_stage(context, journey, at + 1);
        command_item(context, "stage.remove", {{"id", stage->id.text()}});
    } else if (record && record->kind == Kind::Interaction) {
        menu_heading(ui, record->title);
        if (menu_item(ui, "Rename", {.shortcut = "F2"}))
            edit(context, {record->id, map_title_part});
        for (const Stage* other : journey::stages_of(context.store(), journey.id)) {
            auto scope = ui.with_id(other->id.view());
            if (menu_item(ui, ui.format("Move to “%s”", other->title.c_str())))
                run(context, "interaction.set_stage",
                    {{"id", record->id.text()}, {"stage", other->id.text()}});
        }
        draw_interaction_items(context, *as<throughline::Interaction>(record));
    } else {
        if (menu_item(ui, "Add stage"))
            add_stage(context, journey, journey::stages_of(context.store(), journey.id).size());
        command_item(context, "view.zoom_fit");
        command_item(context, "view.customer_side");
    }
}

// R034: how rigid the plan is here.
void JourneysView::draw_interaction_items(ViewContext& context, const throughline::Interaction& interaction) {
    Ui& ui = context.ui;
    menu_separator(ui);
    for (std::size_t index = 0; index < std::size(flows); ++index) {
        MenuItemOptions item;
        item.checkable = true;
        item.checked = static_cast<std::size_t>(interaction.flow) == index;
        if (menu_item(ui, flows[index].label, item))
            run(context, "record.set",
                {{"id", interaction.id.text()}, {"path", "flow"}, {"value", std::string(flows[index].name)}});
    }
    menu_separator(ui);
    command_item(context, "view.customer_side");
    command_item(context, "edit.duplicate");
    command_item(context, "edit.delete");
}

} // namespace throughline::ui
