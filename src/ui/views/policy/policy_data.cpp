#include "ui/views/policy/policy_data.h"

#include "base/text.h"
#include "commands/policy/policy_source.h"
#include "engage/policy/frozen_catalogue.h"
#include "engage/policy/served_groups.h"
#include "model/record_json.h"
#include "ui/views/nothing_yet.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

std::shared_ptr<const engage::Catalogue> catalogue_for(const Store& store, const TableReference* reference) {
    return std::make_shared<const engage::Catalogue>(engage::make_catalogue(store, reference));
}

} // namespace

std::string share_text(std::uint64_t part, std::uint64_t whole) {
    const double percent = whole == 0 ? 0 : 100 * static_cast<double>(part) / static_cast<double>(whole);
    return text_format("%s of %s (%s %%)", number_for_people(static_cast<double>(part)).c_str(),
                       number_for_people(static_cast<double>(whole)).c_str(),
                       number_for_people(percent, percent < 10 ? 1 : 0).c_str());
}

std::optional<tables::RowIndex> PolicyData::row_of(const std::string& key) const {
    if (m_rows_of != m_table_name) {
        m_rows_of = m_table_name;
        m_rows.clear();
        for (tables::RowIndex row = 0; table && row < table->row_count(); ++row)
            m_rows.emplace(tables::value_text(table->value(row, key_column)), row);
    }
    const auto found = m_rows.find(key);
    return found == m_rows.end() ? std::nullopt : std::optional<tables::RowIndex>(found->second);
}

std::optional<ResponseClass> PolicyData::class_of_response(std::string_view title) const {
    const auto found = m_responses.find(title);
    return found == m_responses.end() ? std::nullopt : std::optional<ResponseClass>(found->second);
}

std::string_view PolicyData::title_of(std::uint32_t action) const {
    return action == engage::no_index ? std::string_view("nothing")
                                      : std::string_view(catalogue->actions[action].title);
}

void PolicyData::find_customers(ViewContext& context) {
    reference = policy_customers(context.store(), context.session());
    table = nullptr;
    if (!reference || reference->content.empty())
        return;
    platform::Platform& platform = context.ui.platform();
    context.tables.want(reference->content, [&platform] { platform.request_frames(2); });
    const tables::Table* customers = context.tables.find(reference->content);
    if (!customers)
        return;
    // Not before it is known what happened with them: figures of half of it would be wrong, and gone at once.
    m_book.refresh(context, *reference);
    if (!m_book.is_complete())
        return;
    table = customers;
    key_column = table->column_named(reference->key_column).value_or(0);
}

// Where the page cannot have a Worker, or it is lost, the work is done here in slices.
void PolicyData::start_worker(platform::Platform& platform) {
    m_has_asked_for_worker = true;
    m_worker = platform.start_worker([this, &platform](const Result<std::string_view>& message) {
        const Result<void> taken = message.ok() ? runs.take_message(message.value()) : message.error();
        if (!taken.ok()) {
            platform.log(platform::LogLevel::Warning, taken.error().message);
            runs.lose_worker();
        }
        platform.request_frames(1);
    });
    if (m_worker)
        runs.use_worker([this](std::string message) { m_worker->send(std::move(message)); });
}

void PolicyData::refresh(ViewContext& context) {
    find_customers(context);
    if (table && !m_has_asked_for_worker)
        start_worker(context.ui.platform());
    const std::string_view name = table ? std::string_view(reference->content) : std::string_view();
    const bool is_changed = m_store_version != context.store().version() || day != context.today ||
                            m_table_name != name || m_book_version != m_book.version();
    if (is_changed) {
        m_store_version = context.store().version();
        m_table_name = name;
        m_book_version = m_book.version();
        day = context.today;
        now = engage::simulated_moment(day);
        catalogue =
            table ? context.catalogue.of(context.store(), *table) : catalogue_for(context.store(), reference);
        ranking = engage::ranking_of(context.store());
        arbitration = engage::arbitration_of(ranking);
        content = engage::policy_content(*catalogue, ranking);
        m_sources = sources(context.store(), *catalogue);
        m_responses.clear();
        for (const RecordPointer& record : context.store().all(Kind::Action)) {
            for (const ActionResponse& response : as<Action>(record)->responses)
                m_responses.emplace(response.title, response.response_class);
        }
        choose_channel();
        m_learning = learning(context.store(), catalogue, ranking.propensity_basis, m_learning);
        simulate();
    }
    const bool is_done = is_simulated();
    if (is_changed || is_done != m_was_done) {
        m_was_done = is_done;
        ++m_version;
        tell_session(context);
    }
}

