// Every action of the catalogue: how far it came, which rule dropped it with the values seen there, the parts
// of its score, and the smallest change with which it would win.
#pragma once

#include "ui/views/customers/conversation/conversation_state.h"

#include <string>

namespace throughline::ui {

class CandidatesPart {
public:
    void draw(ViewContext& context, ConversationState& state, const Box& box);

private:
    void prepare(ViewContext& context, ConversationState& state);

    std::uint64_t m_prepared = 0; // the version of the state
    ReportTable m_table;
    std::string m_summary, m_warning;
};

} // namespace throughline::ui
