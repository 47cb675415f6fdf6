// R023: who delegates what to whom, with date, scope and acceptance; accountability stays.
#include "base/later.h"
#include "ui/views/record_picker.h"
#include "ui/views/work/work_pages.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

static std::string_view from_and_to(ViewContext& context, const Delegation& step) {
    return context.ui.join(
        {name_or_nobody(context.store(), step.from), " → ", name_or_nobody(context.store(), step.to)});
}

ShownCount DelegationsPage::answer(ViewContext& context, const WorkInput& input) {
    const Store& store = context.store();
    m_chains = journey::delegation_chains(store);
    std::erase_if(m_chains,
                  [&](const journey::DelegationChain& chain) { return !input.lets_pass(chain.subject->id); });
    m_ended.clear();
    std::size_t shown = 0;
    for (const RecordPointer& record : store.all(Kind::Delegation)) {
        const auto* delegation = as<Delegation>(record);
        if (!input.lets_pass(delegation->subject))
            continue;
        ++shown;
        if (!journey::stands(*delegation))
            m_ended.push_back(delegation);
    }
    std::stable_sort(m_ended.begin(), m_ended.end(), [](const Delegation* left, const Delegation* right) {
        return left->answered_on.value_or(Date{}) > right->answered_on.value_or(Date{});
    });
    if (!store.find(m_declining))
        m_declining = {};
    return {shown, store.all(Kind::Delegation).size()};
}

LATER void DelegationsPage::draw(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "Delegations", box, metric::padding, 12);
    draw_form(context);
    if (m_chains.empty())
        second_label(ui, context.store().all(Kind::Delegation).empty()
                             ? "Nothing is delegated yet."
                             : "No delegation that stands is shown.");
    const std::size_t chains = std::min(m_chains.size(), m_chains_wanted);
    for (std::size_t index = 0; index < chains; ++index)
        draw_chain(context, m_chains[index]);
    if (chains < m_chains.size() && link(ui, ui.format("Show more, %zu are left", m_chains.size() - chains)))
        m_chains_wanted += chains_more;
    draw_ended(context);
}

void DelegationsPage::draw_chain(ViewContext& context, const journey::DelegationChain& chain) {
    Ui& ui = context.ui;
    auto scope = ui.with_id(chain.subject->id.view());
    auto first = ui.with_id(chain.steps.front()->id.view());
    auto frame = card(ui, chain.subject->title);
    {
        auto row = line(ui);
        label(ui, chain.subject->title, {.weight = Weight::Semibold});
        push_right(ui);
        chip(ui, ui.join({"accountable: ", name_or_nobody(context.store(), chain.accountable)}));
        chip(ui, ui.join({"with: ", name_or_nobody(context.store(), chain.holder)}), Tone::Accent);
    }
    for (const Delegation* step : chain.steps)
        draw_step(context, *step);
}

void DelegationsPage::draw_step(ViewContext& context, const Delegation& step) {
    Ui& ui = context.ui;
    auto step_scope = ui.with_id(step.id.view());
    const bool accepted = step.acceptance == Acceptance::Accepted;
    {
        auto row = line(ui);
        label(ui, from_and_to(context, step));
        if (step.on)
            second_label(ui, ui.date(*step.on));
        if (step.until)
            second_label(ui, ui.join({"until ", ui.date(*step.until)}));
        chip(ui, choice_label(acceptances, step.acceptance), accepted ? Tone::Good : Tone::Warning);
        push_right(ui);
        if (accepted) {
            if (button(ui, "Return", {.kind = ButtonKind::Quiet}))
                run(context, "work.return", {{"id", step.id.text()}});
        } else {
            if (button(ui, "Accept", {.kind = ButtonKind::Quiet}))
                run(context, "work.accept", {{"id", step.id.text()}});
            if (toggle_button(ui, "Decline", m_declining == step.id, {.kind = ButtonKind::Quiet}))
                m_declining = m_declining == step.id ? Id{} : step.id;
        }
        if (button(ui, "Withdraw", {.kind = ButtonKind::Quiet}))
            run(context, "work.withdraw", {{"id", step.id.text()}});
    }
    second_label(ui, step.scope.empty() ? std::string_view("All of it.") : std::string_view(step.scope));
    if (accepted || m_declining != step.id)
        return;
    auto row = line(ui);
    const FieldResult reason = text_field(
        ui, "Why declined", m_reason, {.label = LabelPlace::Hidden, .placeholder = "why not", .width = 320});
    if (reason.edited() || reason.committed())
        m_reason = std::string(reason.value);
    if (button(ui, "Decline it") &&
        run(context, "work.decline", {{"id", step.id.text()}, {"reason", m_reason}})) {
        m_declining = {};
        m_reason.clear();
    }
}

