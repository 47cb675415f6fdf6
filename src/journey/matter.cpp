#include "journey/matter.h"

#include "model/records/experience.h"

#include <algorithm>
#include <cmath>

namespace throughline::journey {

namespace {

Matter matter_of(const Store& store, const Interaction& interaction) {
    Matter matter;
    matter.interaction = interaction.id;
    matter.importance = interaction.importance;
    matter.frequency = interaction.frequency;
    for (const Effect& effect : interaction.serves) {
        const auto* experience = store.find_as<Experience>(effect.target);
        if (!experience || !effect.effect)
            continue;
        const double felt = effect.weight.value_or(1) * *effect.effect;
        matter.effect = matter.effect.value_or(0) + std::fabs(felt);
        matter.direction += experience->wanted == ExperienceKind::Unwanted ? -felt : felt;
    }
    if (matter.importance && matter.effect && matter.frequency)
        matter.score = *matter.importance * *matter.effect * *matter.frequency;
    return matter;
}

} // namespace

std::vector<Matter> rank_by_matter(const Store& store, std::span<const Interaction* const> interactions,
                                   double most) {
    std::vector<Matter> ranking;
    double sum = 0;
    for (const Interaction* interaction : interactions) {
        ranking.push_back(matter_of(store, *interaction));
        sum += ranking.back().score.value_or(0);
    }
    std::sort(ranking.begin(), ranking.end(), [](const Matter& left, const Matter& right) {
        const double left_score = left.score.value_or(-1);
        const double right_score = right.score.value_or(-1);
        return left_score != right_score ? left_score > right_score : left.interaction < right.interaction;
    });
    if (sum <= 0)
        return ranking;
    double before = 0;
    for (Matter& matter : ranking) {
        matter.share = matter.score.value_or(0) / sum;
        matter.moment = matter.share > 0 && before < most;
        before += matter.share;
    }
    return ranking;
}

std::vector<Matter> rank_by_matter(const Store& store, double most) {
    std::vector<const Interaction*> interactions;
    for (const RecordPointer& record : store.all(Kind::Interaction))
        interactions.push_back(as<Interaction>(record));
    return rank_by_matter(store, interactions, most);
}

} // namespace throughline::journey
