#include "ui/views/customers/conversation/talk_part.h"

#include "base/text.h"
#include "ui/views/customers/conversation/contact_rows.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

// In the order of engage::Term.
constexpr std::string_view term_labels[] = {"how likely", "worth to us", "fits now", "favoured",
                                            "worth to them"};
constexpr Tone term_tones[] = {Tone::Accent, Tone::Accent, Tone::Violet, Tone::Neutral, Tone::Good};
constexpr engage::Term terms_shown[] = {engage::Term::Propensity, engage::Term::Value, engage::Term::Customer,
                                        engage::Term::Context, engage::Term::Levers};
constexpr platform::Key digits[] = {platform::Key::Digit1, platform::Key::Digit2, platform::Key::Digit3,
                                    platform::Key::Digit4, platform::Key::Digit5, platform::Key::Digit6,
                                    platform::Key::Digit7, platform::Key::Digit8, platform::Key::Digit9};

} // namespace

void TalkPart::draw(ViewContext& context, const OpenTable& open, ConversationState& state, ContactBook& book,
                    const Box& box) {
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "Conversation", box, metric::padding, 12);
    auto halves = columns(ui, {0.54F, 0.46F}, 12);
    {
        auto left = card(ui, "Suggested", CardOptions{.padding = metric::padding, .gap = 8});
        heading(ui,
                ui.format("Suggested now, on %s", state.catalogue().channels[state.channel()].title.c_str()));
        if (!state.arm_note().empty())
            paragraph(ui, state.arm_note(), {.colour = ui.theme().second_ink});
        draw_change(context, state);
        for (std::size_t place = 0; place < state.suggestions().size(); ++place)
            draw_suggestion(context, open, state, book, place);
        if (state.suggestions().empty())
            draw_nothing(context, state);
        if (!state.not_here().empty())
            section(ui, "Ranks higher, but not here");
        for (const std::string& exception : state.not_here())
            paragraph(ui, exception, {.colour = ui.theme().second_ink});
        deed_button(context, state.add_treatment());
        draw_open_offers(context, open, state, book);
    }
    next_column(ui);
    {
        auto right = card(ui, "What is said", CardOptions{.padding = metric::padding, .gap = 8});
        draw_facts(context, open, state, book);
        draw_events(context, open, state, book);
    }
}

void TalkPart::draw_change(ViewContext& context, const ConversationState& state) {
    const ChangeText& change = state.change();
    if (change.sentence.empty())
        return;
    Ui& ui = context.ui;
    auto frame = card(ui, "What changed", CardOptions{.quiet = true, .gap = 2});
    auto words = ui.group(Role::Status, change.sentence);
    label(ui, change.sentence,
          {.weight = Weight::Semibold, .colour = change.is_changed ? ui.theme().accent : ui.theme().ink});
    if (!change.because.empty())
        paragraph(ui, change.because, {.colour = ui.theme().second_ink});
}

void TalkPart::draw_suggestion(ViewContext& context, const OpenTable& open, ConversationState& state,
                               ContactBook& book, std::size_t place) {
    Ui& ui = context.ui;
    const SuggestionText& shown = state.suggestions()[place];
    auto scope = ui.with_id(shown.id.view());
    auto frame = card(ui, shown.title, CardOptions{.selected = place == 0, .quiet = true, .gap = 6});
    {
        auto head = line(ui);
        label(ui, ui.format("%zu  %s", place + 1, shown.title.c_str()), {.weight = Weight::Semibold});
        push_right(ui);
        if (!shown.moved.empty())
            chip(ui, shown.moved, Tone::Accent);
        if (!shown.issue.empty())
            chip(ui, shown.issue, Tone::Outlined);
    }
    if (!shown.headline.empty())
        label(ui, shown.headline);
    paragraph(ui,
              shown.wording.empty() ? std::string_view("No wording yet") : std::string_view(shown.wording),
              {.colour = ui.theme().second_ink});
    if (!shown.next_step.empty())
        paragraph(ui, ui.format("Then: %s", shown.next_step.c_str()),
                  {.size = metric::small_text, .colour = ui.theme().third_ink});
    const ResponseText* given = nullptr;
    bool is_proposed = false;
    {
        auto buttons = line(ui, {.gap = 6, .wrap = true});
        for (std::size_t index = 0; index < shown.responses.size(); ++index) {
            const ResponseText& response = shown.responses[index];
            ButtonOptions options{.tooltip = response.tooltip, .disabled_reason = response.refused};
            const bool has_key = place == 0 && index < std::size(digits);
            if (has_key)
                options.shortcut = ui.format("%zu", index + 1);
            bool is_pressed = button(ui, response.title, options);
            if (has_key && !ui.layer_open() && !ui.editing_text() && ui.take_key(digits[index]))
                is_pressed = response.refused.empty();
            if (is_pressed)
                given = &response;
        }
        if (shown.responses.empty())
            second_label(ui, "It allows no answers yet.");
        if (shown.stays_open)
            is_proposed = button(
                ui, "No answer yet",
                {.kind = ButtonKind::Quiet,
                 .tooltip = "It was put to the customer, and stays open on all channels until answered"});
    }
    {
        auto foot = line(ui);
        second_label(ui, shown.likely);
        push_right(ui);
        const bool is_explained =
            m_explained == shown.id || (m_explained.empty() && !m_none_explained && place == 0);
        if (link(ui, is_explained ? "Hide why" : "Why")) {
            m_none_explained = is_explained;
            m_explained = is_explained ? Id() : shown.id;
        }
    }
    if (m_explained == shown.id || (m_explained.empty() && !m_none_explained && place == 0))
        draw_why(context, shown);
    // What is drawn is put together anew afterwards.
    if (given)
        record_answer(context, open, state, book, shown.action, ResponseText(*given));
    else if (is_proposed)
        record_proposal(context, open, state, book, shown.action);
}

