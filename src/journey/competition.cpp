#include "journey/competition.h"

#include "base/text.h"
#include "journey/figure.h"
#include "journey/scope.h"
#include "model/records/experience.h"

#include <algorithm>
#include <cmath>

namespace throughline::journey {

namespace {

using Interactions = std::vector<const Interaction*>;

bool is_about(const CompetitorRating& rating, const Stage& stage, const Interactions& interactions) {
    if (rating.about == stage.id)
        return true;
    return std::any_of(interactions.begin(), interactions.end(), [&](const Interaction* interaction) {
        return interaction->id == rating.about ||
               std::any_of(interaction->serves.begin(), interaction->serves.end(),
                           [&](const Effect& served) { return served.target == rating.about; });
    });
}

template <std::optional<double> Interaction::*field>
std::optional<double> mean_of(const Interactions& interactions) {
    WeightedMean mean;
    for (const Interaction* interaction : interactions) {
        if (interaction->*field)
            mean.add(*(interaction->*field),
                     static_cast<double>(std::max<std::int64_t>(interaction->emotion_n.value_or(1), 1)));
    }
    return mean.value();
}

std::optional<double> ours_of(const Store& store, const Id& about, ComparisonScale scale,
                              const Interactions& of_stage) {
    if (const auto* interaction = store.find_as<Interaction>(about))
        return scale == ComparisonScale::Emotion ? interaction->emotion : interaction->satisfaction;
    if (const auto* experience = store.find_as<Experience>(about))
        return scale == ComparisonScale::Satisfaction ? experience->satisfaction : std::nullopt;
    return scale == ComparisonScale::Emotion ? mean_of<&Interaction::emotion>(of_stage)
                                             : mean_of<&Interaction::satisfaction>(of_stage);
}

Comparison comparison_of(const Store& store, const Competitor& competitor, const CompetitorRating& rating,
                         const Interactions& of_stage) {
    Comparison comparison;
    comparison.competitor = &competitor;
    comparison.what_matters =
        rating.what_matters.empty() ? std::string(title_of(store, rating.about)) : rating.what_matters;
    comparison.scale = rating.emotion ? ComparisonScale::Emotion : ComparisonScale::Satisfaction;
    comparison.theirs = rating.emotion ? *rating.emotion : *rating.satisfaction;
    comparison.ours = ours_of(store, rating.about, comparison.scale, of_stage);
    comparison.n = rating.n;
    comparison.source = rating.source;
    return comparison;
}

} // namespace

std::vector<Comparison> comparisons_at(const Store& store, const Journey& journey, const Stage& stage) {
    const Interactions interactions = interactions_in(store, stage.id);
    std::vector<Comparison> comparisons;
    for (const Id& id : journey.competitors) {
        const auto* competitor = store.find_as<Competitor>(id);
        if (!competitor)
            continue;
        for (const CompetitorRating& rating : competitor->ratings) {
            const bool rated = rating.emotion || rating.satisfaction;
            if (rated && is_about(rating, stage, interactions))
                comparisons.push_back(comparison_of(store, *competitor, rating, interactions));
        }
    }
    return comparisons;
}

double share_on(ComparisonScale scale, double value) {
    const double share = scale == ComparisonScale::Emotion ? (value + 2) / 4 : value / 10;
    return std::clamp(share, 0.0, 1.0);
}

std::string standing_text(const Comparison& comparison) {
    if (!comparison.ours)
        return "ours not known";
    const double ahead = std::round((*comparison.ours - comparison.theirs) * 10) / 10;
    if (ahead == 0)
        return "level";
    return (ahead > 0 ? "ahead by " : "behind by ") + number_for_people(std::fabs(ahead), 1);
}

} // namespace throughline::journey
