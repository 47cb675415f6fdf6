#include "ui/views/outcomes/outcome_scene.h"

#include "base/text.h"
#include "canvas/layout_layered.h"
#include "model/records/experience.h"
#include "model/records/interaction.h"
#include "model/records/outcome.h"
#include "model/records/task.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace throughline::ui {

namespace {

constexpr std::array<std::string_view, 4> column_titles = {"Outcomes", "Experiences", "Interactions",
                                                           "Tasks"};
constexpr float heading_height = 36;

const Position& position_of(const Record& record) {
    switch (record.kind) {
    case Kind::Outcome:
        return as<Outcome>(&record)->position;
    case Kind::Experience:
        return as<Experience>(&record)->position;
    case Kind::Interaction:
        return as<throughline::Interaction>(&record)->position;
    default:
        return as<Task>(&record)->position;
    }
}

} // namespace

EffectLook look_of(const Effect& effect) {
    EffectLook look;
    if (!effect.effect) {
        look.words = "no effect known yet";
        return look;
    }
    const double value = *effect.effect;
    const bool unsure = effect.low && effect.high && *effect.low <= 0 && *effect.high >= 0;
    look.width =
        2 + static_cast<float>(std::clamp(std::fabs(value) * effect.weight.value_or(1) * 2, 0.0, 1.0));
    look.dashed = effect.basis == EvidenceBasis::Assumed;
    look.colour = value < 0 ? canvas::Colour::Bad : unsure ? canvas::Colour::Warning : canvas::Colour::Good;
    look.words = (value >= 0 ? "+" : "") + number_for_people(value, 2) +
                 (value < 0 ? " harms"
                  : unsure  ? " not sure"
                            : " helps");
    return look;
}

canvas::MarkSpec control_mark(Control control) {
    canvas::MarkSpec mark;
    mark.box = {0, 0, 9, 9};
    mark.radius = 4.5F;
    mark.fill = canvas::Colour::Ink;
    switch (control) {
    case Control::Influenced:
        mark.shape = canvas::Shape::HalfDisc;
        mark.border = canvas::Colour::Ink;
        break;
    case Control::Uncontrolled:
        mark.fill = canvas::Colour::None;
        mark.border = canvas::Colour::Ink;
        break;
    case Control::Unstated:
        mark.fill = canvas::Colour::None;
        mark.border = canvas::Colour::Third;
        mark.dashed = true;
        break;
    case Control::Controlled:
        break;
    }
    return mark;
}

std::string_view control_word(Control control) {
    constexpr std::array<std::string_view, 4> words = {"control not stated", "controlled", "influenced",
                                                       "uncontrolled"};
    return words[static_cast<std::size_t>(control)];
}

void OutcomeScene::fill(const Input& input, canvas::Scene& scene) {
    m_input = &input;
    m_scene = &scene;
    m_nodes.clear();
    m_node_of.clear();
    m_findings.clear();
    m_links.clear();
    for (const journey::Finding& finding : input.findings)
        m_findings[finding.record].push_back(&finding);
    add_cards(Kind::Outcome, 0);
    add_cards(Kind::Experience, 1);
    add_cards(Kind::Interaction, 2);
    add_cards(Kind::Task, 3);
    lay_out();
    add_links();
    add_headings();
    m_input = nullptr;
    m_scene = nullptr;
}

// R030: what is hidden by its control, R011: what is not meant for the chosen segment.
bool OutcomeScene::shown(const Record& record) const {
    const Session& session = m_input->session;
    if (const auto* interaction = as<throughline::Interaction>(&record))
        return session.work_filter.control.lets_pass(interaction->control);
    const auto meant_for = [&session](const std::vector<Id>& segments) {
        return session.segment.empty() || segments.empty() ||
               std::find(segments.begin(), segments.end(), session.segment) != segments.end();
    };
    if (const auto* outcome = as<Outcome>(&record))
        return meant_for(outcome->segments);
    if (const auto* experience = as<Experience>(&record))
        return meant_for(experience->segments);
    return true;
}

void OutcomeScene::add_cards(Kind kind, int layer) {
    for (const RecordPointer& record : m_input->store.all(kind)) {
        if (!shown(*record))
            continue;
        Node node;
        node.id = record->id;
        node.layer = layer;
        switch (kind) {
        case Kind::Outcome:
            node.card = add_outcome(*record);
            break;
        case Kind::Experience:
            node.card = add_experience(*record);
            break;
        case Kind::Interaction:
            node.card = add_interaction(*record);
            break;
        default:
            node.card = add_task(*record);
        }
        const Position& position = position_of(*record);
        if (position.x && position.y) {
            node.placed = true;
            node.corner = {static_cast<float>(*position.x), static_cast<float>(*position.y)};
        }
        m_node_of[node.id] = m_nodes.size();
        m_nodes.push_back(node);
    }
}