void TalkPart::draw_why(ViewContext& context, const SuggestionText& suggestion) {
    Ui& ui = context.ui;
    ChartValue values[std::size(terms_shown)];
    for (std::size_t index = 0; index < std::size(terms_shown); ++index) {
        const auto term = static_cast<std::size_t>(terms_shown[index]);
        values[index] = {.label = term_labels[term],
                         .value = suggestion.bars[term].share,
                         .text = suggestion.bars[term].text,
                         .tone = term_tones[term]};
    }
    bar_chart(ui, ui.format("Why %s", suggestion.title.c_str()), values,
              {.label_width = 96, .maximum = 1, .row_height = 20});
    paragraph(ui, suggestion.formula, {.size = metric::small_text, .colour = ui.theme().second_ink});
    if (!suggestion.reasons.empty())
        paragraph(ui, ui.format("Because: %s", suggestion.reasons.c_str()),
                  {.size = metric::small_text, .colour = ui.theme().second_ink});
}

void TalkPart::draw_nothing(ViewContext& context, const ConversationState& state) {
    Ui& ui = context.ui;
    if (state.catalogue().actions.empty()) {
        paragraph(ui,
                  "There is nothing to propose yet: an action says what, its treatments say how on each "
                  "channel.",
                  {.colour = ui.theme().second_ink});
        command_button(context, "action.add", {}, CommandLook::Primary);
        return;
    }
    auto frame = card(ui, "Do nothing", CardOptions{.selected = true, .quiet = true});
    label(ui, "Do nothing", {.weight = Weight::Semibold});
    paragraph(ui,
              state.open_offers().empty()
                  ? "No action is worth more here and now than to leave the customer alone."
                  : "Nothing is worth adding here and now; what was offered before is open below.",
              {.colour = ui.theme().second_ink});
    for (const std::string& reason : state.why_nothing())
        paragraph(ui, reason, {.size = metric::small_text, .colour = ui.theme().third_ink});
}

// R093
void TalkPart::draw_open_offers(ViewContext& context, const OpenTable& open, ConversationState& state,
                                ContactBook& book) {
    if (state.open_offers().empty())
        return;
    Ui& ui = context.ui;
    section(ui, "Open offers, all channels");
    const OpenOfferText* answered = nullptr;
    const ResponseText* given = nullptr;
    const OpenOfferText* withdrawn = nullptr;
    for (const OpenOfferText& offer : state.open_offers()) {
        auto scope = ui.with_id(offer.id.view());
        auto frame =
            card(ui, ui.format("Open: %s", offer.title.c_str()), CardOptions{.quiet = true, .gap = 6});
        label(ui, offer.title, {.weight = Weight::Semibold});
        second_label(ui, ui.format("%s, %s", offer.made.c_str(), offer.until.c_str()));
        if (!offer.here.empty())
            paragraph(ui, ui.format("Not here: %s", offer.here.c_str()), {.colour = ui.theme().warning});
        auto buttons = line(ui, {.gap = 6, .wrap = true});
        for (const ResponseText& response : offer.responses) {
            if (button(ui, response.title,
                       {.tooltip = response.tooltip, .disabled_reason = response.refused})) {
                answered = &offer;
                given = &response;
            }
        }
        if (button(ui, "Withdraw", {.kind = ButtonKind::Quiet, .tooltip = "No longer open on any channel"}))
            withdrawn = &offer;
    }
    if (answered)
        record_answer(context, open, state, book, answered->action, ResponseText(*given));
    else if (withdrawn)
        record_withdrawal(context, open, state, book, withdrawn->action);
}

