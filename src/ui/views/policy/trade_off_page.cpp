#include "ui/views/policy/trade_off_page.h"

#include "base/later.h"
#include "base/text.h"
#include "commands/policy/policy_files.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/plot.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace throughline::ui {

namespace {

constexpr std::size_t ticks = 4;
constexpr std::size_t few = 5;

// So many that neighbouring ticks of an axis of this length do not read the same.
int decimals_between(double length) {
    return std::clamp(1 - static_cast<int>(std::floor(std::log10(length / ticks))), 0, 6);
}

} // namespace

double TradeOffPage::across(const engage::SimulatedWorth& worth) const {
    return m_is_customer_worth ? worth.customer : 100 * worth.acceptance;
}

void TradeOffPage::refresh(PolicyData& data) {
    if (m_version == data.version())
        return;
    m_version = data.version();
    m_is_prepared = false;
    m_chosen = 0;
    m_run.reset();
    if (!data.run)
        return;
    engage::PolicyQuestion question = data.question();
    question.other_levers.emplace();
    m_run = data.runs.ask(std::move(question));
}

void TradeOffPage::prepare_plot() {
    m_is_prepared = true;
    m_others.clear();
    m_frontier.clear();
    m_now.clear();
    m_other_settings.clear();
    m_frontier_settings.clear();
    for (const engage::FrontierPoint& found : points()) {
        const bool is_now = found.setting == 0;
        const double x = across(found.worth), y = found.worth.value;
        m_low_x = is_now ? x : std::min(m_low_x, x);
        m_high_x = is_now ? x : std::max(m_high_x, x);
        m_low_y = is_now ? y : std::min(m_low_y, y);
        m_high_y = is_now ? y : std::max(m_high_y, y);
        PlotPoint point;
        point.x = x;
        point.y = y;
        point.tone = is_now ? Tone::Accent : found.is_on_frontier ? Tone::Good : Tone::Neutral;
        point.hollow = !found.is_on_frontier && !is_now;
        point.name = is_now ? "now" : "";
        std::string words = text_format("%s%zu: value %s, %s%s", is_now ? "As it is, setting " : "Setting ",
                                        found.setting + 1, number_for_people(y, 2).c_str(),
                                        m_is_customer_worth ? "customer worth " : "acceptance ",
                                        number_for_people(x, 2).c_str());
        if (!m_is_customer_worth)
            words += " %";
        if (found.is_on_frontier)
            words += ", no other is better in all";
        PlotSeries& series = is_now ? m_now : found.is_on_frontier ? m_frontier : m_others;
        series.add(point, std::move(words));
        if (!is_now)
            (found.is_on_frontier ? m_frontier_settings : m_other_settings).push_back(found.setting);
    }
    const double room_x = std::max((m_high_x - m_low_x) * 0.06, 1e-6);
    const double room_y = std::max((m_high_y - m_low_y) * 0.08, 1e-6);
    m_low_x -= room_x;
    m_high_x += room_x;
    m_low_y -= room_y;
    m_high_y += room_y;
    m_few_results = few_results();
    // The texts first: ticks hold views of them.
    m_tick_texts.clear();
    const auto at = [](double low, double high, std::size_t tick) {
        return low + (high - low) * (static_cast<double>(tick) + 0.5) / static_cast<double>(ticks);
    };
    const int decimals_x = decimals_between(m_high_x - m_low_x),
              decimals_y = decimals_between(m_high_y - m_low_y);
    for (std::size_t tick = 0; tick < ticks; ++tick)
        m_tick_texts.push_back(number_for_people(at(m_low_x, m_high_x, tick), decimals_x) +
                               (m_is_customer_worth ? "" : " %"));
    for (std::size_t tick = 0; tick < ticks; ++tick)
        m_tick_texts.push_back(number_for_people(at(m_low_y, m_high_y, tick), decimals_y));
    m_ticks_across.clear();
    m_ticks_up.clear();
    for (std::size_t tick = 0; tick < ticks; ++tick) {
        m_ticks_across.push_back({at(m_low_x, m_high_x, tick), m_tick_texts[tick]});
        m_ticks_up.push_back({at(m_low_y, m_high_y, tick), m_tick_texts[ticks + tick]});
    }
}

// Where levers decide little, the picture has few points: said, or one looks for the others.
std::string TradeOffPage::few_results() const {
    std::set<std::array<double, 3>> different;
    for (const engage::FrontierPoint& point : points())
        different.insert({point.worth.value, point.worth.acceptance, point.worth.customer});
    if (different.size() > few)
        return {};
    return text_format(
        "All %zu settings come to only %zu different results: hardly a customer has more than one "
        "action to choose from, so levers decide little here.",
        points().size(), different.size());
}

