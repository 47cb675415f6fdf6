#include "engage/policy/served_groups.h"

#include "base/text.h"
#include "evidence/drift.h"

#include <algorithm>
#include <map>

namespace throughline::engage {

namespace {

constexpr std::size_t bands = 5;
constexpr std::size_t most_values = 12;

std::string axis_text(double value, tables::ColumnType type) {
    if (type == tables::ColumnType::Date)
        return date_text(Date{static_cast<std::int32_t>(value)});
    if (type == tables::ColumnType::DateTime)
        return instant_text(Instant{static_cast<std::int64_t>(value)});
    return number_text(value);
}

void count(GroupSelection& group, bool is_selected) {
    ++group.customers;
    group.selected += is_selected;
}

ServedGroups by_bands(const tables::Table& table, std::size_t column, const std::vector<bool>& selected) {
    std::vector<double> values;
    for (tables::RowIndex row = 0; row < table.row_count(); ++row) {
        if (const auto value = table.number(row, column))
            values.push_back(*value);
    }
    std::vector<double> borders;
    if (auto found = evidence::quantile_borders(values, bands); found.ok())
        borders = std::move(found).value();
    // Where most have the least value, such as none at all, the others are the second band.
    if (borders.empty() && !values.empty()) {
        const double least = *std::min_element(values.begin(), values.end());
        std::erase(values, least);
        if (!values.empty())
            borders.push_back(*std::min_element(values.begin(), values.end()));
    }
    const tables::ColumnType type = table.column_info(column).type;
    ServedGroups result;
    result.is_ordered = true;
    for (std::size_t band = 0; band <= borders.size(); ++band) {
        const std::string low = band > 0 ? axis_text(borders[band - 1], type) : std::string();
        const std::string high = band < borders.size() ? axis_text(borders[band], type) : std::string();
        result.groups.push_back({low.empty() && high.empty() ? "all"
                                 : low.empty()               ? "below " + high
                                 : high.empty()              ? low + " and above"
                                                : std::string(low).append(" to below ").append(high),
                                 0, 0});
    }
    GroupSelection blank{"no value", 0, 0};
    for (tables::RowIndex row = 0; row < table.row_count(); ++row) {
        const auto value = table.number(row, column);
        const auto band = value ? std::upper_bound(borders.begin(), borders.end(), *value) - borders.begin()
                                : std::ptrdiff_t{0};
        count(value ? result.groups[static_cast<std::size_t>(band)] : blank, selected[row]);
    }
    if (blank.customers > 0) {
        result.groups.push_back(std::move(blank));
        result.is_ordered = false; // it has no place in the order
    }
    std::erase_if(result.groups, [](const GroupSelection& group) { return group.customers == 0; });
    return result;
}

ServedGroups by_values(const tables::Table& table, std::size_t column, const std::vector<bool>& selected) {
    std::map<std::string, GroupSelection> found;
    for (tables::RowIndex row = 0; row < table.row_count(); ++row)
        count(found[tables::value_text(table.value(row, column))], selected[row]);
    ServedGroups result;
    for (auto& [value, group] : found) {
        group.name = value.empty() ? "no value" : value;
        result.groups.push_back(std::move(group));
    }
    std::stable_sort(result.groups.begin(), result.groups.end(),
                     [](const GroupSelection& left, const GroupSelection& right) {
                         return left.customers > right.customers;
                     });
    if (result.groups.size() <= most_values)
        return result;
    GroupSelection others{text_format("%zu other values", result.groups.size() - most_values + 1), 0, 0};
    for (std::size_t index = most_values - 1; index < result.groups.size(); ++index) {
        others.selected += result.groups[index].selected;
        others.customers += result.groups[index].customers;
    }
    result.groups.resize(most_values - 1);
    result.groups.push_back(std::move(others));
    return result;
}

} // namespace

ServedGroups served_groups(const tables::Table& table, std::size_t column,
                           const std::vector<bool>& selected) {
    const tables::ColumnType type = table.column_info(column).type;
    return type == tables::ColumnType::Text || type == tables::ColumnType::Boolean
               ? by_values(table, column, selected)
               : by_bands(table, column, selected);
}

} // namespace throughline::engage
