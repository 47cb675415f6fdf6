// The retention example over whole customer files: each customer's line against plain code that reads the
// file by itself and knows the rules by heart.
#include "unit/app/command_line_world.h"
#include "unit/support/files.h"

#include <map>

using namespace throughline;
using namespace throughline::app;

namespace {

using Customer = std::map<std::string, std::string>;

// The files at hand have neither quotes nor delimiters inside cells.
std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells(1);
    for (const char character : line) {
        if (character == ',')
            cells.emplace_back();
        else
            cells.back() += character;
    }
    return cells;
}

std::vector<Customer> read_customers(const std::string& path) {
    const std::string bytes = testing::file_at(path);
    REQUIRE(bytes.find('"') == std::string::npos);
    const std::vector<std::string> lines = lines_of(bytes);
    const std::vector<std::string> names = cells_of(lines.front());
    std::vector<Customer> customers;
    for (std::size_t line = 1; line < lines.size(); ++line) {
        const std::vector<std::string> cells = cells_of(lines[line]);
        REQUIRE(cells.size() == names.size());
        Customer customer;
        for (std::size_t cell = 0; cell < cells.size(); ++cell)
            customer[names[cell]] = cells[cell];
        customers.push_back(std::move(customer));
    }
    return customers;
}

struct Action {
    int rule;
    const char* name;
};

Action monthly_action(const Customer& customer, int tenure, double charges) {
    const std::string& internet = customer.at("InternetService");
    const bool unsupported = customer.at("TechSupport") == "No";
    if (tenure <= 6 && internet == "Fiber optic" && unsupported)
        return {1, "Welcome call"};
    if (tenure <= 24 && internet == "Fiber optic" && customer.at("OnlineSecurity") == "No" && unsupported)
        return {2, "Security and support, three months free"};
    if (charges > 80)
        return tenure <= 24 ? Action{3, "One-year offer, 15 % off"} : Action{4, "One-year offer, 10 % off"};
    if (internet != "No" && customer.at("PaymentMethod") == "Electronic check")
        return {5, "Automatic payment credit"};
    if (tenure <= 12 && internet == "DSL" && unsupported)
        return {6, "Welcome call"};
    return internet == "No" ? Action{7, "No action"} : Action{8, "Check-in message"};
}

Action action_for(const Customer& customer) {
    const int tenure = std::atoi(customer.at("tenure").c_str());
    const double charges = std::atof(customer.at("MonthlyCharges").c_str());
    const std::string& contract = customer.at("Contract");
    if (contract == "Month-to-month")
        return monthly_action(customer, tenure, charges);
    if (contract == "One year" && tenure >= 48)
        return {9, "Thank-you note"};
    if (contract == "One year" && charges >= 90 && customer.at("OnlineSecurity") == "No")
        return {10, "Renewal call"};
    return {11, "No action"};
}

// 83.80 → 83.8, 70.00 → 70
std::string without_trailing_zeros(std::string number) {
    if (number.find('.') == std::string::npos)
        return number;
    number.erase(number.find_last_not_of('0') + 1);
    if (number.back() == '.')
        number.pop_back();
    return number;
}

std::string expected_line(const Customer& customer) {
    const Action action = action_for(customer);
    const auto text = [&](const char* name) {
        return std::string("\"") + name + "\":\"" + customer.at(name) + "\"";
    };
    return "{\"customer\":\"" + customer.at("customerID") + "\",\"result\":\"" + action.name +
           "\",\"rule\":" + std::to_string(action.rule) + ",\"inputs\":{\"tenure\":" + customer.at("tenure") +
           "," + text("InternetService") + "," + text("OnlineSecurity") + "," + text("TechSupport") + "," +
           text("Contract") + "," + text("PaymentMethod") +
           ",\"MonthlyCharges\":" + without_trailing_zeros(customer.at("MonthlyCharges")) + "}}";
}

void decide_for_all(const std::string& customers_path, std::size_t count) {
    const Ran ran = run({"decide", testing::project_path("web/examples/telco-retention.throughline.json"),
                         "--customers", customers_path, "--decision", "Retention action"});
    REQUIRE(ran.code == ExitCode::Fine);
    CHECK(ran.complaints.empty());
    const std::vector<std::string> lines = lines_of(ran.results);
    const std::vector<Customer> customers = read_customers(customers_path);
    REQUIRE(customers.size() == count);
    REQUIRE(lines.size() == count);
    std::map<int, int> uses;
    for (std::size_t index = 0; index < count; ++index) {
        REQUIRE(lines[index] == expected_line(customers[index]));
        ++uses[action_for(customers[index]).rule];
    }
    CHECK(uses.size() == 11); // each rule decides for somebody
}

} // namespace

TEST_CASE("decide gives each synthetic customer the action, the rule and the inputs", "[app][R102]") {
    decide_for_all(testing::project_path("web/examples/customers-synthetic.csv"), 600);
}

TEST_CASE("decide gives each of the 7,043 customers of the telco file the action, the rule and the inputs",
          "[app][R102]") {
    decide_for_all(testing::shared_path("customers/telco-churn.csv").string(), 7043);
}
