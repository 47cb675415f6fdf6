// R102: what is wrong or weak in a table as a whole, against brute force over all cases.
#include "dmn/analysis.h"
#include "dmn_support.h"
#include "random_table.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <set>

using namespace throughline;
using namespace throughline::dmn;
using feel::Value;

namespace {

DecisionTable table_of(HitPolicy policy, std::vector<Input> inputs,
                       const std::vector<std::vector<std::string>>& rules) {
    DecisionTable table;
    table.hit_policy = policy;
    table.inputs = std::move(inputs);
    table.outputs = {{"answer", "string", "", ""}};
    for (const std::vector<std::string>& cells : rules)
        table.rules.push_back({{cells.begin(), cells.end() - 1}, {cells.back()}, ""});
    return table;
}

std::vector<std::string> messages(const TableAnalysis& analysis, TableFindingKind kind) {
    std::vector<std::string> result;
    for (const TableFinding& finding : analysis.findings) {
        if (finding.kind == kind)
            result.push_back(finding.message);
    }
    return result;
}

const Input tenure{"tenure", "tenure", "number", ""};
const Input contract{"contract", "contract", "string", "\"Month\", \"Year\", \"Two years\""};

} // namespace

TEST_CASE("[R102] A gap is told with the rule that would close it") {
    const auto table = compiled(table_of(HitPolicy::Unique, {tenure, contract},
                                         {{"< 12", "\"Month\"", "\"a\""}, {">= 12", "-", "\"b\""}}));
    const TableAnalysis analysis = analyse(*table);
    CHECK(analysis.complete);
    CHECK(messages(analysis, TableFindingKind::Gap) ==
          std::vector<std::string>{"No rule for tenure < 12, contract \"Two years\", \"Year\"."});
    const auto gap =
        std::find_if(analysis.findings.begin(), analysis.findings.end(),
                     [](const TableFinding& found) { return found.kind == TableFindingKind::Gap; });
    CHECK(gap->cells == std::vector<std::string>{"< 12", "\"Two years\", \"Year\""});
    CHECK(feel::value_literal(gap->witness[0]) == "11");
    const auto values = values_of_case(*table, gap->witness);
    REQUIRE(values);
    CHECK(evaluate(*table, *values).outcome == Outcome::NoRule);
    CHECK(messages(analysis, TableFindingKind::BlankGap).front() == "No rule where tenure is blank.");
}

TEST_CASE("[R102] Rules that overlap, never decide, add nothing or could be one are named") {
    const auto overlap = compiled(
        table_of(HitPolicy::Unique, {tenure}, {{"< 12", "\"a\""}, {"[10..20]", "\"b\""}, {"> 20", "\"b\""}}));
    CHECK(messages(analyse(*overlap), TableFindingKind::Overlap) ==
          std::vector<std::string>{"Rules 1 and 2 both hit for tenure [10..12)."});
    CHECK(messages(analyse(*overlap), TableFindingKind::Mergeable) ==
          std::vector<std::string>{"Rules 2 and 3 could be one: tenure >= 10."});
    CHECK(messages(analyse(*overlap), TableFindingKind::HitPolicyAdvice).front() ==
          "Rules overlap with different results: FIRST or PRIORITY says which of them counts.");

    const auto shadowed = compiled(
        table_of(HitPolicy::First, {tenure}, {{"< 12", "\"a\""}, {">= 12", "\"b\""}, {"[5..20]", "\"c\""}}));
    CHECK(
        messages(analyse(*shadowed), TableFindingKind::Shadowed) ==
        std::vector<std::string>{"Rule 3 never decides: rules 1, 2 together take all its cases before it."});

    const auto redundant = compiled(table_of(
        HitPolicy::First, {tenure}, {{"[3..4]", "\"a\""}, {"[10..11]", "\"b\""}, {"< 12", "\"a\""}}));
    CHECK(messages(analyse(*redundant), TableFindingKind::Redundant) ==
          std::vector<std::string>{"Rule 1 adds nothing: rule 3 gives the same result for all its cases."});

    const auto never =
        compiled(table_of(HitPolicy::First, {contract}, {{"\"Week\"", "\"a\""}, {"-", "\"b\""}}));
    CHECK(messages(analyse(*never), TableFindingKind::NeverHits) ==
          std::vector<std::string>{"Rule 1 never hits: no value of contract passes \"Week\"."});

    DecisionTable priority = table_of(HitPolicy::Priority, {tenure}, {{"-", "\"high\""}, {"> 5", "\"low\""}});
    priority.outputs[0].allowed_values = "\"high\", \"low\"";
    CHECK(messages(analyse(*compiled(priority)), TableFindingKind::Shadowed) ==
          std::vector<std::string>{"Rule 2 never decides: rule 1 takes all its cases with a better result."});
    CHECK(messages(analyse(*compiled(priority)), TableFindingKind::UnreachableOutput) ==
          std::vector<std::string>{"No rule gives \"low\" for answer, though it is allowed."});
}

