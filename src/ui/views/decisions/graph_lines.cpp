#include "ui/views/decisions/graph_lines.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace throughline::ui {

namespace {

class LineFiller {
public:
    LineFiller(const GraphLines& input, canvas::Scene& scene)
        : m_input(input)
        , m_scene(scene) {}

    void fill() {
        spread_lines();
        for (std::size_t index = 0; index < m_input.graph.requirements.size(); ++index) {
            if (m_input.layout.shown[index])
                add_requirement(index);
        }
    }

private:
    // Lines that meet at one side of an element touch it beside each other, in the order of where they go.
    void spread_lines() {
        m_from_at.assign(m_input.graph.requirements.size(), 0.5F);
        m_to_at.assign(m_input.graph.requirements.size(), 0.5F);
        std::map<std::size_t, std::vector<std::size_t>> leaving;
        std::map<std::size_t, std::vector<std::size_t>> arriving;
        for (std::size_t index = 0; index < m_input.graph.requirements.size(); ++index) {
            if (!m_input.layout.shown[index])
                continue;
            leaving[m_input.graph.requirements[index].required].push_back(index);
            arriving[m_input.graph.requirements[index].by].push_back(index);
        }
        // Where a line goes next, seen from the element that it leaves, or came from at last.
        const auto next = [this](std::size_t index) {
            const std::vector<canvas::Point>& bends = m_input.layout.bends[index];
            const std::size_t by = m_input.graph.requirements[index].by;
            return bends.empty() ? m_input.layout.elements[by].box.centre().x : bends.front().x;
        };
        const auto last = [this](std::size_t index) {
            const std::vector<canvas::Point>& bends = m_input.layout.bends[index];
            const std::size_t required = m_input.graph.requirements[index].required;
            return bends.empty() ? m_input.layout.elements[required].box.centre().x : bends.back().x;
        };
        const auto spread = [](std::vector<std::size_t>& lines, const auto& order, std::vector<float>& at) {
            std::stable_sort(lines.begin(), lines.end(), order);
            for (std::size_t place = 0; place < lines.size(); ++place)
                at[lines[place]] = (static_cast<float>(place) + 1) / (static_cast<float>(lines.size()) + 1);
        };
        for (auto& [element, lines] : leaving)
            spread(
                lines, [&](std::size_t left, std::size_t right) { return next(left) < next(right); },
                m_from_at);
        for (auto& [element, lines] : arriving)
            spread(
                lines, [&](std::size_t left, std::size_t right) { return last(left) < last(right); },
                m_to_at);
    }

    void add_requirement(std::size_t index) {
        const GraphRequirement& requirement = m_input.graph.requirements[index];
        canvas::LinkSpec spec;
        spec.width = 1.5F;
        spec.colour = canvas::Colour::Third;
        spec.traits = 0;
        const bool is_path = requirement.kind == RequirementKind::Information &&
                             m_input.on_path[requirement.by] && m_input.on_path[requirement.required];
        if (is_path) {
            spec.colour = canvas::Colour::Accent;
            spec.width = 2;
        }
        spec.dashed = requirement.kind != RequirementKind::Information;
        canvas::LinkEnd end = canvas::LinkEnd::Arrow;
        if (requirement.kind == RequirementKind::Knowledge)
            end = canvas::LinkEnd::OpenArrow;
        else if (requirement.kind == RequirementKind::Authority)
            end = canvas::LinkEnd::Dot;
        const std::vector<canvas::Point>& line = m_input.layout.lines[index];
        if (line.size() >= 2)
            return add_drawn_line(requirement, line, spec, end);
        spec.from = m_input.cards[requirement.required];
        spec.to = m_input.cards[requirement.by];
        spec.from_at = m_from_at[index];
        spec.to_at = m_to_at[index];
        spec.finish_end = end;
        // Whatever is required lies below, except where a person drew it otherwise.
        const bool is_below = m_input.layout.elements[requirement.required].box.y >=
                              m_input.layout.elements[requirement.by].box.bottom();
        spec.from_side = is_below ? canvas::Side::Top : canvas::Side::Right;
        spec.to_side = is_below ? canvas::Side::Bottom : canvas::Side::Left;
        const std::vector<canvas::Point>& bends = m_input.layout.bends[index];
        if (is_below && !bends.empty())
            return add_bent_line(bends, spec);
        m_scene.add_link(spec);
    }

