// What can be proposed: issue, group, action and its treatments, with what it is worth, what weighs it, who
// may get it and where it can go; and the formula by which it is ranked (R040, R095, R097, R101).
#pragma once

#include "ui/views/policy/action_detail.h"
#include "ui/views/policy/policy_data.h"
#include "ui/views/report.h"

#include <string>
#include <vector>

namespace throughline::ui {

class CataloguePage {
public:
    void draw(ViewContext& context, PolicyData& data, const Box& box);

private:
    void refresh(ViewContext& context, const PolicyData& data);
    void add_rows(ViewContext& context, const PolicyData& data);
    ReportRow action_row(ViewContext& context, const PolicyData& data, std::uint32_t action) const;
    void draw_formula(ViewContext& context, const PolicyData& data, const Box& box);
    void draw_terms(ViewContext& context, const PolicyData& data);
    void draw_problems(ViewContext& context, const PolicyData& data);
    void set_ranking(ViewContext& context, std::string_view field, std::string value);

    std::uint64_t m_version = 0; // of the data
    ReportTable m_table;
    std::vector<std::uint32_t> m_actions; // by row; no_index: a heading
    std::vector<std::string> m_titles;    // of the columns of channels
    std::vector<GridColumn> m_columns;
    ActionDetail m_detail;
    std::string m_formula, m_warning, m_strength, m_nothing;
    Id m_workspace;
};

} // namespace throughline::ui
