#include "tables/column_names.h"

#include "base/text.h"

namespace throughline::tables {

std::vector<std::string> column_names(const Table& table) {
    std::vector<std::string> names;
    for (const ColumnInfo& column : table.info().columns)
        names.push_back(column.name);
    return names;
}

std::string plain_name(std::string_view name) {
    std::string text = folded(trimmed(name));
    std::erase_if(text, [](char letter) { return letter == ' ' || letter == '_' || letter == '-'; });
    return text;
}

std::optional<std::size_t> column_called(const Table& table, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        for (std::size_t column = 0; column < table.column_count(); ++column) {
            if (plain_name(table.column_info(column).name) == name)
                return column;
        }
    }
    return std::nullopt;
}

} // namespace throughline::tables
