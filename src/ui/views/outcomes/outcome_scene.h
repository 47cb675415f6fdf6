// The outcome canvas as a scene: outcomes with their two sides, experiences, interactions and tasks as cards
// in four columns, joined by links that show the signed effect of each on the next (R007, R009, R011, R016).
#pragma once

#include "base/date.h"
#include "canvas/compose.h"
#include "canvas/scene.h"
#include "commands/session.h"
#include "journey/finding.h"
#include "model/records/outcome.h"
#include "store/store.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::ui {

// Parts of a card's target.
constexpr std::uint16_t title_part = 1, finding_part = 2; // and the next one for a second finding
constexpr std::uint16_t owner_part = 5, business_part = 6, customer_part = 7;
// A link's target is its source record with first_link_part plus its place in OutcomeScene::links().
constexpr std::uint16_t first_link_part = 100;

struct SceneLink {
    Id source;
    Id target;
    std::string_view field; // where the source keeps it
};

// How an effect looks: its sign as colour and words, its weight as width, dashed while it is only assumed.
struct EffectLook {
    canvas::Colour colour = canvas::Colour::StrongLine;
    float width = 2;
    bool dashed = true;
    std::string words; // "+0.18 helps", "no effect known yet"
};
EffectLook look_of(const Effect& effect);
// ● controlled, ◐ influenced, ○ uncontrolled (R001).
canvas::MarkSpec control_mark(Control control);
std::string_view control_word(Control control);

class OutcomeScene {
public:
    struct Input {
        const Store& store;
        const Session& session;
        const std::vector<journey::Finding>& findings;
        Date today;
    };
    void fill(const Input& input, canvas::Scene& scene);
    const std::vector<SceneLink>& links() const { return m_links; }
    // Top left corners, in canvas units, where the layout puts the cards that nobody moved.
    const std::map<Id, canvas::Point>& places() const { return m_places; }

private:
    struct Node {
        Id id;
        canvas::CardIndex card = canvas::no_card;
        int layer = 0;
        bool placed = false; // by hand
        canvas::Point corner;
    };

    bool shown(const Record& record) const;
    void add_cards(Kind kind, int layer);
    canvas::CardSpec spec_of(const Record& record, std::string_view kind_word) const;
    canvas::CardIndex add_outcome(const Record& record);
    struct SideLook {
        std::string_view caption;
        std::string_view field_name;
        std::uint16_t part;
        bool holds;
    };
    void add_side(canvas::CardComposer& card, const OutcomeSide& side, const SideLook& look);
    void add_outcome_chips(canvas::CardComposer& card, const Outcome& outcome);
    void add_owner_chip(canvas::CardComposer& card, const Id& person);
    canvas::CardIndex add_experience(const Record& record);
    canvas::CardIndex add_interaction(const Record& record);
    canvas::CardIndex add_task(const Record& record);
    void add_finding_chips(canvas::CardComposer& card, const Id& id);
    void add_links();
    void add_effect_links(const Record& source, const std::vector<Effect>& effects);
    void add_link(const Id& source, const Id& target, std::string_view field, const EffectLook& look);
    void lay_out();
    void add_headings();

    const Input* m_input = nullptr;
    canvas::Scene* m_scene = nullptr;
    std::vector<Node> m_nodes;
    std::map<Id, std::size_t> m_node_of;
    std::map<Id, std::vector<const journey::Finding*>> m_findings;
    std::vector<SceneLink> m_links;
    // Where cards were laid out the last time, so that a small change moves few of them.
    std::map<Id, canvas::Point> m_places;
};

} // namespace throughline::ui
