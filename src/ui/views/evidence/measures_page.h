// What is measured, how far it is and on how many cases (R003, R006, R079).
#pragma once

#include "ui/views/report.h"

namespace throughline::ui {

class MeasuresPage {
public:
    void draw(ViewContext& context, const Box& box);
    void look_at(ViewContext& context, const Id& measure);

private:
    void refresh(ViewContext& context);

    Seen m_seen;
    ReportTable m_table;
    std::string m_summary;
};

} // namespace throughline::ui
