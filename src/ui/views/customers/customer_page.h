// One customer: the conversation with them, or their profile: every attribute, the decision for this
// customer, the rule that fired, and why each other rule did not.
#pragma once

#include "ui/views/customers/conversation/conversation_page.h"
#include "ui/views/customers/table_access.h"
#include "ui/views/view.h"

#include <memory>
#include <string>

namespace throughline::ui {

class CustomerPage {
public:
    void draw(ViewContext& context, const OpenTable& open, const Box& box);
    // The attributes, with where they came from.
    void draw_inspector(ViewContext& context, const OpenTable& open);
    // Contacts that were stored meanwhile become part of the workspace; in each frame, whatever it shows.
    void finish_recording(ViewContext& context);

private:
    // Made when it is first looked at.
    ConversationPage& conversation();

    std::optional<tables::RowIndex> row(const OpenTable& open, const std::string& key);
    void explain(const OpenTable& open, tables::RowIndex row);
    void draw_header(ViewContext& context, const OpenTable& open, tables::RowIndex row);
    void draw_decision(ViewContext& context, const OpenTable& open);
    void draw_because(ViewContext& context);
    void draw_other_rules(ViewContext& context);
    void draw_inputs_card(ViewContext& context, const OpenTable& open, tables::RowIndex row);

    // The row of the key that was looked up last.
    tables::ContentHash m_table_name;
    std::string m_key;
    std::optional<tables::RowIndex> m_row;
    // The evaluation of that row by this decision.
    std::shared_ptr<const engage::TableDecision> m_explained_by;
    tables::RowIndex m_explained_row = 0;
    dmn::Evaluation m_evaluation;
    std::unique_ptr<ConversationPage> m_conversation;
};

} // namespace throughline::ui
