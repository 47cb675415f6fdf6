#include "ui/views/customers/conversation/log_part.h"

#include "base/text.h"
#include "engage/decision/decision_log.h"
#include "engage/policy/frozen_catalogue.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

namespace throughline::ui {

namespace {

// By the catalogue of now where it is the one that decided, else by the one that the log kept.
Result<std::string> decided_again(const ConversationState& state, const ContactBook& book,
                                  const std::string& line) {
    const std::string version = TRY(engage::catalogue_of_line(line));
    if (version == state.catalogue().version) {
        engage::Decider decider(state.catalogue());
        return engage::replayed_line(decider, line);
    }
    const auto kept = book.catalogue_of(version);
    if (!kept)
        return error("It was decided by another state of the catalogue, which the log does not have.");
    const engage::Catalogue catalogue = TRY(engage::thawed_catalogue(*kept));
    engage::Decider decider(catalogue);
    return engage::replayed_line(decider, line);
}

} // namespace

void LogPart::replay(const ConversationState& state, const ContactBook& book, Line& line) {
    const Result<std::string> again = decided_again(state, book, line.decision.line);
    if (!again.ok()) {
        line.replayed = describe(again.error());
        line.tone = Tone::Warning;
    } else if (again.value() == line.decision.line) {
        line.replayed =
            text_format("The same decision, byte for byte: %s bytes",
                        number_for_people(static_cast<double>(line.decision.line.size())).c_str());
        line.tone = Tone::Good;
    } else {
        line.replayed = "Another decision came out than was logged";
        line.tone = Tone::Bad;
    }
}

void LogPart::draw(ViewContext& context, ConversationState& state, const ContactBook& book, const Box& box) {
    if (m_prepared != state.version()) {
        m_prepared = state.version();
        std::vector<Line> before = std::move(m_lines);
        m_lines.clear();
        for (engage::LoggedDecision& decision : book.decisions_of(context.session().customer)) {
            Line& line = m_lines.emplace_back();
            line.told = date_for_people(date_of(decision.at)) + " · " + decision.channel +
                        text_format(" · chosen with probability %s",
                                    number_for_people(decision.choice_probability, 2).c_str());
            if (!decision.arm.empty())
                line.told += " · " + decision.arm;
            line.decision = std::move(decision);
        }
        for (Line& line : m_lines) {
            for (const Line& old : before) {
                if (old.decision == line.decision && !old.replayed.empty()) {
                    line.replayed = old.replayed;
                    line.tone = old.tone;
                }
            }
        }
    }
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "Decisions acted on", box, metric::padding, 8);
    second_label(ui,
                 "Each decision that was acted on is kept with all it was made of, so it can be made again.");
    for (std::size_t place = 0; place < m_lines.size(); ++place) {
        Line& line = m_lines[place];
        auto scope = ui.with_id(static_cast<std::uint64_t>(place));
        auto frame = card(ui, line.decision.action, CardOptions{.gap = 4});
        label(ui, line.decision.action, {.weight = Weight::Semibold});
        second_label(ui, line.told);
        auto row = throughline::ui::line(ui);
        if (button(ui, "Replay", {.tooltip = "Decides again from the line that was kept"}))
            replay(state, book, line);
        if (!line.replayed.empty()) {
            dot(ui, line.replayed, line.tone);
        }
    }
    if (m_lines.empty())
        paragraph(ui, "No decision about this customer was acted on yet: answer a suggestion.",
                  {.colour = ui.theme().second_ink});
}

} // namespace throughline::ui
