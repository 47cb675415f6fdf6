#include "ui/views/decisions/decisions_view.h"

#include "base/later.h"
#include "ui/views/policy/policy_view.h"
#include "ui/widgets/layout.h"

#include <algorithm>

namespace throughline::ui {

namespace {

// The customers that Customers shows, if the decision reads their columns; else those that the decision
// names; else, while those were not imported, any others with the same columns.
const TableReference* table_for(const ViewContext& context, const Decision& decision) {
    const Store& store = context.store();
    const Id& shown = context.session().open_records[static_cast<std::size_t>(Place::Customers)];
    const auto* open = store.find_as<TableReference>(shown);
    if (open && !open->content.empty() && runs_over(decision, *open))
        return open;
    const auto* named = store.find_as<TableReference>(decision.table);
    if (named && !named->content.empty())
        return named;
    for (const RecordPointer& record : store.all(Kind::TableReference)) {
        const auto* reference = as<TableReference>(record);
        if (!reference->content.empty() && runs_over(decision, *reference))
            return reference;
    }
    return named;
}

} // namespace

DecisionsView::DecisionsView() = default;
DecisionsView::~DecisionsView() = default;

OpenDecision DecisionsView::open_decision(ViewContext& context) {
    OpenDecision open;
    const Id id = context.session().open_records[static_cast<std::size_t>(Place::Decisions)];
    open.record = context.store().pointer(id);
    open.decision = as<Decision>(open.record);
    if (open.decision)
        bind(context, open);
    return open;
}

LATER void DecisionsView::bind(ViewContext& context, OpenDecision& open) {
    const TableReference* reference = table_for(context, *open.decision);
    if (!reference || reference->content.empty()) {
        open.bound = &context.decisions.bound(open.record);
        return;
    }
    open.customers.reference = reference;
    open.customers.name = reference->content;
    platform::Platform& platform = context.ui.platform();
    context.tables.want(open.customers.name, [&platform] { platform.request_frames(2); });
    open.customers.table = context.tables.find(open.customers.name);
    if (!open.customers.table) {
        open.bound = &context.decisions.bound(open.record);
        return;
    }
    const tables::Table& table = *open.customers.table;
    open.customers.key_column = table.column_named(reference->key_column).value_or(0);
    open.bound = &context.decisions.bound(open.record, open.customers.name, table);
    open.run = context.decisions.run(open.record, open.customers.name, table);
}

void DecisionsView::draw(ViewContext& context, const Box& box) {
    const OpenDecision open = open_decision(context);
    if (open.decision)
        draw_open(context, open, box);
    else
        draw_all(context, box);
}

LATER void DecisionsView::draw_open(ViewContext& context, const OpenDecision& open, const Box& box) {
    if (open.decision->id != m_last_decision) {
        m_last_decision = open.decision->id;
        m_subject = {{"id", open.decision->id.text()}};
        m_editor = {};
        m_help.leave();
        forget_preview(context);
        m_all_findings = false;
    }
    explain_customer(open, context.session().customer);
    Box rest = box;
    draw_toolbar(context, open, rest.cut_top(metric::toolbar));
    auto area = scroll_area(context.ui, "Decision", rest, metric::padding, 16);
    draw_table(context, open);
    draw_effects(context, open);
    draw_findings(context, open);
    m_tests.draw(context, open.record, open.customers.table, m_editor);
    m_versions.draw(context, open.record, open.customers);
}

LATER void DecisionsView::draw_open_inspector(ViewContext& context, const OpenDecision& open) {
    draw_explained(context, open);
    draw_cell(context, open);
}

bool DecisionsView::draw_inspector(ViewContext& context) {
    const OpenDecision open = open_decision(context);
    if (!open.decision)
        return context.session().decisions_mode == DecisionsMode::Graph && graph().draw_inspector(context);
    draw_open_inspector(context, open);
    return false;
}

float DecisionsView::zoom(const Session& session) const {
    const bool is_graph = session.open_record().empty() && session.decisions_mode == DecisionsMode::Graph;
    return is_graph && m_graph ? m_graph->zoom() : 0;
}

GraphView& DecisionsView::graph() {
    if (!m_graph)
        m_graph = std::make_unique<GraphView>();
    return *m_graph;
}

LATER PolicyView& DecisionsView::policy() {
    if (!m_policy)
        m_policy = std::make_unique<PolicyView>();
    return *m_policy;
}

bool DecisionsView::work(const std::function<double()>& clock, double until) {
    return m_policy && m_policy->work(clock, until);
}

bool DecisionsView::is_waiting() const {
    return m_policy && m_policy->is_waiting();
}

void DecisionsView::explain_customer(const OpenDecision& open, const std::string& customer) {
    auto decision = open.bound ? open.bound->decision : nullptr;
    if (decision == m_explained_by && customer == m_customer)
        return;
    m_explained_by = decision;
    m_customer = customer;
    m_customer_found = false;
    if (!decision || customer.empty())
        return;
    if (const auto row = find_row(*open.customers.table, open.customers.key_column, customer)) {
        m_evaluation = decision->evaluate(*row, dmn::Trace::Full);
        m_customer_row = *row;
        m_customer_found = true;
    }
}

} // namespace throughline::ui
