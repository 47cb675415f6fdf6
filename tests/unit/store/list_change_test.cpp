#include "base/random.h"
#include "base/text.h"
#include "model/records/decision.h"
#include "records_for_tests.h"
#include "store/journal.h"
#include "store/list_change.h"
#include "store/same_content.h"

namespace throughline::store_tests {

namespace {

DecisionRule rule(std::uint64_t number) {
    DecisionRule made;
    made.input_entries = {text_format("< %d", static_cast<int>(number % 97)), "-"};
    made.output_entries = {text_format("\"%d\"", static_cast<int>(number % 7))};
    return made;
}

std::shared_ptr<Decision> table_of(std::size_t rules, Random& random) {
    auto decision = make<Decision>("table", "Tariffs");
    decision->inputs = {{"Tenure", "tenure", "number", {}, {}}, {"Plan", "plan", "string", {}, {}}};
    decision->outputs = {{"Tariff", "string", {}, {}, {}}};
    while (decision->rules.size() < rules)
        decision->rules.push_back(rule(random.next()));
    return decision;
}

void change_somewhere(Decision& decision, Random& random) {
    std::vector<DecisionRule>& rules = decision.rules;
    const auto at = [&](std::size_t bound) {
        return static_cast<std::ptrdiff_t>(random.below(std::max<std::size_t>(bound, 1)));
    };
    switch (random.below(7)) {
    case 0:
        rules.insert(rules.begin() + at(rules.size() + 1), random.below(20) + 1, rule(random.next()));
        break;
    case 1: {
        const std::ptrdiff_t from = at(rules.size());
        const auto most = static_cast<std::ptrdiff_t>(rules.size()) - from;
        rules.erase(rules.begin() + from, rules.begin() + from + std::min<std::ptrdiff_t>(most, at(30)));
        break;
    }
    case 2:
        decision.title = text_format("Tariffs %d", static_cast<int>(random.below(1000)));
        break;
    case 3:
        decision.inputs.pop_back();
        decision.inputs.push_back({"Plan", "plan", random.below(2) == 0 ? "string" : "number", {}, {}});
        break;
    case 4:
        if (!rules.empty())
            rules[static_cast<std::size_t>(at(rules.size()))].annotation = "seen";
        break;
    default:
        if (!rules.empty())
            rules[static_cast<std::size_t>(at(rules.size()))] = rule(random.next());
    }
}

RecordChange through_journal(const Store& store, const RecordPointer& before, const RecordPointer& after,
                             std::size_t& bytes) {
    JournalEntry entry{1, 0, 0, "Edit", {}};
    entry.diff.changes.push_back({after->id, before, after});
    const std::string text = encode_entry(entry);
    bytes = text.size();
    Result<JournalEntry> decoded = decode_entry(text, store, 1, 0);
    REQUIRE(decoded.ok());
    REQUIRE(decoded.value().diff.changes.size() == 1);
    return decoded.value().diff.changes.front();
}

} // namespace

TEST_CASE("Whatever is edited in long lists, the journal gives it back", "[store][R109]") {
    Random random(11);
    for (int round = 0; round < 400; ++round) {
        const std::shared_ptr<Decision> before = table_of(random.below(300), random);
        Store store;
        REQUIRE(store.apply(adding({before})).ok());
        auto after = std::make_shared<Decision>(*before);
        for (std::uint64_t edit = random.below(4) + 1; edit > 0; --edit)
            change_somewhere(*after, random);
        std::size_t bytes = 0;
        const RecordChange change = through_journal(store, before, after, bytes);
        CHECK(same_content(*change.after, *after));
        CHECK(record_json(*change.after) == record_json(*after));
    }
}

TEST_CASE("A cell of a table of thousands of rules is journaled alone", "[store][R109]") {
    Random random(12);
    const std::shared_ptr<Decision> before = table_of(5000, random);
    Store store;
    REQUIRE(store.apply(adding({before})).ok());
    auto after = std::make_shared<Decision>(*before);
    after->rules[2500].input_entries[0] = "> 1000";
    std::size_t bytes = 0;
    through_journal(store, before, after, bytes);
    CHECK(bytes < 1000);
}

TEST_CASE("A part of a list that does not fit is refused by name", "[store][R109]") {
    Random random(13);
    const std::shared_ptr<Decision> before = table_of(100, random);
    Store store;
    REQUIRE(store.apply(adding({before})).ok());
    const std::string part = "decision {\"id\":\"table\",\"title\":\"T\"}";
    REQUIRE(read_list_change("rules 0 1 " + part, file_version, store).ok());
    for (const std::string wrong : {"rules 101 0 ", "rules 99 2 ", "rules 1 18446744073709551615 ",
                                    "title 0 1 ", "nothing 0 1 ", "rules x 1 ", "rules 0 "}) {
        INFO(wrong);
        CHECK_FALSE(read_list_change(wrong + part, file_version, store).ok());
    }
    CHECK_FALSE(
        read_list_change("rules 0 1 decision {\"id\":\"other\",\"title\":\"T\"}", file_version, store).ok());
}

TEST_CASE("Entries of the first version are read", "[store][R109]") {
    Random random(14);
    const std::shared_ptr<Decision> before = table_of(3, random);
    Store store;
    REQUIRE(store.apply(adding({before})).ok());
    JournalEntry entry{1, 0, 0, "Edit", {}};
    entry.diff.changes.push_back({before->id, before, nullptr});
    std::string text = encode_entry(entry);
    REQUIRE(text.starts_with("throughline-entry 2 "));
    text[18] = '1';
    CHECK(decode_entry(text, store, 1, 0).ok());
    text[18] = '3';
    CHECK_FALSE(decode_entry(text, store, 1, 0).ok());
}

} // namespace throughline::store_tests
