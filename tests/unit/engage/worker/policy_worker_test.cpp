// Policies simulated by a Worker: the same answers as on the page, whatever is sent in which order, and none
// lost when it ends.
#include "engage/policy/frozen_catalogue.h"
#include "engage/policy/policy.h"
#include "engage/worker/policy_runs.h"
#include "engage/worker/policy_worker.h"
#include "model/record_json.h"
#include "unit/engage/random_policies.h"

#include <cstring>
#include <deque>

using namespace throughline;
using namespace throughline::engage;
using namespace throughline::engage::testing;

namespace {

// Offers and answers of some of them, and what was heard.
tables::Table contacts(std::uint64_t seed, tables::RowIndex rows) {
    Random random(seed);
    std::vector<ContactRow> made;
    for (tables::RowIndex row = 0; row < rows; ++row) {
        ContactRow contact;
        contact.customer = "c" + std::to_string(random.below(400));
        contact.at = day_of_test(static_cast<double>(random.below(30)));
        contact.kind = static_cast<ContactRowKind>(random.below(3));
        if (contact.kind == ContactRowKind::Captured) {
            contact.column = "tenure";
            contact.value = std::to_string(random.below(40));
        } else {
            contact.action = random.below(2) ? "card" : "loan";
            contact.channel = "phone";
            contact.event = random.below(3) ? "Refused" : "Accepted";
        }
        made.push_back(contact);
    }
    auto table = with_contacts(nullptr, made, day_of_test(40));
    REQUIRE(table.ok());
    return std::move(table).value();
}

Store policy_store(Random& random) {
    Records records = random_policy(random);
    add_stage_lever(records, random);
    auto& limit = records.policy("not-too-often", ContactPolicyType::Limit);
    limit.times = 1;
    limit.within_days = 20;
    return store_of(records);
}

// A question as the pages of the policy ask it.
PolicyQuestion question_of(const Store& store, const tables::Table& table, const ContactIndexes& indexes,
                           PropensityBasis basis) {
    const TableReference table_reference = reference(Keys::Customer);
    auto catalogue = std::make_shared<const Catalogue>(make_catalogue(store, &table_reference));
    auto histories = std::make_shared<const ContactHistories>(store, catalogue, indexes);
    const std::string name = tables::chunk_hash(tables::encode_table_info(table.info()));
    const std::size_t key_column = table.column_named("customer").value();
    PolicyQuestion question{.catalogue = catalogue,
                            .policy = catalogue->version,
                            .table = table,
                            .table_name = name,
                            .contacts = {},
                            .options = {},
                            .learning = {},
                            .keep = Keep::Nothing};
    question.learning = std::make_shared<AnswerLearning>(
        LearningTask{histories, table, name, key_column, PredictorColumns(table, table_reference), basis});
    question.options.histories = histories;
    question.options.key_column = key_column;
    question.options.channel = channel_of(*catalogue, "phone");
    question.options.now = day_of_test(31);
    question.sources = std::make_shared<const PolicySources>(
        PolicySources{frozen_catalogue(store, *catalogue), record_json(table_reference)});
    return question;
}

PolicyAnswer made_here(const PolicyQuestion& question) {
    PolicyRun run(question);
    while (!run.is_done())
        run.step(1000);
    return std::move(run).take();
}

// A question by rates, without contacts, and its answer.
struct Asked {
    PolicyQuestion question;
    PolicyAnswer expected;
};
Asked asked_by_rates(std::uint64_t seed) {
    Random random(seed);
    PolicyQuestion question =
        question_of(policy_store(random), customers(seed, 3000, Keys::Customer), {}, PropensityBasis::Rates);
    PolicyAnswer expected = made_here(question);
    return {std::move(question), std::move(expected)};
}

// Page and Worker in one thread, with what is on its way between them.
struct World {
    PolicyRuns runs;
    std::deque<std::string> to_worker, to_page;
    PolicyWorker worker{[this](std::string message) { to_page.push_back(std::move(message)); }};
    double time = 0;
    std::string problem;

