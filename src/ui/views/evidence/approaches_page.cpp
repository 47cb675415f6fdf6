#include "ui/views/evidence/approaches_page.h"

#include "base/later.h"
#include "base/text.h"
#include "ui/views/nothing_yet.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 6> type_columns = {
    {{.title = "Type of interaction", .width = 180, .sortable = false},
     {.title = "A month", .width = 80, .align = Align::Right, .sortable = false},
     {.title = "Chosen", .width = 130, .sortable = false},
     {.title = "Indicated", .width = 110, .sortable = false},
     {.title = "Lead", .width = 70, .align = Align::Right, .sortable = false},
     {.title = "Because", .width = 420, .sortable = false}}};

// What a person enters for the choice: what the work is like, and what the blend costs (R054).
struct AssessedNumber {
    std::string_view label;
    std::string_view path;
    std::string_view suffix;
    std::string_view tooltip;
};
constexpr AssessedNumber assessed_numbers[] = {
    {"Judgement", "judgement_share", "%", "Share of results that depend on judgement"},
    {"Variety", "variety", "of 10", "How much one case differs from the next"},
    {"Data quality", "data_quality", "of 10", "How far the data about a case can be trusted"},
    {"Redesign", "blend.redesign", "", "What it costs to change how the work is done"},
    {"Capital", "blend.capital", "", "What has to be bought for the blend"},
    {"Resistance", "blend.resistance", "of 10", "How hard people will find it"},
    {"Delay", "blend.delay_months", "months", "Until the blend returns anything"}};
constexpr std::size_t first_cost = 3;

std::optional<double> assessed_number(const ApproachAssessment& assessment, std::size_t index) {
    const std::optional<double> values[] = {assessment.judgement_share,   assessment.variety,
                                            assessment.data_quality,      assessment.blend.redesign,
                                            assessment.blend.capital,     assessment.blend.resistance,
                                            assessment.blend.delay_months};
    return values[index];
}

constexpr Approach compared[] = {Approach::Operational, Approach::Analytical, Approach::Blended};
constexpr Tone tones_of_approaches[] = {Tone::Accent, Tone::Warning, Tone::Violet};

std::string_view label_of(Approach approach) {
    return choice_label(approaches, approach);
}

std::string_view words_for(journey::FitOfApproach fit) {
    switch (fit) {
    case journey::FitOfApproach::Misfit:
        return "misfit";
    case journey::FitOfApproach::NotChosen:
        return "not chosen";
    case journey::FitOfApproach::NothingIndicated:
        return "nothing indicated";
    case journey::FitOfApproach::Fits:
        return "fits";
    }
    return {};
}

Tone tone_of(journey::FitOfApproach fit) {
    return fit == journey::FitOfApproach::Misfit ? Tone::Bad
           : fit == journey::FitOfApproach::Fits ? Tone::Good
                                                 : Tone::Neutral;
}

std::string_view words_for(journey::Feasibility feasibility) {
    return feasibility == journey::Feasibility::Feasible      ? "feasible"
           : feasibility == journey::Feasibility::Conditional ? "on condition"
                                                              : "not feasible";
}

} // namespace

void ApproachesPage::refresh(ViewContext& context) {
    if (!m_seen.is_new(context))
        return;
    const Store& store = context.store();
    m_choices = journey::choose_approaches(store, context.today);
    m_fits = journey::misfit_report(store, context.today);
    m_types.rows.clear();
    for (const journey::ApproachChoice& choice : m_choices) {
        std::vector<std::string> chosen;
        bool is_misfit = false;
        for (const journey::ApproachFit& fit : m_fits) {
            if (fit.type != choice.type)
                continue;
            is_misfit = is_misfit || fit.fit == journey::FitOfApproach::Misfit;
            std::string label(label_of(fit.chosen));
            if (std::find(chosen.begin(), chosen.end(), label) == chosen.end())
                chosen.push_back(std::move(label));
        }
        const bool is_refused = !choice.refused.empty();
        ReportRow row;
        row.cells = {{.text = choice.type, .kind = CellKind::Link},
                     {.text = number_for_people(choice.frequency)},
                     {.text = joined(chosen, ", "),
                      .kind = is_misfit ? CellKind::Chip : CellKind::Text,
                      .tone = is_misfit ? Tone::Bad : Tone::Neutral},
                     {.text = is_refused ? "no problem" : std::string(label_of(choice.indicated)),
                      .kind = CellKind::Chip,
                      .tone = is_refused ? Tone::Warning : Tone::Accent},
                     {.text = is_refused ? std::string() : number_for_people(choice.lead, 1)},
                     {.text = is_refused               ? choice.refused
                              : choice.reasons.empty() ? std::string()
                                                       : choice.reasons.front(),
                      .muted = true}};
        m_types.rows.push_back(std::move(row));
    }
    m_prepared.reset();
}

