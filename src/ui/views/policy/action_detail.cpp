#include "ui/views/policy/action_detail.h"

#include "base/text.h"
#include "commands/policy/policy_files.h"
#include "engage/economics/level_choice.h"
#include "model/records/product.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/plot.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

using engage::CatalogueAction;
using engage::no_index;

constexpr std::array<std::string_view, 4> rule_levels = {"all actions", "issue", "group", "action"};
constexpr std::array<PlotTick, 3> half_ticks = {{{0, "0 %"}, {0.5, "50 %"}, {1, "100 %"}}};

// P · V + (1 − P) · R − cost.
double expected(const CatalogueAction& action) {
    return action.starting_propensity * action.value + (1 - action.starting_propensity) * action.refused -
           action.cost;
}

void select(ViewContext& context, const Id& record) {
    run(context, "edit.select", {{"ids", record.text()}, {"mode", "set"}});
}

} // namespace

// R097, R098: the levels of one action along its response curve, and the one worth most.
void ActionDetail::prepare_levels(const PolicyData& data, std::uint32_t action) {
    const engage::Catalogue& catalogue = *data.catalogue;
    std::vector<std::uint32_t> levels;
    for (std::uint32_t index = 0; index < catalogue.actions.size(); ++index) {
        if (catalogue.actions[index].family == catalogue.actions[action].family)
            levels.push_back(index);
    }
    std::stable_sort(levels.begin(), levels.end(), [&](std::uint32_t left, std::uint32_t right) {
        return catalogue.actions[left].level.value_or(0) < catalogue.actions[right].level.value_or(0);
    });
    m_levels.clear();
    m_ticks.clear();
    m_names.clear();
    m_level_words.clear();
    if (levels.size() < 2)
        return;
    std::vector<std::vector<engage::LevelOffer>> offers(1);
    for (const std::uint32_t level : levels) {
        const CatalogueAction& item = catalogue.actions[level];
        offers.front().push_back({std::max(item.cost, 0.0), expected(item)});
    }
    const auto budgets = engage::LevelBudgets::of(offers);
    const auto choice = budgets.ok() ? budgets.value().within(budgets.value().most_spent()) : budgets.error();
    const std::uint32_t best = choice.ok() ? choice.value().levels.front() : engage::LevelChoice::none;
    for (const std::uint32_t level : levels)
        m_names.push_back(catalogue.actions[level].title);
    for (std::uint32_t place = 0; place < levels.size(); ++place) {
        const CatalogueAction& item = catalogue.actions[levels[place]];
        const double at = item.level.value_or(place);
        PlotPoint point;
        point.x = at;
        point.y = item.starting_propensity;
        point.tone = place == best ? Tone::Good : Tone::Accent;
        point.hollow = !item.is_active;
        point.name = m_names[place];
        m_levels.add(point,
                     text_format("%s: level %s, %s %% accept, worth %s%s", item.title.c_str(),
                                 number_for_people(at).c_str(),
                                 number_for_people(100 * item.starting_propensity, 1).c_str(),
                                 number_for_people(expected(item), 1).c_str(),
                                 place == best ? ", chosen" : ""),
                     item.id);
    }
    for (std::size_t place = 0; place < levels.size(); ++place)
        m_ticks.push_back({m_levels.points()[place].x, m_names[place]});
    m_level_words =
        best == engage::LevelChoice::none
            ? std::string("No level is worth more than doing nothing.")
            : text_format("“%s” is worth most: %s expected, its cost taken off.", m_names[best].c_str(),
                          number_for_people(offers.front()[best].expected_value, 1).c_str());
}

// R101
void ActionDetail::prepare_replacement(ViewContext& context, const PolicyData& data, std::uint32_t action) {
    const CatalogueAction& item = data.catalogue->actions[action];
    const auto& record = *context.store().find_as<Action>(item.id);
    const auto* old = context.store().find_as<Product>(record.replaces);
    m_replaces = old != nullptr;
    if (!old)
        return;
    const auto* fresh =
        record.products.empty() ? nullptr : context.store().find_as<Product>(record.products.front());
    m_replaced_title = old->title;
    m_new_title = fresh ? fresh->title : item.title;
    m_has_margins = old->margin && fresh && fresh->margin;
    const double before = old->margin.value_or(0);
    const double after = fresh ? fresh->margin.value_or(0) : 0;
    m_replacement.keep = {before, m_assumed.keep_retention, m_assumed.years};
    m_replacement.replaced = {after, m_assumed.new_retention, m_assumed.years};
    m_replacement.after_refusal = {before, m_assumed.refused_retention, m_assumed.years};
    m_replacement.asking_cost = item.cost;
    m_replacement.probability = item.starting_propensity;
    m_replacement.discount = m_assumed.discount;
}

