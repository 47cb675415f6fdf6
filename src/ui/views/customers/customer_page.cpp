#include "ui/views/customers/customer_page.h"

#include "base/text.h"
#include "ui/views/decisions/customer_test.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

std::string_view outcome_sentence(dmn::Outcome outcome) {
    switch (outcome) {
    case dmn::Outcome::Decided:
        return "decided";
    case dmn::Outcome::NoRule:
        return "no rule holds";
    case dmn::Outcome::Violation:
        return "the rules contradict each other";
    case dmn::Outcome::InvalidInput:
        return "a value is not allowed";
    case dmn::Outcome::Failed:
        return "could not be evaluated";
    }
    return {};
}

bool contains(const std::vector<std::uint32_t>& rules, std::uint32_t rule) {
    return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

std::string_view input_name(const dmn::Input& input) {
    return input.label.empty() ? input.expression : input.label;
}

} // namespace

std::optional<tables::RowIndex> CustomerPage::row(const OpenTable& open, const std::string& key) {
    if (m_table_name != open.name || m_key != key) {
        m_table_name = open.name;
        m_key = key;
        m_row = find_row(*open.table, open.key_column, key);
        m_name = m_row ? customer_name(open, *m_row, key) : key;
        m_explained_by.reset();
    }
    return m_row;
}

void CustomerPage::explain(const OpenTable& open, tables::RowIndex row) {
    auto decision = open.bound ? open.bound->decision : nullptr;
    if (decision == m_explained_by && row == m_explained_row)
        return;
    m_explained_by = decision;
    m_explained_row = row;
    m_others_wanted = others_at_first;
    if (!decision)
        return;
    m_evaluation = decision->evaluate(row, dmn::Trace::Full);
    m_result = engage::result_text(m_evaluation.result);
    m_found.clear();
    for (const feel::Value& value : m_evaluation.inputs)
        m_found.push_back(engage::result_text(value));
    explain_others();
}

// Tables have thousands of rules: as many as are shown.
void CustomerPage::explain_others() {
    const dmn::DecisionTable& table = dmn::source(m_explained_by->compiled());
    std::vector<const dmn::FailedCell*> first_miss(table.rules.size(), nullptr);
    for (const dmn::FailedCell& miss : m_evaluation.misses) {
        if (!first_miss[miss.rule])
            first_miss[miss.rule] = &miss;
    }
    m_others.clear();
    for (std::uint32_t rule = 0; rule < table.rules.size() && m_others.size() < m_others_wanted; ++rule) {
        if (contains(m_evaluation.deciding, rule))
            continue;
        OtherRule other{rule, {}, {}, {}};
        if (const dmn::FailedCell* miss = first_miss[rule]) {
            other.found.append(input_name(table.inputs[miss->input]))
                .append(" ")
                .append(m_found[miss->input]);
            other.wanted = "not " + table.rules[rule].input_entries[miss->input];
            other.sentence = dmn::explain(m_explained_by->compiled(), m_evaluation, *miss);
        }
        m_others.push_back(std::move(other));
    }
}

ConversationPage& CustomerPage::conversation() {
    if (!m_conversation)
        m_conversation = std::make_unique<ConversationPage>();
    return *m_conversation;
}

void CustomerPage::finish_recording(ViewContext& context) {
    if (m_conversation)
        m_conversation->finish_recording(context);
}

void CustomerPage::draw(ViewContext& context, const OpenTable& open, const Box& box) {
    Ui& ui = context.ui;
    const std::string key = context.session().customer;
    const auto found = row(open, key);
    if (!found) {
        auto area = column(ui, box);
        EmptyOptions options;
        options.icon = icon_named("customers");
        options.sentence =
            ui.format("The table “%s” has no customer “%s”.", open.reference->title.c_str(), key.c_str());
        options.action = "All customers";
        if (empty_state(ui, "No such customer", options) == 1)
            context.session().customer.clear();
        return;
    }
    if (context.session().customer_part == CustomerPart::Conversation)
        return conversation().draw(context, open, *found, box);
    explain(open, *found);
    auto area = scroll_area(ui, "Customer", box, metric::padding, 12);
    draw_header(context, open, *found);
    auto halves = columns(ui, {1, 1}, 12);
    draw_decision(context, open);
    next_column(ui);
    draw_inputs_card(context, open, *found);
}

void CustomerPage::draw_header(ViewContext& context, const OpenTable& open, tables::RowIndex row) {
    Ui& ui = context.ui;
    auto box = card(ui, "Who it is", CardOptions{.padding = metric::padding});
    auto parts = columns(ui, {48, 1, 1}, 12);
    avatar(ui, m_name);
    next_column(ui);
    heading(ui, m_name, 1);
    second_label(ui, ui.format("%s · row %u of %u · %s", m_key.c_str(), row + 1, open.table->row_count(),
                               open.reference->title.c_str()));
    next_column(ui);
    // The attributes that the decision reads say most about this customer here.
    auto chips = line(ui, {.gap = 6, .wrap = true});
    if (!open.bound || !open.bound->decision)
        return;
    for (std::size_t column : open.bound->decision->used_columns()) {
        const tables::Value value = open.table->value(row, column);
        const std::string_view text =
            tables::is_blank(value) ? std::string_view("blank") : cell_text(ui, value);
        chip(ui, ui.format("%s: %.*s", open.table->column_info(column).name.c_str(),
                           static_cast<int>(text.size()), text.data()));
    }
}

