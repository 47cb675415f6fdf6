#include "ui/views/journeys/journeys_view.h"

#include "base/text.h"
#include "journey/rigidity.h"
#include "journey/scope.h"
#include "ui/views/control_filter.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace throughline::ui {

namespace {

constexpr float facts_row = 30;

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
    if (!context.session().presenting) {
        draw_toolbar(context, *journey, rest.cut_top(metric::toolbar));
        draw_facts(context, rest.cut_top(facts_row));
    }
    if (journey->id != m_seen_journey)
        m_host.fit_again();
    CanvasRequest request;
    request.name = "Journey map";
    request.box = rest;
    request.version = scene_version(context, *journey);
    request.minimap = false;
    request.title = journey->title;
    const auto intents = m_host.draw(context, request, [&](canvas::Scene& scene) {
        m_scene.fill({context.store(), context.session(), *journey, context.today}, scene);
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
    const std::uint64_t filters = session.work_filter.control.bits() |
                                  (session.side == Side::Customer ? 8U : 0U) |
                                  static_cast<std::uint64_t>(session.journey_mode) << 4 |
                                  static_cast<std::uint64_t>(session.hidden_lanes) << 8 |
                                  static_cast<std::uint64_t>(context.today.days) << 32; // lateness is drawn
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
    draw_journey_picker(context, journey);
    constexpr std::array<std::string_view, 3> modes = {"Design", "Lived", "Both"};
    constexpr std::array<std::string_view, 3> mode_names = {"design", "lived", "both"};
    const int mode = static_cast<int>(context.session().journey_mode);
    const int other_mode = segmented(ui, "Plan or life", modes, mode);
    if (other_mode >= 0 && other_mode != mode)
        run(context, "view.mode", {{"mode", std::string(mode_names[static_cast<std::size_t>(other_mode)])}});
    constexpr std::array<std::string_view, 2> sides = {"Business", "Customer's side"};
    const int side = context.session().side == Side::Customer ? 1 : 0;
    const int other = segmented(ui, "Side", sides, side);
    if (other >= 0 && other != side)
        run(context, "view.customer_side");
    draw_lanes_menu(context);
    if (m_coverage.version != scene_version(context, journey))
        find_coverage(context, journey);
    draw_unplaced(context, journey);
    if (button(ui, "Stage",
               {.kind = ButtonKind::Quiet, .icon = icon_named("plus"), .tooltip = "Add a stage at the end"}))
        add_stage(context, journey, journey::stages_of(context.store(), journey.id).size());
}

void JourneysView::draw_journey_picker(ViewContext& context, const throughline::Journey& journey) {
    const auto journeys = context.store().all(Kind::Journey);
    int chosen = 0;
    for (std::size_t index = 0; index < journeys.size(); ++index) {
        if (journeys[index]->id == journey.id)
            chosen = static_cast<int>(index);
    }
    const Picked picked =
        picker(context.ui, "Journey",
               {.count = static_cast<int>(journeys.size()),
                .chosen = chosen,
                .label_hidden = true,
                .create_label = "New journey",
                .width = 168},
               [&](int index) { return Choice{journeys[static_cast<std::size_t>(index)]->title}; });
    if (picked.index == picked_new)
        run(context, "journey.add", {{"title", std::string(picked.created)}});
    else if (picked && picked.index >= 0)
        context.session().set_open_record(Place::Journeys,
                                          journeys[static_cast<std::size_t>(picked.index)]->id);
}

void JourneysView::draw_lanes_menu(ViewContext& context) {
    Ui& ui = context.ui;
    auto menu = menu_button(ui, "Lanes", {.tooltip = "Shows and hides lanes of the map"});
    if (!menu)
        return;
    for (std::size_t index = 1; index < map_lane_count; ++index) {
        const auto lane = static_cast<MapLane>(index);
        MenuItemOptions item;
        item.checkable = true;
        item.checked = is_lane_shown(context.session(), lane);
        if (menu_item(ui, text_of(lane).title, item))
            run(context, "view.lane", {{"lane", std::string(text_of(lane).name)}});
    }
    menu_separator(ui);
    command_item(context, "view.lane");
}

// What the map shows by control (R030), and what it says about itself.
void JourneysView::draw_facts(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto group = ui.group(Role::Group, "About the map", box);
    auto flow = column(ui, {box.x + 12, box.y, box.width - 24, box.height});
    auto row = line(ui, {.height = 22});
    control_chips(context);
    push_right(ui);
    draw_coverage(context);
}

// R064, R070: what is on the map and not covered.
void JourneysView::draw_coverage(ViewContext& context) {
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
    if (!m_coverage.rigidity.empty() &&
        chip_button(ui, m_coverage.rigidity,
                    {.tone = Tone::Neutral, .tooltip = "How rigid the plan is; click to select them"}))
        run(context, "edit.select", {{"ids", joined(m_coverage.forced, " ")}, {"mode", "set"}});
    chip_for(m_coverage.empty_stages, "empty stage", "empty stages");
    chip_for(m_coverage.uncovered, "touchpoint without a lagging measure",
             "touchpoints without a lagging measure");
}

// Where something that has no place yet goes: to what is selected, else where nothing is.
Id JourneysView::stage_at_hand(const ViewContext& context, const throughline::Journey& journey) const {
    const Id selected = context.workspace.session().only_selected();
    const auto stages = journey::stages_of(context.store(), journey.id);
    const Stage* empty = nullptr;
    for (const Stage* stage : stages) {
        const auto interactions = journey::interactions_in(context.store(), stage->id);
        const bool is_selected =
            stage->id == selected ||
            std::any_of(interactions.begin(), interactions.end(),
                        [&selected](const auto* interaction) { return interaction->id == selected; });
        if (is_selected)
            return stage->id;
        if (!empty && interactions.empty())
            empty = stage;
    }
    return empty ? empty->id : stages.empty() ? Id() : stages.front()->id;
}

// What was drawn from the outcome comes onto the map.
void JourneysView::draw_unplaced(ViewContext& context, const throughline::Journey& journey) {
    Ui& ui = context.ui;
    if (m_coverage.unplaced.empty())
        return;
    auto menu = menu_button(
        ui, ui.format("To place · %zu", m_coverage.unplaced.size()),
        {.tooltip = "Interactions that lead to its outcomes and stand in no stage yet. They go to "
                    "the selected stage, else to the first empty one"});
    if (!menu)
        return;
    Id chosen;
    for (const Id& id : m_coverage.unplaced) {
        auto scope = ui.with_id(id.view());
        if (menu_item(ui, title_of(context.store(), id)))
            chosen = id;
    }
    const Id stage = stage_at_hand(context, journey);
    if (!chosen.empty() && !stage.empty())
        run(context, "interaction.set_stage", {{"id", chosen.text()}, {"stage", stage.text()}});
}

void JourneysView::find_coverage(const ViewContext& context, const throughline::Journey& journey) {
    m_coverage.version = m_version;
    m_coverage.unplaced.clear();
    for (const throughline::Interaction* interaction :
         journey::unplaced_interactions(context.store(), journey))
        m_coverage.unplaced.push_back(interaction->id);
    m_coverage.empty_stages.clear();
    m_coverage.uncovered.clear();
    find_rigidity(context, journey);
    for (const Stage* stage : journey::stages_of(context.store(), journey.id)) {
        const auto interactions = journey::interactions_in(context.store(), stage->id);
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

// R034
void JourneysView::find_rigidity(const ViewContext& context, const throughline::Journey& journey) {
    const journey::Rigidity rigidity = journey::rigidity_of(context.store(), journey.id);
    m_coverage.rigidity.clear();
    m_coverage.forced.clear();
    if (!rigidity.forced.value)
        return;
    m_coverage.rigidity = text_format("%s %% of %zu steps forced",
                                      number_for_people(*rigidity.forced.value).c_str(), rigidity.forced.of);
    for (const journey::StepFreedom& step : rigidity.steps) {
        if (step.forced)
            m_coverage.forced.push_back(step.interaction.text());
    }
}

} // namespace throughline::ui
