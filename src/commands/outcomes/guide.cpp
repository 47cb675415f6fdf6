#include "commands/outcomes/guide.h"

#include "base/text.h"
#include "commands/editing.h"
#include "journey/chain.h"
#include "journey/work.h"
#include "model/records/experience.h"
#include "model/records/journey.h"
#include "model/records/segment.h"
#include "model/records/task.h"

#include <algorithm>
#include <optional>

namespace throughline {

namespace {

constexpr std::size_t outcomes_offered = 4;

using Step = std::optional<GuideStep>;

GuideStep step(std::string sentence, const Id& about, std::string_view command, std::string_view title,
               Arguments arguments) {
    GuideStep result;
    result.sentence = std::move(sentence);
    result.about = about;
    result.command = command;
    result.command_title = title;
    result.arguments = std::move(arguments);
    return result;
}

bool has_task(const Store& store, const Id& interaction) {
    const auto references = store.references_to(interaction);
    return std::any_of(references.begin(), references.end(), [&](const Reference& reference) {
        return store.find_as<Task>(reference.source) != nullptr;
    });
}

std::vector<const Interaction*> creating(const Store& store, const Id& experience) {
    std::vector<const Interaction*> interactions;
    for (const Reference& reference : store.references_to(experience)) {
        if (const auto* interaction = store.find_as<Interaction>(reference.source))
            interactions.push_back(interaction);
    }
    return interactions;
}

// R036: an interaction that was drawn first asks for its outcome.
GuideStep ask_for_outcome(const Store& store, const Interaction& interaction) {
    const std::string name = title_in_quotes(&interaction);
    const auto outcomes = store.all(Kind::Outcome);
    if (outcomes.empty())
        return step(name + " leads to no outcome yet. What is to come of it, for you and for the customer?",
                    interaction.id, "interaction.begin_outcome", "Add its outcome",
                    {{"id", interaction.id.text()}});
    GuideStep question = step("Which outcome is " + name + " for?", interaction.id, {}, {}, {});
    for (const RecordPointer& outcome : outcomes.first(std::min(outcomes.size(), outcomes_offered)))
        question.outcomes.push_back(outcome->id);
    return question;
}

// What the customer does alone, and what is over, needs nobody.
bool needs_somebody(const Interaction& interaction) {
    return interaction.control != Control::Uncontrolled && !journey::is_finished(interaction.state);
}

Step below_interaction(const Store& store, const Interaction& interaction) {
    if (!needs_somebody(interaction) || has_task(store, interaction.id))
        return std::nullopt;
    return step("What must somebody do so that " + title_in_quotes(&interaction) + " succeeds?",
                interaction.id, "task.add", "Add a task", {{"interaction", interaction.id.text()}});
}

Step below_experience(const Store& store, const Record& experience) {
    const auto interactions = creating(store, experience.id);
    if (interactions.empty())
        return step("Which interaction creates " + title_in_quotes(&experience) + "?", experience.id,
                    "interaction.add", "Add an interaction", {{"experience", experience.id.text()}});
    for (const Interaction* interaction : interactions) {
        if (Step next = below_interaction(store, *interaction))
            return next;
    }
    return std::nullopt;
}

Step sides_of(const Outcome& outcome) {
    if (trimmed(outcome.customer.statement).empty())
        return step("What does the customer want of " + title_in_quotes(&outcome) + ", in their own words?",
                    outcome.id, "outcome.say_side", "Write it",
                    {{"id", outcome.id.text()}, {"side", "customer"}});
    if (trimmed(outcome.business.statement).empty() && !outcome.business.target)
        return step("And what does the business want of " + title_in_quotes(&outcome) + "?", outcome.id,
                    "outcome.say_side", "Write it", {{"id", outcome.id.text()}, {"side", "business"}});
    return std::nullopt;
}

Step owners_of(const Store& store, const Outcome& outcome) {
    const auto ask = [](const Record& record) {
        return step("Who answers for " + title_in_quotes(&record) + "?", record.id, "work.name_owner",
                    "Name the owner", {{"id", record.id.text()}});
    };
    if (outcome.owner.empty())
        return ask(outcome);
    for (const Id& id : journey::interactions_serving(store, outcome.id)) {
        const auto& interaction = *store.find_as<Interaction>(id);
        if (needs_somebody(interaction) && journey::people_of(store, id).accountable.empty())
            return ask(interaction);
    }
    return std::nullopt;
}

Step measure_of(const Outcome& outcome) {
    if (!outcome.business.measure.empty())
        return std::nullopt;
    return step("By which number will you see that " + title_in_quotes(&outcome) + " came about?", outcome.id,
                "measure.add", "Add a measure",
                {{"of", outcome.id.text()}, {"title", "Success of " + outcome.title}});
}

// R065, R076: the way of the customers whom it is for.
Step journey_of(const Store& store, const Outcome& outcome) {
    for (const RecordPointer& record : store.all(Kind::Journey)) {
        const auto& journey = *as<Journey>(record);
        const auto has = [](const std::vector<Id>& ids, const Id& id) {
            return std::find(ids.begin(), ids.end(), id) != ids.end();
        };
        if (has(journey.outcomes, outcome.id) || has(outcome.segments, journey.segment))
            return std::nullopt;
        if (outcome.segments.empty())
            return std::nullopt;
    }
    const Record* segment = outcome.segments.empty() ? nullptr : store.find(outcome.segments.front());
    Arguments arguments = {{"title", segment ? segment->title : "The way to " + outcome.title},
                           {"outcomes", outcome.id.text()}};
    if (segment)
        arguments["segment"] = segment->id.text();
    return step(segment ? "Which way do " + title_in_quotes(segment) + " go, from first interest to repeat?"
                        : std::string("Which way do the customers go, from first interest to repeat?"),
                outcome.id, "journey.add", "Add the journey", std::move(arguments));
}

Step below_outcome(const Store& store, const Outcome& outcome) {
    const auto experiences = journey::experiences_serving(store, outcome.id);
    if (experiences.empty())
        return step("What must the customer live through so that " + title_in_quotes(&outcome) +
                        " comes about?",
                    outcome.id, "experience.add", "Add an experience", {{"outcome", outcome.id.text()}});
    for (const Id& id : experiences) {
        if (Step next = below_experience(store, *store.find(id)))
            return next;
    }
    return std::nullopt;
}

Step next_of(const Store& store, const Outcome& outcome) {
    if (outcome.state == OutcomeState::Abandoned)
        return std::nullopt;
    if (Step next = below_outcome(store, outcome))
        return next;
    if (Step next = sides_of(outcome))
        return next;
    if (Step next = owners_of(store, outcome))
        return next;
    if (Step next = journey_of(store, outcome))
        return next;
    return measure_of(outcome);
}

// What the selected record itself lacks below it, and the outcome that it leads to.
struct Line {
    Step first;
    Id outcome;
};

Line line_of(const Store& store, const Id& selected) {
    Line line;
    const Record* record = store.find(selected);
    if (!record)
        return line;
    if (const auto* task = as<Task>(record))
        record = store.find(task->interaction);
    if (const auto* interaction = as<Interaction>(record)) {
        const auto served = journey::outcomes_served(store, *interaction);
        line.first = served.empty() ? Step(ask_for_outcome(store, *interaction))
                                    : below_interaction(store, *interaction);
        if (!served.empty())
            line.outcome = served.front();
    } else if (const auto* experience = as<Experience>(record)) {
        line.first = below_experience(store, *experience);
        line.outcome = experience->serves.empty() ? Id() : experience->serves.front().target;
    } else if (as<Outcome>(record)) {
        line.outcome = record->id;
    }
    return line;
}

} // namespace

GuideStep guide_step(const Store& store, const Id& selected) {
    Line line = line_of(store, selected);
    if (line.first)
        return *std::move(line.first);
    if (const auto* outcome = store.find_as<Outcome>(line.outcome)) {
        if (Step next = next_of(store, *outcome))
            return *std::move(next);
    }
    for (const RecordPointer& record : store.all(Kind::Outcome)) {
        if (Step next = next_of(store, *as<Outcome>(record)))
            return *std::move(next);
    }
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        if (journey::outcomes_served(store, *as<Interaction>(record)).empty())
            return ask_for_outcome(store, *as<Interaction>(record));
    }
    if (store.all(Kind::Outcome).empty())
        return step("Begin with what you and the customer both want to be so in the end.", {}, "outcome.add",
                    "Add the first outcome", {});
    return step("Every outcome has its experiences, interactions and tasks. What else is wanted?", {},
                "outcome.add", "Add an outcome", {});
}

} // namespace throughline
