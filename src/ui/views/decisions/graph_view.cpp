#include "ui/views/decisions/graph_view.h"

#include "base/later.h"
#include "base/text.h"
#include "model/records/decision.h"
#include "model/records/decision_model.h"
#include "model/records/table_reference.h"
#include "ui/views/canvas/canvas_text.h"
#include "ui/views/decisions/graph_scene.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

constexpr std::string_view own_decisions = "Decisions of this workspace";
constexpr std::size_t automatic_drawing = static_cast<std::size_t>(-1);

} // namespace

void GraphView::assemble(ViewContext& context) {
    Session& session = context.session();
    const Store& store = context.store();
    // Where every decision came with a model, its graph is what there is to see.
    const auto models = store.all(Kind::DecisionModel);
    const bool has_own = std::any_of(
        store.all(Kind::Decision).begin(), store.all(Kind::Decision).end(),
        [&store](const RecordPointer& record) { return engage::model_of(store, record->id).empty(); });
    if (session.decision_model.empty() && !has_own && !models.empty())
        session.decision_model = models.front()->id;
    if (m_store_version == store.version() && m_model == session.decision_model)
        return;
    if (m_model != session.decision_model) {
        m_given.clear();
        m_element.clear();
        m_drawing = 0;
        m_host.fit_again();
    }
    m_store_version = store.version();
    m_model = session.decision_model;
    m_assembled = engage::assemble_model(store, m_model);
    m_graph = m_assembled.ok() ? graph_of(m_assembled.value()) : DecisionGraph{};
    m_question.reset();
    m_is_answered = false;
    ++m_version;
}

// The customers that Customers shows, else those that some decision is tried on, else any.
const TableReference* GraphView::reference(const ViewContext& context) const {
    const Store& store = context.store();
    const auto filled = [&store](const Id& id) {
        const auto* reference = store.find_as<TableReference>(id);
        return reference && !reference->content.empty() ? reference : nullptr;
    };
    const Id& shown = context.session().open_records[static_cast<std::size_t>(Place::Customers)];
    if (const TableReference* found = filled(shown))
        return found;
    for (const GraphElement& element : m_graph.elements) {
        const auto* decision = store.find_as<Decision>(element.record);
        if (const TableReference* found = decision ? filled(decision->table) : nullptr)
            return found;
    }
    for (const RecordPointer& record : store.all(Kind::TableReference)) {
        if (const TableReference* found = filled(record->id))
            return found;
    }
    return nullptr;
}

OpenTable GraphView::customers(ViewContext& context) const {
    OpenTable open;
    open.reference = reference(context);
    if (!open.reference)
        return open;
    open.name = open.reference->content;
    platform::Platform& platform = context.ui.platform();
    context.tables.want(open.name, [&platform] { platform.request_frames(2); });
    open.table = context.tables.find(open.name);
    if (open.table)
        open.key_column = open.table->column_named(open.reference->key_column).value_or(0);
    return open;
}

void GraphView::answer(ViewContext& context) {
    const std::string& customer = context.session().customer;
    const OpenTable table = customers(context);
    const std::string_view table_name = table.table ? table.name : std::string_view();
    if (m_is_answered && m_answered_customer == customer && m_answered_table == table_name)
        return;
    m_is_answered = true;
    m_answered_customer = customer;
    m_answered_table = table_name;
    std::optional<tables::RowIndex> row;
    if (table.table && !customer.empty())
        row = find_row(*table.table, table.key_column, customer);
    m_customer_found = row.has_value();
    const bool is_given =
        std::any_of(m_given.begin(), m_given.end(), [](const auto& entry) { return !entry.second.empty(); });
    m_has_answers = m_assembled.ok() && (row || is_given);
    ++m_version;
    if (!m_has_answers)
        return;
    if (!m_question)
        m_question = std::make_unique<engage::ModelQuestion>(m_assembled.value());
    m_answers = m_question->ask(row ? table.table : nullptr, row.value_or(0), m_given);
}

LATER void GraphView::draw(ViewContext& context, const Box& box) {
    assemble(context);
    if (!m_assembled.ok() || m_graph.elements.empty())
        return draw_empty(context, box);
    answer(context);
    follow_selection(context);
    if (m_shown_drawing != m_drawing) {
        m_shown_drawing = m_drawing;
        ++m_version;
        m_host.fit_again();
    }
    m_selection.clear();
    const auto chosen = m_graph.find(m_element);
    if (chosen)
        m_selection.add(m_graph.elements[*chosen].target);

    CanvasRequest request;
    request.name = "Decision graph";
    request.box = box;
    request.version = m_version;
    request.reading = Reading::Downwards;
    request.selection = &m_selection;
    const std::vector<dmn::Diagram>& drawings = m_assembled.value().model.diagrams;
    CanvasText measurer(context.ui);
    const auto intents = m_host.draw(context, request, [&](canvas::Scene& scene) {
        GraphScene filled{m_graph, nullptr, answers(), std::nullopt};
        if (m_drawing < drawings.size())
            filled.diagram = &drawings[m_drawing];
        if (chosen && m_graph.elements[*chosen].kind == ElementKind::Decision)
            filled.asked = chosen;
        filled.fill(scene, measurer);
    });
    for (const canvas::Intent& intent : intents)
        take(context, intent);
}

