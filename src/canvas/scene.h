// The retained scene of one canvas. A view fills it when the store's version changes, not in every frame;
// drawing, culling, picking and the semantic tree then read it. A steady frame allocates nothing.
//
//     scene.begin(version, measurer);
//     CardIndex card = scene.add_card(…);      // what follows goes into this card …
//     scene.add_text(…); scene.add_chip(…);    // … until the next one
//     scene.resize(card, …); scene.place(card, …);  // sizes and places may come later
//     scene.add_link(…);
//     scene.finish();
#pragma once

#include "canvas/instances.h"
#include "canvas/parts.h"
#include "canvas/picking.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace throughline::canvas {

enum CardState : std::uint8_t {
    StateSelected = 1 << 0,
    StateHovered = 1 << 1,
    StateDimmed = 1 << 2,
    StateFocused = 1 << 3,  // keyboard focus ring
    StateAllowed = 1 << 4,  // a link or a card may be dropped here
    StateDropHere = 1 << 5, // … and would be, if released now
    StateRaised = 1 << 6,   // being dragged; set by Scene::raise alone
};

struct StoredText {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

struct StoredSemantics {
    HitRole role = HitRole::None;
    StoredText name;
    StoredText value;
    StoredText description;
};

struct Range {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

struct Card {
    Target target;
    Box box;
    CardStyle style;
    Layer layer = Layer::Card;
    Pin pin = Pin::None;
    std::uint8_t kind = 0;
    std::uint8_t state = 0; // CardState bits
    Traits traits = 0;
    std::uint32_t accepts = 0;
    std::uint32_t takes = 0;
    StoredSemantics semantics;
    Range parts;                // boxes inside: chips, bars, marks
    Range lines;                // of text
    Range hits;                 // parts with a target of their own
    std::uint32_t instance = 0; // its own box; its parts follow
    Colour minimap = Colour::None;
};

// A box inside a card, relative to its corner.
struct Part {
    Box box;
    Colour fill = Colour::None;
    Colour border = Colour::None;
    float border_width = 0;
    float radius = 0;
    Shape shape = Shape::Box;
    bool dashed = false;
    bool stands_for_text = false; // drawn only when zoomed out too far for text
};

// One line of text inside a card, wrapped when it was added.
struct Line {
    Box box;
    StoredText text;
    float size = 13;
    Weight weight = Weight::Regular;
    Colour colour = Colour::Ink;
    Align align = Align::Left;
    bool ellipsis = false;
};

// A part of a card that can be clicked or edited on its own.
struct Hit {
    Target target;
    Box box; // relative to the card
    Traits traits = 0;
    StoredSemantics semantics;
    float font_size = 13; // of a field, for editing in place
    Weight weight = Weight::Regular;
};

struct Link {
    Target target;
    CardIndex from = no_card;
    CardIndex to = no_card;
    Side from_side = Side::Right;
    Side to_side = Side::Left;
    float from_at = 0.5f;
    float to_at = 0.5f;
    Route route = Route::Curve;
    Colour colour = Colour::StrongLine;
    float width = 2;
    bool dashed = false;
    LinkEnd start_end = LinkEnd::None;
    LinkEnd finish_end = LinkEnd::None;
    std::uint8_t state = 0;
    Traits traits = 0;
    CardIndex label = no_card; // a card of its own
    StoredSemantics semantics;
    std::uint32_t instance = 0;
};

struct Curve {
    Range points;
    Colour colour = Colour::Accent;
    float width = 2;
    bool dashed = false;
    bool smooth = true;
    std::uint32_t instance = 0; // points.count − 1 segments from here
};

class Scene {
public:
    // --- filling -------------------------------------------------------------------------------------------
    // Forgets everything and keeps the memory. `version` is the view's own mark of what it fills in.
    void begin(std::uint64_t version, TextMeasurer& measurer);
    std::uint64_t version() const { return m_version; }

    CardIndex add_card(const CardSpec& spec);
    // These go into the last card, or onto the ground before the first one. They give the box they take up.
    Box add_text(const TextSpec& spec);
    Box add_chip(const ChipSpec& spec);
    // How wide it would be.
    float measure_chip(const ChipSpec& spec);
    void add_bar(const BarSpec& spec);
    void add_mark(const MarkSpec& spec);
    void add_rule(const RuleSpec& spec);
    // A part of the last card with a name of its own but nothing to draw.
    void add_hit(const Target& target, const Box& box, Traits traits, const Semantics& semantics);
    void resize(CardIndex card, float width, float height);
    void place(CardIndex card, Point corner);

    // Nothing, and no_link, where one of its cards does not exist.
    LinkIndex add_link(const LinkSpec& spec);
    void add_curve(const CurveSpec& spec);
    void finish();

    // --- small changes between fills -----------------------------------------------------------------------
    void set_state(CardIndex card, CardState state, bool on);
    void set_link_state(LinkIndex link, CardState state, bool on);
    // Clears these bits on everything.
    void clear_states(std::uint8_t states);
    // While cards are dragged they are painted above all others, and they and their links are shown this far
    // from their place. No cards: all are put back.
    void raise(std::span<const CardIndex> cards);
    void offset_raised(Point by);

