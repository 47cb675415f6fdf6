// An empty workspace: begin with the customer, a worked example, a file, or an outcome (R065).
#include "base/later.h"
#include "commands/file/examples.h"
#include "commands/outcomes/outcome_templates.h"
#include "ui/views/outcomes/outcomes_view.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

namespace throughline::ui {

namespace {

constexpr float start_width = 720;

} // namespace

LATER void OutcomesView::draw_start(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "Start", box.centred(std::min(start_width, box.width), box.height), 16, 12);
    heading(ui, "Start with your customer", 1);
    draw_customer_question(context);
    section(ui, "Or look at a worked example");
    draw_examples(context);
    section(ui, "Or begin with an outcome");
    draw_first_outcomes(context);
    section(ui, "Or go on with what you have");
    command_button(context, "file.import", {}, CommandLook::Normal, "Open a file");
}

// One sentence, nothing else.
void OutcomesView::draw_customer_question(ViewContext& context) {
    Ui& ui = context.ui;
    paragraph(ui, "In one sentence: who is your customer, and what does he want? Everything else can wait.",
              {.colour = ui.theme().second_ink});
    FieldOptions options;
    options.label = LabelPlace::Hidden;
    options.placeholder = "Young families want a fair rate without chasing it.";
    const FieldResult said = text_field(ui, "Who your customer is, and what he wants", {}, options);
    if (said.committed() && !said.value.empty())
        run(context, "file.start_with_customer", {{"sentence", std::string(said.value)}});
}

void OutcomesView::draw_examples(ViewContext& context) {
    Ui& ui = context.ui;
    auto row = columns(ui, {1, 1, 1}, 12);
    bool first = true;
    for (const WorkedExample& example : worked_examples()) {
        if (!first)
            next_column(ui);
        first = false;
        auto frame = card(ui, example.title);
        label(ui, example.title, {.weight = Weight::Semibold});
        paragraph(ui, example.story, {.colour = ui.theme().second_ink});
        auto scope = ui.with_id(example.name);
        if (link(ui, ui.format("Open %.*s", static_cast<int>(example.title.size()), example.title.data())))
            run(context, "file.open_example", {{"example", std::string(example.name)}});
    }
}

void OutcomesView::draw_first_outcomes(ViewContext& context) {
    Ui& ui = context.ui;
    auto row = line(ui, {.wrap = true});
    if (button(ui, "Add the first outcome", {.kind = ButtonKind::Primary}))
        add(context, Kind::Outcome, {});
    for (const OutcomeTemplateEntry& entry : outcome_template_entries()) {
        const ChoiceName& name = outcome_templates[static_cast<std::size_t>(entry.made_from)];
        if (button(ui, name.label, {.tooltip = entry.help}))
            run(context, "outcome.add_from_template", {{"template", std::string(name.name)}});
    }
}

} // namespace throughline::ui
