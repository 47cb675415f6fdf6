#include "engage/policy/log_evidence.h"

#include "base/text.h"
#include "tables/column_names.h"

#include <algorithm>
#include <array>
#include <map>

namespace throughline::engage {

namespace {

std::optional<Arm> arm_named(std::string_view text) {
    for (std::size_t index = 0; index < arm_count; ++index) {
        if (tables::plain_name(arm_name(static_cast<Arm>(index))) == tables::plain_name(text))
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

LogColumns find_log_columns(const tables::Table& log) {
    LogColumns columns;
    columns.customer = tables::column_called(log, {"customer", "customerid", "household", "key"});
    columns.moment = tables::column_called(log, {"moment", "at", "date", "on", "decisiontime"});
    columns.action = tables::column_called(log, {"action", "actionid", "pyname"});
    columns.probability =
        tables::column_called(log, {"choiceprobability", "probability", "loggedprobability"});
    columns.response = tables::column_called(log, {"response", "answer", "outcome", "accepted", "reward"});
    columns.arm = tables::column_called(log, {"arm", "controlgroup", "modelcontrolgroup"});
    columns.value = tables::column_called(log, {"value", "revenue"});
    return columns;
}

LoggedResponses::LoggedResponses(const tables::Table& log, const LogColumns& columns,
                                 const tables::Table* events, std::string_view customer_column)
    : m_log(log)
    , m_columns(columns) {
    if (columns.response || !events)
        return;
    const LogColumns theirs = find_log_columns(*events);
    const auto named = events->column_named(customer_column);
    const auto customer = named ? named : theirs.customer;
    const auto response = tables::column_called(*events, {"event", "response", "answer"});
    if (!customer || !response || !theirs.action || !theirs.moment)
        return;
    for (tables::RowIndex row = 0; row < events->row_count(); ++row) {
        const tables::Value given = events->value(row, *response);
        std::string action = tables::value_text(events->value(row, *theirs.action));
        if (tables::is_blank(given) || action.empty())
            continue;
        m_answers[{tables::value_text(events->value(row, *customer)), std::move(action)}].push_back(
            {events->number(row, *theirs.moment).value_or(0), given});
    }
    for (auto& [key, answers] : m_answers)
        std::stable_sort(answers.begin(), answers.end(),
                         [](const Answer& left, const Answer& right) { return left.moment < right.moment; });
}

tables::Value LoggedResponses::of(tables::RowIndex row) const {
    if (m_columns.response)
        return m_log.value(row, *m_columns.response);
    if (!m_columns.customer || !m_columns.action)
        return {};
    const auto found = m_answers.find({tables::value_text(m_log.value(row, *m_columns.customer)),
                                       tables::value_text(m_log.value(row, *m_columns.action))});
    if (found == m_answers.end())
        return {};
    const double decided = m_columns.moment ? m_log.number(row, *m_columns.moment).value_or(0) : 0;
    for (const Answer& answer : found->second) {
        if (answer.moment >= decided)
            return answer.response;
    }
    return {};
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
arm_results(const tables::Table& log, const LogColumns& columns, const LoggedResponses& responses,
            const std::function<std::optional<ResponseClass>(std::string_view)>& class_of) {
    if (!columns.customer || !columns.arm || !responses.is_known())
        return error(
            "The log needs columns for customer and arm, and for responses, here or in a table of events.");
    std::map<std::string, Person> people;
    for (tables::RowIndex row = 0; row < log.row_count(); ++row) {
        const auto arm = arm_named(tables::value_text(log.value(row, *columns.arm)));
        const std::string customer = tables::value_text(log.value(row, *columns.customer));
        if (!arm || customer.empty())
            continue;
        Person& person = people.try_emplace(customer, Person{*arm}).first->second;
        if (!is_positive(responses.of(row), class_of).value_or(false))
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
logged_choices(const tables::Table& log, const LogColumns& columns, const LoggedResponses& responses,
               const std::function<double(tables::RowIndex)>& target_probability,
               const std::function<std::optional<ResponseClass>(std::string_view)>& class_of) {
    if (!columns.action || !columns.probability || !responses.is_known())
        return error("The log needs columns for action and choice probability, and for responses, here or in "
                     "a table of events.");
    std::vector<evidence::LoggedChoice> choices;
    for (tables::RowIndex row = 0; row < log.row_count(); ++row) {
        const auto probability = log.number(row, *columns.probability);
        const auto answer = is_positive(responses.of(row), class_of);
        if (!probability || !answer || log.is_null(row, *columns.action))
            continue;
        choices.push_back({*answer ? 1.0 : 0.0, *probability, target_probability(row)});
    }
    return choices;
}

} // namespace throughline::engage