void ActionDetail::prepare(ViewContext& context, const PolicyData& data, std::uint32_t action) {
    if (m_action == action)
        return;
    m_action = action;
    prepare_levels(data, action);
    prepare_replacement(context, data, action);
}

void ActionDetail::draw_conditions(ViewContext& context, const PolicyData& data) {
    Ui& ui = context.ui;
    const engage::Catalogue& catalogue = *data.catalogue;
    const CatalogueAction& action = catalogue.actions[m_action];
    section(ui, "May be proposed where");
    if (action.rules.empty())
        second_label(ui, "Everybody: there is no condition.");
    for (const std::uint32_t place : action.rules) {
        const engage::EngagementRule& rule = catalogue.rules[place];
        const engage::Condition& condition = catalogue.conditions[rule.condition];
        const std::string_view stage = condition_stages[static_cast<std::size_t>(rule.stage)].label;
        auto scope = ui.with_id(static_cast<std::uint64_t>(place));
        auto row = line(ui);
        chip(ui, stage, condition.problem.empty() ? Tone::Neutral : Tone::Bad);
        if (link(ui, rule.title, {.tooltip = condition.text}))
            select(context, rule.record);
        second_label(ui, condition.problem.empty() ? std::string_view(condition.text) : "cannot be read");
        if (rule.level != engage::RuleLevel::Action)
            small_label(ui, rule_levels[static_cast<std::size_t>(rule.level)]);
    }
    section(ui, "Contact policies");
    if (action.contact_rules.empty())
        second_label(ui, "None: it may be repeated at once.");
    for (const std::uint32_t place : action.contact_rules) {
        const engage::ContactRule& rule = catalogue.contact_rules[place];
        auto scope = ui.with_id(1000 + static_cast<std::uint64_t>(place));
        auto row = line(ui);
        chip(ui, contact_policy_types[static_cast<std::size_t>(rule.type)].label);
        if (link(ui, rule.title, {.tooltip = rule.reason}))
            select(context, rule.record);
    }
    section(ui, "Levers");
    if (action.levers.empty())
        second_label(ui, "None: its factor is 1.");
    for (const std::uint32_t place : action.levers) {
        const engage::LeverRule& lever = catalogue.levers[place];
        auto scope = ui.with_id(2000 + static_cast<std::uint64_t>(place));
        auto row = line(ui);
        chip(ui, ui.format("%+.3g %%", lever.weight));
        if (link(ui, lever.title))
            select(context, lever.record);
        if (lever.is_context)
            second_label(ui, lever.condition == no_index
                                 ? std::string_view("in a stage of the journey")
                                 : std::string_view(catalogue.conditions[lever.condition].text));
    }
}

void ActionDetail::draw_treatments(ViewContext& context, const PolicyData& data) {
    Ui& ui = context.ui;
    const engage::Catalogue& catalogue = *data.catalogue;
    const CatalogueAction& action = catalogue.actions[m_action];
    section(ui, "On each channel");
    for (std::uint32_t channel = 0; channel < catalogue.channels.size(); ++channel) {
        const std::uint32_t place = action.treatments[channel];
        if (place == no_index)
            continue;
        const engage::CatalogueTreatment& treatment = catalogue.treatments[place];
        auto scope = ui.with_id(3000 + static_cast<std::uint64_t>(channel));
        {
            auto row = line(ui);
            if (link(ui, catalogue.channels[channel].title, {.tooltip = "Edit the treatment"}))
                select(context, treatment.id);
            second_label(ui, treatment.headline);
        }
        paragraph(ui, treatment.wording.empty() ? std::string_view("No wording yet.")
                                                : std::string_view(treatment.wording));
    }
}

