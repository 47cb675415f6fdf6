#include "ui/views/decisions/graph_scene.h"

#include "base/text.h"
#include "engage/table_decision.h"
#include "ui/views/decisions/graph_lines.h"

#include <algorithm>
#include <cmath>

namespace throughline::ui {

namespace {

constexpr float element_width = 190, text_inset = 14, padding = 11;
constexpr float title_size = 13, detail_size = 11;
constexpr float corner_cut = 12, wave = 5;
constexpr int title_lines = 3;

const engage::ElementAnswer* answer_of(const engage::ModelAnswers* answers, const GraphElement& element) {
    if (!answers)
        return nullptr;
    const auto found = answers->elements.find(element.id);
    return found == answers->elements.end() ? nullptr : &found->second;
}

canvas::CardStyle style_of(ElementKind kind, float height) {
    canvas::CardStyle style;
    style.border = canvas::Colour::StrongLine;
    style.border_width = 1.5F;
    switch (kind) {
    case ElementKind::Decision:
        style.radius = 2;
        break;
    case ElementKind::InputData:
        style.radius = height / 2;
        break;
    case ElementKind::KnowledgeModel:
        style.shape = canvas::Shape::ClippedBox;
        style.radius = corner_cut;
        style.shadow = false;
        break;
    case ElementKind::KnowledgeSource:
        style.shape = canvas::Shape::Document;
        style.radius = wave;
        style.shadow = false;
        break;
    case ElementKind::Service:
        style.radius = 16;
        break;
    }
    return style;
}

class Filler {
public:
    Filler(const GraphScene& input, canvas::Scene& scene, canvas::TextMeasurer& measurer)
        : m_input(input)
        , m_graph(input.graph)
        , m_scene(scene)
        , m_measurer(measurer)
        , m_cards(input.graph.elements.size(), canvas::no_card) {}

    void fill() {
        if (m_input.diagram) {
            m_layout = drawn_layout(m_graph, *m_input.diagram);
        } else {
            std::vector<canvas::Point> sizes;
            for (const GraphElement& element : m_graph.elements)
                sizes.push_back(size_of(element));
            m_layout = automatic_layout(m_graph, sizes);
        }
        find_path();
        for (std::size_t index = 0; index < m_graph.elements.size(); ++index) {
            if (m_layout.elements[index].shown && m_layout.elements[index].is_frame)
                add_frame(index);
        }
        for (std::size_t index = 0; index < m_graph.elements.size(); ++index) {
            if (m_layout.elements[index].shown && !m_layout.elements[index].is_frame)
                add_element(index);
        }
        add_requirement_lines({m_graph, m_layout, m_cards, m_on_path}, m_scene);
    }

private:
    std::size_t lines_of(std::string_view text, float size, canvas::Weight weight, float width,
                         int most) const {
        std::vector<canvas::WrappedLine> lines;
        canvas::wrap_text(m_measurer, text, size, weight, width, most, lines);
        return lines.size();
    }

    static canvas::Weight title_weight(ElementKind kind) {
        return kind == ElementKind::Decision || kind == ElementKind::Service ? canvas::Weight::Semibold
                                                                             : canvas::Weight::Regular;
    }

    std::string detail_of(const GraphElement& element) const {
        const std::string fired = fired_text(m_input.answers, element);
        return fired.empty() ? element.detail : fired + text_format(" of %zu", element.rules);
    }

    canvas::Point size_of(const GraphElement& element) const {
        const float width = element_width - 2 * text_inset;
        const std::size_t titles =
            lines_of(element.name, title_size, title_weight(element.kind), width, title_lines);
        float height = 2 * padding + static_cast<float>(titles) * canvas::line_height(title_size);
        if (!element.detail.empty())
            height += canvas::line_height(detail_size);
        if (element.kind == ElementKind::KnowledgeSource)
            height += 2 * wave;
        return {element_width, std::ceil(height)};
    }

