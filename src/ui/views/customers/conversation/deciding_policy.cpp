#include "ui/views/customers/conversation/deciding_policy.h"

namespace throughline::ui {

void DecidingPolicy::set_now(ViewContext& context, const OpenTable& open) {
    m_is_version = false;
    m_ranking = engage::ranking_of(context.store());
    set_catalogue(context.catalogue.of(context.store(), *open.table));
}

Result<void> DecidingPolicy::set_version(RecordPointer version, const OpenTable& open) {
    if (!m_is_version || m_version != version) {
        m_store = TRY(engage::thawed(*as<PolicyVersion>(version)));
        m_ranking = as<PolicyVersion>(version)->ranking;
        m_version = std::move(version);
        m_is_version = true;
    }
    set_catalogue(m_current.of(m_store, *open.table));
    return {};
}

void DecidingPolicy::set_catalogue(std::shared_ptr<const engage::Catalogue> catalogue) {
    if (catalogue == m_catalogue)
        return;
    m_catalogue = std::move(catalogue);
    m_decider = std::make_unique<engage::Decider>(*m_catalogue);
    m_learning_of = 0;
}

bool DecidingPolicy::learn(ViewContext& context, const OpenTable& open, const ContactBook& book) {
    constexpr tables::RowIndex looks_a_frame = 20'000;
    engage::PredictorColumns columns(*open.table, *open.reference);
    const bool is_known = m_learning && m_learning_of == book.version() &&
                          m_learning->task().basis == m_ranking.propensity_basis &&
                          m_learning->task().customers_name == open.name &&
                          m_learning->task().columns == columns;
    if (!is_known) {
        m_learning_of = book.version();
        auto histories =
            std::make_shared<const engage::ContactHistories>(store(context), m_catalogue, book.indexes());
        m_learning = std::make_shared<engage::AnswerLearning>(
            engage::LearningTask{std::move(histories), *open.table, std::string(open.name), open.key_column,
                                 std::move(columns), m_ranking.propensity_basis},
            m_learning);
    }
    if (!m_learning->is_done() && m_learning->step(looks_a_frame) == tables::JobState::Running) {
        context.ui.request_frame();
        return false;
    }
    m_learned = m_learning->learned();
    return true;
}

} // namespace throughline::ui
