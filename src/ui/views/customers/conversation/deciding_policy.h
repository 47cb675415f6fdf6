// A policy that decides for the customers of a table: the records as they are, or a published version that
// challenges them; and what its actions' propensities are, from what customers answered.
#pragma once

#include "engage/catalogue/current_catalogue.h"
#include "engage/contact/answer_learning.h"
#include "engage/policy/policy.h"
#include "ui/views/customers/conversation/contact_book.h"
#include "ui/views/customers/table_access.h"

#include <memory>

namespace throughline::ui {

class DecidingPolicy {
public:
    // The records as they are.
    void set_now(ViewContext& context, const OpenTable& open);
    // The version's, as long as it is the same. Fails where it cannot be read.
    Result<void> set_version(RecordPointer version, const OpenTable& open);
    // From all answers in the book, on from those learned before; false while there is more, after a frame's
    // share of it.
    bool learn(ViewContext& context, const OpenTable& open, const ContactBook& book);

    // Nothing of the following is there before the calls above.
    const Store& store(const ViewContext& context) const { return m_is_version ? m_store : context.store(); }
    Id version() const { return m_is_version ? m_version->id : Id(); } // empty: the records as they are
    const std::shared_ptr<const engage::Catalogue>& catalogue() const { return m_catalogue; }
    engage::Decider& decider() { return *m_decider; }
    const Ranking& ranking() const { return m_ranking; }
    const engage::ContactReader& reader() const { return m_learning->task().histories->reader(); }
    const std::shared_ptr<const engage::LearnedAnswers>& learned() const { return m_learned; }

private:
    void set_catalogue(std::shared_ptr<const engage::Catalogue> catalogue);

    bool m_is_version = false;
    RecordPointer m_version; // what m_store is of
    Store m_store;
    engage::CurrentCatalogue m_current; // of m_store
    Ranking m_ranking;
    std::shared_ptr<const engage::Catalogue> m_catalogue;
    std::unique_ptr<engage::Decider> m_decider;
    std::shared_ptr<engage::AnswerLearning> m_learning; // of what the book has
    std::uint64_t m_learning_of = 0;                    // the book's version
    std::shared_ptr<const engage::LearnedAnswers> m_learned;
};

} // namespace throughline::ui
