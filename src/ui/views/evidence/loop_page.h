// The loop interactions → experiences → relationship → insight → interactions, with a measured value on each
// node and each arrow (R029).
#pragma once

#include "journey/loop.h"
#include "ui/views/report.h"

#include <array>
#include <string>

namespace throughline::ui {

class LoopPage {
public:
    void draw(ViewContext& context, const Box& box);

private:
    // What a part shows, put together when the workspace changed.
    struct PartText {
        std::string value;   // "64 %"
        std::string base;    // "59 % to 69 %, n = 411"
        std::string covered; // "12 of 17 measured"
        std::string unmeasured;
    };

    void refresh(ViewContext& context);
    void draw_picker(ViewContext& context, const Box& box);
    void draw_node(ViewContext& context, const journey::LoopPart& part, const PartText& text, const Box& box);
    void draw_arrow(ViewContext& context, const journey::LoopPart& part, const PartText& text,
                    const Box& box);
    void draw_unmeasured(ViewContext& context, const journey::LoopPart& part, const PartText& text);

    Id m_outcome; // empty: the whole workspace
    Id m_seen_outcome;
    Seen m_seen;
    journey::Loop m_loop;
    std::array<PartText, journey::loop_length> m_nodes, m_arrows;
};

} // namespace throughline::ui
