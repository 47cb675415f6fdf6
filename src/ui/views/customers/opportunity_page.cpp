#include "ui/views/customers/opportunity_page.h"

#include "base/later.h"
#include "base/text.h"
#include "journey/opportunity.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

using journey::Quadrant;

constexpr std::array<GridColumn, 5> opportunity_columns = {
    {{.title = "What", .width = 220, .sortable = false},
     {.title = "Opportunity", .width = 110, .align = Align::Right, .sortable = false},
     {.title = "Value a year", .width = 110, .align = Align::Right, .sortable = false},
     {.title = "In our hands", .width = 110, .align = Align::Right, .sortable = false},
     {.title = "So", .width = 200, .sortable = false}}};

constexpr float map_height = 270;

std::string_view words_for(Quadrant quadrant) {
    switch (quadrant) {
    case Quadrant::NotKnown:
        return "not known";
    case Quadrant::ChangeFirst:
        return "change first";
    case Quadrant::Earn:
        return "earn";
    case Quadrant::Protect:
        return "protect";
    case Quadrant::Leave:
        return "leave";
    }
    return {};
}

std::string_view why_of(Quadrant quadrant) {
    switch (quadrant) {
    case Quadrant::NotKnown:
        return "Importance, satisfaction or value is missing.";
    case Quadrant::ChangeFirst:
        return "Much can still be moved here, and it is worth much.";
    case Quadrant::Earn:
        return "Much can still be moved here; it is worth less today.";
    case Quadrant::Protect:
        return "It is worth much, and well as it is: don't break it.";
    case Quadrant::Leave:
        return "Little can be moved, and little is at stake.";
    }
    return {};
}

Tone tone_of(Quadrant quadrant) {
    return quadrant == Quadrant::ChangeFirst ? Tone::Violet
           : quadrant == Quadrant::Earn      ? Tone::Accent
           : quadrant == Quadrant::Protect   ? Tone::Good
                                             : Tone::Neutral;
}

} // namespace

// R042: apart from what the customer is worth. R040: value alone must not rank.
void OpportunityPage::prepare(ViewContext& context) {
    m_prepared = m_places;
    const journey::OpportunityMap map = m_places == Places::Segments
                                            ? journey::segment_opportunities(context.store())
                                            : journey::interaction_opportunities(context.store());
    m_table.rows.clear();
    m_map.clear();
    m_value_most = 1;
    for (const journey::OpportunityPlace& place : map.places) {
        const std::string name = name_of(context, place.record);
        ReportRow row;
        row.record = place.record;
        row.cells = {{.text = name, .kind = CellKind::Link},
                     {.text = place.opportunity ? number_for_people(*place.opportunity, 1) + " of 20"
                                                : std::string("not known")},
                     {.text = place.value ? number_for_people(*place.value) : std::string("not known")},
                     {.text = place.reach ? number_for_people(*place.reach * 100) + " %" : std::string()},
                     {.text = std::string(words_for(place.quadrant)),
                      .kind = CellKind::Chip,
                      .tone = tone_of(place.quadrant)}};
        row.heading = name + ": " + std::string(words_for(place.quadrant));
        row.why = why_of(place.quadrant);
        m_table.rows.push_back(std::move(row));
        if (!place.opportunity || !place.value)
            continue;
        m_value_most = std::max(m_value_most, *place.value * 1.15);
        m_map.add({.x = *place.value, .y = *place.opportunity, .tone = tone_of(place.quadrant)},
                  name + ": opportunity " + number_for_people(*place.opportunity, 1) + " of 20, worth " +
                      number_for_people(*place.value) + " a year, " + std::string(words_for(place.quadrant)),
                  place.record);
    }
    for (std::size_t index = 0; index < m_map.points().size(); ++index)
        m_map.points()[index].name = title_of(context.store(), m_map.record(static_cast<int>(index)));
    m_value_split = map.value_split.value_or(0);
    m_opportunity_split = map.opportunity_split;
    m_value_text = number_for_people(m_value_most);
    const std::vector<Id> alone = journey::ranked_by_value_alone(context.store());
    m_value_only = alone.empty() ? std::string()
                                 : "Only what the customer is worth would rank " + names_of(context, alone) +
                                       ". Say what customers gain, how likely they accept, or what can still "
                                       "be moved: value is never the only term.";
}

LATER void OpportunityPage::draw(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    if (m_places != m_prepared)
        prepare(context);
    Box rest = box;
    {
        auto flow =
            column(ui, rest.cut_top(map_height + (m_value_only.empty() ? 0.0F : 44.0F)).inset(12, 0), 6);
        if (!m_value_only.empty())
            banner(ui, m_value_only);
        constexpr std::array<std::string_view, 2> labels = {"Segments", "Interactions"};
        const int chosen = segmented(ui, "Opportunity of", labels, static_cast<int>(m_places));
        if (chosen >= 0)
            m_places = static_cast<Places>(chosen);
        constexpr PlotTick scores[] = {{0, "0"}, {10, "10"}, {20, "20"}};
        const PlotTick values[] = {{0, "worth 0"}, {m_value_most, m_value_text}};
        const PlotRule value_split[] = {{m_value_split, "mean value"}};
        const PlotRule opportunity_split[] = {{m_opportunity_split, "much can be moved above"}};
        const PlotLine lines[] = {{.name = "Opportunity", .points = m_map.points(), .join = PlotJoin::Apart}};
        PlotOptions options;
        options.height = map_height - 50;
        options.across = {0, m_value_most, values, value_split};
        options.up = {0, 20, scores, opportunity_split};
        options.choosable = true;
        if (const PlotChoice choice = plot(ui, "Opportunity against value", lines, options))
            m_table.look_at(m_map.record(choice.point));
    }
    m_table.draw(context, "Opportunities", rest, opportunity_columns,
                 "Opportunity needs importance and satisfaction of outcomes and experiences");
}

} // namespace throughline::ui
