#include "harbour.h"
#include "journey/health.h"
#include "journey/matter.h"
#include "journey/opportunity.h"

namespace throughline::journey_tests {

using namespace journey;
using Catch::Approx;

TEST_CASE("Importance × effect × frequency ranks the interactions that matter", "[journey][R043]") {
    Example example = bank();
    const auto set = [&](std::string_view name, double importance, double frequency) {
        example.change<Interaction>(name, [&](Interaction& one) {
            one.importance = importance;
            one.frequency = frequency;
        });
    };
    set("call", 9, 100);
    set("mail", 2, 1000);
    const auto ranking = rank_by_matter(example.store);
    REQUIRE(ranking.size() == 2);
    CHECK(ranking[0].interaction == id("mail"));
    CHECK(*ranking[0].score == Approx(2 * 0.4 * 1000));
    CHECK(ranking[0].direction == Approx(-0.4));
    CHECK(*ranking[1].score == Approx(9 * 0.5 * 100));
    CHECK(ranking[0].share == Approx(800.0 / 1250));
    // 64 % is not yet most of it.
    CHECK(ranking[0].moment);
    CHECK(ranking[1].moment);
    CHECK_FALSE(rank_by_matter(example.store, 0.6)[1].moment);
    // Each factor alone turns the order.
    set("mail", 1, 1000);
    CHECK(rank_by_matter(example.store)[0].interaction == id("call"));
    example.change<Interaction>("call", [](Interaction& call) { call.frequency.reset(); });
    const auto unknown = rank_by_matter(example.store);
    CHECK_FALSE(unknown[1].score);
    CHECK_FALSE(unknown[1].moment);
}

TEST_CASE("The moments are as few as make up most", "[journey][R043]") {
    Example example = harbour_bank();
    const auto ranking = rank_by_matter(example.store);
    REQUIRE(ranking.size() == 24);
    double sum = 0;
    double of_moments = 0;
    double least_moment = 0;
    for (std::size_t index = 0; index < ranking.size(); ++index) {
        const Matter& matter = ranking[index];
        sum += matter.share;
        if (matter.moment) {
            of_moments += matter.share;
            least_moment = matter.share;
        }
        if (index > 0)
            CHECK(ranking[index - 1].score.value_or(-1) >= matter.score.value_or(-1));
        if (matter.score)
            CHECK(*matter.score == Approx(*matter.importance * *matter.effect * *matter.frequency));
    }
    CHECK(sum == Approx(1));
    CHECK(of_moments >= 0.8);
    CHECK(of_moments - least_moment < 0.8);
    // A mail that is unimportant does not matter, however many are sent.
    for (const Matter& matter : ranking) {
        if (matter.interaction == id("i-newsletter"))
            CHECK_FALSE(matter.score);
        if (matter.interaction == id("i-reminder"))
            CHECK(matter.direction < 0);
    }
}

TEST_CASE("What can be moved is apart from what it is worth", "[journey][R042]") {
    Example example = harbour_bank();
    const OpportunityMap map = segment_opportunities(example.store);
    REQUIRE(map.places.size() ==
            example.store.all(Kind::Segment).size() -
                std::count_if(example.store.all(Kind::Segment).begin(),
                              example.store.all(Kind::Segment).end(), [](const RecordPointer& record) {
                                  return as<Segment>(record)->choice == SegmentChoice::NotChosen;
                              }));
    const auto place_of = [](const OpportunityMap& found, std::string_view name) {
        for (const OpportunityPlace& place : found.places) {
            if (place.record == id(name))
                return place;
        }
        FAIL("There is no such place.");
        return OpportunityPlace{};
    };
    const OpportunityPlace families = place_of(map, "s-families");
    REQUIRE(families.opportunity);
    double sum = 0;
    for (const OpportunityPart& part : families.parts)
        sum += part.score;
    CHECK(*families.opportunity ==
          Approx(sum / static_cast<double>(families.parts.size()) * *families.reach));
    CHECK(*families.reach < 1);

    // A customer who is worth more does not become more movable.
    example.change<Segment>("s-families", [](Segment& segment) { segment.value = 1e6; });
    CHECK(*place_of(segment_opportunities(example.store), "s-families").opportunity ==
          Approx(*families.opportunity));
    CHECK(place_of(segment_opportunities(example.store, 100, 5), "s-families").quadrant ==
          Quadrant::ChangeFirst);
    CHECK(place_of(segment_opportunities(example.store, 100, 19), "s-families").quadrant ==
          Quadrant::Protect);
    CHECK(place_of(segment_opportunities(example.store, 1e7, 5), "s-families").quadrant == Quadrant::Earn);
    CHECK(place_of(segment_opportunities(example.store, 1e7, 19), "s-families").quadrant == Quadrant::Leave);
    example.change<Segment>("s-arrears", [](Segment& segment) { segment.value.reset(); });
    CHECK(place_of(segment_opportunities(example.store), "s-arrears").quadrant == Quadrant::NotKnown);
}

TEST_CASE("What only its value would rank is named", "[journey][R040]") {
    Example example = harbour_bank();
    CHECK(ranked_by_value_alone(example.store).empty());
    example.add<Segment>("s-rich", "The rich", [](Segment& segment) { segment.value = 9000; });
    example.add<Action>("a-rich", "Call the rich first", [](Action& action) { action.value = 4000; });
    CHECK(ranked_by_value_alone(example.store) == std::vector{id("s-rich"), id("a-rich")});
    example.change<Action>("a-rich", [](Action& action) { action.starting_propensity = 0.1; });
    example.change<Segment>("s-rich", [](Segment& segment) { segment.value.reset(); });
    CHECK(ranked_by_value_alone(example.store).empty());
}

TEST_CASE("An interaction's opportunity counts what is in our hands", "[journey][R042][R001]") {
    Example example = harbour_bank();
    const auto opportunity = [&](std::string_view name) {
        for (const OpportunityPlace& place : interaction_opportunities(example.store).places) {
            if (place.record == id(name))
                return place;
        }
        FAIL("There is no such place.");
        return OpportunityPlace{};
    };
    const OpportunityPlace again = opportunity("i-docs-again");
    CHECK(*again.opportunity == Approx(9.3 + 9.3 - 1.8));
    CHECK(*again.value == Approx(1180));
    CHECK(*opportunity("i-friends").opportunity == Approx(0));
    CHECK(*opportunity("i-search").opportunity == Approx((6.4 + 1.5) / 2));
    CHECK(interaction_opportunities(example.store).places.front().record == id("i-docs-again"));
}

} // namespace throughline::journey_tests
