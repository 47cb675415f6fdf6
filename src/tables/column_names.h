// The names of columns, and columns of tables from elsewhere known by the usual words for them.
#pragma once

#include "tables/table.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::tables {

std::vector<std::string> column_names(const Table& table);

// "Choice probability", "choice_probability" and "ChoiceProbability" are one: "choiceprobability".
std::string plain_name(std::string_view name);

// The column with the first of these names that is there; names are given as plain_name() makes them.
std::optional<std::size_t> column_called(const Table& table, std::initializer_list<std::string_view> names);

} // namespace throughline::tables
