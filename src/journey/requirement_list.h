// R071: what the maps ask of the CRM system, as rows, and as Markdown and CSV text.
#pragma once

#include "store/store.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::journey {

enum class RequirementTopic : std::uint8_t {
    Capability,     // a process, system or skill that interactions need
    Channel,        // an interaction is to be held on a channel
    Decision,       // a decision steers interactions
    Context,        // facts about the customer's state and about factors that are to be known
    Measure,        // something is to be measured
    Events,         // instances are to be recorded
    Responsibility, // people and hand-overs
};

enum class RequirementState : std::uint8_t { Missing, Partial, InPlace, NotKnown };

struct SystemRequirement {
    std::string number; // "Q001", in the order of the list
    RequirementTopic topic = RequirementTopic::Capability;
    RequirementState state = RequirementState::NotKnown;
    Id source;            // the capability, channel, decision, measure or interaction that asks for it
    std::string sentence; // "“One document store” is there for “Documents by app” and 1 other."
    std::string reason;   // the gap, or what it is for
    std::vector<Id> interactions; // that need it, by id
    // 0 to 10: the highest importance to the customer of the interactions that need it.
    std::optional<double> priority;
};

// By priority, the highest first; on the same priority by topic and source, so that two lists of one
// workspace are the same. Cancelled interactions and those without the firm ask for nothing.
std::vector<SystemRequirement> requirement_list(const Store& store);

std::string_view topic_text(RequirementTopic topic);
std::string_view state_text(RequirementState state);

// One Markdown table under a heading, by topic; cells are escaped. Ends with a line end.
std::string requirements_as_markdown(const Store& store, const std::vector<SystemRequirement>& list);
// RFC 4180 with a header, CR LF line ends. Cells that a spreadsheet would run get a ' in front (OWASP ASVS
// 1.2.10).
std::string requirements_as_csv(const Store& store, const std::vector<SystemRequirement>& list);

} // namespace throughline::journey
