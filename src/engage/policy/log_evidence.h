// What a table of logged decisions says of the policy: the arms against each other, and what another policy
// would have earned (R099, R100, R105). Columns are found by name; what is not there is said.
#pragma once

#include "engage/arms/arms.h"
#include "evidence/off_policy.h"
#include "tables/table.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::engage {

struct LogColumns {
    std::optional<std::size_t> customer;
    std::optional<std::size_t> moment;
    std::optional<std::size_t> action;
    std::optional<std::size_t> probability; // of the choice
    std::optional<std::size_t> response;    // a number, a boolean, or the title of a response
    std::optional<std::size_t> arm;
    std::optional<std::size_t> value;
};
// By the usual names, capitals and spaces alike: "Choice probability", "choice_probability" …
LogColumns find_log_columns(const tables::Table& log);

// A cell as an answer: numbers above 0, true, and words of a positive answer are one. Nothing where it is
// blank.
std::optional<bool>
is_positive(const tables::Value& response,
            const std::function<std::optional<ResponseClass>(std::string_view)>& class_of);

// What the customer answered to the decision of a row.
class LoggedResponses {
public:
    // Without a column for it in the log, answers are looked for in `events`, which may be nullptr: rows with
    // an action and an event (or response, answer) of a customer, whom `customer_column` names. The table
    // and the columns must outlive this; so must `events` where it is given.
    LoggedResponses(const tables::Table& log, const LogColumns& columns, const tables::Table* events,
                    std::string_view customer_column);

    bool is_known() const { return m_columns.response || !m_answers.empty(); }
    // The first answer to the same action by the same customer that is not before the decision. Blank where
    // there is none yet.
    tables::Value of(tables::RowIndex row) const;

private:
    struct Answer {
        double moment = 0;
        tables::Value response;
    };
    const tables::Table& m_log;
    const LogColumns& m_columns;
    std::map<std::pair<std::string, std::string>, std::vector<Answer>> m_answers; // by customer and action
};

// Customers by arm, each once: those who were decided for in an arm, of them those who accepted at least one
// decision, and the value of what they accepted. Arms in the order of Arm; those without customers are left
// out. Rows without an arm or customer do not count. Fails where a column is missing.
Result<std::vector<ArmResult>>
arm_results(const tables::Table& log, const LogColumns& columns, const LoggedResponses& responses,
            const std::function<std::optional<ResponseClass>(std::string_view)>& class_of);

// One for each row with action, probability and answer; `target_probability` by row: of the other policy
// choosing what was chosen. Reward 1 for a positive answer.
Result<std::vector<evidence::LoggedChoice>>
logged_choices(const tables::Table& log, const LogColumns& columns, const LoggedResponses& responses,
               const std::function<double(tables::RowIndex)>& target_probability,
               const std::function<std::optional<ResponseClass>(std::string_view)>& class_of);

} // namespace throughline::engage
