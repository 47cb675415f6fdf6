#include "journey/rigidity.h"

#include <algorithm>

namespace throughline::journey {

namespace {

Figure plain_share(std::size_t part, std::size_t whole, const char* missing) {
    Figure figure;
    figure.unit = "%";
    figure.counted = part;
    figure.of = whole;
    if (whole > 0)
        figure.value = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    else
        figure.missing = missing;
    return figure;
}

void judge_named(const Store& store, const Interaction& interaction, StepFreedom& step) {
    step.ways = interaction.next.size();
    const bool only = std::any_of(interaction.next.begin(), interaction.next.end(),
                                  [](const NextStep& next) { return next.forced; });
    if (only) {
        step.forced = true;
        step.reason = "It is marked as the only way.";
        return;
    }
    if (step.ways > 1) {
        step.reason = "It branches.";
        return;
    }
    const NextStep& next = interaction.next.front();
    const auto* to = store.find_as<Interaction>(next.to);
    step.forced = next.when.empty() && to && to->flow == Flow::Step && interaction.flow == Flow::Step;
    step.reason = step.forced ? "One way leads on, without a condition." : "The way on is not compelled.";
}

void judge_implied(const Interaction& interaction, const Interaction* after, StepFreedom& step) {
    if (!after) {
        step.reason = "Nothing comes after it.";
        return;
    }
    step.ways = 1;
    step.forced = interaction.flow == Flow::Step && after->flow == Flow::Step;
    step.reason = step.forced ? "The plan goes on in order." : "The customer may leave it out or repeat it.";
}

} // namespace

Rigidity rigidity_of(const Store& store, const Id& journey) {
    Rigidity rigidity;
    const std::vector<Step> walk = walk_of(store, journey);
    std::size_t leading_on = 0;
    std::size_t forced = 0;
    std::size_t branching = 0;
    std::size_t begun = 0;
    std::size_t by_customer = 0;
    for (std::size_t index = 0; index < walk.size(); ++index) {
        const Interaction& interaction = *walk[index].interaction;
        StepFreedom step;
        step.interaction = interaction.id;
        step.stage = walk[index].stage->id;
        step.customer_begins = interaction.initiator == Initiator::Customer;
        if (interaction.next.empty())
            judge_implied(interaction, index + 1 < walk.size() ? walk[index + 1].interaction : nullptr, step);
        else
            judge_named(store, interaction, step);
        leading_on += step.ways > 0 ? 1 : 0;
        forced += step.forced ? 1 : 0;
        branching += step.ways > 1 ? 1 : 0;
        begun += interaction.initiator == Initiator::Unstated ? 0 : 1;
        by_customer += step.customer_begins ? 1 : 0;
        rigidity.steps.push_back(step);
    }
    rigidity.forced = plain_share(forced, leading_on, "No step leads to another.");
    rigidity.branching = plain_share(branching, leading_on, "No step leads to another.");
    rigidity.customer_begins = plain_share(by_customer, begun, "No step says who begins it.");
    return rigidity;
}

} // namespace throughline::journey
