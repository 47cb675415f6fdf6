#include "harbour.h"
#include "journey/factors.h"
#include "journey/relationship.h"

namespace throughline::journey_tests {

using namespace journey;

namespace {

std::vector<std::string> names(const std::vector<const Interaction*>& interactions) {
    std::vector<std::string> ids;
    for (const Interaction* interaction : interactions)
        ids.emplace_back(interaction->id.view());
    return ids;
}

const PhaseOfRelationship& in(const Relationship& relationship, Phase phase) {
    for (const PhaseOfRelationship& one : relationship.phases) {
        if (one.phase == phase)
            return one;
    }
    FAIL("There is no such phase.");
    return relationship.phases.front();
}

RelationshipMove move_to(Phase phase, std::string_view on, std::string_view because, std::string event) {
    RelationshipMove move;
    move.phase = phase;
    if (!on.empty())
        move.on = day(on);
    if (!because.empty())
        move.because = id(because);
    move.event = std::move(event);
    return move;
}

// friends (without the firm) → call | use; the family came, was kept, and looks around.
Example families() {
    Example example;
    example.add<Factor>("child", "A child is born");
    example.add<Segment>("families", "Families");
    example.add<Journey>("way", "Their way", [](Journey& way) { way.segment = id("families"); });
    const auto stage = [&](std::string_view name, double order, StagePhase phase) {
        example.add<Stage>(name, std::string(name), [&](Stage& one) {
            one.journey = id("way");
            one.order = order;
            one.phase = phase;
        });
    };
    stage("interest", 1, StagePhase::Interest);
    stage("use", 2, StagePhase::Use);
    const auto interaction = [&](std::string_view name, std::string_view where, double order, FirmPart firm) {
        example.add<Interaction>(name, std::string(name), [&](Interaction& one) {
            one.stage = id(where);
            one.order = order;
            one.firm = firm;
        });
    };
    interaction("friends", "interest", 1, FirmPart::Absent);
    interaction("forum", "interest", 2, FirmPart::Absent);
    interaction("call", "interest", 3, FirmPart::Present);
    interaction("rumour", "interest", 4, FirmPart::Absent);
    interaction("app", "use", 1, FirmPart::Present);
    example.change<Segment>("families", [](Segment& segment) {
        segment.moves = {move_to(Phase::Maintain, "2026-03-01", "app", ""),
                         move_to(Phase::BeforeContact, "", "friends", ""),
                         move_to(Phase::Create, "2025-11-05", "call", "First talk"),
                         move_to(Phase::AtRisk, "2026-12-24", "child", "Space runs out")};
    });
    return example;
}

} // namespace

TEST_CASE("A relationship has phases, and events that moved it", "[journey][R031]") {
    Example example = families();
    const Relationship now = relationship_of(example.store, id("families"), day("2026-11-21"));
    REQUIRE(now.segment);
    CHECK(now.phase == Phase::Maintain);
    CHECK(in(now, Phase::BeforeContact).time == PhaseTime::Past);
    CHECK(in(now, Phase::Create).time == PhaseTime::Past);
    CHECK(in(now, Phase::Maintain).time == PhaseTime::Present);
    // The move into it is planned for Christmas.
    CHECK(in(now, Phase::AtRisk).time == PhaseTime::Ahead);
    REQUIRE(in(now, Phase::AtRisk).moves.size() == 1);
    CHECK(in(now, Phase::AtRisk).moves[0]->because == id("child"));
    CHECK(in(now, Phase::Ended).time == PhaseTime::Ahead);
    CHECK(names(in(now, Phase::Maintain).interactions) == std::vector<std::string>{"app"});

    CHECK(relationship_of(example.store, id("families"), day("2026-12-24")).phase == Phase::AtRisk);
    CHECK(relationship_of(example.store, id("families"), day("2025-11-05")).phase == Phase::Create);
    CHECK(relationship_of(example.store, id("families"), day("2025-11-04")).phase == Phase::BeforeContact);
    CHECK(now.unexplained.empty());
    example.change<Segment>("families", [](Segment& segment) { segment.moves[0].because = {}; });
    const Relationship later = relationship_of(example.store, id("families"), day("2026-11-21"));
    REQUIRE(later.unexplained.size() == 1);
    CHECK(later.unexplained[0]->phase == Phase::Maintain);
    CHECK_FALSE(relationship_of(example.store, id("nobody"), day("2026-11-21")).segment);
}

TEST_CASE("Experiences are made before the first contact", "[journey][R032][R061]") {
    Example example = families();
    const Relationship now = relationship_of(example.store, id("families"), day("2026-11-21"));
    CHECK(names(now.before_contact) == std::vector<std::string>{"friends", "forum"});
    REQUIRE(now.first_contact);
    CHECK(now.first_contact->id == id("call"));
    CHECK(names(in(now, Phase::BeforeContact).interactions) == std::vector<std::string>{"friends", "forum"});
    // After the first contact others talk on.
    CHECK(names(in(now, Phase::Create).interactions) == std::vector<std::string>{"call", "rumour"});

    example.change<Interaction>("friends", [](Interaction& one) { one.firm = FirmPart::Present; });
    const Relationship at_once = relationship_of(example.store, id("families"), day("2026-11-21"));
    CHECK(at_once.before_contact.empty());
    CHECK(at_once.first_contact->id == id("friends"));
}

TEST_CASE("The type of relationship names the phases; partners and colleagues have theirs",
          "[journey][R031][R037]") {
    Example example = harbour_bank();
    const Relationship household = relationship_of(example.store, id("s-families"), harbour_day());
    REQUIRE(household.type);
    REQUIRE(household.phases.size() == 6);
    CHECK(household.phases[1].title == "First talk");
    CHECK(household.phases[1].begins_when == "They use the calculator or talk to an advisor.");
    CHECK(names(household.before_contact) == std::vector<std::string>{"i-friends"});
    REQUIRE(household.first_contact);
    CHECK(household.first_contact->id == id("i-search"));
    CHECK(household.phase == Phase::Maintain);
    CHECK(household.unexplained.empty());
    // Nobody has recorded a move of theirs.
    CHECK(relationship_of(example.store, id("s-landlords"), harbour_day()).phase == Phase::Unstated);

    example.add<Segment>("s-solicitors", "Solicitors", [](Segment& segment) {
        segment.relationship_type = id("rt-partner");
        segment.moves = {move_to(Phase::Create, "2026-01-01", "", "Signed")};
    });
    const Relationship partner = relationship_of(example.store, id("s-solicitors"), harbour_day());
    REQUIRE(partner.phases.size() == 3);
    CHECK(partner.phases[0].title == "Agreement signed");
    CHECK(partner.phases[0].time == PhaseTime::Present);
    CHECK(partner.phase == Phase::Create);
}

TEST_CASE("Context factors act on interactions, and decisions can read them", "[journey][R033][R001]") {
    Example example = harbour_bank();
    const auto use_of = [&](std::string_view name) {
        for (const FactorUse& use : factor_uses(example.store)) {
            if (use.factor->id == id(name))
                return use;
        }
        FAIL("There is no such factor.");
        return FactorUse{};
    };
    const FactorUse weather = use_of("f-weather");
    CHECK(weather.factor->control == Control::Uncontrolled);
    CHECK(weather.interactions == std::vector{id("i-valuation")});
    CHECK(weather.missing == "No table has a column for it.");
    CHECK(use_of("f-child").interactions == std::vector{id("i-advisor-call"), id("i-friends")});

    const auto read_as = [&](const std::string& column) {
        example.change<Factor>("f-child", [&](Factor& child) {
            child.table = id("tb-households");
            child.column = column;
        });
        return use_of("f-child");
    };
    CHECK(read_as("Birth").missing == "No decision reads its column.");
    example.change<TableReference>("tb-households", [](TableReference& table) {
        for (const char* name : {"Birth", "Last Birth", "Birth weight"}) {
            TableColumn column;
            column.name = name;
            table.columns.push_back(column);
        }
    });
    const auto ask = [&](const std::string& expression) {
        example.change<Decision>("d-call", [&](Decision& call) { call.inputs[0].expression = expression; });
        return read_as("Birth").read_by;
    };
    CHECK(ask("Birth").size() == 1);
    CHECK(ask("if Birth = null then 0 else 1").size() == 1);
    // Other columns have longer names; a text is no name.
    CHECK(ask("Last Birth").empty());
    CHECK(ask("Birth weight").empty());
    CHECK(ask("\"Birth\"").empty());
    CHECK(ask("Birth weight + Birth").size() == 1);
    CHECK(read_as("Birth").decided_with_it == 1);
    CHECK(read_as("Birth").missing.empty());
    // A decision on another table does not see it.
    example.change<Decision>("d-call", [](Decision& call) { call.table = {}; });
    CHECK(read_as("Birth").read_by.empty());
}

} // namespace throughline::journey_tests
