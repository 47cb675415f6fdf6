// throughline simulate: the next best action for every customer of a file, counted.
#include "app/command_line/command_line.h"
#include "app/command_line/customer_file.h"
#include "base/json_write.h"
#include "base/text.h"
#include "engage/contact/answer_learning.h"
#include "engage/policy/policy.h"
#include "engage/simulation/simulation.h"
#include "model/records/workspace.h"
#include "tables/column_names.h"

#include <algorithm>

namespace throughline::app {

namespace {

// The day the workspace says, or the one asked for.
Result<Date> day_of(const Store& store, std::string_view wanted) {
    if (!wanted.empty())
        return parse_date(wanted);
    for (const RecordPointer& record : store.all(Kind::Workspace)) {
        if (const auto& as_of = as<Workspace>(record)->as_of)
            return *as_of;
    }
    return error("The workspace fixes no day: say it with --on, such as --on 2026-11-21.");
}

// By title or id; without a name the first.
Result<std::uint32_t> channel_of(const engage::Catalogue& catalogue, std::string_view name) {
    std::vector<std::string> names;
    for (std::uint32_t index = 0; index < catalogue.channels.size(); ++index) {
        const engage::CatalogueChannel& channel = catalogue.channels[index];
        if (name.empty() || channel.title == name || channel.id.view() == name)
            return index;
        names.push_back("\"" + channel.title + "\"");
    }
    return error("The workspace has no channel \"" + std::string(name) + "\". " +
                 (names.empty() ? "It has none." : "It has " + joined(names, ", ") + "."));
}

std::string text_json(std::string_view text) {
    std::string json;
    append_json_text(json, text);
    return json;
}

std::string number_json(double number) {
    std::string json;
    append_json_number(json, number);
    return json;
}

std::string count_json(std::uint64_t count) {
    return text_format("%llu", static_cast<unsigned long long>(count));
}

// The record that speaks of these customers: the first whose key they have.
const TableReference* reference_of(const Store& store, const tables::Table& customers) {
    for (const RecordPointer& record : store.all(Kind::TableReference)) {
        const auto* reference = as<TableReference>(record);
        if (reference->part == TablePart::Customers && customers.column_named(reference->key_column))
            return reference;
    }
    return nullptr;
}

// Files of what happened with the customers, who are named there by a column called like their key, or
// “customer”.
Result<engage::ContactIndexes> read_contacts(const CommandArguments& arguments, const std::string& key,
                                             const Output& output) {
    engage::ContactIndexes indexes;
    for (const auto& [option, path] : arguments.options) {
        if (option != "contacts")
            continue;
        const ReadCustomers rows = read_customers(path, output);
        if (rows.code != ExitCode::Fine)
            return error_at(path, "The contacts cannot be read.");
        const std::string column = rows.table.column_named(key) ? key : "customer";
        auto index = engage::ContactIndex::make(rows.table, column);
        if (!index.ok())
            return error_at(path, index.error().message);
        indexes.push_back(std::make_shared<const engage::ContactIndex>(std::move(index).value()));
    }
    return indexes;
}

void print(const engage::Catalogue& catalogue, const engage::SimulationResult& result,
           const engage::LearnedAnswers& learned, const Output& output) {
    output.result("{\"propensities\":" + text_json(learned.version()) + "}\n");
    for (std::size_t index = 0; index < catalogue.actions.size(); ++index)
        output.result("{\"action\":" + text_json(catalogue.actions[index].id.view()) +
                      ",\"title\":" + text_json(catalogue.actions[index].title) +
                      ",\"customers\":" + count_json(result.counts[index]) + "}\n");
    output.result("{\"action\":null,\"customers\":" + count_json(result.nothing) + "}\n");
    for (std::size_t place = 0; place < engage::fate_count; ++place)
        output.result("{\"stage\":" + text_json(engage::fate_name(static_cast<engage::Fate>(place))) +
                      ",\"candidates\":" + count_json(result.fates[place]) +
                      ",\"customers_emptied\":" + count_json(result.emptied[place]) + "}\n");
    output.result("{\"customers\":" + count_json(result.chosen.size()) +
                  ",\"value\":" + number_json(result.worth.value) +
                  ",\"acceptance\":" + number_json(result.worth.acceptance) +
                  ",\"customer_worth\":" + number_json(result.worth.customer) + "}\n");
}

Result<void> simulate(const Store& store, const tables::Table& customers, const CommandArguments& arguments,
                      const Output& output) {
    const auto catalogue = std::make_shared<const engage::Catalogue>(
        engage::make_catalogue(store, tables::column_names(customers)));
    for (const engage::CatalogueProblem& problem : catalogue->problems)
        output.complain(std::string(title_of(store, problem.record)) + ": " + problem.message);
    engage::SimulationOptions options;
    options.channel = TRY(channel_of(*catalogue, arguments.option("channel")));
    const Date day = TRY(day_of(store, arguments.option("on")));
    options.now = engage::simulated_moment(day);
    const Ranking ranking = engage::ranking_of(store);
    options.arbitration = engage::arbitration_of(ranking);
    const TableReference* reference = reference_of(store, customers);
    const std::string key = reference ? reference->key_column : customers.column_info(0).name;
    options.key_column = customers.column_named(key).value_or(0);
    options.histories = std::make_shared<const engage::ContactHistories>(
        store, catalogue, TRY(read_contacts(arguments, key, output)));
    TableReference columns;
    if (reference)
        columns = *reference;
    columns.key_column = key;
    engage::AnswerLearning learning({options.histories,
                                     customers,
                                     {},
                                     options.key_column,
                                     engage::PredictorColumns(customers, columns),
                                     ranking.propensity_basis});
    tables::run_to_end(learning);
    options.learned = learning.learned();
    engage::SimulationJob job(*catalogue, customers, options);
    tables::run_to_end(job);
    print(*catalogue, std::move(job).take_result(), *options.learned, output);
    return {};
}

} // namespace

ExitCode run_simulate(const CommandArguments& arguments, const Output& output) {
    const std::string& path = arguments.words.front();
    const std::string customers(arguments.option("customers"));
    if (customers.empty()) {
        output.complain(
            "usage: throughline simulate WORKSPACE.json --customers FILE.csv [--contacts FILE.csv]… "
            "[--channel NAME] [--on DATE]");
        return ExitCode::CalledWrongly;
    }
    const auto [code, content] = load_workspace(path, output);
    if (code != ExitCode::Fine)
        return code;
    const ReadCustomers rows = read_customers(customers, output);
    if (rows.code != ExitCode::Fine)
        return rows.code;
    Store store;
    Result<void> done = store.fill(content.records);
    if (done.ok())
        done = simulate(store, rows.table, arguments, output);
    if (done.ok())
        return ExitCode::Fine;
    output.complain(done.error());
    return ExitCode::InputWrong;
}

} // namespace throughline::app
