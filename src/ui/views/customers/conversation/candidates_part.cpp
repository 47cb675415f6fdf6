#include "ui/views/customers/conversation/candidates_part.h"

#include "base/text.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 10> candidate_columns = {
    {{.title = "Rank", .width = 56, .align = Align::Right, .sortable = false},
     {.title = "Action", .width = 200, .sortable = false},
     {.title = "How far", .width = 108, .sortable = false},
     {.title = "Because", .width = 220, .sortable = false},
     {.title = "It would win", .width = 200, .sortable = false},
     {.title = "P", .width = 56, .align = Align::Right, .sortable = false, .tooltip = "How likely"},
     {.title = "V", .width = 64, .align = Align::Right, .sortable = false, .tooltip = "Worth to us"},
     {.title = "K", .width = 64, .align = Align::Right, .sortable = false, .tooltip = "Worth to them"},
     {.title = "C · L",
      .width = 72,
      .align = Align::Right,
      .sortable = false,
      .tooltip = "How it fits now, and how it is favoured"},
     {.title = "Score", .width = 60, .align = Align::Right, .sortable = false}}};

Tone tone_of(engage::Fate fate) {
    using engage::Fate;
    switch (fate) {
    case Fate::Offered:
        return Tone::Good;
    case Fate::Open:
    case Fate::Outranked:
        return Tone::Accent;
    case Fate::Channel:
    case Fate::Contact:
        return Tone::Warning;
    default:
        return Tone::Neutral;
    }
}

std::string seen(const engage::CandidateExplanation& explained) {
    std::vector<std::string> parts;
    for (const engage::FailedRule& rule : explained.failed) {
        for (const engage::ObservedValue& value : rule.observed) {
            std::string text = value.name + " " + value.value;
            if (std::find(parts.begin(), parts.end(), text) == parts.end())
                parts.push_back(std::move(text));
        }
    }
    for (const engage::HoldingRule& rule : explained.held)
        parts.push_back(
            text_format("%u counted, until %s", rule.counted, date_for_people(date_of(rule.until)).c_str()));
    return joined(parts, ", ");
}

// All that failed, each by name with its condition.
std::string whole_story(const engage::CandidateExplanation& explained) {
    std::vector<std::string> parts;
    for (const engage::FailedRule& rule : explained.failed)
        parts.push_back(std::string(choice_label(condition_stages, rule.stage)) + ": “" + rule.title +
                        "” does not hold (" + (rule.problem.empty() ? rule.condition : rule.problem) + ")");
    for (const engage::HoldingRule& rule : explained.held)
        parts.push_back("“" + rule.title + "” holds it back" +
                        (rule.reason.empty() ? "" : ": " + rule.reason));
    if (!explained.channel_reason.empty())
        parts.push_back("Not here: " + explained.channel_reason);
    const std::string values = seen(explained);
    if (!values.empty())
        parts.push_back("Seen: " + values);
    if (explained.is_scored)
        parts.push_back(explained.formula);
    return joined(parts, ". ");
}

} // namespace

void CandidatesPart::prepare(ViewContext& context, ConversationState& state) {
    if (m_prepared == state.version())
        return;
    m_prepared = state.version();
    const engage::Explanation explanation = state.explanation();
    const engage::Catalogue& catalogue = state.catalogue();
    std::vector<std::size_t> order(explanation.candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        const engage::CandidateExplanation& one = explanation.candidates[left];
        const engage::CandidateExplanation& other = explanation.candidates[right];
        const std::size_t none = explanation.candidates.size() + 1;
        const std::size_t first = one.rank == 0 ? none : one.rank,
                          second = other.rank == 0 ? none : other.rank;
        return first != second ? first < second : one.fate > other.fate;
    });
    m_table.rows.clear();
    std::size_t ranked = 0;
    for (const std::size_t place : order) {
        const engage::CandidateExplanation& one = explanation.candidates[place];
        ranked += one.rank > 0;
        const auto term = [&](engage::Term which, int decimals) {
            return ReportCell{one.is_scored
                                  ? number_for_people(engage::term(one.score.terms, which), decimals)
                                  : std::string()};
        };
        ReportRow row;
        row.record = catalogue.actions[one.action].id;
        row.cells = {{one.rank > 0 ? text_format("%zu", one.rank) : std::string()},
                     {.text = catalogue.actions[one.action].title, .kind = CellKind::Link},
                     {.text = std::string(engage::fate_name(one.fate)),
                      .kind = CellKind::Chip,
                      .tone = tone_of(one.fate)},
                     {state.reason(state.channel(), one.action, state.decided().candidates[one.action])},
                     {.text = one.change.text, .muted = !one.change.is_possible},
                     term(engage::Term::Propensity, 2),
                     term(engage::Term::Value, 0),
                     term(engage::Term::Customer, 0),
                     {one.is_scored
                          ? term(engage::Term::Context, 2).text + " · " + term(engage::Term::Levers, 2).text
                          : std::string()},
                     {one.is_scored ? number_for_people(one.score.priority, 1) : std::string()}};
        row.heading = catalogue.actions[one.action].title;
        row.why = whole_story(one);
        if (!one.change.text.empty())
            row.why += ". It would win " + one.change.text + ".";
        row.deeds.push_back(show_deed(context, row.record));
        m_table.rows.push_back(std::move(row));
    }
    m_summary =
        text_format("%zu of %zu actions came to the ranking · score %s · %zu decisions tried to say "
                    "what would change it",
                    ranked, m_table.rows.size(), explanation.formula.c_str(), explanation.decisions_tried);
    m_warning = explanation.warning;
    if (!m_table.chosen())
        m_table.look_at_row(0);
}

void CandidatesPart::draw(ViewContext& context, ConversationState& state, const Box& box) {
    prepare(context, state);
    Ui& ui = context.ui;
    Box rest = box.inset(metric::padding, 0);
    {
        auto head = column(ui, rest.cut_top(m_warning.empty() ? 28 : 72), 4);
        second_label(ui, m_summary);
        if (!m_warning.empty())
            banner(ui, m_warning, {.tone = Tone::Warning});
    }
    m_table.draw(context, "Every candidate", rest, candidate_columns, "No actions yet");
}

} // namespace throughline::ui