    void find_path() {
        m_on_path.assign(m_graph.elements.size(), false);
        if (!m_input.answers)
            return;
        if (m_input.asked)
            m_on_path = m_graph.required_by(*m_input.asked);
        else
            m_on_path.assign(m_graph.elements.size(), true);
    }

    canvas::Semantics semantics_of(const GraphElement& element) {
        m_value = std::string(element_words(element.kind));
        if (!element.detail.empty())
            m_value += ", " + detail_of(element);
        if (answer_of(m_input.answers, element))
            m_value += ", answer: " + answer_text(m_input.answers, element);
        std::vector<std::string> required;
        for (const GraphRequirement& requirement : m_graph.requirements) {
            if (&m_graph.elements[requirement.by] == &element)
                required.push_back(m_graph.elements[requirement.required].name);
        }
        m_description = element.description;
        if (!required.empty())
            m_description +=
                (m_description.empty() ? "" : " ") + ("Requires " + joined(required, ", ") + ".");
        return {canvas::HitRole::Card, element.name, m_value, m_description};
    }

    canvas::CardSpec spec_of(std::size_t index) {
        const GraphElement& element = m_graph.elements[index];
        canvas::CardSpec spec;
        spec.target = element.target;
        spec.box = m_layout.elements[index].box;
        spec.style = style_of(element.kind, spec.box.height);
        spec.traits = canvas::Selectable | canvas::Editable;
        spec.minimap =
            element.kind == ElementKind::Decision ? canvas::Colour::Accent : canvas::Colour::StrongLine;
        spec.semantics = semantics_of(element);
        return spec;
    }

    // Behind its decisions and their lines, so that they can be seen and chosen.
    void add_frame(std::size_t index) {
        const GraphElement& element = m_graph.elements[index];
        canvas::CardSpec spec = spec_of(index);
        spec.style.fill = canvas::Colour::Background;
        spec.style.shadow = false;
        spec.layer = canvas::Layer::Ground;
        spec.minimap = canvas::Colour::None;
        m_cards[index] = m_scene.add_card(spec);
        canvas::TextSpec title;
        title.box = {text_inset, 8, std::max(spec.box.width - 2 * text_inset, 1.0F), 0};
        title.text = element.name;
        title.size = detail_size;
        title.weight = canvas::Weight::Semibold;
        title.colour = canvas::Colour::Second;
        m_scene.add_text(title);
        const float divider = m_layout.elements[index].divider - spec.box.y;
        if (divider > 0 && divider < spec.box.height)
            m_scene.add_rule(
                {{0, divider}, {spec.box.width, divider}, 1.5F, canvas::Colour::StrongLine, false});
    }

    void add_element(std::size_t index) {
        const GraphElement& element = m_graph.elements[index];
        canvas::CardSpec spec = spec_of(index);
        const engage::ElementAnswer* answer = answer_of(m_input.answers, element);
        if (answer && m_on_path[index] && element.kind == ElementKind::Decision)
            spec.style.border = canvas::Colour::Accent;
        m_cards[index] = m_scene.add_card(spec);
        add_texts(element, spec.box);
        if (element.kind == ElementKind::Service && m_layout.elements[index].divider == 0)
            m_scene.add_rule({{0, spec.box.height - padding / 2},
                              {spec.box.width, spec.box.height - padding / 2},
                              1,
                              canvas::Colour::StrongLine,
                              false});
        if (answer)
            add_answer(element, spec.box, m_on_path[index]);
    }

