// Some customers of the simulation, each a way to the place Customers.
#pragma once

#include "ui/views/policy/policy_data.h"
#include "ui/widgets/data_grid.h"

#include <string>
#include <string_view>
#include <vector>

namespace throughline::ui {

class CustomerList {
public:
    // `others` is what each got or would get otherwise, or empty: by place in `rows`, under that title.
    void show(std::string title, std::vector<tables::RowIndex> rows, std::vector<std::string> others = {},
              std::string_view others_title = {});
    void clear() { show({}, {}); }
    bool is_shown() const { return !m_title.empty(); }
    const std::vector<tables::RowIndex>& rows() const { return m_rows; }
    // As high as its rows, up to a limit.
    void draw(ViewContext& context, const PolicyData& data);

private:
    std::string m_title;
    std::vector<tables::RowIndex> m_rows;
    std::vector<std::string> m_others;
    std::string_view m_others_title; // of the program
    GridState m_grid;
};

} // namespace throughline::ui
