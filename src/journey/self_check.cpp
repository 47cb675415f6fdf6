#include "journey/self_check.h"

#include "journey/chain.h"
#include "journey/governance.h"
#include "journey/scope.h"
#include "journey/work.h"
#include "model/records/channel.h"
#include "model/records/decision.h"
#include "model/records/experience.h"
#include "model/records/experiment.h"
#include "model/records/measure.h"
#include "model/records/outcome.h"

#include <algorithm>

namespace throughline::journey {

namespace {

constexpr double yes_from = 50;
constexpr double partly_from = 25;

// Shares by number or weight, with the records that speak for the misreading.
class Tally {
public:
    explicit Tally(MisreadingCheck& check)
        : m_check(check) {}

    void add(const Id& record, bool speaks_for_it, double weight = 1) {
        m_all += weight;
        ++m_check.figure.of;
        if (!speaks_for_it)
            return;
        m_part += weight;
        ++m_check.figure.counted;
        auto& records = m_check.records;
        if (!record.empty() && std::find(records.begin(), records.end(), record) == records.end())
            records.push_back(record);
    }

    void finish(const char* missing) {
        Figure& figure = m_check.figure;
        figure.unit = "%";
        if (m_all <= 0) {
            figure.missing = missing;
            return;
        }
        figure.value = 100 * m_part / m_all;
        m_check.answer = *figure.value >= yes_from      ? MisreadingAnswer::Yes
                         : *figure.value >= partly_from ? MisreadingAnswer::Partly
                                                        : MisreadingAnswer::No;
    }

private:
    MisreadingCheck& m_check;
    double m_all = 0;
    double m_part = 0;
};

MisreadingCheck begin(Misreading misreading, std::string_view title, std::string_view question,
                      std::string_view why, std::string_view action) {
    MisreadingCheck check;
    check.misreading = misreading;
    check.title = title;
    check.question = question;
    check.why = why;
    check.action = action;
    return check;
}

bool is_in_hand(const Interaction& interaction) {
    return interaction.firm == FirmPart::Present && interaction.control != Control::Uncontrolled &&
           interaction.state != InteractionState::Cancelled;
}

MisreadingCheck just_software(const Store& store) {
    MisreadingCheck check = begin(
        Misreading::JustSoftware, "Just software",
        "of what is being changed is systems and data, or software before people and process",
        "Software carries a relationship; it does not make one. What customers live through changes when "
        "people and processes do.",
        "Give each system item the experience it is for, and train the people before it goes live.");
    Tally tally(check);
    for (const RecordPointer& record : store.all(Kind::Initiative)) {
        const auto& initiative = *as<Initiative>(record);
        if (initiative.gate == Gate::Dropped)
            continue;
        tally.add(initiative.id,
                  initiative.topic == InitiativeTopic::System || initiative.topic == InitiativeTopic::Data);
    }
    for (const EnactmentItem& item : enactment_report(store).items) {
        const Enactment& enactment = item.enactment;
        if (item.done > 0)
            tally.add(item.record, enactment.software_configured &&
                                       !(enactment.people_trained && enactment.process_built));
    }
    tally.finish("Nothing is being changed yet.");
    return check;
}

MisreadingCheck process_definitions(const Store& store) {
    MisreadingCheck check =
        begin(Misreading::ProcessDefinitions, "Process definitions",
              "of the planned interactions are work without an experience or the customer's side",
              "A process says what we do. Without what the customer lives through, it is done well for "
              "nobody.",
              "Say for each which experience it creates and what matters to the customer.");
    Tally tally(check);
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(record);
        if (!is_in_hand(interaction) || interaction.planned != Planned::Planned)
            continue;
        const CustomerView& customer = interaction.customer;
        const bool seen = !customer.what_matters.empty() || !customer.expectation.empty() ||
                          !customer.problem.empty() || !customer.solution.empty();
        tally.add(interaction.id, interaction.serves.empty() || !seen);
    }
    tally.finish("No interaction is planned yet.");
    return check;
}

MisreadingCheck sales_reports(const Store& store) {
    MisreadingCheck check =
        begin(Misreading::SalesReports, "Sales reports",
              "of the outcomes lack the customer's side, or do not measure it",
              "What the business sold says nothing of whether customers got what they wanted, and will stay.",
              "Write down what the customer wants of each outcome, and measure it by asking them.");
    Tally tally(check);
    for (const RecordPointer& record : store.all(Kind::Outcome)) {
        const auto& outcome = *as<Outcome>(record);
        if (outcome.state == OutcomeState::Abandoned)
            continue;
        const bool measured = !outcome.customer.measure.empty() || outcome.customer.verified_on.has_value();
        tally.add(outcome.id, outcome.customer.statement.empty() || !measured);
    }
    tally.finish("There is no outcome yet.");
    return check;
}

MisreadingCheck activity_records(const Store& store) {
    MisreadingCheck check =
        begin(Misreading::ActivityRecords, "Activity records",
              "of the measured interactions are measured by activity alone",
              "Counts of calls, mails and visits stand for effort. Success is the movement of an outcome.",
              "Add to each a measure of what the customer does then, and keep the counts for planning work.");
    Tally tally(check);
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(record);
        bool any = false;
        bool more = false;
        for (const std::vector<Id>* list : {&interaction.leading, &interaction.lagging}) {
            for (const Id& id : *list) {
                const auto* measure = store.find_as<Measure>(id);
                any = any || measure;
                more = more || (measure && measure->measure_class != MeasureClass::Activity);
            }
        }
        if (any)
            tally.add(interaction.id, !more);
    }
    tally.finish("No interaction is measured yet.");
    return check;
}

