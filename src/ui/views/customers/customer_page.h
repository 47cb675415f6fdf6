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
    static constexpr std::size_t others_at_first = 20, others_more = 100;
    // Why a rule does not decide.
    struct OtherRule {
        std::uint32_t rule = 0;
        std::string found;  // "tenure 12"; empty where it holds too
        std::string wanted; // "not > 24"
        std::string sentence;
    };

    // Made when it is first looked at.
    ConversationPage& conversation();

    std::optional<tables::RowIndex> row(const OpenTable& open, const std::string& key);
    void explain(const OpenTable& open, tables::RowIndex row);
    void draw_header(ViewContext& context, const OpenTable& open, tables::RowIndex row);
    void draw_decision(ViewContext& context, const OpenTable& open);
    void explain_others();
    void draw_because(ViewContext& context);
    void draw_other_rules(ViewContext& context);
    void draw_inputs_card(ViewContext& context, const OpenTable& open, tables::RowIndex row);

    // The row of the key that was looked up last.
    tables::ContentHash m_table_name;
    std::string m_key;
    std::optional<tables::RowIndex> m_row;
    std::string m_name;
    // The evaluation of that row by this decision, and its texts.
    std::shared_ptr<const engage::TableDecision> m_explained_by;
    tables::RowIndex m_explained_row = 0;
    dmn::Evaluation m_evaluation;
    std::string m_result;
    std::vector<std::string> m_found; // by input
    std::vector<OtherRule> m_others;  // those that do not decide, as far as they are shown
    std::size_t m_others_wanted = others_at_first;
    std::unique_ptr<ConversationPage> m_conversation;
};

} // namespace throughline::ui