void ApproachesPage::prepare(ViewContext& context, const journey::ApproachChoice& choice) {
    m_refused = choice.refused;
    m_reasons = choice.reasons;
    m_heading = choice.type;
    if (m_refused.empty())
        m_heading += " · " + std::string(label_of(choice.indicated)) +
                     (choice.told_apart ? "" : ", not told apart from the next");
    m_cases.clear();
    m_approaches.clear();
    const auto type = journey::approach_type(context.store(), choice.type, context.today);
    if (type.ok()) {
        for (const journey::ApproachCase& one : type.value().cases)
            m_cases.push_back(case_text(context, one));
    }
    for (const journey::ScoredApproach& scored : choice.approaches)
        m_approaches.push_back(approach_text(scored, scored.measured.approach == choice.indicated));
    prepare_trend(context, choice.type);
}

ApproachesPage::CaseText ApproachesPage::case_text(ViewContext& context, const journey::ApproachCase& one) {
    CaseText text;
    const throughline::Interaction& interaction = *one.interaction;
    const Arguments about = {{"id", interaction.id.text()}};
    text.interaction = interaction.id;
    text.title = name_of(context, interaction.id);
    text.chosen = interaction.approach;
    std::vector<std::string> views;
    if (!interaction.customer.problem.empty())
        views.push_back("The customer's problem: " + interaction.customer.problem);
    if (!interaction.customer.solution.empty())
        views.push_back("The customer's solution: " + interaction.customer.solution);
    text.seen_by_customer =
        views.empty() ? "Nobody wrote down how the customer sees the problem." : joined(views, " ");
    for (std::size_t index = 0; index < text.choose.size(); ++index) {
        Arguments arguments = about;
        arguments["approach"] = choice_name(approaches, compared[index]);
        text.choose[index] = make_deed(context, "approach.choose", std::string(label_of(compared[index])),
                                       std::move(arguments));
    }
    for (const journey::ApproachFit& fit : m_fits) {
        if (fit.interaction == interaction.id) {
            text.fit = words_for(fit.fit);
            text.fit_reason = fit.reason;
            text.fit_tone = tone_of(fit.fit);
        }
    }
    if (!one.assessment) {
        text.assess = make_deed(context, "approach.assess", "Assess approaches", about);
        return text;
    }
    text.assessment = one.assessment->id;
    text.problem = one.assessment->problem;
    text.numbers = make_deed(context, "go.record", "Enter what each takes and gives",
                             {{"id", one.assessment->id.text()}});
    for (std::size_t index = 0; index < std::size(assessed_numbers); ++index)
        text.values.push_back(number_or_nothing(assessed_number(*one.assessment, index), 1));
    return text;
}

// R046, R047, R050 to R053: what it takes and gives, what it needs, and what nobody has said yet.
ApproachesPage::ApproachText ApproachesPage::approach_text(const journey::ScoredApproach& scored,
                                                           bool indicated) {
    const journey::MeasuredApproach& measured = scored.measured;
    ApproachText text;
    text.title = label_of(measured.approach);
    text.score = scored.score ? text_format("%.1f of 100", *scored.score) : std::string("not measured");
    text.indicated = indicated;
    text.facts = {{"Good for both", figure_sentence(measured.favourable, 0)},
                  {"Result rate", figure_sentence(measured.result_rate, 0)},
                  {"Cost", figure_sentence(measured.cost, 1)},
                  {"Time", figure_sentence(measured.minutes, 0)},
                  {"Touches", figure_sentence(measured.touches, 1)},
                  {"Profit a year", measured.profit ? number_for_people(*measured.profit) : "not stated"},
                  {"Feasibility", std::string(words_for(measured.feasibility))}};
    if (measured.hours_needed)
        text.facts.emplace_back(
            "Hours a month", number_for_people(*measured.hours_needed) + " needed, " +
                                 (measured.hours_there ? number_for_people(*measured.hours_there) + " there"
                                                       : std::string("nobody said how many are there")));
    for (const std::string& behaviour : measured.target_behaviours)
        text.remarks.push_back("Target behaviour: " + behaviour);
    for (const std::string& limit : measured.limits)
        text.remarks.push_back("Limit: " + limit);
    if (!measured.not_described.empty())
        text.remarks.push_back("Not described yet: " + joined(measured.not_described, ", ") + ".");
    for (const journey::ChoiceTerm& term : scored.terms)
        text.terms.push_back({term.name, term.points,
                              term.share ? (term.points > 0 ? "+" : "") + number_for_people(term.points, 1)
                                         : std::string("not known"),
                              term.reason});
    return text;
}

