// The improvements: whose behaviour they change, what they are to bring, and how far each is proved (R048 to
// R050, R062, R080).
#pragma once

#include "journey/improvements.h"
#include "ui/views/report.h"

#include <array>
#include <iterator>
#include <string>
#include <vector>

namespace throughline::ui {

class ImprovementsPage {
public:
    void draw(ViewContext& context, const Box& box);
    void look_at(ViewContext& context, const Id& initiative);

private:
    // What belongs to one item of the backlog.
    struct ItemText {
        journey::GateStatus status;
        std::array<Deed, std::size(gates)> passes;
        std::string overridden_by;
    };

    void refresh(ViewContext& context);
    ReportRow row_of(ViewContext& context, const journey::BacklogItem& item);
    void prepare_override(ViewContext& context, const Id& initiative);
    void draw_summary(ViewContext& context, const Box& box);
    void draw_gate(ViewContext& context, const journey::BacklogItem& item, const Box& box);
    void draw_tests(Ui& ui, const journey::GateStatus& status);
    void draw_override(ViewContext& context, const journey::BacklogItem& item);

    Seen m_seen;
    journey::Backlog m_backlog;
    journey::BehaviourReport m_behaviour;
    std::vector<ItemText> m_items; // by item of the backlog
    std::string m_growth;
    ReportTable m_table;
    Id m_override_for; // the initiative that name and reason were filled in for
    Id m_override_by;
    std::string m_override_reason;
    Deed m_override; // of m_override_of, with what is filled in
    Id m_override_of;
    Deed m_add;
};

} // namespace throughline::ui
