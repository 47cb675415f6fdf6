// What all pages of the policy look at: catalogue, ranking, customers, channel, and the simulation of it.
#pragma once

#include "engage/policy/policy.h"
#include "engage/worker/policy_runs.h"
#include "model/records/table_reference.h"
#include "ui/views/customers/conversation/contact_book.h"
#include "ui/views/view.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace throughline::ui {

class PolicyData {
public:
    // Asks for customers and simulates anew where something changed; tells the session how it came out.
    void refresh(ViewContext& context);
    // Rises whenever something below changed, the simulation getting done included.
    std::uint64_t version() const { return m_version; }

    const TableReference* reference = nullptr; // of the customers; nullptr: there are none
    const tables::Table* table = nullptr;      // nullptr while they are read, or not imported
    std::size_t key_column = 0;
    std::shared_ptr<const engage::Catalogue> catalogue; // always there after refresh()
    Ranking ranking;
    engage::Arbitration arbitration;
    std::string content; // engage::policy_content()
    std::uint32_t channel = engage::no_index;
    Instant now;
    Date day;
    engage::PolicyRuns runs;
    std::shared_ptr<engage::PolicyRun> run; // of all this; nullptr without customers or channel

    bool is_simulated() const { return run && run->is_done(); }
    // Models of the catalogue's actions, also where the policy goes by rates; nullptr without customers.
    std::shared_ptr<engage::AnswerLearning>
    models(const Store& store, const std::shared_ptr<engage::AnswerLearning>& before) const;
    // The same question of another catalogue or ranking, or with candidates.
    engage::PolicyQuestion question() const;
    // Of other records, for the same customers.
    std::shared_ptr<const engage::Catalogue> catalogue_of(const Store& store) const;
    // The question about another policy; nothing where it has not this channel.
    std::optional<engage::PolicyQuestion> question_about(const Store& other_store,
                                                         std::shared_ptr<const engage::Catalogue> other,
                                                         const Ranking& other_ranking) const;
    // The title of an action, or “nothing”.
    std::string_view title_of(std::uint32_t action) const;

    // The row of a customer; the rows are found once for a table.
    std::optional<tables::RowIndex> row_of(const std::string& key) const;
    // What an answer of this title is, by the responses of the actions.
    std::optional<ResponseClass> class_of_response(std::string_view title) const;

    // By row: who gets this action, or any (no_index). Only when simulated.
    std::vector<bool> who_gets(std::uint32_t action) const;

    // A line with the customers and the channel to choose.
    void draw_choice(ViewContext& context);
    // How far a run is, with cancel; one that was stopped can go on. True when it is done: nothing is drawn.
    // A page draws it of the one run that it waits for.
    bool draw_progress(Ui& ui, engage::PolicyRun& of, std::string_view words) const;
    // What to do first where there is nothing to simulate; true where that was drawn.
    bool draw_missing(ViewContext& context, const Box& box);

private:
    void start_worker(platform::Platform& platform);
    std::shared_ptr<const engage::PolicySources> sources(const Store& store,
                                                         const engage::Catalogue& of) const;
    void find_customers(ViewContext& context);
    void choose_channel();
    void simulate();
    std::string contacts_name() const;
    // From the answers that the book has, about the actions of this catalogue; on from `before` where it can.
    std::shared_ptr<engage::AnswerLearning>
    learning(const Store& store, std::shared_ptr<const engage::Catalogue> of, PropensityBasis basis,
             std::shared_ptr<const engage::AnswerLearning> before) const;
    void tell_session(ViewContext& context);
    bool judge_fairness(std::string& words) const;
    bool is_unfair_in(std::uint32_t action, std::size_t column, std::string& words) const;

    std::unique_ptr<platform::Worker> m_worker;
    bool m_has_asked_for_worker = false;
    std::shared_ptr<const engage::PolicySources> m_sources; // of all this

    ContactBook m_book; // what happened with the customers
    std::uint64_t m_book_version = 0;
    std::shared_ptr<engage::AnswerLearning> m_learning; // about the catalogue; nullptr without customers
    std::uint64_t m_version = 1;
    std::uint64_t m_store_version = ~std::uint64_t{0};
    std::string m_table_name;
    Id m_channel;
    bool m_was_done = false;
    // Made when they are asked for.
    mutable std::unordered_map<std::string, tables::RowIndex> m_rows;
    mutable std::string m_rows_of; // the table
    std::map<std::string, ResponseClass, std::less<>> m_responses;
};

// “1,000 of 2,000 (50 %)”.
std::string share_text(std::uint64_t part, std::uint64_t whole);

} // namespace throughline::ui
