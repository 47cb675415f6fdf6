// The improvements: whose behaviour they change, what they are to bring, and how far each is proved (R048 to
// R050, R062, R080).
#pragma once

#include "journey/improvements.h"
#include "ui/views/view.h"
#include "ui/widgets/data_grid.h"

#include <string>
#include <vector>

namespace throughline::ui {

class ImprovementsPage {
public:
    void draw(ViewContext& context, const Box& box);

private:
    void refresh(ViewContext& context);
    void draw_summary(ViewContext& context, const Box& box);
    void fill_cell(ViewContext& context, const journey::BacklogItem& item, int column, GridCell& cell);
    void draw_gate(ViewContext& context, const journey::BacklogItem& item, const Box& box);
    void draw_override(ViewContext& context, const journey::BacklogItem& item);

    std::uint64_t m_seen_store = ~std::uint64_t{0};
    Date m_seen_day;
    journey::Backlog m_backlog;
    journey::BehaviourReport m_behaviour;
    std::vector<journey::GateStatus> m_gates; // by item of the backlog
    std::vector<std::string> m_lacks;         // by item of the backlog
    std::string m_growth;
    GridState m_grid;
    Id m_override_by;
    std::string m_override_reason;
};

} // namespace throughline::ui