// R056
void ApproachesPage::prepare_trend(ViewContext& context, const std::string& type) {
    for (PlotSeries& series : m_trend)
        series.clear();
    Date first = context.today;
    for (const journey::FavourablePoint& point :
         journey::favourable_over_time(context.store(), type, context.today)) {
        const auto* found = std::find(std::begin(compared), std::end(compared), point.approach);
        if (found == std::end(compared) || !point.favourable.value)
            continue;
        const auto index = static_cast<std::size_t>(found - std::begin(compared));
        m_trend[index].add({.x = static_cast<double>(point.on.days),
                            .y = *point.favourable.value,
                            .tone = tones_of_approaches[index],
                            .low = point.favourable.low.value_or(0),
                            .high = point.favourable.high.value_or(0)},
                           std::string(label_of(point.approach)) + ", " + date_for_people(point.on) + ": " +
                               journey::figure_text(point.favourable));
        first = std::min(first, point.on);
    }
    m_trend_from = first.days - 10;
    m_trend_to = context.today.days;
    m_trend_days = {date_for_people(first), date_for_people(context.today)};
    for (std::size_t index = 0; index < m_trend.size(); ++index) {
        if (!m_trend[index].empty())
            m_trend[index].points().back().name = label_of(compared[index]);
    }
}

void ApproachesPage::look_at(ViewContext& context, const Id& record) {
    refresh(context);
    const auto* assessment = context.store().find_as<ApproachAssessment>(record);
    const auto* interaction =
        context.store().find_as<throughline::Interaction>(assessment ? assessment->interaction : record);
    if (!interaction)
        return;
    const std::string& type = interaction->type.empty() ? interaction->title : interaction->type;
    for (std::size_t index = 0; index < m_choices.size(); ++index) {
        if (m_choices[index].type == type)
            m_types.look_at_row(index);
    }
}

void ApproachesPage::draw_numbers(ViewContext& context, const CaseText& shown) {
    Ui& ui = context.ui;
    for (std::size_t first = 0; first < std::size(assessed_numbers); first += first_cost) {
        auto row = columns(ui, {1, 1, 1, 1}, 16);
        const std::size_t last = first == 0 ? first_cost : std::size(assessed_numbers);
        for (std::size_t index = first; index < last; ++index) {
            const AssessedNumber& asked = assessed_numbers[index];
            const FieldResult field = number_field(
                ui, asked.label, shown.values[index],
                {.placeholder = "not assessed", .tooltip = asked.tooltip, .suffix = asked.suffix});
            if (field.committed()) {
                run(context, "record.set",
                    {{"id", shown.assessment.text()},
                     {"path", std::string(asked.path)},
                     {"value", std::string(field.value)}});
            }
            next_column(ui);
        }
        if (first > 0)
            break;
    }
}

// R057: without a problem there is nothing to choose.
void ApproachesPage::draw_case(ViewContext& context, const CaseText& shown) {
    Ui& ui = context.ui;
    auto scope = ui.with_id(shown.interaction.view());
    auto frame = card(ui, shown.title, CardOptions{.quiet = true});
    {
        auto row = line(ui, {.height = metric::control});
        label(ui, shown.title, {.weight = Weight::Semibold});
        if (!shown.fit.empty())
            chip(ui, shown.fit, shown.fit_tone);
        second_label(ui, shown.fit_reason);
    }
    if (shown.assessment.empty()) {
        second_label(ui, "Nobody has assessed its approaches yet.");
        deed_button(context, shown.assess, CommandLook::Primary);
        return;
    }
    const FieldResult problem =
        text_field(ui, "Problem", shown.problem,
                   {.placeholder = "What goes wrong now, and for whom?", .required = true});
    if (problem.committed())
        run(context, "record.set",
            {{"id", shown.assessment.text()}, {"path", "problem"}, {"value", std::string(problem.value)}});
    second_label(ui, shown.seen_by_customer);
    draw_numbers(context, shown);
    auto row = line(ui, {.height = metric::control, .wrap = true});
    second_label(ui, "Worked on as");
    for (std::size_t index = 0; index < shown.choose.size(); ++index) {
        if (shown.chosen == compared[index])
            chip(ui, shown.choose[index].label, Tone::Accent);
        else if (deed_button(context, shown.choose[index]))
            return;
    }
    deed_button(context, shown.numbers, CommandLook::Quiet);
}