// The one that was chosen; else the one where most actions can go.
void PolicyData::choose_channel() {
    channel = engage::no_index;
    if (const auto chosen = catalogue->channel_of(m_channel)) {
        channel = *chosen;
        return;
    }
    std::ptrdiff_t most = -1;
    for (std::uint32_t index = 0; index < catalogue->channels.size(); ++index) {
        const auto count = std::count_if(catalogue->actions.begin(), catalogue->actions.end(),
                                         [index](const engage::CatalogueAction& action) {
                                             return action.treatments[index] != engage::no_index;
                                         });
        if (count > most) {
            most = count;
            channel = index;
        }
    }
}

std::shared_ptr<engage::AnswerLearning>
PolicyData::learning(const Store& store, std::shared_ptr<const engage::Catalogue> of, PropensityBasis basis,
                     std::shared_ptr<const engage::AnswerLearning> before) const {
    if (!table)
        return nullptr;
    auto histories = std::make_shared<const engage::ContactHistories>(store, std::move(of), m_book.indexes());
    return std::make_shared<engage::AnswerLearning>(
        engage::LearningTask{std::move(histories), *table, m_table_name, key_column,
                             engage::PredictorColumns(*table, *reference), basis},
        std::move(before));
}

std::shared_ptr<engage::AnswerLearning>
PolicyData::models(const Store& store, const std::shared_ptr<engage::AnswerLearning>& before) const {
    if (!m_learning || ranking.propensity_basis != PropensityBasis::Rates)
        return m_learning;
    return learning(store, catalogue, PropensityBasis::Models, before);
}

// With what the columns of the customers are used for: models are other ones where that changes.
std::string PolicyData::contacts_name() const {
    std::string name = text_format("%llu", static_cast<unsigned long long>(m_book_version));
    for (const engage::PredictorInfo& predictor : m_learning->task().columns.predictors())
        name += text_format(" %s %d", predictor.name.c_str(), static_cast<int>(predictor.use));
    return name;
}

engage::PolicyQuestion PolicyData::question() const {
    engage::PolicyQuestion asked{.catalogue = catalogue,
                                 .policy = content,
                                 .table = *table,
                                 .table_name = m_table_name,
                                 .contacts = contacts_name(),
                                 .options = {},
                                 .learning = m_learning,
                                 .keep = engage::Keep::Nothing};
    asked.options.histories = m_learning->task().histories;
    asked.options.key_column = key_column;
    asked.options.channel = channel;
    asked.options.now = now;
    asked.options.arbitration = arbitration;
    asked.sources = m_sources;
    return asked;
}

// Nothing where no Worker asks for them.
std::shared_ptr<const engage::PolicySources> PolicyData::sources(const Store& store,
                                                                 const engage::Catalogue& of) const {
    if (!runs.has_worker() || !table)
        return nullptr;
    return std::make_shared<const engage::PolicySources>(
        engage::PolicySources{engage::frozen_catalogue(store, of), record_json(*reference)});
}

std::shared_ptr<const engage::Catalogue> PolicyData::catalogue_of(const Store& store) const {
    return catalogue_for(store, reference);
}

std::optional<engage::PolicyQuestion>
PolicyData::question_about(const Store& other_store, std::shared_ptr<const engage::Catalogue> other,
                           const Ranking& other_ranking) const {
    const auto same_channel = other->channel_of(catalogue->channels[channel].id);
    if (!same_channel)
        return std::nullopt;
    engage::PolicyQuestion asked = question();
    asked.policy = engage::policy_content(*other, other_ranking);
    asked.learning = learning(other_store, other, other_ranking.propensity_basis, m_learning);
    asked.options.histories = asked.learning->task().histories;
    asked.sources = sources(other_store, *other);
    asked.catalogue = std::move(other);
    asked.options.channel = *same_channel;
    asked.options.arbitration = engage::arbitration_of(other_ranking);
    return asked;
}

void PolicyData::simulate() {
    run = table && channel != engage::no_index ? runs.ask(question()) : nullptr;
}

// R103: what of it keeps a version from being published.
bool PolicyData::judge_fairness(std::string& words) const {
    if (ranking.fairness_column.empty()) {
        words = "not looked at";
        return false;
    }
    const auto column = table->column_named(ranking.fairness_column);
    if (!column) {
        words = "the customers have no column “" + ranking.fairness_column + "”";
        return true;
    }
    if (is_unfair_in(engage::no_index, *column, words))
        return true;
    for (const Id& id : ranking.fairness_actions) {
        const auto action = catalogue->action_of(id);
        if (action && is_unfair_in(*action, *column, words))
            return true;
    }
    return false;
}

