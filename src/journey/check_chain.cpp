#include "base/text.h"
#include "journey/chain.h"
#include "journey/checks.h"
#include "model/records/experience.h"
#include "model/records/factor.h"
#include "model/records/interaction.h"
#include "model/records/outcome.h"

#include <algorithm>

namespace throughline::journey {

namespace {

Finding finding(FindingKind kind, Severity severity, const Record& record, std::string_view title,
                std::string sentence, std::string_view why) {
    Finding result;
    result.kind = kind;
    result.severity = severity;
    result.record = record.id;
    result.title = title;
    result.sentence = std::move(sentence);
    result.why = why;
    return result;
}

void suggest(Finding& target, std::string_view command, std::string_view title,
             std::vector<std::pair<std::string, std::string>> arguments) {
    target.command = command;
    target.command_title = title;
    target.arguments = std::move(arguments);
}

bool has_context(const Interaction& interaction) {
    return !interaction.context.outcome.empty() || !interaction.context.customer_state.empty() ||
           !interaction.context.situation.empty() || !interaction.serves.empty() ||
           !interaction.stage.empty();
}

void check_interaction(const Store& store, const Interaction& interaction, std::vector<Finding>& findings) {
    // R005: an interaction that leads to no outcome.
    if (outcomes_served(store, interaction).empty()) {
        findings.push_back(finding(
            FindingKind::InteractionWithoutOutcome, Severity::Warning, interaction, "Leads to no outcome",
            quoted(interaction) + " serves no experience that leads to an outcome.",
            "Activity is not success: an interaction is worth its cost only through an outcome."));
        suggest(findings.back(), "go.record", "Show it", {{"id", interaction.id.text()}});
    }
    // R002: interactions without context are listed.
    if (!has_context(interaction)) {
        findings.push_back(
            finding(FindingKind::WithoutContext, Severity::Warning, interaction, "Without context",
                    quoted(interaction) + " has neither outcome nor experience nor customer state.",
                    "Without its context nobody can say what an interaction is for, or whether it worked."));
        suggest(findings.back(), "go.record", "Show it", {{"id", interaction.id.text()}});
    }
    if (interaction.control == Control::Unstated) {
        findings.push_back(finding(FindingKind::ControlNotStated, Severity::Information, interaction,
                                   "Control not stated",
                                   quoted(interaction) + " does not say how far it can be controlled.",
                                   "Effort belongs where it can change something."));
    }
    // R001: effort spent on uncontrolled interactions is flagged.
    if (interaction.control == Control::Uncontrolled && interaction.effort_hours.value_or(0) > 0) {
        findings.push_back(finding(FindingKind::EffortOnUncontrolled, Severity::Warning, interaction,
                                   "Effort on what cannot be controlled",
                                   text_format("%s takes %s hours a month, and is uncontrolled.",
                                               quoted(interaction).c_str(),
                                               number_for_people(*interaction.effort_hours, 1).c_str()),
                                   "Observe what cannot be controlled; spend effort on what can."));
    }
}

// R007: harm is shown as harm.
void check_harm(const Record& record, const std::vector<Effect>& serves, const Store& store,
                std::vector<Finding>& findings) {
    for (const Effect& effect : serves) {
        const Record* target = store.find(effect.target);
        if (!target || effect.effect.value_or(0) >= 0)
            continue;
        findings.push_back(
            finding(FindingKind::Harm, Severity::Bad, record, "Harms",
                    text_format("%s lowers %s by %s.", quoted(record).c_str(), quoted(*target).c_str(),
                                number_for_people(-*effect.effect, 2).c_str()),
                    "An effect has a sign; what harms the customer counts against the outcome."));
        suggest(findings.back(), "go.record", "Show it", {{"id", record.id.text()}});
    }
}

void check_outcome(const Store& store, const Outcome& outcome, std::vector<Finding>& findings) {
    // R005: an outcome that no interaction serves.
    if (!is_served(store, outcome)) {
        findings.push_back(finding(FindingKind::OutcomeWithoutInteraction, Severity::Bad, outcome,
                                   "Nothing serves it", "No interaction serves " + quoted(outcome) + ".",
                                   "An outcome comes from experiences, and those from interactions."));
        suggest(findings.back(), "interaction.add", "Add an interaction", {{"outcome", outcome.id.text()}});
    }
    // R009: owner, measure, baseline, target, due date.
    std::vector<std::string> missing;
    if (outcome.owner.empty())
        missing.emplace_back("owner");
    if (outcome.business.measure.empty())
        missing.emplace_back("measure");
    if (!outcome.business.target)
        missing.emplace_back("target");
    if (!outcome.business.due)
        missing.emplace_back("due date");
    if (outcome.customer.statement.empty())
        missing.emplace_back("customer's side");
    if (!missing.empty()) {
        findings.push_back(finding(FindingKind::OutcomeIncomplete, Severity::Information, outcome,
                                   "Not complete yet",
                                   quoted(outcome) + " lacks: " + joined(missing, ", ") + ".",
                                   "An outcome can be reached only when it says who wants what, by when."));
    }
    // R041: the gap between what the customer expects and what the customer gets.
    const double gap = outcome.customer.importance.value_or(0) - outcome.customer.satisfaction.value_or(0);
    constexpr double telling_gap = 3;
    if (outcome.customer.importance && outcome.customer.satisfaction && gap >= telling_gap) {
        findings.push_back(finding(
            FindingKind::ExpectationGap, Severity::Warning, outcome, "Expectation gap",
            text_format("%s: importance %s, satisfaction %s, a gap of %s of 10.", quoted(outcome).c_str(),
                        number_for_people(*outcome.customer.importance, 1).c_str(),
                        number_for_people(*outcome.customer.satisfaction, 1).c_str(),
                        number_for_people(gap, 1).c_str()),
            "What matters much and satisfies little is where the relationship can be changed."));
    }
}

} // namespace

void check_chain(const Store& store, std::vector<Finding>& findings) {
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(record);
        check_interaction(store, interaction, findings);
        check_harm(interaction, interaction.serves, store, findings);
    }
    for (const RecordPointer& record : store.all(Kind::Experience))
        check_harm(*record, as<Experience>(record)->serves, store, findings);
    for (const RecordPointer& record : store.all(Kind::Outcome))
        check_outcome(store, *as<Outcome>(record), findings);
    for (const RecordPointer& record : store.all(Kind::Factor)) {
        const auto& factor = *as<Factor>(record);
        if (factor.control == Control::Uncontrolled && factor.effort_hours.value_or(0) > 0)
            findings.push_back(finding(FindingKind::EffortOnUncontrolled, Severity::Warning, factor,
                                       "Effort on what cannot be controlled",
                                       quoted(factor) + " is uncontrolled, and takes effort.",
                                       "Observe what cannot be controlled; spend effort on what can."));
    }
}

} // namespace throughline::journey
