// Meaning: the whole piece of work: for whom, with which customer it begins, who owns the programme.
// A file has at most one.
#pragma once

#include "model/record.h"
#include "model/records/parts.h"

namespace throughline {

// One step of the story that a worked example, or a person in present mode, tells.
struct StoryStep {
    std::string title;
    std::string text;
    Id about;             // what is shown while it is told
    std::string customer; // the key of one customer, where that is what is shown
    Preserved preserved;
};

// Fields
struct Workspace : Record {
    static constexpr Kind record_kind = Kind::Workspace;
    Workspace()
        : Record(record_kind) {}

    std::string client;
    std::string purpose;
    Id starting_segment;       // R065: a workspace begins with the customer
    Id programme_owner;        // R074
    Id growth_measure;         // R062
    std::string currency;      // "EUR"
    std::optional<Date> as_of; // today inside this workspace; empty: the real day
    std::vector<StoryStep> story;
    std::vector<Risk> risks;               // R072
    std::vector<Stakeholder> stakeholders; // R072
};

extern const Shape workspace_shape;
extern const KindDescription workspace_kind;

} // namespace throughline
