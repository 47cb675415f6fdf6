#include "engage/policy/decision_log_table.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <map>

namespace throughline::engage {

namespace {

// "Choice probability", "choice_probability" and "ChoiceProbability" are one.
std::string plain(std::string_view name) {
    std::string text = folded(name);
    std::erase_if(text, [](char letter) { return letter == ' ' || letter == '_' || letter == '-'; });
    return text;
}

std::optional<std::size_t> column_of(const tables::Table& log,
                                     std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        for (std::size_t column = 0; column < log.column_count(); ++column) {
            if (plain(log.column_info(column).name) == name)
                return column;
        }
    }
    return std::nullopt;
}

std::optional<Arm> arm_named(std::string_view text) {
    for (std::size_t index = 0; index < arm_count; ++index) {
        if (plain(arm_name(static_cast<Arm>(index))) == plain(text))
            return static_cast<Arm>(index);
    }
    return std::nullopt;
}

struct Person {
    Arm arm = Arm::Decision;
    bool has_accepted = false;
    double value = 0;
};

} // namespace

LogColumns log_columns(const tables::Table& log) {
    LogColumns columns;
    columns.customer = column_of(log, {"customer", "customerid", "household", "key"});
    columns.action = column_of(log, {"action", "actionid", "pyname"});
    columns.probability = column_of(log, {"choiceprobability", "probability", "loggedprobability"});
    columns.response = column_of(log, {"response", "answer", "outcome", "accepted", "reward"});
    columns.arm = column_of(log, {"arm", "controlgroup", "modelcontrolgroup"});
    columns.value = column_of(log, {"value", "revenue"});
    return columns;
}

std::optional<bool>
is_positive(const tables::Value& response,
            const std::function<std::optional<ResponseClass>(std::string_view)>& class_of) {
    if (tables::is_blank(response))
        return std::nullopt;
    if (const auto number = tables::value_on_axis(response))
        return *number > 0;
    const auto* text = std::get_if<std::string_view>(&response);
    if (!text)
        return std::nullopt;
    if (const auto known = class_of(*text))
        return *known == ResponseClass::Positive;
    constexpr std::array<std::string_view, 5> words = {"accepted", "positive", "yes", "clicked", "true"};
    return std::find(words.begin(), words.end(), folded(*text)) != words.end();
}

Result<std::vector<ArmResult>>
arm_results(const tables::Table& log, const LogColumns& columns,
            const std::function<std::optional<ResponseClass>(std::string_view)>& class_of) {
    if (!columns.customer || !columns.arm || !columns.response)
        return error("The log needs columns for customer, arm and response.");
    std::map<std::string, Person> people;
    for (tables::RowIndex row = 0; row < log.row_count(); ++row) {
        const auto arm = arm_named(tables::value_text(log.value(row, *columns.arm)));
        const std::string customer = tables::value_text(log.value(row, *columns.customer));
        if (!arm || customer.empty())
            continue;
        Person& person = people.try_emplace(customer, Person{*arm}).first->second;
        if (!is_positive(log.value(row, *columns.response), class_of).value_or(false))
            continue;
        person.has_accepted = true;
        if (columns.value)
            person.value += log.number(row, *columns.value).value_or(0);
    }
    std::array<ArmResult, arm_count> found{};
    std::array<std::vector<double>, arm_count> values;
    for (const auto& [customer, person] : people) {
        const auto place = static_cast<std::size_t>(person.arm);
        ++found[place].accepted.trials;
        found[place].accepted.successes += person.has_accepted;
        values[place].push_back(person.value);
    }
    std::vector<ArmResult> results;
    for (std::size_t place = 0; place < arm_count; ++place) {
        found[place].arm = static_cast<Arm>(place);
        for (const double value : values[place])
            found[place].value.add(value);
        if (found[place].accepted.trials > 0)
            results.push_back(found[place]);
    }
    return results;
}

Result<std::vector<evidence::LoggedChoice>>
logged_choices(const tables::Table& log, const LogColumns& columns,
               const std::function<double(tables::RowIndex)>& target_probability,
               const std::function<std::optional<ResponseClass>(std::string_view)>& class_of) {
    if (!columns.action || !columns.probability || !columns.response)
        return error("The log needs columns for action, choice probability and response.");
    std::vector<evidence::LoggedChoice> choices;
    for (tables::RowIndex row = 0; row < log.row_count(); ++row) {
        const auto probability = log.number(row, *columns.probability);
        const auto answer = is_positive(log.value(row, *columns.response), class_of);
        if (!probability || !answer || log.is_null(row, *columns.action))
            continue;
        choices.push_back({*answer ? 1.0 : 0.0, *probability, target_probability(row)});
    }
    return choices;
}

} // namespace throughline::engage
