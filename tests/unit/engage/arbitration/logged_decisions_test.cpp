#include "base/random.h"
#include "base/text.h"
#include "engage/arbitration/logged_decisions.h"
#include "engage/arbitration/logged_funnel.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::engage;

namespace {

LoggedCandidate random_candidate(Random& random) {
    LoggedCandidate candidate;
    for (const Term which : logged_terms)
        term(candidate.terms, which) = static_cast<double>(1 + random.below(4)) / 4; // often equal
    candidate.priority = product(candidate.terms);
    return candidate;
}

} // namespace

TEST_CASE("a logged rank is right wherever its candidate may stand, and wrong everywhere else",
          "[engage][R095]") {
    Random random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<LoggedCandidate> candidates(1 + random.below(8));
        for (LoggedCandidate& candidate : candidates)
            candidate = random_candidate(random);
        LoggedDecisions log;
        std::size_t wrong = 0;
        for (LoggedCandidate& candidate : candidates) {
            candidate.rank = static_cast<std::int64_t>(random.below(candidates.size() + 2));
            std::int64_t better = 0;
            std::int64_t as_good = 0;
            for (const LoggedCandidate& other : candidates) {
                better += other.priority > candidate.priority;
                as_good += other.priority >= candidate.priority;
            }
            wrong += candidate.rank <= better || candidate.rank > as_good;
            log.add("d", candidate);
        }
        const JudgedLog judged = log.judge();
        CHECK(judged.wrong_ranks.size() == wrong);
        CHECK(judged.wrong_priorities.empty());
        CHECK(judged.largest_error == 0);
    }
}

TEST_CASE("a winner changes without a term only when another is then strictly better", "[engage][R095]") {
    Random random(11);
    for (int round = 0; round < 300; ++round) {
        LoggedDecisions log;
        std::vector<LoggedCandidate> candidates(2 + random.below(6));
        for (std::size_t index = 0; index < candidates.size(); ++index) {
            candidates[index] = random_candidate(random);
            candidates[index].rank = static_cast<std::int64_t>(index);
            log.add("d", candidates[index]);
        }
        const JudgedLog judged = log.judge();
        const LoggedCandidate& winner = candidates[judged.decisions.front().winner()];
        for (const Term left_out : logged_terms) {
            const TermSet used = TermSet::all().without(Term::Customer).without(left_out);
            const bool beaten = std::any_of(candidates.begin(), candidates.end(), [&](const auto& other) {
                return product(other.terms, used) > product(winner.terms, used);
            });
            CHECK(judged.changed_without[static_cast<std::size_t>(left_out)] == (beaten ? 1U : 0U));
        }
    }
}

TEST_CASE("the errors of priorities are relative, and nothing that is not finite is right", "[engage]") {
    CHECK(relative_error(0, 0) == 0);
    CHECK(relative_error(0, 1e-300) == 1);
    CHECK(relative_error(1, 1 + 1e-8) > 1e-9);
    LoggedDecisions log;
    log.add("d", {{1e200, 1e200, 1, 1, 0}, 1e300, 1});
    log.add("d", {{0.1, 10, 1, 1, 0}, 1 + 1e-10, 2});
    const JudgedLog judged = log.judge();
    CHECK(judged.wrong_priorities == std::vector<std::uint32_t>{0});
    CHECK(judged.largest_error == 1);
}

TEST_CASE("every candidate of a funnel is dropped at one stage or left, whatever the order of rows",
          "[engage][R095]") {
    Random random(3);
    FunnelCounter counter;
    std::uint64_t dropped = 0;
    std::vector<bool> offered(200, false);
    for (int row = 0; row < 20000; ++row) {
        const std::uint64_t decision = random.below(200);
        const std::uint64_t stage = random.below(5);
        const bool is_dropped = random.below(100) > 0;
        dropped += is_dropped;
        offered[decision] = offered[decision] || !is_dropped;
        counter.add({text_format("d%d", static_cast<int>(decision)),
                     text_format("s%d", static_cast<int>(stage)),
                     static_cast<double>(stage),
                     is_dropped ? LoggedFate::Dropped : LoggedFate::Offered,
                     {}});
    }
    const LoggedFunnel funnel = counter.funnel();
    REQUIRE(funnel.stages.size() == 5);
    CHECK(funnel.candidates == 20000);
    CHECK(funnel.dropped == dropped);
    CHECK(funnel.offered == 20000 - dropped);
    CHECK(funnel.decisions == 200);
    CHECK(funnel.without_action ==
          static_cast<std::uint64_t>(std::count(offered.begin(), offered.end(), false)));
    std::uint64_t emptied = 0;
    std::uint64_t at_stages = 0;
    for (std::size_t index = 0; index < funnel.stages.size(); ++index) {
        const FunnelStage& stage = funnel.stages[index];
        at_stages += stage.dropped;
        emptied += stage.emptied;
        CHECK(stage.left == stage.entering - stage.dropped);
        if (index > 0)
            CHECK(stage.entering <= funnel.stages[index - 1].left);
    }
    CHECK(at_stages == dropped);
    CHECK(emptied == funnel.without_action);
}