void GraphView::draw_empty(ViewContext& context, const Box& box) {
    auto area = column(context.ui, box);
    EmptyOptions options;
    options.icon = icon_named("decisions");
    if (!m_assembled.ok()) {
        options.sentence = context.ui.keep(describe(m_assembled.error()));
        options.action = "Import the model anew";
        if (empty_state(context.ui, "This model cannot be read", options) == 1)
            run(context, "decision.import");
        return;
    }
    options.sentence = "The graph shows what each decision requires: other decisions, data about customers, "
                       "and the knowledge it rests on.";
    options.action = "Add a decision";
    options.second_action = "Import a DMN file";
    const int chosen = empty_state(context.ui, "No decisions yet", options);
    if (chosen == 1)
        run(context, "decision.add");
    if (chosen == 2)
        run(context, "decision.import");
}

void GraphView::draw_choices(ViewContext& context) {
    assemble(context);
    draw_models(context);
    draw_drawings(context);
    draw_customer(context);
}

void GraphView::draw_models(ViewContext& context) {
    Ui& ui = context.ui;
    const auto models = context.store().all(Kind::DecisionModel);
    if (models.empty())
        return;
    const Record* shown = context.store().find(m_model);
    const std::string_view title = shown ? std::string_view(shown->title) : own_decisions;
    auto menu = menu_button(ui, ui.format("%.*s##model", static_cast<int>(title.size()), title.data()),
                            {.tooltip = "Whose decisions are shown"});
    if (!menu)
        return;
    if (menu_item(ui, own_decisions, {.checkable = true, .checked = m_model.empty()}))
        run(context, "decision.graph");
    for (const RecordPointer& model : models) {
        auto scope = ui.with_id(model->id.view());
        if (menu_item(ui, model->title, {.checkable = true, .checked = model->id == m_model}))
            run(context, "decision.graph", {{"model", model->id.text()}});
    }
}

void GraphView::draw_drawings(ViewContext& context) {
    Ui& ui = context.ui;
    if (!m_assembled.ok() || m_assembled.value().model.diagrams.empty())
        return;
    const std::vector<dmn::Diagram>& drawings = m_assembled.value().model.diagrams;
    const auto name_of = [&ui](const dmn::Diagram& drawing, std::size_t index) {
        return drawing.name.empty() ? ui.format("Drawing %zu", index + 1) : std::string_view(drawing.name);
    };
    const std::string_view title =
        m_drawing < drawings.size() ? name_of(drawings[m_drawing], m_drawing) : "Laid out anew";
    auto menu = menu_button(ui, ui.format("%.*s##drawing", static_cast<int>(title.size()), title.data()),
                            {.tooltip = "As the file draws it, or laid out anew"});
    if (!menu)
        return;
    for (std::size_t index = 0; index < drawings.size(); ++index) {
        auto scope = ui.with_id(static_cast<std::uint64_t>(index));
        if (menu_item(ui, name_of(drawings[index], index),
                      {.checkable = true, .checked = index == m_drawing}))
            m_drawing = index;
    }
    if (menu_item(ui, "Laid out anew", {.checkable = true, .checked = m_drawing >= drawings.size()}))
        m_drawing = automatic_drawing;
}

void GraphView::draw_customer(ViewContext& context) {
    Ui& ui = context.ui;
    if (m_graph.elements.empty() || !reference(context))
        return;
    Session& session = context.session();
    const bool is_unknown = m_is_answered && !session.customer.empty() && !m_customer_found;
    const FieldResult asked = text_field(
        ui, "Customer", session.customer,
        {.label = LabelPlace::Hidden,
         .placeholder = "a customer's key, to see why",
         .invalid = is_unknown ? std::string_view("No customer has this key.") : std::string_view(),
         .width = 210});
    if (asked.committed())
        session.customer = std::string(trimmed(asked.value));
    std::erase_if(m_given, [](const auto& entry) { return entry.second.empty(); });
    if (m_given.empty())
        return;
    const std::string_view tried =
        ui.format(m_given.size() == 1 ? "%zu value tried" : "%zu values tried", m_given.size());
    if (chip_button(
            ui, tried,
            {.tone = Tone::Accent, .tooltip = "The graph is decided with them; click to forget them"})) {
        m_given.clear();
        m_is_answered = false;
    }
}

void GraphView::take(ViewContext& context, const canvas::Intent& intent) {
    switch (intent.kind) {
    case canvas::IntentKind::Select: {
        const auto targets = m_host.targets(intent);
        choose(context, targets.empty() ? std::nullopt : m_graph.find(targets.back()));
        return;
    }
    case canvas::IntentKind::Edit:
        if (const auto element = m_graph.find(intent.target))
            open(context, m_graph.elements[*element]);
        return;
    default:
        return;
    }
}

// A decision is chosen as the record it is; for what is no record the inspector has the model itself.
void GraphView::choose(ViewContext& context, std::optional<std::size_t> element) {
    const std::string id = element ? m_graph.elements[*element].id : std::string();
    if (id == m_element)
        return;
    m_element = id;
    ++m_version;
    const Id record = element ? m_graph.elements[*element].record : Id();
    m_followed = record;
    run(context, "edit.select", {{"ids", record.text()}, {"mode", "set"}});
}

// What a person opens is looked into: a decision's table, or, of everything else, the inspector.
void GraphView::open(ViewContext& context, const GraphElement& element) {
    if (!element.record.empty())
        run(context, "go.record", {{"id", element.record.text()}});
    else
        context.session().inspector_visible = true;
}

// Chosen elsewhere: by the palette, by undo.
void GraphView::follow_selection(ViewContext& context) {
    const Id selected = context.session().only_selected();
    if (selected == m_followed)
        return;
    m_followed = selected;
    for (const GraphElement& element : m_graph.elements) {
        if (!selected.empty() && element.record == selected && element.id != m_element) {
            m_element = element.id;
            ++m_version;
        }
    }
}

} // namespace throughline::ui
