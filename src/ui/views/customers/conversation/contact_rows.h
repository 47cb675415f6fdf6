// What a deed of the conversation writes down, and the command that records it.
#pragma once

#include "ui/views/customers/conversation/conversation_state.h"

#include <string_view>

namespace throughline::ui {

// An action of the slate, or an open one, was answered; with the decision that proposed it.
void record_answer(ViewContext& context, const OpenTable& open, ConversationState& state, ContactBook& book,
                   std::uint32_t action, const ResponseText& response);
// It was put to the customer, who has not answered yet.
void record_proposal(ViewContext& context, const OpenTable& open, ConversationState& state, ContactBook& book,
                     std::uint32_t action);
void record_withdrawal(ViewContext& context, const OpenTable& open, ConversationState& state,
                       ContactBook& book, std::uint32_t action);
// `value` as tables::value_text writes it; empty: blank.
void record_fact(ViewContext& context, const OpenTable& open, ConversationState& state, ContactBook& book,
                 std::string_view column, std::string_view value);
void record_event(ViewContext& context, const OpenTable& open, ConversationState& state, ContactBook& book,
                  std::string_view event);

} // namespace throughline::ui
