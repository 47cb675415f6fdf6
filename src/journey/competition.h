// R068: how competitors fare at a stage on the things that matter most, beside ourselves.
#pragma once

#include "model/records/competitor.h"
#include "model/records/journey.h"
#include "model/records/stage.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace throughline::journey {

enum class ComparisonScale : std::uint8_t { Emotion, Satisfaction }; // −2 … +2, 0 … 10

struct Comparison {
    const Competitor* competitor = nullptr;
    std::string what_matters; // the rating's own words, else the title of what is rated
    ComparisonScale scale = ComparisonScale::Emotion;
    double theirs = 0;
    std::optional<double> ours; // nothing where nobody asked our own customers
    std::optional<std::int64_t> n;
    std::string source;
};

// Ratings of the journey's competitors about the stage, its interactions, and the experiences these create;
// in the order of the journey's competitors and of their ratings. Ours for a stage is the mean over its
// interactions, each as often as it was answered (once where that is not known).
std::vector<Comparison> comparisons_at(const Store& store, const Journey& journey, const Stage& stage);

// Where a value stands on its scale, 0 to 1.
double share_on(ComparisonScale scale, double value);
// Words for how far we are ahead or behind: "ahead by 0.4", "level", "ours not known".
std::string standing_text(const Comparison& comparison);

} // namespace throughline::journey
