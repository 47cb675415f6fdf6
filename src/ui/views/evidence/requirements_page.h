// What the maps ask of the CRM system, to be handed on as Markdown or CSV (R071).
#pragma once

#include "ui/views/report.h"

#include <array>
#include <string>

namespace throughline::ui {

class RequirementsPage {
public:
    void draw(ViewContext& context, const Box& box);

private:
    void refresh(ViewContext& context);

    Seen m_seen;
    ReportTable m_table;
    std::string m_summary;
    std::array<Deed, 2> m_exports;
};

} // namespace throughline::ui
