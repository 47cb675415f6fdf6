#include "ui/views/customers/conversation/channels_part.h"

#include "base/text.h"
#include "engage/catalogue/responses.h"
#include "model/records/channel.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr float preview_width = 372, device_width = 320;

constexpr std::array<GridColumn, 4> channel_columns = {
    {{.title = "Channel", .width = 112, .sortable = false},
     {.title = "First action", .width = 216, .sortable = false},
     {.title = "The same?", .width = 86, .sortable = false},
     {.title = "Because", .width = 230, .sortable = false}}};

// The first so many characters, and an ellipsis where some are missing.
std::string cut(const std::string& text, std::size_t limit) {
    if (count_code_points(text) <= limit)
        return text;
    std::size_t offset = 0;
    for (std::size_t count = 0; count + 1 < limit; ++count)
        next_code_point(text, offset);
    return text.substr(0, offset) + "…";
}

} // namespace

ChannelsPart::Slot ChannelsPart::slot_of(ViewContext& context, const ConversationState& state,
                                         std::uint32_t channel, std::uint32_t action) const {
    const engage::Catalogue& catalogue = state.catalogue();
    const std::uint32_t place = catalogue.actions[action].treatments[channel];
    const engage::CatalogueTreatment& treatment = catalogue.treatments[place];
    Slot slot;
    slot.headline = treatment.headline.empty() ? catalogue.actions[action].title : treatment.headline;
    slot.wording = treatment.wording;
    const auto& limit = catalogue.channels[channel].text_limit;
    if (limit && treatment.characters > *limit) {
        const std::size_t headline = count_code_points(treatment.headline);
        slot.wording = cut(slot.wording, *limit > headline ? *limit - headline : 0);
        slot.warning = text_format("Cut here: %zu characters, and %zu fit, so it is not offered.",
                                   treatment.characters, *limit);
    }
    const Store& store = state.policy_store(context);
    for (const ActionResponse& response : engage::allowed_responses(
             *store.find_as<Action>(catalogue.actions[action].id), store.find_as<Treatment>(treatment.id)))
        slot.answers.push_back(response.title);
    return slot;
}

ChannelsPart::Preview ChannelsPart::preview_of(ViewContext& context, ConversationState& state,
                                               std::uint32_t channel,
                                               const engage::NextAction& decided) const {
    const engage::CatalogueChannel& source = state.catalogue().channels[channel];
    const auto* record = state.policy_store(context).find_as<Channel>(source.id);
    Preview preview;
    preview.channel = source.id;
    preview.title = source.title;
    preview.is_self_service = record->type == ChannelType::SelfService;
    preview.kind = choice_label(channel_types, record->type);
    preview.kind += text_format(" · %zu %s", source.slots, source.slots == 1 ? "slot" : "slots");
    if (source.text_limit)
        preview.kind += text_format(" · up to %zu characters", *source.text_limit);
    for (const std::uint32_t action : decided.slate)
        preview.slots.push_back(slot_of(context, state, channel, action));
    // R093: what was offered before can be taken up here too.
    for (const std::uint32_t action : decided.open) {
        if (decided.candidates[action].channel_reason == engage::ChannelReason::None)
            preview.slots.push_back(slot_of(context, state, channel, action));
    }
    for (const engage::CapabilityException& exception : decided.exceptions) {
        if (exception.reason == engage::ChannelReason::TextTooLong)
            preview.slots.push_back(slot_of(context, state, channel, exception.action));
    }
    if (preview.slots.empty())
        preview.empty = "Nothing is shown here now.";
    return preview;
}

