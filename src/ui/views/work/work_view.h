// Work: the seven questions (R021 to R027), a page each, under one filter that stays while switching; and the
// findings.
#pragma once

#include "ui/views/work/work_page.h"

#include <array>
#include <memory>
#include <vector>

namespace throughline::ui {

class WorkView {
public:
    void draw(ViewContext& context, const Box& box);

private:
    WorkPage& page(WorkQuestion question);
    void draw_tabs(ViewContext& context, const Box& box);
    void draw_filter(ViewContext& context, ShownCount count, const Box& box);
    void pick_state(ViewContext& context);

    // Each is made when its question is first asked.
    std::array<std::unique_ptr<WorkPage>, work_question_count> m_pages;
    WorkStamp m_stamp;
    std::vector<Id> m_passed;
};

} // namespace throughline::ui
