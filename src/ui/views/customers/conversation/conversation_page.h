// The conversation with one customer on one channel: who they are and in which state, then the conversation
// itself, every candidate, all channels, or the decisions that were acted on.
#pragma once

#include "ui/views/customers/conversation/candidates_part.h"
#include "ui/views/customers/conversation/channels_part.h"
#include "ui/views/customers/conversation/contact_book.h"
#include "ui/views/customers/conversation/conversation_state.h"
#include "ui/views/customers/conversation/log_part.h"
#include "ui/views/customers/conversation/talk_part.h"

#include <string>

namespace throughline::ui {

class ConversationPage {
public:
    void draw(ViewContext& context, const OpenTable& open, tables::RowIndex row, const Box& box);
    // Records what was stored meanwhile; in each frame, whatever it shows.
    void finish_recording(ViewContext& context) { m_book.run_stored(context); }

private:
    float head_height_at(Ui& ui, float width) const;
    void draw_head(ViewContext& context, const Box& box);
    void draw_parts(ViewContext& context, const Box& box);
    void prepare_name(ViewContext& context, const OpenTable& open, tables::RowIndex row);

    ContactBook m_book;
    ConversationState m_state;
    TalkPart m_talk;
    CandidatesPart m_candidates;
    ChannelsPart m_channels;
    LogPart m_log;
    std::uint64_t m_prepared = 0; // the version of the state that the name is of
    std::string m_name, m_about;
};

} // namespace throughline::ui
