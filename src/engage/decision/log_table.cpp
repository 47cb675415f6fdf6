#include "engage/decision/log_table.h"

#include "tables/append_rows.h"

namespace throughline::engage {

namespace {

enum Place : std::size_t { Customer, Moment, Channel, ActionTitle, Probability, Line, ArmName };

// Logs that began before there were arms have no column for them.
bool is_log(const tables::Table& table) {
    return table.column_count() > Line && table.column_count() <= log_columns().size();
}

} // namespace

const std::vector<tables::ColumnSchema>& log_columns() {
    using enum tables::ColumnType;
    static const std::vector<tables::ColumnSchema> columns = {
        {"customer", Text}, {"moment", DateTime},           {"channel", Text},
        {"action", Text},   {"choice probability", Number}, {"line", Text},
        {"arm", Text}};
    return columns;
}

Result<tables::Table> with_decisions(const tables::Table* before, std::span<const LoggedDecision> decisions,
                                     Instant now) {
    return tables::with_rows(before, log_columns(),
                             [decisions](tables::TableBuilder& builder) {
                                 for (const LoggedDecision& decision : decisions) {
                                     builder.text(Customer, decision.customer);
                                     builder.instant(Moment, decision.at);
                                     builder.text(Channel, decision.channel);
                                     builder.text(ActionTitle, decision.action);
                                     if (!decision.customer.empty())
                                         builder.number(Probability, decision.choice_probability);
                                     builder.text(Line, decision.line);
                                     if (!decision.arm.empty())
                                         builder.text(ArmName, decision.arm);
                                     builder.end_row();
                                 }
                             },
                             "Decisions acted on", {"", now, 0});
}

std::optional<std::string> catalogue_in(const tables::Table& log, std::string_view version) {
    if (!is_log(log))
        return std::nullopt;
    for (tables::RowIndex row = log.row_count(); row-- > 0;) {
        if (log.text(row, Customer).empty() && log.text(row, ActionTitle) == version)
            return std::string(log.text(row, Line));
    }
    return std::nullopt;
}

LoggedDecision catalogue_row(std::string_view version, std::string text, Instant now) {
    LoggedDecision row;
    row.at = now;
    row.channel = "the catalogue that decides from here on";
    row.action = version;
    row.line = std::move(text);
    return row;
}

std::vector<LoggedDecision> decisions_of(const tables::Table& log, std::string_view customer) {
    std::vector<LoggedDecision> found;
    if (!is_log(log))
        return found;
    for (tables::RowIndex row = log.row_count(); row-- > 0;) {
        if (log.text(row, Customer) != customer)
            continue;
        LoggedDecision& decision = found.emplace_back();
        decision.customer = customer;
        const tables::Value moment = log.value(row, Moment);
        if (const auto* at = std::get_if<Instant>(&moment))
            decision.at = *at;
        decision.channel = log.text(row, Channel);
        decision.action = log.text(row, ActionTitle);
        decision.choice_probability = log.number(row, Probability).value_or(1);
        decision.line = log.text(row, Line);
        if (log.column_count() > ArmName)
            decision.arm = log.text(row, ArmName);
    }
    return found;
}

} // namespace throughline::engage