TEST_CASE("[R102] A cell that depends on more than its input makes no finding") {
    const Input limit{"limit", "limit", "number", ""};
    const auto table = compiled(table_of(HitPolicy::Unique, {tenure, limit},
                                         {{"< limit", "-", "\"a\""}, {">= limit", "-", "\"b\""}}));
    const TableAnalysis analysis = analyse(*table);
    CHECK(messages(analysis, TableFindingKind::Gap).empty());
    CHECK(messages(analysis, TableFindingKind::Overlap).empty());
}

TEST_CASE("Tables that collect have neither gaps nor overlaps") {
    const auto table =
        compiled(table_of(HitPolicy::Collect, {tenure}, {{"< 12", "\"a\""}, {"< 10", "\"b\""}}));
    const TableAnalysis analysis = analyse(*table);
    CHECK(analysis.findings.empty());
}

namespace {

// The same table, asked for all rules that hit.
DecisionTable asking_for_hits(DecisionTable table) {
    table.hit_policy = HitPolicy::Collect;
    table.aggregation = Aggregation::List;
    return table;
}

void check_gaps(const RandomTable& random, const TableAnalysis& analysis,
                const std::vector<Evaluation>& hits) {
    DecisionTable gaps = asking_for_hits(random.table());
    gaps.rules.clear();
    for (const TableFinding& finding : analysis.findings) {
        if (finding.kind == TableFindingKind::Gap)
            gaps.rules.push_back({finding.cells, {"\"x\""}, ""});
    }
    const auto closing = compiled(gaps);
    for (std::size_t index = 0; index < random.cases().size(); ++index) {
        const std::size_t closed = evaluate(*closing, random.cases()[index]).hits.size();
        REQUIRE(closed == (hits[index].hits.empty() ? 1U : 0U));
    }
}

void check_pairs(const RandomTable& random, const TableAnalysis& analysis,
                 const std::vector<Evaluation>& hits) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> expected, found;
    const bool any = random.table().hit_policy == HitPolicy::Any;
    for (const Evaluation& evaluation : hits) {
        for (std::size_t first = 0; first < evaluation.hits.size(); ++first) {
            for (std::size_t second = first + 1; second < evaluation.hits.size(); ++second) {
                const auto& rules = random.table().rules;
                const bool agree = rules[evaluation.hits[first]].output_entries ==
                                   rules[evaluation.hits[second]].output_entries;
                if (!any || !agree)
                    expected.emplace(evaluation.hits[first], evaluation.hits[second]);
            }
        }
    }
    for (const TableFinding& finding : analysis.findings) {
        if (finding.kind == TableFindingKind::Overlap || finding.kind == TableFindingKind::Conflict)
            found.emplace(finding.rules[0], finding.rules[1]);
    }
    if (any || random.table().hit_policy == HitPolicy::Unique)
        REQUIRE(found == expected);
    else
        REQUIRE(found.empty());
}

