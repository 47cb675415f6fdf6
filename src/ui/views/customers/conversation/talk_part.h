// The conversation itself: what to propose with its wording, reasons and answers; what to ask; what is open
// and what happened (R053, R085 to R089, R093).
#pragma once

#include "ui/views/customers/conversation/conversation_state.h"

#include <string>

namespace throughline::ui {

class TalkPart {
public:
    void draw(ViewContext& context, const OpenTable& open, ConversationState& state, ContactBook& book,
              const Box& box);

private:
    void draw_change(ViewContext& context, const ConversationState& state);
    void draw_suggestion(ViewContext& context, const OpenTable& open, ConversationState& state,
                         ContactBook& book, std::size_t place);
    void draw_why(ViewContext& context, const SuggestionText& suggestion);
    void draw_nothing(ViewContext& context, const ConversationState& state);
    void draw_open_offers(ViewContext& context, const OpenTable& open, ConversationState& state,
                          ContactBook& book);
    void draw_facts(ViewContext& context, const OpenTable& open, ConversationState& state, ContactBook& book);
    void draw_fact(ViewContext& context, const OpenTable& open, ConversationState& state, ContactBook& book,
                   const FactText& fact);
    void draw_events(ViewContext& context, const OpenTable& open, ConversationState& state,
                     ContactBook& book);

    Id m_explained; // whose reasons are shown; empty: those of the first
    bool m_none_explained = false;
    // A value that the column does not take, and why.
    std::size_t m_refused_column = 0;
    std::string m_refused;
};

} // namespace throughline::ui
