// What a table of logged decisions says of the policy: the arms against each other, and what another policy
// would have earned (R099, R100, R105). Columns are found by name; what is not there is said.
#pragma once

#include "engage/arms/arms.h"
#include "evidence/off_policy.h"
#include "tables/table.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::engage {

struct LogColumns {
    std::optional<std::size_t> customer;
    std::optional<std::size_t> action;
    std::optional<std::size_t> probability; // of the choice
    std::optional<std::size_t> response;    // a number, a boolean, or the title of a response
    std::optional<std::size_t> arm;
    std::optional<std::size_t> value;
};
// By the usual names, capitals and spaces alike: "Choice probability", "choice_probability" …
LogColumns log_columns(const tables::Table& log);

// A cell as an answer: numbers above 0, true, and words of a positive answer are one. Nothing where it is
// blank.
std::optional<bool>
is_positive(const tables::Value& response,
            const std::function<std::optional<ResponseClass>(std::string_view)>& class_of);

// Customers by arm, each once: those who were decided for in an arm, of them those who accepted at least one
// decision, and the value of what they accepted. Arms in the order of Arm; those without customers are left
// out. Rows without an arm or customer do not count. Fails where a column is missing.
Result<std::vector<ArmResult>>
arm_results(const tables::Table& log, const LogColumns& columns,
            const std::function<std::optional<ResponseClass>(std::string_view)>& class_of);

// One for each row with action, probability and answer; `target_probability` by row: of the other policy
// choosing what was chosen. Reward 1 for a positive answer.
Result<std::vector<evidence::LoggedChoice>>
logged_choices(const tables::Table& log, const LogColumns& columns,
               const std::function<double(tables::RowIndex)>& target_probability,
               const std::function<std::optional<ResponseClass>(std::string_view)>& class_of);

} // namespace throughline::engage
