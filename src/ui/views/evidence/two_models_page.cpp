#include "ui/views/evidence/two_models_page.h"

#include "base/later.h"
#include "base/text.h"
#include "journey/chain.h"
#include "model/records/experience.h"
#include "ui/views/nothing_yet.h"
#include "ui/views/record_picker.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 7> model_columns = {
    {{.title = "Interaction", .width = 190, .sortable = false},
     {.title = "Contacts a month",
      .detail = "activity",
      .width = 125,
      .align = Align::Right,
      .sortable = false},
     {.title = "Hours a month", .detail = "activity", .width = 115, .align = Align::Right, .sortable = false},
     {.title = "Rank", .detail = "activity", .width = 65, .align = Align::Right, .sortable = false},
     {.title = "Points", .detail = "outcomes", .width = 80, .align = Align::Right, .sortable = false},
     {.title = "Rank", .detail = "outcomes", .width = 75, .align = Align::Right, .sortable = false},
     {.title = "Next step into the outcome model", .width = 290, .sortable = false}}};

constexpr float sides_height = 176, conversion_height = 132;
constexpr int step_count = static_cast<int>(journey::ConversionStep::Done);

std::string rank_text(std::size_t rank) {
    return rank > 0 ? text_format("%zu", rank) : std::string();
}

std::string attainment_text(const std::optional<double>& value) {
    return value ? number_for_people(*value) + " %" : std::string("not measured");
}

} // namespace

void TwoModelsPage::prepare_activity(const journey::ActivityReport& report) {
    m_activity = {
        {"Contacts a month", number_for_people(report.contacts_a_month)},
        {"Hours a month", number_for_people(report.hours_a_month)},
        {"Interactions done", text_format("%zu", report.interactions_done)},
        {"Tasks done", text_format("%zu of %zu", report.tasks_done, report.tasks)},
        {"Measures it shows", text_format("%zu that count activity", report.activity_measures.size())}};
}

void TwoModelsPage::refresh(ViewContext& context) {
    if (!m_seen.is_new(context))
        return;
    const journey::TwoModels models = journey::two_models(context.store());
    prepare_activity(models.activity);
    m_outcomes.clear();
    for (const journey::OutcomeRow& row : models.outcomes) {
        std::string value = "business " + attainment_text(row.business) + ", customer " +
                            attainment_text(row.customer) + " of the way";
        if (row.gap)
            value += ", gap " + number_for_people(*row.gap, 1);
        if (row.mutual)
            value += ", mutual";
        m_outcomes.push_back({title_of(context.store(), row.outcome), std::move(value)});
    }
    m_agreement =
        "Contacts that lead to no outcome: " + figure_sentence(models.contacts_without_outcome) +
        ". Hours: " + figure_sentence(models.hours_without_outcome) +
        ". Do the two ranks agree (1 yes, −1 the reverse): " + figure_sentence(models.agreement, 2) + ".";
    m_table.rows.clear();
    m_next.clear();
    m_steps.clear();
    for (const journey::TwoModelRow& shown : models.rows) {
        const bool is_done = shown.next == journey::ConversionStep::Done;
        ReportRow row;
        row.record = shown.interaction;
        row.cells = {{.text = name_of(context, shown.interaction), .kind = CellKind::Link},
                     {.text = number_for_people(shown.contacts)},
                     {.text = number_for_people(shown.hours, 1)},
                     {.text = rank_text(shown.activity_rank)},
                     {.text = shown.leads_to_outcome ? number_for_people(shown.points, 1) : "none",
                      .muted = !shown.leads_to_outcome},
                     {.text = rank_text(shown.outcome_rank)},
                     {.text = is_done ? "in the outcome model" : std::string(conversion_text(shown.next)),
                      .kind = CellKind::Chip,
                      .tone = is_done ? Tone::Good : Tone::Warning}};
        m_table.rows.push_back(std::move(row));
        m_next.push_back(shown.next);
        m_steps.push_back(text_format("Step %d of %d", static_cast<int>(shown.next) + 1, step_count));
    }
}

void TwoModelsPage::draw_sides(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    Box rest = box.inset(12, 6);
    const Box below = rest.cut_bottom(36);
    const Box left = rest.cut_left(rest.width * 0.36F);
    rest.cut_left(12);
    const auto side = [&](std::string_view title, const Box& where, const std::vector<Fact>& facts) {
        auto frame = card(ui, title, where, {.quiet = true});
        heading(ui, title);
        for (const Fact& fact : facts)
            key_value(ui, fact.name, fact.value);
    };
    side("An activity tracker reports", left, m_activity);
    side("The outcome model reports", rest, m_outcomes);
    auto flow = column(ui, below);
    paragraph(ui, m_agreement, {.colour = ui.theme().second_ink});
}

void TwoModelsPage::draw_effect(ViewContext& context, const throughline::Interaction& interaction) {
    Ui& ui = context.ui;
    for (std::size_t index = 0; index < interaction.serves.size(); ++index) {
        const Effect& effect = interaction.serves[index];
        if (effect.effect)
            continue;
        auto scope = ui.with_id(static_cast<std::uint64_t>(index));
        next_width(ui, 420);
        const FieldResult field =
            number_field(ui, title_of(context.store(), effect.target), "",
                         {.placeholder = "−1 harms it … +1 creates it", .tooltip = "The signed effect"});
        if (field.committed())
            run(context, "record.set",
                {{"id", interaction.id.text()},
                 {"path", text_format("serves[%zu].effect", index)},
                 {"value", std::string(field.value)}});
        return;
    }
}