bool PolicyData::is_unfair_in(std::uint32_t action, std::size_t column, std::string& words) const {
    const engage::ServedGroups served = engage::served_groups(*table, column, who_gets(action));
    const auto judged = engage::judge_fairness(served.groups, ranking.least_ratio.value_or(0.8));
    if (!judged.ok()) {
        words = "one group only by " + ranking.fairness_column;
        return false;
    }
    const std::string what =
        action == engage::no_index ? "an action" : "“" + catalogue->actions[action].title + "”";
    for (const engage::GroupFairness& group : judged.value().groups) {
        if (group.verdict != engage::FairnessVerdict::Unfair)
            continue;
        words = text_format("by %s, “%s” gets %s %s times as often as the others",
                            ranking.fairness_column.c_str(), group.name.c_str(), what.c_str(),
                            number_for_people(group.ratio->value, 2).c_str());
        return true;
    }
    words = "fair by " + ranking.fairness_column;
    return false;
}

std::vector<bool> PolicyData::who_gets(std::uint32_t action) const {
    std::vector<bool> rows;
    for (const std::uint32_t chosen : run->result().chosen)
        rows.push_back(action == engage::no_index ? chosen != action : chosen == action);
    return rows;
}

void PolicyData::tell_session(ViewContext& context) {
    SimulatedPolicy& told = context.session().simulated_policy;
    told = {};
    if (!is_simulated())
        return;
    const engage::SimulationResult& result = run->result();
    told.store_version = m_store_version;
    told.content = content;
    told.catalogue = catalogue->version;
    for (const engage::CatalogueProblem& problem : catalogue->problems)
        told.problems.push_back("“" + std::string(throughline::title_of(context.store(), problem.record)) +
                                "”: " + problem.message);
    PublishedFigures& figures = told.figures;
    figures.customers = static_cast<std::int64_t>(result.chosen.size());
    figures.contacted = static_cast<std::int64_t>(result.chosen.size() - result.nothing);
    figures.value = result.worth.value;
    figures.acceptance = result.worth.acceptance;
    figures.customer_worth = result.worth.customer;
    figures.channel = catalogue->channels[channel].id;
    figures.table = reference->id;
    figures.content = m_table_name;
    told.is_unfair = judge_fairness(figures.fairness);
}

void PolicyData::draw_choice(ViewContext& context) {
    Ui& ui = context.ui;
    auto row = line(ui, {.height = metric::control});
    const Picked picked =
        picker(ui, "Channel",
               {.count = static_cast<int>(catalogue->channels.size()),
                .chosen = channel == engage::no_index ? -1 : static_cast<int>(channel),
                .placeholder = "Choose a channel",
                .label_hidden = true,
                .width = 180},
               [this](int index) {
                   const auto& item = catalogue->channels[static_cast<std::size_t>(index)];
                   return Choice{item.title, item.is_automated ? "self-service" : "staffed"};
               });
    if (picked.index >= 0) {
        m_channel = catalogue->channels[static_cast<std::size_t>(picked.index)].id;
        m_store_version = ~std::uint64_t{0}; // anew in the next frame
        ui.request_frame();
    }
    if (!run)
        return;
    second_label(ui, ui.format("%s of “%s”", ui.number(table->row_count()).data(), reference->title.c_str()));
}

bool PolicyData::draw_progress(Ui& ui, engage::PolicyRun& of, std::string_view words) const {
    if (of.is_done())
        return true;
    if (of.is_cancelled()) {
        auto row = line(ui, {.height = metric::control});
        chip(ui, "Simulation stopped", Tone::Warning);
        if (button(ui, "Simulate")) {
            of.resume();
            ui.request_frame();
        }
        return false;
    }
    if (progress(ui, of.is_learning() ? "Learning from answers" : words, of.progress(),
                 {.detail = ui.format("%.0f %%", 100 * of.progress()), .cancel_label = "Stop"})) {
        of.cancel();
        ui.request_frame();
    }
    return false;
}

bool PolicyData::draw_missing(ViewContext& context, const Box& box) {
    if (!reference || reference->content.empty()) {
        draw_nothing_yet(context, box,
                         {.icon = "customers",
                          .title = "No customers to simulate",
                          .sentence = "Bring a table with one row per customer. Each of them is decided for, "
                                      "and nothing leaves this computer.",
                          .action = "Import a CSV file",
                          .command = "file.import_table"});
        return true;
    }
    if (!table) {
        auto area = column(context.ui, box.inset(16, 16));
        second_label(context.ui, "The customers are being read …");
        return true;
    }
    if (channel == engage::no_index) {
        draw_nothing_yet(context, box,
                         {.icon = "journeys",
                          .title = "No channels yet",
                          .sentence = "A decision is made for a channel: phone, app, branch …",
                          .action = "Add a channel",
                          .command = "channel.add"});
        return true;
    }
    return false;
}

} // namespace throughline::ui
