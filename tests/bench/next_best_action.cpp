// Rates of the next best action: one decision with 150 actions, 10,000 customers simulated, 200 lever
// settings tried; and logged decisions counted.
#include "base/random.h"
#include "base/text.h"
#include "engage/arbitration/logged_funnel.h"
#include "engage/contact/answer_learning.h"
#include "engage/decision/situation.h"
#include "engage/simulation/simulation.h"
#include "figure.h"
#include "model/records/contact_policy.h"
#include "model/records/lever.h"
#include "model/records/treatment.h"
#include "store/diff.h"
#include "tables/table_builder.h"

#include <cstdlib>

using namespace throughline;
using namespace throughline::engage;

namespace {

constexpr std::size_t action_count = 150;
constexpr tables::RowIndex customer_count = 10'000;
constexpr std::size_t setting_count = 200;
constexpr int runs = 3;

template <typename T>
T& add(std::vector<std::shared_ptr<Record>>& records, std::string_view id) {
    auto record = std::make_shared<T>();
    record->id = Id::literal(id);
    record->title = id;
    records.push_back(record);
    return *record;
}

void add_actions(std::vector<std::shared_ptr<Record>>& records) {
    Random random(1);
    for (std::size_t index = 0; index < action_count; ++index) {
        const std::string id = text_format("a%zu", index);
        auto& action = add<Action>(records, id);
        action.issue = text_format("issue %zu", index % 5);
        action.group = text_format("group %zu", index % 15);
        action.state = ActionState::Active;
        action.value = static_cast<double>(10 + random.below(200));
        action.starting_propensity = 0.01 + 0.3 * random.unit();
        // Two conditions of its own each, 60 different ones in all.
        action.conditions = {
            {ConditionStage::Eligibility,
             "Long enough with us",
             text_format("tenure >= %d", static_cast<int>(random.below(40))),
             {}},
            {ConditionStage::Suitability,
             "Pays enough",
             text_format("charges > %d and contract != \"none\"", static_cast<int>(random.below(20))),
             {}}};
        auto& treatment = add<Treatment>(records, text_format("t%zu", index));
        treatment.action = action.id;
        treatment.channel = Id::literal("app");
        treatment.wording = "An offer";
        treatment.state = TreatmentState::Active;
    }
}

void add_policies(std::vector<std::shared_ptr<Record>>& records) {
    for (int group = 0; group < 15; ++group) {
        auto& policy = add<ContactPolicy>(records, text_format("p%d", group));
        policy.state = ContactPolicyState::Active;
        policy.type = group % 2 ? ContactPolicyType::Limit : ContactPolicyType::Suppression;
        policy.group = text_format("group %d", group);
        policy.event = group % 2 ? "" : "negative";
        policy.times = 2;
        policy.within_days = 30;
        policy.pause_days = 30;
        auto& lever = add<Lever>(records, text_format("l%d", group));
        lever.group = policy.group;
        lever.weight = group * 5;
        lever.reason = "Bench";
    }
    for (int issue = 0; issue < 5; ++issue) {
        auto& policy = add<ContactPolicy>(records, text_format("e%d", issue));
        policy.state = ContactPolicyState::Active;
        policy.type = ContactPolicyType::Engagement;
        policy.issue = text_format("issue %d", issue);
        policy.condition = text_format("complaints <= %d", issue);
    }
}

Store make_bench_store() {
    std::vector<std::shared_ptr<Record>> records;
    auto& channel = add<Channel>(records, "app");
    channel.slots = 1;
    add_actions(records);
    add_policies(records);
    Store store;
    if (!store.apply(difference({}, std::vector<RecordPointer>(records.begin(), records.end()))).ok())
        std::abort();
    return store;
}

tables::Table make_customers() {
    Random random(2);
    tables::TableBuilder builder({{"tenure", tables::ColumnType::Integer},
                                  {"charges", tables::ColumnType::Number},
                                  {"contract", tables::ColumnType::Text},
                                  {"complaints", tables::ColumnType::Integer}});
    for (tables::RowIndex row = 0; row < customer_count; ++row) {
        builder.integer(0, static_cast<std::int64_t>(random.below(72)));
        builder.number(1, static_cast<double>(random.below(12000)) / 100);
        builder.text(2, random.below(2) ? "month" : "year");
        builder.integer(3, static_cast<std::int64_t>(random.below(6)));
        builder.end_row();
    }
    auto table = std::move(builder).finish("customers", {});
    if (!table.ok())
        std::abort();
    return std::move(table).value();
}

void measure_decisions(const Catalogue& catalogue) {
    constexpr int decisions = 5'000;
    Decider decider(catalogue);
    std::vector<ContactEvent> history(20);
    for (std::size_t index = 0; index < history.size(); ++index) {
        history[index].at = {static_cast<std::int64_t>(index) * 86'400'000};
        history[index].action = static_cast<std::uint32_t>(index * 7 % action_count);
        history[index].channel = 0;
        history[index].kind = index % 2 ? ContactKind::Answered : ContactKind::Proposed;
        history[index].answer = ResponseClass::Negative;
    }
    std::vector<std::vector<feel::Value>> customers;
    for (int index = 0; index < 64; ++index)
        customers.push_back({feel::Value::number(index), feel::Value::number(index + 10),
                             feel::Value::string("year"), feel::Value::number(index % 6)});
    std::uint64_t sum = 0;
    const double milliseconds = bench::fastest_milliseconds(runs, [&] {
        for (int index = 0; index < decisions; ++index) {
            Situation situation;
            situation.values = customers[static_cast<std::size_t>(index) % customers.size()];
            situation.history = history;
            situation.now = {25LL * 86'400'000};
            sum += decider.decide(situation, {}).chosen();
        }
    });
    bench::print_figure("one decision over 150 actions", decisions * 1000.0 / milliseconds, "decisions/s",
                        bench::Goal::AtLeast, 20'000);
    bench::print_figure("candidates of single decisions", decisions * 1000.0 / milliseconds * action_count,
                        "candidates/s", bench::Goal::AtLeast, 2e6);
    if (sum == 0)
        std::abort();
}

KeptCandidates measure_simulation(const Catalogue& catalogue, const tables::Table& customers) {
    KeptCandidates kept;
    const double milliseconds = bench::fastest_milliseconds(runs, [&] {
        SimulationJob job(catalogue, customers, {}, Keep::Candidates);
        tables::run_to_end(job);
        kept = std::move(job).take_candidates();
    });
    bench::print_figure("simulation of 10,000 customers over 150 actions", milliseconds, "ms",
                        bench::Goal::AtMost, 2'000);
    return kept;
}

void measure_levers(const KeptCandidates& kept) {
    Random random(3);
    std::vector<LeverSetting> settings(setting_count, LeverSetting(action_count));
    for (LeverSetting& setting : settings) {
        for (double& points : setting)
            points = static_cast<double>(random.below(100));
    }
    const double milliseconds = bench::fastest_milliseconds(runs, [&] {
        FrontierJob job(kept, settings, 0);
        tables::run_to_end(job);
        if (std::move(job).take_points().size() != setting_count)
            std::abort();
    });
    bench::print_figure("200 lever settings over 10,000 customers", milliseconds, "ms", bench::Goal::AtMost,
                        3'000);
}

void measure_funnel() {
    constexpr int rows = 1'300'000;
    std::vector<std::string> decisions;
    for (int index = 0; index < 20'000; ++index)
        decisions.push_back(text_format("-85703917847208%05d", index));
    const double milliseconds = bench::fastest_milliseconds(1, [&] {
        FunnelCounter counter;
        for (int row = 0; row < rows; ++row) {
            const int stage = row % 12;
            counter.add({decisions[static_cast<std::size_t>(row / 65)],
                         stage < 6 ? "Eligibility" : "Contact policies", stage < 6 ? 1500.0 : 3900.0,
                         LoggedFate::Dropped, stage % 2 ? "Rule one" : "Rule two"});
        }
        if (counter.funnel().without_action != static_cast<std::uint64_t>(rows / 65))
            std::abort();
    });
    bench::print_figure("funnel of 1.3 million logged candidates", milliseconds, "ms", bench::Goal::AtMost,
                        1'000);
}

// Contacts with customers of the table, who are called by their first column; every other is an answer that
// depends on the customer.
std::vector<ContactRow> make_contacts(const tables::Table& customers, std::size_t count) {
    std::vector<ContactRow> rows(count);
    Random random(3);
    for (std::size_t row = 0; row < count; ++row) {
        const auto customer = static_cast<tables::RowIndex>(random.below(customers.row_count()));
        rows[row].customer = tables::value_text(customers.value(customer, 0));
        rows[row].at = {static_cast<std::int64_t>(row) * 60'000};
        rows[row].kind = row % 2 ? ContactRowKind::Answered : ContactRowKind::Proposed;
        rows[row].action_id = text_format("a%zu", row / 2 % action_count);
        rows[row].channel_id = "app";
        if (row % 2 == 0)
            continue;
        const bool accepts = random.unit() < customers.number(customer, 1).value_or(0) / 200;
        rows[row].event = accepts ? "Accepted" : "Refused";
        rows[row].counts_as = accepts ? "positive" : "negative";
    }
    return rows;
}

struct Learner {
    const Store& store;
    const std::shared_ptr<const Catalogue>& catalogue;
    const tables::Table& customers;
    PropensityBasis basis;

    std::shared_ptr<AnswerLearning> learn(const tables::Table& contacts,
                                          std::shared_ptr<const AnswerLearning> before) const {
        const auto index =
            std::make_shared<const ContactIndex>(ContactIndex::make(contacts, "customer").value());
        auto learning = std::make_shared<AnswerLearning>(
            LearningTask{std::make_shared<const ContactHistories>(store, catalogue, ContactIndexes{index}),
                         customers, "customers", 0, PredictorColumns(customers, {}), basis},
            std::move(before));
        tables::run_to_end(*learning);
        return learning;
    }
};

// R089: what a person waits for after a fact was captured: the row in the table, its index, what the answers
// teach, the customer's state, the decision, and what to ask next.
void measure_fact(const Learner& learner, std::string_view words, double goal) {
    constexpr int facts = 50;
    const Catalogue& catalogue = *learner.catalogue;
    const tables::Table& customers = learner.customers;
    const tables::Table before = with_contacts(nullptr, make_contacts(customers, 2'000), {}).value();
    std::shared_ptr<AnswerLearning> learning = learner.learn(before, nullptr);
    Decider decider(catalogue);
    const std::vector<std::size_t> columns = {0, 1, 2, 3};
    std::vector<ColumnChoices> choices;
    for (const std::size_t column : columns)
        choices.push_back(choices_of(customers, column, 6));
    const std::string customer = tables::value_text(customers.value(7, 0));
    ContactRow fact;
    fact.customer = customer;
    fact.at = {9'000'000'000};
    fact.kind = ContactRowKind::Captured;
    fact.column = "tenure";
    const Instant now{9'000'000'001};
    double in_all = 0, deciding = 0;
    for (int index = 0; index < facts; ++index) {
        fact.value = text_format("%d", index);
        const auto start = std::chrono::steady_clock::now();
        learning = learner.learn(with_contacts(&before, {&fact, 1}, now).value(), learning);
        const ContactHistories& histories = *learning->task().histories;
        const LearnedAnswers& learned = *learning->learned();
        const std::vector<ContactRow> of_customer = histories.rows_of(customer);
        const auto decided = std::chrono::steady_clock::now();
        CustomerState state =
            state_of(catalogue, histories.reader(), customers, learned, {7, customer, of_customer, now, 0});
        if (decider.decide(state.situation(now, 0), {}).candidates.size() != action_count)
            std::abort();
        if (useful_questions(decider, state, now, 0, {}, learned, customers, columns, choices).size() != 4)
            std::abort();
        const auto end = std::chrono::steady_clock::now();
        in_all += std::chrono::duration<double, std::milli>(end - start).count();
        deciding += std::chrono::duration<double, std::milli>(end - decided).count();
    }
    const std::string title =
        "a fact decides anew over 150 actions, with what to ask next, " + std::string(words);
    bench::print_figure(title.c_str(), deciding / facts, "ms", bench::Goal::AtMost, 5);
    const std::string kept = "the same with 2,000 contacts kept, indexed and learned, " + std::string(words);
    bench::print_figure(kept.c_str(), in_all / facts, "ms", bench::Goal::AtMost, goal);
}

void measure_models(const Learner& learner) {
    const tables::Table contacts =
        with_contacts(nullptr, make_contacts(learner.customers, 40'000), {}).value();
    std::shared_ptr<AnswerLearning> learning;
    const double learning_time =
        bench::fastest_milliseconds(1, [&] { learning = learner.learn(contacts, nullptr); });
    bench::print_figure("models of 150 actions learn from 20,000 answers", learning_time, "ms",
                        bench::Goal::AtMost, 2'000);
    SimulationOptions options;
    options.now = {9'000'000'000};
    options.learned = learning->learned();
    const double milliseconds = bench::fastest_milliseconds(1, [&] {
        SimulationJob job(*learner.catalogue, learner.customers, options);
        tables::run_to_end(job);
        if (std::move(job).take_result().chosen.size() != customer_count)
            std::abort();
    });
    bench::print_figure("simulation of 10,000 customers and 150 actions, by models", milliseconds, "ms",
                        bench::Goal::AtMost, 2'000);
}

} // namespace

int main() {
    const Store store = make_bench_store();
    const auto catalogue = std::make_shared<const Catalogue>(
        make_catalogue(store, {"tenure", "charges", "contract", "complaints"}));
    const tables::Table customers = make_customers();
    measure_decisions(*catalogue);
    measure_fact({store, catalogue, customers, PropensityBasis::Rates}, "by rates", 16);
    measure_fact({store, catalogue, customers, PropensityBasis::Models}, "by models", 16);
    measure_models({store, catalogue, customers, PropensityBasis::Models});
    measure_levers(measure_simulation(*catalogue, customers));
    measure_funnel();
    return 0;
}