// The experience is there and leads nowhere yet.
void TwoModelsPage::draw_outcome(ViewContext& context, const throughline::Interaction& interaction) {
    if (interaction.serves.empty())
        return;
    const Id experience = interaction.serves.front().target;
    pick_record(context, "Outcome", {Kind::Outcome},
                {.placeholder = "for which outcome?", .label_hidden = true, .width = 260}, m_outcome);
    if (button(context.ui, "Connect",
               {.kind = ButtonKind::Primary,
                .disabled_reason = m_outcome.empty() ? "Choose the outcome first." : ""}))
        run(context, "link.add", {{"source", experience.text()}, {"target", m_outcome.text()}});
}

void TwoModelsPage::draw_step(ViewContext& context, const throughline::Interaction& interaction,
                              journey::ConversionStep step) {
    Ui& ui = context.ui;
    auto row = line(ui, {.height = metric::control});
    switch (step) {
    case journey::ConversionStep::Context:
        pick_record(context, "Meant for", {Kind::Outcome},
                    {.placeholder = "for which outcome?", .label_hidden = true, .width = 260}, m_outcome);
        if (button(ui, "Set the context",
                   {.kind = ButtonKind::Primary,
                    .disabled_reason = m_outcome.empty() ? "Choose the outcome first." : ""}))
            run(context, "record.set",
                {{"id", interaction.id.text()}, {"path", "context.outcome"}, {"value", m_outcome.text()}});
        return;
    case journey::ConversionStep::Experience:
        pick_record(context, "Creates", {Kind::Experience},
                    {.placeholder = "which experience?", .label_hidden = true, .width = 260}, m_experience);
        if (button(ui, "Connect",
                   {.kind = ButtonKind::Primary,
                    .disabled_reason = m_experience.empty() ? "Choose the experience first." : ""}))
            run(context, "link.add", {{"source", interaction.id.text()}, {"target", m_experience.text()}});
        return;
    case journey::ConversionStep::Effect:
        return draw_effect(context, interaction);
    case journey::ConversionStep::Outcome:
        return draw_outcome(context, interaction);
    case journey::ConversionStep::Measure:
        if (button(ui, "Add a response measure", {.kind = ButtonKind::Primary}))
            run(context, "measure.add",
                {{"of", interaction.id.text()}, {"type", "response"}, {"timing", "leading"}});
        if (button(ui, "Add an outcome measure"))
            run(context, "measure.add", {{"of", interaction.id.text()}, {"type", "outcome"}});
        return;
    case journey::ConversionStep::Done:
        second_label(ui, "It is part of the outcome model: nothing is missing.");
    }
}

void TwoModelsPage::draw_conversion(ViewContext& context, const ReportRow& row, const Box& box) {
    Ui& ui = context.ui;
    ui.paint().line({box.x, box.y}, {box.right(), box.y}, ui.theme().line);
    const auto* interaction = context.store().find_as<throughline::Interaction>(row.record);
    if (!interaction)
        return;
    if (m_of != interaction->id) {
        m_of = interaction->id;
        m_experience = {};
        m_outcome = interaction->context.outcome;
    }
    const auto index = static_cast<std::size_t>(&row - m_table.rows.data());
    const journey::ConversionStep step = m_next[index];
    auto area = scroll_area(ui, "Into the outcome model", box, 12, 6);
    {
        auto head = line(ui, {.height = metric::control});
        heading(ui, interaction->title);
        if (step != journey::ConversionStep::Done)
            chip(ui, m_steps[index], Tone::Accent);
    }
    if (step != journey::ConversionStep::Done)
        paragraph(ui, journey::conversion_text(step), {.colour = ui.theme().second_ink});
    draw_step(context, *interaction, step);
}

LATER void TwoModelsPage::draw(ViewContext& context, const Box& box) {
    Box rest = box;
    {
        auto flow = column(context.ui, rest.cut_top(metric::control + metric::gap).inset(12, 0));
        constexpr std::array<std::string_view, 2> labels = {"Side by side", "Imported activities"};
        const int chosen = segmented(context.ui, "Of the models", labels, static_cast<int>(m_part));
        if (chosen >= 0)
            m_part = static_cast<Part>(chosen);
    }
    if (m_part == Part::Imported)
        return m_imported.draw(context, rest);
    draw_models(context, rest);
}

void TwoModelsPage::draw_models(ViewContext& context, const Box& box) {
    refresh(context);
    if (m_table.rows.empty()) {
        return draw_nothing_yet(context, box,
                                {"evidence", "No interactions yet",
                                 "The two models differ where much is done and little comes of it.",
                                 "Add an interaction", "interaction.add"});
    }
    Box rest = box;
    draw_sides(context, rest.cut_top(sides_height));
    const ReportRow* row = m_table.chosen();
    const Box below = row ? rest.cut_bottom(conversion_height) : Box{};
    m_table.draw_table(context, "Two models", rest, model_columns, "No interactions yet");
    if (row)
        draw_conversion(context, *row, below);
}

} // namespace throughline::ui