void OutcomeScene::lay_out() {
    std::vector<canvas::LayoutNode> nodes;
    for (const Node& node : m_nodes) {
        const canvas::Box& box = m_scene->card(node.card).box;
        canvas::LayoutNode laid;
        laid.width = box.width;
        laid.height = box.height;
        laid.layer = node.layer;
        if (auto before = m_places.find(node.id); before != m_places.end()) {
            laid.previous = before->second;
            laid.has_previous = true;
        }
        nodes.push_back(laid);
    }
    std::vector<canvas::LayoutEdge> edges;
    const auto join = [&](const Id& upper, const Id& lower) {
        auto from = m_node_of.find(upper);
        auto to = m_node_of.find(lower);
        if (from != m_node_of.end() && to != m_node_of.end())
            edges.push_back(
                {static_cast<std::uint32_t>(from->second), static_cast<std::uint32_t>(to->second), 1});
    };
    for (const Node& node : m_nodes) {
        const Record* record = m_input->store.find(node.id);
        if (const auto* experience = as<Experience>(record)) {
            for (const Effect& effect : experience->serves)
                join(effect.target, node.id);
        } else if (const auto* interaction = as<throughline::Interaction>(record)) {
            for (const Effect& effect : interaction->serves)
                join(effect.target, node.id);
        } else if (const auto* task = as<Task>(record)) {
            join(task->interaction, node.id);
        }
    }
    const canvas::LayoutResult result = canvas::layered_layout(nodes, edges, {.node_gap = 20});
    m_places.clear();
    for (std::size_t index = 0; index < m_nodes.size(); ++index) {
        Node& node = m_nodes[index];
        m_places[node.id] = result.corners[index];
        if (!node.placed)
            node.corner = result.corners[index];
        m_scene->place(node.card, node.corner);
    }
}

void OutcomeScene::add_effect_links(const Record& source, const std::vector<Effect>& effects) {
    for (const Effect& effect : effects)
        add_link(source.id, effect.target, "serves", look_of(effect));
}

void OutcomeScene::add_links() {
    for (const Node& node : m_nodes) {
        const Record* record = m_input->store.find(node.id);
        if (const auto* experience = as<Experience>(record)) {
            add_effect_links(*experience, experience->serves);
        } else if (const auto* interaction = as<throughline::Interaction>(record)) {
            add_effect_links(*interaction, interaction->serves);
        } else if (const auto* task = as<Task>(record)) {
            EffectLook look;
            look.width = 1.5F;
            look.dashed = false;
            look.words = "task of";
            add_link(task->id, task->interaction, "interaction", look);
        }
    }
}

// Drawn from the outcome's side to what serves it, as people read: from left to right.
void OutcomeScene::add_link(const Id& source, const Id& target, std::string_view field,
                            const EffectLook& look) {
    auto from = m_node_of.find(target);
    auto to = m_node_of.find(source);
    if (from == m_node_of.end() || to == m_node_of.end())
        return;
    canvas::LinkSpec spec;
    spec.target = {source, static_cast<std::uint16_t>(first_link_part + m_links.size())};
    spec.from = m_nodes[from->second].card;
    spec.to = m_nodes[to->second].card;
    spec.colour = look.colour;
    spec.width = look.width;
    spec.dashed = look.dashed;
    spec.semantics.description = look.words;
    m_scene->add_link(spec);
    m_links.push_back({source, target, field});
}

void OutcomeScene::add_headings() {
    std::array<float, 4> left{};
    std::array<bool, 4> used{};
    float top = 0;
    for (const Node& node : m_nodes) {
        const auto layer = static_cast<std::size_t>(node.layer);
        if (!node.placed) {
            left[layer] = used[layer] ? std::min(left[layer], node.corner.x) : node.corner.x;
            used[layer] = true;
        }
        top = std::min(top, node.corner.y);
    }
    for (std::size_t layer = 0; layer < left.size(); ++layer) {
        if (!used[layer])
            continue;
        canvas::CardSpec spec;
        spec.target = {Id::literal("column-" + std::string(1, static_cast<char>('0' + layer))), 0};
        spec.box = {left[layer], top - heading_height, 200, 20};
        spec.style = {canvas::Colour::None, canvas::Colour::None, 0, 0, false, false, canvas::Shape::Box};
        spec.layer = canvas::Layer::Ground;
        spec.traits = canvas::IgnoresPointer;
        spec.minimap = canvas::Colour::None;
        spec.semantics = {canvas::HitRole::ColumnHeader, column_titles[layer], {}, {}};
        m_scene->add_card(spec);
        canvas::TextSpec text;
        text.box = {0, 0, 200, 0};
        text.text = column_titles[layer];
        text.size = 11;
        text.colour = canvas::Colour::Third;
        m_scene->add_text(text);
    }
}

} // namespace throughline::ui