// R094: the ranking is the same everywhere, so another first action has a reason with a name.
void ChannelsPart::prepare(ViewContext& context, ConversationState& state) {
    if (m_prepared == state.version())
        return;
    m_prepared = state.version();
    const engage::Catalogue& catalogue = state.catalogue();
    m_table.rows.clear();
    m_previews.clear();
    std::size_t alike = 0, excepted = 0;
    const auto best = [](const engage::NextAction& decided) {
        return decided.ranked.empty() ? engage::no_index : decided.ranked.front();
    };
    for (std::uint32_t channel = 0; channel < catalogue.channels.size(); ++channel) {
        const engage::NextAction decided = state.decide_on(channel);
        const std::uint32_t chosen = decided.chosen();
        const bool is_alike = chosen == best(decided);
        (is_alike ? alike : excepted) += 1;
        std::vector<std::string> reasons;
        for (const engage::CapabilityException& exception : decided.exceptions)
            reasons.push_back(
                catalogue.actions[exception.action].title + ": " +
                engage::channel_reason_text(catalogue, channel, exception.reason, exception.cause));
        ReportRow row;
        row.record = catalogue.channels[channel].id;
        row.cells = {{.text = catalogue.channels[channel].title, .kind = CellKind::Link},
                     {.text = chosen == engage::no_index ? "nothing" : catalogue.actions[chosen].title,
                      .muted = chosen == engage::no_index},
                     {.text = is_alike ? "the same" : "exception",
                      .kind = CellKind::Chip,
                      .tone = is_alike ? Tone::Good : Tone::Warning},
                     {.text = joined(reasons, "; "), .muted = true}};
        row.heading = catalogue.channels[channel].title;
        row.why = reasons.empty() ? "What ranks first can be offered here." : joined(reasons, ". ");
        row.deeds.push_back(make_deed(context, "customer.conversation", "Talk here",
                                      {{"channel", catalogue.channels[channel].id.text()}}));
        m_table.rows.push_back(std::move(row));
        m_previews.push_back(preview_of(context, state, channel, decided));
    }
    m_summary = text_format("%zu of %zu channels propose the same; the others have a reason with a name.",
                            alike, alike + excepted);
    if (!m_table.chosen())
        m_table.look_at_row(state.channel());
}

void ChannelsPart::draw(ViewContext& context, ConversationState& state, const Box& box) {
    prepare(context, state);
    Ui& ui = context.ui;
    Box rest = box;
    const Box right = rest.cut_right(std::min(preview_width, rest.width / 2));
    Box left = rest.inset(metric::padding, 0);
    {
        auto head = column(ui, left.cut_top(28), 4);
        second_label(ui, m_summary);
    }
    m_table.draw(context, "All channels", left, channel_columns, "No channels yet");
    const ReportRow* chosen = m_table.chosen();
    const auto place = chosen ? static_cast<std::size_t>(chosen - m_table.rows.data()) : std::size_t{0};
    draw_preview(context, m_previews[place], right);
}

void ChannelsPart::draw_preview(ViewContext& context, const Preview& preview, const Box& box) {
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "What the customer sees", box, metric::padding, 8);
    heading(ui, preview.is_self_service ? ui.format("What the customer sees: %s", preview.title.c_str())
                                        : ui.format("What is said: %s", preview.title.c_str()));
    second_label(ui, preview.kind);
    next_width(ui, device_width);
    auto device = card(ui, ui.format("Preview of %s", preview.title.c_str()),
                       CardOptions{.padding = preview.is_self_service ? 16.0F : 12.0F, .gap = 10});
    if (preview.is_self_service) {
        // The edge of a screen, so that nobody takes it for the workbench's own buttons.
        const Box bar = place(ui, 0, 14);
        ui.paint().fill(bar.centred(64, 5), ui.theme().strong_line, 2.5F);
    }
    for (std::size_t slot = 0; slot < preview.slots.size(); ++slot)
        draw_slot(context, preview.slots[slot], slot, preview.is_self_service);
    if (!preview.empty.empty())
        second_label(ui, preview.empty);
}

void ChannelsPart::draw_slot(ViewContext& context, const Slot& slot, std::size_t place, bool is_device) {
    Ui& ui = context.ui;
    auto scope = ui.with_id(static_cast<std::uint64_t>(place));
    auto frame = card(ui, slot.headline,
                      CardOptions{.dashed = !slot.warning.empty(), .quiet = true, .padding = 12, .gap = 6});
    label(ui, slot.headline, {.weight = Weight::Semibold});
    paragraph(ui, slot.wording);
    {
        auto answers = line(ui, {.gap = 6, .wrap = true});
        for (const std::string& answer : slot.answers)
            chip(ui, answer, is_device && slot.warning.empty() ? Tone::Accent : Tone::Outlined);
    }
    if (!slot.warning.empty())
        paragraph(ui, slot.warning, {.size = metric::small_text, .colour = ui.theme().warning});
}

} // namespace throughline::ui
