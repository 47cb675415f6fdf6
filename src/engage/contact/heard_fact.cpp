#include "engage/contact/heard_fact.h"

#include "base/text.h"

namespace throughline::engage {

namespace {

std::string in_quotes(std::string_view text) {
    return "“" + std::string(text) + "”";
}

} // namespace

Result<tables::Value> cell_of_text(tables::ColumnType type, std::string_view text) {
    using enum tables::ColumnType;
    text = trimmed(text);
    if (text.empty())
        return tables::Value();
    switch (type) {
    case Number: {
        double number = 0;
        if (!parse_number(text, number))
            return error(in_quotes(text) + " is not a number.");
        return tables::Value(number);
    }
    case Integer: {
        std::int64_t number = 0;
        if (!tables::parse_integer(text, number))
            return error(in_quotes(text) + " is not a whole number.");
        return tables::Value(number);
    }
    case Text:
        return tables::Value(text);
    case Boolean: {
        const std::string word = folded(text);
        if (word == "true" || word == "yes")
            return tables::Value(true);
        if (word == "false" || word == "no")
            return tables::Value(false);
        return error(in_quotes(text) + " is neither yes nor no.");
    }
    case Date:
        return tables::Value(TRY(parse_date(text)));
    case DateTime:
        return tables::Value(TRY(parse_instant(text)));
    }
    return tables::Value();
}

std::optional<HeardFact> heard_fact(const tables::Table& customers, const ContactRow& contact) {
    const auto column = customers.column_named(contact.column);
    if (!column)
        return std::nullopt;
    const auto cell = cell_of_text(customers.column_info(*column).type, contact.value);
    return cell.ok() ? std::optional(HeardFact{*column, cell.value()}) : std::nullopt;
}

} // namespace throughline::engage