    World() {
        runs.use_worker([this](std::string message) { to_worker.push_back(std::move(message)); });
    }
    bool page_works() {
        return runs.work([this] { return time += 1; }, time + 4);
    }
    bool worker_works() {
        for (; !to_worker.empty(); to_worker.pop_front())
            worker.take(to_worker.front());
        return worker.work([this] { return time += 1; }, time + 3);
    }
    void page_hears() {
        for (; !to_page.empty(); to_page.pop_front())
            if (auto taken = runs.take_message(to_page.front()); !taken.ok()) {
                problem = taken.error().message;
                runs.lose_worker();
            }
    }
    void settle() {
        for (bool more = true; more;) {
            more = page_works();
            more = worker_works() || more || !to_page.empty();
            page_hears();
        }
    }
};

// Bit by bit: without an action, the best propensity is no number.
bool is_same(const std::vector<double>& one, const std::vector<double>& other) {
    return one.size() == other.size() &&
           (one.empty() || std::memcmp(one.data(), other.data(), one.size() * sizeof(double)) == 0);
}

void check_same(const PolicyRun& run, const PolicyAnswer& expected) {
    REQUIRE(run.is_done());
    const SimulationResult& result = run.result();
    CHECK(result.chosen == expected.result.chosen);
    CHECK(is_same(result.best_propensity, expected.result.best_propensity));
    CHECK(result.counts == expected.result.counts);
    CHECK(result.nothing == expected.result.nothing);
    CHECK(result.fates == expected.result.fates);
    CHECK(result.rule_drops == expected.result.rule_drops);
    CHECK(result.contact_drops == expected.result.contact_drops);
    CHECK(result.emptied == expected.result.emptied);
    CHECK((result.worth == expected.result.worth));
    CHECK(result.dropped == expected.result.dropped);
    CHECK(run.candidates().ends == expected.candidates.ends);
    CHECK((run.candidates().items == expected.candidates.items));
    CHECK(run.answer().settings == expected.settings);
    CHECK((run.answer().points == expected.points));
}

} // namespace

TEST_CASE("A Worker comes to the same results as the page", "[engage][R095][R105]") {
    Random random(11);
    World world;
    for (int round = 0; round < 12; ++round) {
        const Store store = policy_store(random);
        const tables::Table table =
            customers(random.next(), static_cast<tables::RowIndex>(1 + random.below(900)), Keys::Customer);
        ContactIndexes indexes;
        for (std::uint64_t count = random.below(3); count > 0; --count)
            indexes.push_back(std::make_shared<const ContactIndex>(
                ContactIndex::make(contacts(random.next(), 500), "customer").value()));
        PolicyQuestion question = question_of(store, table, indexes, static_cast<PropensityBasis>(round % 3));
        question.options.arbitration.do_nothing = static_cast<double>(random.below(30));
        if (random.below(2))
            question.options.drop = Drop{Fate::Eligibility, no_index};
        if (random.below(2))
            question.keep = Keep::Candidates;
        if (random.below(2))
            question.other_levers = LeverSettingOptions{.count = 5};
        const PolicyAnswer expected = made_here(question);
        question.learning = std::make_shared<AnswerLearning>(question.learning->task());
        const auto run = world.runs.ask(question);
        world.settle();
        check_same(*run, expected);
        CHECK(world.problem.empty());
        CHECK_FALSE(question.learning->is_done()); // not here
        CHECK(world.runs.has_worker());
        CHECK_FALSE(world.runs.is_waiting());
    }
}

TEST_CASE("A Worker gets each block of rows once, and tells how far it is", "[engage][R105]") {
    Random random(5);
    const Store store = policy_store(random);
    const tables::Table table = customers(1, 2000, Keys::Customer);
    const ContactIndexes indexes = {
        std::make_shared<const ContactIndex>(ContactIndex::make(contacts(2, 800), "customer").value())};
    World world;
    PolicyQuestion question = question_of(store, table, indexes, PropensityBasis::Models);
    const auto first = world.runs.ask(question);
    std::vector<double> seen;
    bool has_learned = false;
    for (int turn = 0; turn < 10'000 && !first->is_done(); ++turn) {
        world.page_works();
        if (turn == 0)
            CHECK(world.to_worker.size() == 3); // the customers, what happened, the question
        world.worker_works();
        world.page_hears();
        seen.push_back(first->progress());
        has_learned = has_learned || first->is_learning();
    }
    REQUIRE(first->is_done());
    CHECK(has_learned);
    CHECK(seen.size() > 10);
    CHECK(std::is_sorted(seen.begin(), seen.end()));
    question.options.drop = Drop{Fate::Contact, no_index};
    const auto second = world.runs.ask(question);
    world.page_works();
    CHECK(world.to_worker.size() == 1);
    world.settle();
    CHECK_FALSE(second->result().dropped.empty());
    CHECK(second->result().chosen == first->result().chosen);
}