void ActionDetail::draw_levels(ViewContext& context) {
    Ui& ui = context.ui;
    section(ui, "How far to go");
    const auto points = m_levels.points();
    const auto [low, high] =
        std::minmax_element(points.begin(), points.end(),
                            [](const PlotPoint& left, const PlotPoint& right) { return left.x < right.x; });
    PlotOptions options;
    options.height = 130;
    options.across = {low->x - 0.3, high->x + 0.6, m_ticks, {}};
    options.up = {0, 1, half_ticks, {}};
    options.choosable = true;
    const PlotLine curve{"Accepted at each level", points};
    const PlotChoice chosen = plot(ui, "Response curve", {&curve, 1}, options);
    if (chosen)
        select(context, m_levels.record(chosen.point));
    label(ui, m_level_words);
}

void ActionDetail::draw_replacement(ViewContext& context, const PolicyData&) {
    Ui& ui = context.ui;
    section(ui, "Keep or replace");
    if (!m_has_margins) {
        second_label(ui, "Say what both products bring a year (their margin) to compare the two streams.");
        return;
    }
    const auto verdict = engage::judge_replacement(m_replacement);
    if (!verdict.ok())
        return label(ui, ui.keep(verdict.error().message), {.colour = ui.theme().bad});
    const engage::ReplacementVerdict& found = verdict.value();
    const std::array<ChartValue, 4> values = {
        {{ui.format("Keep “%s”", m_replaced_title.c_str()), found.keep_value, ui.number(found.keep_value)},
         {ui.format("Replaced by “%s”", m_new_title.c_str()), found.replaced_value,
          ui.number(found.replaced_value), Tone::Good},
         {"Asked and refused", found.refused_value, ui.number(found.refused_value), Tone::Warning},
         {"Ask", found.ask_value, ui.number(found.ask_value), Tone::Violet}}};
    bar_chart(ui, "Value of the streams", values);
    const std::string_view border =
        found.break_even ? ui.format("Break-even at %.1f %% accepting; %.1f %% are expected.",
                                     100 * *found.break_even, 100 * m_replacement.probability)
                         : std::string_view("There is no break-even: the answer makes no difference.");
    paragraph(ui, ui.format("%s to ask: %s%s. %.*s", found.is_worth_asking ? "Worth it" : "Not worth it",
                            found.gain >= 0 ? "+" : "", ui.number(found.gain).data(),
                            static_cast<int>(border.size()), border.data()));
    small_label(ui, ui.format("Over %d years at %.0f %% discount; kept a year by %.0f %%, replaced %.0f %%, "
                              "refused %.0f %%.",
                              m_assumed.years, 100 * m_assumed.discount, 100 * m_assumed.keep_retention,
                              100 * m_assumed.new_retention, 100 * m_assumed.refused_retention));
    const auto share = [&](std::string_view name, double& value) {
        const FieldResult field = number_field(ui, name, ui.keep(number_text(100 * value)), {.suffix = "%"});
        double typed = 0;
        if (field.committed() && parse_number(field.value, typed) && typed >= 0 && typed <= 100) {
            value = typed / 100;
            forget();
        }
    };
    share("Kept a year", m_assumed.keep_retention);
    share("Replaced, kept", m_assumed.new_retention);
    share("Refused, kept", m_assumed.refused_retention);
    share("Discount", m_assumed.discount);
}

void ActionDetail::draw(ViewContext& context, const PolicyData& data, std::uint32_t action, const Box& box) {
    prepare(context, data, action);
    Ui& ui = context.ui;
    ui.paint().line({box.x, box.y}, {box.right(), box.y}, ui.theme().line);
    Box rest = box;
    const float part = rest.width / (has_economics() ? 3.0F : 2.0F);
    {
        auto area = scroll_area(ui, "Who may get it", rest.cut_left(part), 12, 4);
        heading(ui, data.catalogue->actions[action].title);
        draw_conditions(context, data);
    }
    if (has_economics()) {
        auto area = scroll_area(ui, "What it is worth", rest.cut_right(part), 12, 4);
        if (m_levels.points().size() > 1)
            draw_levels(context);
        if (m_replaces)
            draw_replacement(context, data);
    }
    auto area = scroll_area(ui, "Treatments", rest, 12, 4);
    draw_treatments(context, data);
}

} // namespace throughline::ui