    // Marquee, guides, the link being drawn: refilled by Interaction::decorate while a gesture lasts.
    void clear_overlay();
    void add_overlay_box(const Box& box, Colour fill, Colour border, float border_width, float radius);
    void add_overlay_link(Point from, Side from_side, Point to, Side to_side, Colour colour, float width,
                          bool dashed);

    // --- reading -------------------------------------------------------------------------------------------
    std::span<const Card> cards() const { return m_cards; }
    std::span<const Link> links() const { return m_links; }
    const Card& card(CardIndex index) const { return m_cards[index]; }
    std::span<const Part> parts(const Card& card) const;
    std::span<const Line> lines(const Card& card) const;
    std::span<const Hit> hits(const Card& card) const;
    std::string_view text(StoredText text) const { return {m_text.data() + text.offset, text.length}; }

    // no_card, no_link where there is none.
    CardIndex find(const Target& target) const;
    LinkIndex find_link(const Target& target) const;
    // Where the card is shown: its box, moved by a drag.
    Box shown_box(CardIndex card) const;
    // The curve of a link as shown.
    Bezier link_curve(LinkIndex link) const;
    std::span<const LinkIndex> links_of(CardIndex card) const;
    // Cards that stick to the edge; they are not in picking().
    std::span<const CardIndex> pinned() const { return m_pinned; }
    // Cards that are being dragged.
    std::span<const CardIndex> raised() const { return m_raised; }
    // Around all cards at rest, pinned ones included; empty in an empty scene.
    Box bounds() const { return m_bounds; }
    // World point at which pinned cards start to stick.
    Point pin_origin() const { return m_pin_origin; }
    // Sizes of the pinned strips at the left and at the top, in world units.
    Point pinned_strip() const { return m_pinned_strip; }

    const Picking& picking() const { return m_picking; }
    const InstanceLists& instances() const { return m_instances; }
    // How often the scene was filled: indices of cards and links hold for one fill.
    std::uint64_t fill() const { return m_fill; }
    // Grows with every change of what is drawn.
    std::uint64_t revision() const { return m_revision; }
    // Ranges of instances that changed one after the other, so that a renderer that has seen the first of
    // them need not compare everything. They start anew, with a new epoch, when the scene is filled.
    struct Touched {
        std::uint64_t epoch = 0;
        std::vector<Range> boxes;
        std::vector<Range> ribbons;
    };
    const Touched& touched() const { return m_touched; }

private:
    StoredText keep(std::string_view text);
    StoredSemantics keep(const Semantics& semantics);
    Card& open_card() { return m_cards.back(); }
    void add_part(const Part& part);
    void add_lines(const TextSpec& spec, std::span<const WrappedLine> wrapped);
    void index_targets();
    void index_links();
    void place_instances();
    void build_picking();
    void find_pins_and_bounds();
    void write_card(CardIndex index);
    void write_card_at(CardIndex index, std::uint32_t instance, bool hidden);
    void write_part(const Part& part, const Card& card, Point corner, BoxInstance& instance) const;
    void place_label(LinkIndex link);
    void write_link(LinkIndex index);
    void write_links_of(CardIndex card);
    void write_curves();
    void write_raised();
    void touch(std::vector<Range>& ranges, Range range);
    void forget_touched();

    std::uint64_t m_version = 0;
    std::uint64_t m_fill = 0;
    std::uint64_t m_revision = 0;
    TextMeasurer* m_measurer = nullptr;
    Point m_raised_by;
    Point m_pin_origin;
    Point m_pinned_strip;
    Box m_bounds;

    std::vector<Card> m_cards;
    std::vector<Part> m_parts;
    std::vector<Line> m_lines;
    std::vector<Hit> m_hits;
    std::vector<Link> m_links;
    std::vector<Curve> m_curves;
    std::vector<CurvePoint> m_curve_points;
    std::vector<char> m_text;
    std::vector<WrappedLine> m_wrapped;
    std::vector<CardIndex> m_card_order; // sorted by target, for find()
    std::vector<LinkIndex> m_link_order;
    std::vector<std::uint32_t> m_link_starts; // the links of each card are a range of m_card_links
    std::vector<LinkIndex> m_card_links;
    std::vector<CardIndex> m_pinned;
    std::vector<CardIndex> m_raised;
    std::vector<CardIndex> m_changed;  // raised before
    std::uint32_t m_resting_boxes = 0; // instances of cards at rest; copies of raised cards follow
    std::vector<Box> m_pick_boxes;
    std::vector<Bezier> m_pick_links;
    std::vector<Point> m_points; // of the curve that is being written
    std::vector<float> m_slopes;
    Picking m_picking;
    InstanceLists m_instances;
    Touched m_touched;
};

} // namespace throughline::canvas