TEST_CASE("A run of a Worker is stopped, gone on with, and given up when nobody looks", "[engage][R105]") {
    const auto [question, expected] = asked_by_rates(6);
    World world;
    auto run = world.runs.ask(question);
    world.page_works();
    world.worker_works();
    CHECK(world.runs.is_waiting());
    run->cancel();
    CHECK_FALSE(world.page_works());
    CHECK_FALSE(world.worker_works());
    world.page_hears();
    CHECK_FALSE(run->is_done());
    CHECK_FALSE(world.runs.is_waiting());
    run->resume();
    world.settle();
    check_same(*run, expected);

    PolicyQuestion other = question;
    other.options.drop = Drop{Fate::Contact, no_index};
    run = world.runs.ask(other);
    world.page_works();
    CHECK(world.worker_works());
    run.reset();
    world.page_works();
    CHECK_FALSE(world.worker_works());
}

TEST_CASE("What was asked last is made first", "[engage][R105]") {
    const PolicyQuestion question = asked_by_rates(8).question;
    PolicyQuestion later = question;
    later.options.drop = Drop{Fate::Contact, no_index};
    World world;
    const auto first = world.runs.ask(question);
    world.page_works();
    world.worker_works();
    const auto second = world.runs.ask(later);
    while (!second->is_done()) {
        world.page_works();
        world.worker_works();
        world.page_hears();
        CHECK_FALSE((first->is_done() && !second->is_done()));
    }
    CHECK_FALSE(first->is_done());
    world.settle();
    CHECK(first->is_done());
    CHECK(first->result().chosen == second->result().chosen);
}

TEST_CASE("What a Worker loses is made on the page", "[engage][R105]") {
    const auto [question, expected] = asked_by_rates(7);
    {
        World world;
        const auto run = world.runs.ask(question);
        world.page_works();
        world.worker_works();
        world.page_hears();
        CHECK(run->progress() > 0);
        world.runs.lose_worker();
        CHECK_FALSE(run->is_done());
        while (world.page_works()) {
        }
        check_same(*run, expected);
    }
    {
        // It cannot read what it was asked.
        World world;
        PolicyQuestion broken = question;
        broken.sources = std::make_shared<const PolicySources>(PolicySources{"{", "{}"});
        const auto run = world.runs.ask(broken);
        world.settle();
        CHECK_FALSE(world.runs.has_worker());
        CHECK(world.problem.starts_with("A Worker could not simulate: "));
        check_same(*run, expected);
    }
}

TEST_CASE("Messages that are cut short or unknown are errors", "[engage]") {
    AskedPolicy asked;
    asked.number = 3;
    asked.catalogue = "catalogue";
    asked.contacts = {{"one", "customer"}, {"two", "client"}};
    asked.drop = Drop{Fate::Contact, 2};
    asked.other_levers = LeverSettingOptions{.count = 7};
    const std::string bytes = encode(PageMessage(asked));
    const auto whole = decode_page_message(bytes);
    REQUIRE(whole.ok());
    const AskedPolicy& read = std::get<AskedPolicy>(whole.value());
    CHECK(read.number == 3);
    CHECK(read.contacts.size() == 2);
    CHECK(read.contacts[1].customer_column == "client");
    CHECK(read.drop == asked.drop);
    REQUIRE(read.other_levers.has_value());
    CHECK(read.other_levers->count == 7);
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK_FALSE(decode_page_message(std::string_view(bytes).substr(0, length)).ok());
    CHECK_FALSE(decode_page_message(bytes + "x").ok());
    CHECK_FALSE(decode_page_message("\x7f").ok());
    std::vector<std::string> answers;
    PolicyWorker worker([&answers](std::string message) { answers.push_back(std::move(message)); });
    worker.take("\x7f");
    worker.take(encode(PageMessage(SentChunk{"name", "not a block of rows"})));
    worker.take(bytes);
    REQUIRE(answers.size() == 3);
    for (const std::string& answer : answers) {
        const auto message = decode_worker_message(answer);
        REQUIRE(message.ok());
        REQUIRE(std::holds_alternative<RunFailure>(message.value()));
        CHECK_FALSE(std::get<RunFailure>(message.value()).problem.empty());
    }
    CHECK_FALSE(worker.work([] { return 0.0; }, 1));
}
