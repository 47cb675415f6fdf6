#include "ui/views/customers/conversation/conversation_page.h"

#include "base/text.h"
#include "ui/views/nothing_yet.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr float lowest_head = 124, highest_head = 220, parts_height = 44;
constexpr float avatar_width = 48, head_padding = 12, above_reason = 46; // title and result of a state
constexpr float states_share = 0.7F;
constexpr std::size_t states_in_head = 4, attributes_told = 3;
constexpr std::array<std::string_view, 4> part_labels = {"Talk", "Every candidate", "All channels",
                                                         "Decisions acted on"};

} // namespace

void ConversationPage::draw(ViewContext& context, const OpenTable& open, tables::RowIndex row,
                            const Box& box) {
    Ui& ui = context.ui;
    m_book.refresh(context, *open.reference);
    if (context.store().all(Kind::Channel).empty())
        return draw_nothing_yet(context, box,
                                {.icon = "customers",
                                 .title = "No channels yet",
                                 .sentence =
                                     "A conversation is held somewhere: add the way by which customers "
                                     "and you meet.",
                                 .action = "Add channel",
                                 .command = "channel.add"});
    if (!m_state.refresh(context, open, row, m_book)) {
        auto area = column(ui, box.inset(metric::padding));
        progress(ui, "Reading what happened", -1);
        ui.request_frame();
        return;
    }
    Box rest = box;
    prepare_name(context, open, row);
    draw_head(context, rest.cut_top(head_height_at(context.ui, box.width)));
    draw_parts(context, rest.cut_top(parts_height));
    switch (context.session().conversation_part) {
    case ConversationPart::Talk:
        return m_talk.draw(context, open, m_state, m_book, rest);
    case ConversationPart::Candidates:
        return m_candidates.draw(context, m_state, rest);
    case ConversationPart::Channels:
        return m_channels.draw(context, m_state, rest);
    case ConversationPart::Log:
        return m_log.draw(context, m_state, m_book, rest);
    }
}

void ConversationPage::prepare_name(ViewContext& context, const OpenTable& open, tables::RowIndex row) {
    if (m_prepared == m_state.version())
        return;
    m_prepared = m_state.version();
    m_name = customer_name(open, row, context.session().customer);
    const auto named = name_column(open);
    std::vector<std::string> about;
    for (std::size_t index = 0; index < open.table->column_count(); ++index) {
        const tables::ColumnInfo& info = open.table->column_info(index);
        if (index == open.key_column || info.type != tables::ColumnType::Text ||
            open.table->is_null(row, index) || index == named)
            continue;
        if (about.size() < attributes_told)
            about.push_back(tables::value_text(open.table->value(row, index)));
    }
    if (m_name != context.session().customer)
        about.insert(about.begin(), context.session().customer);
    about.insert(about.end(), m_state.stages().begin(), m_state.stages().end());
    m_about = joined(about, " · ");
}

// High enough for the reasons of the states, which wrap.
float ConversationPage::head_height_at(Ui& ui, float width) const {
    const std::size_t shown = std::min(states_in_head, m_state.states().size());
    float highest = 0;
    for (std::size_t place = 0; place < shown; ++place) {
        const float all = (width - 2 * metric::padding - avatar_width - 4 * head_padding) * states_share;
        const float one = all / static_cast<float>(shown) - head_padding;
        highest = std::max(highest, ui.paint().wrapped_height(m_state.states()[place].reason, one,
                                                              {.size = metric::small_text}));
    }
    return std::clamp(highest + above_reason + 2 * head_padding, lowest_head, highest_head);
}

// R086: who it is, and what follows from what is known.
void ConversationPage::draw_head(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto frame =
        card(ui, "Who it is",
             Box{box.x + metric::padding, box.y + 8, box.width - 2 * metric::padding, box.height - 12},
             CardOptions{.padding = head_padding});
    const std::size_t shown = std::min(states_in_head, m_state.states().size());
    auto parts =
        columns(ui, {avatar_width, shown > 0 ? 1 - states_share : 0.5F, shown > 0 ? states_share : 0.5F}, 12);
    avatar(ui, m_name);
    next_column(ui);
    heading(ui, m_name, 1);
    paragraph(ui, m_about, {.colour = ui.theme().second_ink});
    next_column(ui);
    if (shown == 0)
        return second_label(ui, "No decision reads this table yet.");
    const auto draw_state = [&](std::size_t place) {
        const StateText& state = m_state.states()[place];
        auto scope = ui.with_id(state.decision.view());
        if (link(ui, state.title, {.tooltip = "Opens the decision", .style = {.size = metric::small_text}}))
            run(context, "go.record", {{"id", state.decision.text()}});
        chip(ui, state.result,
             {.tone = state.is_decided ? Tone::Accent : Tone::Warning, .tooltip = state.reason});
        paragraph(ui, state.reason, {.size = metric::small_text, .colour = ui.theme().second_ink});
    };
    constexpr float share = 1;
    auto states = shown == 1   ? columns(ui, {share}, 12)
                  : shown == 2 ? columns(ui, {share, share}, 12)
                  : shown == 3 ? columns(ui, {share, share, share}, 12)
                               : columns(ui, {share, share, share, share}, 12);
    for (std::size_t place = 0; place < shown; ++place) {
        if (place > 0)
            next_column(ui);
        draw_state(place);
    }
}

void ConversationPage::draw_parts(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    Session& session = context.session();
    auto flow = column(ui, box.inset(metric::padding, 8));
    auto row = line(ui, {.height = metric::control});
    const int part =
        segmented(ui, "Parts of the conversation", part_labels, static_cast<int>(session.conversation_part));
    if (part >= 0)
        session.conversation_part = static_cast<ConversationPart>(part);
    push_right(ui);
    if (!m_book.status().empty())
        second_label(ui, m_book.status());
    second_label(ui, ui.date(date_of(m_state.now())));
    const auto& channels = m_state.catalogue().channels;
    const Picked picked = picker(ui, "Channel",
                                 {.count = static_cast<int>(channels.size()),
                                  .chosen = static_cast<int>(m_state.channel()),
                                  .tooltip = "Where the conversation is held",
                                  .label_hidden = true,
                                  .width = 150},
                                 [&](int index) {
                                     const engage::CatalogueChannel& channel =
                                         channels[static_cast<std::size_t>(index)];
                                     return Choice{channel.title, channel.is_automated ? "by itself" : ""};
                                 });
    if (picked.index >= 0)
        session.conversation_channel = channels[static_cast<std::size_t>(picked.index)].id;
}

} // namespace throughline::ui