    // Upwards from bend to bend; a line is upright where it passes beside other elements.
    void add_bent_line(const std::vector<canvas::Point>& bends, canvas::LinkSpec spec) {
        const canvas::LinkSpec whole = spec;
        spec.finish_end = canvas::LinkEnd::None;
        for (const canvas::Point bend : bends) {
            spec.to = add_bend(bend);
            spec.to_at = 0.5F;
            m_scene.add_link(spec);
            spec.from = spec.to;
            spec.from_at = 0.5F;
        }
        spec.to = whole.to;
        spec.to_at = whole.to_at;
        spec.finish_end = whole.finish_end;
        m_scene.add_link(spec);
    }

    // From bend to bend; the bends are cards without extent, so that a link can end there.
    void add_drawn_line(const GraphRequirement& requirement, const std::vector<canvas::Point>& line,
                        canvas::LinkSpec spec, canvas::LinkEnd end) {
        spec.route = canvas::Route::Straight;
        canvas::CardIndex from = m_input.cards[requirement.required];
        for (std::size_t point = 1; point < line.size(); ++point) {
            const bool is_first = point == 1;
            const bool is_last = point + 1 == line.size();
            spec.from = from;
            spec.to = is_last ? m_input.cards[requirement.by] : add_bend(line[point]);
            if (is_first)
                touch(m_input.layout.elements[requirement.required].box, line.front(), spec.from_side,
                      spec.from_at);
            if (is_last)
                touch(m_input.layout.elements[requirement.by].box, line.back(), spec.to_side, spec.to_at);
            spec.finish_end = is_last ? end : canvas::LinkEnd::None;
            m_scene.add_link(spec);
            from = spec.to;
        }
    }

    canvas::CardIndex add_bend(canvas::Point at) {
        canvas::CardSpec spec;
        spec.box = {at.x, at.y, 0, 0};
        spec.style = {canvas::Colour::None, canvas::Colour::None, 0, 0, false, false, canvas::Shape::Box};
        spec.layer = canvas::Layer::Ground;
        spec.traits = canvas::IgnoresPointer;
        spec.minimap = canvas::Colour::None;
        return m_scene.add_card(spec);
    }

    // The side of the box that the point lies on or next to, and where on it.
    static void touch(const canvas::Box& box, canvas::Point point, canvas::Side& side, float& at) {
        const float left = std::fabs(point.x - box.x);
        const float right = std::fabs(point.x - box.right());
        const float top = std::fabs(point.y - box.y);
        const float bottom = std::fabs(point.y - box.bottom());
        const float nearest = std::min({left, right, top, bottom});
        side = nearest == top      ? canvas::Side::Top
               : nearest == bottom ? canvas::Side::Bottom
               : nearest == left   ? canvas::Side::Left
                                   : canvas::Side::Right;
        const bool is_across = side == canvas::Side::Top || side == canvas::Side::Bottom;
        const float share = is_across ? (point.x - box.x) / std::max(box.width, 1.0F)
                                      : (point.y - box.y) / std::max(box.height, 1.0F);
        at = std::clamp(share, 0.0F, 1.0F);
    }

    const GraphLines& m_input;
    canvas::Scene& m_scene;
    std::vector<float> m_from_at, m_to_at; // by requirement
};

} // namespace

void add_requirement_lines(const GraphLines& lines, canvas::Scene& scene) {
    LineFiller(lines, scene).fill();
}

} // namespace throughline::ui
