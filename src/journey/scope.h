// What belongs together: the stages of a journey, the interactions of a stage, what a segment has to do with.
#pragma once

#include "model/records/interaction.h"
#include "model/records/journey.h"
#include "model/records/outcome.h"
#include "model/records/segment.h"
#include "model/records/stage.h"
#include "store/store.h"

#include <vector>

namespace throughline::journey {

// By order, then id; those without an order last.
std::vector<const Stage*> stages_of(const Store& store, const Id& journey);
// The interactions of a stage, its own and those that are also in it; by order, then id.
std::vector<const Interaction*> interactions_in(const Store& store, const Id& stage);

// The interactions that lead to an outcome of the journey, or of its segment, and stand in no stage of any;
// by id.
std::vector<const Interaction*> unplaced_interactions(const Store& store, const Journey& journey);

// One interaction where it stands in a journey.
struct Step {
    const Stage* stage = nullptr;
    const Interaction* interaction = nullptr;
};
// A journey from its first stage to its last. An interaction that is in two of its stages comes twice.
std::vector<Step> walk_of(const Store& store, const Id& journey);

// By id.
std::vector<const Journey*> journeys_of(const Store& store, const Id& segment);
std::vector<const Outcome*> outcomes_of(const Store& store, const Id& segment);
// What a segment meets: the interactions of its journeys in their order, then by id those that serve its
// outcomes from beside the maps; each once.
std::vector<const Interaction*> interactions_of(const Store& store, const Id& segment);

// True when a record of this kind points to `id`.
bool is_pointed_to_by(const Store& store, const Id& id, Kind kind);
// How much of an interaction lies in the firm's hands: controlled 1, influenced ½, uncontrolled 0; not stated
// counts as influenced.
double grip_on(Control control);

// R030: what is looked at by how far it can be controlled. What is not stated is always looked at.
struct ControlFilter {
    bool controlled = true;
    bool influenced = true;
    bool uncontrolled = true;

    bool lets_pass(Control control) const;
    bool is_open() const { return controlled && influenced && uncontrolled; }
    // Different for different filters, below 8.
    unsigned bits() const {
        return (controlled ? 1U : 0U) | (influenced ? 2U : 0U) | (uncontrolled ? 4U : 0U);
    }
    friend bool operator==(const ControlFilter&, const ControlFilter&) = default;
};

} // namespace throughline::journey