void CustomerPage::draw_decision(ViewContext& context, const OpenTable& open) {
    Ui& ui = context.ui;
    auto box = card(ui, "Decision", CardOptions{.padding = metric::padding, .gap = 6});
    if (!open.decision) {
        heading(ui, "No decision reads this table yet");
        paragraph(
            ui, "A decision whose inputs are columns of this table shows its result here, with its reasons.");
        command_button(context, "decision.add", {}, CommandLook::Primary);
        return;
    }
    const auto* decision = as<Decision>(open.decision);
    heading(ui, decision->title);
    if (!decision->question.empty())
        paragraph(ui, decision->question, {.colour = ui.theme().second_ink});
    if (!m_explained_by) {
        banner(ui, "This decision has errors; no customer gets a result until they are mended.",
               {.tone = Tone::Bad});
        if (link(ui, "Open the decision"))
            run(context, "go.record", {{"id", decision->id.text()}});
        return;
    }
    {
        auto result = card(ui, "Result", CardOptions{.selected = true, .quiet = true});
        heading(ui, m_result, 1);
        if (m_evaluation.deciding.empty())
            second_label(ui, outcome_sentence(m_evaluation.outcome));
        else
            second_label(
                ui, ui.format("rule %u of %zu", m_evaluation.deciding.front() + 1, decision->rules.size()));
        for (const std::string& message : m_evaluation.messages)
            paragraph(ui, message, {.colour = ui.theme().bad});
    }
    draw_because(context);
    draw_other_rules(context);
    auto steps = line(ui);
    if (link(ui, "Open the decision"))
        run(context, "go.record", {{"id", decision->id.text()}});
    customer_test_button(context, decision->id, *m_explained_by, m_explained_row, m_key);
}

void CustomerPage::draw_because(ViewContext& context) {
    if (m_evaluation.deciding.empty())
        return;
    Ui& ui = context.ui;
    const dmn::DecisionTable& table = dmn::source(m_explained_by->compiled());
    const std::uint32_t rule = m_evaluation.deciding.front();
    section(ui, "Because");
    for (std::size_t input = 0; input < table.inputs.size(); ++input) {
        const std::string& test = table.rules[rule].input_entries[input];
        if (test.empty() || test == "-")
            continue;
        auto scope = ui.with_id(static_cast<std::uint64_t>(input));
        auto row = key_row(ui, input_name(table.inputs[input]));
        auto values = line(ui);
        label(ui, m_found[input]);
        chip(ui, test, {.tone = Tone::Good, .tooltip = "What this rule asks for, and finds"});
    }
    if (!table.rules[rule].annotation.empty())
        paragraph(ui, table.rules[rule].annotation, {.colour = ui.theme().second_ink});
}

void CustomerPage::draw_other_rules(ViewContext& context) {
    Ui& ui = context.ui;
    section(ui, "Why not the others");
    for (const OtherRule& other : m_others) {
        auto scope = ui.with_id(static_cast<std::uint64_t>(other.rule));
        auto row = key_row(ui, ui.format("rule %u", other.rule + 1));
        auto values = line(ui);
        if (other.found.empty()) {
            second_label(ui, "holds too, but an earlier rule decides");
            continue;
        }
        label(ui, other.found);
        chip(ui, other.wanted, {.tone = Tone::Bad, .tooltip = other.sentence});
    }
    const std::size_t rules = dmn::source(m_explained_by->compiled()).rules.size();
    const std::size_t left = rules - std::min(rules, m_others.size() + m_evaluation.deciding.size());
    if (left > 0 && link(ui, ui.format("Show more, %zu are left", left))) {
        m_others_wanted += others_more;
        explain_others();
    }
}

void CustomerPage::draw_inputs_card(ViewContext& context, const OpenTable& open, tables::RowIndex row) {
    Ui& ui = context.ui;
    auto box = card(ui, "Attributes", CardOptions{.padding = metric::padding, .gap = 6});
    heading(ui, "What is known");
    second_label(ui, ui.format("%zu attributes from %s", open.table->column_count(),
                               open.reference->file.empty() ? "the table" : open.reference->file.c_str()));
    for (std::size_t index = 0; index < open.table->column_count(); ++index) {
        auto scope = ui.with_id(static_cast<std::uint64_t>(index));
        const tables::Value value = open.table->value(row, index);
        const std::string_view text =
            tables::is_blank(value) ? std::string_view("blank") : cell_text(ui, value);
        key_value(ui, open.table->column_info(index).name, text);
    }
}

void CustomerPage::draw_inspector(ViewContext& context, const OpenTable& open) {
    Ui& ui = context.ui;
    const auto found = row(open, context.session().customer);
    if (!found)
        return;
    heading(ui, "One view", 1);
    second_label(ui, "from one source");
    key_value(ui, "Customer", m_key);
    key_value(ui, "Table", open.reference->title);
    if (!open.reference->source.empty())
        key_value(ui, "Source", open.reference->source);
    if (open.reference->imported_at) {
        const int days = context.today.days - date_of(*open.reference->imported_at).days;
        key_value(ui, "Imported", ui.date(date_of(*open.reference->imported_at)),
                  days > 0 ? ui.format("%d days old", days) : std::string_view("today"));
    }
    if (open.run) {
        section(ui, "The same result");
        const engage::ResultCount& result = open.run->results[open.run->result_of_row[*found]];
        const double share = static_cast<double>(result.rows) / std::max(1U, open.table->row_count());
        key_value(ui, result.text,
                  ui.format("%s customers", ui.number(static_cast<double>(result.rows)).data()),
                  ui.format("%.1f %% of %s", share * 100, ui.number(open.table->row_count()).data()));
    }
}

} // namespace throughline::ui
