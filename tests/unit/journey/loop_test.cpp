#include "harbour.h"
#include "journey/health.h"
#include "journey/loop.h"
#include "journey/two_models.h"

namespace throughline::journey_tests {

using namespace journey;
using Catch::Approx;

namespace {

const LoopPart& node(const Loop& loop, LoopNode which) {
    return loop.nodes[static_cast<std::size_t>(which)];
}
const LoopPart& arrow_from(const Loop& loop, LoopNode which) {
    return loop.arrows[static_cast<std::size_t>(which)];
}

const TwoModelRow& row_of(const TwoModels& models, std::string_view interaction) {
    for (const TwoModelRow& row : models.rows) {
        if (row.interaction == id(interaction))
            return row;
    }
    FAIL("There is no such row.");
    return models.rows.front();
}

} // namespace

TEST_CASE("Each node and arrow of the loop has a measured value", "[journey][R029][R013]") {
    Example example = harbour_bank();
    const Loop loop = loop_of(example.store, {}, harbour_day());
    for (const LoopPart* part : {&loop.nodes[0], &loop.nodes[1], &loop.nodes[2], &loop.nodes[3],
                                 &loop.arrows[0], &loop.arrows[1], &loop.arrows[2], &loop.arrows[3]}) {
        INFO(part->title);
        CHECK(part->figure.value);
        CHECK(part->figure.missing.empty());
        CHECK(part->figure.counted == part->measured.size());
        CHECK(part->figure.of == part->measured.size() + part->unmeasured.size());
        CHECK_FALSE(part->measured.empty());
    }
    std::int64_t good = 0;
    std::int64_t n = 0;
    for (const RecordPointer& record : example.store.all(Kind::Interaction)) {
        good += as<Interaction>(record)->success.good.value_or(0);
        n += as<Interaction>(record)->success.n.value_or(0);
    }
    const LoopPart& interactions = node(loop, LoopNode::Interactions);
    CHECK(*interactions.figure.value == Approx(100.0 * static_cast<double>(good) / static_cast<double>(n)));
    CHECK(interactions.figure.n == n);
    CHECK(*interactions.figure.low < *interactions.figure.value);
    CHECK(interactions.measured.size() == 5);
    // Outcome “Families send families” has no value on the customer's side.
    CHECK(node(loop, LoopNode::Relationship).unmeasured == std::vector{id("o-tell")});
    CHECK(arrow_from(loop, LoopNode::Relationship).unmeasured == std::vector{id("o-tell")});
    CHECK(*arrow_from(loop, LoopNode::Relationship).figure.value == Approx(100 * 7 / 8.0));
}

TEST_CASE("The loop of one outcome", "[journey][R029]") {
    Example example = harbour_bank();
    const Loop loop = loop_of(example.store, id("o-arrears"), harbour_day());
    // Both sides: 12.1 of 11 and 2.6 of 2.4 points.
    CHECK(*node(loop, LoopNode::Relationship).figure.value ==
          Approx((100 * 12.1 / 11 + 100 * 2.6 / 2.4) / 2));
    // 58 of 207 and 44 of 360, weighted by those asked.
    CHECK(*node(loop, LoopNode::Experiences).figure.value == Approx((58.0 * 207 + 44.0 * 360) / 567));
    CHECK(*arrow_from(loop, LoopNode::Experiences).figure.value ==
          Approx(100 * (0.22 * 1 + 0.14 * 0.6) / 1.6));
    CHECK(arrow_from(loop, LoopNode::Experiences).figure.n == 567);
    // Of “Households stay”: 23 % felt nagged, so 77 % did not.
    const Loop stay = loop_of(example.store, id("o-stay"), harbour_day());
    CHECK(*node(stay, LoopNode::Experiences).figure.value ==
          Approx((64.0 * 812 + 44.0 * 360 + 31.0 * 640 + (100 - 23.0) * 740 + 42.0 * 411) /
                 (812 + 360 + 640 + 740 + 411)));
    // A year later nothing of it is fresh.
    CHECK(*arrow_from(loop_of(example.store, id("o-arrears"), day("2027-11-21")), LoopNode::Relationship)
               .figure.value == 0);
    // The talk is steered by a decision; the message is not.
    const LoopPart& learnt = arrow_from(loop, LoopNode::Insight);
    CHECK(std::find(learnt.measured.begin(), learnt.measured.end(), id("i-plan-talk")) !=
          learnt.measured.end());
    CHECK(std::find(learnt.unmeasured.begin(), learnt.unmeasured.end(), id("i-missed-sms")) !=
          learnt.unmeasured.end());
    CHECK(std::find(learnt.unmeasured.begin(), learnt.unmeasured.end(), id("i-charity")) ==
          learnt.unmeasured.end());
}

TEST_CASE("What nothing measures is said to be not measured", "[journey][R029]") {
    Example example = bank();
    const Loop loop = loop_of(example.store, id("stay"), day("2026-11-21"));
    for (LoopNode which :
         {LoopNode::Interactions, LoopNode::Experiences, LoopNode::Relationship, LoopNode::Insight}) {
        CHECK_FALSE(node(loop, which).figure.value);
        CHECK_FALSE(node(loop, which).figure.missing.empty());
        CHECK(figure_text(node(loop, which).figure) == "not measured");
    }
    // Effects that are only assumed measure nothing.
    CHECK_FALSE(arrow_from(loop, LoopNode::Interactions).figure.value);
    CHECK(arrow_from(loop, LoopNode::Interactions).unmeasured == std::vector{id("call"), id("mail")});
    CHECK(*arrow_from(loop, LoopNode::Relationship).figure.value == 0);
    example.change<Interaction>("call",
                                [](Interaction& call) { call.serves[0].basis = EvidenceBasis::Observed; });
    const Loop seen = loop_of(example.store, id("stay"), day("2026-11-21"));
    CHECK(*arrow_from(seen, LoopNode::Interactions).figure.value == Approx(50));
    CHECK(arrow_from(seen, LoopNode::Interactions).measured == std::vector{id("call")});
}

TEST_CASE("Two models of the same data, side by side", "[journey][R004][R003]") {
    Example example = harbour_bank();
    const TwoModels models = two_models(example.store);
    REQUIRE(models.rows.size() == 21);
    double contacts = 0;
    for (const TwoModelRow& row : models.rows)
        contacts += row.contacts;
    CHECK(models.activity.contacts_a_month == Approx(contacts));
    CHECK(models.activity.tasks == 22);
    CHECK(models.activity.activity_measures.size() == 3);
    // The tracker's best: the newsletter. It leads nowhere.
    const TwoModelRow& newsletter = row_of(models, "i-newsletter");
    CHECK(newsletter.activity_rank == 1);
    CHECK(newsletter.points == 0);
    CHECK_FALSE(newsletter.leads_to_outcome);
    CHECK(newsletter.activity_only);
    // The outcome model's: told apart by what it moves.
    const TwoModelRow& talk = row_of(models, "i-plan-talk");
    CHECK(talk.activity_rank > 15);
    CHECK(talk.outcome_rank < 5);
    CHECK(talk.points > 0);
    CHECK(row_of(models, "i-docs-again").points < 0);
    // The widest difference is at the head.
    const auto apart = [](const TwoModelRow& row) {
        return std::abs(static_cast<int>(row.activity_rank) - static_cast<int>(row.outcome_rank));
    };
    for (std::size_t index = 1; index < models.rows.size(); ++index)
        CHECK(apart(models.rows[index - 1]) >= apart(models.rows[index]));
    CHECK(*models.contacts_without_outcome.value ==
          Approx(100 * (11400.0 + 780 + 2900) / models.activity.contacts_a_month));
    REQUIRE(models.agreement.value);
    CHECK(*models.agreement.value < 0.3);
    REQUIRE(models.outcomes.size() == 4);
    CHECK(models.outcomes[0].outcome == id("o-arrears"));
    CHECK(models.outcomes[0].mutual);
    CHECK(*models.outcomes[0].health == Approx(*outcome_health(example.store, id("o-arrears")).value));
    CHECK(*models.outcomes[2].gap == Approx(4.2));

    // Ten times as many mails please the tracker, and change nothing else.
    example.change<Interaction>("i-reminder", [](Interaction& mail) { mail.frequency = 9000; });
    const TwoModels busier = two_models(example.store);
    CHECK(busier.activity.contacts_a_month == Approx(models.activity.contacts_a_month + 8100));
    CHECK(row_of(busier, "i-reminder").points == Approx(row_of(models, "i-reminder").points));
    CHECK(*busier.outcomes[2].health == Approx(*models.outcomes[2].health));
}

TEST_CASE("An activity becomes part of the outcome model step by step", "[journey][R004][R036]") {
    Example example = bank();
    example.add<Interaction>("visit", "Branch visit");
    const auto next = [&] {
        return next_conversion_step(example.store, *example.store.find_as<Interaction>(id("visit")));
    };
    CHECK(next() == ConversionStep::Context);
    example.change<Interaction>("visit", [](Interaction& visit) { visit.context.situation = "At noon"; });
    CHECK(next() == ConversionStep::Experience);
    example.add<Experience>("seen", "Seen");
    example.change<Interaction>("visit", [](Interaction& visit) { visit.serves = {effect_on("seen")}; });
    CHECK(next() == ConversionStep::Effect);
    example.change<Interaction>("visit", [](Interaction& visit) { visit.serves = {effect_on("seen", 0.3)}; });
    CHECK(next() == ConversionStep::Outcome);
    example.change<Experience>("seen", [](Experience& seen) { seen.serves = {effect_on("stay", 0.3)}; });
    CHECK(next() == ConversionStep::Measure);
    example.add<Measure>("count", "Visits",
                         [](Measure& count) { count.measure_class = MeasureClass::Activity; });
    example.change<Interaction>("visit", [](Interaction& visit) { visit.lagging = {id("count")}; });
    CHECK(next() == ConversionStep::Measure);
    example.change<Measure>("count", [](Measure& count) { count.measure_class = MeasureClass::Response; });
    CHECK(next() == ConversionStep::Done);
    CHECK(conversion_text(next()) == "It is part of the outcome model.");
}

} // namespace throughline::journey_tests
