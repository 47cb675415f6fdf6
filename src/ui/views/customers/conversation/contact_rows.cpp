#include "ui/views/customers/conversation/contact_rows.h"

#include "base/text.h"
#include "engage/policy/frozen_catalogue.h"

#include <algorithm>

namespace throughline::ui {

namespace {

engage::ContactRow row_of(ViewContext& context, const ConversationState& state, engage::ContactRowKind kind) {
    const engage::CatalogueChannel& channel = state.catalogue().channels[state.channel()];
    engage::ContactRow row;
    row.customer = context.session().customer;
    row.at = std::max(moment_of(context), state.now());
    row.kind = kind;
    row.channel = channel.title;
    row.channel_id = channel.id.text();
    return row;
}

engage::ContactRow row_about(ViewContext& context, const ConversationState& state,
                             engage::ContactRowKind kind, std::uint32_t action) {
    engage::ContactRow row = row_of(context, state, kind);
    row.action = state.catalogue().actions[action].title;
    row.action_id = state.catalogue().actions[action].id.text();
    return row;
}

Arguments arguments_of(ViewContext& context, const OpenTable& open) {
    return {{"customer", context.session().customer}, {"table", open.reference->id.text()}};
}

Arguments arguments_about(ViewContext& context, const OpenTable& open, const ConversationState& state,
                          std::uint32_t action) {
    Arguments arguments = arguments_of(context, open);
    arguments["action"] = state.catalogue().actions[action].id.text();
    arguments["channel"] = state.catalogue().channels[state.channel()].id.text();
    if (const Id version = state.challenger(); !version.empty())
        arguments["policy"] = version.text();
    return arguments;
}

// The decision, after the catalogue that made it where the log has none of it yet.
std::vector<engage::LoggedDecision> logged(ViewContext& context, ConversationState& state,
                                           const ContactBook& book, std::uint32_t action) {
    std::vector<engage::LoggedDecision> rows;
    const engage::Catalogue& catalogue = state.catalogue();
    if (!book.catalogue_of(catalogue.version))
        rows.push_back(engage::catalogue_row(catalogue.version,
                                             engage::frozen_catalogue(state.policy_store(context), catalogue),
                                             state.now()));
    rows.push_back(state.logged(action));
    return rows;
}

} // namespace

void record_answer(ViewContext& context, const OpenTable& open, ConversationState& state, ContactBook& book,
                   std::uint32_t action, const ResponseText& response) {
    const bool is_open = state.decided().candidates[action].fate == engage::Fate::Open;
    std::vector<engage::ContactRow> rows;
    std::vector<engage::LoggedDecision> decisions;
    if (!is_open) {
        rows.push_back(row_about(context, state, engage::ContactRowKind::Proposed, action));
        decisions = logged(context, state, book, action);
    }
    engage::ContactRow& answer =
        rows.emplace_back(row_about(context, state, engage::ContactRowKind::Answered, action));
    answer.event = response.title;
    answer.counts_as = choice_name(response_classes, response.counts_as);
    Arguments arguments = arguments_about(context, open, state, action);
    arguments["response"] = response.title;
    book.record(context, rows, decisions, "contact.answer", std::move(arguments));
}

void record_proposal(ViewContext& context, const OpenTable& open, ConversationState& state, ContactBook& book,
                     std::uint32_t action) {
    book.record(context, {row_about(context, state, engage::ContactRowKind::Proposed, action)},
                logged(context, state, book, action), "contact.propose",
                arguments_about(context, open, state, action));
}

// Closed by an answer that counts neither for nor against.
void record_withdrawal(ViewContext& context, const OpenTable& open, ConversationState& state,
                       ContactBook& book, std::uint32_t action) {
    engage::ContactRow row = row_about(context, state, engage::ContactRowKind::Answered, action);
    row.event = "Withdrawn by us";
    row.counts_as = choice_name(response_classes, ResponseClass::Neutral);
    book.record(context, {row}, {}, "contact.withdraw", arguments_about(context, open, state, action));
}

void record_fact(ViewContext& context, const OpenTable& open, ConversationState& state, ContactBook& book,
                 std::string_view column, std::string_view value) {
    engage::ContactRow row = row_of(context, state, engage::ContactRowKind::Captured);
    row.column = column;
    row.value = value;
    Arguments arguments = arguments_of(context, open);
    arguments["column"] = column;
    arguments["value"] = value;
    book.record(context, {row}, {}, "contact.capture", std::move(arguments));
}

void record_event(ViewContext& context, const OpenTable& open, ConversationState& state, ContactBook& book,
                  std::string_view event) {
    engage::ContactRow row = row_of(context, state, engage::ContactRowKind::Other);
    row.event = trimmed(event);
    Arguments arguments = arguments_of(context, open);
    arguments["event"] = row.event;
    book.record(context, {row}, {}, "contact.note", std::move(arguments));
}

} // namespace throughline::ui
