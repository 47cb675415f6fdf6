#include "evidence/attribution.h"

#include "base/text.h"
#include "evidence/linear.h"

#include <cmath>
#include <utility>

namespace throughline::evidence {

namespace {

constexpr std::size_t most_markov_kinds = 500;
constexpr double end_share = 0.4;

Result<void> check_paths(std::span<const TouchPath> paths, std::size_t kinds) {
    double reached = 0;
    for (std::size_t index = 0; index < paths.size(); ++index) {
        const TouchPath& path = paths[index];
        const std::string place = text_format("paths[%zu]", index);
        for (std::uint32_t touch : path.touches) {
            if (touch >= kinds)
                return error_at(place, text_format("There is no kind of interaction with number %u.", touch));
        }
        if (!(path.reached >= 0 && path.missed >= 0 && std::isfinite(path.reached + path.missed)))
            return error_at(place, "The customers of a path must not be fewer than none.");
        reached += path.touches.empty() ? 0.0 : path.reached;
    }
    if (!(reached > 0))
        return error("No path with an interaction reached the outcome, so there is no credit to share.");
    return {};
}

void share_by_place(const TouchPath& path, CreditRule rule, std::vector<double>& credit) {
    const std::size_t count = path.touches.size();
    for (std::size_t place = 0; place < count; ++place) {
        double share = 0;
        const bool at_end = place == 0 || place + 1 == count;
        if (rule == CreditRule::First)
            share = place == 0 ? 1.0 : 0.0;
        else if (rule == CreditRule::Last)
            share = place + 1 == count ? 1.0 : 0.0;
        else if (rule == CreditRule::Linear || count <= 2)
            share = 1.0 / static_cast<double>(count);
        else
            share = at_end ? end_share : (1.0 - 2 * end_share) / static_cast<double>(count - 2);
        credit[path.touches[place]] += share * path.reached;
    }
}

// Transitions between the kinds, from the start, and to the outcome; as shares of all that leave a kind.
struct Chain {
    explicit Chain(std::size_t kinds)
        : between(kinds)
        , from_start(kinds)
        , to_outcome(kinds) {}

    Matrix between;
    std::vector<double> from_start;
    std::vector<double> to_outcome;
};

Chain chain_of(std::span<const TouchPath> paths, std::size_t kinds) {
    Chain chain(kinds);
    std::vector<double> leaving(kinds);
    double starting = 0;
    for (const TouchPath& path : paths) {
        const double customers = path.reached + path.missed;
        if (path.touches.empty())
            continue;
        starting += customers;
        chain.from_start[path.touches.front()] += customers;
        for (std::size_t place = 0; place + 1 < path.touches.size(); ++place)
            chain.between.at(path.touches[place], path.touches[place + 1]) += customers;
        for (std::uint32_t touch : path.touches)
            leaving[touch] += customers;
        chain.to_outcome[path.touches.back()] += path.reached;
    }
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        chain.from_start[kind] /= starting;
        if (!(leaving[kind] > 0))
            continue;
        chain.to_outcome[kind] /= leaving[kind];
        for (std::size_t next = 0; next < kinds; ++next)
            chain.between.at(kind, next) /= leaving[kind];
    }
    return chain;
}

Result<std::vector<double>> removal_effects(const Chain& chain) {
    const std::size_t kinds = chain.from_start.size();
    Matrix remaining(kinds);
    for (std::size_t row = 0; row < kinds; ++row) {
        for (std::size_t column = 0; column < kinds; ++column)
            remaining.at(row, column) = (row == column ? 1.0 : 0.0) - chain.between.at(row, column);
    }
    // visits.at(i, j): how often a customer at i comes by j before the end.
    const Matrix visits = TRY(inverse(std::move(remaining)));
    std::vector<double> effects(kinds);
    double from_start = 0;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        double visits_from_start = 0;
        double outcome_from_here = 0;
        for (std::size_t other = 0; other < kinds; ++other) {
            visits_from_start += chain.from_start[other] * visits.at(other, kind);
            outcome_from_here += visits.at(kind, other) * chain.to_outcome[other];
        }
        effects[kind] = visits_from_start / visits.at(kind, kind) * outcome_from_here;
        from_start += chain.from_start[kind] * outcome_from_here;
    }
    for (double& effect : effects)
        effect /= from_start;
    return effects;
}

} // namespace

Result<Attribution> attribute(std::span<const TouchPath> paths, std::size_t kinds, CreditRule rule) {
    TRY(check_paths(paths, kinds));
    Attribution result;
    result.credit.resize(kinds);
    double reached = 0;
    for (const TouchPath& path : paths) {
        if (path.touches.empty()) {
            result.untouched += path.reached;
            continue;
        }
        reached += path.reached;
        if (rule != CreditRule::Markov)
            share_by_place(path, rule, result.credit);
    }
    if (rule != CreditRule::Markov)
        return result;
    if (kinds > most_markov_kinds)
        return error(text_format("Removal effects are computed for at most %zu kinds of interactions.",
                                 most_markov_kinds));
    result.removal_effect = TRY(removal_effects(chain_of(paths, kinds)));
    double sum = 0;
    for (double effect : result.removal_effect)
        sum += effect;
    for (std::size_t kind = 0; kind < kinds; ++kind)
        result.credit[kind] = reached * result.removal_effect[kind] / sum;
    return result;
}

} // namespace throughline::evidence
