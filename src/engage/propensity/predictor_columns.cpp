#include "engage/propensity/predictor_columns.h"

#include <algorithm>

namespace throughline::engage {

namespace {

PredictorValue predictor_value(const tables::Value& cell) {
    if (const auto* text = std::get_if<std::string_view>(&cell))
        return text->empty() ? PredictorValue() : symbol_of_text(*text);
    return tables::value_on_axis(cell);
}

std::string why_left_out(const tables::ColumnInfo& column, const TableReference& reference, ColumnUse use) {
    if (column.name == reference.key_column)
        return "it names the customer";
    if (use == ColumnUse::Identity)
        return "it is an identity";
    if (column.type == tables::ColumnType::Text && column.distinct_count > AdaptiveModel::most_symbols)
        return "it has more than " + std::to_string(AdaptiveModel::most_symbols) + " values";
    return {};
}

} // namespace

PredictorColumns::PredictorColumns(const tables::Table& customers, const TableReference& reference) {
    for (std::size_t index = 0; index < customers.column_count(); ++index) {
        const tables::ColumnInfo& column = customers.column_info(index);
        const auto known =
            std::find_if(reference.columns.begin(), reference.columns.end(),
                         [&column](const TableColumn& one) { return one.name == column.name; });
        const bool is_known = known != reference.columns.end();
        const ColumnUse use = is_known ? known->use : ColumnUse::Attribute;
        const std::string& label = is_known && !known->label.empty() ? known->label : column.name;
        if (const std::string why = why_left_out(column, reference, use); !why.empty()) {
            m_left_out.push_back(std::string(label).append(": ").append(why));
            continue;
        }
        const bool is_symbolic =
            column.type == tables::ColumnType::Text || column.type == tables::ColumnType::Boolean;
        m_predictors.push_back(
            {label, is_symbolic ? PredictorKind::Symbolic : PredictorKind::Numeric,
             use == ColumnUse::KnownAfterwards ? PredictorUse::Barred : PredictorUse::Allowed});
        m_columns.push_back(index);
    }
}

void PredictorColumns::read(const tables::Table& customers, tables::RowIndex row,
                            std::vector<PredictorValue>& values) const {
    values.resize(m_columns.size());
    for (std::size_t index = 0; index < m_columns.size(); ++index)
        values[index] = predictor_value(customers.value(row, m_columns[index]));
}

void PredictorColumns::replace(std::size_t column, const tables::Value& cell,
                               std::vector<PredictorValue>& values) const {
    for (std::size_t index = 0; index < m_columns.size(); ++index) {
        if (m_columns[index] == column)
            values[index] = predictor_value(cell);
    }
}

} // namespace throughline::engage
