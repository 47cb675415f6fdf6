// Which columns of the customers may tell who accepts what, and what they are for one customer (R088).
#pragma once

#include "engage/propensity/adaptive_model.h"
#include "model/records/table_reference.h"
#include "tables/table.h"

namespace throughline::engage {

class PredictorColumns {
public:
    PredictorColumns() = default;
    // Columns that `reference` has as attributes, in the order of the table; those known only afterwards are
    // counted and barred. No key, no identity, and no text of more than AdaptiveModel::most_symbols values,
    // which names customers rather than tells them apart.
    PredictorColumns(const tables::Table& customers, const TableReference& reference);

    const std::vector<PredictorInfo>& predictors() const { return m_predictors; }
    // Of the table, by predictor.
    const std::vector<std::size_t>& columns() const { return m_columns; }
    // Why columns are none, for people: "Name: identity".
    const std::vector<std::string>& left_out() const { return m_left_out; }

    // By predictor.
    void read(const tables::Table& customers, tables::RowIndex row,
              std::vector<PredictorValue>& values) const;
    // A cell that is another than the table says.
    void replace(std::size_t column, const tables::Value& cell, std::vector<PredictorValue>& values) const;

    friend bool operator==(const PredictorColumns&, const PredictorColumns&) = default;

private:
    std::vector<PredictorInfo> m_predictors;
    std::vector<std::size_t> m_columns;
    std::vector<std::string> m_left_out;
};

} // namespace throughline::engage
