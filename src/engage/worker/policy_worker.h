// The Worker's end: simulates the policies that it is asked about, the last first, and tells how far it
// is. It has no screen, no clock and no storage of its own.
#pragma once

#include "engage/policy/policy_run.h"
#include "engage/worker/messages.h"
#include "store/store.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace throughline::engage {

class PolicyWorker {
public:
    // `send` takes messages to the page.
    explicit PolicyWorker(std::function<void(std::string)> send);

    void take(std::string_view message);
    // Simulates until `clock` (milliseconds) passes `until`; then what came meanwhile can be taken. True
    // while there is more to do.
    bool work(const std::function<double()>& clock, double until);

private:
    // What questions have in common is made once. The last one stands last.
    struct Policy {
        std::string text;
        Store store;
        std::shared_ptr<const Catalogue> catalogue;
    };
    struct Contacts {
        AskedContacts asked;
        std::shared_ptr<const ContactIndex> index;
    };
    struct Asked {
        std::uint32_t number = 0;
        std::unique_ptr<PolicyRun> run;
    };

    void answer(const SentChunk& message);
    void answer(const ForgottenChunks& message);
    void answer(const AskedPolicy& message);
    void answer(const CancelledRun& message);
    Result<PolicyQuestion> question_of(const AskedPolicy& asked);
    Result<const Policy*> policy_of(const std::string& text);
    Result<tables::Table> table_of(const std::string& info) const;
    Result<ContactIndexes> contacts_of(const std::vector<AskedContacts>& asked);
    std::shared_ptr<AnswerLearning> learning_of(LearningTask task);

    std::function<void(std::string)> m_send;
    std::map<tables::ContentHash, std::shared_ptr<const tables::Chunk>> m_chunks;
    std::deque<Policy> m_policies;
    std::vector<Contacts> m_contacts; // of the last question
    std::deque<std::shared_ptr<AnswerLearning>> m_learnings;
    std::vector<Asked> m_asked;
};

} // namespace throughline::engage
