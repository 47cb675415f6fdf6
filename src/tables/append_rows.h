// A table with more rows: what is in full chunks keeps its content, and so its name in the storage.
#pragma once

#include "tables/table_builder.h"

#include <functional>
#include <string>
#include <vector>

namespace throughline::tables {

// The rows of `before` (none: nullptr), then those that `add` puts into the builder. Columns at the end of
// the schema that `before` did not have yet are blank in its rows; with other columns it fails, and where
// TableBuilder::finish does. Takes time with all rows: for tables
// that people fill, not for imports.
Result<Table> with_rows(const Table* before, const std::vector<ColumnSchema>& schema,
                        const std::function<void(TableBuilder& builder)>& add, std::string name,
                        Provenance provenance);

} // namespace throughline::tables