void ApproachesPage::draw_approach(ViewContext& context, const ApproachText& shown) {
    Ui& ui = context.ui;
    auto frame = card(ui, shown.title, CardOptions{.selected = shown.indicated, .quiet = true});
    {
        auto row = line(ui, {.height = metric::chip});
        heading(ui, shown.title);
        if (shown.indicated)
            chip(ui, "indicated", Tone::Accent);
    }
    label(ui, shown.score, {.size = metric::title_text, .weight = Weight::Semibold});
    std::array<ChartValue, 6> values;
    std::size_t count = 0;
    for (const TermText& term : shown.terms) {
        if (count < values.size())
            values[count++] = {.label = term.name,
                               .value = term.points,
                               .text = term.text,
                               .tone = term.points < 0 ? Tone::Bad : Tone::Accent,
                               .tooltip = term.reason};
    }
    bar_chart(ui, ui.format("Score of %s", shown.title.c_str()), {values.data(), count},
              {.maximum = 40, .diverging = true, .row_height = 20});
    for (const auto& [name, value] : shown.facts)
        key_value(ui, name, value);
    for (const std::string& remark : shown.remarks)
        paragraph(ui, remark, {.size = metric::small_text, .colour = ui.theme().second_ink});
}

void ApproachesPage::draw_trend(Ui& ui) {
    if (std::all_of(m_trend.begin(), m_trend.end(), [](const PlotSeries& series) { return series.empty(); }))
        return;
    section(ui, "Probability that it is good for both, over time");
    std::array<PlotLine, 3> lines;
    for (std::size_t index = 0; index < lines.size(); ++index)
        lines[index] = {.name = label_of(compared[index]),
                        .points = m_trend[index].points(),
                        .tone = tones_of_approaches[index]};
    constexpr PlotTick shares[] = {{0, "0 %"}, {50, "50 %"}, {100, "100 %"}};
    const PlotTick days[] = {{m_trend_from + 10, m_trend_days[0]}, {m_trend_to, m_trend_days[1]}};
    PlotOptions options;
    options.height = 150;
    options.across = {m_trend_from, m_trend_to + 20, days, {}};
    options.up = {0, 100, shares, {}};
    plot(ui, "Good for both", lines, options);
}

void ApproachesPage::draw_choice(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    ui.paint().line({box.x, box.y}, {box.right(), box.y}, ui.theme().line);
    auto area = scroll_area(ui, "The choice", box, metric::padding, 8);
    heading(ui, m_heading);
    if (!m_refused.empty())
        banner(ui, m_refused);
    for (const std::string& reason : m_reasons)
        paragraph(ui, reason, {.colour = ui.theme().second_ink});
    for (const CaseText& one : m_cases)
        draw_case(context, one);
    if (!m_approaches.empty()) {
        auto row = columns(ui, {1, 1, 1}, 12);
        for (const ApproachText& shown : m_approaches) {
            draw_approach(context, shown);
            next_column(ui);
        }
    }
    draw_trend(ui);
}

LATER void ApproachesPage::draw(ViewContext& context, const Box& box) {
    refresh(context);
    if (m_choices.empty()) {
        return draw_nothing_yet(
            context, box,
            {"evidence", "Nothing to choose for yet",
             "An approach is chosen for a type of interaction that the firm can influence.",
             "Add an interaction", "interaction.add"});
    }
    if (!m_types.chosen())
        m_types.look_at_row(0);
    Box rest = box;
    const auto chosen = static_cast<std::size_t>(m_types.chosen() - m_types.rows.data());
    if (m_prepared != chosen) {
        m_prepared = chosen;
        prepare(context, m_choices[chosen]);
    }
    const Box below = rest.cut_bottom(rest.height * 0.64F);
    m_types.draw_table(context, "Types of interactions", rest, type_columns, "No interactions yet");
    draw_choice(context, below);
}

} // namespace throughline::ui