bool is_outbound(const Store& store, const Interaction& interaction) {
    return !interaction.channels.empty() &&
           std::all_of(interaction.channels.begin(), interaction.channels.end(), [&](const Id& id) {
               const auto* channel = store.find_as<Channel>(id);
               return channel && channel->type == ChannelType::OutboundMessage;
           });
}

bool harms(const Store& store, const Interaction& interaction) {
    double felt = 0;
    for (const Effect& effect : interaction.serves) {
        const auto* experience = store.find_as<Experience>(effect.target);
        if (!experience)
            continue;
        const double sign = experience->wanted == ExperienceKind::Unwanted ? -1 : 1;
        felt += sign * effect.effect.value_or(0) * effect.weight.value_or(1);
    }
    return felt < 0;
}

MisreadingCheck marketing_automation(const Store& store) {
    MisreadingCheck check = begin(
        Misreading::MarketingAutomation, "Marketing automation",
        "of the contacts that we begin are messages that lead to no outcome, or harm an experience",
        "A message is not a relationship. Sent because it is cheap, it is felt as noise.",
        "Stop those that serve nothing; let a decision choose whether, when and how the others go out.");
    Tally tally(check);
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(record);
        if (interaction.initiator != Initiator::Firm || interaction.state == InteractionState::Cancelled ||
            interaction.frequency.value_or(0) <= 0)
            continue;
        const bool idle = outcomes_served(store, interaction).empty() || harms(store, interaction);
        tally.add(interaction.id, is_outbound(store, interaction) && idle, *interaction.frequency);
    }
    tally.finish("No interaction that we begin says how often it happens.");
    return check;
}

MisreadingCheck part_of_the_relationship(const Store& store) {
    MisreadingCheck check =
        begin(Misreading::PartOfTheRelationship, "A part of the relationship",
              "of the phases from first interest to repeat are not on the maps, or empty",
              "Customers live through all of it. What happens before the sale and after it decides whether "
              "they come back.",
              "Draw the missing stages, also what happens there without us.");
    Tally tally(check);
    constexpr std::size_t phases_of_a_map = 6;
    for (const RecordPointer& record : store.all(Kind::Journey)) {
        for (std::size_t phase = 0; phase < phases_of_a_map; ++phase) {
            const auto which = static_cast<StagePhase>(phase + 1);
            bool there = false;
            for (const Stage* stage : stages_of(store, record->id))
                there = there || (stage->phase == which && !interactions_in(store, stage->id).empty());
            tally.add(record->id, !there);
        }
    }
    tally.finish("There is no journey yet.");
    return check;
}

MisreadingCheck left_to_chance(const Store& store) {
    MisreadingCheck check =
        begin(Misreading::LeftToChance, "Left to chance",
              "of what is in our hands is unplanned, or nobody is accountable for it",
              "What nobody planned and nobody answers for happens as it may, and customers notice.",
              "Plan what matters most first, and name one accountable person for each.");
    Tally tally(check);
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(record);
        if (!is_in_hand(interaction) || is_finished(interaction.state))
            continue;
        tally.add(interaction.id, interaction.planned != Planned::Planned ||
                                      people_of(store, interaction.id).accountable.empty());
    }
    tally.finish("No interaction is in our hands yet.");
    return check;
}

MisreadingCheck one_off_programme(const Store& store, Date today) {
    MisreadingCheck check = begin(
        Misreading::OneOffProgramme, "A one-off programme",
        "of the signs of going on are missing: owner, reviews, tests, measured decisions, later outcomes",
        "A relationship has no end date. What is delivered and left begins to be wrong the next day.",
        "Give it an owner, a rhythm of review, and always one test that runs.");
    if (store.all(Kind::Outcome).empty() && store.all(Kind::Journey).empty()) {
        check.figure.unit = "%";
        check.figure.missing = "There is nothing yet that could go on.";
        return check;
    }
    Tally tally(check);
    const auto workspaces = store.all(Kind::Workspace);
    tally.add(workspaces.empty() ? Id() : workspaces.front()->id, !programme_owner(store).missing.empty());
    bool reviewed = false;
    Id stale;
    for (const ReviewItem& item : reviews_of(store, today)) {
        if (!store.find_as<Journey>(item.record))
            continue;
        const bool kept = item.freshness == Freshness::Fresh || item.freshness == Freshness::Due;
        reviewed = reviewed || kept;
        stale = kept ? stale : item.record;
    }
    tally.add(stale, !reviewed || !stale.empty());
    const auto tests = store.all(Kind::Experiment);
    tally.add({}, std::none_of(tests.begin(), tests.end(), [](const RecordPointer& record) {
                  const ExperimentState state = as<Experiment>(record)->state;
                  return state == ExperimentState::Running || state == ExperimentState::Planned;
              }));
    const auto decisions = store.all(Kind::Decision);
    tally.add({}, std::none_of(decisions.begin(), decisions.end(), [](const RecordPointer& record) {
                  return !as<Decision>(record)->measure.empty();
              }));
    const auto outcomes = store.all(Kind::Outcome);
    constexpr int quarter = 92;
    tally.add({}, std::none_of(outcomes.begin(), outcomes.end(), [today](const RecordPointer& record) {
                  const auto& outcome = *as<Outcome>(record);
                  const std::optional<Date> due = std::max(outcome.business.due, outcome.customer.due);
                  return due && due->days - today.days > quarter;
              }));
    tally.finish("");
    return check;
}

} // namespace

std::array<MisreadingCheck, misreading_count> check_misreadings(const Store& store, Date today) {
    return {just_software(store),    process_definitions(store),     sales_reports(store),
            activity_records(store), marketing_automation(store),    part_of_the_relationship(store),
            left_to_chance(store),   one_off_programme(store, today)};
}

} // namespace throughline::journey