// R089
void TalkPart::draw_facts(ViewContext& context, const OpenTable& open, ConversationState& state,
                          ContactBook& book) {
    Ui& ui = context.ui;
    heading(ui, "What is said now");
    paragraph(ui,
              state.facts().empty() ? "No condition or decision reads anything of the customer yet."
                                    : "Each fact decides anew at once; first what would change it.",
              {.colour = ui.theme().second_ink});
    for (const FactText& fact : state.facts()) {
        auto scope = ui.with_id(static_cast<std::uint64_t>(fact.column));
        draw_fact(context, open, state, book, fact);
    }
}

void TalkPart::draw_fact(ViewContext& context, const OpenTable& open, ConversationState& state,
                         ContactBook& book, const FactText& fact) {
    Ui& ui = context.ui;
    std::string_view entered;
    bool is_entered = false;
    if (fact.type == tables::ColumnType::Boolean || !fact.choices.empty()) {
        static constexpr std::string_view both[] = {"yes", "no"};
        const bool is_flag = fact.choices.empty();
        const auto count = static_cast<int>(is_flag ? std::size(both) : fact.choices.size());
        const auto text_at = [&](int index) {
            return is_flag ? both[static_cast<std::size_t>(index)]
                           : std::string_view(fact.choices[static_cast<std::size_t>(index)]);
        };
        const std::string_view now = !is_flag               ? std::string_view(fact.value)
                                     : fact.value == "true" ? both[0]
                                     : fact.value.empty()   ? std::string_view()
                                                            : both[1];
        int chosen = -1;
        for (int index = 0; index < count; ++index) {
            if (text_at(index) == now)
                chosen = index;
        }
        const Picked picked = picker(ui, fact.label,
                                     {.count = count,
                                      .chosen = chosen,
                                      .placeholder = "not known",
                                      .tooltip = fact.effect,
                                      .clearable = true},
                                     [&](int index) { return Choice{text_at(index)}; });
        is_entered = static_cast<bool>(picked);
        entered = picked.index >= 0 ? text_at(picked.index) : std::string_view();
    } else {
        FieldOptions options{.placeholder = "not known",
                             .invalid = m_refused_column == fact.column ? std::string_view(m_refused)
                                                                        : std::string_view(),
                             .tooltip = fact.effect,
                             .suffix = fact.unit};
        const bool is_number =
            fact.type == tables::ColumnType::Number || fact.type == tables::ColumnType::Integer;
        const FieldResult field = fact.type == tables::ColumnType::Date
                                      ? date_field(ui, fact.label, fact.value, options)
                                  : is_number ? number_field(ui, fact.label, fact.value, options)
                                              : text_field(ui, fact.label, fact.value, options);
        is_entered = field.committed();
        entered = field.value;
    }
    if (!fact.said.empty() || !fact.effect.empty()) {
        auto below = line(ui, {.gap = 6});
        place(ui, metric::key_width, 1);
        if (!fact.said.empty())
            chip(ui, fact.said, Tone::Accent);
        if (!fact.effect.empty())
            label(ui, fact.effect, {.size = metric::small_text, .colour = ui.theme().third_ink});
    }
    if (!is_entered)
        return;
    const Result<std::string> value = engage::canonical_text(fact.type, entered);
    m_refused = value.ok() ? std::string() : describe(value.error());
    m_refused_column = fact.column;
    if (value.ok() && value.value() != fact.value)
        record_fact(context, open, state, book, fact.name, value.value());
}

void TalkPart::draw_events(ViewContext& context, const OpenTable& open, ConversationState& state,
                           ContactBook& book) {
    Ui& ui = context.ui;
    section(ui, "What happened");
    const std::vector<std::string>& names = state.events_to_note();
    const Picked picked = picker(ui, "Something else",
                                 {.count = static_cast<int>(names.size()),
                                  .placeholder = "a complaint, a promise …",
                                  .tooltip = "Anything else that happened, which contact policies may count",
                                  .create_label = "Record"},
                                 [&](int index) { return Choice{names[static_cast<std::size_t>(index)]}; });
    for (const std::string& problem : book.problems())
        banner(ui, problem, {.tone = Tone::Warning});
    for (std::size_t place_of = 0; place_of < state.events().size(); ++place_of) {
        const EventText& event = state.events()[place_of];
        auto scope = ui.with_id(static_cast<std::uint64_t>(place_of));
        auto row = columns(ui, {84, 1}, 8);
        small_label(ui, event.day);
        next_column(ui);
        dot(ui, event.text, event.tone);
        if (!event.effect.empty())
            label(ui, event.effect, {.size = metric::small_text, .colour = ui.theme().good});
        if (!event.note.empty())
            label(ui, event.note, {.size = metric::small_text, .colour = ui.theme().third_ink});
    }
    if (state.events().empty())
        second_label(ui, "Nothing is known to have happened yet.");
    if (picked.index == picked_new)
        record_event(context, open, state, book, picked.created);
    else if (picked.index >= 0)
        record_event(context, open, state, book, names[static_cast<std::size_t>(picked.index)]);
}

} // namespace throughline::ui
