#include "ui/views/customers/relationship_time.h"

#include "base/later.h"
#include "base/text.h"
#include "journey/strength.h"
#include "journey/timeline.h"
#include "model/records/interaction.h"
#include "ui/views/control_filter.h"
#include "ui/views/record_picker.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <map>

namespace throughline::ui {

namespace {

using journey::TimelineKind;

constexpr int days_around = 45, days_of_a_quarter = 92;
// What happens stands in lanes, from top to bottom.
constexpr PlotTick lanes[] = {
    {4, "Moves"}, {3, "Interactions"}, {2, "Outcomes"}, {1, "Measures"}, {0, "Tests, maps"}};
constexpr float lane_label_width = 84;

// What happens on one day in one lane stands one above the other: 0, 1, −1, 2 … steps from the middle.
double fanned(std::size_t place) {
    constexpr double step = 0.2;
    const std::size_t steps = (place + 1) / 2;
    return step * static_cast<double>(steps) * (place % 2 == 0 ? -1 : 1);
}

double lane_of(TimelineKind kind) {
    switch (kind) {
    case TimelineKind::PhaseMove:
        return 4;
    case TimelineKind::InteractionState:
    case TimelineKind::InteractionDue:
        return 3;
    case TimelineKind::OutcomeState:
    case TimelineKind::OutcomeDue:
    case TimelineKind::OutcomeVerified:
        return 2;
    case TimelineKind::Measured:
        return 1;
    default:
        return 0;
    }
}

Tone tone_of(Phase phase) {
    switch (phase) {
    case Phase::BeforeContact:
    case Phase::Unstated:
        return Tone::Neutral;
    case Phase::Create:
        return Tone::Violet;
    case Phase::Build:
        return Tone::Accent;
    case Phase::Maintain:
        return Tone::Good;
    case Phase::AtRisk:
        return Tone::Warning;
    case Phase::Ended:
        return Tone::Bad;
    }
    return Tone::Neutral;
}

std::string title_of_phase(const journey::Relationship& relationship, Phase phase) {
    for (const journey::PhaseOfRelationship& shown : relationship.phases) {
        if (shown.phase == phase)
            return shown.title;
    }
    return std::string(choice_label(phases, phase));
}

std::string move_text(const ViewContext& context, const RelationshipMove& move) {
    std::string text = move.on ? date_for_people(*move.on) : std::string("on a day nobody recorded");
    if (!move.event.empty())
        text += ": " + move.event;
    if (!move.because.empty())
        text += " (“" + name_of(context, move.because) + "”)";
    if (move.event.empty() && move.because.empty())
        text += ": nobody said what moved it";
    return text;
}

// "62 % of the way, n = 1,420 in 2 outcomes".
std::string point_text(std::string_view what, const journey::StrengthPoint& point, double value,
                       const std::vector<journey::StrengthPart>& parts) {
    std::int64_t n = 0;
    std::size_t carried = 0;
    for (const journey::StrengthPart& part : parts) {
        n += part.n;
        carried += part.carried ? 1 : 0;
    }
    std::string text = std::string(what) + (point.planned ? " planned for " : ", ") +
                       date_for_people(point.on) + ": " + number_for_people(value) + " % of the way, " +
                       text_format("%zu of the outcomes", parts.size());
    if (n > 0)
        text += ", n = " + number_for_people(static_cast<double>(n));
    if (carried > 0)
        text += text_format(", %zu measured earlier", carried);
    return text;
}

} // namespace

void RelationshipTime::prepare(ViewContext& context, const Id& segment) {
    m_segment = segment;
    m_today = context.today;
    m_chosen.clear();
    const journey::Relationship relationship =
        journey::relationship_of(context.store(), segment, context.today);
    m_from = Date{context.today.days - days_of_a_quarter};
    m_to = Date{context.today.days + days_of_a_quarter};
    prepare_events(context);
    prepare_strength(context);
    for (const PlotSeries* series : {&m_events[0], &m_events[1], &m_strength, &m_value}) {
        for (const PlotPoint& point : series->points()) {
            m_from = std::min(m_from, Date{static_cast<std::int32_t>(point.x) - days_around});
            m_to = std::max(m_to, Date{static_cast<std::int32_t>(point.x) + days_around});
        }
    }
    prepare_days(m_from, m_to);
    prepare_phases(context, relationship);
    prepare_move(context);
}

// R031: from one move to the next, and what each phase is made of.
void RelationshipTime::prepare_phases(ViewContext& context, const journey::Relationship& relationship) {
    m_bands.clear();
    m_band_titles.clear();
    m_phases.clear();
    m_before.clear();
    if (!relationship.segment)
        return;
    std::vector<const RelationshipMove*> dated;
    for (const RelationshipMove* move : journey::moves_of(*relationship.segment)) {
        if (move->on)
            dated.push_back(move);
    }
    for (const RelationshipMove* move : dated)
        m_band_titles.push_back(title_of_phase(relationship, move->phase));
    for (std::size_t index = 0; index < dated.size(); ++index) {
        const Date end = index + 1 < dated.size() ? *dated[index + 1]->on : m_to;
        m_bands.push_back({static_cast<double>(dated[index]->on->days), static_cast<double>(end.days),
                           m_band_titles[index], tone_of(dated[index]->phase)});
    }
    for (const journey::PhaseOfRelationship& phase : relationship.phases) {
        std::vector<std::string> parts;
        for (const RelationshipMove* move : phase.moves)
            parts.push_back(move_text(context, *move));
        if (parts.empty())
            parts.push_back(phase.begins_when.empty() ? "not reached" : "begins when: " + phase.begins_when);
        if (!phase.interactions.empty())
            parts.push_back(text_format(phase.interactions.size() == 1 ? "%zu interaction happens in it"
                                                                       : "%zu interactions happen in it",
                                        phase.interactions.size()));
        m_phases.push_back({phase.title + (phase.time == journey::PhaseTime::Present ? " (now)" : ""),
                            joined(parts, "; ") + "."});
    }
    std::vector<Id> before;
    for (const throughline::Interaction* interaction : relationship.before_contact)
        before.push_back(interaction->id);
    if (!before.empty())
        m_before = "Before the first contact they already live through " + names_of(context, before, 5) + ".";
    if (relationship.first_contact)
        m_before += (m_before.empty() ? "The first contact is “" : " The first contact is “") +
                    name_of(context, relationship.first_contact->id) + "”.";
}

bool RelationshipTime::is_hidden(const ViewContext& context, const Id& record) const {
    const auto* interaction = context.store().find_as<throughline::Interaction>(record);
    return interaction && !m_control.lets_pass(interaction->control);
}

// R035
void RelationshipTime::prepare_events(ViewContext& context) {
    journey::Timeline timeline = journey::timeline_of(context.store(), m_segment, context.today);
    m_control = context.session().work_filter.control;
    const auto hidden = [&](const journey::TimelineEntry& entry) { return is_hidden(context, entry.record); };
    m_hidden = std::erase_if(timeline.entries, hidden);
    std::erase_if(timeline.undated, [&](const Id& id) { return is_hidden(context, id); });
    for (PlotSeries& series : m_events)
        series.clear();
    std::map<std::pair<Date, double>, std::size_t> standing;
    for (const journey::TimelineEntry& entry : timeline.entries) {
        const std::string what = name_of(context, entry.record);
        std::string label = date_for_people(entry.on) + ": " + what;
        if (!entry.text.empty() && entry.text != what)
            label += ", " + entry.text;
        if (entry.late)
            label += " (late)";
        const double lane = lane_of(entry.kind);
        const std::size_t place = standing[{entry.on, lane}]++;
        PlotPoint point{.x = static_cast<double>(entry.on.days), .y = lane + fanned(place)};
        point.hollow = entry.planned;
        point.tone = entry.late                              ? Tone::Bad
                     : entry.kind == TimelineKind::PhaseMove ? Tone::Violet
                                                             : Tone::Accent;
        m_events[entry.planned ? 1 : 0].add(point, std::move(label), entry.record);
    }
    m_undated = timeline.undated.empty()
                    ? std::string()
                    : "Open, without any day: " + names_of(context, timeline.undated, 5) + ".";
}

// R014: what the customer wants is the strength, what the business wants the value.
void RelationshipTime::prepare_strength(ViewContext& context) {
    const journey::RelationshipStrength found =
        journey::relationship_strength(context.store(), m_segment, context.today);
    m_strength.clear();
    m_value.clear();
    for (const journey::StrengthPoint& point : found.points) {
        const auto add = [&](PlotSeries& series, std::string_view what, const std::optional<double>& value,
                             const std::vector<journey::StrengthPart>& parts, Tone tone) {
            if (!value)
                return;
            series.add(
                {.x = static_cast<double>(point.on.days), .y = *value, .tone = tone, .hollow = point.planned},
                point_text(what, point, *value, parts), parts.empty() ? Id() : parts.front().outcome);
        };
        add(m_strength, "Strength", point.strength, point.customer_parts, Tone::Accent);
        add(m_value, "Value", point.value, point.business_parts, Tone::Violet);
    }
    m_strength_missing.clear();
    if (!found.customer_unmeasured.empty())
        m_strength_missing = "What customers want was never measured for " +
                             names_of(context, found.customer_unmeasured) + ". ";
    if (!found.business_unmeasured.empty())
        m_strength_missing += "What the business wants was never measured for " +
                              names_of(context, found.business_unmeasured) + ". ";
    m_strength_missing +=
        found.value_a_year
            ? "All its customers together are worth " + number_for_people(*found.value_a_year) + " a year."
            : std::string("What they are worth together is not known: size or value is "
                          "missing.");
}

// The first days of quarters, or of years where there are many.
void RelationshipTime::prepare_days(Date from, Date to) {
    m_days.clear();
    m_day_texts.clear();
    const int step = to.days - from.days > 4 * 365 ? 12 : to.days - from.days > 2 * 365 ? 6 : 3;
    CivilDate civil = civil_from_date(from);
    civil.day = 1;
    civil.month = 1;
    std::vector<Date> days;
    while (date_from_civil(civil) <= to) {
        if (date_from_civil(civil) >= from)
            days.push_back(date_from_civil(civil));
        civil.month += step;
        if (civil.month > 12) {
            civil.month -= 12;
            ++civil.year;
        }
    }
    for (const Date day : days)
        m_day_texts.push_back(date_for_people(day).substr(2));
    for (std::size_t index = 0; index < days.size(); ++index)
        m_days.push_back({static_cast<double>(days[index].days), trimmed(m_day_texts[index])});
}

void RelationshipTime::prepare_move(ViewContext& context) {
    Arguments arguments = {{"id", m_segment.text()},
                           {"because", m_because.text()},
                           {"event", m_event},
                           {"on", m_on.empty() ? date_text(context.today) : m_on}};
    if (m_phase >= 0)
        arguments["phase"] = phases[m_phase + 1].name;
    m_move = make_deed(context, "relationship.move", "Record the move", std::move(arguments));
}

void RelationshipTime::draw_timeline(ViewContext& context) {
    Ui& ui = context.ui;
    {
        auto row = line(ui, {.height = metric::chip});
        heading(ui, "Past and future");
        push_right(ui);
        if (m_hidden > 0)
            second_label(ui, ui.format("%zu hidden", m_hidden));
        control_chips(context);
    }
    if (m_control != context.session().work_filter.control)
        prepare_events(context);
    const PlotRule today[] = {{static_cast<double>(m_today.days), "today"}};
    const PlotLine lines[] = {{.name = "Happened", .points = m_events[0].points(), .join = PlotJoin::Apart},
                              {.name = "Planned", .points = m_events[1].points(), .join = PlotJoin::Apart}};
    PlotOptions options;
    options.height = 210;
    options.left = lane_label_width;
    options.across = {static_cast<double>(m_from.days), static_cast<double>(m_to.days), m_days, today};
    options.up = {-0.5, 4.5, lanes, {}};
    options.bands = m_bands;
    options.choosable = true;
    if (const PlotChoice choice = plot(ui, "Timeline", lines, options)) {
        const PlotSeries& series = m_events[static_cast<std::size_t>(choice.line)];
        m_chosen = series.label(choice.point);
        if (context.store().find(series.record(choice.point)))
            run(context, "edit.select", {{"ids", series.record(choice.point).text()}, {"mode", "set"}});
    }
    if (!m_chosen.empty())
        paragraph(ui, m_chosen, {.weight = Weight::Semibold});
    if (!m_undated.empty())
        paragraph(ui, m_undated, {.colour = ui.theme().second_ink});
}

void RelationshipTime::draw_strength(ViewContext& context) {
    Ui& ui = context.ui;
    {
        auto row = line(ui, {.height = metric::chip});
        heading(ui, "Strength and value");
        dot(ui, "strength: what customers want", Tone::Accent);
        dot(ui, "value: what the business wants", Tone::Violet);
        second_label(ui, "in % of the way from the baseline to the target");
    }
    if (m_strength.empty() && m_value.empty()) {
        second_label(ui, "No outcome of this segment has been measured against a target yet.");
    } else {
        constexpr PlotTick shares[] = {{0, "0 %"}, {50, "50 %"}, {100, "100 %"}};
        const PlotRule today[] = {{static_cast<double>(m_today.days), "today"}};
        const PlotLine lines[] = {{.name = "Strength", .points = m_strength.points(), .tone = Tone::Accent},
                                  {.name = "Value", .points = m_value.points(), .tone = Tone::Violet}};
        PlotOptions options;
        options.height = 170;
        options.left = lane_label_width;
        options.across = {static_cast<double>(m_from.days), static_cast<double>(m_to.days), m_days, today};
        options.up = {-10, 120, shares, {}};
        options.bands = m_bands;
        options.choosable = true;
        if (const PlotChoice choice = plot(ui, "Strength and value over time", lines, options))
            m_chosen = (choice.line == 0 ? m_strength : m_value).label(choice.point);
    }
    paragraph(ui, m_strength_missing, {.colour = ui.theme().second_ink});
}

void RelationshipTime::draw_phases(ViewContext& context) {
    Ui& ui = context.ui;
    section(ui, "Phases, and what moved the relationship");
    for (const Row& row : m_phases)
        key_value(ui, row.title, row.text);
    if (!m_before.empty())
        paragraph(ui, m_before, {.colour = ui.theme().second_ink});
}

void RelationshipTime::draw_move_form(ViewContext& context) {
    Ui& ui = context.ui;
    auto frame = card(ui, "Record a move", CardOptions{.quiet = true});
    heading(ui, "Record a move");
    bool is_changed = false;
    {
        auto row = columns(ui, {1, 1}, 16);
        const Picked phase = picker(
            ui, "Into the phase",
            {.count = static_cast<int>(std::size(phases)) - 1, .chosen = m_phase, .placeholder = "which?"},
            [](int index) { return Choice{phases[index + 1].label}; });
        if (phase && phase.index >= 0) {
            m_phase = phase.index;
            is_changed = true;
        }
        next_column(ui);
        const Id before = m_because;
        pick_record(context, "Moved by", {Kind::Interaction, Kind::Experience, Kind::Factor},
                    {.placeholder = "what moved it?", .clearable = true}, m_because);
        is_changed = is_changed || before != m_because;
        next_column(ui);
    }
    {
        auto row = columns(ui, {1, 1}, 16);
        const FieldResult on = date_field(ui, "On", m_on, {.placeholder = "today"});
        if (on.committed()) {
            m_on = on.value;
            is_changed = true;
        }
        next_column(ui);
        const FieldResult event = text_field(ui, "What happened", m_event, {.placeholder = "in a few words"});
        if (event.edited() || event.committed()) {
            m_event = event.value;
            is_changed = true;
        }
        next_column(ui);
    }
    if (is_changed)
        prepare_move(context);
    if (deed_button(context, m_move, CommandLook::Primary)) {
        m_phase = -1;
        m_because = {};
        m_event.clear();
        m_on.clear();
    }
}

LATER void RelationshipTime::draw(ViewContext& context, const Box& box) {
    auto area = scroll_area(context.ui, "Over time", box, metric::padding, 8);
    draw_timeline(context);
    draw_strength(context);
    draw_phases(context);
    draw_move_form(context);
}

} // namespace throughline::ui
