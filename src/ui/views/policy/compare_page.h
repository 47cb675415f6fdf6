// This policy against another version of it: what differs, and which customers get another action (R103).
#pragma once

#include "ui/views/policy/customer_list.h"
#include "ui/views/policy/policy_changes.h"
#include "ui/views/policy/policy_data.h"
#include "ui/widgets/charts.h"

#include <string>
#include <vector>

namespace throughline::ui {

class ComparePage {
public:
    void draw(ViewContext& context, PolicyData& data, const Box& box);

private:
    // The state that this policy is compared with.
    struct Other {
        std::string title;
        Id version; // empty: before the last change
        bool is_known = false;
        Store store;
        Ranking ranking;
        std::shared_ptr<const engage::Catalogue> catalogue;
        std::string problem; // why it cannot be simulated
    };

    void refresh(ViewContext& context, PolicyData& data);
    void offer(ViewContext& context);
    void find_other(ViewContext& context, PolicyData& data);
    bool find_before(ViewContext& context);
    void prepare(const PolicyData& data);
    void draw_choice(ViewContext& context, PolicyData& data);
    void draw_result(ViewContext& context, PolicyData& data);

    std::uint64_t m_version = 0;
    std::vector<Id> m_offered; // versions, the latest first; an empty id: before the last change
    std::vector<std::string> m_titles;
    std::size_t m_chosen = 0;
    Other m_other;
    PolicyChanges m_changes;
    std::shared_ptr<engage::PolicyRun> m_before;
    bool m_is_prepared = false;
    engage::PolicyDifference m_difference;
    std::string m_words;
    std::vector<std::string> m_moves, m_move_texts;
    ReportTable m_distribution;
    std::vector<ChartValue> m_values;
    CustomerList m_list;
};

} // namespace throughline::ui
