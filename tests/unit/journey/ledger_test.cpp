#include "harbour.h"
#include "journey/ledger.h"
#include "journey/strength.h"
#include "journey/timeline.h"

#include <set>

namespace throughline::journey_tests {

using namespace journey;
using Catch::Approx;

TEST_CASE("The ledger is signed, and its balance is the sum of what is in it", "[journey][R007][R084]") {
    Example example = harbour_bank();
    const Ledger ledger = ledger_of(example.store, id("s-families"));
    REQUIRE(ledger.entries.size() > 10);
    double sum = 0;
    for (const LedgerEntry& entry : ledger.entries) {
        sum += entry.points;
        CHECK(entry.balance == Approx(sum));
    }
    CHECK(ledger.balance == Approx(sum));
    CHECK(ledger.credit + ledger.debit == Approx(ledger.balance));
    CHECK(ledger.debit < 0);
    REQUIRE(ledger.low);
    CHECK(*ledger.low < ledger.balance);
    CHECK(*ledger.high > ledger.balance);

    const auto entry_of = [&](std::string_view source, std::string_view experience) {
        for (const LedgerEntry& entry : ledger.entries) {
            if (entry.source == id(source) && entry.experience == id(experience))
                return entry;
        }
        FAIL("There is no such entry.");
        return LedgerEntry{};
    };
    // 100 · 0.38 · 1 · 9.1 / 10
    CHECK(entry_of("i-advisor-call", "e-confident").points == Approx(34.58));
    CHECK(*entry_of("i-advisor-call", "e-confident").a_month == Approx(34.58 * 410));
    // A mail that makes them feel nagged works, and takes: the experience is unwanted.
    const LedgerEntry nagged = entry_of("i-reminder", "e-nagged");
    CHECK(nagged.points == Approx(-100 * 0.31 * 0.8 * 0.62));
    CHECK(*nagged.low == Approx(-100 * 0.38 * 0.8 * 0.62));
    CHECK(*nagged.high == Approx(-100 * 0.24 * 0.8 * 0.62));
    CHECK(entry_of("i-friends", "e-confident").before_contact);
    CHECK_FALSE(entry_of("i-advisor-call", "e-confident").before_contact);
    CHECK(ledger.entries.front().source == id("i-friends"));
    // What is proposed to them is in it too; what only other segments live through is not.
    CHECK(entry_of("a-hold", "e-looked-after").points == Approx(100 * 0.3 * 0.87));
    for (const LedgerEntry& entry : ledger.entries)
        CHECK(entry.experience != id("e-person"));
}

TEST_CASE("What nobody put a number to is named, not counted", "[journey][R007]") {
    Example example = bank();
    example.add<Interaction>("visit", "Visit",
                             [](Interaction& visit) { visit.serves = {effect_on("confident")}; });
    const auto at = [&](std::string_view name) { return example.store.find_as<Interaction>(id(name)); };
    const Ledger ledger = ledger_of(example.store, {at("call"), at("mail"), at("visit")});
    REQUIRE(ledger.entries.size() == 2);
    CHECK(ledger.credit == Approx(50));
    CHECK(ledger.debit == Approx(-40));
    CHECK(ledger.balance == Approx(10));
    CHECK(ledger.unknown == std::vector{id("visit")});
    CHECK_FALSE(ledger.low);
}

TEST_CASE("Attainment is a straight line from the beginning to the target", "[journey][R014]") {
    CHECK(*attainment(71, 71, 80, Direction::MoreIsBetter) == Approx(0));
    CHECK(*attainment(80, 71, 80, Direction::MoreIsBetter) == Approx(100));
    CHECK(*attainment(62, 71, 80, Direction::MoreIsBetter) == Approx(-100));
    CHECK(*attainment(38, 44, 30, Direction::LessIsBetter) == Approx(100.0 * 6 / 14));
    // Beyond a target that is best itself is as far away as before it.
    CHECK(*attainment(12, 0, 10, Direction::TargetIsBest) == Approx(80));
    CHECK(*attainment(8, 0, 10, Direction::TargetIsBest) == Approx(80));
    CHECK_FALSE(attainment(1, 5, 5, Direction::MoreIsBetter));
}

TEST_CASE("Strength and value over time are means that show their parts", "[journey][R014][R035]") {
    Example example = harbour_bank();
    const RelationshipStrength strength =
        relationship_strength(example.store, id("s-families"), harbour_day());
    CHECK(*strength.value_a_year == Approx(8240 * 1180));
    REQUIRE(strength.points.size() > 4);
    CHECK(strength.customer_unmeasured == std::vector{id("o-tell")});
    CHECK(strength.business_unmeasured.empty());
    for (const StrengthPoint& point : strength.points) {
        CHECK(point.planned == (point.on > harbour_day()));
        double sum = 0;
        double weights = 0;
        for (const StrengthPart& part : point.customer_parts) {
            sum += part.weight * part.attainment;
            weights += part.weight;
        }
        REQUIRE(point.strength.has_value() == (weights > 0));
        if (point.strength)
            CHECK(*point.strength == Approx(sum / weights));
    }
    // 30 Sep 2026: o-home 12 of 28 with weight 9.6, o-stay 9 of 27 with 8.7.
    const auto september =
        std::find_if(strength.points.begin(), strength.points.end(),
                     [](const StrengthPoint& point) { return point.on == day("2026-09-30"); });
    REQUIRE(september != strength.points.end());
    CHECK(*september->strength == Approx((9.6 * 100 * 12 / 28 + 8.7 * 100 * 9 / 27) / (9.6 + 8.7)));
    REQUIRE(september->customer_parts.size() == 2);
    CHECK(september->customer_parts[0].n == 97);
    CHECK_FALSE(september->customer_parts[0].carried);
    // In March the keys are due; the rate is still what was measured in September.
    const auto march = std::find_if(strength.points.begin(), strength.points.end(),
                                    [](const StrengthPoint& point) { return point.on == day("2027-03-31"); });
    REQUIRE(march != strength.points.end());
    REQUIRE(march->customer_parts.size() == 2);
    CHECK(march->customer_parts[0].attainment == Approx(100));
    CHECK(march->customer_parts[1].carried);
    CHECK(march->customer_parts[1].attainment == Approx(100 * 9.0 / 27));
    // When all that is planned is reached, both are at their targets.
    CHECK(*strength.points.back().strength == Approx(100));
    CHECK(*strength.points.back().value == Approx(100));
    // Today's view does not know tomorrow's measurement.
    const RelationshipStrength spring =
        relationship_strength(example.store, id("s-families"), day("2026-04-15"));
    for (const StrengthPoint& point : spring.points)
        CHECK((point.planned || point.on <= day("2026-04-15")));
}

TEST_CASE("Past and future stand on one timeline", "[journey][R035][R031]") {
    Example example = harbour_bank();
    example.change<Segment>("s-families", [](Segment& segment) {
        RelationshipMove move;
        move.phase = Phase::AtRisk;
        move.on = day("2027-01-10");
        move.event = "The fix ends";
        segment.moves = {move};
    });
    const Timeline timeline = timeline_of(example.store, id("s-families"), harbour_day());
    REQUIRE(timeline.entries.size() > 20);
    std::set<TimelineKind> kinds;
    for (std::size_t index = 0; index < timeline.entries.size(); ++index) {
        const TimelineEntry& entry = timeline.entries[index];
        kinds.insert(entry.kind);
        if (index > 0)
            CHECK(timeline.entries[index - 1].on <= entry.on);
        CHECK((entry.on > harbour_day()) == (index >= timeline.first_future));
        if (entry.on > harbour_day())
            CHECK(entry.planned);
        CHECK_FALSE(entry.text.empty());
        CHECK(example.store.find(entry.record));
    }
    CHECK(kinds.size() == 10); // nothing is verified for them yet
    CHECK(timeline.first_future > 0);
    CHECK(timeline.first_future < timeline.entries.size());
    // What is open and has no day is not lost; it comes in the order of the way.
    REQUIRE_FALSE(timeline.undated.empty());
    CHECK(timeline.undated.front() == id("i-friends"));

    const Timeline later = timeline_of(example.store, id("s-families"), day("2026-12-20"));
    const auto call =
        std::find_if(later.entries.begin(), later.entries.end(), [](const TimelineEntry& entry) {
            return entry.record == id("i-advisor-call") && entry.kind == TimelineKind::InteractionDue;
        });
    REQUIRE(call != later.entries.end());
    CHECK(call->late);
    CHECK(call->planned);
    // On its day it is not late yet.
    for (const TimelineEntry& entry :
         timeline_of(example.store, id("s-families"), day("2026-12-18")).entries) {
        if (entry.record == id("i-advisor-call") && entry.kind == TimelineKind::InteractionDue)
            CHECK_FALSE(entry.late);
    }
}

} // namespace throughline::journey_tests
