#include "base/random.h"
#include "engage/arbitration/score.h"
#include "engage/arbitration/slate.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::engage;
using Catch::Approx;

namespace {

ScoreParts parts_of(double p, double v, double c, double l, double k) {
    ScoreParts parts;
    parts.terms = {p, v, c, l, k};
    return parts;
}

// Every subset, as slow as it is plain.
double best_sum(const std::vector<SlateItem>& items, std::size_t slots) {
    double best = 0;
    for (std::uint32_t set = 0; set < (1U << items.size()); ++set) {
        double sum = 0;
        std::uint64_t taken = 0;
        std::size_t count = 0;
        bool fits = true;
        for (std::size_t index = 0; index < items.size(); ++index) {
            if (((set >> index) & 1U) == 0)
                continue;
            fits = fits && (items[index].exclusive & taken) == 0;
            taken |= items[index].exclusive;
            sum += items[index].priority;
            ++count;
        }
        if (fits && count <= slots)
            best = std::max(best, sum);
    }
    return best;
}

} // namespace

TEST_CASE("levers add up before they multiply, and ramps rise in a straight line", "[engage][R105]") {
    CHECK(weight_factor(30 + 15 + 10) == Approx(1.55).epsilon(1e-15));
    CHECK(weight_factor(0) == 1);
    CHECK(weight_factor(-150) == 0);
    CHECK(ramped_weight(60, 0, 5) == 0);
    CHECK(ramped_weight(60, 1, 5) == Approx(12));
    CHECK(ramped_weight(60, 5, 5) == 60);
    CHECK(ramped_weight(60, 50, 5) == 60);
    CHECK(ramped_weight(60, -1, 5) == 0);
    CHECK(ramped_weight(60, 0, 0) == 60);
}

TEST_CASE("the gap is what is important and not had", "[engage][R041]") {
    CHECK(expectation_gap(10, 0.0) == 1);
    CHECK(expectation_gap(10, 10.0) == 0.5);
    CHECK(expectation_gap(8, 3.0) == Approx((8 + 5) / 20.0));
    CHECK(expectation_gap(3, 8.0) == Approx(3 / 20.0));
    CHECK(expectation_gap(8, {}) == Approx(0.4));
}

TEST_CASE("every term of the priority can be left out, and the formula says what is left", "[engage][R088]") {
    ScoreParts parts = parts_of(0.5, 40, 1.2, 1.55, 10);
    set_priority(parts, ScoreForm::Product, TermSet::all());
    CHECK(parts.priority == Approx(0.5 * 50 * 1.2 * 1.55));
    CHECK(formula_text(ScoreForm::Product, TermSet::all()) == "P · (V + K) · C · L");
    CHECK(formula_text(parts, ScoreForm::Product, TermSet::all()) == "0.5 · (40 + 10) · 1.2 · 1.55 = 46.5");
    const struct {
        Term left_out;
        double priority;
        const char* formula;
    } cases[] = {{Term::Propensity, 50 * 1.2 * 1.55, "(V + K) · C · L"},
                 {Term::Value, 0.5 * 10 * 1.2 * 1.55, "P · K · C · L"},
                 {Term::Context, 0.5 * 50 * 1.55, "P · (V + K) · L"},
                 {Term::Levers, 0.5 * 50 * 1.2, "P · (V + K) · C"},
                 {Term::Customer, 0.5 * 40 * 1.2 * 1.55, "P · V · C · L"}};
    for (const auto& [left_out, priority, formula] : cases) {
        const TermSet used = TermSet::all().without(left_out);
        set_priority(parts, ScoreForm::Product, used);
        CHECK(parts.priority == Approx(priority));
        CHECK(formula_text(ScoreForm::Product, used) == formula);
    }
    set_priority(parts, ScoreForm::Product, TermSet());
    CHECK(parts.priority == 1);
    CHECK(formula_text(ScoreForm::Product, TermSet()) == "1");
}

TEST_CASE("where values are negative, the expected value ranks and a favour never harms", "[engage][R098]") {
    ScoreParts parts = parts_of(0.25, 100, 1, 1, 20);
    parts.refused = -8;
    parts.cost = 5;
    set_priority(parts, ScoreForm::ExpectedValue, TermSet::all());
    CHECK(parts.priority == Approx(0.25 * 120 - 0.75 * 8 - 5));
    CHECK(formula_text(ScoreForm::ExpectedValue, TermSet::all()) ==
          "(P · (V + K) + (1 - P) · R - cost) · C · L");
    Random random(5);
    for (int round = 0; round < 1000; ++round) {
        ScoreParts one = parts_of(random.unit(), random.unit() * 200 - 100, 0.5 + random.unit(),
                                  0.5 + random.unit(), random.unit() * 40 - 20);
        one.refused = random.unit() * 20 - 10;
        one.cost = random.unit() * 20;
        ScoreParts favoured = one;
        term(favoured.terms, Term::Levers) *= 1.5;
        set_priority(one, ScoreForm::ExpectedValue, TermSet::all());
        set_priority(favoured, ScoreForm::ExpectedValue, TermSet::all());
        CHECK(favoured.priority >= one.priority);
    }
}

TEST_CASE("a warning tells where value alone ranks", "[engage][R040]") {
    const TermSet value = TermSet().with(Term::Value);
    CHECK(value_alone_is_used(value));
    CHECK(value_alone_is_used(value.with(Term::Levers)));
    CHECK_FALSE(value_alone_is_used(TermSet::all()));
    CHECK_FALSE(value_alone_is_used(TermSet().with(Term::Propensity)));
    const std::vector<ScoreParts> same = {parts_of(0.5, 10, 1, 1, 0), parts_of(0.5, 20, 1, 1, 0)};
    const std::vector<ScoreParts> other = {parts_of(0.5, 10, 1, 1, 0), parts_of(0.4, 20, 1, 1, 0)};
    CHECK(value_alone_ranks(same, TermSet::all()));
    CHECK_FALSE(value_alone_ranks(other, TermSet::all()));
    CHECK(value_alone_ranks(other, TermSet::all().without(Term::Propensity)));
    CHECK_FALSE(value_alone_ranks(std::span(same).first(1), TermSet::all()));
    CHECK_FALSE(value_warning(same, TermSet::all()).empty());
    CHECK_FALSE(value_warning(other, value).empty());
    CHECK(value_warning(other, TermSet::all()).empty());
}

TEST_CASE("the slate is the set worth most among those that do not exclude each other", "[engage][R095]") {
    Random random(9);
    SlateChooser chooser;
    for (int round = 0; round < 2000; ++round) {
        std::vector<SlateItem> items(1 + random.below(9));
        for (std::uint32_t index = 0; index < items.size(); ++index)
            items[index] = {index, static_cast<double>(1 + random.below(20)),
                            random.below(16) & random.below(16)};
        std::stable_sort(items.begin(), items.end(),
                         [](const auto& left, const auto& right) { return left.priority > right.priority; });
        const std::size_t slots = random.below(5);
        double sum = 0;
        std::uint64_t taken = 0;
        const auto chosen = chooser.choose(items, slots);
        CHECK(chosen.size() <= slots);
        for (const std::uint32_t id : chosen) {
            const auto item =
                std::find_if(items.begin(), items.end(), [&](const auto& one) { return one.id == id; });
            CHECK((item->exclusive & taken) == 0);
            taken |= item->exclusive;
            sum += item->priority;
        }
        CHECK(sum == best_sum(items, slots));
    }
}
