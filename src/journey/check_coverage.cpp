#include "journey/checks.h"
#include "journey/scope.h"
#include "model/records/channel.h"
#include "model/records/interaction.h"
#include "model/records/journey.h"
#include "model/records/measure.h"
#include "model/records/product.h"
#include "model/records/segment.h"
#include "model/records/stage.h"

#include <algorithm>

namespace throughline::journey {

namespace {

std::vector<const Measure*> measures_of(const Store& store, const Interaction& interaction) {
    std::vector<const Measure*> measures;
    for (const std::vector<Id>* list : {&interaction.leading, &interaction.lagging}) {
        for (const Id& id : *list) {
            if (const auto* measure = store.find_as<Measure>(id))
                measures.push_back(measure);
        }
    }
    return measures;
}

// R006: an interaction with only activity measures is "measured, not aligned".
void check_measures(const Store& store, const Interaction& interaction, std::vector<Finding>& findings) {
    const std::vector<const Measure*> measures = measures_of(store, interaction);
    const bool only_activity =
        !measures.empty() && std::all_of(measures.begin(), measures.end(), [](const Measure* measure) {
            return measure->measure_class == MeasureClass::Activity;
        });
    if (only_activity) {
        findings.push_back(
            {FindingKind::MeasuredNotAligned,
             Severity::Warning,
             interaction.id,
             "Measured, not aligned",
             quoted(interaction) + " has only activity measures.",
             "Counts of activity never stand for success; a measure of response or outcome does.",
             "measure.add",
             "Add an outcome measure",
             {{"of", interaction.id.text()}, {"type", "outcome"}}});
    }
    // R064, R079: a touchpoint on the map shows its success by a lagging measure.
    const bool on_map = !interaction.stage.empty() && interaction.firm == FirmPart::Present;
    if (on_map && interaction.lagging.empty()) {
        findings.push_back(
            {FindingKind::NoLaggingMeasure,
             Severity::Information,
             interaction.id,
             "No lagging measure",
             quoted(interaction) + " is on the map, and no lagging measure shows whether it worked.",
             "A leading measure says what is done; a lagging one says what came of it.",
             "measure.add",
             "Add an outcome measure",
             {{"of", interaction.id.text()}, {"type", "outcome"}}});
    }
}

void check_covered(const Store& store, Kind kind, FindingKind finding, std::string_view title,
                   std::string_view sentence, std::vector<Finding>& findings) {
    for (const RecordPointer& record : store.all(kind)) {
        if (is_pointed_to_by(store, record->id, Kind::Interaction))
            continue;
        findings.push_back({finding,
                            Severity::Information,
                            record->id,
                            title,
                            quoted(*record) + std::string(sentence),
                            "What the customer meets and nobody planned is left to chance.",
                            "go.record",
                            "Show it",
                            {{"id", record->id.text()}}});
    }
}

} // namespace

void check_coverage(const Store& store, std::vector<Finding>& findings) {
    for (const RecordPointer& record : store.all(Kind::Interaction))
        check_measures(store, *as<Interaction>(record), findings);
    // R064, R070: stages, channels and products without interactions.
    check_covered(store, Kind::Stage, FindingKind::StageWithoutInteraction, "Empty stage",
                  " is a stage in which nothing happens.", findings);
    check_covered(store, Kind::Channel, FindingKind::ChannelWithoutInteraction,
                  "Channel without interactions", " is a channel that no interaction uses.", findings);
    check_covered(store, Kind::Product, FindingKind::ProductWithoutInteraction,
                  "Product without interactions", " is a product that no interaction is about.", findings);
    // R076: one journey per chosen segment.
    for (const RecordPointer& record : store.all(Kind::Segment)) {
        const auto& segment = *as<Segment>(record);
        if (segment.choice != SegmentChoice::Chosen || is_pointed_to_by(store, segment.id, Kind::Journey))
            continue;
        findings.push_back({FindingKind::SegmentWithoutJourney,
                            Severity::Information,
                            segment.id,
                            "No journey yet",
                            quoted(segment) + " is a chosen segment without a journey.",
                            "Segments were chosen to be served differently; each deserves its own map.",
                            "journey.add",
                            "Add its journey",
                            {{"segment", segment.id.text()}}});
    }
}

} // namespace throughline::journey