void TradeOffPage::choose(const PolicyData& data, std::size_t setting) {
    m_chosen = setting;
    m_lever_texts.clear();
    std::string points;
    const engage::LeverSetting& moved = m_run->answer().settings[setting];
    for (std::uint32_t action = 0; action < moved.size(); ++action) {
        if (moved[action] == 0)
            continue;
        const engage::CatalogueAction& item = data.catalogue->actions[action];
        const double now = standing_levers(*data.catalogue, item, data.day).percent;
        m_lever_texts.push_back(
            text_format("%s: %+.0f points, factor %s instead of %s", item.title.c_str(), moved[action],
                        number_for_people(engage::weight_factor(now + moved[action]), 2).c_str(),
                        number_for_people(engage::weight_factor(now), 2).c_str()));
        points += text_format("%s%s\t%s", points.empty() ? "" : "\n", item.id.text().c_str(),
                              number_text(moved[action]).c_str());
    }
    m_arguments = {{"points", std::move(points)}};
}

void TradeOffPage::draw_plot(ViewContext& context, const PolicyData& data) {
    Ui& ui = context.ui;
    PlotOptions options;
    options.height = 340;
    options.left = 64;
    options.across = {m_low_x, m_high_x, m_ticks_across, {}};
    options.up = {m_low_y, m_high_y, m_ticks_up, {}};
    options.choosable = true;
    const std::array<PlotLine, 3> lines = {
        {{"Other settings", m_others.points(), PlotJoin::Apart, Tone::Neutral},
         {"Not beaten by any other", m_frontier.points(), PlotJoin::Apart, Tone::Good},
         {"As it is", m_now.points(), PlotJoin::Apart, Tone::Accent}}};
    const PlotChoice chosen = plot(ui, "Trade-off of lever settings", lines, options);
    if (!chosen)
        return;
    const auto point = static_cast<std::size_t>(chosen.point);
    choose(data, chosen.line == 0   ? m_other_settings[point]
                 : chosen.line == 1 ? m_frontier_settings[point]
                                    : 0);
}

void TradeOffPage::draw_chosen(ViewContext& context, const PolicyData&) {
    Ui& ui = context.ui;
    if (m_chosen == 0) {
        second_label(ui, "Choose a point to see its levers.");
        return;
    }
    const engage::SimulatedWorth& now = points().front().worth;
    const engage::SimulatedWorth& then = points()[m_chosen].worth;
    heading(ui, ui.format("Setting %zu", m_chosen + 1));
    const auto figure = [&](std::string_view name, double old, double fresh, double factor,
                            const char* unit) {
        key_value(ui, name, ui.format("%.2f%s instead of %.2f%s", factor * fresh, unit, factor * old, unit));
    };
    figure("Value a customer", now.value, then.value, 1, "");
    figure("Accepted", now.acceptance, then.acceptance, 100, " %");
    figure("Customer worth", now.customer, then.customer, 1, "");
    figure("With an action", now.contacted, then.contacted, 100, " %");
    section(ui, "Levers");
    for (const std::string& text : m_lever_texts)
        paragraph(ui, text);
    if (!context.session().presenting)
        command_button(context, "policy.use_levers", m_arguments, CommandLook::Primary);
}

LATER void TradeOffPage::draw(ViewContext& context, PolicyData& data, const Box& box) {
    if (data.draw_missing(context, box))
        return;
    refresh(data);
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "Trade-off", box, metric::padding, 12);
    data.draw_choice(context);
    if (!m_run)
        return;
    if (!data.draw_progress(ui, *m_run, "Trying other levers"))
        return;
    if (!m_is_prepared)
        prepare_plot();
    {
        auto row = line(ui, {.height = metric::control});
        heading(ui, ui.format("%zu settings of the levers, ± 60 points for each action", points().size()));
        constexpr std::array<std::string_view, 2> axes = {"Against acceptance", "Against customer worth"};
        const int axis = segmented(ui, "Value", axes, m_is_customer_worth ? 1 : 0);
        if (axis >= 0) {
            m_is_customer_worth = axis == 1;
            prepare_plot();
        }
    }
    second_label(ui, "Up: expected value a customer. Filled green: no other setting is as good in value, "
                     "acceptance and customer worth, and better in one.");
    if (!m_few_results.empty())
        paragraph(ui, m_few_results);
    auto row = columns(ui, {0.67F, 0.33F}, 24);
    draw_plot(context, data);
    next_column(ui);
    draw_chosen(context, data);
}

} // namespace throughline::ui
