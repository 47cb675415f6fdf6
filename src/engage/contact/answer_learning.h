// Learns from the answers that stand in tables, in the order of time, in slices; and goes on from there when
// further answers come (R088).
#pragma once

#include "engage/contact/contact_histories.h"
#include "engage/propensity/learned_answers.h"
#include "tables/job.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace throughline::engage {

struct LearningTask {
    std::shared_ptr<const ContactHistories> histories;
    tables::Table customers;
    std::string customers_name; // its content hash
    std::size_t key_column = 0; // of the customers
    PredictorColumns columns;   // only matter to models
    PropensityBasis basis = PropensityBasis::Rates;
};

class AnswerLearning {
public:
    // What `before` has learned is taken over where its answers are the first of these and all else is the
    // same.
    explicit AnswerLearning(LearningTask task, std::shared_ptr<const AnswerLearning> before = nullptr);

    // Looks at about `budget` rows, or as many answers as take as long.
    tables::JobState step(tables::RowIndex budget);
    tables::Progress progress() const;
    bool is_done() const { return m_phase == Phase::Done; }
    // nullptr until it is done.
    std::shared_ptr<const LearnedAnswers> learned() const { return is_done() ? m_learned : nullptr; }
    const LearningTask& task() const { return m_task; }

private:
    struct Answer {
        ContactEvent event;
        std::uint64_t customer = 0;
        std::uint32_t table = 0;
        tables::RowIndex row = 0;
    };
    enum class Phase : std::uint8_t { Gather, FindRows, Learn, Done };

    const Catalogue& catalogue() const { return m_task.histories->catalogue(); }
    void gather(tables::RowIndex& budget);
    void put_in_order();
    bool continues(const AnswerLearning& before) const;
    void find_rows(tables::RowIndex& budget);
    void learn(tables::RowIndex& budget);
    void read_traits(const Answer& answer);

    LearningTask m_task;
    std::shared_ptr<const AnswerLearning> m_before; // until the answers are known
    Phase m_phase = Phase::Gather;
    std::size_t m_table = 0;    // of Gather
    tables::RowIndex m_row = 0; // of Gather and FindRows
    std::size_t m_next = 0;     // of Learn
    std::vector<Answer> m_answers;
    // The row of each customer who answered; none where the table does not have him.
    std::unordered_map<std::uint64_t, std::optional<tables::RowIndex>> m_rows;
    std::shared_ptr<LearnedAnswers> m_learned;
    std::vector<PredictorValue> m_values;
};

} // namespace throughline::engage
