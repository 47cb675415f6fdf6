#include "canvas/scene.h"

#include <algorithm>

namespace throughline::canvas {

namespace {

constexpr float chip_height = 18;
constexpr float chip_padding = 8;
constexpr float chip_text = 11;
constexpr float chip_sign = 6;
constexpr float unlimited_width = 1e9f;

std::uint32_t size_of(std::size_t count) {
    return static_cast<std::uint32_t>(count);
}

} // namespace

void Scene::begin(std::uint64_t version, TextMeasurer& measurer) {
    m_version = version;
    m_measurer = &measurer;
    ++m_fill;
    m_raised_by = {};
    m_cards.clear();
    m_parts.clear();
    m_lines.clear();
    m_hits.clear();
    m_links.clear();
    m_curves.clear();
    m_curve_points.clear();
    m_text.clear();
    m_raised.clear();
    // Card 0 is the ground: it has no box, and holds what is added before the first card.
    Card ground;
    ground.style = {Colour::None, Colour::None, 0, 0, false, false, Shape::Box};
    ground.layer = Layer::Ground;
    ground.traits = IgnoresPointer;
    m_cards.push_back(ground);
}

CardIndex Scene::add_card(const CardSpec& spec) {
    Card card;
    card.target = spec.target;
    card.box = spec.box;
    card.style = spec.style;
    card.layer = spec.layer;
    card.pin = spec.pin;
    card.kind = spec.kind;
    card.traits = spec.traits;
    card.accepts = spec.accepts;
    card.takes = spec.takes;
    card.minimap = spec.minimap;
    card.semantics = keep(spec.semantics);
    card.parts = {size_of(m_parts.size()), 0};
    card.lines = {size_of(m_lines.size()), 0};
    card.hits = {size_of(m_hits.size()), 0};
    m_cards.push_back(card);
    return size_of(m_cards.size() - 1);
}

Box Scene::add_text(const TextSpec& spec) {
    float width = spec.box.width > 0 ? spec.box.width : unlimited_width;
    m_wrapped.clear();
    wrap_text(*m_measurer, spec.text, spec.size, spec.weight, width, spec.maximum_lines, m_wrapped);
    float widest = 0;
    for (const WrappedLine& line : m_wrapped)
        widest = std::max(widest, line.width);
    float height = static_cast<float>(m_wrapped.size()) * line_height(spec.size);
    Box used{spec.box.x, spec.box.y, widest, height};
    add_lines(spec, m_wrapped);
    if (spec.part != 0) {
        // An empty field keeps the room of one line, so that it can be clicked.
        Box field{spec.box.x, spec.box.y, std::max(widest, spec.box.width),
                  std::max(height, line_height(spec.size))};
        const Id& owner = spec.part_of.empty() ? open_card().target.id : spec.part_of;
        add_hit({owner, spec.part}, field, Editable, {HitRole::Field, spec.field_name, spec.text, {}});
        m_hits.back().font_size = spec.size;
        m_hits.back().weight = spec.weight;
    }
    return used;
}

void Scene::add_lines(const TextSpec& spec, std::span<const WrappedLine> wrapped) {
    StoredText whole = keep(spec.text);
    float height = line_height(spec.size);
    float y = spec.box.y;
    for (const WrappedLine& piece : wrapped) {
        Line line;
        line.text = {whole.offset + piece.offset, piece.length};
        line.size = spec.size;
        line.weight = spec.weight;
        line.colour = spec.colour;
        line.ellipsis = piece.ellipsis;
        line.box = {spec.box.x, y, piece.width, height};
        if (spec.box.width > 0 && spec.align != Align::Left) {
            line.align = spec.align;
            line.box.width = spec.box.width;
        }
        m_lines.push_back(line);
        ++open_card().lines.count;

        // What stands for the line when it is too small to read.
        Part bar;
        float spare = line.box.width - piece.width;
        float shift = spec.align == Align::Centre ? spare / 2 : spec.align == Align::Right ? spare : 0;
        bar.box = {line.box.x + shift, y + height / 2 - spec.size * 0.24f, piece.width, spec.size * 0.48f};
        bar.radius = spec.size * 0.24f;
        bar.fill = spec.colour == Colour::Ink ? Colour::StrongLine : Colour::Track;
        bar.stands_for_text = true;
        add_part(bar);
        y += height;
    }
}

// Leaves the chip's text, cut to what fits, in m_wrapped.
float Scene::measure_chip(const ChipSpec& spec) {
    float sign_room = spec.sign_colour == Colour::None ? 0 : chip_sign + 5;
    float room = std::max(spec.maximum_width - 2 * chip_padding - sign_room, 8.0f);
    m_wrapped.clear();
    wrap_text(*m_measurer, spec.text, chip_text, Weight::Semibold, room, 1, m_wrapped);
    float text_width = m_wrapped.empty() ? 0 : m_wrapped.front().width;
    return text_width + 2 * chip_padding + sign_room;
}

Box Scene::add_chip(const ChipSpec& spec) {
    float sign_room = spec.sign_colour == Colour::None ? 0 : chip_sign + 5;
    Box box{spec.corner.x, spec.corner.y, measure_chip(spec), chip_height};

    Part ground;
    ground.box = box;
    ground.fill = spec.ground;
    ground.border = spec.border;
    ground.border_width = spec.border == Colour::None ? 0.0f : 1.0f;
    ground.radius = chip_height / 2;
    add_part(ground);
    if (sign_room > 0) {
        Part sign;
        sign.box = {box.x + chip_padding, box.y + (chip_height - chip_sign) / 2, chip_sign, chip_sign};
        sign.shape = spec.sign;
        sign.radius = spec.sign == Shape::Box ? chip_sign / 2 : 0;
        sign.fill = spec.sign_colour;
        sign.border = spec.sign == Shape::HalfDisc ? spec.sign_colour : Colour::None;
        sign.border_width = spec.sign == Shape::HalfDisc ? 1.0f : 0.0f;
        add_part(sign);
    }
    TextSpec text;
    text.text = spec.text;
    text.size = chip_text;
    text.weight = Weight::Semibold;
    text.colour = spec.colour;
    text.box = {box.x + chip_padding + sign_room, box.y + (chip_height - line_height(chip_text)) / 2, 0, 0};
    add_lines(text, m_wrapped);
    if (spec.part != 0)
        add_hit({open_card().target.id, spec.part}, box, Clickable,
                {HitRole::Button, spec.text, {}, spec.description});
    return box;
}

void Scene::add_bar(const BarSpec& spec) {
    Part track;
    track.box = spec.box;
    track.fill = spec.track;
    track.radius = spec.box.height / 2;
    add_part(track);
    float share = std::clamp(spec.share, 0.0f, 1.0f);
    if (share <= 0)
        return;
    Part filled = track;
    filled.fill = spec.colour;
    filled.box.width = std::max(spec.box.width * share, spec.box.height);
    add_part(filled);
}

void Scene::add_mark(const MarkSpec& spec) {
    Part part;
    part.box = spec.box;
    part.shape = spec.shape;
    part.radius = spec.radius;
    part.fill = spec.fill;
    part.border = spec.border;
    part.border_width = spec.border == Colour::None ? 0 : spec.border_width;
    part.dashed = spec.dashed;
    add_part(part);
}

void Scene::add_rule(const RuleSpec& spec) {
    Part rule;
    rule.box = box_between(spec.from, spec.to);
    // The line's width lies on both sides of its points.
    if (rule.box.width < rule.box.height)
        rule.box = {rule.box.x - spec.width / 2, rule.box.y, spec.width, rule.box.height};
    else
        rule.box = {rule.box.x, rule.box.y - spec.width / 2, rule.box.width, spec.width};
    // A dashed rule is all border: the dashes of a border run along it.
    if (spec.dashed) {
        rule.border = spec.colour;
        rule.border_width = spec.width;
        rule.dashed = true;
    } else {
        rule.fill = spec.colour;
    }
    add_part(rule);
}

void Scene::add_hit(const Target& target, const Box& box, Traits traits, const Semantics& semantics) {
    Hit hit;
    hit.target = target;
    hit.box = box;
    hit.traits = traits;
    hit.semantics = keep(semantics);
    m_hits.push_back(hit);
    ++open_card().hits.count;
}

void Scene::add_part(const Part& part) {
    m_parts.push_back(part);
    ++open_card().parts.count;
}

void Scene::resize(CardIndex card, float width, float height) {
    m_cards[card].box.width = width;
    m_cards[card].box.height = height;
}

void Scene::place(CardIndex card, Point corner) {
    m_cards[card].box.x = corner.x;
    m_cards[card].box.y = corner.y;
}

LinkIndex Scene::add_link(const LinkSpec& spec) {
    if (spec.from >= m_cards.size() || spec.to >= m_cards.size())
        return no_link;
    Link link;
    link.target = spec.target;
    link.from = spec.from;
    link.to = spec.to;
    link.from_side = spec.from_side;
    link.to_side = spec.to_side;
    link.from_at = spec.from_at;
    link.to_at = spec.to_at;
    link.route = spec.route;
    link.colour = spec.colour;
    link.width = spec.width;
    link.dashed = spec.dashed;
    link.start_end = spec.start_end;
    link.finish_end = spec.finish_end;
    link.traits = spec.traits;
    link.semantics = keep(spec.semantics);
    if (!spec.label.empty()) {
        CardSpec label;
        label.style = {Colour::Panel, Colour::Line, 1, 9, false, false, Shape::Box};
        label.traits = IgnoresPointer;
        label.minimap = Colour::None;
        link.label = add_card(label);
        Box text = add_text({.box = {6, 1, 0, 0}, .text = spec.label, .size = 11, .colour = spec.colour});
        resize(link.label, text.width + 12, text.height + 2);
    }
    m_links.push_back(link);
    return size_of(m_links.size() - 1);
}

void Scene::add_curve(const CurveSpec& spec) {
    Curve curve;
    curve.points = {size_of(m_curve_points.size()), size_of(spec.points.size())};
    curve.colour = spec.colour;
    curve.width = spec.width;
    curve.dashed = spec.dashed;
    curve.smooth = spec.smooth;
    m_curve_points.insert(m_curve_points.end(), spec.points.begin(), spec.points.end());
    m_curves.push_back(curve);
}

StoredText Scene::keep(std::string_view text) {
    StoredText stored{size_of(m_text.size()), size_of(text.size())};
    m_text.insert(m_text.end(), text.begin(), text.end());
    return stored;
}

StoredSemantics Scene::keep(const Semantics& semantics) {
    return {semantics.role, keep(semantics.name), keep(semantics.value), keep(semantics.description)};
}

} // namespace throughline::canvas
