// The same customer on all channels beside each other, and what a self-service channel shows them within its
// slots and its limit of text (R090 to R092, R094).
#pragma once

#include "ui/views/customers/conversation/conversation_state.h"

#include <string>
#include <vector>

namespace throughline::ui {

class ChannelsPart {
public:
    void draw(ViewContext& context, ConversationState& state, const Box& box);

private:
    // What is shown in one slot.
    struct Slot {
        std::string headline, wording;
        std::vector<std::string> answers;
        std::string warning; // it does not fit, or is not offered; why
    };
    struct Preview {
        Id channel;
        std::string title, kind, empty;
        bool is_self_service = false;
        std::vector<Slot> slots;
    };

    void prepare(ViewContext& context, ConversationState& state);
    Preview preview_of(ViewContext& context, ConversationState& state, std::uint32_t channel,
                       const engage::NextAction& decided) const;
    Slot slot_of(ViewContext& context, const ConversationState& state, std::uint32_t channel,
                 std::uint32_t action) const;
    void draw_preview(ViewContext& context, const Preview& preview, const Box& box);
    void draw_slot(ViewContext& context, const Slot& slot, std::size_t place, bool is_device);

    std::uint64_t m_prepared = 0; // the version of the state
    ReportTable m_table;
    std::vector<Preview> m_previews; // in the order of the table's rows
    std::string m_summary;
};

} // namespace throughline::ui
