// The decisions about this customer that were acted on, each made again from its line (R103).
#pragma once

#include "ui/views/customers/conversation/conversation_state.h"

#include <string>
#include <vector>

namespace throughline::ui {

class LogPart {
public:
    void draw(ViewContext& context, ConversationState& state, const ContactBook& book, const Box& box);

private:
    struct Line {
        engage::LoggedDecision decision;
        std::string told;
        std::string replayed; // what came of it; empty: not replayed yet
        Tone tone = Tone::Neutral;
    };
    static void replay(const ConversationState& state, const ContactBook& book, Line& line);

    std::uint64_t m_prepared = 0; // the version of the state
    std::vector<Line> m_lines;
};

} // namespace throughline::ui