// Rules that decide none of the cases though they hit some.
void check_shadowed(const RandomTable& random, const TableAnalysis& analysis,
                    const std::vector<Evaluation>& hits) {
    if (random.table().hit_policy != HitPolicy::First && random.table().hit_policy != HitPolicy::Priority)
        return;
    const auto table = compiled(random.table());
    std::set<std::uint32_t> hitting, deciding, reported;
    std::set<std::string> given;
    for (std::size_t index = 0; index < random.cases().size(); ++index) {
        hitting.insert(hits[index].hits.begin(), hits[index].hits.end());
        const Evaluation evaluation = evaluate(*table, random.cases()[index]);
        for (const std::uint32_t rule : hits[index].hits) {
            // Under PRIORITY rules with the same result share the case.
            if (rule == evaluation.deciding.front() ||
                (random.table().hit_policy == HitPolicy::Priority &&
                 random.table().rules[rule].output_entries ==
                     random.table().rules[evaluation.deciding.front()].output_entries))
                deciding.insert(rule);
        }
    }
    for (const TableFinding& finding : analysis.findings) {
        if (finding.kind == TableFindingKind::Shadowed)
            reported.insert(finding.rules.front());
    }
    for (std::uint32_t rule = 0; rule < random.table().rules.size(); ++rule) {
        const bool never = hitting.count(rule) != 0 && deciding.count(rule) == 0;
        const std::vector<std::string>& cells = random.table().rules[rule].input_entries;
        const bool blanks = std::any_of(cells.begin(), cells.end(), [](const std::string& text) {
            return text == "-" || text.starts_with("not(");
        });
        if (reported.count(rule) != 0)
            REQUIRE(never);
        // Where a rule takes blanks too, those above must take them for it to be shadowed.
        else if (!blanks)
            REQUIRE_FALSE(never);
    }
}

// The table without a rule, or with two rules as one, answers every case as before.
void check_same_answers(const RandomTable& random, const DecisionTable& changed) {
    const auto before = compiled(random.table()), after = compiled(changed);
    for (const std::vector<Value>& values : random.cases()) {
        const Evaluation old = evaluate(*before, values), now = evaluate(*after, values);
        // Rules that agree may become fewer under UNIQUE; then the violation goes.
        if (old.outcome == Outcome::Violation)
            continue;
        REQUIRE(feel::identical(old.result, now.result));
        REQUIRE(old.outcome == now.outcome);
    }
}

void check_dispensable(const RandomTable& random, const TableAnalysis& analysis) {
    for (const TableFinding& finding : analysis.findings) {
        DecisionTable changed = random.table();
        if (finding.kind == TableFindingKind::Redundant) {
            changed.rules.erase(changed.rules.begin() + finding.rules.front());
        } else if (finding.kind == TableFindingKind::Mergeable) {
            changed.rules[finding.rules[0]].input_entries = finding.cells;
            changed.rules.erase(changed.rules.begin() + finding.rules[1]);
        } else {
            continue;
        }
        INFO(finding.message);
        check_same_answers(random, changed);
    }
}

void check_witnesses(const RandomTable& random, const TableAnalysis& analysis) {
    const auto table = compiled(random.table());
    const auto collecting = compiled(asking_for_hits(random.table()));
    for (const TableFinding& finding : analysis.findings) {
        if (finding.witness.empty())
            continue;
        INFO(finding.message);
        const auto values = values_of_case(*table, finding.witness);
        REQUIRE(values);
        const std::vector<std::uint32_t> hits = evaluate(*collecting, *values).hits;
        const auto hit = [&hits](std::uint32_t rule) {
            return std::count(hits.begin(), hits.end(), rule) == 1;
        };
        if (finding.kind == TableFindingKind::Gap || finding.kind == TableFindingKind::BlankGap)
            REQUIRE(hits.empty());
        else if (finding.kind == TableFindingKind::Shadowed)
            REQUIRE((hit(finding.rules[0]) && hits.size() > 1));
        else
            REQUIRE((hit(finding.rules[0]) && hit(finding.rules[1])));
    }
}

} // namespace

TEST_CASE("[R102] 10,000 random tables: every finding holds in brute force, and none is missed") {
    constexpr std::array policies{HitPolicy::Unique, HitPolicy::First, HitPolicy::Any, HitPolicy::Priority};
    for (std::uint64_t seed = 1; seed <= 10'000; ++seed) {
        const RandomTable random(seed, policies);
        CAPTURE(seed);
        const auto table = compiled(random.table());
        const TableAnalysis analysis = analyse(*table);
        REQUIRE(analysis.complete);
        const auto collecting = compiled(asking_for_hits(random.table()));
        std::vector<Evaluation> hits;
        for (const std::vector<Value>& values : random.cases())
            hits.push_back(evaluate(*collecting, values));
        check_gaps(random, analysis, hits);
        check_pairs(random, analysis, hits);
        check_shadowed(random, analysis, hits);
        check_dispensable(random, analysis);
        check_witnesses(random, analysis);
    }
}
