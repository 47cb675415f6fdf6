#include "ui/views/work/work_view.h"

#include "base/later.h"
#include "ui/views/control_filter.h"
#include "ui/views/record_picker.h"
#include "ui/views/work/work_pages.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

struct QuestionWords {
    std::string_view tab;
    std::string_view short_tab; // where the page is too narrow
    std::string_view command;   // its title is the whole question
};
constexpr std::array<QuestionWords, work_question_count> question_words = {{
    {"What happens", "Happens", "go.what_happens"},
    {"Who performs", "Performs", "go.who_performs"},
    {"Who is accountable", "Accountable", "go.who_is_accountable"},
    {"Who delegates", "Delegates", "go.who_delegates"},
    {"How successful", "Success", "go.how_successful"},
    {"What state", "State", "go.what_state"},
    {"What works", "Works", "go.what_creates"},
    {"Findings", "Findings", "go.findings"},
}};

// Whether the tabs with their long labels stand beside each other in this width.
bool fits(Ui& ui, float width) {
    constexpr float padding_of_tab = 24, room_of_count = 40;
    float taken = room_of_count;
    for (const QuestionWords& words : question_words)
        taken += ui.paint().measure(words.tab).width + padding_of_tab;
    return taken <= width;
}

std::unique_ptr<WorkPage> make_page(WorkQuestion question) {
    switch (question) {
    case WorkQuestion::WhatHappens:
        return std::make_unique<HappeningPage>();
    case WorkQuestion::WhoPerforms:
        return std::make_unique<PerformersPage>();
    case WorkQuestion::WhoIsAccountable:
        return std::make_unique<MatrixPage>();
    case WorkQuestion::WhoDelegates:
        return std::make_unique<DelegationsPage>();
    case WorkQuestion::HowSuccessful:
        return std::make_unique<SuccessPage>();
    case WorkQuestion::WhatState:
        return std::make_unique<StatePage>();
    case WorkQuestion::WhatCreates:
        return std::make_unique<EffectsPage>();
    case WorkQuestion::Findings:
        break;
    }
    return std::make_unique<FindingsPage>();
}

} // namespace

WorkPage& WorkView::page(WorkQuestion question) {
    std::unique_ptr<WorkPage>& page = m_pages[static_cast<std::size_t>(question)];
    if (!page)
        page = make_page(question);
    return *page;
}

LATER void WorkView::draw(ViewContext& context, const Box& box) {
    Box rest = box;
    draw_tabs(context, rest.cut_top(metric::toolbar));
    const Box filter = rest.cut_top(metric::toolbar);
    const WorkStamp stamp{context.store().version(), context.today, context.session().work_filter};
    if (stamp != m_stamp) {
        m_stamp = stamp;
        m_passed = journey::select_work(context.store(), stamp.filter, context.today);
    }
    WorkPage& asked = page(context.session().work_question);
    asked.refresh(context, {m_stamp, m_passed});
    draw_filter(context, asked.count(), filter);
    asked.draw(context, rest);
}

void WorkView::draw_tabs(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto bar = ui.group(Role::Toolbar, "Work", box);
    auto flow = column(ui, box.inset(12, 10));
    auto row = line(ui, {.height = metric::control});
    std::array<TabLabel, work_question_count> labels;
    const bool is_wide = fits(ui, available_width(ui));
    for (std::size_t index = 0; index < labels.size(); ++index)
        labels[index].label = is_wide ? question_words[index].tab : question_words[index].short_tab;
    labels.back().badge = ui.format("%zu", context.findings.size());
    const int chosen = tabs(ui, "Work", labels, static_cast<int>(context.session().work_question));
    if (chosen >= 0)
        run(context, question_words[static_cast<std::size_t>(chosen)].command);
}

void WorkView::pick_state(ViewContext& context) {
    const auto chosen = static_cast<int>(context.session().work_filter.state);
    const Picked picked =
        picker(context.ui, "State",
               {.count = static_cast<int>(std::size(journey::work_states)),
                .chosen = chosen,
                .label_hidden = true,
                .width = 130},
               [](int index) { return Choice{journey::work_states[static_cast<std::size_t>(index)].label}; });
    if (picked.index >= 0)
        run(context, "work.filter",
            {{"state", std::string(journey::work_states[static_cast<std::size_t>(picked.index)].name)}});
}

void WorkView::draw_filter(ViewContext& context, ShownCount count, const Box& box) {
    Ui& ui = context.ui;
    auto bar = ui.group(Role::Toolbar, "Filter of the work", box);
    auto flow = column(ui, box.inset(12, 6));
    auto row = line(ui, {.height = metric::control});
    const journey::WorkFilter& filter = context.session().work_filter;
    constexpr float taken_by_others = 130 + 130 + 80 + 120 + 60; // state, control, clearing, the count, gaps
    const float width = std::clamp((available_width(ui) - taken_by_others) / 3, 80.0F, 150.0F);
    const auto pick = [&](std::string_view name, std::string_view all, std::string_view argument,
                          std::initializer_list<Kind> kinds, const Id& now) {
        Id chosen = now;
        pick_record(context, name, kinds,
                    {.placeholder = all, .label_hidden = true, .clearable = true, .width = width}, chosen);
        if (chosen != now)
            run(context, "work.filter", {{std::string(argument), chosen.text()}});
    };
    pick("Journey", "All journeys", "journey", {Kind::Journey}, filter.journey);
    pick("Outcome", "All outcomes", "outcome", {Kind::Outcome}, filter.outcome);
    pick("Person", "Everybody", "person", {Kind::Person, Kind::Role}, filter.person);
    pick_state(context);
    control_menu(context);
    if (filter != journey::WorkFilter{} &&
        button(ui, "Show all", {.kind = ButtonKind::Quiet, .tooltip = "Clears the filter"}))
        run(context, "work.filter");
    push_right(ui);
    second_label(ui, ui.format("%zu of %zu shown", count.shown, count.of));
}

} // namespace throughline::ui
