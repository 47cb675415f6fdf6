// R064, R070: how far stages, channels, products and major touchpoints are covered by interactions and by
// measures.
#pragma once

#include "journey/scope.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace throughline::journey {

enum class Coverage : std::uint8_t { Nothing, NotMeasured, OnlyActivity, OnlyLeading, Measured };

struct CoverageRow {
    Id record; // a stage, channel, product or interaction
    Coverage coverage = Coverage::Nothing;
    std::vector<Id> interactions;     // of a touchpoint: itself
    std::size_t leading = 0;          // interactions with a leading measure of response or outcome
    std::size_t lagging = 0;          // with a lagging one
    std::size_t activity = 0;         // with measures that count only activity
    std::optional<double> importance; // of a touchpoint, or the highest of the interactions
};

struct CoverageReport {
    std::vector<CoverageRow> stages; // in the order of the journeys
    std::vector<CoverageRow> channels;
    std::vector<CoverageRow> products;    // without withdrawn ones
    std::vector<CoverageRow> touchpoints; // major ones: importance from `major` on, the most important first
    // R067: phases from first interest to repeat purchase that no stage of a journey has.
    std::vector<std::pair<Id, StagePhase>> missing_phases;
    std::size_t rows = 0;
    std::size_t measured = 0; // of the rows
};

// A row is measured when at least one interaction has a lagging measure of response or outcome.
CoverageReport coverage_of(const Store& store, double major = 7);

// A word for people: "nothing happens here", "measured".
std::string_view coverage_text(Coverage coverage);

} // namespace throughline::journey