    // In the middle of the box, as many lines as fit.
    void add_texts(const GraphElement& element, const canvas::Box& box) {
        const float inset = std::min(text_inset, box.width / 8);
        const float width = std::max(box.width - 2 * inset, 1.0F);
        const float title_line = canvas::line_height(title_size);
        const float detail_line = canvas::line_height(detail_size);
        float room = box.height - 8;
        if (element.kind == ElementKind::KnowledgeSource)
            room -= 2 * wave;
        const std::string detail = detail_of(element);
        const bool has_detail = !detail.empty() && room >= title_line + detail_line;
        const float title_room = room - (has_detail ? detail_line : 0);
        const int most = std::clamp(static_cast<int>(title_room / title_line), 1, title_lines);
        const std::size_t titles =
            lines_of(element.name, title_size, title_weight(element.kind), width, most);
        const float height = static_cast<float>(titles) * title_line + (has_detail ? detail_line : 0);
        canvas::TextSpec title;
        title.box = {inset, 4 + std::max((room - height) / 2, 0.0F), width, 0};
        title.text = element.name;
        title.size = title_size;
        title.weight = title_weight(element.kind);
        title.align = canvas::Align::Centre;
        title.maximum_lines = most;
        m_scene.add_text(title);
        if (!has_detail)
            return;
        canvas::TextSpec second;
        second.box = {inset, title.box.y + static_cast<float>(titles) * title_line, width, 0};
        second.text = detail;
        second.size = detail_size;
        second.colour = canvas::Colour::Second;
        second.align = canvas::Align::Centre;
        m_scene.add_text(second);
    }

    // On an edge, so that it takes no room from the name: the one where no line ends.
    void add_answer(const GraphElement& element, const canvas::Box& box, bool is_on_path) {
        const std::string text = answer_text(m_input.answers, element);
        canvas::ChipSpec chip;
        chip.text = text;
        chip.maximum_width = box.width - 12;
        const bool is_decided = element.kind == ElementKind::Decision;
        const engage::ElementAnswer* answer = answer_of(m_input.answers, element);
        const bool is_missing = answer && answer->value.is_null();
        chip.ground = is_missing   ? canvas::Colour::WarningGround
                      : is_decided ? canvas::Colour::AccentGround
                                   : canvas::Colour::Panel;
        chip.colour = is_missing   ? canvas::Colour::Warning
                      : is_decided ? canvas::Colour::Accent
                                   : canvas::Colour::Second;
        chip.border = is_on_path ? chip.colour : canvas::Colour::Line;
        const float width = std::min(m_scene.measure_chip(chip), chip.maximum_width);
        constexpr float chip_height = 18;
        const float edge = is_decided ? 0 : box.height;
        chip.corner = {(box.width - width) / 2, edge - chip_height / 2};
        m_scene.add_chip(chip);
    }

    const GraphScene& m_input;
    const DecisionGraph& m_graph;
    canvas::Scene& m_scene;
    canvas::TextMeasurer& m_measurer;
    GraphLayout m_layout;
    std::vector<canvas::CardIndex> m_cards;
    std::vector<bool> m_on_path;
    // Texts that a card's spec only looks at.
    std::string m_value, m_description;
};

} // namespace

std::string answer_text(const engage::ModelAnswers* answers, const GraphElement& element) {
    const engage::ElementAnswer* answer = answer_of(answers, element);
    if (!answer || answer->value.is_null())
        return "no value";
    return engage::result_text(answer->value);
}

std::string fired_text(const engage::ModelAnswers* answers, const GraphElement& element) {
    const engage::ElementAnswer* answer = answer_of(answers, element);
    if (!answer || !answer->evaluation || answer->evaluation->deciding.empty())
        return {};
    constexpr std::size_t most = 3;
    std::vector<std::string> numbers;
    for (const std::uint32_t rule : answer->evaluation->deciding) {
        if (numbers.size() < most)
            numbers.push_back(text_format("%u", rule + 1));
    }
    if (answer->evaluation->deciding.size() > most)
        numbers.emplace_back("…");
    return (numbers.size() == 1 ? "rule " : "rules ") + joined(numbers, ", ");
}

void GraphScene::fill(canvas::Scene& scene, canvas::TextMeasurer& measurer) const {
    Filler(*this, scene, measurer).fill();
}

} // namespace throughline::ui
