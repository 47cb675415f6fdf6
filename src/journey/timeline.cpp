#include "journey/timeline.h"

#include "base/text.h"
#include "journey/relationship.h"
#include "journey/work.h"
#include "model/records/experiment.h"
#include "model/records/measure.h"

#include <algorithm>
#include <set>

namespace throughline::journey {

namespace {

std::string with_reason(std::string_view what, std::string_view reason) {
    std::string text(what);
    if (!reason.empty())
        text += ": " + std::string(reason);
    return text;
}

class Writer {
public:
    Writer(const Store& store, Date today)
        : m_store(store)
        , m_today(today) {}

    void add(Date on, TimelineKind kind, const Id& record, std::string text) {
        TimelineEntry entry;
        entry.on = on;
        entry.kind = kind;
        entry.record = record;
        entry.text = std::move(text);
        entry.planned = on > m_today;
        m_timeline.entries.push_back(std::move(entry));
    }

    void add_due(const std::optional<Date>& due, TimelineKind kind, const Id& record, bool done,
                 std::string text) {
        if (!due || done)
            return;
        add(*due, kind, record, std::move(text));
        m_timeline.entries.back().planned = true;
        m_timeline.entries.back().late = *due < m_today;
    }

    void add_segment(const Segment& segment) {
        for (const RelationshipMove* move : moves_of(segment)) {
            if (move->on)
                add(*move->on, TimelineKind::PhaseMove, move->because.empty() ? segment.id : move->because,
                    with_reason(choice_label(phases, move->phase), move->event));
        }
    }

    void add_interaction(const Interaction& interaction) {
        const std::size_t before = m_timeline.entries.size();
        const bool finished = is_finished(interaction.state);
        if (interaction.started)
            add(*interaction.started, TimelineKind::InteractionState, interaction.id, "Started");
        for (const auto& step : interaction.history) {
            // The start and the end have days of their own.
            const bool told = (step.state == InteractionState::InProgress && interaction.started) ||
                              (step.state == InteractionState::Completed && interaction.completed);
            if (step.at && !told)
                add(date_of(*step.at), TimelineKind::InteractionState, interaction.id,
                    with_reason(choice_label(interaction_states, step.state), step.reason));
        }
        if (interaction.completed)
            add(*interaction.completed, TimelineKind::InteractionState, interaction.id,
                with_reason("Completed", interaction.result));
        add_due(interaction.due, TimelineKind::InteractionDue, interaction.id, finished, "Due");
        if (m_timeline.entries.size() == before && !finished)
            m_timeline.undated.push_back(interaction.id);
    }

    void add_measure(const Id& id) {
        const auto* measure = m_store.find_as<Measure>(id);
        if (!measure || !m_measures.insert(id).second)
            return;
        for (const MeasurePoint& point : measure->series) {
            if (!point.on || !point.value)
                continue;
            add(*point.on, TimelineKind::Measured, id,
                number_for_people(*point.value, 1) + (measure->unit.empty() ? "" : " " + measure->unit));
            m_timeline.entries.back().value = point.value;
        }
    }

    void add_side(const Outcome& outcome, const OutcomeSide& side, std::string_view whose) {
        add_measure(side.measure);
        if (side.verified_on)
            add(*side.verified_on, TimelineKind::OutcomeVerified, outcome.id,
                "Verified by " + std::string(whose));
        std::string text = "Due for " + std::string(whose);
        if (side.target)
            text += ": " + number_for_people(*side.target, 1);
        const bool closed = side.verified_on || outcome.state == OutcomeState::Achieved ||
                            outcome.state == OutcomeState::Verified ||
                            outcome.state == OutcomeState::Abandoned || outcome.state == OutcomeState::Missed;
        add_due(side.due, TimelineKind::OutcomeDue, outcome.id, closed, std::move(text));
    }

    void add_outcome(const Outcome& outcome) {
        for (const auto& step : outcome.history) {
            if (step.at)
                add(date_of(*step.at), TimelineKind::OutcomeState, outcome.id,
                    with_reason(choice_label(outcome_states, step.state), step.reason));
        }
        add_side(outcome, outcome.business, "the business");
        add_side(outcome, outcome.customer, "the customer");
    }

    void add_journey(const Journey& journey) {
        for (const JourneyVersion& version : journey.versions) {
            if (version.on)
                add(*version.on, TimelineKind::MapVersion, journey.id,
                    with_reason(text_format("Version %d", static_cast<int>(version.version.value_or(0))),
                                version.note));
        }
        if (journey.reviewed)
            add(*journey.reviewed, TimelineKind::Review, journey.id, "Reviewed");
        if (journey.reviewed && journey.review_days)
            add_due(Date{journey.reviewed->days + static_cast<std::int32_t>(*journey.review_days)},
                    TimelineKind::Review, journey.id, journey.state == JourneyState::Retired, "Review due");
    }

    void add_tests(const std::vector<const Interaction*>& interactions) {
        for (const RecordPointer& record : m_store.all(Kind::Experiment)) {
            const auto& test = *as<Experiment>(record);
            const bool ours =
                std::any_of(interactions.begin(), interactions.end(), [&](const Interaction* interaction) {
                    return std::find(test.interactions.begin(), test.interactions.end(), interaction->id) !=
                           test.interactions.end();
                });
            if (!ours)
                continue;
            if (test.started)
                add(*test.started, TimelineKind::TestBegun, test.id, "Test begins");
            if (test.ended)
                add(*test.ended, TimelineKind::TestEnded, test.id, with_reason("Test ends", test.conclusion));
        }
    }

    Timeline finish() {
        auto& entries = m_timeline.entries;
        std::stable_sort(
            entries.begin(), entries.end(), [](const TimelineEntry& left, const TimelineEntry& right) {
                if (left.on != right.on)
                    return left.on < right.on;
                return left.kind != right.kind ? left.kind < right.kind : left.record < right.record;
            });
        const auto future = std::find_if(entries.begin(), entries.end(),
                                         [this](const TimelineEntry& entry) { return entry.on > m_today; });
        m_timeline.first_future = static_cast<std::size_t>(future - entries.begin());
        return std::move(m_timeline);
    }

private:
    const Store& m_store;
    Date m_today;
    Timeline m_timeline;
    std::set<Id> m_measures;
};

} // namespace

Timeline timeline_of(const Store& store, const Id& segment, Date today) {
    Writer writer(store, today);
    const auto* record = store.find_as<Segment>(segment);
    if (!record)
        return {};
    writer.add_segment(*record);
    const std::vector<const Interaction*> interactions = interactions_of(store, segment);
    for (const Interaction* interaction : interactions)
        writer.add_interaction(*interaction);
    for (const Outcome* outcome : outcomes_of(store, segment))
        writer.add_outcome(*outcome);
    for (const Journey* journey : journeys_of(store, segment))
        writer.add_journey(*journey);
    writer.add_tests(interactions);
    return writer.finish();
}

} // namespace throughline::journey
