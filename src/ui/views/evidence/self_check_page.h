// Is this workspace one of the eight things that CRM is mistaken for? (R063)
#pragma once

#include "journey/self_check.h"
#include "ui/views/report.h"

#include <array>
#include <string>

namespace throughline::ui {

class SelfCheckPage {
public:
    void draw(ViewContext& context, const Box& box);

private:
    struct CheckText {
        std::string figure;
        std::string behind; // names of the records that make the answer what it is
        Deed mend;
        Deed show;
    };

    void refresh(ViewContext& context);
    void draw_check(ViewContext& context, const journey::MisreadingCheck& check, const CheckText& text);

    Seen m_seen;
    std::array<journey::MisreadingCheck, journey::misreading_count> m_checks;
    std::array<CheckText, journey::misreading_count> m_texts;
    std::string m_summary;
};

} // namespace throughline::ui