void DelegationsPage::draw_ended(ViewContext& context) {
    if (m_ended.empty())
        return;
    Ui& ui = context.ui;
    heading(ui, "No longer standing");
    const std::size_t ended = std::min(m_ended.size(), m_ended_wanted);
    for (std::size_t index = 0; index < ended; ++index) {
        const Delegation* delegation = m_ended[index];
        auto scope = ui.with_id(delegation->id.view());
        auto row = line(ui);
        label(ui, title_of(context.store(), delegation->subject));
        second_label(ui, from_and_to(context, *delegation));
        chip(ui, choice_label(acceptances, delegation->acceptance));
        if (delegation->answered_on)
            second_label(ui, ui.date(*delegation->answered_on));
        if (!delegation->answer.empty())
            second_label(ui, delegation->answer);
    }
    if (ended < m_ended.size() && link(ui, ui.format("Show older, %zu are left", m_ended.size() - ended)))
        m_ended_wanted += chains_more;
}

void DelegationsPage::draw_form(ViewContext& context) {
    Ui& ui = context.ui;
    auto frame = card(ui, "Delegate", CardOptions{.quiet = true});
    heading(ui, "Delegate something");
    auto row = columns(ui, {1, 1, 1, 1, 110}, 12);
    pick_record(context, "What", {Kind::Task, Kind::Interaction, Kind::Experience},
                {.placeholder = "what", .label_hidden = true}, m_subject);
    next_column(ui);
    pick_record(context, "From", {Kind::Person}, {.placeholder = "from whom", .label_hidden = true}, m_from);
    next_column(ui);
    pick_record(context, "To", {Kind::Person}, {.placeholder = "to whom", .label_hidden = true}, m_to);
    next_column(ui);
    const FieldResult scope =
        text_field(ui, "Scope", m_scope, {.label = LabelPlace::Hidden, .placeholder = "scope: all of it"});
    if (scope.edited() || scope.committed())
        m_scope = std::string(scope.value);
    next_column(ui);
    check_form(context);
    if (button(ui, "Delegate", {.kind = ButtonKind::Primary, .disabled_reason = m_refusal}) &&
        run(context, "work.delegate", asked_for())) {
        m_subject = m_to = {};
        m_scope.clear();
    }
}

Arguments DelegationsPage::asked_for() const {
    Arguments arguments = {{"target", m_subject.text()}, {"to", m_to.text()}, {"scope", m_scope}};
    // Left open: from whoever holds it now.
    if (!m_from.empty())
        arguments["from"] = m_from.text();
    return arguments;
}

// Asked again only when something was chosen or changed.
void DelegationsPage::check_form(ViewContext& context) {
    const std::uint64_t version = context.store().version();
    if (m_checked_subject == m_subject && m_checked_from == m_from && m_checked_to == m_to &&
        m_checked_store == version)
        return;
    m_checked_subject = m_subject;
    m_checked_from = m_from;
    m_checked_to = m_to;
    m_checked_store = version;
    const Allowed allowed = context.workspace.allowed("work.delegate", asked_for());
    m_refusal = m_subject.empty() ? "Say what is delegated."
                : m_to.empty()    ? "Say to whom."
                : allowed.ok()    ? std::string()
                                  : std::string(allowed.reason());
}

} // namespace throughline::ui
